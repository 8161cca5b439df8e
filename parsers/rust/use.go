package rust

import (
	"strings"

	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// use reads a use declaration into one Use for each name it binds.
func (r *reader) use(n tree.Node, a attributes) {
	if a.off {
		return
	}
	u := language.Use{Kind: useKind, Line: r.at(n).Line}
	if isPublic(n) {
		u.Kind = publicUseKind
	}
	if a.hidden {
		u.Marks = append(u.Marks, markHidden)
	}
	if r.in != "" {
		u.Marks = append(u.Marks, markIn+r.in)
	}
	r.useTree(n.Field("argument"), "", u)
}

// useTree reads a::{b, c as d, e::*} below a path.
func (r *reader) useTree(n tree.Node, path string, u language.Use) {
	switch n.Kind() {
	case "identifier", "scoped_identifier", "self", "crate", "super":
		r.bind(join(path, pathText(n)), "", u)
	case "use_as_clause":
		r.bind(join(path, pathText(n.Field("path"))), identifier(n.Field("alias")), u)
	case "use_wildcard":
		u.Name, u.From = "*", join(path, pathText(n.First()))
		r.unit.Uses = append(r.unit.Uses, u)
	case "scoped_use_list":
		r.useList(n.Field("list"), join(path, pathText(n.Field("path"))), u)
	case "use_list":
		r.useList(n, path, u)
	case "line_comment", "block_comment":
	default:
		r.problem(n.Line(), "unknown use "+excerpt(n))
	}
}

func (r *reader) useList(list tree.Node, path string, u language.Use) {
	for c := range list.Children() {
		r.useTree(c, path, u)
	}
}

func (r *reader) bind(path, as string, u language.Use) {
	path = strings.TrimSuffix(path, "::self") // use a::b::{self} is use a::b
	u.Name = lastSegment(path)
	u.From = strings.TrimSuffix(strings.TrimSuffix(path, u.Name), "::")
	u.As = as
	if as == "" {
		as = u.Name
	}
	r.imports[as] = path
	r.unit.Uses = append(r.unit.Uses, u)
}

// modItem reads mod x; and mod x { … }.
func (r *reader) modItem(n tree.Node, a attributes) {
	name := identifier(n.Field("name"))
	u := language.Use{Kind: modKind, Name: name, Line: r.at(n.Field("name")).Line}
	if isPublic(n) {
		u.Kind = publicModKind
	}
	if a.hidden {
		u.Marks = append(u.Marks, markHidden)
	}
	if a.path != "" {
		u.Marks = append(u.Marks, markPath+a.path)
	}
	if r.in != "" {
		u.Marks = append(u.Marks, markIn+r.in)
	}
	body := n.Field("body")
	if body.OK() {
		u.Marks = append(u.Marks, markInline)
	}
	r.unit.Uses = append(r.unit.Uses, u)
	if body.OK() {
		r.inner(name, body)
	}
}

// inner reads an inline module, which sees none of the names around it, into the same unit.
func (r *reader) inner(name string, body tree.Node) {
	in := newReader()
	in.line, in.in, in.unit = r.line, join(r.in, name), r.unit
	in.block(body)
	r.unit, r.broken = in.unit, r.broken || in.broken
}

// pathText is a path without spaces, comments and raw marks.
func pathText(n tree.Node) string {
	text := n.Text()
	if strings.ContainsAny(text, " \t\r\n#") {
		text = strings.ReplaceAll(strings.Join(strings.Fields(text), ""), "r#", "")
	}
	return text
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	if name == "" {
		return path
	}
	return path + "::" + name
}
