package typescript

import (
	"strings"

	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// export reads an export statement: a declaration, a list of names, a whole module or a default.
func (r *reader) export(n tree.Node, s scope) {
	s.public = true
	if n.Has("default") {
		s.byName = "default"
	}
	if d := n.Field("declaration"); d.OK() {
		r.statement(d, s)
		return
	}
	from := unquoted(r.text(n.Field("source")))
	if clause := n.Child("export_clause"); clause.OK() {
		r.exportList(clause, from)
		return
	}
	if ns := n.Child("namespace_export"); ns.OK() {
		r.use("export", "*", unquoted(r.text(ns.First())), from, n)
		return
	}
	if from != "" && n.Has("*") {
		r.use("export", "*", "", from, n)
		return
	}
	r.exportValue(n, s)
}

// exportValue reads `export default x` and `export = x`.
func (r *reader) exportValue(n tree.Node, s scope) {
	value := n.Field("value")
	if !value.OK() && n.Has("=") {
		value = n.First()
	}
	switch value.Kind() {
	case "identifier":
		r.use("export", r.text(value), "default", "", n)
	case "class", "function_expression", "generator_function":
		r.statement(value, s)
	case "":
		if n.HasError() {
			r.unread(n.Line(), "syntax error in export")
		}
	default:
		r.ignore() // a constant without a name
	}
}

func (r *reader) exportList(clause tree.Node, from string) {
	for spec := range clause.Children() {
		if name := spec.Field("name"); name.OK() {
			r.use("export", unquoted(r.text(name)), unquoted(r.text(spec.Field("alias"))), from, spec)
		}
	}
	if line := errorLine(clause); line > 0 {
		r.unread(line, "syntax error in export")
	}
}

func (r *reader) importing(n tree.Node) {
	if line := errorLine(n); line > 0 {
		r.unread(line, "syntax error in import")
	}
	if c := n.Child("import_require_clause"); c.OK() {
		r.use("import", "*", r.text(c.First()), unquoted(r.text(c.Field("source"))), n)
		return
	}
	from := unquoted(r.text(n.Field("source")))
	for c := range n.Child("import_clause").Children() {
		switch c.Kind() {
		case "identifier":
			r.imported("default", r.text(c), from, c)
		case "namespace_import":
			r.imported("*", r.text(c.First()), from, c)
		case "named_imports":
			for spec := range c.Children() {
				name, as := unquoted(r.text(spec.Field("name"))), r.text(spec.Field("alias"))
				if as == "" {
					as = name
				}
				r.imported(name, as, from, spec)
			}
		}
	}
}

func (r *reader) imported(name, as, from string, n tree.Node) {
	if name == "" || as == "" {
		return
	}
	if isBuiltIn(as) && strings.HasPrefix(from, ".") {
		r.taken = append(r.taken, as)
	}
	r.use("import", name, as, from, n)
}

// importAlias reads `import A = B.C`.
func (r *reader) importAlias(n tree.Node) {
	as := n.First()
	r.use("alias", r.text(n.Child("nested_identifier", "identifier")), r.text(as), "", n)
	if target := as.Next().Next(); target.OK() {
		r.unit.Uses[len(r.unit.Uses)-1].Name = r.text(target)
	}
}

func (r *reader) use(kind, name, as, from string, n tree.Node) {
	r.unit.Uses = append(r.unit.Uses, language.Use{Kind: kind, Name: name, As: as, From: from, Line: n.Line()})
}

// ambient reads what is behind declare: a declaration, or `global { … }`, which belongs to no module.
func (r *reader) ambient(n tree.Node, s scope) {
	if n.Has("global") {
		r.ignore()
		return
	}
	for c := range n.Children() {
		if c.Is("comment", "statement_block", "property_identifier") {
			continue
		}
		if c.Kind() == "module" && c.Field("name").Kind() == "string" {
			r.ignore() // another package, completed
			continue
		}
		r.statement(c, s)
		return
	}
}

// namespace reads `namespace N { … }`; what is exported in it is N.Name.
func (r *reader) namespace(n tree.Node, s scope) {
	inner := scope{owner: s.owner + r.text(n.Field("name")) + ".", ambient: s.node.Child("ambient_declaration").OK() ||
		s.node.Kind() == "ambient_declaration" || s.ambient}
	r.statements(n.Field("body"), inner)
}
