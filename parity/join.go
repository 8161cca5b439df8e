package parity

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sdkparity/model"
)

// joinBrands proposes what differs by a brand in front: AcmeClient and Client. Like a join by place it needs no namesake on
// either side, and members in common: a tool class and a tool annotation are not one for their names.
func (a *aligner) joinBrands() {
	a.edges = map[edge][]place{}
	for _, c := range slices.Clone(a.all) {
		if bare := a.byKey[a.sdks[0].keys.unbranded(c.key)]; bare != nil && bare != c && disjoint(bare, c) && bare.nature() == c.nature() {
			a.edges[edge{bare, c}] = []place{{of: bare, role: " without its brand"}}
		}
	}
	for _, c := range slices.Clone(a.all) {
		if bare := a.byKey[strings.TrimSuffix(c.key, "client")]; bare != nil && bare != c && bare.key != "" && bare.sameClient(c) {
			a.edges[edge{bare, c}] = []place{{of: bare, role: " without the word client"}}
		}
	}
	a.joinNested()
	a.join()
	a.edges = nil
}

// propose makes edges between the concepts at one role. Where an SDK has several there, those that others have too are
// left out first: they are joined by name already. Of those that are left, only what they hold says which is which.
func (a *aligner) propose(p place, bySDK [][]*concept) {
	count := map[*concept]int{}
	for _, list := range bySDK {
		for _, c := range list {
			count[c]++
		}
	}
	var open []*concept
	for _, list := range bySDK {
		if len(list) > 1 {
			list = slices.DeleteFunc(slices.Clone(list), func(c *concept) bool { return count[c] > 1 })
			if len(list) > 1 {
				a.matches(p, list, bySDK)
				continue
			}
		}
		for _, c := range list {
			if !slices.Contains(open, c) {
				open = append(open, c)
			}
		}
	}
	slices.SortFunc(open, func(x, y *concept) int { return strings.Compare(x.key, y.key) })
	for i, x := range open {
		for _, y := range open[i+1:] {
			if a.edges != nil && a.parted(x, y, bySDK) {
				a.edges[edge{x, y}] = append(a.edges[edge{x, y}], p)
			}
		}
	}
}

func disjoint(x, y *concept) bool {
	for s := range x.nodes {
		if x.nodes[s] != nil && y.nodes[s] != nil {
			return false
		}
	}
	return true
}

// join merges what the edges propose, the best supported first, and gives how many it merged.
func (a *aligner) join() int {
	edges := make([]edge, 0, len(a.edges))
	for e := range a.edges {
		edges = append(edges, e)
	}
	slices.SortFunc(edges, func(x, y edge) int {
		return cmp.Or(cmp.Compare(len(a.edges[y]), len(a.edges[x])), strings.Compare(x.a.key, y.a.key), strings.Compare(x.b.key, y.b.key))
	})
	a.ambiguous = nil
	merged := 0
	for _, e := range edges {
		x, y := e.a.final(), e.b.final()
		if x == y || !disjoint(x, y) || !alike(x, y) {
			continue
		}
		if rival := a.rival(e, edges); rival != nil {
			a.ambiguous = append(a.ambiguous, x.key+" or "+rival.key+" for "+y.key+" at "+a.edges[e][0].String())
			continue
		}
		a.merge(x, y, a.edges[e][0])
		merged++
	}
	return merged
}

// rival is another concept that would join one side of an edge with the same support, in an SDK where both cannot be.
func (a *aligner) rival(e edge, edges []edge) *concept {
	for _, o := range edges {
		if o == e || len(a.edges[o]) != len(a.edges[e]) {
			continue
		}
		for _, side := range [][2]*concept{{e.a, e.b}, {e.b, e.a}} {
			shared, mine := side[0].final(), side[1].final()
			var other *concept
			switch shared {
			case o.a.final():
				other = o.b.final()
			case o.b.final():
				other = o.a.final()
			default:
				continue
			}
			if other != mine && other != shared && !disjoint(other, mine) && disjoint(other, shared) && alike(other, shared) {
				return other
			}
		}
	}
	return nil
}

// alike reports whether two concepts can be one: both values or both objects, and with members in common when both have any.
func alike(x, y *concept) bool {
	xk, yk := x.form(), y.form()
	if xk != yk {
		return false
	}
	xs, ys := x.memberKeys(), y.memberKeys()
	if len(xs) < 2 || len(ys) < 2 {
		return true
	}
	shared, fewer := sharedKeys(xs, ys)
	return shared*3 >= fewer
}

// form tells values, callbacks and everything with members apart.
func (c *concept) form() string {
	for _, n := range c.nodes {
		switch {
		case n == nil:
		case n.sym.Kind == model.Enum:
			return "enum"
		case n.sym.Type.Form == model.Func:
			return "callback"
		case n.sym.Kind == model.Alias && n.sym.Type.Form != model.Inline && n.sym.Type.Form != model.Ref:
			return "value"
		}
	}
	return "object"
}

// nature tells records from classes.
func (c *concept) nature() model.Kind {
	for _, n := range c.nodes {
		switch {
		case n == nil:
		case n.sym.Kind == model.Interface:
			return model.Class
		default:
			return n.sym.Kind
		}
	}
	return model.KindUnknown
}

func (c *concept) memberKeys() map[string]bool {
	keys := map[string]bool{}
	for _, n := range c.nodes {
		if n == nil {
			continue
		}
		maps.Copy(keys, keysOf(n))
	}
	return keys
}

func keysOf(n *node) map[string]bool {
	keys := map[string]bool{}
	for _, s := range n.members() {
		keys[s.key] = true
	}
	return keys
}

// merge makes y a part of x, or the other way round: the concept that more SDKs name keeps its key.
func (a *aligner) merge(x, y *concept, p place) {
	if y.weight() > x.weight() {
		x, y = y, x
	}
	for s, n := range y.nodes {
		if n == nil {
			continue
		}
		x.nodes[s], n.concept = n, x
		x.joined[s] = "stands at " + p.String()
		n.slots, n.sloted = nil, false // keys of members may depend on the concept's
	}
	y.into, x.fresh = x, false
}

func (c *concept) weight() int {
	w := 0
	for _, n := range c.nodes {
		if n != nil && n.spelled == "" {
			w += 2
		}
	}
	return w
}
