package rust

import (
	"slices"

	"sdkparity/model"
)

// reach puts what is exported into the API, and then what its signatures name.
func (l *linker) reach() {
	var todo []*item
	for _, it := range l.items {
		if it.access == model.Exported {
			todo = append(todo, it)
		}
	}
	for len(todo) > 0 {
		it := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		l.emit(it)
		walk(&it.symbol, func(t model.Type) {
			if named := l.named(it.home, t.Name); named != nil && named.access == model.AccessUnknown && named.decl.Public {
				named.access, named.shown = model.Reachable, true
				todo = append(todo, named)
			}
		})
	}
	for _, it := range l.items {
		switch {
		case !it.emitted:
		case it.decl.Symbol.Kind == model.Function:
			l.api.Functions = append(l.api.Functions, it.symbol)
		default:
			l.api.Types = append(l.api.Types, it.symbol)
		}
	}
}

// named is the type of the crate that a name in m means. Types keep only the last name of a path, so a name that is
// not in scope means the one type of that name, if there is one.
func (l *linker) named(m *module, name string) *item {
	candidates := l.names[name]
	if len(candidates) == 0 {
		return nil
	}
	if e := m.find(name); e.item != nil {
		return e.item
	}
	if len(candidates) == 1 {
		return candidates[0]
	}
	return nil
}

// emit makes the item's symbol, with the methods of its impl blocks.
func (l *linker) emit(it *item) {
	s := l.placed(it.decl.Symbol, it.home)
	s.Type = filled(s.Type, genericsOf(it.decl))
	for _, i := range it.impls {
		l.join(&s, i)
	}
	foldConstants(&s, it.impls)
	l.undemanded(&s, it)
	s.Access, s.Module = it.access, it.within
	if !it.shown {
		s.Stability = model.Internal
	}
	if s.Kind == model.Object && isClass(s) {
		s.Kind = model.Class
	}
	it.symbol, it.emitted = s, true
}

// A struct without fields for others and with methods, or with methods that wait for something, is there to be called.
func isClass(s model.Symbol) bool {
	methods := 0
	for _, m := range s.Members {
		if m.Kind == model.Method {
			methods++
		}
	}
	return methods > 0 && methods == len(s.Members)
}

func (l *linker) join(s *model.Symbol, i impl) {
	if slices.Contains(i.decl.Marks, markTrait) {
		if trait := i.home.lookup(i.decl.Symbol.Name).item; trait != nil && trait.access == model.Exported {
			s.Bases = append(slices.Clip(s.Bases), model.Type{Form: model.Ref, Name: trait.decl.Symbol.Name})
		}
		return
	}
	block := l.placed(i.decl.Symbol, i.home)
	s.Partial = s.Partial || block.Partial
	for _, m := range block.Members {
		if s.Kind == model.Enum && m.Name == "as_str" { // a value's own wire name
			continue
		}
		if !slices.ContainsFunc(s.Members, func(o model.Symbol) bool { return o.Kind == model.Method && o.Name == m.Name }) {
			s.Members = append(s.Members, m)
		}
	}
}

// placed is a copy of a symbol that knows its file and layer, with everything in it.
func (l *linker) placed(s model.Symbol, m *module) model.Symbol {
	p := placer{l, m, model.Handwritten}
	if l.isGenerated(m.file) {
		p.layer = model.Generated
	}
	return p.symbol(s)
}

type placer struct {
	l     *linker
	m     *module
	layer model.Layer
}

func (p placer) symbol(s model.Symbol) model.Symbol {
	s.At.File, s.Layer = p.m.file, p.layer
	if constant, ok := constantPath(s.Wire); ok {
		s.Wire = p.m.lookup(constant).text
	}
	s.Type = p.typ(s.Type)
	s.Members = p.symbols(s.Members)
	s.Bases = p.types(s.Bases)
	return s
}

func (p placer) symbols(list []model.Symbol) []model.Symbol {
	if list == nil {
		return nil
	}
	out := make([]model.Symbol, len(list))
	for i, s := range list {
		out[i] = p.symbol(s)
	}
	return out
}

func (p placer) types(list []model.Type) []model.Type {
	if len(list) == 0 {
		return list
	}
	out := make([]model.Type, len(list))
	for i, t := range list {
		out[i] = p.typ(t)
	}
	return out
}

func (p placer) typ(t model.Type) model.Type {
	if len(t.Args) == 0 && len(t.Members) == 0 {
		return t
	}
	t.Args = p.types(t.Args)
	t.Members = p.symbols(t.Members)
	if t.Form == model.Ref && p.l.pass {
		return p.passed(t)
	}
	return t
}
