// Package java reads Java: beans, records, enums, interfaces and what a module exports.
package java

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/bodies"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
	"sdkparity/source"

	binding "github.com/tree-sitter/tree-sitter-java/bindings/go"
)

const name = "java"

// Language is Java up to release 21.
var Language = language.Language{
	Name:    name,
	Exts:    []string{".java"},
	Version: 12,
	Read:    Read,
	Link:    Link,
	Declare: Declare,
	Write:   Write,
	// A public type is in a file of its own.
	TypeFile: func(typeName string) string { return typeName + ".java" },
}

// grammar leaves out the inside of bodies and expressions, of which at most the text is looked at, and of types, names
// and annotations, which are read from their text: that is cheaper than a node for every dot and bracket.
var grammar = tree.NewGrammar(binding.Language(),
	"block", "constructor_body", "enum_constant/class_body",
	"import_declaration", "package_declaration", "scoped_identifier", "throws", "type_parameters",
	"annotation", "marker_annotation", "generic_type", "scoped_type_identifier", "array_type", "annotated_type",
	"argument_list", "string_literal", "lambda_expression", "object_creation_expression", "method_invocation",
	"array_initializer", "element_value_array_initializer", "array_creation_expression", "cast_expression", "ternary_expression",
	"binary_expression", "switch_expression", "assignment_expression", "parenthesized_expression", "instanceof_expression")

var code = bodies.Style{Functions: []string{"method_declaration", "constructor_declaration"}, Char: true}

// Read reads one file.
func Read(f source.File) language.Unit {
	r := reader{}
	data := bytes.TrimPrefix(f.Data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		r.problem(1, "not valid UTF-8")
		data = bytes.ToValidUTF8(data, []byte("?"))
	}
	t, err := grammar.Parse(data)
	if err != nil {
		r.problem(1, err.Error())
		return r.unit
	}
	// Names, types and documentation are slices of this one copy: a file costs one allocation for all its text.
	r.src = string(data)
	r.unit.Generated = source.SaysGenerated(data)
	if t.Cut != "" {
		r.problem(0, t.Cut)
	}
	r.file(t.Root())
	if !r.unit.Generated {
		r.unit.Bodies = bodies.Of(t.Root(), r.src, code)
	}
	if t.Cut != "" {
		for i := range r.unit.Decls {
			r.unit.Decls[i].Symbol.Partial = true
		}
	}
	return r.unit
}

// reader reads one file.
type reader struct {
	src     string
	imports []string // "java.util.List", "java.util.*"
	unit    language.Unit
	doc     []byte // scratch of plain
}

const maxProblems = 20 // of one file: a binary file would give thousands, all with one cause

func (r *reader) problem(line int, text string) {
	switch n := len(r.unit.Problems); {
	case n < maxProblems:
		r.unit.Problems = append(r.unit.Problems, model.Problem{Line: line, Text: text})
	case n == maxProblems:
		r.unit.Problems = append(r.unit.Problems, model.Problem{Line: line, Text: "more of the file was not understood"})
	}
}

// unread notes a node the parser does not understand.
func (r *reader) unread(n tree.Node, where string) {
	r.unit.Counts.Unread++
	what := n.Kind()
	if n.HasError() || n.Missing() {
		what = "syntax error"
	}
	r.problem(n.Line(), what+" in "+where)
}

func (r *reader) text(n tree.Node) string { return r.src[n.Start():n.End()] }

func (r *reader) file(root tree.Node) {
	doc := ""
	for n := range root.Children() {
		switch n.Kind() {
		case "package_declaration":
			r.unit.Scope = lastName(r.text(n))
		case "import_declaration":
			r.addImport(n)
		case "class_declaration", "interface_declaration", "enum_declaration", "record_declaration", "annotation_type_declaration":
			r.typeDecl(n, enclosing{public: true}, doc)
		case "module_declaration":
			r.module(n)
		case "block_comment":
			doc = r.text(n)
			continue
		case "line_comment":
			continue
		default:
			r.unread(n, "the file")
		}
		doc = ""
	}
	r.completeSealed()
}

// lastName is the name before the semicolon of "package a.b;", whatever annotations come first.
func lastName(s string) string {
	s = strings.TrimRight(s, "; \t\r\n")
	return s[strings.LastIndexAny(s, " \t\r\n")+1:]
}

func (r *reader) addImport(n tree.Node) {
	text := r.text(n)
	name := lastName(text)
	if strings.Contains(text, "static ") || name == "" {
		return // members, never types that a signature names
	}
	r.imports = append(r.imports, name)
	if strings.HasPrefix(name, "java.") || strings.HasPrefix(name, "javax.") {
		return // nothing an SDK declares, so nothing that Link could look up
	}
	r.unit.Uses = append(r.unit.Uses, language.Use{Kind: "import", Name: name, Line: n.Line()})
}

// module m { exports a.b; exports a.c to x; }: only the unqualified exports are for everyone.
func (r *reader) module(n tree.Node) {
	r.unit.Uses = append(r.unit.Uses, language.Use{Kind: "module", Name: r.text(n.Field("name")), Line: n.Line()})
	for d := range n.Field("body").Children() {
		switch d.Kind() {
		case "exports_module_directive":
			if !d.Field("modules").OK() {
				r.unit.Uses = append(r.unit.Uses, language.Use{Kind: "exports", Name: r.text(d.Field("package")), Line: d.Line()})
			}
		case "requires_module_directive", "opens_module_directive", "uses_module_directive", "provides_module_directive",
			"block_comment", "line_comment": // none of them makes a name public
		default:
			r.unread(d, "the module")
		}
	}
}
