package parity

import (
	"slices"

	"sdkparity/model"
)

// minCore is how many SDKs must offer a type, where there are more, for users to start from it.
const minCore = 2

// commonTypes are the concepts that users come to: those that all SDKs but one offer, module functions, and what stands at a member that two
// SDKs or more have of such a concept. The rest is what some SDKs leave public and others do not.
func (a *aligner) commonTypes() map[*concept]bool {
	out := map[*concept]bool{}
	core := max(minCore, a.existing()-1)
	var rest []*concept
	for _, c := range a.all {
		switch {
		case c.into != nil:
		case c.key == "" || c.offers() >= core:
			out[c] = true
		default:
			rest = append(rest, c)
		}
	}
	for n := -1; n != len(rest); {
		n = len(rest)
		rest = slices.DeleteFunc(rest, func(c *concept) bool {
			out[c] = slices.ContainsFunc(c.places, func(p place) bool { return out[p.of.final()] && p.shared() })
			return out[c]
		})
	}
	return out
}

// existing is the number of SDKs there are at this revision, without the schema.
func (a *aligner) existing() int {
	n := 0
	for _, s := range a.sdks {
		if !s.api.Absent && !s.api.Partial {
			n++
		}
	}
	return n
}

// offers is the number of SDKs that let users have a type.
func (c *concept) offers() int {
	n := 0
	for _, node := range c.nodes {
		if node != nil && !node.sdk.api.Partial && node.sym.Access != model.AccessUnknown && node.sym.Stability != model.Internal {
			n++
		}
	}
	return n
}

// shared reports whether more than one SDK offers the member at a place.
func (p place) shared() bool {
	g := p.group()
	if g == nil {
		return p.of.final().offers() > 1
	}
	n := 0
	for _, s := range g.slots {
		if s != nil && s.sym.Access != model.Overridable && s.sym.Stability != model.Internal && !s.owner.sdk.api.Partial {
			n++
		}
	}
	return n > 1
}
