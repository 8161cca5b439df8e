package parsers_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sdkparity/model"
)

// reading is one API on its way to text: names as keys, callbacks as functions whatever they are made of.
type reading struct {
	b     strings.Builder
	types map[string]*model.Symbol // by name
}

// text is an API without what is a language's own: spelling, order of declarations, places.
func text(t *testing.T, api *model.API) string {
	r := reading{types: map[string]*model.Symbol{}}
	for _, p := range api.Problems {
		t.Errorf("%s:%d: %s", p.File, p.Line, p.Text)
	}
	for i := range api.Types {
		r.types[api.Types[i].Name] = &api.Types[i]
	}
	for _, s := range slices.SortedFunc(slices.Values(api.Types), byName) {
		if _, ok := callback(&s); !ok {
			r.symbol(s, "")
		}
	}
	for _, s := range slices.SortedFunc(slices.Values(api.Functions), byName) {
		r.symbol(s, "")
	}
	return r.b.String()
}

func byName(a, b model.Symbol) int { return cmp.Compare(key(a), key(b)) }

func byKey(a, b model.Symbol) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(key(a), key(b)))
}

// callback is the function that a named type stands for: another name for one, or an interface with one method.
func callback(s *model.Symbol) (model.Type, bool) {
	if s.Type.Form == model.Func {
		return s.Type, true
	}
	if s.Kind != model.Interface || len(s.Members) != 1 || s.Members[0].Kind != model.Method {
		return model.Type{}, false
	}
	f := model.Type{Form: model.Func}
	for _, p := range s.Members[0].Members {
		f.Args = append(f.Args, p.Type)
	}
	f.Args = append(f.Args, s.Members[0].Type)
	return f, true
}

// key is a name without case, underscores, and what languages add to one: an Async at the end, a get in front.
func key(s model.Symbol) string {
	if s.Kind == model.Value && s.Wire != "" {
		return fmt.Sprintf("%q", s.Wire)
	}
	words := model.Words(s.Name)
	if s.Kind == model.Method || s.Kind == model.Function {
		if n := len(words); n > 1 && words[n-1] == "async" {
			words = words[:n-1]
		}
		if len(words) > 1 && words[0] == "get" {
			words = words[1:]
		}
	}
	return model.Key(strings.Join(words, ""))
}

func (r *reading) symbol(s model.Symbol, indent string) {
	parts := []string{s.Kind.String(), key(s), s.Presence.String()}
	if t := r.show(s.Type, 4); t != "" && s.Kind != model.Enum {
		parts = append(parts, t)
	}
	if s.Wire != "" && s.Kind != model.Value {
		parts = append(parts, fmt.Sprintf("wire %q", s.Wire))
	}
	for _, b := range s.Bases {
		if base := r.types[b.Name]; base != nil {
			parts = append(parts, "extends "+key(*base))
		}
	}
	parts = append(parts, s.Stability.String())
	if s.Partial {
		parts = append(parts, "partial")
	}
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	r.b.WriteString(indent + strings.Join(parts, " ") + "\n")
	members := slices.Clone(s.Members)
	if s.Kind.IsType() {
		slices.SortStableFunc(members, byKey)
	}
	for _, m := range members {
		r.symbol(m, indent+"  ")
	}
}

func (r *reading) show(t model.Type, depth int) string {
	if s := r.types[t.Name]; t.Form == model.Ref && s != nil && depth > 0 {
		if f, ok := callback(s); ok {
			return r.show(f, depth-1)
		}
	}
	var args []string
	for _, a := range t.Args {
		args = append(args, r.show(a, depth-1))
	}
	switch last := len(args) - 1; t.Form {
	case model.FormUnknown:
		return t.Text
	case model.Ref:
		name := strings.ReplaceAll(t.Name, ".", "")
		if len(args) > 0 {
			return model.Key(name) + "<" + strings.Join(args, ", ") + ">"
		}
		return model.Key(name)
	case model.List:
		return "[" + strings.Join(args, ", ") + "]"
	case model.Map:
		return "{" + strings.Join(args, ": ") + "}"
	case model.OneOf:
		return strings.Join(args, " | ")
	case model.Func:
		return "(" + strings.Join(args[:last], ", ") + ") -> " + args[last]
	case model.Literal:
		return fmt.Sprintf("%q", t.Name)
	case model.Inline:
		inline := reading{types: r.types}
		for _, m := range slices.SortedFunc(slices.Values(t.Members), byKey) {
			inline.symbol(m, "")
		}
		return "{ " + strings.ReplaceAll(strings.TrimSpace(inline.b.String()), "\n", ", ") + " }"
	}
	return t.Name
}
