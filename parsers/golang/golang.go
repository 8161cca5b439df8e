// Package golang reads the public API of a Go module.
//
// Read keeps every type and method of a file, exported or not, because Link needs unexported ones to resolve exported ones:
// a defined type's underlying struct, an embedded type, the methods that seal an interface.
package golang

import (
	"bytes"
	"go/token"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	grammar_go "github.com/tree-sitter/tree-sitter-go/bindings/go"

	"sdkparity/model"
	"sdkparity/parsers/bodies"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

const name = "go"

// Language reads Go.
var Language = language.Language{
	Name:    name,
	Exts:    []string{".go"},
	Version: 8,
	Read:    read,
	Link:    link,
	Declare: declare,
	Write:   write,
}

var grammar = tree.NewGrammar(grammar_go.Language(),
	"function_declaration/block", "method_declaration/block",
	"var_spec/expression_list", // may hold function literals
	"interpreted_string_literal", "raw_string_literal",
)

var code = bodies.Style{Functions: []string{"function_declaration", "method_declaration"}, Char: true}

const maxProblems = 50 // of one file; a binary file must not fill the report

// reader turns one file's syntax tree into a unit.
type reader struct {
	src     []byte
	unit    language.Unit
	renamed map[string]string // last part of the path of each import that has a name of its own
	depth   int               // of the type that is being read
}

func read(f source.File) language.Unit {
	r := &reader{src: f.Data}
	if !utf8.Valid(r.src) {
		r.problem(1, "not valid UTF-8")
		r.src = bytes.ToValidUTF8(r.src, []byte("?"))
	}
	t, err := grammar.Parse(r.src)
	if err != nil {
		r.unread(1, err.Error())
		return r.unit
	}
	r.unit.Generated = source.SaysGenerated(r.src)
	if t.Cut != "" {
		r.unread(0, t.Cut)
	}
	r.unit.Decls = make([]language.Decl, 0, count(t.Root(), "type_declaration", "method_declaration"))
	r.each(t.Root(), r.declaration)
	if !r.unit.Generated {
		r.unit.Bodies = bodies.Of(t.Root(), string(r.src), code)
		r.borrowed()
	}
	if t.Cut != "" {
		for i := range r.unit.Decls {
			r.unit.Decls[i].Symbol.Partial = true
		}
	}
	return r.unit
}

// count is how many children of these kinds a node has. What is made of them is large, and moving it as its slice grows costs.
func count(n tree.Node, kinds ...string) int {
	count := 0
	for c := range n.Children() {
		if c.Is(kinds...) {
			count++
		}
	}
	return count
}

// declaration reads what stands at the top level of a file.
func (r *reader) declaration(n tree.Node, doc []byte) {
	switch n.Kind() {
	case "package_clause":
		r.unit.Scope = n.First().Text()
	case "import_declaration":
		r.imports(n)
	case "type_declaration":
		r.typeDeclaration(n, doc)
	case "const_declaration":
		r.constants(n)
	case "function_declaration":
		r.function(n, doc)
	case "method_declaration":
		r.method(n, doc)
	case "var_declaration": // a variable is a value, not a shape: no SDK is asked to have the same ones, but others may have it in a type
		r.variables(n)
	case "empty_statement": // a stray semicolon
	case "ERROR":
		r.unread(n.Line(), "syntax error")
	default: // the grammar takes statements here, the language does not
		r.unread(n.Line(), "not a declaration: "+n.Kind())
	}
}

// imports keeps every import: a qualified name can only be resolved by them.
func (r *reader) imports(n tree.Node) {
	for spec := range n.Descendants() {
		if !spec.Is("import_spec") {
			continue
		}
		use := language.Use{Kind: "import", As: spec.Field("name").Text(), From: unquote(spec.Field("path").Text()), Line: spec.Line()}
		r.unit.Uses = append(r.unit.Uses, use)
		if use.As != "" {
			if r.renamed == nil {
				r.renamed = map[string]string{}
			}
			r.renamed[use.As] = path.Base(use.From)
		}
	}
}

var qualified = regexp.MustCompile(`\b(\w+)\.([A-Z]\w*)`)

// borrowed lists the names that the file takes from other modules' packages, once each.
func (r *reader) borrowed() {
	from := map[string]bool{}
	for _, use := range r.unit.Uses {
		host, rest, _ := strings.Cut(use.From, "/")
		if !strings.Contains(host, ".") {
			continue // the standard library
		}
		if use.As != "" {
			rest = use.As
		}
		for name := range strings.SplitSeq(rest, "/") { // a package may be called as any of them: messages for messages/go/v34
			from[name] = true
		}
	}
	if len(from) == 0 {
		return
	}
	known := map[string]bool{}
	for _, m := range qualified.FindAllSubmatch(r.src, -1) {
		if name := string(m[0]); from[string(m[1])] && !known[name] {
			known[name] = true
			r.unit.Uses = append(r.unit.Uses, language.Use{Kind: "name", Name: name}) // with the package: charts.Chart
		}
	}
}

func (r *reader) variables(n tree.Node) {
	for spec := range n.Descendants() {
		if !spec.Is("var_spec") {
			continue
		}
		r.unit.Counts.Ignored++
		name := spec.Field("name")
		if typ := r.typeOfVariable(spec); typ.Form == model.Ref && token.IsExported(name.Text()) {
			s := model.Symbol{Kind: model.Value, Name: name.Text(), Type: typ, At: model.Pos{Line: name.Line()}}
			r.unit.Decls = append(r.unit.Decls, language.Decl{Symbol: s, Public: true, Marks: []string{markVariable}})
		}
	}
}

var madeOf = regexp.MustCompile(`^(?:&?(\w+)\{|New(\w+)\()`)

// typeOfVariable is what a variable says that it is, or its value: T{}, &T{} or NewT().
func (r *reader) typeOfVariable(spec tree.Node) model.Type {
	if t := spec.Field("type"); t.OK() {
		return r.typeOf(t)
	}
	if m := madeOf.FindStringSubmatch(spec.Field("value").Text()); m != nil {
		name := m[1] + m[2]
		return model.Type{Form: model.Ref, Name: name, Text: name}
	}
	return model.Type{}
}

// add keeps a declaration and counts it. An unexported one is kept for Link but is no API.
func (r *reader) add(d language.Decl) {
	switch {
	case d.Symbol.Partial: // counted where the problem was noted
	case d.Public:
		r.unit.Counts.Read++
	default:
		r.unit.Counts.Ignored++
	}
	r.unit.Decls = append(r.unit.Decls, d)
}

// unread notes a declaration that was not understood.
func (r *reader) unread(line int, text string) {
	r.unit.Counts.Unread++
	r.problem(line, text)
}

func (r *reader) problem(line int, text string) {
	switch have := len(r.unit.Problems); {
	case have > maxProblems:
		return
	case have == maxProblems:
		text = "and more problems after this one"
	}
	r.unit.Problems = append(r.unit.Problems, model.Problem{Line: line, Text: text})
}

// broken reports whether there is a syntax error in a declaration apart from its body, and notes it.
func (r *reader) broken(n tree.Node, name string) bool {
	if !n.HasError() {
		return false
	}
	for c := range n.Descendants() {
		if c.Is("block") && c.Parent() == n {
			continue // the API is intact whatever is wrong in a body
		}
		if c.Is("ERROR") || c.Missing() {
			r.unread(c.Line(), "syntax error in "+name)
			return true
		}
	}
	return false
}
