package csharp

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// modifiers is a set of the words in front of a declaration.
type modifiers uint16

const (
	public     modifiers = 1 << iota
	restricted           // internal, private, protected or file
	partial
	static
	override
	required
	constant
	extenders // protected: for who extends the type
)

func (m modifiers) has(one modifiers) bool { return m&one != 0 }

func (r *reader) modifiers(n tree.Node) modifiers {
	var m modifiers
	for c := range n.All() {
		if c.Kind() != "modifier" {
			continue
		}
		switch string(r.bytes(c)) {
		case "public":
			m |= public
		case "protected":
			m |= restricted | extenders
		case "internal", "private", "file":
			m |= restricted
		case "partial":
			m |= partial
		case "static":
			m |= static
		case "override":
			m |= override
		case "required":
			m |= required
		case "const":
			m |= constant
		}
	}
	return m
}

// members reads the body of a class, struct, record or interface.
func (r *reader) members(body tree.Node, s *model.Symbol, in place) {
	for n := range body.Children() {
		switch n.Kind() {
		case "class_declaration", "struct_declaration", "record_declaration", "interface_declaration", "enum_declaration", "delegate_declaration":
			r.typeDeclaration(n, in)
			continue
		case "comment":
			continue
		}
		if n.HasError() || n.Kind() == "ERROR" {
			s.Partial = true
			r.unread(r.line(n), "syntax error in "+s.Name)
			continue
		}
		mods := r.modifiers(n)
		if mods.has(extenders) && n.Kind() == "method_declaration" {
			if m := r.method(n); !isPlumbing(&m, mods) {
				m.Access = model.Overridable
				addMethod(s, m, in.methods)
				r.unit.Counts.Read++
				continue
			}
		}
		if mods.has(extenders) && n.Kind() == "property_declaration" && !n.Child("explicit_interface_specifier").OK() {
			m := r.property(n, mods, in)
			m.Access = model.Overridable
			s.Members = append(s.Members, m)
			r.unit.Counts.Read++
			continue
		}
		if !mods.has(public) && (!in.open || mods.has(restricted)) || n.Child("explicit_interface_specifier").OK() {
			r.unit.Counts.Ignored++ // not public; or only through the interface, which says it itself
			s.Private = r.appendPrivate(s.Private, n)
			continue
		}
		r.member(n, s, mods, in)
	}
}

// appendPrivate appends the names of the fields and properties that a member declares for the SDK alone.
func (r *reader) appendPrivate(out []string, n tree.Node) []string {
	switch n.Kind() {
	case "property_declaration":
		return append(out, n.Field("name").Text())
	case "field_declaration":
		for d := range n.Child("variable_declaration").Children() {
			if d.Is("variable_declarator") {
				out = append(out, d.Field("name").Text())
			}
		}
	}
	return out
}

func (r *reader) member(n tree.Node, s *model.Symbol, mods modifiers, in place) {
	before := len(s.Members)
	switch n.Kind() {
	case "property_declaration":
		s.Members = append(s.Members, r.property(n, mods, in))
	case "field_declaration", "event_field_declaration":
		r.fields(n, s, mods, in)
	case "event_declaration":
		s.Members = append(s.Members, r.event(n))
	case "method_declaration":
		if m := r.method(n); !isPlumbing(&m, mods) {
			addMethod(s, m, in.methods)
			r.unit.Counts.Read++
			return
		}
	case "constructor_declaration":
		if m := r.constructor(n, n.Field("parameters")); takesOptions(&m, in.owner) {
			addMethod(s, m, in.methods)
			r.unit.Counts.Read++
			return
		}
	case "indexer_declaration": // what a collection does anyway; others have no name for it
	case "operator_declaration", "conversion_operator_declaration", "destructor_declaration": // sugar of this language
	default:
		s.Partial = true
		r.unread(r.line(n), "member of "+s.Name+" not understood: "+n.Kind())
		return
	}
	added := len(s.Members) - before
	r.unit.Counts.Read += added
	r.unit.Counts.Ignored += b2i(added == 0)
}

func (r *reader) property(n tree.Node, mods modifiers, in place) model.Symbol {
	m := r.marks(n, "property")
	typed, value := n.Field("type"), n.Field("value")
	s := r.symbol(n, n.Field("name"), model.Field, m.wire)
	r.leaveOut(m, s.Name)
	s.Type, s.Presence, s.Stability = r.typeOf(typed), r.presence(typed, mods), m.stability()
	text := r.expression(value, n.End())
	if isOwn(&s, mods, in) {
		s.Kind, s.Wire = model.Value, constructed(text)
		return s
	}
	if literal, ok := stringValue(text); ok && value.Is("arrow_expression_clause") && isTag(literal) {
		// override string Kind => "circle"; is the tag of a union's variant.
		s.Type = model.Type{Form: model.Literal, Name: literal, Text: s.Type.Text}
		return s
	}
	if (isZeroed(s) || isPlaceholder(text)) && !m.required && !mods.has(required) && isSettable(string(r.bytes(n.Field("accessors")))) {
		s.Presence = model.Unstated // false or 0 unless it is set
	}
	if !value.Is("arrow_expression_clause") {
		s.Default = defaultOf(text)
	}
	return s
}

// zeroes are the primitive types that have a value without being given one.
var zeroes = []string{model.Bool, model.Int, model.Float}

func isZeroed(s model.Symbol) bool {
	return s.Presence == model.Required && s.Type.Form == model.Prim && slices.Contains(zeroes, s.Type.Name)
}

// isSettable reports whether a property's accessors, { get; set; }, let those who make an object give its value.
func isSettable(accessors string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(accessors, func(c rune) bool { return c < 'a' || c > 'z' }), func(word string) bool {
		return word == "set" || word == "init"
	})
}

// isOwn reports a static member of the type it is in, perhaps a value: static Color Red { get; } = new("red"). foldValues decides.
func isOwn(s *model.Symbol, mods modifiers, in place) bool {
	return mods.has(static) && s.Type.Form == model.Ref && s.Type.Name == in.owner
}

// fields reads int A = 1, B; and events declared the same way.
func (r *reader) fields(n tree.Node, s *model.Symbol, mods modifiers, in place) {
	m := r.marks(n, "")
	list := n.Child("variable_declaration")
	typed := list.Field("type")
	for v := range list.Children() {
		if !v.Is("variable_declarator") {
			continue
		}
		end := n.End()
		if next := v.Next(); next.OK() {
			end = next.Start() // the comma before the next variable
		}
		f := r.symbol(n, v.Field("name"), model.Field, m.wire)
		f.Type, f.Stability = r.typeOf(typed), m.stability()
		if n.Is("field_declaration") && !mods.has(static|constant) {
			f.Presence = r.presence(typed, mods)
		}
		text := r.expression(v.Field("name").Next().Next(), end)
		switch {
		case isOwn(&f, mods, in):
			f.Kind, f.Wire = model.Value, constructed(text)
		default:
			f.Default = defaultOf(text)
		}
		s.Members = append(s.Members, f)
	}
}

func (r *reader) event(n tree.Node) model.Symbol {
	m := r.marks(n, "event")
	s := r.symbol(n, n.Field("name"), model.Field, m.wire)
	s.Type, s.Stability = r.typeOf(n.Field("type")), m.stability()
	return s
}

// presence is optional where null is a value of the type and nothing demands one.
func (r *reader) presence(typed tree.Node, mods modifiers) model.Presence {
	if !mods.has(required) && r.isNullable(typed) {
		return model.Optional
	}
	return model.Required
}

// values reads the members of an enum.
func (r *reader) values(body tree.Node, s *model.Symbol) {
	for n := range body.Children() {
		switch n.Kind() {
		case "enum_member_declaration":
			if n.HasError() {
				s.Partial = true
				r.unread(r.line(n), "syntax error in "+s.Name)
				continue
			}
			m := r.marks(n, "field")
			v := r.symbol(n, n.Field("name"), model.Value, m.wire)
			v.Stability = m.stability()
			s.Members = append(s.Members, v)
			r.unit.Counts.Read++
		case "comment":
		default:
			s.Partial = true
			r.unread(r.line(n), "syntax error in "+s.Name)
		}
	}
}

// isTag tells circle from a text that happens to be constant.
func isTag(text string) bool { return len(text) <= 80 && !strings.ContainsAny(text, " \t\r\n") }

// expression is the source of a value that ends at an offset. The tree has only 0 in its place.
func (r *reader) expression(value tree.Node, end int) string {
	if !value.OK() {
		return ""
	}
	from, to := value.Start(), min(end, len(r.src))
	if value.Is("arrow_expression_clause") {
		from += len("=>")
	}
	text := string(r.src[min(from, to):to])
	return strings.TrimSpace(strings.TrimSuffix(text, ";"))
}
