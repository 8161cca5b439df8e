package java

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// constants reads fields and enum constants, before the methods, because private fields carry wire names and defaults
// of the properties that methods make up.
func (s *scope) constants(body tree.Node) {
	s.eachMember(body, func(n tree.Node, doc string) {
		switch n.Kind() {
		case "field_declaration", "constant_declaration":
			s.field(n, doc)
		case "enum_constant":
			s.enumConstant(n, doc)
		case "annotation_type_element_declaration":
			s.element(n, doc)
		}
	})
}

// members reads what constants does not.
func (s *scope) members(body tree.Node) {
	s.eachMember(body, func(n tree.Node, doc string) {
		switch n.Kind() {
		case "method_declaration":
			s.method(n, doc)
		case "constructor_declaration":
			s.constructor(n, doc)
		case "class_declaration", "interface_declaration", "enum_declaration", "record_declaration", "annotation_type_declaration":
			s.nested = append(s.nested, nested{n, doc})
		case "field_declaration", "constant_declaration", "enum_constant", "annotation_type_element_declaration":
			// read by constants
		case "block", "static_initializer", "compact_constructor_declaration":
			s.r.unit.Counts.Ignored++ // code that runs on creation: it declares nothing
		default:
			s.unread(n)
		}
	})
}

// eachMember calls f with every declaration of a body and the comment before it.
func (s *scope) eachMember(body tree.Node, f func(n tree.Node, doc string)) {
	doc := ""
	for n := range body.Children() {
		switch n.Kind() {
		case "block_comment":
			doc = s.r.text(n)
		case "line_comment":
		case "enum_body_declarations":
			s.eachMember(n, f)
		default:
			f(n, doc)
			doc = ""
		}
	}
}

// head is what members have in common.
type head struct {
	marks
	kind             tree.Node // the type
	name, parameters tree.Node
	dimensions       string // int x[]
}

func (s *scope) head(n tree.Node) head {
	var h head
	for c := range n.All() {
		switch c.FieldName() {
		case "type":
			h.kind = c
		case "name":
			h.name = c
		case "parameters":
			h.parameters = c
		case "dimensions":
			h.dimensions = s.r.text(c)
		default:
			if c.Kind() == "modifiers" {
				h.marks = s.r.marks(c)
			}
		}
	}
	if e := memberError(n); e.OK() {
		s.unread(e)
	}
	return h
}

func (s *scope) typeOf(h head) typed {
	if h.dimensions != "" {
		return s.r.typeOf(s.r.text(h.kind) + h.dimensions)
	}
	return s.r.typeOf(s.r.text(h.kind))
}

// field reads public fields; of the others, what they say about a property.
func (s *scope) field(n tree.Node, doc string) {
	h := s.head(n)
	public := h.public || s.isInterface() && !h.private
	for d := range n.All() {
		if d.Kind() != "variable_declarator" {
			continue
		}
		name := s.r.text(d.Field("name"))
		if h.jsonProperty || !public {
			s.back(h, name, d.Field("value"))
		}
		property := !public && s.isProperty(h, d.Field("value"))
		h.dimensions = s.r.text(d.Field("dimensions"))
		if !public && !property {
			s.r.unit.Counts.Ignored++ // not part of the API by itself
			switch {
			case h.static:
			case !h.protected:
				s.symbol.Private = append(s.symbol.Private, name)
			default:
				s.guarded = append(s.guarded, model.Symbol{Kind: model.Field, Name: name, Type: s.typeOf(h).Type, Access: model.Overridable, Stability: h.stability, At: at(d)})
			}
			continue
		}
		t := s.typeOf(h)
		if s.lombok.builder && t.presence == model.Required {
			t.presence = model.Unstated // a step of the builder that may be left out
		}
		s.add(model.Symbol{
			Kind: model.Field, Name: name, Wire: s.wireOf(h.marks, name), Type: t.Type, Presence: firstStated(h.presence, t.presence),
			Stability: h.stability, Default: s.literal(d.Field("value")), At: at(d),
		}, doc)
		if property { // an accessor that is written out knows more
			s.accessors[len(s.accessors)-1] = setter
		}
		s.enumLike(h.marks, d, t)
	}
}

// wireOf is the name @JsonProperty gives, or repeats by giving none.
func (s *scope) wireOf(m marks, name string) string {
	if m.jsonProperty && m.wire == "" {
		return name
	}
	return m.wire
}

func (s *scope) back(h head, name string, value tree.Node) {
	if h.static {
		return
	}
	b := backing{s.wireOf(h.marks, name), s.literal(value), h.final && value.Kind() == "string_literal", boxes[s.r.text(h.kind)] && !value.OK()}
	if b == (backing{}) {
		return
	}
	if s.backing == nil {
		s.backing = map[string]backing{}
	}
	s.backing[name] = b
}

// boxes are the types that hold what a primitive holds, or null.
var boxes = map[string]bool{"Boolean": true, "Integer": true, "Long": true, "Double": true, "Float": true, "Short": true, "Byte": true}

// literal is a value as written when it is short: no calls, no lambdas.
func (s *scope) literal(value tree.Node) string {
	const short = 80
	k := value.Kind()
	if strings.HasSuffix(k, "_literal") && k != "null_literal" && k != "class_literal" ||
		value.Is("true", "false", "identifier", "field_access", "unary_expression") {
		if t := s.r.text(value); len(t) <= short && !strings.Contains(t, "\n") {
			return t
		}
	}
	return ""
}

func at(n tree.Node) model.Pos { return model.Pos{Line: n.Line()} }

func firstStated(a, b model.Presence) model.Presence {
	if a != model.Unstated {
		return a
	}
	return b
}

// enumConstant reads NEEDS_AUTH("needs-auth").
func (s *scope) enumConstant(n tree.Node, doc string) {
	h := s.head(n)
	wire := h.wire
	if args := n.Field("arguments"); wire == "" && args.OK() {
		wire = stringArgument(s.r.text(args), "")
	}
	s.add(model.Symbol{Kind: model.Value, Name: s.r.text(h.name), Wire: wire, Stability: h.stability, At: at(h.name)}, doc)
}

// element reads one element of an annotation type: String name() default "".
func (s *scope) element(n tree.Node, doc string) {
	h := s.head(n)
	f := model.Symbol{Kind: model.Field, Name: s.r.text(h.name), Type: s.typeOf(h).Type, Presence: model.Required, Stability: h.stability, At: at(h.name)}
	if v := n.Field("value"); v.OK() {
		f.Presence, f.Default = model.Optional, squeezed(s.r.text(v))
	}
	s.add(f, doc)
}

// components reads the fields of a record.
func (s *scope) components(list tree.Node) {
	doc := ""
	for n := range list.Children() {
		switch n.Kind() {
		case "formal_parameter", "spread_parameter":
			p := s.parameter(n)
			p.Symbol.Kind, p.Symbol.Wire = model.Field, s.wireOf(p.marks, p.Symbol.Name)
			s.add(p.Symbol, doc)
			doc = ""
		case "block_comment":
			doc = s.r.text(n)
		case "line_comment", "receiver_parameter":
		default:
			s.unread(n)
		}
	}
}

// parameter is a parameter of a method or a component of a record.
type parameter struct {
	model.Symbol
	marks
}

func (s *scope) parameter(n tree.Node) parameter {
	h := s.head(n)
	text := ""
	if n.Kind() == "spread_parameter" { // String... names
		for c := range n.Children() {
			switch c.Kind() {
			case "variable_declarator":
				h.name = c.Field("name")
			case "modifiers", "annotation", "marker_annotation", "line_comment", "block_comment":
			default:
				text = s.r.text(c) + "..."
			}
		}
	} else {
		text = s.r.text(h.kind) + h.dimensions
	}
	t := s.r.typeOf(text)
	return parameter{marks: h.marks, Symbol: model.Symbol{
		Kind: model.Param, Name: s.r.text(h.name), Wire: h.wire, Type: t.Type, Presence: firstStated(h.presence, t.presence), At: at(h.name),
	}}
}

func (s *scope) parameters(list tree.Node) []model.Symbol {
	count := 0
	for n := range list.Children() {
		if n.Is("formal_parameter", "spread_parameter") {
			count++
		}
	}
	if count == 0 {
		return nil
	}
	out := make([]model.Symbol, 0, count)
	for n := range list.Children() {
		if n.Is("formal_parameter", "spread_parameter") {
			out = append(out, s.parameter(n).Symbol)
		}
	}
	return out
}

// add appends a member with its documentation.
func (s *scope) add(m model.Symbol, doc string) {
	text, deprecated := s.r.plain(doc)
	m.Doc = text
	if deprecated {
		m.Stability = model.Deprecated
	}
	s.append(m, noAccessor)
}

func (s *scope) append(m model.Symbol, a accessor) {
	if m.Kind == model.Field && s.fields != nil {
		s.fields[m.Name] = len(s.symbol.Members)
	}
	s.symbol.Members = append(s.symbol.Members, m)
	s.accessors = append(s.accessors, a)
}
