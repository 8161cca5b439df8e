package rust

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// typed gives a symbol its type and presence.
func (r *reader) typed(s *model.Symbol, n tree.Node) {
	t, optional := r.shape(n)
	t.Text = written(n)
	s.Type, s.Presence = t, model.Required
	if optional {
		s.Presence = model.Optional
	}
}

const maxTypeDepth = 8 // deeper than any signature; a Unit must stay shallow enough for the cache

// shape is what a type means, and whether it may be nothing.
func (r *reader) shape(n tree.Node) (model.Type, bool) { return r.shapeAt(n, 0) }

func (r *reader) shapeAt(n tree.Node, depth int) (model.Type, bool) {
	if depth > maxTypeDepth {
		return model.Type{Text: written(n)}, false
	}
	switch n.Kind() {
	case "primitive_type":
		return prim(primitives[n.Text()]), false
	case "type_identifier", "identifier", "scoped_type_identifier", "scoped_identifier", "metavariable":
		return r.named(n, nil, depth)
	case "generic_type":
		return r.named(n.Field("type"), arguments(n.Field("type_arguments")), depth)
	case "reference_type", "pointer_type":
		return r.shapeAt(n.Field("type"), depth)
	case "array_type":
		return r.list(n.Field("element"), depth), false
	case "tuple_type":
		return r.tuple(typesIn(n), depth), false
	case "unit_type", "never_type":
		return prim(model.Void), false
	case "function_type":
		return r.callback(n, depth), false
	case "dynamic_type", "abstract_type":
		return r.shapeAt(n.Field("trait"), depth)
	case "higher_ranked_trait_bound":
		return r.shapeAt(n.Field("type"), depth)
	case "bounded_type":
		return r.bounded(n, depth)
	case "removed_trait_bound", "lifetime", "bracketed_type", "qualified_type", "macro_invocation", "ERROR", "": // nothing to compare by
	}
	return model.Type{Text: written(n)}, false
}

func prim(name string) model.Type { return model.Type{Form: model.Prim, Name: name} }

func (r *reader) element(n tree.Node, depth int) model.Type {
	t, _ := r.shapeAt(n, depth+1)
	return t
}

// A tuple is a list: of one type when its parts are all the same, else of any of them.
func (r *reader) tuple(parts []tree.Node, depth int) model.Type {
	var types []model.Type
	same := true
	for _, p := range parts {
		t := r.element(p, depth)
		same = same && (len(types) == 0 || types[0].Form == t.Form && types[0].Name == t.Name && len(t.Args) == 0)
		types = append(types, t)
	}
	if len(types) == 0 {
		return prim(model.Void)
	}
	if same {
		return model.Type{Form: model.List, Args: types[:1]}
	}
	return model.Type{Form: model.List, Args: []model.Type{{Form: model.OneOf, Args: types}}}
}

// callback reads fn(A) -> B and Fn(A) -> B.
func (r *reader) callback(n tree.Node, depth int) model.Type {
	t := model.Type{Form: model.Func}
	for p := range n.Field("parameters").Children() {
		if p.Kind() == "parameter" {
			p = p.Field("type")
		}
		if !p.Is("attribute_item", "variadic_parameter", "line_comment", "block_comment") {
			t.Args = append(t.Args, r.element(p, depth))
		}
	}
	result := prim(model.Void)
	if n.Field("return_type").OK() {
		result = r.element(n.Field("return_type"), depth)
	}
	t.Args = append(t.Args, result)
	return t
}

// bounded reads dyn A + Send + 'a: the first bound that is not only about how the value is kept.
func (r *reader) bounded(n tree.Node, depth int) (model.Type, bool) {
	for b := range n.Children() {
		if b.Is("lifetime", "removed_trait_bound", "line_comment", "block_comment", "bounded_type") {
			continue
		}
		if t, optional := r.shapeAt(b, depth); t.Form != model.Ref || !plainTraits[t.Name] || t.Name == "Error" {
			return t, optional
		}
	}
	return r.shapeAt(n.Child("bounded_type"), depth)
}

// arguments are the type arguments in angle brackets, bindings included, lifetimes and constants not.
func arguments(list tree.Node) []tree.Node {
	var out []tree.Node
	for n := range list.Children() {
		if !n.Is("lifetime", "block", "trait_bounds", "line_comment", "block_comment", "integer_literal", "boolean_literal") {
			out = append(out, n)
		}
	}
	return out
}

func typesIn(n tree.Node) []tree.Node {
	var out []tree.Node
	for c := range n.Children() {
		if !c.Is("line_comment", "block_comment") {
			out = append(out, c)
		}
	}
	return out
}

// typePath is the path of a type without its arguments; "" for what has no name.
func typePath(n tree.Node) string {
	switch n.Kind() {
	case "type_identifier", "scoped_type_identifier", "identifier", "scoped_identifier":
		return pathText(n)
	case "generic_type":
		return typePath(n.Field("type"))
	}
	return ""
}

const maxText = 200

// written is a node's source on one line.
func written(n tree.Node) string { return cut(squeeze(n.Text()), maxText) }

func squeeze(s string) string {
	if !strings.ContainsAny(s, "\t\r\n") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
