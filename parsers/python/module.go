package python

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// statements reads the statements of a module or of a block of it.
func (r *reader) statements(block tree.Node) {
	for n := range block.Children() {
		switch n.Kind() {
		case "class_definition", "function_definition", "decorated_definition":
			r.definition(n, "")
		case "expression_statement":
			r.expressionStatement(n)
		case "import_from_statement":
			r.importFrom(n)
		case "import_statement":
			r.importModules(n)
		case "type_alias_statement":
			r.typeStatement(n)
		case "if_statement", "try_statement", "with_statement":
			r.branches(n) // if TYPE_CHECKING, except ImportError: whichever branch runs may declare
		case "for_statement", "while_statement", "match_statement", "assert_statement", "delete_statement", "global_statement",
			"raise_statement", "pass_statement", "print_statement", "exec_statement", "return_statement", "nonlocal_statement",
			"break_statement", "continue_statement":
			// They run; what they bind on the way is not declared.
		case "comment", "future_import_statement":
		case "ERROR":
			r.unread(n.Line(), "syntax error at "+quote(n.Text()))
		default:
			r.unread(n.Line(), "unknown statement "+n.Kind())
		}
	}
}

func (r *reader) branches(n tree.Node) {
	for c := range n.Children() {
		switch c.Kind() {
		case "block":
			r.statements(c)
		case "else_clause", "elif_clause", "except_clause", "except_group_clause", "finally_clause":
			r.branches(c)
		case "ERROR":
			r.unread(c.Line(), "syntax error at "+quote(c.Text()))
		}
	}
}

// definition reads a class or function, with its decorators; outer is the class around it.
func (r *reader) definition(n tree.Node, outer string) {
	whole, decorators := n, []string(nil)
	if n.Is("decorated_definition") {
		n, decorators = n.Field("definition"), decoratorsOf(n)
	}
	switch n.Kind() {
	case "class_definition":
		r.class(whole, n, decorators, outer)
	case "function_definition":
		r.function(whole, n, decorators)
	default:
		r.unread(whole.Line(), "decorated "+n.Kind())
	}
}

// decoratorsOf are the decorators' source without @.
func decoratorsOf(n tree.Node) []string {
	var out []string
	for c := range n.Children() {
		if c.Is("decorator") {
			out = append(out, strings.TrimPrefix(c.Text(), "@"))
		}
	}
	return out
}

// decorated reports whether one of the decorators has this name, with or without arguments.
func decorated(decorators []string, names ...string) bool {
	for _, d := range decorators {
		d, _, _ = strings.Cut(d, "(")
		if slices.Contains(names, last(strings.TrimSpace(d))) {
			return true
		}
	}
	return false
}

func (r *reader) importFrom(n tree.Node) {
	from, line := n.Field("module_name").Text(), n.Line()
	if n.Child("wildcard_import").OK() {
		r.unit.Uses = append(r.unit.Uses, language.Use{Kind: "import", Name: "*", From: from, Line: line})
		return
	}
	for _, c := range n.Fields("name") {
		use := language.Use{Kind: "import", From: from, Line: c.Line(), Name: c.Text()}
		if c.Is("aliased_import") {
			use.Name, use.As = c.Field("name").Text(), c.Field("alias").Text()
		}
		r.unit.Uses = append(r.unit.Uses, use)
	}
}

func (r *reader) importModules(n tree.Node) {
	for _, c := range n.Fields("name") {
		use := language.Use{Kind: "module", Name: c.Text(), Line: c.Line()}
		if c.Is("aliased_import") {
			use.Name, use.As = c.Field("name").Text(), c.Field("alias").Text()
		}
		r.unit.Uses = append(r.unit.Uses, use)
	}
}

func (r *reader) expressionStatement(n tree.Node) {
	c := n.First()
	switch c.Kind() {
	case "assignment":
		r.assignment(n, c)
	case "augmented_assignment":
		if c.Field("left").Text() == "__all__" {
			r.exports(c.Field("right").Text(), c.Line())
		}
	case "call":
		for _, way := range []string{"__all__.extend(", "__all__.append("} {
			if rest, ok := strings.CutPrefix(c.Text(), way); ok {
				r.exports(strings.TrimSuffix(rest, ")"), c.Line())
			}
		}
	default:
		// Docstrings and expressions declare nothing.
	}
}

// exports reads a part of __all__. All uses of kind "all" of a unit are one list: names are in Marks, and From is another
// list that is part of it.
func (r *reader) exports(text string, line int) {
	use := language.Use{Kind: "all", Line: line}
	var spread []string
	if !names(parseExpr(text), &use.Marks, &spread) {
		r.problem(line, "__all__ is not a list of names: "+quote(text))
	}
	r.unit.Uses = append(r.unit.Uses, use)
	for _, from := range spread {
		r.unit.Uses = append(r.unit.Uses, language.Use{Kind: "all", From: strings.Clone(from), Line: line})
	}
}

func names(e expr, list, spread *[]string) bool {
	switch e.kind {
	case strExpr:
		*list = append(*list, strings.Clone(e.text))
		return true
	case nameExpr:
		*spread = append(*spread, e.text)
		return true
	case listExpr, tupleExpr, sumExpr, starExpr, dictExpr: // {"a", "b"} is read as a dict
		ok := true
		for _, a := range e.args {
			ok = names(a, list, spread) && ok
		}
		return ok
	case callExpr: // sorted([…]), list(other.__all__)
		return len(e.args) > 1 && names(e.args[1], list, spread)
	case noExpr, numExpr, indexExpr, unionExpr, otherExpr:
	}
	return false
}

// assignment reads X = …, X: T = … and X = Y = ….
func (r *reader) assignment(statement, n tree.Node) {
	left, right := n.Field("left"), n.Field("right")
	if right.Is("assignment") {
		r.assignment(statement, right)
		for right.Is("assignment") {
			right = right.Field("right")
		}
	}
	switch left.Kind() {
	case "identifier":
	case "pattern_list", "tuple_pattern", "list_pattern", "attribute", "subscript":
		r.ignore() // several values at once, or a part of something that exists: no constant is API here
		return
	default:
		r.unread(left.Line(), "assignment to "+left.Kind())
		return
	}
	name := left.Text()
	if name == "__all__" {
		r.exports(right.Text(), n.Line())
		return
	}
	s := model.Symbol{Name: name, At: model.Pos{Line: left.Line()}}
	if !isAliasValue(name, n.Field("type").Text(), right) {
		r.constant(s)
		return
	}
	r.describe(&s, statement, "")
	r.alias(s, right, n)
}

// constant records a name that is no type, so that Link knows it is there.
func (r *reader) constant(s model.Symbol) {
	r.ignore() // values are not compared
	r.unit.Decls = append(r.unit.Decls, language.Decl{Symbol: s, Public: isPublic(s.Name), Marks: []string{"constant"}})
}

// isAliasValue reports whether an assignment gives a type a name. NAMES = … are values, whatever they look like.
func isAliasValue(name, annotation string, right tree.Node) bool {
	if annotation != "" {
		return last(annotation) == "TypeAlias"
	}
	if strings.ToUpper(name) == name && len(name) > 1 || strings.HasPrefix(name, "__") {
		return false
	}
	switch right.Kind() {
	case "identifier", "attribute", "subscript":
		return true
	case "call":
		switch parseExpr(right.Text()).head() {
		case "NewType", "TypedDict", "NamedTuple", "TypeAliasType":
			return true
		}
	case "binary_operator", "parenthesized_expression":
		e := parseExpr(right.Text())
		return e.kind == unionExpr || e.kind == nameExpr || e.kind == indexExpr
	}
	return false
}

// typeStatement reads type X = ….
func (r *reader) typeStatement(n tree.Node) {
	var sides []tree.Node
	for c := range n.Children() {
		if c.Is("type") {
			sides = append(sides, c)
		}
	}
	if len(sides) < 2 {
		r.unread(n.Line(), "type statement "+quote(n.Text()))
		return
	}
	name, _, _ := strings.Cut(sides[0].Text(), "[")
	s := model.Symbol{Name: strings.TrimSpace(name), At: model.Pos{Line: sides[0].Line()}}
	r.describe(&s, n, "")
	r.alias(s, sides[1], n)
}

// isPublic reports whether a name is one that a module gives away.
func isPublic(name string) bool {
	return name != "" && !strings.HasPrefix(name, "_") && !strings.Contains(name, "._")
}

func quote(text string) string { return "`" + cut(squeeze(text), 60) + "`" }
