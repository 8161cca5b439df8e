package parity

import (
	"slices"

	"sdkparity/model"
)

// capability is the only method of an interface with one, or nil: who implements that interface, too, can do one thing more.
func (n *node) capability() *slot {
	if n.sym.Kind != model.Interface || n.spelled != "" || len(n.sym.Members) != 1 || n.sym.Members[0].Kind != model.Method {
		return nil
	}
	m := &n.sym.Members[0]
	return &slot{key: methodKey(m.Name), sym: m, owner: n}
}

// refines reports whether a name has all the words of another and more: ClockTransactionProvider beside ClockProvider.
func (n *node) refines(o *node) bool {
	all, some := model.Words(lastPart(n.sym.Name)), model.Words(lastPart(o.sym.Name))
	return len(all) > len(some) && !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(all, w) })
}

// calls reports whether two methods go by one name, with or without a word of their types.
func (s *slot) calls(o *slot) bool {
	names := appendMethodNames(nil, o.key, o)
	return slices.ContainsFunc(appendMethodNames(nil, s.key, s), func(name string) bool { return slices.Contains(names, name) })
}

// inCapability says that an SDK offers a method of an interface as another interface beside it, which who can do it implements as
// well, or "".
func (c *concept) inCapability(g group, s int) string {
	n := c.nodes[s]
	if g.kind() != model.Method || n.sym.Kind != model.Interface {
		return ""
	}
	for _, o := range n.sdk.nodes {
		only := o.capability()
		if only == nil || o.layer != n.layer || !o.refines(n) {
			continue
		}
		if slices.ContainsFunc(g.slots, func(sl *slot) bool { return sl != nil && isMethod(sl.sym) && sl.calls(only) }) {
			return "in " + o.sym.Name
		}
	}
	return ""
}

// asCapability says that what other SDKs write as an interface with one method is a method of the interface beside it, or "".
func (c *concept) asCapability(s int) string {
	for _, n := range c.nodes {
		if n == nil {
			continue
		}
		only := n.capability()
		if only == nil {
			return ""
		}
		for _, o := range n.sdk.nodes {
			if o.concept == nil || o.sym.Kind != model.Interface || !n.refines(o) {
				continue
			}
			here := o.concept.final().nodes[s]
			if here == nil {
				continue
			}
			members := here.members()
			if i := slices.IndexFunc(members, func(m slot) bool { return isMethod(m.sym) && m.calls(only) }); i >= 0 {
				return "written as " + here.sym.Name + "." + members[i].sym.Name
			}
		}
	}
	return ""
}

// implemented says that what others give through an optional member, a part that need not be there, is an interface here that the
// same object implements as well: nothing leads to it, so that it can only be asked for. Or "".
func (b *builder) implemented(c *concept, g group, s int) string {
	n := c.nodes[s]
	if n.sym.Kind != model.Interface && n.sym.Kind != model.Class {
		return ""
	}
	var part *concept
	for _, sl := range g.slots {
		if sl == nil {
			continue
		}
		to := sl.part()
		if sl.sym.Presence != model.Optional || to == nil || part != nil && part != to {
			return ""
		}
		part = to
	}
	if part == nil || part == c || part.nodes[s] == nil || part.nodes[s].sym.Kind != model.Interface {
		return ""
	}
	if slices.ContainsFunc(part.places, func(p place) bool { return p.of.final() != part && b.memberAt(p, s) != nil }) {
		return ""
	}
	return "implemented as " + part.nodes[s].sym.Name
}

// part is the interface that a member without parameters gives, or nil.
func (s *slot) part() *concept {
	if s.sym.Kind != model.Field && len(s.sym.Members) > 0 {
		return nil
	}
	for _, l := range leavesOf(s.owner, s.sym) {
		if (l.role == "" || l.role == "(r)") && l.node.sym.Kind == model.Interface && l.node.concept != nil {
			return l.node.concept.final()
		}
	}
	return nil
}
