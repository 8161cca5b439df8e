package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// How an SDK's generated records refer to a type.
const (
	asItself = 1 << iota
	asValue  // of a map
)

// references says how the generated records of an SDK refer to each type that stands in one.
func (s *sdk) references() map[*node]int {
	if s.refers != nil {
		return s.refers
	}
	s.refers = map[*node]int{}
	for _, n := range s.nodes {
		if n.layer != model.Generated {
			continue
		}
		for i := range n.sym.Members {
			m := &n.sym.Members[i]
			if m.Kind != model.Field {
				continue
			}
			for _, l := range leavesOf(n, m) {
				if strings.HasSuffix(l.role, "{}") {
					s.refers[l.node] |= asValue
				} else {
					s.refers[l.node] |= asItself
				}
			}
		}
	}
	return s.refers
}

// namesValue reports whether an SDK gives the name of a concept to the values of a map, where others give it to what holds them by name:
// its members are keys there, {chat: Quota} a map of Quotas.
func (c *concept) namesValue(s int) bool {
	n := c.nodes[s]
	return n.sdk.references()[n] == asValue && slices.ContainsFunc(c.nodes, func(o *node) bool {
		return o != nil && o.layer == model.Generated && o.sdk.references()[o] == asItself
	})
}

// leadsInside reports whether a generated member gives or takes what some SDK says is nobody's API, at the member or at all methods of
// the type that it holds: then it is nobody's API, and who leaves it out lacks nothing.
func (g group) leadsInside() bool {
	return slices.ContainsFunc(g.slots, func(s *slot) bool {
		if s == nil || s.sym.Kind != model.Field {
			return false
		}
		to := s.owner.sdk.typeAt(s.owner, s.sym, s.sym.Type)
		return to != nil && to.inside() != ""
	})
}

// inside names a type that all a generated interface can do is about and that is nobody's API, or "".
func (n *node) inside() string {
	about := ""
	if n.sym.Kind != model.Interface {
		return ""
	}
	for i := range n.sym.Members {
		m := &n.sym.Members[i]
		if m.Kind != model.Method || m.Stability == model.Internal {
			continue
		}
		here := n.internalOf(m)
		if here == "" {
			return ""
		}
		about = here
	}
	return about
}

func (n *node) internalOf(m *model.Symbol) string {
	for _, l := range leavesOf(n, m) {
		if l.node.sym.Stability == model.Internal {
			return l.node.sym.Name
		}
	}
	return ""
}
