package parity

import (
	"slices"

	"sdkparity/model"
)

// minClient is how many members a class must have in common with another before a word in its name does not count.
const minClient = 3

// sameClient reports whether two classes are what some call Acme and others AcmeClient: no SDK has both, and most of what either offers
// the other does, too.
func (c *concept) sameClient(o *concept) bool {
	if !disjoint(c, o) || c.nature() != model.Class || o.nature() != model.Class {
		return false
	}
	shared, fewer := sharedKeys(c.memberKeys(), o.memberKeys())
	return shared >= minClient && shared*2 >= fewer
}

// sharedKeys is how many keys are in both, and how many the one with fewer has.
func sharedKeys(a, b map[string]bool) (shared, fewer int) {
	for key := range a {
		if b[key] {
			shared++
		}
	}
	return shared, min(len(a), len(b))
}

// fillGenerated gives an SDK whose client is generated its place beside the clients that others write by hand, and the options in the
// same file theirs. Generated namespaces of RPC methods are no clients.
func (a *aligner) fillGenerated() {
	clients := make([]map[string]bool, len(a.sdks)) // the files of those taken, by SDK
	for i := range clients {
		clients[i] = map[string]bool{}
	}
	for _, c := range slices.Clone(a.all) {
		if c.into != nil || c.key == "" || c.nature() != model.Class || !c.behaves() {
			continue
		}
		a.fill(c, func(n *node) bool { return n.sym.Kind == model.Class && !n.isRPC() && sharesMost(c, n, minClient) }, func(n *node) {
			clients[n.sdk.index][n.sym.At.File] = true
		})
	}
	for _, c := range slices.Clone(a.all) {
		if c.into == nil && c.isRecord() {
			a.fill(c, func(n *node) bool { return clients[n.sdk.index][n.sym.At.File] && sharesMost(c, n, 1) }, func(*node) {})
		}
	}
}

// fill puts the generated types that fit into a concept that others write by hand.
func (a *aligner) fill(c *concept, fits func(*node) bool, filled func(*node)) {
	for _, s := range a.sdks {
		n := s.generated(c.key)
		if n == nil || s.api.Partial || c.nodes[s.index] != nil || n.sym.Access != model.Exported || !fits(n) {
			continue
		}
		a.place(n, c.key)
		c.joined[s.index] = "generated, and what others write by hand"
		filled(n)
	}
}

// sharesMost reports whether a concept and a type have members in common: so many, and half of those that the smaller has.
func sharesMost(c *concept, n *node, least int) bool {
	shared, fewer := sharedKeys(c.memberKeys(), keysOf(n))
	return shared >= least && shared*2 >= fewer
}
