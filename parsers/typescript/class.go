package typescript

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// class reads what a class shows to its users.
func (r *reader) class(n tree.Node, d *language.Decl) {
	d.Symbol.Kind = model.Class
	heritage := n.Child("class_heritage")
	d.Symbol.Bases = r.bases(heritage)
	base := len(r.stack)
	var above comments
	after := 0
	for c := range n.Field("body").Children() {
		switch c.Kind() {
		case "comment":
			above.add(r.src, c, after)
			continue
		case "decorator": // stands between the comments and what it decorates
			continue
		}
		r.classMember(c, &above, base, &d.Symbol)
		above, after = comments{}, c.End()
	}
	d.Symbol.Members = r.collected(base)
}

// bases are what a class extends and implements.
func (r *reader) bases(heritage tree.Node) []model.Type {
	var out []model.Type
	for clause := range heritage.Children() {
		for c := range clause.Children() {
			switch {
			case c.Kind() == "comment":
			case c.Kind() == "type_arguments":
				args := r.types(c)
				if len(out) > 0 {
					out[len(out)-1].Args = args
				}
			case c.FieldName() == "value" && !c.Is("identifier", "member_expression"):
				out = append(out, r.composed(c, model.Type{})) // a mixin
			case c.FieldName() == "value":
				name := r.text(c)
				r.refer(name)
				out = append(out, model.Type{Form: model.Ref, Name: name, Text: name})
			default:
				out = append(out, r.typ(c))
			}
		}
	}
	return out
}

func (r *reader) classMember(n tree.Node, above *comments, base int, owner *model.Symbol) {
	owner.Private = r.appendPrivate(owner.Private, n)
	if a := n.Child("accessibility_modifier"); a.OK() && r.text(a) != "public" {
		switch guarded := r.text(a) == "protected"; {
		case guarded && n.Is("method_definition", "method_signature", "abstract_method_signature"):
			r.overridable(n, above, base)
			return
		case guarded && n.Kind() == "public_field_definition":
			r.guarded(n, above)
			return
		}
		r.ignore()
		r.privateConstructor(n, base)
		return
	}
	switch n.Kind() {
	case "public_field_definition":
		if s, ok := r.property(n, above); ok {
			r.initialized(n.Field("value"), &s)
			r.keep(n, above, s)
		}
	case "method_definition", "method_signature", "abstract_method_signature":
		r.classMethod(n, above, base)
	case "index_signature": // further keys, which have no names
		r.typ(n.Field("type"))
		r.ignore()
	case "class_static_block": // runs when the class is loaded
	case "ERROR": // its declaration says so
	default:
		owner.Partial = true
		r.unread(n.Line(), "not understood: "+n.Kind())
	}
}

// appendPrivate appends the names of the fields that a member of a class declares for the class alone.
func (r *reader) appendPrivate(out []string, n tree.Node) []string {
	switch {
	case n.Is("public_field_definition") && (r.isPrivate(n) || n.Field("name").Is("private_property_identifier")):
		return append(out, strings.TrimPrefix(r.text(n.Field("name")), "#"))
	case n.Is("method_definition") && r.text(n.Field("name")) == "constructor":
		for p := range n.Field("parameters").Children() {
			if r.isPrivate(p) {
				out = append(out, r.text(p.Field("pattern")))
			}
		}
	}
	return out
}

func (r *reader) isPrivate(n tree.Node) bool {
	a := n.Child("accessibility_modifier")
	return a.OK() && r.text(a) == "private"
}

func (r *reader) classMethod(n tree.Node, above *comments, base int) {
	s, ok := r.method(n, above)
	if !ok {
		r.privateConstructor(n, base)
		return
	}
	if n.Has("?") {
		s.Presence = model.Optional
	}
	s.Wire = requestIn(r.text(n.Field("body")))
	r.keepMethod(n, above, s, base)
	if s.Name == "constructor" {
		r.parameterFields(n, base)
	}
}

// overridable reads a protected method, which is there for who extends the class.
func (r *reader) overridable(n tree.Node, above *comments, base int) {
	s, ok := r.method(n, above)
	if !ok || s.Kind != model.Method || s.Name == "constructor" {
		r.privateConstructor(n, base)
		return
	}
	s.Access = model.Overridable
	r.keepMethod(n, above, s, base)
}

// guarded reads a protected field, which who extends the class has.
func (r *reader) guarded(n tree.Node, above *comments) {
	if s, ok := r.property(n, above); ok {
		s.Access = model.Overridable
		r.keep(n, above, s)
	}
}

// privateConstructor reads the parameter properties of a constructor that users cannot call: they can read those.
func (r *reader) privateConstructor(n tree.Node, base int) {
	if n.Kind() == "method_definition" && r.text(n.Field("name")) == "constructor" {
		r.parameterFields(n, base)
	}
}

// parameterFields reads `constructor(public readonly name: string)`, which declares a field of the class.
func (r *reader) parameterFields(n tree.Node, base int) {
	for p := range n.Field("parameters").Children() {
		access := p.Child("accessibility_modifier")
		guarded := access.OK() && r.text(access) == "protected"
		if access.OK() && !guarded && r.text(access) != "public" || !access.OK() && !p.Has("readonly") {
			continue
		}
		s, ok := r.param(p)
		if !ok || r.has(base, model.Field, s.Name) {
			continue
		}
		s.Kind, s.Presence = model.Field, model.Required
		if p.Kind() == "optional_parameter" {
			s.Presence = model.Optional
		}
		if guarded {
			s.Access = model.Overridable
		}
		r.unit.Counts.Read++
		r.stack = append(r.stack, s)
	}
}

func (r *reader) has(base int, kind model.Kind, name string) bool {
	return r.index(base, kind, name) >= 0
}

// index is where on the stack, at or above base, a member is, or -1.
func (r *reader) index(base int, kind model.Kind, name string) int {
	for i := base; i < len(r.stack); i++ {
		if r.stack[i].Kind == kind && r.stack[i].Name == name {
			return i
		}
	}
	return -1
}

// initialized takes from `name = value` what the declaration itself does not say.
func (r *reader) initialized(value tree.Node, s *model.Symbol) {
	if !value.OK() {
		return
	}
	switch value.Kind() {
	case "arrow_function", "function_expression":
		if s.Type.Form == model.FormUnknown && s.Type.Name == "" {
			s.Kind, s.Presence = model.Method, model.Unstated
			restore := r.localVariables(value.Field("type_parameters"))
			s.Members, s.Type = r.params(parametersOf(value)), r.result(value)
			restore()
		}
	case "new_expression":
		if name := made(r.text(value)); name != "" && s.Type.Form == model.FormUnknown && s.Type.Name == "" {
			s.Type = model.Type{Form: model.Ref, Name: name, Text: name}
		}
	case "string", "number", "true", "false":
		if s.Type.Form == model.FormUnknown && s.Type.Name == "" {
			s.Type = literalType(value.Kind(), r.text(value))
		}
		if text := r.text(value); len(text) <= maxDefault {
			s.Default = text
		}
	}
}

// made is the class in `new Name(…)`.
func made(expression string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(expression, "new "), "(")
	name, _, _ = strings.Cut(name, "<")
	if strings.ContainsAny(name, " \t\r\n)") {
		return ""
	}
	return name
}

// literalType is the type a value gives to what is declared without one.
func literalType(kind, text string) model.Type {
	switch kind {
	case "string":
		return prim(model.String, text)
	case "number":
		return prim(model.Number, text)
	case "true", "false":
		return prim(model.Bool, text)
	}
	return model.Type{}
}
