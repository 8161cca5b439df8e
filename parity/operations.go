package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// minOperation is how many words a method's name must have to say by itself what it does: getTopics, createTopic, and not get.
const minOperation = 2

// operation is what a method is called where its name tells, whichever type it belongs to: one SDK has all on its client, another on
// an interface for each part of it. "" for one that does not tell.
func operation(m *model.Symbol) string {
	if !isMethod(m) || m.Layer == model.Generated || len(bareWords(model.Words(m.Name))) < minOperation {
		return ""
	}
	return methodKey(m.Name)
}

// standing is what stands at one role of an operation, by SDK.
type standing struct {
	of    *concept // one that has it
	bySDK [][]*concept
}

// operations proposes joins between what operations of one name take and give, whatever types the operations belong to. Where an SDK has
// several types there, its operations of that name are not one.
func (a *aligner) operations() {
	at := map[string]*standing{} // by operation and role
	var order []string
	for _, c := range a.all {
		if c.into != nil {
			continue
		}
		for _, g := range c.groups {
			for s, sl := range g.slots {
				if sl == nil || sl.owner.layer != model.Handwritten || operation(sl.sym) == "" {
					continue
				}
				for _, l := range leavesOf(sl.owner, sl.sym) {
					if l.node.concept == nil || l.node.concept.final() == c {
						continue
					}
					id := operation(sl.sym) + " " + l.role
					if at[id] == nil {
						at[id] = &standing{c, make([][]*concept, len(a.sdks))}
						order = append(order, id)
					}
					if here := l.node.concept.final(); !slices.Contains(at[id].bySDK[s], here) {
						at[id].bySDK[s] = append(at[id].bySDK[s], here)
					}
				}
			}
		}
	}
	for _, id := range order {
		key, role, _ := strings.Cut(id, " ")
		st := at[id]
		for s, list := range st.bySDK {
			if len(list) > 1 {
				st.bySDK[s] = nil
			}
		}
		a.propose(place{st.of, key, role}, st.bySDK)
	}
}

// operated says that an SDK has an operation of the name of one that gives a type elsewhere, and gives something by it, or "".
func (b *builder) operated(c *concept, s int) string {
	for _, p := range sortedPlaces(c.places) {
		if !strings.HasPrefix(p.role, "(r)") {
			continue
		}
		g := p.group()
		if g == nil {
			continue
		}
		for other, sl := range g.slots {
			if sl == nil {
				continue
			}
			if at := b.sdks[s].operates(operation(sl.sym)); at != nil && !at.isIn(other) {
				return writtenAs + written(at.sym)
			}
		}
	}
	return ""
}

// isIn reports whether another SDK has the same operation at the same type: then it is not what that SDK calls so at another type.
func (s *slot) isIn(sdk int) bool {
	if s.owner.concept == nil {
		return false
	}
	return slices.ContainsFunc(s.owner.concept.final().groups, func(g group) bool { return g.key == s.key && g.slots[sdk] != nil })
}

// operates is an SDK's operation of a key that gives something, or nil.
func (s *sdk) operates(key string) *slot {
	if s.operations == nil {
		s.operations = map[string]*slot{}
		for _, n := range s.nodes {
			for i := range n.sym.Members {
				m := &n.sym.Members[i]
				if givesItself(n.sym, m) {
					continue // a step of what is built
				}
				id := operation(m)
				gives := m.Type.Form != model.FormUnknown && (m.Type.Form != model.Prim || m.Type.Name != model.Void)
				if id != "" && n.layer == model.Handwritten && gives && s.operations[id] == nil {
					s.operations[id] = &slot{key: id, sym: m, owner: n}
				}
			}
		}
	}
	return s.operations[key]
}
