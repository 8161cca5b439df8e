package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// joinNested proposes that a type declared inside another is what other SDKs declare beside it under its own name: a Java class
// SortOptions.Limit and Limit. A name of one word says that only with members in common.
func (a *aligner) joinNested() {
	for _, c := range slices.Clone(a.all) {
		for _, n := range c.nodes {
			if n == nil || n.spelled != "" || !strings.Contains(n.sym.Name, ".") {
				continue
			}
			last := lastPart(n.sym.Name)
			bare := a.byKey[model.Key(last)]
			if bare == nil || bare == c || len(n.sdk.byName[last]) > 1 || !disjoint(bare, c) {
				continue
			}
			shared, _ := sharedKeys(bare.memberKeys(), c.memberKeys())
			if shared > 1 || len(model.Words(last)) > 1 {
				a.edges[edge{bare, c}] = []place{{of: bare, role: " inside another"}}
			}
		}
	}
}

// stepped says that a type is given what others have as a field by a method that gives the type again, or "": WithLimit(limit), SetLimit(limit),
// and WithAddress(address) for each of several addresses.
func (n *node) stepped(g group) string {
	if g.kind() != model.Field {
		return ""
	}
	for _, m := range n.sym.Members {
		if !givesItself(n.sym, &m) || len(m.Members) == 0 && !g.flag() {
			continue
		}
		if step := stepKey(m.Name); step != methodKey(m.Name) && (step == g.key || step+"s" == g.key || step+"es" == g.key) {
			return "given by " + m.Name
		}
	}
	return ""
}

// flag reports whether a member is a boolean wherever that is known.
func (g group) flag() bool {
	return !slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && s.shape() != "a boolean" && s.shape() != "" })
}
