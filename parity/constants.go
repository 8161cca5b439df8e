package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// minConstants is how many values a class of constants and an enum must have in common to be one.
const minConstants = 3

// joinConstants makes one of an enum and of a class that has its values as constants of text, in an SDK without the enum: at least
// four in five of the enum's values are there, under its name or its plural. One of another name was left behind when the others
// renamed theirs. Of several such classes none is taken.
func (a *aligner) joinConstants() {
	for _, s := range a.sdks {
		var classes []*node
		for _, n := range s.nodes {
			if n.concept != nil && n.concept.final().count() == 1 && n.hasConstants() {
				classes = append(classes, n)
			}
		}
		if len(classes) == 0 {
			continue
		}
		for _, enum := range slices.Clone(a.all) {
			if enum.into != nil || enum.nodes[s.index] != nil || enum.form() != "enum" {
				continue
			}
			if n := constantsOf(enum, classes); n != nil && n.concept.final().count() == 1 {
				a.merge(enum, n.concept.final(), place{of: enum})
				enum.final().joined[s.index] = "has its values as constants"
			}
		}
	}
}

// constantsOf is the one class that has an enum's values, or nil.
func constantsOf(enum *concept, classes []*node) *node {
	values := enum.memberKeys()
	var found *node
	for _, n := range classes {
		if !n.calledAs(enum) {
			continue
		}
		shared := 0
		for _, m := range n.members() {
			if values[m.key] {
				shared++
			}
		}
		if shared < minConstants || shared*5 < len(values)*4 || shared*5 < len(n.members())*4 {
			continue
		}
		if found != nil {
			return nil
		}
		found = n
	}
	return found
}

// hasConstants reports whether a class has nothing but texts under names in capitals: WHICH_NOBODY_CHANGES.
func (n *node) hasConstants() bool {
	return n.layer == model.Handwritten && n.sym.Kind == model.Class && len(n.sym.Members) >= minConstants &&
		!slices.ContainsFunc(n.sym.Members, func(m model.Symbol) bool {
			return m.Kind != model.Field || m.Type.Form != model.Literal && (m.Type.Form != model.Prim || m.Type.Name != model.String) || m.Name != strings.ToUpper(m.Name)
		})
}

// calledAs reports whether a class of constants is called as an enum is in some SDK, or as several of them.
func (n *node) calledAs(enum *concept) bool {
	return slices.ContainsFunc(enum.nodes, func(o *node) bool { return o != nil && (o.key == n.key || o.key+"s" == n.key) })
}
