package parity

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
)

// Align lines the APIs up. Their order is the order of the columns.
func Align(apis []*model.API, o Options) *Table {
	k := newKeys(o)
	a := newAligner(nil)
	for i, api := range apis {
		a.sdks = append(a.sdks, newSDK(i, api, k))
	}
	a.run()
	t := &Table{}
	for _, api := range apis {
		t.SDKs = append(t.SDKs, api.SDK)
	}
	b := &builder{aligner: a, table: t}
	b.build()
	b.generated()
	b.rpc()
	slices.SortStableFunc(t.Rows, func(x, y Row) int { return strings.Compare(x.Key, y.Key) })
	slices.Sort(a.ambiguous)
	t.Ambiguous = slices.Compact(a.ambiguous)
	return t
}

// builder turns concepts into rows.
type builder struct {
	*aligner
	table *Table
}

func (b *builder) build() {
	var final []*concept
	for _, c := range b.all {
		if c.into == nil {
			final = append(final, c)
		}
	}
	slices.SortFunc(final, func(x, y *concept) int { return strings.Compare(x.key, y.key) })
	for _, c := range final {
		b.typeRow(c)
		b.memberRows(c)
	}
}

// typeRow adds the row of a type that some SDK names and some SDK offers by hand.
func (b *builder) typeRow(c *concept) {
	if !c.named() || !b.offered(c) {
		return
	}
	row := Row{Concept: c.name(), Key: c.key, Kind: c.kind(), Layer: model.Handwritten, Parent: -1, Cells: make([]Cell, len(b.sdks))}
	for _, p := range c.places {
		row.Places = append(row.Places, p.String())
	}
	slices.Sort(row.Places)
	for s := range b.sdks {
		row.Cells[s] = b.typeCell(c, s)
	}
	row.Unplaced = len(c.places) == 0 && !c.behaves()
	b.table.Rows = append(b.table.Rows, row)
}

func (c *concept) named() bool {
	return slices.ContainsFunc(c.nodes, func(n *node) bool { return n != nil && n.spelled == "" })
}

// offered reports whether the concept belongs to what some SDK offers by hand: as a type, or at a member.
func (b *builder) offered(c *concept) bool {
	for _, n := range c.nodes {
		if n != nil && n.sym.Stability != model.Internal && (n.layer == model.Handwritten || n.sym.Access == model.Exported && len(c.places) > 0) {
			return true
		}
	}
	return slices.ContainsFunc(c.places, func(p place) bool { return p.byHand() })
}

// byHand reports whether some SDK writes the member at a place by hand.
func (p place) byHand() bool {
	if g := p.group(); g != nil {
		return g.byHand()
	}
	return slices.ContainsFunc(p.of.nodes, func(n *node) bool { return n != nil && n.layer == model.Handwritten })
}

func (p place) group() *group {
	groups := p.of.final().groups
	i, ok := slices.BinarySearchFunc(groups, p.key, func(g group, key string) int { return strings.Compare(g.key, key) })
	if !ok {
		return nil
	}
	return &groups[i]
}

// behaves reports whether a type has methods: a class is reached by its constructor and needs no place.
func (c *concept) behaves() bool {
	for _, n := range c.nodes {
		if n != nil && slices.ContainsFunc(n.members(), func(s slot) bool { return s.sym.Kind == model.Method }) {
			return true
		}
	}
	return false
}

func (c *concept) byHand() bool {
	return slices.ContainsFunc(c.nodes, func(n *node) bool { return n != nil && n.layer == model.Handwritten })
}

func (c *concept) kind() model.Kind {
	for _, n := range c.nodes {
		if n != nil && n.spelled == "" {
			return n.sym.Kind
		}
	}
	return model.Object
}

func (b *builder) typeCell(c *concept, s int) Cell {
	api := b.sdks[s].api
	if api.Absent {
		return Cell{State: Absent}
	}
	if n := c.nodes[s]; n != nil {
		return b.declared(c, n, s)
	}
	cell := Cell{State: Missing}
	owner, filled, implied := b.placesIn(c, s)
	if filled == "" {
		filled = b.derivedIn(c, s)
	}
	cell.Owner = owner
	switch {
	case filled != "":
		cell.State, cell.Spelled = Present, filled
	case blind(api):
		cell.State = Unread
	case implied:
		cell.Implied = true
	case b.sdks[s].generated(c.key) != nil:
		g := b.sdks[s].generated(c.key)
		cell.State, cell.Layer, cell.Spelled = GeneratedOnly, model.Generated, "generated"
		if !c.byHand() { // elsewhere it is generated too, and only passed on by hand
			cell.State, cell.Symbol = Present, g.sym
		}
	}
	return cell
}

func (b *builder) declared(c *concept, n *node, s int) Cell {
	cell := Cell{State: Present, Symbol: n.sym, Layer: n.layer, Spelled: n.spelled, Joined: c.joined[s]}
	return cell
}

// placesIn says what an SDK without the type has where the others have it: how a place is filled, and the type that would
// lead to it. Implied is true when the type is only a union's variant, which the union's row tells.
func (b *builder) placesIn(c *concept, s int) (owner *model.Symbol, filled string, implied bool) {
	variant := len(c.places) > 0 // a union's member row tells it
	for _, p := range c.places {
		variant = variant && p.role == variantRole
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
		if p.role == variantRole && !isUnion(n.sym) {
			return owner, "folded into " + n.sym.Name, false
		}
		g := p.group()
		if g == nil || g.slots[s] == nil {
			continue
		}
		sym := g.slots[s].sym
		if isParameter(p.role) && isMethod(sym) && len(sym.Members) == 0 {
			continue // the method is there and takes nothing
		}
		return owner, "written as " + written(sym), false
	}
	return owner, "", variant
}

// derivedIn names a type of an SDK that stands for one that others derive from the missing base: its members are folded in.
func (b *builder) derivedIn(c *concept, s int) string {
	for _, n := range c.nodes {
		if n == nil {
			continue
		}
		for _, derived := range n.sdk.derived(n) {
			if derived.concept == nil {
				continue
			}
			if here := derived.concept.final().nodes[s]; here != nil {
				return "folded into " + here.sym.Name
			}
		}
	}
	return ""
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

func (b *builder) memberRows(c *concept) {
	if !b.offered(c) && c.named() {
		return
	}
	for _, g := range c.groups {
		if !g.byHand() {
			continue
		}
		row := Row{Concept: memberName(c, g), Key: strings.TrimPrefix(c.key+"."+g.key, "."), Kind: g.kind(), Layer: model.Handwritten, Parent: -1, Cells: make([]Cell, len(b.sdks))}
		for s := range b.sdks {
			row.Cells[s] = b.memberCell(c, g, s)
		}
		b.table.Rows = append(b.table.Rows, row)
	}
}

func memberName(c *concept, g group) string {
	for _, s := range g.slots {
		if s != nil {
			return strings.TrimPrefix(c.name()+"."+s.sym.Name, ".")
		}
	}
	return c.name() + "." + g.key
}

func (g group) kind() model.Kind {
	for _, s := range g.slots {
		if s != nil {
			return s.sym.Kind
		}
	}
	return model.KindUnknown
}

func (b *builder) memberCell(c *concept, g group, s int) Cell {
	if b.sdks[s].api.Absent {
		return Cell{State: Absent}
	}
	n := c.nodes[s]
	if sl := g.slots[s]; sl != nil {
		cell := Cell{State: Present, Symbol: sl.sym, Owner: n.sym, Layer: sl.owner.layer, Spelled: sl.via}
		if n.spelled != "" {
			cell.Spelled = n.spelled
		}
		return cell
	}
	if n == nil {
		return b.memberOfNothing(c, s)
	}
	cell := Cell{State: Missing, Owner: n.sym, Layer: model.LayerUnknown}
	switch {
	case c.told(g, n):
		cell.State, cell.Spelled = Present, "folded into "+n.sym.Name
	case n.sym.Partial:
		cell.State = Unread
	case !n.comparable():
		cell.State, cell.Spelled = Present, "written as "+written(n.sym)
	case b.besides(c, g, s):
		cell.State, cell.Spelled = Present, "a parameter beside it"
	default:
		if other := c.idiom(g, s); other != "" {
			cell.State, cell.Spelled = Present, other
		}
	}
	return cell
}

// idiom says how an SDK without a method does what it is for in its own way, or "".
func (c *concept) idiom(g group, s int) string {
	var only *slot
	for _, sl := range g.slots {
		if sl == nil {
			continue
		}
		if sl.sym.Kind != model.Method && sl.sym.Kind != model.Function {
			return ""
		}
		if made := sl.owner.sdk.resolve(sl.sym.Type, sl.owner); sl.sym.Kind == model.Function && made != nil && made.concept != nil &&
			functionKey(sl.sym.Name) == functionKey(lastPart(made.sym.Name)) {
			return "constructor of " + made.sym.Name
		}
		if only != nil {
			return ""
		}
		only = sl
	}
	// SendPrompt beside send, ResumeSessionWithOptions beside resumeSession: one SDK's longer name for a case of a shared method.
	for _, o := range c.groups {
		if o.slots[s] == nil || o.count() < 2 || only == nil || o.key == g.key {
			continue
		}
		if here := o.slots[only.owner.sdk.index]; here != nil && isMethod(o.slots[s].sym) && extends(only.sym.Name, here.sym.Name) {
			return "a case of " + o.slots[s].sym.Name
		}
	}
	return ""
}

// extends reports whether a name is another with words added behind it.
func extends(longer, shorter string) bool {
	l, s := model.Words(longer), model.Words(shorter)
	if n := len(s); n > 0 && s[n-1] == "async" {
		s = s[:n-1]
	}
	return len(l) > len(s) && slices.Equal(l[:len(s)], s)
}

func isMethod(s *model.Symbol) bool { return s.Kind == model.Method || s.Kind == model.Function }

// told reports whether a member says nothing about a node of another shape: a union's variants about a record, and the
// fields of a union's variants about another union.
func (c *concept) told(g group, n *node) bool {
	variant := slices.ContainsFunc(g.slots, func(s *slot) bool {
		return s != nil && (s.node != nil || isUnion(s.owner.sym) && s.sym.Kind == model.Value)
	})
	if !isUnion(n.sym) {
		return variant
	}
	return !variant && slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && s.owner.concept != c && s.owner.concept != nil })
}

// memberOfNothing is a member's cell in an SDK without its type: the type's own cell says why.
func (b *builder) memberOfNothing(c *concept, s int) Cell {
	of := b.typeCell(c, s)
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

// besides reports whether the SDK takes an option as a parameter beside the options object.
func (b *builder) besides(c *concept, g group, s int) bool {
	for _, p := range c.places {
		at := p.group()
		if at == nil || at.slots[s] == nil || !isParameter(p.role) {
			continue
		}
		for i := range at.slots[s].sym.Members {
			if memberKey(at.slots[s].sym.Members[i].Name) == g.key {
				return true
			}
		}
	}
	return false
}
