package parity

import (
	"slices"

	"sdkparity/model"
)

// alike are the generated types that a key names in each SDK, without those that only share the name.
func (b *builder) alike(key string, standins []map[string]*node, elsewhere []map[*node]bool) *concept {
	c := &concept{key: key, nodes: make([]*node, len(b.sdks))}
	for i, s := range b.sdks {
		if c.nodes[i] = s.generated(key); c.nodes[i] == nil {
			c.nodes[i] = standins[i][key]
		} else if elsewhere[i][c.nodes[i]] {
			c.nodes[i] = nil // told under the name that most give it
		}
	}
	c.takeTwins()
	var values []int
	for i, n := range c.nodes {
		if n != nil && c.namesValue(i) {
			values = append(values, i)
		}
	}
	for _, i := range values {
		c.nodes[i] = nil
	}
	return c
}

// takeTwins replaces an enum by the XEnum beside it where that one has what the others call X: of two types of one name, a
// generator calls one so.
func (c *concept) takeTwins() {
	for i, n := range c.nodes {
		if n == nil || n.sym.Kind != model.Enum {
			continue
		}
		twin := n.sdk.generated(n.key + "enum")
		if twin != nil && !c.shares(i, n) && c.shares(i, twin) {
			c.nodes[i] = twin
		}
	}
}

// shares reports whether a node has a member of another SDK's than s.
func (c *concept) shares(s int, n *node) bool {
	keys := wireKeys(n)
	return slices.ContainsFunc(c.nodes, func(o *node) bool {
		if o == nil || o == c.nodes[s] {
			return false
		}
		for key := range wireKeys(o) {
			if keys[key] {
				return true
			}
		}
		return false
	})
}

func wireKeys(n *node) map[string]bool {
	out := map[string]bool{}
	for _, m := range wireMembers(n, n, maxBases) {
		out[wireKey(m.sym)] = true
	}
	return out
}

// unlike reports whether what an SDK calls by a concept's name is another type than where a member is: not half of either's members
// is the other's. Where most SDKs have the member, theirs is the type, and the one that differs is out of date.
func (c *concept) unlike(s int, g group, groups []group, sdks int) bool {
	has := 0
	for i, m := range g.slots {
		if m == nil || m.owner.sdk.api.Partial {
			continue
		}
		has++
		own, other, shared := 0, 0, 0
		for _, o := range groups {
			own += count(o.slots[s] != nil)
			other += count(o.slots[i] != nil)
			shared += count(o.slots[s] != nil && o.slots[i] != nil)
		}
		if shared*2 >= min(own, other) {
			return false
		}
	}
	return has > 0 && has*2 <= sdks
}

func count(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

// ownGenerated reports whether a group is what one generator alone writes, in its own way: a value for all that are not known, or
// values of an enum that has one value everywhere else, which is what tells a variant from others.
func (c *concept) ownGenerated(g group) bool {
	of := -1
	for i, s := range g.slots {
		if s == nil {
			continue
		}
		if of >= 0 || s.sym.Kind != model.Value {
			return false
		}
		of = i
	}
	if of < 0 {
		return false
	}
	if g.key == "unknown" {
		return true
	}
	tags := 0
	for i, n := range c.nodes {
		if i == of || n == nil {
			continue
		}
		if len(wireKeys(n)) != 1 {
			return false
		}
		tags++
	}
	return tags > 1
}
