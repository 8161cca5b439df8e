package python

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// Link resolves what the modules of a package give away.
//
// A name that the package itself, or a module that users are told to import, exports is Exported. A name of another public module is Reachable, and so is nothing else:
// what starts with an underscore is private, whoever names it.
func Link(units []language.Unit, layout language.Layout) *model.API {
	api := &model.API{SDK: layout.SDK, Language: "python", Files: len(units)}
	for _, u := range units {
		api.Counts = api.Counts.Add(u.Counts)
		for _, p := range u.Problems {
			p.File = u.Path
			api.Problems = append(api.Problems, p)
		}
	}
	l := &linker{pkg: newPkg(withoutStubs(units), layout), api: api, at: map[place]int{}}
	l.publish()
	l.inherit()
	l.applyWires()
	sortSymbols(api.Types)
	sortSymbols(api.Functions)
	slices.SortFunc(api.Problems, func(a, b model.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	return api
}

func sortSymbols(symbols []model.Symbol) {
	slices.SortStableFunc(symbols, func(a, b model.Symbol) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.Name, b.Name))
	})
}

// place is a declaration: the index of one in a module.
type place struct {
	mod  *module
	decl int
}

func (p place) symbol() model.Symbol { return p.mod.unit.Decls[p.decl].Symbol }

func (p place) marks() []string { return p.mod.unit.Decls[p.decl].Marks }

// linker collects what is public.
type linker struct {
	*pkg
	api *model.API
	at  map[place]int // types of the API, by declaration
}

func (l *linker) publish() {
	seen := map[place]bool{}
	for _, m := range l.public() {
		access := model.Reachable
		if m == l.main || slices.Contains(l.entries, m.unit.Path) {
			access = model.Exported
		}
		for _, name := range l.names(m) {
			p, ok := l.resolve(m, name)
			if !ok {
				l.unresolved(m, name)
				continue
			}
			if !seen[p] {
				seen[p] = true
				l.add(p, access)
			}
		}
	}
}

// unresolved tells of a name in __all__ that nothing in the module binds.
func (l *linker) unresolved(m *module, name string) {
	use, imported := m.imports[name]
	if imported && m.hasAll && use.Kind == "import" { // from another package
		l.api.Elsewhere = append(l.api.Elsewhere, name)
	}
	_, isModule := l.modules[m.name+"."+name]
	if !imported && !isModule && m.hasAll {
		l.api.Problems = append(l.api.Problems, model.Problem{File: m.unit.Path, Line: m.allLine, Text: "__all__ names " + name + ", which is not defined"})
	}
}

// add puts a declaration into the API, with the classes inside it.
func (l *linker) add(p place, access model.Access) {
	if slices.Contains(p.marks(), "constant") || isTypeVar(p) {
		return
	}
	s := l.resolved(p)
	s.Access = access
	if s.Kind == model.Function {
		l.api.Functions = append(l.api.Functions, s)
		return
	}
	l.at[p] = len(l.api.Types)
	l.api.Types = append(l.api.Types, s)
	for i := p.decl - 1; i >= 0; i-- { // a class inside comes before the one around it
		inner := p.mod.unit.Decls[i]
		if !strings.HasPrefix(inner.Symbol.Name, s.Name+".") {
			break
		}
		if rest := inner.Symbol.Name[len(s.Name)+1:]; inner.Public && !strings.Contains(rest, ".") {
			l.add(place{p.mod, i}, access)
		}
	}
}

func isTypeVar(p place) bool {
	return p.symbol().Kind == model.KindUnknown
}

// resolved is a declaration as the API has it: a copy, since units are shared.
func (l *linker) resolved(p place) model.Symbol {
	s := p.symbol()
	s.Bases = slices.Clone(s.Bases)
	s.Members = slices.Clone(s.Members)
	l.settle(p, &s)
	s.Layer = p.mod.layer
	if s.Layer == model.Generated && s.Kind == model.Class {
		// What generated classes are constructed with is between them and the code that makes them.
		s.Members = slices.DeleteFunc(s.Members, func(m model.Symbol) bool { return m.Kind == model.Method && m.Name == "constructor" })
	}
	for i := range s.Bases {
		s.Bases[i] = l.visible(p.mod, s.Bases[i], 0)
	}
	l.finish(p.mod, &s)
	return s
}

// finish sets what depends on the file, in a symbol and what is in it.
func (l *linker) finish(m *module, s *model.Symbol) {
	s.At.File = m.unit.Path
	s.Layer = m.layer
	s.Type = l.visible(m, s.Type, 0)
	switch {
	case s.Kind == model.Enum:
		s.Type = model.Type{Text: s.Type.Text}
	case s.Kind == model.Method && m.layer != model.Generated:
		s.Wire = "" // a hand-written method may call an RPC method on its way, but is more than that
	}
	for i := range s.Members {
		s.Members[i].Members = slices.Clone(s.Members[i].Members)
		l.finish(m, &s.Members[i])
	}
}

const maxDepth = 32 // of aliases of aliases, and of classes derived from each other

// visible is a type without private names: aliases that callers cannot import stand for what they mean.
func (l *linker) visible(m *module, t model.Type, depth int) model.Type {
	if t.Form == model.Ref && depth < maxDepth && (strings.HasPrefix(t.Name, "_") || m.renamed[t.Name]) {
		if meant, ok := l.meant(m, t, depth); ok {
			return meant
		}
	}
	for i, a := range t.Args {
		if b := l.visible(m, a, depth+1); !sameType(a, b) {
			t.Args = slices.Clone(t.Args)
			t.Args[i] = b
		}
	}
	return t
}

func (l *linker) meant(m *module, t model.Type, depth int) (model.Type, bool) {
	p, ok := l.resolve(m, t.Name)
	if !ok {
		return t, false
	}
	s := p.symbol()
	if !strings.HasPrefix(s.Name, "_") {
		t.Name = s.Name // import X as _X
		return t, true
	}
	if s.Type.Form == model.FormUnknown {
		return t, false // a private class
	}
	meant := l.visible(p.mod, s.Type, depth+1)
	meant.Text = t.Text
	return meant, true
}
