package tree

import (
	"context"
	"strings"
	"testing"
	"time"

	sitter "github.com/smacker/go-tree-sitter"
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

// Parse takes the C node out of the front of the binding's: what it says there is what the binding says.
func TestNodeLayout(t *testing.T) {
	g := NewGrammar(golang.Language())
	p := sitter.NewParser()
	p.SetLanguage(g.lang)
	parsed, err := p.ParseCtx(context.Background(), nil, []byte("package a\n"))
	if err != nil {
		t.Fatal(err)
	}
	root := parsed.RootNode()
	tr := &Tree{grammar: g, src: []byte("package a\n")}
	tr.flatten(root)
	for _, n := range []struct{ got, want int }{{tr.Root().Start(), int(root.StartByte())}, {tr.Root().End(), int(root.EndByte())}, {tr.Len(), 4}} {
		if n.got != n.want {
			t.Errorf("got %d, want %d", n.got, n.want)
		}
	}
	if tr.Root().Kind() != root.Type() {
		t.Errorf("got %s, want %s", tr.Root().Kind(), root.Type())
	}
}

// A source with more nodes than its size lets expect is read whole, and one that is too deep as far as the limit.
func TestManyAndDeepNodes(t *testing.T) {
	g := NewGrammar(golang.Language())
	tr, err := g.Parse([]byte("package a\n" + strings.Repeat(";", 100_000)))
	if err != nil || tr.Cut != "" || tr.Len() < 100_000 {
		t.Errorf("got %d nodes, cut %q, %v; want all", tr.Len(), tr.Cut, err)
	}
	tr, err = g.Parse([]byte("package a\nvar x = " + strings.Repeat("(", 10_000) + "1" + strings.Repeat(")", 10_000)))
	if err != nil || tr.Cut == "" || tr.Len() < maxDepth {
		t.Errorf("got %d nodes, cut %q, %v; want a cut tree", tr.Len(), tr.Cut, err)
	}
	for n := range tr.Root().Descendants() { // whatever was cut, what is there hangs together
		if p := n.Parent(); !p.OK() || p.Start() > n.Start() || p.End() < n.End() {
			t.Fatalf("%s at %d is not within its parent %s", n.Kind(), n.Start(), p.Kind())
		}
	}
}

// No source keeps the parser longer than the limit.
func TestTimeLimit(t *testing.T) {
	g := NewGrammar(golang.Language())
	g.limit = time.Millisecond
	src := []byte("package a\n" + strings.Repeat("func f(a int, b string) { if a > 1 { return f(g(h(1), 2), 3) } }\n", 50_000))
	if _, err := g.Parse(src); err == nil || err.Error() != TooLong {
		t.Errorf("got %v, want %s", err, TooLong)
	}
	g.limit = maxTime
	if _, err := g.Parse([]byte("package a\n")); err != nil {
		t.Error(err)
	}
}
