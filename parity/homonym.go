package parity

import "slices"

// parted reports whether two concepts are disjoint, after taking out of each what is there for its name only: where two concepts stand at
// one place and one SDK has both, its type that stands elsewhere may have nothing to do with those that are called so in the others.
func (a *aligner) parted(x, y *concept, bySDK [][]*concept) bool {
	if disjoint(x, y) {
		return true
	}
	type stray struct {
		from *concept
		sdk  int
	}
	var strays []stray
	for s := range x.nodes {
		switch {
		case x.nodes[s] == nil || y.nodes[s] == nil:
		case slices.Contains(bySDK[s], x) && !slices.Contains(bySDK[s], y) && y.isStray(s, x):
			strays = append(strays, stray{y, s})
		case slices.Contains(bySDK[s], y) && !slices.Contains(bySDK[s], x) && x.isStray(s, y):
			strays = append(strays, stray{x, s})
		default:
			return false
		}
	}
	for _, t := range strays {
		a.takeOut(t.from, t.sdk)
	}
	return true
}

// minOfStray is how many members a type must have before sharing none with its namesakes says that it is another.
const minOfStray = 2

// isStray reports whether an SDK's type in a concept shares no member with the others, and these share theirs with what the SDK has
// where they stand.
func (c *concept) isStray(s int, instead *concept) bool {
	own, at := keysOf(c.nodes[s]), keysOf(instead.nodes[s])
	others := 0
	for o, n := range c.nodes {
		if n == nil || o == s {
			continue
		}
		theirs := keysOf(n)
		alike, _ := sharedKeys(own, theirs)
		shared, _ := sharedKeys(at, theirs)
		if alike > 0 || shared < minOfStray || 2*shared < len(at) {
			return false
		}
		others++
	}
	return others > 0 && len(own) >= minOfStray && c.nodes[s].spelled == "" && c.form() == instead.form()
}

// takeOut makes an SDK's type a concept of its own.
func (a *aligner) takeOut(c *concept, s int) {
	n := c.nodes[s]
	c.nodes[s], c.joined[s], c.fresh = nil, "", false
	key := n.key + "of" + n.sdk.api.SDK
	n.concept = nil
	a.place(n, key)
}
