package parity

import (
	"cmp"
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
	hides   bool                // it ever says that something is nobody's API
	home    string              // the folder most of its hand-written types are in
	owners  map[string]string   // filled by staticOwner
	passed  map[string]bool     // keys of what it passes on from elsewhere
	refers  map[*node]int       // filled by references
	used    map[*node]bool      // filled by reached
	hidden  map[string][]string // filled by hidesMethod

	foreign     map[string]bool      // filled by foreignNames
	hiddenTypes map[string]model.Pos // filled by hiddenType

	operations map[string]*slot // filled by operates
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
	told    []slot // methods of its bases, which are told there
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
	names := typeNames(api)
	for i := range api.Types {
		sym := &api.Types[i]
		n := &nodes[i]
		*n = node{sdk: s, sym: sym, layer: sym.Layer, key: k.ofType(api.SDK, cmp.Or(twin(sym.Name, names), sym.Name))}
		s.nodes[i] = n
		s.byName[sym.Name] = append(s.byName[sym.Name], n)
		if last := lastPart(sym.Name); last != sym.Name {
			s.byName[last] = append(s.byName[last], n)
		}
		s.byKey[n.key] = append(s.byKey[n.key], n)
		s.marksOf(sym)
	}
	s.passed = map[string]bool{}
	for _, name := range api.Elsewhere {
		s.passed[k.ofType(api.SDK, name)], s.passed[k.unbranded(name)] = true, true
		s.passed[functionKey(name)+"()"] = true
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
		if c == from && c.sym.Kind == model.Alias {
			continue // X = rpc.X is another name for the X of another package, not for itself
		}
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
		n.told = c.told
		n.slots = slices.DeleteFunc(c.out, func(m slot) bool { return c.repeats(m) || viewsItself(n.sym, m.sym) })
	}
	return n.slots
}

// collector gathers the members of one node; what comes first hides what comes later under the same key.
type collector struct {
	of      *node
	keys    map[string]bool
	visited map[*node]bool // a variant may extend its union, and types may be recursive
	out     []slot
	told    []slot
}

func (c *collector) collect(from *node, via string) {
	if c.visited[from] {
		return
	}
	c.visited[from] = true
	short := shortNames(from.sym)
	for i := range from.sym.Members {
		m := &from.sym.Members[i]
		if m.Kind == model.Method && from != c.of && from.concept != nil && c.of.sym.Kind != model.Alias {
			c.told = append(c.told, slot{key: methodKey(m.Name), sym: m, owner: from, via: "through " + from.sym.Name})
			continue
		}
		if !isPlumbing(m) && !makesItself(from.sym, m) && !makesBuilder(from.sym, m) && (m.Kind != model.Value || !from.isUnion()) {
			key := c.of.sdk.keys.ofMember(c.of.sdk.api.SDK, c.of.key, m)
			if isBuilder(from.sym) && givesItself(from.sym, m) {
				key = stepKey(m.Name)
			}
			if own := short[key]; m.Kind == model.Value && own != "" {
				key = own
			}
			c.add(slot{key: key, sym: m, owner: from, via: via})
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
		return
	}
	if i := slices.IndexFunc(c.out, func(o slot) bool { return o.key == s.key }); i >= 0 && c.isFlagFor(c.out[i], s) {
		c.out[i] = s
	}
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
	inlineObject    = "inline object"
	inlineUnion     = "inline union"
	variantFields   = "variant with fields"
	moduleFunctions = "module"
)

// KeywordArguments is how a cell is spelled whose SDK takes the members of an options object as arguments.
const KeywordArguments = "arguments"

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
