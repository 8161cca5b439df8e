package typescript

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// Marks of a declaration besides the names it refers to, which are Marks too: Link follows them to what is reachable.
const (
	markConst   = "@const"   // the type of a value: a constant object
	markDefault = "@default" // exported as default
	markTypeof  = "typeof "  // before a name: the type of that value
)

// reader reads one file. Texts are parts of src, so that only what is put together is allocated.
type reader struct {
	src   string
	unit  language.Unit
	vars  []variable     // type parameters in scope
	names []string       // what declarations refer to, one after the other
	first int            // where those of the declaration being read begin
	stack []model.Symbol // members being collected, of all levels
	self  string         // the type being read
	taken []string       // imported names that are otherwise built in
}

// variable is a type parameter.
type variable struct {
	name string
	free bool // Link binds it; otherwise typ stands in for it
	typ  model.Type
}

// scope is where a statement stands.
type scope struct {
	owner   string // namespace, with a dot behind it
	ambient bool   // everything in it is exported
	public  bool   // the statement is
	byName  string // "default" for a default export
	above   comments
	node    tree.Node // the whole statement, with export in front
}

func (r *reader) text(n tree.Node) string { return r.src[n.Start():n.End()] }

func (r *reader) unread(line int, text string) {
	r.unit.Counts.Unread++
	r.unit.Problems = append(r.unit.Problems, model.Problem{Line: max(line, 1), Text: text})
}

func (r *reader) ignore() { r.unit.Counts.Ignored++ }

// statements reads a file, or the body of a namespace.
func (r *reader) statements(body tree.Node, in scope) {
	var above comments
	after := 0
	for n := range body.Children() {
		if n.Kind() == "comment" {
			above.add(r.src, n, after)
			continue
		}
		s := in
		s.above, s.node, s.public = above, n, in.ambient
		r.statement(n, s)
		above, after = comments{}, n.End()
	}
}

func (r *reader) statement(n tree.Node, s scope) {
	switch n.Kind() {
	case "export_statement":
		r.export(n, s)
	case "import_statement":
		r.importing(n)
	case "import_alias":
		r.importAlias(n)
	case "ambient_declaration":
		r.ambient(n, s)
	case "internal_module", "module":
		r.namespace(n, s)
	case "class_declaration", "abstract_class_declaration", "class":
		r.declare(n, s, r.class)
	case "interface_declaration":
		r.declare(n, s, r.interfaceType)
	case "type_alias_declaration":
		r.declare(n, s, r.alias)
	case "enum_declaration":
		r.declare(n, s, r.enum)
	case "function_declaration", "generator_function_declaration", "function_signature",
		"function_expression", "generator_function":
		r.function(n, s)
	case "lexical_declaration", "variable_declaration":
		r.variables(n, s)
	case "expression_statement":
		if m := n.Child("internal_module"); m.OK() { // the grammar's reading of a namespace without export
			r.namespace(m, s)
		}
	case "empty_statement", "hash_bang_line", "if_statement", "for_statement", "for_in_statement", "while_statement",
		"do_statement", "try_statement", "switch_statement", "throw_statement", "return_statement", "break_statement",
		"continue_statement", "debugger_statement", "labeled_statement", "with_statement", "statement_block":
		// What runs when the module is loaded declares nothing.
	case "ERROR":
		r.unread(n.Line(), "syntax error")
	default:
		r.unread(n.Line(), "not understood: "+n.Kind())
	}
}

// declare adds what fill reads from n.
func (r *reader) declare(n tree.Node, s scope, fill func(tree.Node, *language.Decl)) {
	d := r.begin(n, s)
	if d.Symbol.Name == "" {
		r.unread(n.Line(), "a declaration without a name")
		return
	}
	r.self = d.Symbol.Name
	r.openVariables(n.Field("type_parameters"))
	fill(n, &d)
	r.closeVariables(&d)
	r.add(d)
}

// begin is the declaration n with what is the same for all kinds of them.
func (r *reader) begin(n tree.Node, s scope) language.Decl {
	r.first = len(r.names)
	name := n.Field("name")
	d := language.Decl{Public: s.public, Owner: s.owner}
	d.Symbol.Name = s.owner + r.text(name)
	d.Symbol.At.Line = name.Line()
	if s.byName == "default" {
		d.Marks = []string{markDefault}
		if !name.OK() {
			d.Symbol.Name, d.Symbol.At.Line = "default", n.Line()
		}
	}
	s.above.apply(r.src, s.node, &d.Symbol)
	if line := errorLine(n); line > 0 {
		d.Symbol.Partial = true
		r.unread(line, "syntax error in "+d.Symbol.Name)
	}
	return d
}

// add puts d on the list with the names it refers to, which are those since its beginning.
func (r *reader) add(d language.Decl) {
	if refers := r.names[r.first:len(r.names):len(r.names)]; len(d.Marks) > 0 {
		d.Marks = append(d.Marks, refers...)
	} else if len(refers) > 0 {
		d.Marks = refers
	}
	r.unit.Counts.Read++
	r.unit.Decls = append(r.unit.Decls, d)
}

// openVariables brings type parameters into scope that Link will bind.
func (r *reader) openVariables(list tree.Node) {
	for p := range list.Children() {
		if name := p.Field("name"); name.OK() {
			r.vars = append(r.vars, variable{name: r.text(name), free: true})
		}
	}
	i := 0
	for p := range list.Children() {
		if p.Field("name").OK() {
			r.vars[i].typ = r.bound(p)
			i++
		}
	}
}

// closeVariables takes them out of scope and writes them to the declaration: its Type is then an operator "<>" over the
// type itself and the parameters.
func (r *reader) closeVariables(d *language.Decl) {
	if len(r.vars) == 0 {
		return
	}
	args := []model.Type{d.Symbol.Type}
	for _, v := range r.vars {
		args = append(args, model.Type{Form: model.Ref, Name: v.name, Args: []model.Type{v.typ}})
	}
	d.Symbol.Type = model.Type{Name: opGeneric, Args: args, Text: d.Symbol.Type.Text}
	r.vars = r.vars[:0]
}

// bound is what a type parameter is when nobody says: its default, else its constraint, else anything.
func (r *reader) bound(p tree.Node) model.Type {
	t := model.Type{Form: model.Prim, Name: model.Any}
	for _, field := range []tree.Node{p.Field("constraint"), p.Field("value")} {
		if n := field.First(); n.OK() {
			t = r.typ(n)
		}
	}
	return t
}

// localVariables brings the type parameters of a method or function into scope; each stands for its bound, since only
// a call decides. What it returns takes them out again.
func (r *reader) localVariables(list tree.Node) (restore func()) {
	before := len(r.vars)
	for p := range list.Children() {
		if name := p.Field("name"); name.OK() {
			r.vars = append(r.vars, variable{name: r.text(name), typ: model.Type{Form: model.Prim, Name: model.Any}})
		}
	}
	i := before
	for p := range list.Children() {
		if p.Field("name").OK() {
			r.vars[i].typ = r.bound(p)
			i++
		}
	}
	return func() { r.vars = r.vars[:before] }
}

// errorLine is the line of the first syntax error in n that is not inside a body, or 0.
func errorLine(n tree.Node) int {
	if !n.HasError() {
		return 0
	}
	if n.Kind() == "ERROR" || n.Missing() {
		return n.Line()
	}
	for c := range n.All() {
		if c.Is("statement_block", "call_expression", "class_static_block") {
			continue
		}
		if line := errorLine(c); line > 0 {
			return line
		}
	}
	return 0
}

// unquoted is the value of a string literal, or the text itself.
func unquoted(s string) string {
	if len(s) < 2 || !isString(s) || s[len(s)-1] != s[0] {
		return s
	}
	s = s[1 : len(s)-1]
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	return unescaped.Replace(s)
}

var unescaped = strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\'`, `'`, "\\`", "`", `\n`, "\n", `\t`, "\t", `\r`, "\r")
