package golang

import (
	"cmp"
	"go/token"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
)

const maxChain = 20 // types that stand for one another; longer chains are circles

// emit adds a file's public types and functions to the API.
func (l *linker) emit(f *file, api *model.API) {
	if !f.pack.public {
		return
	}
	for _, n := range f.types {
		if n.decl.Public {
			api.Types = append(api.Types, l.symbol(n, model.Exported))
		}
	}
	for i := range f.Decls {
		d := &f.Decls[i]
		if d.Symbol.Kind == model.Function && f.pack.funcs[d.Symbol.Name] == d {
			s := l.located(d.Symbol, f)
			s.Access = model.Exported
			api.Functions = append(api.Functions, s)
		}
		if f.pack.types[d.Symbol.Type.Name] != nil && slices.Contains(d.Marks, markVariable) {
			api.Variables = append(api.Variables, d.Symbol)
		}
	}
}

// symbol is a type with everything that belongs to it.
func (l *linker) symbol(n *named, access model.Access) model.Symbol {
	b := l.body(n, 0)
	s := n.decl.Symbol
	s.At.File, s.Layer, s.Module = n.file.Path, n.file.layer, n.pack.name
	s.Access, s.Kind, s.Type, s.Bases, s.Members = access, b.kind, b.typ, b.bases, b.members
	s.Partial = s.Partial || b.partial
	s.Members = slices.Grow(s.Members, len(n.methods)+len(n.values))
	l.addValues(&s, n)
	l.fix(&s, n)
	n.always(&s)
	for _, m := range n.methods {
		if !l.restates(n, m.decl.Symbol.Name) {
			s.Members = append(s.Members, l.located(m.decl.Symbol, m.file))
		}
	}
	for _, u := range l.unions[n] {
		if !slices.ContainsFunc(s.Bases, func(t model.Type) bool { return t.Name == u.name() }) {
			s.Bases = append(s.Bases, reference(u, n.pack))
		}
	}
	if variants := l.variants[n]; len(variants) > 0 {
		s.Kind, s.Type = model.Union, model.Type{Form: model.OneOf}
		for _, v := range variants {
			s.Type.Args = append(s.Type.Args, reference(v, n.pack))
		}
	}
	if s.Kind == model.Object && isBehaviour(s.Members) {
		s.Kind = model.Class
	}
	return s
}

func reference(to *named, from *pack) model.Type {
	t := model.Type{Form: model.Ref, Name: to.name(), Text: to.name()}
	if to.pack != from {
		t.Text = to.pack.name + "." + t.Text
	}
	return t
}

// addValues makes an enum of a type that has constants.
func (l *linker) addValues(s *model.Symbol, n *named) {
	if s.Kind != model.Alias || n.has(markAlias) || len(n.values) == 0 {
		return
	}
	s.Kind = model.Enum
	for _, c := range n.values {
		v := l.located(c.decl.Symbol, c.file)
		_, v.Wire = n.pack.constant(c, 0)
		v.Type = model.Type{}
		s.Members = append(s.Members, v)
	}
}

// always takes back what a field's tag says where the type's MarshalJSON writes the field without asking it.
func (n *named) always(s *model.Symbol) {
	for i := range s.Members {
		if f := &s.Members[i]; f.Kind == model.Field && f.Presence == model.Optional && slices.Contains(n.hidden, markWrites+f.Wire) {
			f.Presence = model.Unstated
		}
	}
}

// isBehaviour tells a client from a record: it has methods, and no field goes over the wire.
func isBehaviour(members []model.Symbol) bool {
	calls := false
	for _, m := range members {
		if m.Kind == model.Field && m.Wire != "" {
			return false
		}
		calls = calls || m.Kind == model.Method
	}
	return calls
}

// body is what a type declaration says once other names are followed.
type body struct {
	kind    model.Kind
	typ     model.Type
	bases   []model.Type
	members []model.Symbol
	partial bool
}

// body follows the names a type stands for. An alias of what users can name stays an alias; an alias of an internal or unexported type,
// and a type defined by another (type A B), is spelled out.
func (l *linker) body(n *named, depth int) body {
	d := n.decl.Symbol
	b := body{kind: d.Kind, partial: d.Partial}
	if d.Kind != model.Alias {
		b.typ = l.locatedType(d.Type, n.file)
		l.addMembers(&b, n, depth)
		return b
	}
	to, alias := n.file.resolve(d.Type), n.has(markAlias)
	if to == nil || alias && to.importable() || depth > maxChain {
		b.typ = l.locatedType(d.Type, n.file)
		b.partial = b.partial || depth > maxChain || to == nil && l.followsInternal(n)
		if b.typ.Form == model.Inline && alias { // type X = struct{…}
			b.kind, b.members, b.typ = model.Object, b.typ.Members, model.Type{}
		}
		return b
	}
	b = l.body(to, depth+1)
	if alias {
		for _, m := range to.methods {
			b.members = append(b.members, l.located(m.decl.Symbol, m.file))
		}
	}
	return b
}

// followsInternal reports whether a type stands for one of an internal package that is not among the files read, and notes it: its
// members are not known.
func (l *linker) followsInternal(n *named) bool {
	from := qualifier(n.decl.Symbol.Type)
	for _, use := range n.file.Uses {
		if from == "" || cmp.Or(use.As, path.Base(use.From)) != from || !strings.Contains("/"+use.From+"/", "/internal/") {
			continue
		}
		l.problems = append(l.problems, model.Problem{File: n.file.Path, Line: n.decl.Symbol.At.Line,
			Text: n.name() + " stands for " + n.decl.Symbol.Type.Text + " of an internal package that is not among the files read"})
		return true
	}
	return false
}

// addMembers adds fields or methods. What an embedded type that users cannot name has is promoted; one they can name is a base.
func (l *linker) addMembers(b *body, n *named, depth int) {
	b.members = l.locatedAll(n.decl.Symbol.Members, n.file)
	if len(n.decl.Symbol.Bases) == 0 {
		return
	}
	own := map[string]bool{}
	for _, m := range b.members {
		own[m.Name] = true
	}
	for _, base := range n.decl.Symbol.Bases {
		to := n.file.resolve(base)
		if to == nil || to.importable() || depth > maxChain {
			b.bases = append(b.bases, base)
			continue
		}
		promoted := l.body(to, depth+1)
		b.bases = append(b.bases, promoted.bases...)
		for _, m := range to.methods {
			promoted.members = append(promoted.members, l.located(m.decl.Symbol, m.file))
		}
		for _, m := range promoted.members {
			if !own[m.Name] && !n.hasMethod(m.Name) {
				own[m.Name] = true
				b.members = append(b.members, m)
			}
		}
	}
}

func (n *named) hasMethod(name string) bool {
	return slices.ContainsFunc(n.methods, func(m method) bool { return m.decl.Symbol.Name == name })
}

// located is a copy of a symbol that knows its file and layer. It notes the unexported types that the symbol names.
func (l *linker) located(s model.Symbol, f *file) model.Symbol {
	s.At.File, s.Layer = f.Path, f.layer
	s.Type = l.locatedType(s.Type, f)
	s.Members = l.locatedAll(s.Members, f)
	return s
}

func (l *linker) locatedAll(members []model.Symbol, f *file) []model.Symbol {
	if len(members) == 0 {
		return nil
	}
	out := make([]model.Symbol, len(members))
	for i, m := range members {
		out[i] = l.located(m, f)
	}
	return out
}

// locatedType copies a type only where there are members inside to be located: few types have any.
func (l *linker) locatedType(t model.Type, f *file) model.Type {
	switch t.Form {
	case model.Ref:
		l.reach(t, f)
	case model.Inline:
		t.Members = l.locatedAll(t.Members, f)
	}
	copied := false
	for i, a := range t.Args {
		arg := l.locatedType(a, f)
		if !hasMembers(arg) {
			continue
		}
		if !copied {
			t.Args, copied = slices.Clone(t.Args), true
		}
		t.Args[i] = arg
	}
	return t
}

func hasMembers(t model.Type) bool {
	return len(t.Members) > 0 || slices.ContainsFunc(t.Args, hasMembers)
}

// reach queues an unexported type of a public package that a public signature names, if it has anything to offer.
func (l *linker) reach(t model.Type, f *file) {
	if !f.pack.public || token.IsExported(t.Name) {
		return
	}
	n := f.resolve(t)
	if n == nil || l.reached[n] || n.decl.Public || len(n.methods)+len(n.decl.Symbol.Members) == 0 {
		return
	}
	l.reached[n] = true
	l.queue = append(l.queue, n)
}
