package parity

import "sdkparity/model"

// standIns are, by SDK and key, the generated types that go by another name: where most SDKs' method of one wire name takes or
// gives a type T, and an SDK without a T has another record there, that one is its T.
func (b *builder) standIns() []map[string]*node {
	type role struct{ wire, role string }
	at := map[role][]*node{}
	for s, sdk := range b.sdks {
		for n, m := range sdk.sends() {
			if n.layer != model.Generated {
				continue
			}
			for _, l := range leavesOf(n, m) {
				r := role{m.Wire, l.role}
				if at[r] == nil {
					at[r] = make([]*node, len(b.sdks))
				}
				if at[r][s] == nil && wireType(l.node) {
					at[r][s] = l.node
				}
			}
		}
	}
	out := make([]map[string]*node, len(b.sdks))
	for i := range out {
		out[i] = map[string]*node{}
	}
	for _, nodes := range at {
		usual := usualKey(nodes)
		for s, n := range nodes {
			if n != nil && usual != "" && n.key != usual && b.sdks[s].generated(usual) == nil && resembles(n, nodes, usual) {
				if known := out[s][usual]; known == nil || n.key < known.key { // whatever the order of the roles
					out[s][usual] = n
				}
			}
		}
	}
	return out
}

// resembles reports whether a record has at least half of what its namesakes-to-be have in common.
func resembles(n *node, nodes []*node, usual string) bool {
	own := map[string]bool{}
	for _, m := range wireMembers(n, n, maxBases) {
		own[wireKey(m.sym)] = true
	}
	for _, other := range nodes {
		if other == nil || other.key != usual {
			continue
		}
		members := wireMembers(other, other, maxBases)
		shared := 0
		for _, m := range members {
			if own[wireKey(m.sym)] {
				shared++
			}
		}
		return shared > 0 && shared*2 >= len(members)
	}
	return false
}

// usualKey is the key that at least two SDKs and most of them use, or "".
func usualKey(nodes []*node) string {
	count := map[string]int{}
	for _, n := range nodes {
		if n != nil {
			count[n.key]++
		}
	}
	usual := ""
	for key, n := range count {
		if n > count[usual] || n == count[usual] && key < usual {
			usual = key
		}
	}
	if count[usual] < 2 {
		return ""
	}
	return usual
}
