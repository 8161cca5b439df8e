package parity

import "slices"

const (
	minMatch  = 3 // members that two types must share to be matched by them
	mostMatch = 4 // three shared of every so many in the larger type say that it is the same
)

// matches proposes edges where an SDK has several types at one role that no other has there: a callback's request and its context in
// one SDK, its payload and its invocation in another. What a type holds says which is which, as long as it says it of one only.
func (a *aligner) matches(p place, several []*concept, bySDK [][]*concept) {
	if a.edges == nil {
		return // all is joined
	}
	for _, x := range several {
		for _, list := range bySDK {
			y := x.match(list)
			if slices.Contains(list, x) || y == nil || y.match(several) != x || !a.parted(x, y, bySDK) {
				continue
			}
			e := edge{x, y}
			if y.key < x.key {
				e = edge{y, x}
			}
			if !slices.Contains(a.edges[e], p) {
				a.edges[e] = append(a.edges[e], p)
			}
		}
	}
}

// match is the only one of several concepts that holds what another holds, or nil.
func (c *concept) match(among []*concept) *concept {
	var found *concept
	for _, o := range among {
		if !c.holdsSame(o) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

// holdsSame reports whether some SDK's type of one concept has nearly the members of some SDK's type of another.
func (c *concept) holdsSame(o *concept) bool {
	if c == o || !disjoint(c, o) || c.form() != "object" || o.form() != "object" {
		return false
	}
	for _, n := range c.nodes {
		for _, m := range o.nodes {
			if n == nil || m == nil {
				continue
			}
			mine, theirs := keysOf(n), keysOf(m)
			shared, _ := sharedKeys(mine, theirs)
			most := max(len(mine), len(theirs))
			if shared >= minMatch && shared*mostMatch >= 3*most {
				return true
			}
		}
	}
	return false
}
