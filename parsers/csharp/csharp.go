// Package csharp reads the public API of a C# SDK: what is public in public types of one assembly.
package csharp

import (
	"bytes"

	csharp "github.com/tree-sitter/tree-sitter-c-sharp/bindings/go"

	"sdkparity/model"
	"sdkparity/parsers/bodies"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

// Language is C#.
var Language = language.Language{Name: "csharp", Exts: []string{".cs"}, Version: 11, Read: Read, Link: Link, Declare: Declare, Write: Write}

// What these say is read from the source, where it matters at all.
var grammar = tree.NewGrammar(csharp.Language(),
	"attribute_list", "modifier", "block", "arrow_expression_clause", "accessor_list", "argument_list", "global_statement")

var code = bodies.Style{Functions: []string{"method_declaration", "constructor_declaration"}, Char: true}

// Read gives the declarations of one file.
func Read(f source.File) language.Unit {
	r := &reader{src: f.Data, unit: language.Unit{Generated: source.SaysGenerated(f.Data)}}
	text, balanced := prepare(f.Data)
	t, err := grammar.Parse(text)
	if err != nil {
		r.unread(1, "the file: "+err.Error())
		return r.unit
	}
	r.cut = t.Cut != "" || !balanced
	switch {
	case !balanced:
		r.unread(0, "braces do not match, so members may be missing or in the wrong type")
	case r.cut:
		r.unread(0, t.Cut)
	}
	r.lines = lineStarts(f.Data)
	if !r.unit.Generated {
		r.unit.Bodies = bodies.Of(t.Root(), string(f.Data), code)
	}
	r.namespace(t.Root(), "")
	return r.unit
}

// lineStarts are the offsets at which lines begin.
func lineStarts(src []byte) []int {
	starts := make([]int, 1, len(src)/40+1)
	for i := 0; ; {
		n := bytes.IndexByte(src[i:], '\n')
		if n < 0 {
			return starts
		}
		i += n + 1
		starts = append(starts, i)
	}
}

// place is where a declaration stands.
type place struct {
	namespace string
	outer     string         // the type around it, with a dot at the end
	owner     string         // the last name of the type around it
	open      bool           // inside an interface, where everything is public unless it says otherwise
	methods   map[string]int // of the type around it: their places among its members
}

// reader turns the syntax of one file into a unit.
type reader struct {
	src      []byte // as it is in the repository; the tree's text is the prepared one
	unit     language.Unit
	lines    []int
	aliases  map[string]model.Type // using Name = Type;
	generics map[string]model.Type // type parameters in scope
	unsent   []string              // marks of the members of the type in hand that are left out of JSON
	cut      bool                  // some of the file is not in the tree
}

func (r *reader) unread(line int, what string) {
	r.unit.Counts.Unread++
	r.unit.Problems = append(r.unit.Problems, model.Problem{Line: line, Text: what})
}

// bytes is the source of a node.
func (r *reader) bytes(n tree.Node) []byte {
	end := min(n.End(), len(r.src))
	return r.src[min(n.Start(), end):end]
}
