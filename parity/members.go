package parity

import (
	"slices"
	"strconv"
	"strings"

	"sdkparity/model"
)

// groupsOf lines the members of a concept up: by key, then what is left by wire name. Sorted by key.
func groupsOf(c *concept) []group {
	index := map[string]int{}
	var groups []group
	flat := c.isRecord()
	for s, n := range c.nodes {
		if n == nil {
			continue
		}
		members := n.members()
		if flat && n.isUnion() {
			members = append(slices.Clip(members), n.fields()...)
		}
		for i := range members {
			m := &members[i]
			at, ok := index[m.key]
			if !ok {
				at = len(groups)
				index[m.key] = at
				groups = append(groups, group{key: m.key, slots: make([]*slot, len(c.nodes))})
			}
			if groups[at].slots[s] == nil {
				groups[at].slots[s] = m
			}
		}
	}
	inherit(c, groups)
	groups = joinSynonyms(besideFlags(joinByUnit(joinByWire(setAside(groups)))))
	slices.SortFunc(groups, func(a, b group) int { return strings.Compare(a.key, b.key) })
	return joinReserved(joinRegular(joinLonger(groups)))
}

// inherit fills in what an SDK's type has from a base and others' types declare themselves: what they all inherit is told at the base.
func inherit(c *concept, groups []group) {
	for s, n := range c.nodes {
		if n == nil || len(n.told) == 0 {
			continue
		}
		for i := range n.told {
			m := &n.told[i]
			if g := slices.IndexFunc(groups, func(g group) bool {
				return g.key == m.key || m.sym.Kind == model.Method && synonyms(lifecycles, g.key, m.key)
			}); g >= 0 && groups[g].slots[s] == nil {
				groups[g].slots[s] = m
			}
		}
	}
}

// isRecord reports whether some SDK writes the concept as one record of fields, so that a union elsewhere is compared by
// the fields of all its variants.
func (c *concept) isRecord() bool {
	return slices.ContainsFunc(c.nodes, func(n *node) bool { return n != nil && isRecord(n.sym) })
}

// setAside takes out what an SDK only keeps for those who know its old name: a deprecated member beside another of the same wire name.
func setAside(groups []group) []group {
	current := map[string]bool{} // SDK and wire name of what is not deprecated
	at := func(s int, sl *slot) string { return strconv.Itoa(s) + " " + sl.sym.Wire }
	for _, g := range groups {
		for s, sl := range g.slots {
			if sl != nil && sl.sym.Wire != "" && sl.sym.Stability != model.Deprecated {
				current[at(s, sl)] = true
			}
		}
	}
	for _, g := range groups {
		for s, sl := range g.slots {
			if sl != nil && g.count() > 1 && sl.sym.Stability == model.Deprecated && slices.ContainsFunc(g.slots, func(o *slot) bool {
				return o != nil && o != sl && current[strconv.Itoa(s)+" "+o.sym.Wire]
			}) {
				g.slots[s] = nil
			}
		}
	}
	return groups
}

// joinByWire merges groups that no SDK has both of and that go by the same name in JSON.
func joinByWire(groups []group) []group {
	byWire := map[string][]int{}
	for i, g := range groups {
		for _, w := range g.wires() {
			byWire[w] = append(byWire[w], i)
		}
	}
	gone := map[int]bool{}
	for i := range groups {
		for _, w := range groups[i].wires() {
			for _, j := range byWire[w] {
				if i != j && !gone[i] && !gone[j] && groups[i].disjoint(groups[j]) {
					into, from := i, j
					if groups[j].count() > groups[i].count() {
						into, from = j, i
					}
					groups[into].take(groups[from])
					gone[from] = true
				}
			}
		}
	}
	out := groups[:0]
	for i, g := range groups {
		if !gone[i] {
			out = append(out, g)
		}
	}
	return out
}

// joinByNumber merges the values of an enum that are called differently, are the same number wherever one is stated, and are not
// both in one SDK.
func joinByNumber(groups []group) []group {
	byNumber := map[string]int{}
	out := groups[:0]
	for _, g := range groups {
		number := g.number()
		if at, ok := byNumber[number]; ok && number != "" && out[at].disjoint(g) {
			into := out[at]
			if g.count() > into.count() {
				into.key = g.key
			}
			into.take(g)
			out[at] = into
			continue
		}
		if number != "" {
			byNumber[number] = len(out)
		}
		out = append(out, g)
	}
	return out
}

// number is what a group of enum values is in JSON where all that say so say the same number, or "".
func (g group) number() string {
	number := ""
	for _, s := range g.slots {
		switch {
		case s == nil || s.sym.Wire == "":
		case s.sym.Kind != model.Value || !isNumber(s.sym.Wire) || number != "" && number != s.sym.Wire:
			return ""
		default:
			number = s.sym.Wire
		}
	}
	return number
}

// kindNames is what a field is called that says what kind of a thing a record is about: the first, unless the language keeps that word.
var kindNames = []string{"type", "kind"}

// wires are the names a group can have in JSON: those stated, else its own key.
func (g group) wires() []string {
	var out []string
	for _, s := range g.slots {
		if s == nil {
			continue
		}
		for _, alt := range s.alts {
			if !slices.Contains(out, alt) {
				out = append(out, alt)
			}
		}
		if s.node == nil && s.sym.Kind != model.Value {
			if key := s.owner.sdk.keys.whole(s.sym.Name); !slices.Contains(out, "whole "+key) {
				out = append(out, "whole "+key)
			}
		}
		if s.sym.Kind == model.Value && s.node == nil {
			out = appendValueNames(out, s.sym)
		}
		if isMethod(s.sym) {
			out = appendMethodNames(out, g.key, s)
		}
		if s.sym.Kind == model.Field || s.sym.Kind == model.Method && len(s.sym.Members) == 0 {
			out = appendOwnNames(out, g.key, s)
		}
		if s.sym.Kind == model.Field && slices.Contains(kindNames, g.key) {
			out = append(out, "kind")
		}
		if s.sym.Kind != model.Field && s.sym.Kind != model.Param && s.node == nil {
			continue
		}
		w := g.key
		if s.sym.Wire != "" {
			w = model.Key(s.sym.Wire)
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// appendValueNames adds what an enum's value is called in JSON and, where no SDK says so there, in the source with the words of its enum:
// the constant TEXT_NODE is what goes by "TEXT_NODE".
func appendValueNames(out []string, m *model.Symbol) []string {
	if m.Wire == "" {
		return append(out, "value "+model.Key(m.Name))
	}
	if isNumber(m.Wire) {
		return out
	}
	return append(out, "value "+valueKey(m))
}

// appendMethodNames adds a method's key and, where the name repeats a word of its type, the key without it: a SqliteProvider's
// sqlite_query is its query.
func appendMethodNames(out []string, key string, s *slot) []string {
	out = append(out, "call "+key)
	if strings.Contains(s.sym.Wire, ".") {
		out = append(out, "rpc "+s.sym.Wire)
	}
	words := model.Words(s.sym.Name)
	if len(words) > 1 && slices.Contains(model.Words(s.owner.sym.Name), words[0]) {
		out = append(out, "call "+methodKey(strings.Join(words[1:], "_")))
	}
	return out
}

// appendOwnNames adds what a getter or a field gives, with and without a word of its type: a Session's id() is its sessionId.
func appendOwnNames(out []string, key string, s *slot) []string {
	words := model.Words(s.sym.Name)
	if len(words) > 1 && slices.Contains(model.Words(s.owner.sym.Name), words[0]) {
		key = strings.Join(words[1:], "")
	}
	out = append(out, "own "+key)
	if base := withoutShape(words, s.sym.Type); base != "" {
		out = append(out, "own "+base)
	}
	return out
}

// withoutShape is the key of a name that ends in what its type is, without that: regexpStrings are regexps, an idStr an id; "" for others.
func withoutShape(words []string, t model.Type) string {
	n := len(words) - 1
	if n < 1 {
		return ""
	}
	isString := func(t model.Type) bool { return t.Form == model.Prim && t.Name == model.String }
	switch base := joined(words[:n], ""); {
	case t.Form == model.List && len(t.Args) == 1 && isString(t.Args[0]) && words[n] == "strings":
		return base + "s"
	case isString(t) && (words[n] == "string" || words[n] == "str"), t.Form == model.List && (words[n] == "list" || words[n] == "array"), t.Form == model.Map && words[n] == "map":
		return base
	}
	return ""
}

func (g group) count() int {
	n := 0
	for _, s := range g.slots {
		if s != nil {
			n++
		}
	}
	return n
}

func (g group) disjoint(o group) bool {
	for i := range g.slots {
		if g.slots[i] != nil && o.slots[i] != nil {
			return false
		}
	}
	return true
}

// takeSole takes over what one SDK alone has, and says why.
func (g *group) takeSole(o group, why string) {
	g.take(o)
	if g.why == nil {
		g.why = map[int]string{}
	}
	g.why[o.sole().owner.sdk.index] = why
}

func (g group) take(o group) {
	for i, s := range o.slots {
		if s != nil {
			g.slots[i] = s
		}
	}
}
