package parity

import (
	"maps"
	"slices"

	"sdkparity/model"
)

// minFamily is how many of a product's types an SDK must import from one place for that to be where it has them from: one may be a
// stranger of that name.
const minFamily = 2

// takesFromElsewhere reports whether an SDK's code uses a type of a concept's name that the SDK declares nowhere: messages.Feature of
// another package. It has one, and nobody has read it.
func (a *aligner) takesFromElsewhere(s *sdk, c *concept) bool {
	return slices.ContainsFunc(c.nodes, func(n *node) bool {
		return n != nil && n.spelled == "" && n.layer == model.Handwritten && a.foreignNames(s)[lastPart(n.sym.Name)]
	})
}

// foreignNames are the names that an SDK's signatures say, or that it imports together, and that it gives to nothing of its own.
func (a *aligner) foreignNames(s *sdk) map[string]bool {
	if s.foreign != nil {
		return s.foreign
	}
	s.foreign = map[string]bool{}
	for _, symbols := range [][]model.Symbol{s.api.Types, s.api.Functions} {
		addReferences(symbols, s.foreign)
	}
	own := map[string]bool{}
	for _, symbols := range [][]model.Symbol{s.api.Types, s.api.Functions, s.api.Variables, s.api.Hidden} {
		addOwn(symbols, own)
	}
	for _, i := range s.api.Imports {
		family := slices.DeleteFunc(slices.Clone(i.Names), func(name string) bool { return own[name] || !a.isType(name) })
		if len(family) < minFamily {
			continue
		}
		for _, name := range family {
			s.foreign[name] = true
		}
	}
	maps.DeleteFunc(s.foreign, func(name string, _ bool) bool { return own[name] })
	return s.foreign
}

// isType reports whether some SDK has a type of a name by hand.
func (a *aligner) isType(name string) bool {
	return slices.ContainsFunc(a.sdks, func(s *sdk) bool {
		return slices.ContainsFunc(s.byName[name], func(n *node) bool { return n.layer == model.Handwritten })
	})
}

func addReferences(symbols []model.Symbol, to map[string]bool) {
	for i := range symbols {
		addReference(symbols[i].Type, to)
		addReferences(symbols[i].Members, to)
	}
}

func addReference(t model.Type, to map[string]bool) {
	if t.Form == model.Ref {
		to[lastPart(t.Name)] = true
	}
	for _, a := range t.Args {
		addReference(a, to)
	}
	addReferences(t.Members, to)
}

// addOwn adds the names of types, functions and variables, and of a union's variants.
func addOwn(symbols []model.Symbol, to map[string]bool) {
	for i := range symbols {
		to[lastPart(symbols[i].Name)] = true
		if symbols[i].Kind == model.Union {
			addOwn(symbols[i].Members, to)
		}
	}
}
