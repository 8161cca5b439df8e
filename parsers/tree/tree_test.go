package tree

import (
	"testing"

	golang "github.com/tree-sitter/tree-sitter-go/bindings/go"
)

func TestParse(t *testing.T) {
	g := NewGrammar(golang.Language())
	tr, err := g.Parse([]byte("package a\n\ntype T struct {\n\tName string\n}\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := "(source_file (package_clause (package_identifier)) (type_declaration (type_spec name: (type_identifier) type: (struct_type (field_declaration_list (field_declaration name: (field_identifier) type: (type_identifier)))))))"
	if got := tr.Root().String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	spec := tr.Root().Child("type_declaration").Child("type_spec")
	if got := spec.Field("name").Text(); got != "T" || spec.Line() != 3 {
		t.Errorf("got %q on line %d, want T on line 3", got, spec.Line())
	}
	if n := spec.Field("no").Child("such").Next().Parent(); n.OK() || n.Text() != "" || n.Line() != 0 {
		t.Errorf("the zero node answers %q", n.Text())
	}
}
