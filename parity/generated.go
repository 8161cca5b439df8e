package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// generated lines up what generated code has: types by name, their members by wire name. Its rows say so; where a concept has
// a row of its own by hand, that row's cells get to know their generated side.
func (b *builder) generated() {
	rows := map[string]int{}
	for i, r := range b.table.Rows {
		rows[r.Key] = i
	}
	keys := map[string]bool{}
	for _, s := range b.sdks {
		for _, n := range s.nodes {
			if n.layer == model.Generated && n.sym.Stability != model.Internal {
				keys[n.key] = true
			}
		}
	}
	standins := b.standIns()
	elsewhere := make([]map[*node]bool, len(b.sdks))
	for i := range elsewhere {
		elsewhere[i] = map[*node]bool{}
		for _, n := range standins[i] {
			elsewhere[i][n] = true
		}
	}
	ids, ignored := b.objectIDs(), b.ignored()
	for key := range keys { // order does not matter: rows are sorted in the end
		b.generatedRows(b.alike(key, standins, elsewhere), rows, ids, ignored)
	}
}

func (b *builder) generatedRows(c *concept, rows map[string]int, ids map[string]map[string]bool, ignored []map[string]*model.Symbol) {
	members := false
	for _, n := range c.nodes {
		members = members || n != nil && wireType(n)
	}
	b.generatedRow(c, rows, c.key, c.name(), c.kind(), func(s int) (*model.Symbol, Generated) {
		if n := c.nodes[s]; n != nil && n.key == c.key {
			return n.sym, Generated{State: Present, At: n.sym.At}
		}
		return nil, Generated{}
	})
	if !members {
		return
	}
	groups := wireGroups(c)
	for _, g := range groups {
		if c.passesOver(g, ids) {
			continue
		}
		b.generatedRow(c, rows, c.key+"."+g.key, memberName(c, g), g.kind(), func(s int) (*model.Symbol, Generated) {
			switch {
			case g.slots[s] != nil:
				return g.slots[s].sym, Generated{State: Present, At: g.slots[s].sym.At, Presence: g.slots[s].sym.Presence}
			case b.lacks(c, g, groups, s):
				return nil, Generated{State: Missing, At: c.nodes[s].sym.At}
			case c.nodes[s] == nil && ignored[s][c.key] != nil:
				return nil, Generated{State: Missing, At: ignored[s][c.key].At}
			}
			return nil, Generated{}
		})
	}
}

// passesOver reports whether a member of generated types says nothing of who lacks it.
func (c *concept) passesOver(g group, ids map[string]map[string]bool) bool {
	of := func(is func(*slot) bool) bool {
		return slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && is(s) })
	}
	switch {
	case !of(func(s *slot) bool { return s.owner.key == c.key }): // what only a stand-in has, such as the id of the object a method belongs to
	case of(func(s *slot) bool { return s.sym.Stability == model.Internal }): // some languages leave out what is nobody's API, others mark it
	case of(func(s *slot) bool { return s.via != "" }): // told at the base, once and not at each type that extends it
	case g.discriminates() || strings.HasPrefix(g.wireName(), "_"): // some languages say it by the type, or hide names with an underscore in front
	case slices.ContainsFunc(c.nodes, func(n *node) bool { return n != nil && ids[n.key][g.key] }): // the object's own id
	default:
		return c.ownGenerated(g)
	}
	return true
}

// lacks reports whether an SDK has a generated type without a member that others' have, and does not say it in another way.
func (b *builder) lacks(c *concept, g group, groups []group, s int) bool {
	n := c.nodes[s]
	if n == nil || !wireType(n) || n.sym.Partial || b.sdks[s].api.Partial {
		return false
	}
	return !n.aboveHas(g.key) && !n.namesakeHas(g.key) && !n.says(g.key) && !g.leadsInside() && !c.unlike(s, g, groups, b.existing())
}

// existing is the number of SDKs there are at this revision.
func (b *builder) existing() int {
	n := 0
	for _, s := range b.sdks {
		if !s.api.Absent && !s.api.Partial {
			n++
		}
	}
	return n
}

// says reports whether a type gives a member by a method instead of a field, as it does the one value that tells it from others. Where
// all variants of a union have the method, it is the union's.
func (n *node) says(key string) bool {
	gives := func(s *model.Symbol) bool {
		return slices.ContainsFunc(s.Members, func(m model.Symbol) bool {
			return m.Kind == model.Method && len(m.Members) == 0 && methodKey(m.Name) == key
		})
	}
	if slices.ContainsFunc(n.sdk.byKey[n.key+"enum"], func(o *node) bool { // of two types of one name, a generator calls one XEnum
		return slices.ContainsFunc(o.sym.Members, func(m model.Symbol) bool { return wireKey(&m) == key })
	}) {
		return true
	}
	return gives(n.sym) || slices.ContainsFunc(n.sdk.nodes, func(u *node) bool {
		return u.isUnion() && gives(u.sym) && slices.ContainsFunc(variants(u), func(v slot) bool { return v.node == n })
	})
}

// wireType reports whether a generated type's members are what goes over the wire.
func wireType(n *node) bool { return isRecord(n.sym) || n.sym.Kind == model.Enum }

// generatedRow adds a row, or what generated code has to the hand-written row of the same key.
func (b *builder) generatedRow(c *concept, rows map[string]int, key, name string, kind model.Kind, of func(s int) (*model.Symbol, Generated)) {
	if i, ok := rows[key]; ok {
		for s := range b.sdks {
			_, b.table.Rows[i].Cells[s].Generated = of(s)
		}
		return
	}
	row := Row{Concept: name, Key: key, Kind: kind, Layer: model.Generated, Parent: -1, Cells: make([]Cell, len(b.sdks))}
	for s, sdk := range b.sdks {
		if sdk.api.Absent {
			row.Cells[s].State = Absent
			continue
		}
		sym, g := of(s)
		row.Cells[s] = Cell{State: g.State, Symbol: sym, Layer: layerOf(sdk), Generated: g, Presence: g.Presence}
		if n := c.nodes[s]; n != nil && sym == n.sym {
			row.Cells[s].Inside = n.inside()
		}
		if sym == nil && c.nodes[s] != nil {
			row.Cells[s].Owner = c.nodes[s].sym
		}
	}
	b.table.Rows = append(b.table.Rows, row)
}

// wireGroups lines own members up by wire name; by name where the source states none.
func wireGroups(c *concept) []group {
	index := map[string]int{}
	var groups []group
	for s, n := range c.nodes {
		if n == nil || !wireType(n) {
			continue
		}
		short := shortNames(n.sym)
		for _, m := range wireMembers(n, n, maxBases) {
			key := wireKey(m.sym)
			if own := short[key]; m.sym.Kind == model.Value && own != "" {
				key = own
			}
			at, ok := index[key]
			if !ok {
				at = len(groups)
				index[key] = at
				groups = append(groups, group{key: key, slots: make([]*slot, len(c.nodes))})
			}
			if groups[at].slots[s] == nil {
				groups[at].slots[s] = &slot{key: key, sym: m.sym, owner: n, via: m.via}
			}
		}
	}
	groups = joinByNumber(groups)
	slices.SortFunc(groups, func(a, b group) int { return strings.Compare(a.key, b.key) })
	return groups
}

// aboveHas reports whether the union that a variant belongs to states a member for all of them.
func (n *node) aboveHas(key string) bool {
	if n.concept == nil {
		return false
	}
	return slices.ContainsFunc(n.concept.final().places, func(p place) bool {
		union := p.of.final().nodes[n.sdk.index]
		return p.role == variantRole && union != nil && slices.ContainsFunc(union.members(), func(s slot) bool { return s.key == key })
	})
}

const maxBases = 8 // a longer chain is a cycle

// wireMembers are the fields and values of a type and, by the name of a base, of what it extends.
func wireMembers(n, of *node, depth int) []slot {
	var out []slot
	via := ""
	if n != of {
		via = n.sym.Name
	}
	for i := range n.sym.Members {
		m := &n.sym.Members[i]
		written := m.At.File != n.sym.At.File // by hand, in another part of a generated type
		if (m.Kind == model.Field || m.Kind == model.Value) && !written {
			out = append(out, slot{sym: m, via: via})
		}
	}
	if depth == 0 {
		return out
	}
	for _, b := range n.sym.Bases {
		if base := n.sdk.resolve(b, n); base != nil && base != n {
			out = append(out, wireMembers(base, of, depth-1)...)
		}
	}
	return out
}

// wireKey is what a member goes by in JSON. A value that is a number there goes by its name, which all languages have.
func wireKey(m *model.Symbol) string {
	if m.Kind == model.Value {
		return valueKey(m)
	}
	if key := model.Key(m.Wire); key != "" {
		return key
	}
	return model.Key(m.Name)
}

// wireName is a member's name in JSON as some SDK states it.
func (g group) wireName() string {
	for _, s := range g.slots {
		if s != nil && s.sym.Wire != "" {
			return s.sym.Wire
		}
	}
	return ""
}

// namesakeHas reports whether another generated type of the same name, from another part of the schema, has the member.
func (n *node) namesakeHas(key string) bool {
	return slices.ContainsFunc(n.sdk.byKey[n.key], func(o *node) bool {
		return o != n && o.layer == n.layer && slices.ContainsFunc(wireMembers(o, o, maxBases), func(m slot) bool { return wireKey(m.sym) == key })
	})
}

// layerOf is the layer of what an SDK's column shows in a row of generated code; a schema has none.
func layerOf(s *sdk) model.Layer {
	if s.api.Partial {
		return model.LayerUnknown
	}
	return model.Generated
}
