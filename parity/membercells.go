package parity

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
)

func (b *builder) memberCell(c *concept, g group, s int) Cell {
	n := c.nodes[s]
	switch {
	case b.sdks[s].api.Absent:
		return Cell{State: Absent}
	case g.slots[s] != nil:
		return c.presentCell(g, s)
	case b.sdks[s].api.Partial:
		return Cell{}
	case n == nil:
		return b.memberOfNothing(c, g, s)
	}
	return b.otherwise(c, g, s)
}

// presentCell is the cell of a member that an SDK declares.
func (c *concept) presentCell(g group, s int) Cell {
	n, sl := c.nodes[s], g.slots[s]
	cell := Cell{State: Present, Symbol: sl.sym, Owner: n.sym, Layer: sl.owner.layer, Spelled: sl.via, Shape: sl.shape(), Presence: c.presence(sl, n)}
	if len(c.places) > 0 || !c.onlyConstants() { // a constant nobody is given is as narrow as its value
		cell.Each, cell.Keys = sl.owner.contents(sl.sym.Type, maxUnfolding)
	}
	cell.Any = sl.owner.isAny(sl.sym.Type, maxUnfolding)
	if c.shared(sl, n) || c.isUnion() && c.tells(g.key) {
		cell.Shape = "" // what tells variants apart is written in many ways
	}
	if n.spelled != "" {
		cell.Spelled = n.spelled
	}
	g.promise(s, &cell)
	keys := n.sdk.keys
	key := keys.bare(sl.sym)
	cell.Aliased = keys.ofMember(n.sdk.api.SDK, n.key, sl.sym) != key
	cell.Renamed = cell.Aliased && keys.renamed[key]
	cell.WrittenOut = n.sdk.api.WritesOut && g.writesOut(s)
	switch {
	case cell.Aliased || key == g.key:
	case sl.sym.Kind == model.Field && model.Key(sl.sym.Wire) == g.key:
		cell.Joined = "goes by that name in JSON"
	case isMethod(sl.sym) && strings.Contains(sl.sym.Wire, "."):
		cell.Joined = "calls " + sl.sym.Wire + ", too"
	case g.why[s] != "":
		cell.Joined = g.why[s]
	case g.writesOut(s):
		cell.Joined = "is the same name written out"
	}
	return cell
}

// otherwise is the cell of a member that a type does not declare: it may be there in another way.
func (b *builder) otherwise(c *concept, g group, s int) Cell {
	n := c.nodes[s]
	cell := Cell{State: Missing, Owner: n.sym, Layer: model.LayerUnknown}
	if !c.told(g, n) && (n.sym.Partial || n.extendsNamesake() || c.key == "" && b.sdks[s].passed[g.key+"()"]) {
		cell.State = Unread
		return cell
	}
	if cell.Spelled = b.spelledOtherwise(c, g, s); cell.Spelled != "" {
		cell.State = Present
	} else if g.kind() == model.Method && n.leavesUntold(maxUntold) {
		cell.State = Unread
	} else {
		cell.Implied = b.toldAtBase(g, n)
		cell.Hidden = n.keepsToItself(g)
	}
	return cell
}

// spelledOtherwise is how a type has a member that it does not declare; "" where it does not.
func (b *builder) spelledOtherwise(c *concept, g group, s int) string {
	n := c.nodes[s]
	switch {
	case c.told(g, n):
		return "folded into " + n.sym.Name
	case !n.comparable() || g.kind() == model.Method && !n.canAct():
		return writtenAs + written(n.sym)
	case n.isUnion() && slices.ContainsFunc(n.fields(), func(s slot) bool { return s.key == g.key }):
		return "in its variants"
	case c.tells(g.key) && n.isUnion():
		return "its variants say so"
	case n.sdk.inheritsOutside(n, g.key):
		return "from what it extends outside the SDK"
	case n.inherits(g.key):
		return "through its union"
	case g.isDiscriminator() || c.isVariant() && g.discriminates():
		return "its type says so"
	case b.besides(c, g, s):
		return "a parameter beside it"
	case (c.isRecord() || n.isOnlyMade()) && g.kind() == model.Field && b.isGiven(n, g.key):
		return "an argument of its constructor"
	case g.kind() == model.Field && n.takesAnyKey():
		return "any key"
	case b.toldAtBase(g, n):
		return ""
	}
	return cmp.Or(c.idiom(g, s), c.toldByType(g, s), b.asMember(c, g, s), c.payload(g, s), c.spread(g, s), b.handed(c, g, s), c.soleMethod(g, s), b.implemented(c, g, s), b.sink(c, g, s), n.chains(g.key), n.stepped(g), n.unset(g), c.switched(g, s), n.inTwin(g.key), n.inHeldEnum(g), n.converted(g))
}

// takesAnyKey reports whether a record has, beside the fields it declares, any others: it extends a map of anything, which is any value.
func (n *node) takesAnyKey() bool {
	return slices.ContainsFunc(n.sym.Bases, func(t model.Type) bool { return t.Form == model.Prim && t.Name == model.Any })
}
