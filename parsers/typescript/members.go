package typescript

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// interfaceType reads an interface: an Object, or an Interface where it has methods for a user to implement or call.
func (r *reader) interfaceType(n tree.Node, d *language.Decl) {
	d.Symbol.Kind = model.Object
	for t := range n.Child("extends_type_clause").Children() {
		if t.Kind() != "comment" {
			d.Symbol.Bases = append(d.Symbol.Bases, r.typ(t))
		}
	}
	body := n.Field("body")
	d.Symbol.Members = r.members(body, &d.Symbol)
	if slices.ContainsFunc(d.Symbol.Members, isMethod) {
		d.Symbol.Kind = model.Interface
	}
	if call := body.Child("call_signature"); call.OK() && len(d.Symbol.Members)+len(d.Symbol.Bases) == 0 {
		d.Symbol.Kind = model.Alias
		d.Symbol.Type = r.composed(call, r.callback(call, call.Field("return_type")))
	}
	if index := body.Child("index_signature"); index.OK() && !index.Child("mapped_type_clause").OK() {
		keys := r.composed(index, mapOf(r.typ(index.Field("index_type")), r.typ(index.Field("type"))))
		if len(d.Symbol.Members)+len(d.Symbol.Bases) == 0 {
			d.Symbol.Kind = model.Alias // any keys, and none that has a name
			d.Symbol.Type = keys
		} else {
			d.Symbol.Bases = append(d.Symbol.Bases, keys) // as if it extended a Record
		}
	}
}

func isMethod(s model.Symbol) bool { return s.Kind == model.Method }

// object reads { a: string; b?: number }. An index signature alone is a dictionary, a mapped type an operator.
func (r *reader) object(n tree.Node) model.Type {
	if index := n.Child("index_signature"); index.OK() {
		if clause := index.Child("mapped_type_clause"); clause.OK() {
			return r.mapped(n, index, clause)
		}
		if n.First() == index && !index.Next().Next().Named() {
			return r.composed(n, mapOf(r.typ(index.Field("index_type")), r.typ(index.Field("type"))))
		}
	}
	if call := n.Child("call_signature", "construct_signature"); call.OK() && n.First() == call {
		result := call.Field("return_type")
		if call.Kind() == "construct_signature" {
			result = call.Field("type")
		}
		return r.composed(n, r.callback(call, result))
	}
	var partial model.Symbol
	return r.composed(n, model.Type{Form: model.Inline, Members: r.members(n, &partial)})
}

// mapped reads { [K in keyof T]?: F<T[K]> }.
func (r *reader) mapped(n, index, clause tree.Node) model.Type {
	before := len(r.vars)
	name := r.text(clause.Field("name"))
	keys := r.typ(clause.Field("type"))
	r.vars = append(r.vars, variable{name: name, free: true})
	value := index.Field("type")
	k := model.Symbol{Kind: model.Param, Name: name}
	switch value.Kind() {
	case "opting_type_annotation", "adding_type_annotation":
		k.Presence = model.Optional
	case "omitting_type_annotation":
		k.Presence = model.Required
	}
	t := r.operator(n, opMapped, []model.Type{keys, r.typ(value)})
	if clause.Field("alias").OK() { // renames the keys, which nobody here evaluates
		t = r.composed(n, model.Type{})
	}
	t.Members = []model.Symbol{k}
	r.vars = r.vars[:before]
	return t
}

// members reads the inside of an interface or object type; owner becomes partial where something is not understood.
func (r *reader) members(body tree.Node, owner *model.Symbol) []model.Symbol {
	base := len(r.stack)
	var above comments
	after := 0
	for n := range body.Children() {
		if n.Kind() == "comment" {
			above.add(r.src, n, after)
			continue
		}
		r.member(n, &above, base, owner)
		above, after = comments{}, n.End()
	}
	return r.collected(base)
}

// collected takes the members since base off the stack.
func (r *reader) collected(base int) []model.Symbol {
	if len(r.stack) == base {
		return nil
	}
	out := slices.Clone(r.stack[base:])
	r.stack = r.stack[:base]
	return out
}

func (r *reader) member(n tree.Node, above *comments, base int, owner *model.Symbol) {
	switch n.Kind() {
	case "property_signature":
		if s, ok := r.property(n, above); ok {
			r.keep(n, above, s)
		}
	case "method_signature":
		if s, ok := r.method(n, above); ok {
			s.Presence = model.Required
			if n.Has("?") {
				s.Presence = model.Optional
			}
			r.keepMethod(n, above, s, base)
		}
	case "index_signature": // further keys, which have no names
		r.typ(n.Field("type"))
		r.ignore()
	case "call_signature", "construct_signature": // a value that is called itself
		r.callback(n, n.Field("return_type"))
		r.ignore()
	case "export_statement": // the grammar's reading of a property named export
		r.ignore()
	case "ERROR": // its declaration says so
	default:
		owner.Partial = true
		r.unread(n.Line(), "not understood: "+n.Kind())
	}
}

// keep finishes a member and puts it on the stack.
func (r *reader) keep(n tree.Node, above *comments, s model.Symbol) {
	above.apply(r.src, n, &s)
	r.unit.Counts.Read++
	r.stack = append(r.stack, s)
}

// property reads `readonly name?: Type` of an interface or class. Only `?` makes it optional: `name: T | null` must be given.
func (r *reader) property(n tree.Node, above *comments) (model.Symbol, bool) {
	var name, typ tree.Node
	optional := false
	for c := range n.All() {
		switch c.FieldName() {
		case "name":
			name = c
		case "type":
			typ = c
		default:
			optional = optional || c.Kind() == "?"
		}
	}
	s, ok := r.memberNamed(name, above)
	if !ok {
		return s, false
	}
	s.Kind, s.Presence = model.Field, model.Required
	if typ.OK() {
		s.Type = r.typ(typ)
	}
	if optional {
		s.Presence = model.Optional
	}
	return s, true
}

// memberNamed begins a member; ok is false for what has no name a user can write, or is internal.
func (r *reader) memberNamed(name tree.Node, above *comments) (s model.Symbol, ok bool) {
	switch name.Kind() {
	case "property_identifier", "number", "identifier":
		s.Name = r.text(name)
	case "string":
		s.Name = unquoted(r.text(name))
	case "computed_property_name":
		key := strings.TrimSpace(strings.Trim(r.text(name), "[]"))
		if !isString(key) { // a symbol
			r.ignore()
			return s, false
		}
		s.Name = unquoted(key)
	case "private_property_identifier":
		r.ignore()
		return s, false
	}
	if above.internal() {
		r.ignore()
		return s, false
	}
	s.At.Line = name.Line()
	return s, s.Name != ""
}

// enum reads `enum E { A = "a" }`.
func (r *reader) enum(n tree.Node, d *language.Decl) {
	d.Symbol.Kind = model.Enum
	base := len(r.stack)
	var above comments
	after := 0
	for c := range n.Field("body").Children() {
		if c.Kind() == "comment" {
			above.add(r.src, c, after)
			continue
		}
		name := c
		if c.Kind() == "enum_assignment" {
			name = c.Field("name")
		}
		if s, ok := r.memberNamed(name, &above); ok {
			s.Kind = model.Value
			s.Wire = constantText(r.text(c.Field("value")))
			r.keep(c, &above, s)
		}
		above, after = comments{}, c.End()
	}
	d.Symbol.Members = r.collected(base)
}

// constantText is the value of a literal, or "".
func constantText(s string) string {
	if !isString(s) && (s == "" || s[0] != '-' && (s[0] < '0' || s[0] > '9')) {
		return ""
	}
	return unquoted(s)
}

// alias reads `type A = …`. Whether it is an enum, a union or an object is Link's to say, since that may depend on other files.
func (r *reader) alias(n tree.Node, d *language.Decl) {
	value := n.Field("value")
	d.Symbol.Kind = model.Alias
	d.Symbol.Type = r.typ(value)
	d.Symbol.Members = r.values(value)
}
