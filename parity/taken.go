package parity

import (
	"strings"

	"sdkparity/model"
)

// takenUp reports whether an SDK offers a member by exporting the generated type, where others write the type by hand: a field of the
// protocol, or what two SDKs offer so of what others list by hand. An error that the protocol returns is what methods written by hand throw.
func (b *builder) takenUp(c *concept, g group) bool {
	sdks, field := 0, false
	for s, slot := range g.slots {
		if slot == nil || slot.owner != c.nodes[s] || slot.owner.sym.Access != model.Exported || slot.sym.Stability == model.Internal {
			continue
		}
		sdks++
		field = field || slot.sym.Kind == model.Field && model.Key(slot.sym.Wire) == g.key
	}
	if 2*g.count() < len(g.slots) && c.onlyGiven(maxGiven) {
		return false // few have it because one generated type serves both ways: what comes back need not be given
	}
	return g.key != "error" && (field || sdks > 1 && c.lists(g.kind()))
}

const maxGiven = 4 // types that lead from a parameter to one

// onlyGiven reports whether users only ever give a type: every place written by hand that leads to it begins with a parameter.
func (c *concept) onlyGiven(depth int) bool {
	given := false
	for _, p := range c.places {
		switch {
		case !p.byHand(), !isParameter(p.role) && len(p.of.final().places) == 0: // nothing leads there
		case isParameter(p.role) || depth > 0 && !strings.HasPrefix(p.role, "(r)") && p.of.final().onlyGiven(depth-1):
			given = true
		default:
			return false
		}
	}
	return given
}

// lists reports whether an SDK writes most of what a type has of a kind, and not only what it adds to another's.
func (c *concept) lists(k model.Kind) bool {
	for s := range c.nodes {
		all, listed := 0, 0
		for _, g := range c.groups {
			if slot := g.slots[s]; slot != nil && slot.sym.Kind == k {
				all++
				if slot.listed() {
					listed++
				}
			}
		}
		if 2*listed > all {
			return true
		}
	}
	return false
}

// listed reports whether somebody wrote a line for what a type has, and did not take all that another has.
func (s *slot) listed() bool {
	if s.owner.layer != model.Handwritten {
		return false
	}
	of := s.owner.sym.At
	return s.sym.At.File == of.File && s.sym.At.Line > of.Line
}
