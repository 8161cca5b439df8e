package typescript

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// A type operator is a Type without a form, which Link evaluates: its name is one of these.
const (
	opGeneric     = "<>"     // the type, then its parameters
	opIntersect   = "&"      // parts
	opLookup      = "[]"     // object, key
	opKeyof       = "keyof"  // object
	opTypeof      = "typeof" // the value's name as a Ref
	opConditional = "?:"     // left, right, then, else
	opInfer       = "infer"  // the variable as a Ref
	opConst       = "const"  // of a function in a constant: the type of the constant
	opMapped      = "mapped" // keys, value; the one Member is the variable, its Presence what becomes of the fields'
)

// typ reads a type. null and undefined are left out of unions: they are the presence of what has the type.
func (r *reader) typ(n tree.Node) model.Type {
	switch n.Kind() {
	case "type_annotation", "parenthesized_type", "constraint", "default_type", "readonly_type", "optional_type",
		"rest_type", "flow_maybe_type", "opting_type_annotation", "omitting_type_annotation", "adding_type_annotation":
		return r.typ(firstType(n))
	case "predefined_type", "type_identifier", "identifier", "nested_type_identifier":
		return r.named(r.text(n))
	case "this_type":
		return model.Type{Form: model.Ref, Name: r.self, Text: "this"}
	case "generic_type":
		return r.generic(n)
	case "array_type":
		return r.composed(n, model.Type{Form: model.List, Args: r.types(n)})
	case "tuple_type":
		return r.tuple(n)
	case "union_type":
		t, _ := r.union(n)
		return t
	case "intersection_type":
		return r.intersection(n)
	case "literal_type":
		return r.literal(n)
	case "template_literal_type":
		return r.composed(n, model.Type{Form: model.Prim, Name: model.String})
	case "object_type", "interface_body":
		return r.object(n)
	case "function_type":
		return r.composed(n, r.callback(n, n.Field("return_type")))
	case "constructor_type":
		return r.composed(n, r.callback(n, n.Field("type")))
	case "type_predicate":
		r.typ(n.Field("type"))
		return r.composed(n, model.Type{Form: model.Prim, Name: model.Bool})
	case "asserts":
		for p := range n.Children() {
			r.typ(p.Field("type"))
		}
		return r.composed(n, model.Type{Form: model.Prim, Name: model.Void})
	case "lookup_type":
		return r.operator(n, opLookup, r.types(n))
	case "index_type_query":
		return r.operator(n, opKeyof, r.types(n))
	case "type_query":
		return r.valueType(n)
	case "conditional_type":
		return r.conditional(n)
	case "infer_type":
		return r.infer(n)
	case "member_expression", "call_expression": // import("./m.js").T
		return r.composed(n, model.Type{Form: model.Ref, Name: lastName(r.text(n))})
	default: // a type of no value, or a syntax error, which its declaration reports
		return r.composed(n, model.Type{})
	}
}

func firstType(n tree.Node) tree.Node {
	for c := range n.Children() {
		if c.Kind() != "comment" {
			return c
		}
	}
	return tree.Node{}
}

// types are the types directly in n.
func (r *reader) types(n tree.Node) []model.Type {
	var out []model.Type
	for c := range n.Children() {
		if c.Kind() != "comment" {
			out = append(out, r.typ(c))
		}
	}
	return out
}

func (r *reader) composed(n tree.Node, t model.Type) model.Type {
	if n.OK() {
		t.Text = squeezed(r.text(n))
	}
	return t
}

func (r *reader) operator(n tree.Node, op string, args []model.Type) model.Type {
	return r.composed(n, model.Type{Name: op, Args: args})
}

func lastName(s string) string { return s[strings.LastIndexByte(s, '.')+1:] }

func prim(name, text string) model.Type { return model.Type{Form: model.Prim, Name: name, Text: text} }

// named is a type that is only a name.
func (r *reader) named(name string) model.Type {
	for i := len(r.vars) - 1; i >= 0; i-- {
		if v := r.vars[i]; v.name == name {
			if v.free {
				return model.Type{Form: model.Ref, Name: name, Text: name}
			}
			v.typ.Text = name
			return v.typ
		}
	}
	if p := primOf(name); p != "" && !r.isTaken(name) {
		return prim(p, name)
	}
	switch name {
	case "never", "symbol", "unique symbol", "const":
		return model.Type{Text: name} // no value that goes anywhere
	}
	r.refer(name)
	return model.Type{Form: model.Ref, Name: name, Text: name}
}

func (r *reader) refer(name string) {
	if n := len(r.names); name != "" && (n == r.first || r.names[n-1] != name) {
		r.names = append(r.names, name)
	}
}

func (r *reader) isTaken(name string) bool {
	for _, t := range r.taken {
		if t == name {
			return true
		}
	}
	return false
}

// generic reads Name<A, B>; what is built in is folded: Promise<T> is T.
func (r *reader) generic(n tree.Node) model.Type {
	name := r.text(n.Field("name"))
	args := r.types(n.Field("type_arguments"))
	kind := builtInGeneric(name)
	if kind != "" && r.isTaken(name) {
		kind = ""
	}
	t := model.Type{Form: model.Ref, Name: name, Args: args}
	switch {
	case kind == "same" && len(args) > 0:
		t = args[0]
	case kind == "list" && len(args) > 0:
		t = model.Type{Form: model.List, Args: args[:1]}
	case kind == "map" && len(args) == 2:
		t = mapOf(args[0], args[1])
	case kind == "bytes":
		t = prim(model.Bytes, "")
	default:
		r.refer(name)
	}
	return r.composed(n, t)
}

// mapOf is a dictionary; one of anything is any.
func mapOf(key, value model.Type) model.Type {
	if value.Form == model.Prim && value.Name == model.Any && key.Form == model.Prim {
		return prim(model.Any, "")
	}
	return model.Type{Form: model.Map, Args: []model.Type{key, value}}
}

func (r *reader) literal(n tree.Node) model.Type {
	text := r.text(n)
	switch text {
	case "null":
		return prim(model.Null, text)
	case "undefined":
		return prim(model.Void, text)
	}
	return model.Type{Form: model.Literal, Name: unquoted(text), Text: text}
}

// tuple is a list of whatever its places hold.
func (r *reader) tuple(n tree.Node) model.Type {
	var parts []model.Type
	for c := range n.Children() {
		switch c.Kind() {
		case "comment":
		case "required_parameter", "optional_parameter":
			t := r.typ(c.Field("type"))
			if c.Field("name").Kind() == "rest_pattern" {
				t = elementOf(t)
			}
			parts = addType(parts, t)
		case "rest_type":
			parts = addType(parts, elementOf(r.typ(c)))
		default:
			parts = addType(parts, r.typ(c))
		}
	}
	t := model.Type{Form: model.List, Args: parts}
	if len(parts) > 1 {
		t.Args = []model.Type{{Form: model.OneOf, Args: parts, Text: squeezed(r.text(n))}}
	}
	return r.composed(n, t)
}

// elementOf is what a list holds.
func elementOf(t model.Type) model.Type {
	if t.Form == model.List && len(t.Args) == 1 {
		return t.Args[0]
	}
	return t
}

// callback is a function type; parameters that only cancel do not count.
func (r *reader) callback(n, result tree.Node) model.Type {
	defer r.localVariables(n.Field("type_parameters"))()
	var args []model.Type
	for _, p := range r.params(n.Field("parameters")) {
		args = append(args, p.Type)
	}
	return model.Type{Form: model.Func, Args: append(args, r.typ(result))}
}

func (r *reader) valueType(n tree.Node) model.Type {
	name := r.text(firstType(n))
	r.refer(markTypeof + name)
	return r.operator(n, opTypeof, []model.Type{{Form: model.Ref, Name: name, Text: name}})
}

func (r *reader) conditional(n tree.Node) model.Type {
	before := len(r.vars)
	left := r.typ(n.Field("left"))
	right := r.typ(n.Field("right")) // brings its infer variables into scope
	then := r.typ(n.Field("consequence"))
	r.vars = r.vars[:before]
	return r.operator(n, opConditional, []model.Type{left, right, then, r.typ(n.Field("alternative"))})
}

func (r *reader) infer(n tree.Node) model.Type {
	name := r.text(n.First())
	r.vars = append(r.vars, variable{name: name, free: true})
	return r.operator(n, opInfer, []model.Type{{Form: model.Ref, Name: name, Text: name}})
}
