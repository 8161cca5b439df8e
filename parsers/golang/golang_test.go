package golang

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/fxamacker/cbor/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
	"sdkparity/internal/treetest"
	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/source"
)

func TestNames(t *testing.T) { treetest.Names(t, grammar, ".") }

// TestAPI links the files of each archive as an SDK whose folder is sdk. An archive with a file called entries states the public
// packages.
func TestAPI(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		layout := language.Layout{SDK: "x", Root: "sdk"}
		var units []language.Unit
		for _, f := range in.Files {
			switch {
			case f.Name == "entries":
				layout.Entries = strings.Fields(string(f.Data))
			case path.Ext(f.Name) == ".go":
				u := read(source.File{Path: "ignored", Data: f.Data})
				u.Path = f.Name
				units = append(units, u)
			}
		}
		return map[string]string{"want": dump(link(units, layout))}
	})
}

// TestPure holds that Link changes no unit: units are cached and linked again.
func TestPure(t *testing.T) {
	for _, data := range samples(t) {
		one, two := read(source.File{Data: data}), read(source.File{Data: data})
		one.Path, two.Path = "sdk/a.go", "sdk/a.go"
		link([]language.Unit{one}, language.Layout{Root: "sdk"})
		if !reflect.DeepEqual(one, two) {
			t.Errorf("linking changed a unit")
		}
	}
}

// TestDamaged reads what no one should have to read; nothing may panic.
func TestDamaged(t *testing.T) {
	inputs := map[string]string{
		"empty":     "",
		"mark only": "\ufeff",
		"zeros":     strings.Repeat("\x00", 4096),
		"deep type": "package a\n\ntype T " + strings.Repeat("[]", 10_000) + "int\n",
		"deep body": "package a\n\nfunc F() { " + strings.Repeat("{", 10_000) + strings.Repeat("}", 10_000) + " }\n",
		"deep func": "package a\n\ntype F " + strings.Repeat("func(", 10_000) + strings.Repeat(")", 10_000) + "\n",
		"elf":       "\x7fELF\x02\x01\x01\x00\xff\xfe\xfa\x00package a\x80type T struct{ A int }",
	}
	for name, text := range inputs {
		t.Run(name, func(t *testing.T) {
			u := read(source.File{Data: []byte(text)})
			link([]language.Unit{u}, language.Layout{})
			if len(u.Problems) > maxProblems+1 {
				t.Errorf("%d problems", len(u.Problems))
			}
		})
	}
}

func TestTruncated(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, data := range samples(t) {
		for range 200 {
			from := random.IntN(len(data))
			piece := bytes.Clone(data[from : from+random.IntN(len(data)-from)])
			if len(piece) > 0 {
				piece[random.IntN(len(piece))] = byte(random.IntN(256))
			}
			u := read(source.File{Data: piece})
			u.Path = "sdk/a.go"
			link([]language.Unit{u}, language.Layout{Root: "sdk"})
		}
	}
}

// TestLineEnds holds that line ends and a byte order mark change nothing.
func TestLineEnds(t *testing.T) {
	for _, data := range samples(t) {
		plain := read(source.File{Data: data})
		windows := read(source.File{Data: append([]byte("\ufeff"), bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))...)})
		if got, want := fmt.Sprintf("%+v", windows), fmt.Sprintf("%+v", plain); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// samples are the Go files of the archives, damaged ones too.
func samples(t *testing.T) [][]byte {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var out [][]byte
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			if path.Ext(f.Name) == ".go" && len(f.Data) > 0 {
				out = append(out, f.Data)
			}
		}
	}
	return out
}

func dump(api *model.API) string {
	var b strings.Builder
	for _, s := range api.Types {
		dumpSymbol(&b, "", s)
	}
	for _, s := range api.Functions {
		dumpSymbol(&b, "", s)
	}
	fmt.Fprintf(&b, "\n%d files: %d read, %d ignored, %d unread\n", api.Files, api.Counts.Read, api.Counts.Ignored, api.Counts.Unread)
	for _, p := range api.Problems {
		fmt.Fprintf(&b, "problem %s:%d: %s\n", p.File, p.Line, p.Text)
	}
	return b.String()
}

func dumpSymbol(b *strings.Builder, indent string, s model.Symbol) {
	fmt.Fprintf(b, "%s%s %s", indent, s.Kind, s.Name)
	for _, word := range []string{quoted("wire ", s.Wire), s.Presence.String(), s.Stability.String(), s.Access.String(), layerName(indent, s.Layer)} {
		if word != "" {
			b.WriteString(" " + word)
		}
	}
	if s.Partial {
		b.WriteString(" partial")
	}
	if t := typeText(s.Type); t != "" {
		b.WriteString(" = " + t)
	}
	for _, base := range s.Bases {
		b.WriteString(" extends " + typeText(base))
	}
	fmt.Fprintf(b, " @%s:%d", strings.TrimPrefix(s.At.File, "sdk/"), s.At.Line)
	if s.Doc != "" {
		fmt.Fprintf(b, " // %s", strings.ReplaceAll(s.Doc, "\n", "⏎"))
	}
	b.WriteByte('\n')
	for _, m := range s.Members {
		dumpSymbol(b, indent+"    ", m)
	}
}

func quoted(before, s string) string {
	if s == "" {
		return ""
	}
	return fmt.Sprintf("%s%q", before, s)
}

// layerName is said once per type.
func layerName(indent string, l model.Layer) string {
	if indent != "" || l == model.Handwritten {
		return ""
	}
	return l.String()
}

func typeText(t model.Type) string {
	var args []string
	for _, a := range t.Args {
		args = append(args, typeText(a))
	}
	for _, m := range t.Members {
		args = append(args, strings.TrimSpace(m.Name+" "+typeText(m.Type)))
	}
	list := strings.Join(args, ", ")
	switch t.Form {
	case model.FormUnknown:
		return quoted("", t.Text)
	case model.Prim, model.Literal:
		return t.Name
	case model.Ref:
		if list != "" {
			return t.Name + "[" + list + "]"
		}
		return t.Name
	}
	return t.Form.String() + "(" + list + ")"
}

// TestCached holds that a unit comes back from the cache as it was.
func TestCached(t *testing.T) {
	for _, in := range samples(t) {
		want := read(source.File{Data: in})
		data, err := cbor.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got language.Unit
		if err := cbor.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
		want.Path, got.Path = "sdk/a.go", "sdk/a.go"
		layout := language.Layout{Root: "sdk"}
		if diff := cmp.Diff(link([]language.Unit{want}, layout), link([]language.Unit{got}, layout)); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
	}
}
