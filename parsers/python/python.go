// Package python reads the public API of Python packages.
//
// Declarations come from the syntax tree. Expressions (annotations, defaults, base classes, __all__) and the few
// function bodies that state wire names are read from their text, so that the tree stays small.
package python

import (
	"bytes"
	"unicode/utf8"

	python "github.com/tree-sitter/tree-sitter-python/bindings/go"

	"sdkparity/model"
	"sdkparity/parsers/bodies"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

// Language reads Python.
var Language = language.Language{
	Name:    "python",
	Exts:    []string{".py", ".pyi"},
	Version: 10,
	Read:    Read,
	Link:    Link,
	Declare: Declare,
	Write:   Write,
}

var grammar = tree.NewGrammar(python.Language(),
	"function_definition/block", "type", "string", "concatenated_string", "subscript", "binary_operator", "call", "list",
	"dictionary", "tuple", "set", "parenthesized_expression", "lambda", "list_comprehension", "dictionary_comprehension",
	"set_comprehension", "generator_expression", "conditional_expression", "boolean_operator", "comparison_operator")

var code = bodies.Style{Functions: []string{"function_definition"}, Hash: true}

// Read gives the declarations of one file.
func Read(f source.File) language.Unit {
	data := bytes.TrimPrefix(f.Data, []byte("\xef\xbb\xbf"))
	r := &reader{families: map[string]string{}}
	if !utf8.Valid(data) {
		data = bytes.ToValidUTF8(data, []byte("?"))
		r.problem(1, "not UTF-8: what is not is read as ?")
	}
	r.src = string(data)
	r.unit.Generated = source.SaysGenerated([]byte(r.src[:min(len(r.src), 8<<10)]))
	t, err := grammar.Parse(data)
	if err != nil {
		r.unread(1, err.Error())
		return r.unit
	}
	r.statements(t.Root())
	r.conversions()
	if !r.unit.Generated {
		r.unit.Bodies = bodies.Of(t.Root(), r.src, code)
	}
	if t.Cut == "" && hasOpenString(t.Root()) {
		t.Cut = "a string is never closed, so that declarations may be missing"
	}
	if t.Cut != "" {
		r.unread(0, t.Cut)
		for i := range r.unit.Decls {
			r.unit.Decls[i].Symbol.Partial = true
		}
	}
	return r.unit
}

// reader is the state of reading one file.
type reader struct {
	src        string
	unit       language.Unit
	families   map[string]string // of the classes read so far, by name
	tokens     []token           // of the function body being read; kept to be used again
	converters []converter       // functions that state wire names of what they are given
	calls      []conversion      // calls of converters
}

func (r *reader) read()   { r.unit.Counts.Read++ }
func (r *reader) ignore() { r.unit.Counts.Ignored++ }

func (r *reader) problem(line int, text string) {
	r.unit.Problems = append(r.unit.Problems, model.Problem{Line: line, Text: text})
}

func (r *reader) unread(line int, text string) {
	r.unit.Counts.Unread++
	r.problem(line, text)
}

// hasOpenString reports whether the file may end inside a string. An error in the last function's body may hide that.
func hasOpenString(root tree.Node) bool {
	if !root.HasError() {
		return false
	}
	for d := range root.Descendants() {
		if d.Is("string_start") && d.Parent().Is("ERROR") || d.Is("block") && d.HasError() && !d.First().OK() && d.End() == root.End() {
			return true
		}
	}
	return false
}

// damage reports whether a declaration holds a syntax error. Errors in function bodies do not count: the API is intact.
func damage(n tree.Node) tree.Node {
	if !n.HasError() {
		return tree.Node{}
	}
	for d := range n.Descendants() {
		if d.Kind() == "ERROR" || d.Missing() {
			return d
		}
		opaque := d.HasError() && !d.First().OK()
		if opaque && !(d.Kind() == "block" && d.Parent().Is("function_definition")) {
			return d
		}
	}
	return tree.Node{}
}
