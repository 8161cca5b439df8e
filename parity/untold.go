package parity

import (
	"slices"

	"sdkparity/model"
)

// untold reports whether a type that an SDK seems to lack may stand where nobody has written down what does: at a member of a type whose
// members' types are only told by running its code.
func (b *builder) untold(c *concept, s, depth int) bool {
	return depth > 0 && slices.ContainsFunc(c.places, func(p place) bool {
		of := p.of.final()
		if of == c {
			return false
		}
		if n := of.nodes[s]; n != nil {
			return n.leavesUntold(maxUntold)
		}
		return b.placeless(of, s) && b.untold(of, s, depth-1)
	})
}

const maxUntold = 3 // types in types that are looked into

// placeless reports whether an SDK has nothing where a type stands elsewhere.
func (b *builder) placeless(c *concept, s int) bool {
	_, filled, _ := b.placesIn(c, s)
	return filled == ""
}

// leavesUntold reports whether most members of a type, or of a part that it gives, have no type that is known.
func (n *node) leavesUntold(depth int) bool {
	unknown, all := 0, 0
	members := n.members()
	for i := range members {
		m := members[i].sym
		if m.Kind != model.Field && m.Kind != model.Method {
			continue
		}
		if all++; m.Kind == model.Field && m.Type.Form == model.FormUnknown && m.Type.Text == "" {
			unknown++
		}
	}
	if unknown > 0 && 2*unknown > all {
		return true
	}
	return depth > 1 && slices.ContainsFunc(members, func(m slot) bool {
		if m.sym.Kind != model.Field {
			return false
		}
		part := n.sdk.typeAt(m.owner, m.sym, m.sym.Type)
		return part != nil && part != n && part.leavesUntold(depth-1)
	})
}
