// Package rust reads the public API of a Rust crate.
//
// Read turns one file into declarations; Link builds the module tree from the crate root, resolves use declarations and
// macro_rules! invocations, and joins impl blocks to their types.
package rust

import (
	"bytes"
	"unicode/utf8"

	grammars "github.com/tree-sitter/tree-sitter-rust/bindings/go"

	"sdkparity/model"
	"sdkparity/parsers/bodies"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

// Language is the parser of Rust.
var Language = language.Language{
	Name:    "rust",
	Exts:    []string{".rs"},
	Version: 8,
	Read:    read,
	Link:    link,
	Declare: declare,
	Write:   write,
}

// What is opaque is read from its text: comments and attributes, since most of a documented file is made of them, and
// macro tokens; or it is not read at all: bodies and the values of constants.
var grammar = tree.NewGrammar(grammars.Language(),
	"function_item/block", "line_comment", "block_comment", "attribute_item", "inner_attribute_item",
	"macro_rule", "macro_invocation", "call_expression", "reference_expression", "array_expression",
	"struct_expression", "match_expression", "closure_expression", "foreign_mod_item")

var code = bodies.Style{Functions: []string{"function_item"}, Char: true}

func read(f source.File) language.Unit {
	src := bytes.TrimPrefix(f.Data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(src) {
		src = bytes.ToValidUTF8(src, []byte("?"))
	}
	r := newReader()
	r.unit.Generated = source.SaysGenerated(src)
	r.file(src)
	return r.unit
}

// file reads one file, or the items a macro expands to.
func (r *reader) file(src []byte) {
	t, err := parse(src)
	if err != nil {
		r.problem(1, err.Error())
		return
	}
	if t.Cut != "" {
		r.problem(0, t.Cut)
	}
	if !r.unit.Generated {
		r.unit.Bodies = append(r.unit.Bodies, bodies.Of(t.Root(), string(src), code)...)
	}
	if t.Root().Kind() == "ERROR" {
		r.salvage(t.Root())
	} else {
		r.block(t.Root())
	}
	if t.Cut == "" && !r.broken {
		return
	}
	for i := range r.unit.Decls {
		r.unit.Decls[i].Symbol.Partial = true
	}
}

const maxProblems = 50 // of one file; a binary file has thousands

func (r *reader) problem(line int, text string) {
	if r.line > 0 {
		line = r.line
	}
	if len(r.unit.Problems) < maxProblems {
		r.unit.Problems = append(r.unit.Problems, model.Problem{Line: line, Text: text})
	}
}

// unread counts a declaration that was not understood and says where it is.
func (r *reader) unread(line int, text string) {
	r.unit.Counts.Unread++
	r.problem(line, text)
}
