package parity

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
)

func (b *builder) typeCell(c *concept, s int) Cell {
	api := b.sdks[s].api
	if api.Absent {
		return Cell{State: Absent}
	}
	if n := c.nodes[s]; n != nil {
		return b.declared(c, n, s)
	}
	if api.Partial {
		return Cell{}
	}
	cell := Cell{State: Missing}
	owner, filled, implied := b.placesIn(c, s)
	if filled == "" && (owner == nil || !slices.ContainsFunc(c.places, place.shared)) { // where it has a place of its own, no heir fills that
		filled = b.derivedIn(c, s)
	}
	if filled == "" {
		filled = cmp.Or(b.within(c, s, maxBases), b.asFunctions(c, s), c.asCapability(s), c.instantiates(s), b.operated(c, s), b.asSwitches(c, s), b.failed(c, s), b.spreadIn(c, s), b.waits(c, s))
	}
	cell.Owner, cell.Nested = owner, b.nested(c, s)
	switch {
	case filled != "":
		cell.State, cell.Spelled = Present, filled
	case blind(api), b.sdks[s].passed[c.key], b.takesFromElsewhere(b.sdks[s], c), b.untold(c, s, maxUntold):
		cell.State = Unread
	case implied:
		cell.Implied = true
	case b.generatedIn(c, s) != nil:
		g := b.generatedIn(c, s)
		cell.State, cell.Layer, cell.Spelled = GeneratedOnly, model.Generated, "generated"
		if !c.byHand() { // elsewhere it is generated too, and only passed on by hand
			cell.State, cell.Symbol = Present, g.sym
		}
	default:
		cell.HiddenAt, cell.Hidden = b.sdks[s].hiddenType(c)
	}
	return cell
}

// generatedIn is an SDK's generated type of one of the names that a concept has, or nil.
func (b *builder) generatedIn(c *concept, s int) *node {
	if g := b.sdks[s].generated(c.key); g != nil {
		return g
	}
	for _, n := range c.nodes {
		if n != nil && n.spelled == "" {
			if g := b.sdks[s].generated(n.key); g != nil {
				return g
			}
		}
	}
	return nil
}

func (b *builder) declared(c *concept, n *node, s int) Cell {
	cell := Cell{State: Present, Symbol: n.sym, Layer: n.layer, Spelled: n.spelled, Joined: c.joined[s], Stability: n.sym.Stability, Marked: true}
	cell.Shape = c.unionShape(n)
	if n.spelled == "" && n.hasConstants() && c.form() == "enum" {
		cell.Spelled = "constants"
	}
	cell.Aliased = n.spelled == "" && n.sdk.keys.aliased(n.sdk.api.SDK, n.sym.Name)
	cell.Unused = b.unused(c, s)
	return cell
}

func (c *concept) count() int {
	n := 0
	for _, node := range c.nodes {
		if node != nil {
			n++
		}
	}
	return n
}

// canAct reports whether a type can have methods: another name for several types, or a set of values, cannot.
func (n *node) canAct() bool {
	switch n.sym.Kind {
	case model.Union, model.Alias, model.Enum:
		return slices.ContainsFunc(n.sym.Members, func(m model.Symbol) bool { return m.Kind == model.Method })
	}
	return n.spelled == "" || n.spelled == moduleFunctions
}

// inherits reports whether a union's variant gets a member from its union, where it is told.
func (n *node) inherits(key string) bool {
	for _, t := range n.sym.Bases {
		if base := n.sdk.resolve(t, n); base != nil && base != n && base.isUnion() &&
			slices.ContainsFunc(base.members(), func(s slot) bool { return s.key == key }) {
			return true
		}
	}
	return false
}

// tells reports whether a member is what tells a union's variants apart in some SDK.
func (c *concept) tells(key string) bool {
	for _, n := range c.nodes {
		if n == nil {
			continue
		}
		for _, v := range n.members() {
			if v.node == nil {
				continue
			}
			if slices.ContainsFunc(v.node.sym.Members, func(m model.Symbol) bool {
				return m.Kind == model.Field && isLiteral(m.Type) && memberKey(m.Name) == key
			}) {
				return true
			}
		}
	}
	return false
}

// everyError is what the error classes of all languages have.
var everyError = []string{"message", "name", "stack", "stacktrace", "cause", "innerexception", "error", "unwrap", "source"}

// inheritsOutside reports whether a member of an error type comes with the language's own error class.
func (s *sdk) inheritsOutside(n *node, key string) bool {
	return slices.Contains(everyError, key) && (strings.HasSuffix(n.key, "error") || slices.ContainsFunc(n.sym.Bases, func(t model.Type) bool { return s.resolve(t, n) == nil }))
}

// isDiscriminator reports whether a member only says which variant it is in, which a type says by itself.
func (g group) isDiscriminator() bool {
	return !slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && !isLiteral(s.sym.Type) })
}

func isLiteral(t model.Type) bool {
	if t.Form == model.OneOf {
		return !slices.ContainsFunc(t.Args, func(a model.Type) bool { return a.Form != model.Literal })
	}
	return t.Form == model.Literal
}

// discriminates reports whether some SDK gives a member of a variant only values of its own.
func (g group) discriminates() bool {
	return slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && s.sym.Kind == model.Field && isLiteral(s.sym.Type) })
}

// isVariant reports whether a concept is one of a union's.
func (c *concept) isVariant() bool {
	return slices.ContainsFunc(c.places, func(p place) bool { return p.role == variantRole })
}

func isParameter(role string) bool { return strings.HasPrefix(role, "(p)") }

func written(s *model.Symbol) string {
	if s.Type.Text == "" {
		return s.Name
	}
	return s.Type.Text
}

func sortedPlaces(places []place) []place {
	out := slices.Clone(places)
	slices.SortFunc(out, func(x, y place) int {
		return cmp.Or(strings.Compare(x.of.key, y.of.key), strings.Compare(x.key, y.key), strings.Compare(x.role, y.role))
	})
	return out
}

// blind reports whether part of an SDK's source was not understood and belongs to no type that says so itself: anything
// may be declared there.
func blind(api *model.API) bool {
	if len(api.Problems) == 0 {
		return false
	}
	partial := map[string]bool{}
	for _, t := range api.Types {
		if t.Partial {
			partial[t.At.File] = true
		}
	}
	return slices.ContainsFunc(api.Problems, func(p model.Problem) bool { return !partial[p.File] })
}

// told reports whether a member says nothing about a node of another shape: a union's variants about a record, a record's fields
// about a union, and a field that only one union's variants have about a record.
func (c *concept) told(g group, n *node) bool {
	variant := slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && s.sym.Kind == model.Value && s.owner.isUnion() })
	if variant {
		return !n.isUnion()
	}
	if g.kind() != model.Field || !c.isRecord() || !c.isUnion() {
		return false
	}
	return n.isUnion() || !slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && !s.flat })
}

// memberOfNothing is a member's cell in an SDK without its type: the type's own cell says why.
func (b *builder) memberOfNothing(c *concept, g group, s int) Cell {
	of := b.typeCell(c, s)
	if here := b.asyncOnly(c, s); here != nil && here.comparable() && of.Spelled == b.waits(c, s) {
		cell := Cell{State: Present, Owner: here.sym, Spelled: of.Spelled}
		if !slices.ContainsFunc(here.members(), func(m slot) bool { return m.key == g.key }) {
			cell.State, cell.Spelled = Missing, ""
		}
		return cell
	}
	return Cell{State: of.State, Spelled: of.Spelled, Implied: true, Owner: of.Owner}
}

// comparable reports whether a node's members say all it offers: a free-form map or a callback does not.
func (n *node) comparable() bool {
	switch n.sym.Kind {
	case model.Alias:
		return len(n.members()) > 0
	case model.Union:
		return len(n.members()) > 0
	}
	return n.sym.Type.Form != model.Func
}

// memberAt is what an SDK has at a place, its constructor included.
func (b *builder) memberAt(p place, s int) *slot {
	if p.key != model.Constructor {
		if g := p.group(); g != nil {
			return g.slots[s]
		}
		return nil
	}
	n := p.of.final().nodes[s]
	if n == nil {
		return nil
	}
	if m := b.constructorOf(n); m != nil {
		return &slot{sym: m, owner: n}
	}
	return nil
}
