package csharp

import (
	"slices"
	"strconv"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// namespace reads the file, or the body of a namespace { }.
func (r *reader) namespace(list tree.Node, name string) {
	broken := list.Kind() == "ERROR"
	if broken {
		r.unread(r.line(list), "syntax error")
	}
	for n := range list.Children() {
		switch n.Kind() {
		case "file_scoped_namespace_declaration":
			name = r.scope(n.Field("name").Text())
		case "namespace_declaration":
			r.namespace(n.Field("body"), r.scope(strings.TrimPrefix(name+"."+n.Field("name").Text(), ".")))
		case "using_directive":
			r.alias(n)
		case "class_declaration", "struct_declaration", "record_declaration", "interface_declaration", "enum_declaration", "delegate_declaration":
			r.typeDeclaration(n, place{namespace: name})
		case "extern_alias_directive", "global_attribute", "comment": // declare nothing
		case "global_statement": // a program's own code
		case "ERROR":
			r.namespace(n, name)
		default:
			if broken {
				continue // loose ends of what is a problem already
			}
			r.unread(r.line(n), "declaration not understood: "+n.Kind())
		}
	}
}

// scope notes a namespace: the first is the unit's.
func (r *reader) scope(name string) string {
	if r.unit.Scope == "" {
		r.unit.Scope = name
	}
	return name
}

// alias reads using Name = Type; and leaves other directives alone, since types are known by their last name.
func (r *reader) alias(n tree.Node) {
	name := n.Field("name")
	if !name.OK() {
		return
	}
	var target tree.Node
	for c := range n.Children() {
		target = c
	}
	if r.aliases == nil {
		r.aliases = map[string]model.Type{}
	}
	r.aliases[name.Text()] = r.typeOf(target)
}

func (r *reader) typeDeclaration(n tree.Node, at place) {
	mods := r.modifiers(n)
	isPublic := mods.has(public) || at.open && !mods.has(restricted)
	if !isPublic && (!mods.has(partial) || mods.has(restricted)) {
		r.unit.Counts.Ignored++ // not public, and no other part of it can be
		r.context(n)
		// That it is there is all that is kept; the mark, in place of a number of type parameters, keeps it apart from a public namesake.
		r.unit.Decls = append(r.unit.Decls, language.Decl{Marks: []string{"`hidden"}, Symbol: model.Symbol{Kind: model.Class, Name: at.outer + n.Field("name").Text(), At: model.Pos{Line: r.line(n)}}})
		return
	}
	around, unsentAround := r.generics, r.unsent
	defer func() { r.generics, r.unsent = around, unsentAround }()
	r.unsent = nil
	r.generics = r.typeParameters(n)
	marks := r.marks(n, "type")
	d := language.Decl{Public: isPublic, Marks: r.typeMarks(n, mods, at), Symbol: r.typeSymbol(n, marks)}
	if marks.polymorphic {
		d.Marks = append(d.Marks, "union")
	}
	d.Marks = append(d.Marks, marks.context()...)
	if isConverter(&d.Symbol, marks) {
		r.unit.Counts.Ignored++ // a serialiser that only an attribute names
		return
	}
	own := at
	own.methods = map[string]int{}
	own.owner, own.outer, own.open = d.Symbol.Name, at.outer+d.Symbol.Name+".", n.Kind() == "interface_declaration"
	d.Symbol.Name = at.outer + d.Symbol.Name
	r.unit.Counts.Read++
	i := len(r.unit.Decls)
	r.unit.Decls = append(r.unit.Decls, d) // before the types inside it, as in the source
	r.inside(n, &d.Symbol, own)
	r.unit.Decls[i].Symbol = d.Symbol
	r.unit.Decls[i].Marks = append(d.Marks, r.unsent...)
}

// typeSymbol is what the head of a type says.
func (r *reader) typeSymbol(n tree.Node, m marks) model.Symbol {
	s := r.symbol(n, n.Field("name"), kindOf(n), "")
	s.Stability, s.Type, s.Bases, s.Partial = m.stability(), m.union(), r.bases(n), r.cut
	return s
}

// inside reads what a type declares.
func (r *reader) inside(n tree.Node, s *model.Symbol, own place) {
	body := n.Field("body")
	switch n.Kind() {
	case "delegate_declaration":
		s.Type = r.signature(n)
	case "enum_declaration":
		r.values(body, s)
	default:
		r.members(body, s, own)
		r.primary(n, s, own)
		r.foldValues(s, n.Is("struct_declaration"))
		r.foldConditions(s)
	}
	r.headErrors(n, s)
}

// headErrors notes syntax errors between a type's keyword and its body.
func (r *reader) headErrors(n tree.Node, s *model.Symbol) {
	if !n.HasError() {
		return
	}
	for c := range n.All() {
		if c.Kind() == "ERROR" || c.Missing() || c.HasError() && !c.Is("declaration_list", "enum_member_declaration_list") {
			s.Partial = true
			r.unread(r.line(c), "syntax error in the declaration of "+s.Name)
			return
		}
	}
}

func kindOf(n tree.Node) model.Kind {
	switch n.Kind() {
	case "enum_declaration":
		return model.Enum
	case "interface_declaration":
		return model.Interface
	case "delegate_declaration":
		return model.Alias
	}
	return model.Object // Link knows all parts and says whether it is a class
}

// The marks of a declaration are facts that Link needs to put parts together: its namespace where that is not the unit's, and
// "partial", "static", "abstract", "union", "value" and "`2" for two type parameters.
func (r *reader) typeMarks(n tree.Node, mods modifiers, at place) []string {
	var marks []string
	if at.namespace != r.unit.Scope {
		marks = append(marks, "namespace "+at.namespace)
	}
	if mods.has(partial) {
		marks = append(marks, "partial")
	}
	if mods.has(static) {
		marks = append(marks, "static")
	}
	if n.Is("struct_declaration") || n.Is("record_declaration") {
		marks = append(marks, "value")
	}
	if list := n.Child("type_parameter_list"); list.OK() {
		count := 0
		for range list.Children() {
			count++
		}
		marks = append(marks, "`"+strconv.Itoa(count))
	}
	return marks
}

func (r *reader) bases(n tree.Node) []model.Type {
	var out []model.Type
	if n.Is("enum_declaration") {
		return nil // its integer type
	}
	for c := range n.Child("base_list").Children() {
		switch {
		case c.Is("argument_list", "ERROR"):
		case c.Is("primary_constructor_base_type"):
			out = append(out, r.typeOf(c.Field("type")))
		default:
			out = append(out, r.typeOf(c))
		}
	}
	return out
}

// isConverter reports a hidden JsonConverter: how a type is written is its business, not its user's.
func isConverter(s *model.Symbol, m marks) bool {
	return m.hidden && slices.ContainsFunc(s.Bases, func(b model.Type) bool { return strings.HasPrefix(b.Name, "JsonConverter") })
}

// symbol fills what all declarations have. The doc comment belongs to n, the name may be deeper.
func (r *reader) symbol(n, name tree.Node, kind model.Kind, wire string) model.Symbol {
	return model.Symbol{
		Kind: kind,
		Name: strings.TrimPrefix(name.Text(), "@"),
		Wire: wire,
		Doc:  docText(r.comment(n.Start())),
		At:   model.Pos{Line: r.line(name)},
	}
}

// line is the line a node begins on in the source.
func (r *reader) line(n tree.Node) int {
	i, found := slices.BinarySearch(r.lines, n.Start())
	if found {
		return i + 1
	}
	return i
}
