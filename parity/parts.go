package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// spread says that a type has by itself what others have in a part of it that an accessor gives: all methods of client.auth().
func (c *concept) spread(g group, s int) string {
	n, found := c.nodes[s], ""
	for _, sl := range g.slots {
		if sl == nil {
			continue
		}
		if len(sl.sym.Members) > 0 {
			return ""
		}
		for _, l := range leavesOf(sl.owner, sl.sym) {
			if l.role != "" && l.role != "(r)" || l.node.concept == nil || l.node.concept.final() == c || !n.hasAllOf(l.node, g.key) {
				return ""
			}
			found = "the methods of " + l.node.sym.Name + " are its own"
		}
	}
	return found
}

// hasAllOf reports whether a type has all methods of a part, under their names or with the accessor's.
func (n *node) hasAllOf(part *node, accessor string) bool {
	methods := slices.DeleteFunc(slices.Clone(part.members()), func(m slot) bool { return m.sym.Kind != model.Method || isPlumbing(m.sym) })
	return len(methods) > 0 && !slices.ContainsFunc(methods, func(m slot) bool {
		return !slices.ContainsFunc(n.members(), func(own slot) bool { return own.sym.Kind == model.Method && own.isPart(m, accessor) })
	})
}

// isPart reports whether a method is called as one of a part is, in any order of the words, or that and what gives the part:
// deleteTopic for topics.delete.
func (sl slot) isPart(of slot, accessor string) bool {
	one := strings.TrimSuffix(accessor, "s")
	return slices.Contains([]string{of.key, of.key + one, of.key + accessor, one + of.key}, sl.key) || sameWords(sl.sym.Name, of.sym.Name)
}

// sameWords reports whether two names of methods have the same words, two or more: accessTokenLogin and LoginAccessTokenAsync.
func sameWords(a, b string) bool {
	x, y := sortedWords(a), sortedWords(b)
	return len(x) > 1 && slices.Equal(x, y)
}

func sortedWords(name string) []string {
	words := slices.DeleteFunc(model.Words(name), func(w string) bool { return w == "async" || w == "get" })
	slices.Sort(words)
	return words
}

// spreadIn says that an SDK has what a type does at the types that lead to it elsewhere, or "".
func (b *builder) spreadIn(c *concept, s int) string {
	found := ""
	for _, p := range c.places {
		g := p.group()
		if isParameter(p.role) || g == nil {
			continue
		}
		of := p.of.final()
		if of.nodes[s] == nil || g.slots[s] != nil {
			return ""
		}
		if found = of.spread(*g, s); found == "" {
			return ""
		}
	}
	return found
}

// holdsItsMaker reports whether a field only keeps what the type works with: where it is, the type is made with an argument of that name,
// which does things and says nothing, or of which nothing is known.
func (g group) holdsItsMaker() bool {
	return !slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && !s.holdsItsMaker() })
}

func (sl *slot) holdsItsMaker() bool {
	if sl.sym.Kind != model.Field || !slices.ContainsFunc(sl.owner.sym.Members, func(m model.Symbol) bool {
		return m.Name == model.Constructor && slices.ContainsFunc(m.Members, func(p model.Symbol) bool { return memberKey(p.Name) == sl.key })
	}) {
		return false
	}
	if sl.sym.Type.Form != model.Ref {
		return sl.sym.Type.Form == model.FormUnknown
	}
	of := sl.owner.sdk.resolve(sl.sym.Type, sl.owner)
	return of == nil || of.sym.Acts()
}
