package parity

import (
	"slices"

	"sdkparity/model"
)

// takesFromElsewhere reports whether an SDK's code uses a type of a concept's name that the SDK declares nowhere: messages.Feature of
// another package. It has one, and nobody has read it.
func (s *sdk) takesFromElsewhere(c *concept) bool {
	return slices.ContainsFunc(c.nodes, func(n *node) bool {
		return n != nil && n.spelled == "" && n.layer == model.Handwritten && s.foreignNames()[lastPart(n.sym.Name)]
	})
}

// foreignNames are the names of types that an SDK's code imports, or that its signatures say, and that it gives to nothing of its own.
func (s *sdk) foreignNames() map[string]bool {
	if s.foreign != nil {
		return s.foreign
	}
	s.foreign = map[string]bool{}
	for _, name := range s.api.Imports {
		s.foreign[name] = true
	}
	for _, symbols := range [][]model.Symbol{s.api.Types, s.api.Functions} {
		addReferences(symbols, s.foreign)
	}
	for _, symbols := range [][]model.Symbol{s.api.Types, s.api.Functions, s.api.Variables, s.api.Hidden} {
		removeOwn(symbols, s.foreign)
	}
	return s.foreign
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

// removeOwn removes the names of types, functions and variables, and of a union's variants.
func removeOwn(symbols []model.Symbol, from map[string]bool) {
	for i := range symbols {
		delete(from, lastPart(symbols[i].Name))
		if symbols[i].Kind == model.Union {
			removeOwn(symbols[i].Members, from)
		}
	}
}
