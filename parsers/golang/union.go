package golang

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
)

// A sealed interface has an unexported method, so that only types of its package can implement it: it is a union of them.
//
//	type Shape interface{ isShape() }
//	type Circle struct{ … }
//	func (Circle) isShape() {}

// methodName is a method's name; an unexported one is its package's own.
type methodName struct {
	pack *pack
	name string
}

// seal finds the sealed interfaces of the public packages and the types that implement them.
func (l *linker) seal() {
	l.unions, l.variants = map[*named][]*named{}, map[*named][]*named{}
	bySeal := map[methodName][]*named{} // types by their own unexported methods
	var embedding []*named
	for _, p := range l.packs {
		for _, n := range p.order {
			for _, m := range n.hidden {
				bySeal[methodName{p, m}] = append(bySeal[methodName{p, m}], n)
			}
			if len(n.decl.Symbol.Bases) > 0 {
				embedding = append(embedding, n)
			}
		}
	}
	sets := methodSets{}
	for _, p := range l.packs {
		for _, n := range p.order {
			if n.importable() && n.decl.Symbol.Kind == model.Interface {
				l.findVariants(n, sets, bySeal, embedding)
			}
		}
	}
}

func (l *linker) findVariants(union *named, sets methodSets, bySeal map[methodName][]*named, embedding []*named) {
	needs := sets.of(union, 0)
	seal, ok := sealOf(needs)
	if !ok {
		return
	}
	candidates := slices.Concat(bySeal[seal], embedding)
	slices.SortFunc(candidates, func(a, b *named) int {
		return cmp.Or(cmp.Compare(a.file.Path, b.file.Path), cmp.Compare(a.decl.Symbol.At.Line, b.decl.Symbol.At.Line))
	})
	for _, n := range slices.Compact(candidates) {
		if !n.importable() || n.has(markAlias) || n.has(markGeneric) || n.decl.Symbol.Kind == model.Interface || !sets.of(n, 0).includes(needs) {
			continue
		}
		l.variants[union] = append(l.variants[union], n)
		l.unions[n] = append(l.unions[n], union)
	}
}

// sealOf is the first unexported method of a method set.
func sealOf(set methodSet) (methodName, bool) {
	best, ok := methodName{}, false
	for m := range set {
		if m.pack != nil && (!ok || m.name < best.name) {
			best, ok = m, true
		}
	}
	return best, ok
}

// restates reports whether a union that the type belongs to already states a method.
func (l *linker) restates(n *named, method string) bool {
	return slices.ContainsFunc(l.unions[n], func(u *named) bool {
		return slices.ContainsFunc(u.decl.Symbol.Members, func(m model.Symbol) bool { return m.Name == method })
	})
}

// methodSet is the names of a type's methods, promoted ones included. Signatures are not compared: an unexported method is rarely
// there for anything else.
type methodSet map[methodName]bool

func (s methodSet) includes(all methodSet) bool {
	for m := range all {
		if !s[m] {
			return false
		}
	}
	return true
}

type methodSets map[*named]methodSet

func (sets methodSets) of(n *named, depth int) methodSet {
	if set, ok := sets[n]; ok {
		return set
	}
	set := methodSet{}
	sets[n] = set // ends circles
	for _, m := range n.methods {
		set[methodName{name: m.decl.Symbol.Name}] = true
	}
	for _, m := range n.hidden {
		set[methodName{n.pack, m}] = true
	}
	for _, mark := range n.decl.Marks {
		if m, ok := strings.CutPrefix(mark, markSealed); ok {
			set[methodName{n.pack, m}] = true
		}
	}
	if n.decl.Symbol.Kind == model.Interface {
		for _, m := range n.decl.Symbol.Members {
			set[methodName{name: m.Name}] = true
		}
	}
	for _, base := range n.decl.Symbol.Bases {
		if to := n.file.resolve(base); to != nil && depth < maxChain {
			for m := range sets.of(to, depth+1) {
				set[m] = true
			}
		}
	}
	return set
}
