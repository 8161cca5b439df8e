package parity_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/parsers"
	"sdkparity/parsers/language"
	"sdkparity/source"
)

var options = parity.Options{Brands: []string{"Acme"}}

// TestAlign reads the SDKs of each archive and compares the table, a line per row: what each SDK has, and how.
func TestAlign(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		return map[string]string{"want": dump(parity.Align(read(t, in), options))}
	})
}

// TestOrder holds that the table does not depend on the order in which types and members were read.
func TestOrder(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		apis := read(t, in)
		random := rand.New(rand.NewPCG(1, 2))
		for _, api := range apis {
			random.Shuffle(len(api.Types), func(i, j int) { api.Types[i], api.Types[j] = api.Types[j], api.Types[i] })
			random.Shuffle(len(api.Functions), func(i, j int) { api.Functions[i], api.Functions[j] = api.Functions[j], api.Functions[i] })
		}
		return map[string]string{"want": dump(parity.Align(apis, options))}
	})
}

// TestUnread holds that what may be in source that was not understood is never called missing.
func TestUnread(t *testing.T) {
	field := []model.Symbol{{Kind: model.Field, Name: "a", At: model.Pos{File: "x.go", Line: 2}}}
	config := model.Symbol{Kind: model.Object, Name: "Config", Layer: model.Handwritten, At: model.Pos{File: "x.go", Line: 1}, Members: field}
	empty := model.Symbol{Kind: model.Object, Name: "Config", Layer: model.Handwritten, At: model.Pos{File: "y.go", Line: 1}}
	partial := empty
	partial.Partial = true
	for _, c := range []struct {
		name  string
		other model.API
		want  string
	}{
		{"whole", model.API{SDK: "b", Types: []model.Symbol{empty}}, "missing"},
		{"partial type", model.API{SDK: "b", Types: []model.Symbol{partial}}, "unread"},
		{"no type", model.API{SDK: "b"}, "missing"},
		{"unread file", model.API{SDK: "b", Problems: []model.Problem{{File: "z.go", Text: "binary content"}}}, "unread"},
		{"no SDK", model.API{SDK: "b", Absent: true}, "absent"},
	} {
		table := parity.Align([]*model.API{{SDK: "a", Types: []model.Symbol{config}}, &c.other}, options)
		row := table.Rows[len(table.Rows)-1]
		if got := row.Cells[1].State.String(); row.Concept != "Config.a" || got != c.want {
			t.Errorf("%s: %s is %s, want %s", c.name, row.Concept, got, c.want)
		}
	}
}

func read(t *testing.T, in *txtar.Archive) []*model.API {
	t.Helper()
	fsys, err := txtar.FS(in)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := source.Dir(fsys)
	if err != nil {
		t.Fatal(err)
	}
	entries := map[string]string{"typescript": "index.ts", "python": "pkg/__init__.py", "rust": "src/lib.rs"}
	var sdks []parsers.SDK
	for _, l := range parsers.All {
		files := slices.DeleteFunc(slices.Clone(tree.Under(l.Name)), func(e source.Entry) bool {
			return !slices.ContainsFunc(l.Exts, func(ext string) bool { return strings.HasSuffix(e.Path, ext) })
		})
		if len(files) == 0 {
			continue
		}
		layout := language.Layout{SDK: l.Name, Root: l.Name, Generated: func(string) bool { return false }}
		if e := entries[l.Name]; e != "" {
			layout.Entries = []string{l.Name + "/" + e}
		}
		sdks = append(sdks, parsers.SDK{Language: l, Layout: layout, Entries: files})
	}
	apis, err := parsers.Read(context.Background(), tree, sdks, parsers.Cache{})
	if err != nil {
		t.Fatal(err)
	}
	return apis
}

func dump(t *parity.Table) string {
	var b strings.Builder
	for _, r := range t.Rows {
		fmt.Fprintf(&b, "%s (%s)", r.Concept, r.Kind)
		if r.Remote {
			b.WriteString(" remote")
		}
		if r.Held {
			b.WriteString(" held")
		}
		for i, c := range r.Cells {
			fmt.Fprintf(&b, " | %s: %s", t.SDKs[i], cell(c))
		}
		b.WriteByte('\n')
	}
	for _, a := range t.Ambiguous {
		b.WriteString("ambiguous: " + a + "\n")
	}
	return b.String()
}

func cell(c parity.Cell) string {
	parts := []string{c.State.String()}
	if c.Symbol != nil {
		parts[0] = c.Symbol.Name
	}
	if c.Spelled != "" {
		parts = append(parts, "("+c.Spelled+")")
	}
	if c.Hidden {
		parts = append(parts, "(kept to itself)")
	}
	if c.Implied {
		parts = append(parts, "(implied)")
	}
	return strings.Join(parts, " ")
}
