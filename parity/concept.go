package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// concept is one type of the product: at most one node per SDK.
type concept struct {
	key    string
	nodes  []*node  // by SDK
	joined []string // by SDK: why the node is here, when not by its name
	groups []group
	fresh  bool // groups are those of the nodes
	places []place
	into   *concept // the concept it was merged into
}

// group is one member of a concept, lined up.
type group struct {
	key   string
	slots []*slot        // by SDK
	why   map[int]string // by SDK: why the slot is here, where neither its key nor its name in JSON says so
}

// place is where a concept stands: a member of another, in a role such as "[]" for a list's elements.
type place struct {
	of   *concept
	key  string // of the group
	role string
}

// edge proposes that two concepts are one.
type edge struct{ a, b *concept }

// aligner joins concepts until nothing changes.
type aligner struct {
	sdks      []*sdk
	byKey     map[string]*concept
	all       []*concept
	edges     map[edge][]place
	ambiguous []string
}

const maxRounds = 12 // a chain of places longer than this is left unjoined; real ones need four

func newAligner(sdks []*sdk) *aligner {
	return &aligner{sdks: sdks, byKey: map[string]*concept{}}
}

func (a *aligner) run() {
	a.seed()
	for range maxRounds {
		before := len(a.all)
		a.edges = map[edge][]place{}
		a.visitAll()
		if a.join() == 0 && len(a.all) == before {
			break
		}
	}
	a.edges = nil
	a.visitAll() // places and groups of what is final
}

// seed makes a concept of every hand-written type and of each SDK's module functions. What is documented as nobody's API
// makes none, but fills the SDK's place in one.
func (a *aligner) seed() {
	for _, internal := range []bool{false, true} {
		for _, s := range a.sdks {
			for _, n := range s.nodes {
				if n.layer != model.Handwritten || n != s.byHand(n.key) || (n.sym.Stability == model.Internal) != internal || onlyComputed(n.sym) {
					continue
				}
				if !internal || a.byKey[n.key] != nil {
					a.place(n, n.key)
				}
			}
		}
	}
	for _, s := range a.sdks {
		var functions []model.Symbol
		for _, f := range s.api.Functions {
			if f.Layer == model.Handwritten {
				functions = append(functions, f)
			}
		}
		if !s.api.Absent {
			module := &model.Symbol{Kind: model.Class, Members: functions}
			a.place(&node{sdk: s, sym: module, layer: model.Handwritten, spelled: moduleFunctions}, "")
		}
	}
	a.joinBrands()
	a.fillGenerated()
	a.joinConstants()
	for _, s := range a.sdks {
		for _, n := range s.nodes {
			if c := a.byKey[n.key]; s.api.Partial && c != nil {
				a.place(n, n.key)
			}
		}
	}
}

// onlyComputed reports whether a type exists for the compiler only: an alias whose target no other language can write, such as
// a conditional or mapped type over a parameter.
func onlyComputed(t *model.Symbol) bool {
	return t.Kind == model.Alias && t.Type.Form == model.FormUnknown && len(t.Members) == 0
}

// place puts a node into the concept of a key, unless that has one of the SDK's already.
func (a *aligner) place(n *node, key string) *concept {
	c := a.byKey[key]
	if c == nil {
		c = &concept{key: key, nodes: make([]*node, len(a.sdks)), joined: make([]string, len(a.sdks))}
		a.byKey[key] = c
		a.all = append(a.all, c)
	}
	c = c.final()
	if c.nodes[n.sdk.index] == nil {
		c.nodes[n.sdk.index], c.fresh = n, false
	}
	n.concept = c
	return c
}

func (c *concept) final() *concept {
	for c.into != nil {
		c = c.into
	}
	return c
}

// at is the concept of a node that stands at a place.
func (a *aligner) at(n *node, p place) *concept {
	if n.concept != nil {
		return n.concept.final()
	}
	if n.spelled == "" {
		return a.place(n, n.key)
	}
	return a.place(n, p.of.key+"."+p.key+p.role)
}

func (a *aligner) visitAll() {
	slices.SortFunc(a.all, func(x, y *concept) int { return strings.Compare(x.key, y.key) })
	for _, c := range a.all {
		c.places = nil
	}
	for i := 0; i < len(a.all); i++ { // visiting adds concepts
		if c := a.all[i]; c.into == nil {
			a.visit(c)
		}
	}
}

func (a *aligner) visit(c *concept) {
	c.findFamilies()
	if !c.fresh {
		c.groups, c.fresh = groupsOf(c), true
	}
	for _, g := range c.groups {
		if !g.byHand() {
			continue
		}
		a.visitRoles(c, g.key, g.flat(), func(s int) []leaf {
			switch sl := g.slots[s]; {
			case sl == nil, sl.sym.Kind == model.Field && sl.sym.Access == model.Overridable:
				return nil // a protected field is how a class is made inside, and gives its type to nobody
			case sl.node != nil:
				return []leaf{{variantRole, sl.node}}
			default:
				return leavesOf(sl.owner, sl.sym)
			}
		})
		a.options(c, g)
	}
	a.constructors(c)
}

// findFamilies makes a class with derived types a union where another SDK writes the concept as one, and one that is empty where another
// writes it as a record of what they hold.
func (c *concept) findFamilies() {
	union := c.isUnion()
	for _, n := range c.nodes {
		if n != nil && !n.family && n.isEmptyBase() && slices.ContainsFunc(c.nodes, func(o *node) bool { return o != nil && o.holdsAll(n) }) {
			n.family, n.sloted, c.fresh = true, false, false
			union = true
		}
	}
	for _, n := range c.nodes {
		if union && n != nil && !n.isUnion() && n.sym.Kind != model.Alias && len(n.sdk.derived(n)) > 1 {
			n.family, n.sloted, c.fresh = true, false, false
		}
	}
}

// byHand reports whether some SDK offers the member by hand, to everybody.
func (g group) byHand() bool {
	return slices.ContainsFunc(g.slots, func(s *slot) bool {
		return s != nil && s.owner.layer == model.Handwritten && s.sym.Stability != model.Internal
	})
}

// isRPC reports whether a type is a generated namespace of RPC methods.
func (n *node) isRPC() bool {
	return n.layer == model.Generated && slices.ContainsFunc(n.sym.Members, func(m model.Symbol) bool { return m.Kind == model.Method && m.Wire != "" })
}

// flat reports whether a member stands for the fields of several variants, which need not be of one type.
func (g group) flat() bool {
	return slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && s.flat })
}

// visitRoles notes what stands at each role of a member and proposes joins between SDKs; none where the member is flat.
func (a *aligner) visitRoles(c *concept, key string, flat bool, leaves func(sdk int) []leaf) {
	type standing struct{ bySDK [][]*concept }
	roles := map[string]*standing{}
	var order []string
	for s := range a.sdks {
		for _, l := range leaves(s) {
			st := roles[l.role]
			if st == nil {
				st = &standing{make([][]*concept, len(a.sdks))}
				roles[l.role] = st
				order = append(order, l.role)
			}
			p := place{c, key, l.role}
			if flat && l.node.concept == nil && a.byKey[l.node.key] == nil {
				continue
			}
			if l.node.concept == nil && l.node.isRPC() {
				continue // generated namespaces are told by the methods they send
			}
			found := a.at(l.node, p)
			if found == c {
				continue
			}
			if !slices.Contains(found.places, p) {
				found.places = append(found.places, p)
			}
			if !slices.Contains(st.bySDK[s], found) {
				st.bySDK[s] = append(st.bySDK[s], found)
			}
		}
	}
	if flat {
		return
	}
	slices.Sort(order)
	for _, role := range order {
		a.propose(place{c, key, role}, roles[role].bySDK)
	}
}

func (p place) String() string {
	name := p.of.name()
	if p.key != "" {
		name = strings.TrimPrefix(name+"."+p.key, ".")
	}
	return name + p.role
}

// name is the concept as the first SDK that names it spells it; one without a name is called by its first place.
func (c *concept) name() string {
	for _, n := range c.nodes {
		if n != nil && n.spelled == "" && n.key == c.key {
			return n.sym.Name
		}
	}
	for _, n := range c.nodes {
		if n != nil && n.spelled == "" {
			return n.sym.Name
		}
	}
	if c.key != "" && len(c.places) > 0 {
		p := c.places[0]
		if g := p.group(); g != nil && p.of.final() != c {
			return memberName(p.of.final(), *g)
		}
	}
	return c.key
}
