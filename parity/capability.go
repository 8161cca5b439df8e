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
				return writtenAs + here.sym.Name + "." + members[i].sym.Name
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

// sink says that who implements an interface is given an object for what heirs of a class call that class for: Open(response) with a
// Response that can send, where others call sendResponse. Or "".
func (b *builder) sink(c *concept, g group, s int) string {
	n := c.nodes[s]
	if g.kind() != model.Method || n.sym.Kind != model.Interface {
		return ""
	}
	for _, sl := range g.slots {
		if sl == nil || sl.owner.sym.Kind != model.Class {
			continue
		}
		for _, given := range b.givenTo(c, s) {
			if given.concept == nil || given.concept.final().count() > 1 {
				continue
			}
			members := given.members()
			if i := slices.IndexFunc(members, func(m slot) bool { return isMethod(m.sym) && doesAlike(sl.sym.Name, given.sym.Name, m.sym.Name) }); i >= 0 {
				return "given as " + given.sym.Name + "." + members[i].sym.Name
			}
		}
	}
	return ""
}

// doesAlike reports whether a name begins as a method of a type does, and goes on with a word of the type: sendResponse as Response.send.
func doesAlike(name, owner, method string) bool {
	words, does, about := model.Words(name), model.Words(method), model.Words(owner)
	return len(words) > 1 && len(does) > 0 && words[0] == does[0] && slices.ContainsFunc(words[1:], func(w string) bool { return slices.Contains(about, w) })
}

// givenTo are the types that the methods of a concept take, and what is called to get one of it.
func (b *builder) givenTo(c *concept, s int) []*node {
	n := c.nodes[s]
	calls := make([]slot, 0, len(n.sym.Members))
	for i := range n.sym.Members {
		calls = append(calls, slot{sym: &n.sym.Members[i], owner: n})
	}
	for _, p := range sortedPlaces(c.places) {
		if at := b.memberAt(p, s); at != nil && !isParameter(p.role) {
			calls = append(calls, *at)
		}
	}
	var out []*node
	for _, call := range calls {
		for _, l := range leavesOf(call.owner, call.sym) {
			if isParameter(l.role) {
				out = append(out, l.node)
			}
		}
	}
	return out
}
