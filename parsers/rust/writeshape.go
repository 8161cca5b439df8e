package rust

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// spelled is a type as it is written in a file.
type spelled struct {
	text string
	hook bool   // a callback or a trait object: nothing that goes over the wire
	why  string // why it cannot be written
}

// typeFor spells a type in a file as the fields around it would have it.
func (w *writer) typeFor(t model.Type, g *group) spelled {
	switch t.Form {
	case model.Prim:
		if text := g.primitive(t.Name); text != "" {
			return spelled{text: g.inScope(text)}
		}
	case model.Ref:
		return w.refText(t, g)
	case model.List:
		element := w.argument(t, 0, g)
		element.text = "Vec<" + element.text + ">"
		return element
	case model.Map:
		key, value := w.argument(t, 0, g), w.argument(t, 1, g)
		return spelled{text: g.inScope(g.mapName()) + "<" + key.text + ", " + value.text + ">", why: cmp.Or(key.why, value.why), hook: value.hook}
	case model.Func:
		return w.callback(t, g)
	case model.Literal:
		return spelled{text: "String"}
	case model.OneOf:
		return w.unionText(t, g)
	case model.Inline:
		return spelled{text: g.inScope("serde_json::Value"), why: "its type has no name elsewhere; Rust needs a struct with one"}
	}
	return spelled{text: g.inScope("serde_json::Value"), why: "its type is not known"}
}

func (w *writer) argument(t model.Type, i int, g *group) spelled {
	if i >= len(t.Args) {
		return spelled{text: g.inScope("serde_json::Value")}
	}
	return w.typeFor(t.Args[i], g)
}

// unionText is a union without a name. What all its variants are called in Rust decides.
func (w *writer) unionText(t model.Type, g *group) spelled {
	var variants []spelled
	var texts []string
	for _, a := range t.Args {
		if a.Form == model.Prim && a.Name == model.Null {
			continue
		}
		if one := w.typeFor(a, g); !slices.Contains(texts, one.text) {
			variants, texts = append(variants, one), append(texts, one.text)
		}
	}
	if len(variants) == 1 {
		return variants[0]
	}
	list := strings.Join(texts, " or ")
	value := g.inScope("serde_json::Value")
	if !slices.ContainsFunc(g.like, func(s sibling) bool { return strings.Contains(s.typ, "Value") }) {
		return spelled{text: value, why: "Rust has no type for " + list + " without an enum of its own"}
	}
	w.Left("%s stands for %s: document it, or give it an enum of its own", value, list)
	return spelled{text: value}
}

func (w *writer) callback(t model.Type, g *group) spelled {
	out := spelled{text: spellCallback(w.Gap.Parent, t), hook: true}
	for _, a := range t.Args {
		out.why = cmp.Or(out.why, w.typeFor(a, g).why)
	}
	out.text = strings.Replace(out.text, "Arc<", g.inScope("std::sync::Arc")+"<", 1)
	return out
}

// refText is a type of the SDK as it is named in the file: as it is where the file has it, else by its path.
func (w *writer) refText(t model.Type, g *group) spelled {
	name := t.Name
	if !isTypeName(name) {
		name = capitals(name)
	}
	out := spelled{text: name}
	if _, ok := w.promised[name]; ok {
		return out
	}
	at, ok := w.declared(name, g.Path)
	if !ok {
		out.why = "there is no type " + name + " in this SDK yet"
		return out
	}
	if at.node.Is("trait_item") {
		out.hook = true
	}
	if at.node.Field("type_parameters").OK() {
		out.why = name + " has type parameters"
	}
	if at.Path != g.Path && !w.inScope(g.sheet, name) {
		out.text = "crate::" + moduleOf(at.Path) + name
	}
	if out.hook {
		out.text = g.inScope("std::sync::Arc") + "<dyn " + out.text + ">"
	}
	return out
}

func isTypeName(name string) bool {
	for i, r := range name {
		if !(r >= 'A' && r <= 'Z' || i > 0 && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9')) {
			return false
		}
	}
	return name != ""
}

// declared finds a type that a field can have: in the file itself, by hand elsewhere, or generated.
func (w *writer) declared(name, file string) (place, bool) {
	if at, ok := w.typeNamed(name, file); ok && isPublic(at.node) {
		return at, true
	}
	for _, s := range w.API.Types {
		if s.Name == name && s.At.File != "" {
			sheet := w.sheet(s.At.File)
			if i, ok := sheet.typeNamed(name); ok {
				return place{sheet, i}, true
			}
		}
	}
	return place{}, false
}

// moduleOf is the path of a file's module: "generated::types::" of src/generated/types.rs.
func moduleOf(file string) string {
	_, inside, ok := strings.Cut("/"+file, "/src/")
	if !ok {
		inside = path.Base(file)
	}
	inside = strings.TrimSuffix(strings.TrimSuffix(inside, ".rs"), "/mod")
	if inside == "lib" || inside == "main" || inside == "mod" {
		return ""
	}
	return strings.ReplaceAll(inside, "/", "::") + "::"
}

// inScope reports whether a file imports a name, by itself or with everything else of a module.
func (w *writer) inScope(s *sheet, name string) bool {
	for _, path := range s.imported() {
		if path == name || strings.HasSuffix(path, "::"+name) {
			return true
		}
		module, all := strings.CutSuffix(path, "::*")
		for _, from := range w.naming(name) {
			if !all || from == s || !strings.HasSuffix("::"+moduleOf(from.Path), "::"+lastSegment(module)+"::") {
				continue
			}
			if _, ok := from.typeNamed(name); ok || slices.ContainsFunc(from.imported(), func(p string) bool { return lastSegment(p) == name }) {
				return true
			}
		}
	}
	return false
}

// imported are the paths that a file's use declarations bring in; what they rename is left out.
func (s *sheet) imported() (out []string) {
	for _, i := range declsIn(s.root) {
		if i.node.Is("use_declaration") {
			out = append(out, paths(i.node.Field("argument"), "", 0)...)
		}
	}
	return out
}

const maxNesting = 20

func paths(n tree.Node, before string, depth int) (out []string) {
	if depth > maxNesting {
		return nil
	}
	switch n.Kind() {
	case "use_list":
		for c := range n.Children() {
			out = append(out, paths(c, before, depth+1)...)
		}
		return out
	case "scoped_use_list":
		return paths(n.Field("list"), before+n.Field("path").Text()+"::", depth+1)
	case "use_as_clause":
		return nil
	}
	return []string{before + n.Text()}
}

// inScope is a path, or its last part where the file imports that.
func (g *group) inScope(path string) string {
	name := lastSegment(path)
	if name == path || slices.Contains(g.imports, path) {
		return name
	}
	for _, p := range g.imports {
		if lastSegment(p) == name && !strings.HasSuffix(p, "::*") {
			return path
		}
	}
	return path
}

var standard = map[string]string{
	model.String: "String", model.Bool: "bool", model.Int: "i64", model.Float: "f64", model.Number: "f64", model.Bytes: "Vec<u8>",
	model.Any: "serde_json::Value", model.Null: "()", model.Time: "String", model.Duration: "std::time::Duration",
	model.Path: "std::path::PathBuf", model.URL: "String", model.UUID: "String",
}

// primitive is what the fields around have for a primitive type.
func (g *group) primitive(name string) string {
	usual := standard[name]
	if name == model.Number && !slices.ContainsFunc(model.Words(g.want), func(word string) bool { return slices.Contains(fractions, word) }) {
		name, usual = model.Int, "i64"
	}
	if name != model.Int && name != model.Float && name != model.Duration && name != model.Path {
		return usual
	}
	best := 0
	for _, fields := range [][]sibling{g.like, g.rest} {
		counts := map[string]int{}
		for _, s := range fields {
			inner := s.inner()
			if primOf(inner) != name || name == model.Int && strings.HasPrefix(inner, "&") {
				continue
			}
			if keyOf(s.name) == model.Key(g.want) { // the same field elsewhere
				return inner
			}
			if counts[inner]++; counts[inner] > best {
				best, usual = counts[inner], inner
			}
		}
		if best > 0 {
			break
		}
	}
	return usual
}

var fractions = []string{"ratio", "temperature", "probability", "cost", "price", "score", "threshold", "factor", "fraction", "weight",
	"multiplier", "rate", "p", "usd"}

func primOf(typ string) string {
	switch typ = lastSegment(typ); typ {
	case "i8", "i16", "i32", "i64", "isize", "u8", "u16", "u32", "u64", "usize":
		return model.Int
	case "f32", "f64":
		return model.Float
	case "String":
		return model.String
	case "bool":
		return model.Bool
	case "PathBuf":
		return model.Path
	case "Duration":
		return model.Duration
	case "Value":
		return model.Any
	}
	return ""
}

func (g *group) mapName() string {
	for _, fields := range [][]sibling{g.like, g.rest} {
		for _, s := range fields {
			for _, name := range []string{"indexmap::IndexMap", "std::collections::BTreeMap", "std::collections::HashMap"} {
				if strings.Contains(s.typ, lastSegment(name)+"<") {
					return name
				}
			}
		}
	}
	return "std::collections::HashMap"
}
