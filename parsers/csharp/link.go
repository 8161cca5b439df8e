package csharp

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// Link puts partial types together and leaves out what is inside a type that is not public. All public types of an assembly
// can be named by its users. Names are written out, as .NET's guidelines for public names have it.
func Link(units []language.Unit, layout language.Layout) *model.API {
	api := &model.API{SDK: layout.SDK, Language: "csharp", Files: len(units), WritesOut: true}
	l := linker{layout: layout, index: map[string]int{}}
	for i := range units {
		u := &units[i]
		api.Counts = api.Counts.Add(u.Counts)
		for _, p := range u.Problems {
			api.Problems = append(api.Problems, model.Problem{File: u.Path, Line: p.Line, Text: p.Text})
		}
		for j := range u.Decls {
			l.add(u, &u.Decls[j])
		}
	}
	l.nameMembers()
	api.Types = l.types()
	forget(api.Types)
	slices.SortFunc(api.Types, func(a, b model.Symbol) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.Name, b.Name))
	})
	return api
}

// whole is a type with all its parts.
type whole struct {
	symbol model.Symbol
	scope  string // its namespace and the types around it
	public bool
	marks  []string
}

type linker struct {
	layout language.Layout
	wholes []whole
	index  map[string]int // by namespace, name and number of type parameters
}

func (l *linker) add(u *language.Unit, d *language.Decl) {
	namespace, arity := u.Scope, ""
	for _, m := range d.Marks {
		if rest, ok := strings.CutPrefix(m, "namespace "); ok {
			namespace = rest
		}
		if strings.HasPrefix(m, "`") {
			arity = m
		}
	}
	layer := model.Handwritten
	if u.Generated || l.layout.Generated != nil && l.layout.Generated(u.Path) {
		layer = model.Generated
	}
	s := placed(d.Symbol, u.Path, layer)
	s.Access = model.Exported
	key := namespace + "." + s.Name + arity
	i, known := l.index[key]
	if !known {
		l.index[key] = len(l.wholes)
		scope := namespace + "." + s.Name
		l.wholes = append(l.wholes, whole{s, scope[:strings.LastIndexByte(scope, '.')], d.Public, d.Marks})
		return
	}
	l.wholes[i].join(s, d)
}

// placed is a copy of a symbol that says which file and layer it is from, all the way down.
func placed(s model.Symbol, file string, layer model.Layer) model.Symbol {
	s.At.File, s.Layer = file, layer
	if s.Kind == model.Method && layer == model.Handwritten {
		s.Wire = "" // who writes a method by hand may call several
	}
	if len(s.Members) > 0 {
		members := make([]model.Symbol, len(s.Members))
		for i := range s.Members {
			members[i] = placed(s.Members[i], file, layer)
		}
		s.Members = members
	}
	return s
}

// join adds a part of a partial type.
func (w *whole) join(s model.Symbol, d *language.Decl) {
	t := &w.symbol
	w.public = w.public || d.Public
	w.marks = append(slices.Clip(w.marks), d.Marks...)
	t.Partial = t.Partial || s.Partial
	if t.Doc == "" {
		t.Doc = s.Doc
	}
	t.Stability = max(t.Stability, s.Stability)
	t.Kind = max(t.Kind, s.Kind)
	t.Bases = append(slices.Clip(t.Bases), s.Bases...)
	if s.Type.Form == model.OneOf {
		t.Type.Form = model.OneOf
		t.Type.Args = append(slices.Clip(t.Type.Args), s.Type.Args...)
	}
	places := map[string]int{}
	for i, m := range t.Members {
		if m.Kind == model.Method {
			places[m.Name] = i
		}
	}
	for _, m := range s.Members {
		switch {
		case m.Kind == model.Method:
			addMethod(t, m, places)
		case !hasField(t, m.Name):
			t.Members = append(t.Members, m)
		}
	}
}

func (l *linker) types() []model.Symbol {
	out := make([]model.Symbol, 0, len(l.wholes))
	interfaces := map[string]bool{}
	for i := range l.wholes {
		if l.wholes[i].symbol.Kind == model.Interface {
			interfaces[l.wholes[i].symbol.Name] = true
		}
	}
	for i := range l.wholes {
		w := &l.wholes[i]
		if w.public && l.isOpen(w) {
			w.finish(interfaces)
			out = append(out, w.symbol)
		}
	}
	inheritTags(out)
	return out
}

// isOpen reports whether all types around a nested one are public.
func (l *linker) isOpen(w *whole) bool {
	if !strings.Contains(w.symbol.Name, ".") {
		return true
	}
	i, ok := l.index[w.scope] // a generic type's nested ones are not found this way
	return !ok || l.wholes[i].public && l.isOpen(&l.wholes[i])
}

// finish says what the whole is, now that all parts are there.
func (w *whole) finish(interfaces map[string]bool) {
	s := &w.symbol
	if slices.Contains(w.marks, "union") {
		s.Kind = model.Union
	}
	if s.Kind != model.Object && s.Kind != model.Union {
		return
	}
	s.Members = slices.DeleteFunc(s.Members, func(m model.Symbol) bool { return m.Name == model.Constructor && restates(s, m) })
	if s.Kind == model.Object && w.behaves(interfaces) {
		s.Kind = model.Class
	}
}

// restates reports a constructor that only takes what the type's fields say already.
func restates(s *model.Symbol, constructor model.Symbol) bool {
	return !slices.ContainsFunc(constructor.Members, func(p model.Symbol) bool { return !hasField(s, p.Name) })
}

// behaves reports a type to call, not one to fill in.
func (w *whole) behaves(interfaces map[string]bool) bool {
	return slices.Contains(w.marks, "static") ||
		slices.ContainsFunc(w.symbol.Members, func(m model.Symbol) bool { return m.Kind == model.Method }) ||
		slices.ContainsFunc(w.symbol.Bases, func(b model.Type) bool { return interfaces[b.Name] || strings.HasSuffix(b.Name, "Exception") })
}

// inheritTags gives the tag of a variant the wire name it has in the union:
//
//	class Shape { [JsonPropertyName("kind")] public virtual string Kind { get; set; } }
//	class Circle : Shape { public override string Kind => "circle"; }
func inheritTags(types []model.Symbol) {
	byName := map[string]*model.Symbol{}
	for i := range types {
		byName[types[i].Name] = &types[i]
	}
	for i := range types {
		for j := range types[i].Members {
			m := &types[i].Members[j]
			if m.Type.Form == model.Literal && m.Wire == "" {
				m.Wire = inheritedWire(byName, &types[i], m.Name)
			}
		}
	}
}

// inheritedWire looks along the base classes; a class is the first of the bases.
func inheritedWire(byName map[string]*model.Symbol, s *model.Symbol, member string) string {
	const deep = 20 // a cycle is a mistake, but not ours
	for range deep {
		if len(s.Bases) == 0 || byName[s.Bases[0].Name] == nil {
			return ""
		}
		s = byName[s.Bases[0].Name]
		for i := range s.Members {
			if s.Members[i].Name == member && s.Members[i].Wire != "" {
				return s.Members[i].Wire
			}
		}
	}
	return ""
}
