package parity

import (
	"path"
	"slices"
	"strings"

	"sdkparity/model"
)

// sdk is one column: its types by name, ready to be asked.
type sdk struct {
	index   int
	api     *model.API
	keys    *keys
	nodes   []*node // in the order of the API
	byName  map[string][]*node
	byKey   map[string][]*node
	made    map[madeAt]*node    // of types without a name
	extends map[*node][]*node   // filled by derived
	marks   map[model.Kind]bool // the kinds of members on which this SDK ever states a stability
	home    string              // the folder most of its hand-written types are in
	owners  map[string]string   // filled by staticOwner
}

// node is one type of one SDK: declared, or without a name at some place.
type node struct {
	sdk     *sdk
	sym     *model.Symbol
	layer   model.Layer
	key     string
	spelled string   // for one without a name: how it is written
	concept *concept // nil until it is reached
	family  bool     // its derived types are the variants of what is a union elsewhere
	slots   []slot
	sloted  bool
}

// madeAt identifies a type without a name: the symbol it hangs on, and how.
type madeAt struct {
	on      *model.Symbol
	spelled string
}

// slot is one member of a node, own or inherited.
type slot struct {
	key   string
	sym   *model.Symbol
	owner *node    // the type that declares it
	via   string   // how it belongs here when it is not the type's own
	node  *node    // for a union's variant: its type
	alts  []string // for a union's variant: what else it may be known by
	flat  bool     // a field of a union's variant, told at the union
}

func newSDK(index int, api *model.API, k *keys) *sdk {
	s := &sdk{index: index, api: api, keys: k, byName: map[string][]*node{}, byKey: map[string][]*node{}, marks: map[model.Kind]bool{}, made: map[madeAt]*node{}}
	nodes := make([]node, len(api.Types))
	s.nodes = make([]*node, len(api.Types))
	for i := range api.Types {
		sym := &api.Types[i]
		n := &nodes[i]
		*n = node{sdk: s, sym: sym, layer: sym.Layer, key: k.ofType(api.SDK, sym.Name)}
		s.nodes[i] = n
		s.byName[sym.Name] = append(s.byName[sym.Name], n)
		if last := lastPart(sym.Name); last != sym.Name {
			s.byName[last] = append(s.byName[last], n)
		}
		s.byKey[n.key] = append(s.byKey[n.key], n)
		for _, m := range sym.Members {
			if m.Stability != model.StabilityUnstated {
				s.marks[m.Kind] = true
			}
		}
	}
	s.home = usualFolder(s.nodes)
	return s
}

func usualFolder(nodes []*node) string {
	count := map[string]int{}
	for _, n := range nodes {
		if n.layer == model.Handwritten {
			count[path.Dir(n.sym.At.File)]++
		}
	}
	usual := ""
	for folder, n := range count {
		if n > count[usual] || n == count[usual] && folder < usual {
			usual = folder
		}
	}
	return usual
}

// derived are the types that extend one.
func (s *sdk) derived(base *node) []*node {
	if s.extends == nil {
		s.extends = map[*node][]*node{}
		for _, n := range s.nodes {
			for _, t := range n.sym.Bases {
				if b := s.resolve(t, n); b != nil && b != n {
					s.extends[b] = append(s.extends[b], n)
				}
			}
		}
	}
	return s.extends[base]
}

// leaves are the types that extend one, directly or not, and that nothing extends.
func (s *sdk) leaves(base *node) []*node {
	var out []*node
	seen := map[*node]bool{base: true}
	var add func(n *node)
	add = func(n *node) {
		for _, d := range s.derived(n) {
			if seen[d] {
				continue
			}
			seen[d] = true
			if len(s.derived(d)) == 0 {
				out = append(out, d)
			}
			add(d)
		}
	}
	add(base)
	return out
}

func lastPart(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// resolve is the type a reference means: of several with that name, the nearest to where it is written.
func (s *sdk) resolve(t model.Type, from *node) *node {
	candidates := s.byName[t.Name]
	if len(candidates) == 0 {
		candidates = s.byName[lastPart(t.Name)]
	}
	var best *node
	bestNear := -1
	for _, c := range candidates {
		if near := nearness(c, from); near > bestNear {
			best, bestNear = c, near
		}
	}
	return best
}

func nearness(c, from *node) int {
	near := 0
	if c.layer == from.layer {
		near++
	}
	if path.Dir(c.sym.At.File) == path.Dir(from.sym.At.File) {
		near += 2
	}
	if c.sym.At.File == from.sym.At.File {
		near += 4
	}
	if strings.HasPrefix(c.sym.Name, from.sym.Name+".") {
		near += 8
	}
	return near
}

// byHand is the SDK's hand-written type of a key; generated is its generated one.
func (s *sdk) byHand(key string) *node { return s.find(key, model.Handwritten) }
func (s *sdk) generated(key string) *node {
	if s.api.Partial { // a schema is what code is generated from
		return s.find(key, model.LayerUnknown)
	}
	return s.find(key, model.Generated)
}

func (s *sdk) find(key string, layer model.Layer) *node {
	var best *node
	for _, n := range s.byKey[key] {
		if n.layer != layer {
			continue
		}
		// What can be imported comes before what is only reachable, a type before another name for it.
		if best == nil || rank(n) > rank(best) {
			best = n
		}
	}
	return best
}

func rank(n *node) int {
	r := 0
	if n.sym.Access == model.Exported {
		r += 2
	}
	if n.sym.Kind != model.Alias {
		r++
	}
	return r
}

// members are the node's own members, then those of what it extends, of what it is another name for, and of its variants.
func (n *node) members() []slot {
	if !n.sloted {
		n.sloted = true
		c := collector{of: n, keys: map[string]bool{}, visited: map[*node]bool{}}
		c.collect(n, "")
		n.slots = c.out
	}
	return n.slots
}

// collector gathers the members of one node; what comes first hides what comes later under the same key.
type collector struct {
	of      *node
	keys    map[string]bool
	visited map[*node]bool // a variant may extend its union, and types may be recursive
	out     []slot
}

func (c *collector) collect(from *node, via string) {
	if c.visited[from] {
		return
	}
	c.visited[from] = true
	for i := range from.sym.Members {
		m := &from.sym.Members[i]
		told := m.Kind == model.Method && from != c.of && from.concept != nil && c.of.sym.Kind != model.Alias // at the base
		if !told && !isPlumbing(m) && !makesItself(from.sym, m) && (m.Kind != model.Value || !from.isUnion()) {
			c.add(slot{key: c.of.sdk.keys.ofMember(c.of.sdk.api.SDK, c.of.key, m), sym: m, owner: from, via: via})
		}
	}
	for _, b := range from.sym.Bases {
		// A union's own members are told once, at the union, and not again at each of its variants.
		if base := from.sdk.resolve(b, from); base != nil && (!base.isUnion() || from.isUnion()) {
			c.collect(base, "through "+base.sym.Name)
		}
	}
	switch {
	case from.sym.Kind == model.Alias:
		if target := from.sdk.typeAt(from, from.sym, from.sym.Type); target != nil {
			c.collect(target, via)
		}
	case from.isUnion():
		for _, v := range variants(from) {
			c.add(v)
		}
	}
}

func (c *collector) add(s slot) {
	if !c.keys[s.key] {
		c.keys[s.key] = true
		c.out = append(c.out, s)
	}
}

// makesItself reports whether a method only gives another value of its own type: a builder's step, a factory, a copy. On a
// class that does things it may be more than that, unless it is called with….
func makesItself(owner, m *model.Symbol) bool {
	if m.Kind != model.Method || m.Type.Form != model.Ref || m.Type.Name != "Self" && lastPart(m.Type.Name) != lastPart(owner.Name) {
		return false
	}
	return owner.Kind != model.Class || isRecord(owner) || strings.HasPrefix(m.Name, "with")
}

// isRecord reports whether a type only holds fields: it may make itself and do what every object does, and nothing else.
func isRecord(t *model.Symbol) bool {
	if t.Kind != model.Class {
		return t.Kind == model.Object
	}
	fields := false
	for i := range t.Members {
		m := &t.Members[i]
		itself := m.Type.Form == model.Ref && (m.Type.Name == "Self" || lastPart(m.Type.Name) == lastPart(t.Name))
		if m.Kind == model.Method && !isPlumbing(m) && !itself {
			return false
		}
		fields = fields || m.Kind == model.Field
	}
	return fields && t.Type.Form != model.OneOf
}

// fields are the members of all variants of a union, for comparison with a record that has them all.
func (n *node) fields() []slot {
	c := collector{of: n, keys: map[string]bool{}, visited: map[*node]bool{n: true}}
	for _, v := range n.members() {
		if v.node != nil {
			c.collect(v.node, "in variant "+v.sym.Name)
		}
	}
	fields := slices.DeleteFunc(c.out, func(s slot) bool { return s.sym.Kind != model.Field })
	for i := range fields {
		fields[i].flat = true
	}
	return fields
}

// isUnion reports whether a type is one of several: a union, a class or interface that lists who extends it, or one whose
// derived types are what a union has elsewhere.
func (n *node) isUnion() bool {
	t := n.sym
	return n.family || t.Kind == model.Union || t.Type.Form == model.OneOf && (t.Kind == model.Class || t.Kind == model.Interface)
}

// variants are what a union is made of, each as a member: the types it names, and the values that carry data.
func variants(n *node) []slot {
	var out []slot
	for i := range n.sym.Members {
		m := &n.sym.Members[i]
		if m.Kind != model.Value {
			continue
		}
		v := slot{key: valueKey(m), sym: m, owner: n, alts: []string{model.Key(m.Name)}}
		switch {
		case len(m.Members) > 0:
			v.node = n.sdk.make(madeAt{m, variantFields}, n, &model.Symbol{Kind: model.Object, Name: m.Name, At: m.At, Members: m.Members, Doc: m.Doc})
		case m.Type.Form == model.Ref:
			v.node = n.sdk.resolve(m.Type, n)
		}
		out = append(out, v)
	}
	if n.family {
		for _, v := range n.sdk.leaves(n) {
			out = append(out, variantOf(n, v, variantSymbol(v)))
		}
	}
	if n.sym.Type.Form != model.OneOf {
		return out
	}
	for _, t := range n.sym.Type.Args {
		if t.Form == model.Literal {
			value := strings.Trim(t.Name, "\"'`")
			out = append(out, slot{key: model.Key(value), sym: &model.Symbol{Kind: model.Value, Name: value, Wire: value, At: n.sym.At}, owner: n})
			continue
		}
		if t.Form == model.Inline && slices.ContainsFunc(n.sym.Members, func(m model.Symbol) bool { return len(m.Members) > 0 }) {
			continue // a value with fields, which is there already
		}
		v := n.sdk.typeAt(n, n.sym, t)
		if v == nil || v == n || v.spelled == "" && v.sym.Name == n.sym.Name || slices.ContainsFunc(out, func(s slot) bool { return s.node == v }) {
			continue
		}
		out = append(out, variantOf(n, v, variantSymbol(v)))
	}
	return out
}

func variantSymbol(v *node) *model.Symbol {
	return &model.Symbol{Kind: model.Value, Name: v.sym.Name, At: v.sym.At, Type: model.Type{Form: model.Ref, Name: v.sym.Name, Text: v.sym.Name}}
}

func variantOf(n, v *node, sym *model.Symbol) slot {
	s := slot{key: model.Key(v.sym.Name), sym: sym, owner: n, node: v}
	if v.spelled == "" && v.key != s.key { // the configuration calls it otherwise
		s.alts = append(s.alts, v.key, strings.TrimPrefix(v.key, n.key))
	}
	union := model.Words(n.sym.Name)
	rest := slices.DeleteFunc(model.Words(v.sym.Name), func(w string) bool { return slices.Contains(union, w) })
	if len(rest) > 0 {
		s.alts = append(s.alts, strings.Join(rest, ""))
	}
	if tag := discriminator(v); tag != "" {
		s.alts = append(s.alts, model.Key(tag))
		if v.spelled != "" { // an inline variant has no name but its tag
			s.key, sym.Name = model.Key(tag), tag
		}
	}
	return s
}

// discriminator is the text that tells a variant from the others: the value of its first field that can only have one.
func discriminator(v *node) string {
	for i := range v.sym.Members {
		m := &v.sym.Members[i]
		if text := strings.Trim(m.Type.Name, `"'`); m.Kind == model.Field && m.Type.Form == model.Literal && text != "true" && text != "false" {
			return text
		}
	}
	return ""
}

// typeAt is the named or unnamed type directly at a place, or nil for anything else.
func (s *sdk) typeAt(from *node, on *model.Symbol, t model.Type) *node {
	switch t.Form {
	case model.Ref:
		return s.resolve(t, from)
	case model.Inline:
		return s.unnamed(from, on, t)
	}
	return nil
}

// The ways a type can be written without a name.
const (
	inlineObject     = "inline object"
	inlineUnion      = "inline union"
	variantFields    = "variant with fields"
	keywordArguments = "arguments"
	moduleFunctions  = "module"
)

// unnamed is the node of an object or union type that is written where it is used.
func (s *sdk) unnamed(from *node, on *model.Symbol, t model.Type) *node {
	sym := &model.Symbol{Name: on.Name, At: on.At, Layer: from.layer, Doc: on.Doc, Members: t.Members, Kind: model.Object}
	switch {
	case t.Form == model.OneOf:
		sym.Kind, sym.Type = model.Union, t
		return s.make(madeAt{on, inlineUnion}, from, sym)
	case len(t.Members) > 0:
		return s.make(madeAt{&t.Members[0], inlineObject}, from, sym) // the first member's address tells two of them on one symbol apart
	}
	return nil
}

func (s *sdk) make(id madeAt, from *node, sym *model.Symbol) *node {
	if n, ok := s.made[id]; ok {
		return n
	}
	if sym.At.File == "" {
		sym.At.File = from.sym.At.File
	}
	n := &node{sdk: s, sym: sym, layer: from.layer, spelled: id.spelled}
	s.made[id] = n
	return n
}
