package rust

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
	"sdkparity/internal/treetest"
	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/source"
)

func TestNames(t *testing.T) { treetest.Names(t, grammar, ".") }

func TestRead(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		return map[string]string{"want": dump(linked(in))}
	})
}

func linked(in *txtar.Archive) *model.API {
	var units []language.Unit
	for _, f := range in.Files {
		if strings.HasSuffix(f.Name, ".rs") {
			u := read(source.File{Data: f.Data})
			u.Path = f.Name
			units = append(units, u)
		}
	}
	slices.SortFunc(units, func(a, b language.Unit) int { return strings.Compare(a.Path, b.Path) })
	return link(units, language.Layout{SDK: "rust", Entries: []string{"src/lib.rs"}})
}

// dump is an API with one line for each symbol.
func dump(api *model.API) string {
	var b strings.Builder
	for _, s := range api.Types {
		dumpSymbol(&b, s, "")
	}
	for _, s := range api.Functions {
		dumpSymbol(&b, s, "")
	}
	for _, p := range api.Problems {
		fmt.Fprintf(&b, "problem %s:%d %s\n", p.File, p.Line, p.Text)
	}
	fmt.Fprintf(&b, "read %d, ignored %d, unread %d\n", api.Counts.Read, api.Counts.Ignored, api.Counts.Unread)
	return b.String()
}

func dumpSymbol(b *strings.Builder, s model.Symbol, indent string) {
	words := []string{indent + s.Kind.String(), s.Name}
	if t := shown(s.Type); t != "" {
		words = append(words, t)
	}
	words = append(words, s.Presence.String(), s.Stability.String())
	if s.Wire != "" {
		words = append(words, "wire="+s.Wire)
	}
	if s.Partial {
		words = append(words, "partial")
	}
	for _, base := range s.Bases {
		words = append(words, ":"+shown(base))
	}
	if indent == "" {
		words = append(words, s.Access.String(), s.Layer.String(), s.At.File)
	}
	words = append(words, fmt.Sprint(s.At.Line))
	if s.Doc != "" {
		words = append(words, fmt.Sprintf("%q", s.Doc))
	}
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	b.WriteString(strings.Join(words, " ") + "\n")
	for _, m := range s.Members {
		dumpSymbol(b, m, indent+"  ")
	}
}

func shown(t model.Type) string {
	var args []string
	for _, a := range t.Args {
		args = append(args, shown(a))
	}
	for _, m := range t.Members {
		args = append(args, m.Name)
	}
	name := t.Name
	if t.Form != model.Prim && t.Form != model.Ref {
		name = strings.Trim(t.Form.String()+" "+t.Name, " ")
	}
	if len(args) == 0 {
		return name
	}
	return name + "(" + strings.Join(args, ", ") + ")"
}

// sources are all samples of the archives.
func sources(t *testing.T) [][]byte {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no archives", err)
	}
	var out [][]byte
	for _, path := range paths {
		in, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range in.Files {
			if strings.HasSuffix(f.Name, ".rs") {
				out = append(out, f.Data)
			}
		}
	}
	return out
}

// alone links one file as a crate.
func alone(src []byte) *model.API {
	u := read(source.File{Data: src})
	u.Path = "src/lib.rs"
	return link([]language.Unit{u}, language.Layout{})
}
