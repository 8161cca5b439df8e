package typescript

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// variables reads constants at module level. A function or an object in one is API; another value is not, but its type
// may be asked for by typeof.
func (r *reader) variables(n tree.Node, s scope) {
	for v := range n.Children() {
		if v.Kind() != "variable_declarator" {
			continue
		}
		if v.Field("name").Kind() != "identifier" { // destructured
			r.ignore()
			continue
		}
		d := r.begin(v, s)
		r.constant(v, &d)
		r.add(d)
	}
}

func (r *reader) constant(v tree.Node, d *language.Decl) {
	typ, value := v.Field("type"), plain(v.Field("value"))
	isFunction := value.Is("arrow_function", "function_expression")
	d.Symbol.Kind = model.Field
	switch {
	case typ.OK():
		d.Symbol.Type = r.typ(typ)
		if isFunction {
			d.Symbol.Kind = model.Function
			d.Symbol.Members = r.params(parametersOf(value))
			d.Symbol.Type = model.Type{Name: opConst, Args: []model.Type{d.Symbol.Type}, Text: d.Symbol.Type.Text}
		}
	case isFunction:
		d.Symbol.Kind = model.Function
		restore := r.localVariables(value.Field("type_parameters"))
		d.Symbol.Members, d.Symbol.Type = r.params(parametersOf(value)), r.result(value)
		if !value.Field("return_type").OK() {
			d.Symbol.Type = r.returned(value.Field("body"))
		}
		restore()
	case value.Kind() == "object":
		d.Symbol.Kind = model.Class
		d.Marks = append(d.Marks, markConst)
		d.Symbol.Members = r.properties(value)
	default:
		d.Symbol.Type = r.valueOf(value)
	}
}

// plain is an expression without what only tells the compiler more about it: x as const, x satisfies T, (x).
func plain(n tree.Node) tree.Node {
	for n.Is("as_expression", "satisfies_expression", "parenthesized_expression", "non_null_expression") {
		n = firstType(n)
	}
	return n
}

// valueOf is the type of a literal.
func (r *reader) valueOf(n tree.Node) model.Type {
	n = plain(n)
	switch n.Kind() {
	case "string", "number":
		return r.composed(n, model.Type{Form: model.Literal, Name: unquoted(r.text(n))})
	case "true", "false":
		return prim(model.Bool, r.text(n))
	case "array":
		var parts []model.Type
		for c := range n.Children() {
			if c.Kind() != "comment" {
				parts = addType(parts, r.valueOf(c))
			}
		}
		if len(parts) > 1 {
			parts = []model.Type{{Form: model.OneOf, Args: parts}}
		}
		return r.composed(n, model.Type{Form: model.List, Args: parts})
	case "object":
		return r.composed(n, model.Type{Form: model.Inline, Members: r.properties(n)})
	}
	return model.Type{}
}

// returned is the type of the object a function returns, where that is all its body says about its result.
func (r *reader) returned(body tree.Node) model.Type {
	value := lastReturn(body)
	if value.Kind() != "object" {
		return r.newIn(body)
	}
	return model.Type{Form: model.Inline, Members: r.properties(value)}
}

// lastReturn is the value of a body: that of its last return statement, or the expression that an arrow function is.
func lastReturn(body tree.Node) tree.Node {
	if body.Kind() != "statement_block" {
		return plain(body)
	}
	value := tree.Node{}
	for c := range body.Children() {
		if c.Kind() == "return_statement" {
			value = plain(firstType(c))
		}
	}
	return value
}

// newIn is the class of the object that a body makes and returns, and does no more: get endpoint() { return new Endpoint(this.context); }
func (r *reader) newIn(body tree.Node) model.Type {
	text := strings.TrimLeft(strings.TrimPrefix(r.text(body), "{"), " \t\r\n")
	text, isNew := strings.CutPrefix(strings.TrimPrefix(text, "return "), "new ")
	name := made(text)
	if !isNew || name == "" || name == "Promise" {
		return model.Type{}
	}
	return r.named(name)
}

// properties reads an object literal; nested ones are fields of an inline type.
func (r *reader) properties(object tree.Node) []model.Symbol {
	base := len(r.stack)
	var above comments
	after := 0
	for n := range object.Children() {
		if n.Kind() == "comment" {
			above.add(r.src, n, after)
			continue
		}
		r.objectMember(n, &above, base)
		above, after = comments{}, n.End()
	}
	return r.collected(base)
}

func (r *reader) objectMember(n tree.Node, above *comments, base int) {
	switch n.Kind() {
	case "pair":
		r.pair(n, above)
	case "method_definition":
		if s, ok := r.method(n, above); ok {
			s.Wire = requestIn(r.text(n.Field("body")))
			r.keepMethod(n, above, s, base)
		}
	case "shorthand_property_identifier":
		if s, ok := r.memberNamed(n, above); ok || !above.internal() {
			s.Name, s.At.Line = r.text(n), n.Line()
			s.Kind, s.Presence = model.Field, model.Required
			r.keep(n, above, s)
		}
	case "spread_element": // another object's properties, which only running it tells
		r.ignore()
	case "ERROR": // its declaration says so
	default:
		r.unread(n.Line(), "not understood: "+n.Kind())
	}
}

// pair reads `name: value`.
func (r *reader) pair(n tree.Node, above *comments) {
	s, ok := r.memberNamed(n.Field("key"), above)
	if !ok {
		return
	}
	s.Kind, s.Presence = model.Field, model.Required
	value := plain(n.Field("value"))
	switch value.Kind() {
	case "arrow_function", "function_expression":
		s.Kind, s.Presence = model.Method, model.Unstated
		restore := r.localVariables(value.Field("type_parameters"))
		s.Members, s.Type = r.params(parametersOf(value)), r.result(value)
		restore()
		s.Wire = requestIn(r.text(value.Field("body")))
	default:
		s.Type = r.valueOf(value)
	}
	r.keep(n, above, s)
}
