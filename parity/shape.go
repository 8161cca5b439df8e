package parity

import (
	"sdkparity/model"
)

// shape is the coarse kind of what a member holds. A method that takes nothing is a getter, and another is what a callback is.
func (s *slot) shape() string {
	if isMethod(s.sym) && len(s.sym.Members) > 0 {
		return "a callback"
	}
	return s.owner.shape(s.sym.Type, maxUnfolding)
}

// shape is the coarse kind of a type, with names and aliases followed; "" for one that could stand for anything.
func (n *node) shape(t model.Type, depth int) string {
	if depth == 0 {
		return ""
	}
	switch t.Form {
	case model.List:
		return "a list"
	case model.Map:
		return "a map"
	case model.Literal:
		return "one of fixed values"
	case model.Func:
		return "a callback"
	case model.OneOf:
		if isLiteral(t) {
			return "one of fixed values"
		}
	case model.Prim:
		return primShapes[t.Name]
	case model.Inline:
		return "an object"
	case model.Ref:
		return n.refShape(t, depth)
	}
	return ""
}

// contents are the shape of what is in a list or a map, and of a map's keys.
func (n *node) contents(t model.Type, depth int) (each, keys string) {
	if depth == 0 {
		return "", ""
	}
	switch last := len(t.Args) - 1; {
	case t.Form == model.Ref:
		if to := n.sdk.resolve(t, n); to != nil && to.sym.Kind == model.Alias {
			return to.contents(to.sym.Type, depth-1)
		}
	case t.Form == model.List && last >= 0:
		return n.shape(t.Args[last], depth-1), ""
	case t.Form == model.Map && last > 0:
		return n.shape(t.Args[last], depth-1), n.shape(t.Args[0], depth-1)
	}
	return "", ""
}

var primShapes = map[string]string{
	model.String: "a string", model.Bool: "a boolean", model.Int: "a number", model.Float: "a number", model.Number: "a number",
	model.Time: "a time",
}

func (n *node) refShape(t model.Type, depth int) string {
	to := n.sdk.resolve(t, n)
	switch {
	case to == nil:
		return ""
	case to.sym.Kind == model.Enum:
		return "one of fixed values"
	case to.sym.Kind == model.Alias:
		return to.shape(to.sym.Type, depth-1)
	case isRecord(to.sym) && !to.leavesUntold(1):
		return "an object"
	}
	return ""
}

// unionShape says of a type that is a union in some SDK which of its two shapes a node has: one of several types, or one record that
// holds little of what these have; "" for a record with most of it, which is the same written in another way.
func (c *concept) unionShape(n *node) string {
	if n.isUnion() {
		return "one of several types"
	}
	if n.spelled != "" || !isRecord(n.sym) {
		return ""
	}
	mine := map[string]bool{}
	for _, m := range n.members() {
		mine[m.key] = true
	}
	poor := false
	for _, other := range c.nodes {
		if other == nil || !other.isUnion() {
			continue
		}
		has, of := 0, 0
		for _, f := range other.fields() {
			if of++; mine[f.key] {
				has++
			}
		}
		if of < minVariantFields || 2*has >= of {
			return ""
		}
		poor = true
	}
	if poor {
		return "a record without its variants' members"
	}
	return ""
}

// minVariantFields is how many members a union's variants must have together before a record without them says less.
const minVariantFields = 4
