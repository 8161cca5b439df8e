package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// toldAtBase reports whether a member that a type lacks is one that its base lacks, too, and that the bases of at least two others have:
// the base's row tells it once.
func (b *builder) toldAtBase(g group, n *node) bool {
	for _, sl := range g.slots {
		if sl == nil || sl.via == "" || sl.owner.concept == nil {
			continue
		}
		from := sl.owner.concept.final()
		base, at := from.nodes[n.sdk.index], place{of: from, key: g.key}.group()
		if base == nil || base == n || base.layer != model.Handwritten || at == nil || at.slots[n.sdk.index] != nil {
			continue
		}
		if at.count() > 1 && n.isOf(base, maxUnfolding) {
			return true
		}
	}
	return false
}

// isGiven reports whether a type's constructor takes a member under its name: who makes one says it all the same.
func (b *builder) isGiven(n *node, key string) bool {
	m := b.constructorOf(n)
	return m != nil && slices.ContainsFunc(m.Members, func(p model.Symbol) bool { return memberKey(p.Name) == key })
}

// isOnlyMade reports whether nothing is to be done with a type but to make it and hand it on.
func (n *node) isOnlyMade() bool {
	return len(n.sym.Members) == 1 && n.sym.Members[0].Name == model.Constructor
}

// instantiates says that a type is another name for a generic one with its arguments filled in, which an SDK has, or "".
func (c *concept) instantiates(s int) string {
	for _, n := range c.nodes {
		if n == nil || len(n.sym.Members) > 0 || len(n.sym.Bases) != 1 || len(n.sym.Bases[0].Args) == 0 {
			continue
		}
		generic := n.sdk.resolve(n.sym.Bases[0], n)
		if generic == nil || generic.concept == nil || generic.concept.final() == c {
			continue
		}
		if here := generic.concept.final().nodes[s]; here != nil {
			return "an instance of " + here.sym.Name
		}
	}
	return ""
}

// repeats reports whether a member is another in a form that can be empty: getMultiplierOpt beside getMultiplier.
func (c *collector) repeats(m slot) bool {
	rest, ok := strings.CutSuffix(m.key, "opt")
	return ok && m.sym.Kind == model.Field && c.keys[rest]
}

// extendsNamesake reports whether a type extends one of its own name from outside the SDK, whose members nobody has read:
// class Reply extends api.Reply.
func (n *node) extendsNamesake() bool {
	return slices.ContainsFunc(n.sym.Bases, func(t model.Type) bool {
		return n.sdk.resolve(t, n) == n || n.sdk.resolve(t, n) == nil && lastPart(t.Name) == lastPart(n.sym.Name)
	})
}
