package csharp

import (
	"slices"
	"strings"
	"unicode"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// Marks that tell Link what goes over the wire: a type that a serialiser's context lists, a context that writes names in camel case, and
// a member that is left out.
const (
	serializes = "serializes "
	camelCased = "camel case"
	unsent     = "unsent "
)

// context are the marks of a serialiser's context.
func (m marks) context() []string {
	if len(m.listed) == 0 || !m.camel {
		return nil
	}
	out := []string{camelCased}
	for _, name := range m.listed {
		out = append(out, serializes+name)
	}
	return out
}

// context keeps what a context that is not public says, as none is.
func (r *reader) context(n tree.Node) {
	if !n.Is("class_declaration") {
		return
	}
	if listed := r.marks(n, "type").context(); listed != nil {
		s := model.Symbol{Kind: model.Class, Name: n.Field("name").Text(), At: model.Pos{Line: r.line(n)}}
		r.unit.Decls = append(r.unit.Decls, language.Decl{Marks: listed, Symbol: s})
	}
}

// leaveOut notes a member that does not go over the wire.
func (r *reader) leaveOut(m marks, name string) {
	if m.ignored {
		r.unsent = append(r.unsent, unsent+name)
	}
}

// nameMembers gives the fields of types that a context lists the names they have in JSON, where no attribute does:
//
//	[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
//	[JsonSerializable(typeof(Filter))]
//	internal partial class ShopContext : JsonSerializerContext;
func (l *linker) nameMembers() {
	listed := map[string]bool{}
	for _, w := range l.wholes {
		if !slices.Contains(w.marks, camelCased) {
			continue
		}
		for _, m := range w.marks {
			if name, ok := strings.CutPrefix(m, serializes); ok {
				listed[name] = true
			}
		}
	}
	for i := range l.wholes {
		w := &l.wholes[i]
		if w.symbol.Layer != model.Handwritten || !listed[w.symbol.Name] {
			continue
		}
		for j := range w.symbol.Members {
			m := &w.symbol.Members[j]
			if m.Kind == model.Field && m.Wire == "" && !slices.Contains(w.marks, unsent+m.Name) {
				m.Wire = camelCase(m.Name)
			}
		}
	}
}

// camelCase lowers the capitals that a name begins with, up to the one that begins its second word: URLPath is urlPath.
func camelCase(name string) string {
	letters := []rune(name)
	for i, r := range letters {
		if !unicode.IsUpper(r) || i > 0 && i+1 < len(letters) && !unicode.IsUpper(letters[i+1]) {
			break
		}
		letters[i] = unicode.ToLower(r)
	}
	return string(letters)
}
