package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// promise notes what an SDK says about the stability of a member: by a mark of its own, else by that of what the member directly holds,
// which nobody can use without it. It says nothing that counts where it marks no such members, or says it at their type.
func (g group) promise(s int, cell *Cell) {
	sl := g.slots[s]
	internal := slices.ContainsFunc(g.slots, func(o *slot) bool { return o != nil && o.sym.Stability == model.Internal })
	sdk := sl.owner.sdk
	switch {
	case sl.sym.Stability != model.StabilityUnstated:
		cell.Stability, cell.Marked = sl.sym.Stability, true
	case sl.owner.sym.Stability != model.StabilityUnstated:
	case heldStability(sl) != model.StabilityUnstated:
		cell.Stability, cell.Marked, cell.Held = heldStability(sl), true, true
	default:
		cell.Marked = sdk.marks[sl.sym.Kind] && (!internal || sdk.hides)
	}
}

// heldStability is the mark of the type that a member holds, one of it or several.
func heldStability(s *slot) model.Stability {
	for _, l := range leavesOf(s.owner, &model.Symbol{Kind: model.Field, Name: s.sym.Name, Type: s.sym.Type, At: s.sym.At}) {
		if role := strings.NewReplacer("[]", "", "{}", "").Replace(l.role); role == "" && l.node.sym.Stability != model.StabilityUnstated {
			return l.node.sym.Stability
		}
	}
	return model.StabilityUnstated
}

// marksOf notes on which kinds of members an SDK ever states a stability, and whether it ever says by hand that something is nobody's API.
func (s *sdk) marksOf(t *model.Symbol) {
	hidden := t.Stability == model.Internal
	for i := range t.Members {
		if m := &t.Members[i]; m.Stability != model.StabilityUnstated {
			s.marks[m.Kind] = true
			hidden = hidden || m.Stability == model.Internal
		}
	}
	s.hides = s.hides || hidden && t.Layer == model.Handwritten
}
