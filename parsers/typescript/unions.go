package typescript

import (
	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// part is one side of a union, with the comments above it.
type part struct {
	node  tree.Node
	above comments
}

// parts are the sides of a union, in whatever way it is nested.
func (r *reader) parts(n tree.Node) []part {
	var out []part
	r.flatten(n, "union_type", &comments{}, &out)
	return out
}

func (r *reader) flatten(n tree.Node, kind string, above *comments, out *[]part) {
	for c := range n.Children() {
		switch {
		case c.Kind() == "comment":
			above.add(r.src, c, 0)
		case c.Kind() == kind:
			r.flatten(c, kind, above, out)
		case c.Kind() == "parenthesized_type" && firstType(c).Kind() == kind:
			r.flatten(firstType(c), kind, above, out)
		default:
			*out = append(*out, part{c, *above})
			*above = comments{}
		}
	}
}

// union reads A | B, and whether null or undefined is a part.
func (r *reader) union(n tree.Node) (t model.Type, nullable bool) {
	var args []model.Type
	for _, p := range r.parts(n) {
		t := r.typ(p.node)
		if r.isNothing(p.node) {
			nullable = true
			continue
		}
		args = addType(args, t)
	}
	switch len(args) {
	case 0:
		return r.composed(n, prim(model.Null, "")), nullable
	case 1:
		t = args[0]
	default:
		t = model.Type{Form: model.OneOf, Args: args}
	}
	return r.composed(n, t), nullable
}

// isNothing reports whether a type is null or undefined; void is not, as a result.
func (r *reader) isNothing(n tree.Node) bool {
	if n.Kind() != "literal_type" {
		return false
	}
	text := r.text(n)
	return text == "null" || text == "undefined"
}

// optional reports whether null or undefined is a value of the type n.
func (r *reader) optional(n tree.Node) bool {
	for n.Is("type_annotation", "parenthesized_type") {
		n = firstType(n)
	}
	if n.Kind() != "union_type" {
		return r.isNothing(n)
	}
	for c := range n.Children() {
		if c.Kind() != "comment" && r.optional(c) {
			return true
		}
	}
	return false
}

// addType adds t to the parts of a union unless it is there: T | Promise<T> is one T.
func addType(to []model.Type, t model.Type) []model.Type {
	for _, has := range to {
		if sameSimple(has, t) {
			return to
		}
	}
	return append(to, t)
}

// sameSimple reports whether two types without anything inside are the same; others are never told to be.
func sameSimple(a, b model.Type) bool {
	if a.Form != b.Form || a.Name != b.Name || len(a.Members)+len(b.Members) > 0 || len(a.Args) != len(b.Args) {
		return false
	}
	if a.Form == model.FormUnknown || a.Form == model.Inline {
		return false
	}
	for i := range a.Args {
		if !sameSimple(a.Args[i], b.Args[i]) {
			return false
		}
	}
	return true
}

// intersection reads A & B. `string & {}` is string: the way to keep an editor's suggestions in an open enum.
func (r *reader) intersection(n tree.Node) model.Type {
	var parts []part
	r.flatten(n, "intersection_type", &comments{}, &parts)
	var args []model.Type
	for _, p := range parts {
		t := r.typ(p.node)
		if t.Form == model.Inline && len(t.Members) == 0 || t.Form == model.Prim && t.Name == model.Any {
			continue
		}
		args = append(args, t)
	}
	switch len(args) {
	case 0:
		return r.composed(n, prim(model.Any, ""))
	case 1:
		return r.composed(n, args[0])
	}
	return r.operator(n, opIntersect, args)
}

// values are the string literals among the sides of a union or the one literal n is, as values of an enum with their
// documentation.
func (r *reader) values(n tree.Node) []model.Symbol {
	var out []model.Symbol
	for _, p := range r.sides(n) {
		text := r.text(p.node)
		if p.node.Kind() != "literal_type" || !isString(text) {
			continue
		}
		s := model.Symbol{Kind: model.Value, Name: unquoted(text)}
		s.Wire = s.Name
		s.At.Line = p.node.Line()
		p.above.apply(r.src, p.node, &s)
		out = append(out, s)
	}
	return out
}

func isString(literal string) bool {
	return literal != "" && (literal[0] == '"' || literal[0] == '\'' || literal[0] == '`')
}

func (r *reader) sides(n tree.Node) []part {
	for n.Kind() == "parenthesized_type" {
		n = firstType(n)
	}
	if n.Kind() == "union_type" {
		return r.parts(n)
	}
	return []part{{node: n}}
}
