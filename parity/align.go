package parity

import (
	"cmp"
	"path"
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
	t.Rows = byKey(t.Rows)
	slices.Sort(a.ambiguous)
	t.Ambiguous = slices.Compact(a.ambiguous)
	return t
}

// byKey sorts rows, by way of their places, since rows are large and there are thousands.
func byKey(rows []Row) []Row {
	places := make([]int, len(rows))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(i, j int) int { return cmp.Or(strings.Compare(rows[i].Key, rows[j].Key), i-j) })
	out := make([]Row, len(rows))
	for i, place := range places {
		out[i] = rows[place]
	}
	return out
}

// builder turns concepts into rows.
type builder struct {
	*aligner
	table       *Table
	common      map[*concept]bool // what users come to
	remoteTypes map[*concept]bool // whose rows are remote
}

func (b *builder) build() {
	b.common, b.remoteTypes = b.commonTypes(), map[*concept]bool{}
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
	row.Remote = b.remote(c, row)
	b.remoteTypes[c] = row.Remote
	row.PassedOn = b.onlyGenerated(c)
	row.Helper = b.isHelper(c)
	row.Constants = row.Unplaced && c.onlyConstants()
	b.table.Rows = append(b.table.Rows, row)
}

// remote reports whether some SDKs, but fewer than half, offer a type, in whatever way, and users do not come to it.
func (b *builder) remote(c *concept, row Row) bool {
	n := 0
	for s, cell := range row.Cells {
		if cell.Is(Present, Differs) && !b.sdks[s].api.Partial && (cell.Symbol == nil || cell.Symbol.Access != model.AccessUnknown) {
			n++
		}
	}
	return !b.common[c] && n > 1 && 2*n < b.existing()
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

func (b *builder) memberRows(c *concept) {
	if !b.offered(c) && c.named() {
		return
	}
	passedOn := !c.byHand() // generated everywhere, and reached from what is written by hand
	unused := make([]bool, len(b.sdks))
	for s := range b.sdks {
		unused[s] = b.unused(c, s)
	}
	for _, g := range c.groups {
		taken := !g.byHand() && !passedOn
		if taken && !b.takenUp(c, g) {
			continue
		}
		row := Row{Concept: memberName(c, g), Key: rowKey(c, g), Kind: g.kind(), Layer: model.Handwritten, Parent: -1, Cells: make([]Cell, len(b.sdks))}
		if !g.byHand() && !taken {
			row.Layer = model.Generated
		}
		for s := range b.sdks {
			row.Cells[s] = b.memberCell(c, g, s)
			row.Cells[s].Unused = unused[s]
		}
		row.Aside = c.key == "" && aside(g)
		row.Remote = b.remoteTypes[c]
		row.Held = g.holdsItsMaker()
		row.Taken = taken
		row.PassedOn = !taken && !slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && s.owner.layer == model.Handwritten })
		row.Internal = slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && s.sym.Stability == model.Internal })
		b.table.Rows = append(b.table.Rows, row)
		b.paramRows(c, g, row)
	}
}

// onlyGenerated reports whether a type is generated wherever it is, and nothing written by hand leads to it there.
func (b *builder) onlyGenerated(c *concept) bool {
	for s, n := range c.nodes {
		if n == nil || b.sdks[s].api.Partial {
			continue
		}
		if n.layer == model.Handwritten {
			return false
		}
		for _, p := range c.places {
			if at := b.memberAt(p, s); p.role != variantRole && at != nil && at.owner.layer == model.Handwritten {
				return false
			}
		}
	}
	return true
}

// helpers are what languages call a type that helps to implement another: CanvasHandlerBase beside CanvasHandler.
var helpers = []string{"base", "defaults", "default", "adapter", "impl", "builder", "extensions", "utils"}

// isHelper reports whether a type only helps to use or implement another.
func (b *builder) isHelper(c *concept) bool {
	if !slices.ContainsFunc(c.nodes, func(n *node) bool { return n != nil && !n.implements() }) {
		return true
	}
	return slices.ContainsFunc(helpers, func(suffix string) bool {
		rest, ok := strings.CutSuffix(c.key, suffix)
		return ok && rest != "" && b.byKey[rest] != nil
	})
}

// implements reports whether a class only does what an interface of its SDK says: it is the interface that is offered.
func (n *node) implements() bool {
	if n.sym.Kind != model.Class {
		return false
	}
	for _, t := range n.sym.Bases {
		base := n.sdk.resolve(t, n)
		if base == nil || base == n || base.sym.Kind != model.Interface {
			continue
		}
		own := 0
		more := slices.ContainsFunc(n.members(), func(m slot) bool {
			if m.owner != n || m.sym.Kind != model.Method {
				return false
			}
			own++
			return !slices.ContainsFunc(base.members(), func(o slot) bool { return o.key == m.key })
		})
		if !more && own > 0 {
			return true
		}
	}
	return false
}

// onlyConstants reports whether a type that nothing leads to only holds values: where a language keeps them is its own affair.
func (c *concept) onlyConstants() bool {
	return !slices.ContainsFunc(c.nodes, func(n *node) bool {
		return n != nil && (n.sym.Kind != model.Class && n.sym.Kind != model.Enum || len(n.sym.Bases) > 0)
	})
}

// aside reports whether only one SDK has a module function, and in a package beside its main one.
func aside(g group) bool {
	for _, s := range g.slots {
		if s != nil {
			return g.count() == 1 && path.Dir(s.sym.At.File) != s.owner.sdk.home
		}
	}
	return false
}

// rowKey is the key of a member's row. A module function has parentheses, since a type may have its name.
func rowKey(c *concept, g group) string {
	if c.key == "" {
		return g.key + "()"
	}
	return c.key + "." + g.key
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
