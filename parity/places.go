package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// How what leads to a type is there without the type.
const (
	writtenAs  = "written as "
	argumentOf = "an argument of "
)

// placesIn says what an SDK without the type has where the others have it: how a place is filled, and the type that would
// lead to it. Implied is true when the type is only a union's variant, which the union's row tells.
func (b *builder) placesIn(c *concept, s int) (owner *model.Symbol, filled string, implied bool) {
	variant := len(c.places) > 0 // the row of its union's member tells it
	for _, p := range c.places {
		variant = variant && p.role == variantRole && p.of.final().nodes[s] != nil
	}
	for _, p := range sortedPlaces(c.places) {
		parent := p.of.final()
		n := parent.nodes[s]
		if n == nil {
			continue
		}
		if owner == nil && n.spelled != moduleFunctions {
			owner = n.sym
		}
		if p.role == variantRole && !n.isUnion() {
			return owner, "folded into " + n.sym.Name, false
		}
		at := b.memberAt(p, s)
		if at == nil {
			continue
		}
		sym := at.sym
		if isParameter(p.role) && isMethod(sym) && c.form() != "callback" && !b.takesMore(at, c, p) {
			continue // the method is there and takes nothing that could be it
		}
		if isParameter(p.role) && isMethod(sym) {
			return owner, argumentOf + sym.Name, false
		}
		return owner, writtenAs + written(sym), false
	}
	return owner, "", variant
}

// within says how an SDK writes all that leads to a type: in a looser way, as a map of anything, and the type with it; "" where it does not.
func (b *builder) within(c *concept, s int, depth int) string {
	how := ""
	for _, p := range sortedPlaces(c.places) {
		parent := p.of.final()
		if depth == 0 || parent == c || parent.nodes[s] != nil {
			return ""
		}
		_, filled, _ := b.placesIn(parent, s)
		if !strings.HasPrefix(filled, writtenAs) && !strings.HasPrefix(filled, argumentOf) {
			filled = b.within(parent, s, depth-1)
		}
		if filled == "" {
			return ""
		}
		how = filled
	}
	return how
}

// nested reports whether a type stands only in types that an SDK lacks, too: what is missing begins there. So it is where only generated
// code has the type, and conversions alone give it, from what the SDK has: it converts that in its own way.
func (b *builder) nested(c *concept, s int) bool {
	return len(c.places) > 0 && !slices.ContainsFunc(c.places, func(p place) bool {
		n := p.of.final().nodes[s]
		return n != nil && (n.spelled != moduleFunctions || c.byHand() || b.memberAt(p, s) != nil || !b.converts(p, s))
	})
}

// converts reports whether a function makes what it gives of types that an SDK has.
func (b *builder) converts(p place, s int) bool {
	g := p.group()
	if g == nil || isParameter(p.role) {
		return false
	}
	for _, sl := range g.slots {
		if sl == nil {
			continue
		}
		for _, l := range leavesOf(sl.owner, sl.sym) {
			if isParameter(l.role) && l.node.concept != nil {
				return l.node.concept.final().nodes[s] != nil
			}
		}
	}
	return false
}

// takesMore reports whether a method has an argument that could be the concept: one of the name it has in another SDK, or one that
// is nothing the other SDKs' method takes under another name.
func (b *builder) takesMore(at *slot, c *concept, p place) bool {
	known := map[string]bool{}
	its := map[string]bool{} // the names under which others take it
	for s := range b.sdks {
		if c.nodes[s] == nil {
			continue
		}
		if other := b.memberAt(p, s); other != nil {
			for i := range other.sym.Members {
				arg := &other.sym.Members[i]
				known[memberKey(arg.Name)] = true
				if slices.ContainsFunc(leavesOf(other.owner, arg), func(l leaf) bool { return l.node == c.nodes[s] }) {
					its[memberKey(arg.Name)] = true
				}
			}
		}
	}
	return slices.ContainsFunc(at.sym.Members, func(arg model.Symbol) bool {
		if key := memberKey(arg.Name); its[key] || known[key] {
			return its[key]
		}
		for _, l := range leavesOf(at.owner, &model.Symbol{Kind: model.Field, Name: arg.Name, Type: arg.Type}) {
			if l.node.concept != nil && l.node.concept.final().count() > 1 {
				return false
			}
		}
		return true
	})
}
