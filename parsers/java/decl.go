package java

import (
	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// enclosing is what surrounds a type declaration: the zero value but for public is the file itself.
type enclosing struct {
	prefix   string // "Outer." before the name of a nested type
	public   bool   // the surrounding types are public
	implicit bool   // in an interface, where members are public without saying so
}

// scope is one type while its members are read.
type scope struct {
	r          *reader
	symbol     model.Symbol
	simple     string // name without the types around it
	kind       string // of the node
	generated  bool
	functional bool               // says so
	sealed     bool               // says so
	lombok     lombok             // of the class, and of its constructors
	abstract   int                // methods an implementation has to provide
	callback   model.Symbol       // the last of those
	created    model.Symbol       // public constructors
	values     int                // constants of the type itself that hold a string
	guarded    []model.Symbol     // protected fields
	backing    map[string]backing // by name of the field
	accessors  []accessor         // what each of symbol.Members was read from
	fields     map[string]int     // index in symbol.Members by name
	methods    map[string]int
	nested     []nested
}

// nested is a type declared in another one; it is read after it.
type nested struct {
	node tree.Node
	doc  string
}

// backing is a private field, which may say the wire name and default of the property over it.
type backing struct {
	wire, init string
	constant   bool // final and a string
	boxed      bool // can be null, whatever its accessors give
}

// accessor says what a Field was made from; later ones know more about the property.
type accessor uint8

const (
	noAccessor accessor = iota // not a property: a method, a value, a public field
	setter
	getter
)

// typeDecl reads a type and, after it, the types nested in it.
func (r *reader) typeDecl(n tree.Node, in enclosing, doc string) {
	s := scope{r: r, kind: n.Kind(), generated: r.unit.Generated}
	m := r.header(&s, n)
	if s.simple == "" {
		r.unread(n, "a declaration without a name")
		return
	}
	public := in.public && (m.public || in.implicit && !m.private)
	if m.private {
		r.unit.Counts.Ignored++ // nobody but the type around it can name it
		return
	}
	s.symbol.Name = in.prefix + s.simple
	s.symbol.Kind = kindOf(s.kind)
	s.symbol.Stability = m.stability
	s.document(doc)
	if broken := headerError(n); broken.OK() {
		s.unread(broken)
	}
	body := n.Field("body")
	s.constants(body)
	s.members(body)
	s.complete(m)
	r.unit.Counts.Read += 1 + len(s.symbol.Members)
	r.unit.Decls = append(r.unit.Decls, language.Decl{Symbol: s.symbol, Public: public, Marks: s.marksForLink()})
	inner := enclosing{prefix: s.symbol.Name + ".", public: public, implicit: s.isInterface()}
	for _, t := range s.nested {
		if s.isOwnBuilder(t.node) {
			r.unit.Counts.Ignored++
			continue
		}
		r.typeDecl(t.node, inner, t.doc)
	}
}

func kindOf(node string) model.Kind {
	switch node {
	case "enum_declaration":
		return model.Enum
	case "record_declaration":
		return model.Object
	case "interface_declaration", "annotation_type_declaration":
		return model.Interface
	}
	return model.Class
}

// isInterface reports whether members are public without saying so.
func (s *scope) isInterface() bool { return s.symbol.Kind == model.Interface }

// header reads everything but the body.
func (r *reader) header(s *scope, n tree.Node) marks {
	var m marks
	var permitted []model.Type
	for c := range n.All() {
		switch c.Kind() {
		case "modifiers":
			m = r.marks(c)
		case "identifier":
			s.simple, s.symbol.At.Line = r.text(c), c.Line()
		case "superclass":
			s.symbol.Bases = append(s.symbol.Bases, r.typeOf(r.text(c.First())).Type)
		case "super_interfaces", "extends_interfaces":
			s.symbol.Bases = append(s.symbol.Bases, r.typeList(c)...)
		case "permits":
			permitted = r.typeList(c)
		case "formal_parameters":
			s.components(c)
		}
	}
	s.functional, s.sealed, s.lombok = m.functional, m.sealed, m.lombok
	variants := variantsOf(m.variants)
	for _, t := range permitted {
		variants = addVariant(variants, t)
	}
	if len(variants) > 0 {
		s.symbol.Type = model.Type{Form: model.OneOf, Args: variants}
	}
	return m
}

func (r *reader) typeList(n tree.Node) []model.Type {
	var out []model.Type
	for t := range n.Child("type_list").Children() {
		if !t.Is("line_comment", "block_comment") {
			out = append(out, r.typeOf(r.text(t)).Type)
		}
	}
	return out
}

func (s *scope) document(doc string) {
	text, deprecated := s.r.plain(doc)
	s.symbol.Doc = text
	if deprecated {
		s.symbol.Stability = model.Deprecated
	}
}

// unread notes source inside the type that was not understood, once for the type.
func (s *scope) unread(n tree.Node) {
	if !s.symbol.Partial {
		s.r.unread(n, s.symbol.Name)
	}
	s.symbol.Partial = true
}

// headerError is the first syntax error in a declaration outside its body.
func headerError(n tree.Node) tree.Node {
	if !n.HasError() {
		return tree.Node{}
	}
	for c := range n.All() {
		if c.Kind() == "ERROR" || c.Missing() {
			return c
		}
		if c.FieldName() != "body" {
			if e := memberError(c); e.OK() {
				return e
			}
		}
	}
	return tree.Node{}
}

// memberError is the first syntax error in a member outside method bodies and expressions, which are not API.
func memberError(n tree.Node) tree.Node {
	if !n.HasError() {
		return tree.Node{}
	}
	if n.Is("ERROR", "annotation", "generic_type", "array_type", "annotated_type", "scoped_type_identifier") || n.Missing() {
		return n
	}
	for c := range n.Descendants() {
		if c.Is("ERROR", "generic_type", "array_type", "annotated_type", "scoped_type_identifier") && c.HasError() || c.Missing() {
			return c
		}
	}
	return tree.Node{}
}

// sealedMark is for a sealed type that does not say what extends it: everything in the same file that does.
const sealedMark = "sealed"

func (s *scope) marksForLink() []string {
	if s.sealed && s.symbol.Type.Form == model.FormUnknown {
		return []string{sealedMark}
	}
	return nil
}

// completeSealed gives the sealed types without a permits clause their variants.
func (r *reader) completeSealed() {
	for i := range r.unit.Decls {
		if d := &r.unit.Decls[i]; len(d.Marks) > 0 {
			d.Marks = nil
			d.Symbol.Type = r.extending(simpleName(d.Symbol.Name))
		}
	}
}

func (r *reader) extending(name string) model.Type {
	t := model.Type{Form: model.OneOf}
	for _, d := range r.unit.Decls {
		for _, b := range d.Symbol.Bases {
			if simpleName(b.Name) == name {
				t.Args = append(t.Args, model.Type{Form: model.Ref, Name: d.Symbol.Name, Text: d.Symbol.Name})
			}
		}
	}
	if len(t.Args) == 0 {
		return model.Type{}
	}
	return t
}
