package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// options folds an options object in one SDK and keyword arguments in another: where the other SDKs' method takes an
// object that this SDK has no type for, the arguments that only this SDK's method has are that object's members.
func (a *aligner) options(c *concept, g group) {
	methods := make([]*model.Symbol, len(a.sdks))
	for s, sl := range g.slots {
		if sl != nil && (sl.sym.Kind == model.Method || sl.sym.Kind == model.Function) {
			methods[s] = sl.sym
		}
	}
	a.foldArguments(place{c, g.key, "(p)"}, methods, func(s int) *node { return g.slots[s].owner })
}

// constructors does the same for what makes a client: `new Client(options)` and `Client(*, model, …)`.
func (a *aligner) constructors(c *concept) {
	methods := make([]*model.Symbol, len(a.sdks))
	any := false
	for s, n := range c.nodes {
		if n == nil || n.layer != model.Handwritten && !c.byHand() {
			continue
		}
		if methods[s] = a.constructorOf(n); methods[s] != nil {
			any = true
		}
	}
	if !any {
		return
	}
	a.visitRoles(c, model.Constructor, false, func(s int) []leaf {
		if methods[s] == nil {
			return nil
		}
		var out []leaf
		options, option := a.byFunctions(c.nodes[s], methods[s])
		for _, l := range leavesOf(c.nodes[s], methods[s]) {
			if strings.HasPrefix(l.role, "(p)") && (option == nil || l.node != option) {
				out = append(out, l)
			}
		}
		if options != nil {
			out = append(out, leaf{"(p)", options})
		}
		return out
	})
	a.foldArguments(place{c, model.Constructor, "(p)"}, methods, func(s int) *node { return c.nodes[s] })
}

// constructorOf is a class's constructor, a module function NewX or createX that gives it, or a static method that gives it from an object.
func (a *aligner) constructorOf(n *node) *model.Symbol {
	for i := range n.sym.Members {
		if m := &n.sym.Members[i]; m.Name == model.Constructor && len(m.Members) > 0 {
			return m
		}
	}
	for i := range n.sdk.api.Functions {
		f := &n.sdk.api.Functions[i]
		if f.Layer == model.Handwritten && n.madeBy(f) && len(f.Members) > 0 {
			return f
		}
	}
	for i := range n.sym.Members {
		m := &n.sym.Members[i]
		if m.Kind == model.Method && m.Type.Form == model.Ref && (m.Type.Name == n.sym.Name || m.Type.Name == "Self") && len(m.Members) == 1 && a.bag(n, &m.Members[0]) != nil {
			return m
		}
	}
	return nil
}

// madeBy reports whether a module function makes a type, as its name says.
func (n *node) madeBy(f *model.Symbol) bool {
	key, own := model.Key(f.Name), model.Key(n.sym.Name)
	return key == "new"+own || key == "create"+own
}

// bag is the object type a parameter takes options in, or nil.
func (a *aligner) bag(owner *node, p *model.Symbol) *node {
	for _, l := range leavesOf(owner, &model.Symbol{Kind: model.Field, Name: p.Name, Type: p.Type, At: p.At, Members: nil}) {
		if l.role == "" && isRecord(l.node.sym) && l.node.spelled != inlineUnion {
			return l.node
		}
	}
	return nil
}

func (a *aligner) foldArguments(p place, methods []*model.Symbol, owner func(int) *node) {
	for s, m := range methods {
		if m == nil {
			continue
		}
		for i := range m.Members {
			if b := a.bag(owner(s), &m.Members[i]); b != nil && b.concept != nil {
				a.foldBag(b.concept.final(), m, p, methods, owner)
			}
		}
	}
}

// foldBag looks at each SDK that has the method but no type for the options object another SDK's method takes.
func (a *aligner) foldBag(b *concept, takes *model.Symbol, p place, methods []*model.Symbol, owner func(int) *node) {
	beside := map[string]bool{} // arguments beside the options object
	for _, arg := range takes.Members {
		beside[memberKey(arg.Name)] = true
	}
	keys := b.memberKeys()
	for s, m := range methods {
		if m == nil || b.nodes[s] != nil {
			continue
		}
		own := slices.Collect(func(yield func(int) bool) {
			for i := range m.Members {
				if key := memberKey(m.Members[i].Name); keys[key] || !beside[key] {
					if !yield(i) {
						return
					}
				}
			}
		})
		shared := 0
		for _, i := range own {
			if keys[memberKey(m.Members[i].Name)] {
				shared++
			}
		}
		if shared > 0 && !a.takes(keys, m, owner(s)) {
			a.foldInto(b, p, s, m, own, owner(s))
		}
	}
}

// takes reports whether a method has an options object of its own, under another name.
func (a *aligner) takes(keys map[string]bool, m *model.Symbol, owner *node) bool {
	for i := range m.Members {
		bag := a.bag(owner, &m.Members[i])
		if bag == nil || keys[memberKey(m.Members[i].Name)] {
			continue
		}
		if slices.ContainsFunc(bag.members(), func(s slot) bool { return keys[s.key] }) {
			return true
		}
	}
	return false
}

func (a *aligner) foldInto(b *concept, p place, s int, m *model.Symbol, own []int, owner *node) {
	sym := &model.Symbol{Kind: model.Object, Name: m.Name, At: m.At, Partial: m.Partial}
	for _, i := range own {
		sym.Members = append(sym.Members, m.Members[i])
	}
	n := a.sdks[s].make(madeAt{m, KeywordArguments}, owner, sym)
	if n.concept != nil {
		return
	}
	n.key = b.key
	b.nodes[s], n.concept, b.fresh = n, b, false
	b.joined[s] = "arguments of " + owner.sym.Name + "." + m.Name
	if !slices.Contains(b.places, p) {
		b.places = append(b.places, p)
	}
}
