package jsonschema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
	"sdkparity/model"
	"sdkparity/source"
)

func TestRead(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		return map[string]string{"want": dump(Read(filesOf(in)))}
	})
}

func filesOf(in *txtar.Archive) []source.File {
	var files []source.File
	for _, f := range in.Files {
		if strings.HasSuffix(f.Name, ".json") {
			files = append(files, source.File{Path: f.Name, Data: f.Data})
		}
	}
	return files
}

// dump is one line a symbol, then the counts and problems.
func dump(api *model.API) string {
	var b strings.Builder
	for _, s := range api.Types {
		dumpSymbol(&b, s, "")
	}
	fmt.Fprintf(&b, "read %d, ignored %d, unread %d\n", api.Counts.Read, api.Counts.Ignored, api.Counts.Unread)
	for _, p := range api.Problems {
		fmt.Fprintf(&b, "%s:%d: %s\n", p.File, p.Line, p.Text)
	}
	return b.String()
}

func dumpSymbol(b *strings.Builder, s model.Symbol, indent string) {
	fmt.Fprintf(b, "%s%s %s", indent, s.Kind, s.Name)
	for _, part := range []string{s.Type.Text, s.Presence.String(), s.Stability.String()} {
		if part != "" {
			fmt.Fprintf(b, " · %s", part)
		}
	}
	if s.Wire != "" && s.Wire != s.Name {
		fmt.Fprintf(b, " · wire %s", s.Wire)
	}
	if s.Default != "" {
		fmt.Fprintf(b, " · default %s", s.Default)
	}
	if s.Doc != "" {
		fmt.Fprintf(b, " · %q", s.Doc)
	}
	fmt.Fprintf(b, " · %s:%d\n", s.At.File, s.At.Line)
	dumpType(b, s.Type, indent+"  : ")
	for _, m := range s.Members {
		dumpSymbol(b, m, indent+"  ")
	}
}

// dumpType shows what the text of a type does not: forms and the fields of inline types.
func dumpType(b *strings.Builder, t model.Type, indent string) {
	if t.Form == model.FormUnknown {
		return
	}
	fmt.Fprintf(b, "%s%s %s\n", indent, t.Form, t.Name)
	for _, a := range t.Args {
		dumpType(b, a, indent+"  ")
	}
	for _, m := range t.Members {
		dumpSymbol(b, m, indent+"  ")
	}
}

// samples is every schema of the archives.
func samples(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range filesOf(archive) {
			all[path+"/"+f.Path] = f.Data
		}
	}
	return all
}

func TestDeterministic(t *testing.T) {
	data, err := os.ReadFile("testdata/refs.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := filesOf(txtar.Parse(data))
	want := Read(files)
	for range 10 {
		rand.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		if got := Read(files); !reflect.DeepEqual(got, want) {
			t.Fatalf("got\n%s\nwant\n%s", dump(got), dump(want))
		}
	}
}

// TestDamaged holds that no damage makes Read panic, or say nothing about what is not JSON.
func TestDamaged(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for name, data := range samples(t) {
		for range 300 {
			damaged := bytes.Clone(data[:random.Intn(len(data)+1)])
			if len(damaged) > 0 && random.Intn(2) == 0 {
				damaged = append(bytes.Clone(data[:len(damaged)-1]), data[random.Intn(len(data)):]...)
				damaged[random.Intn(len(damaged))] = byte(random.Intn(256))
			}
			api := Read([]source.File{{Path: name, Data: damaged}})
			if !json.Valid(damaged) && len(api.Problems) == 0 {
				t.Fatalf("%s: no problem in invalid JSON:\n%s", name, damaged)
			}
		}
	}
}

// TestScanner holds the scanner against encoding/json.
func TestScanner(t *testing.T) {
	for _, text := range []string{
		`{}`, `[]`, `"a"`, `1`, `-0.5e+3`, `01`, `-`, `1.`, `.5`, `1e`, `+1`, `true`, `tru`, `truex`, `null`, `nul`, ``, ` `, `{"a":1,}`, `[1,]`, `{,}`,
		`{"a" 1}`, `{"a":}`, `{a:1}`, `{"a":1 "b":2}`, `[1 2]`, `"\u12"`, `"\ud83d\ude00"`, `"\x"`, "\"\t\"", `"`, `"\`, `{"a":1}}`, `{`, `[`, `{"a`, "{\"a\x00\":1}", "\x00", `'a'`,
		`{"a":[1,{"b":null}],"c":"\\\""}`, `// comment`, `NaN`, "[1\u00a0]",
	} {
		s := scanner{src: text}
		s.document()
		if got, want := s.fault == "", json.Valid([]byte(text)); got != want {
			t.Errorf("%q: valid %v (%s), encoding/json says %v", text, got, s.fault, want)
		}
	}
}

func TestInput(t *testing.T) {
	good := `{"definitions":{"Lamp":{"type":"object","properties":{"on":{"type":"boolean"}}}}}`
	for _, c := range []struct{ name, data, want string }{
		{"byte order mark", "\ufeff" + good, "read 2, ignored 0, unread 0\n"},
		{"carriage returns", strings.ReplaceAll(good, ":{", ":\r\n{"), "read 2, ignored 0, unread 0\n"},
		{"empty", "", "read 0, ignored 0, unread 0\nx.json:1: the file is empty\n"},
		{"binary", "\x7fELF\x00\x01", "read 0, ignored 0, unread 0\nx.json:1: invalid JSON at column 1: \"\\x7f\" where a value is expected\n"},
		{"a list", "[1]", "read 0, ignored 0, unread 0\nx.json:1: no definitions and no methods: this is not a JSON Schema\n"},
		{"invalid UTF-8", strings.Replace(good, "Lamp", "L\xffmp", 1), "read 2, ignored 0, unread 0\nx.json:1: invalid UTF-8\n"},
		{"truncated", good[:len(good)-20], "read 0, ignored 0, unread 1\nx.json:1: invalid JSON at column 62: a string without an end\n"},
	} {
		api := Read([]source.File{{Path: "x.json", Data: []byte(c.data)}})
		_, got, _ := strings.Cut("\n"+dump(api), "\nread ")
		if got = "read " + got; got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestDeep(t *testing.T) {
	const deep = 100_000
	nested := strings.Repeat(`{"items":`, deep) + `{}` + strings.Repeat(`}`, deep)
	api := Read([]source.File{{Path: "x.json", Data: []byte("{\"definitions\":{\n\"Deep\":" + nested + ",\n\"Flat\":{\"type\":\"string\"}}}")}})
	if len(api.Types) != 2 || api.Types[1].Name != "Flat" || api.Counts.Unread != 1 {
		t.Errorf("%d types, counts %v", len(api.Types), api.Counts)
	}
	if len(api.Problems) == 0 || api.Problems[0].Line != 2 {
		t.Errorf("got problems %v", api.Problems)
	}
}

func TestHuge(t *testing.T) {
	api := Read([]source.File{{Path: "x.json", Data: make([]byte, maxSize+1)}})
	if len(api.Problems) != 1 || api.Problems[0].Text != "the file is larger than 64 MB and was not read" {
		t.Errorf("got %v", api.Problems)
	}
}

// TestDoubling holds that definitions which each use the next twice do not cost 2^n.
func TestDoubling(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"definitions":{`)
	for i := range 60 {
		ref := fmt.Sprintf(`{"$ref":"#/definitions/D%d/properties/x"}`, i+1)
		fmt.Fprintf(&b, `"D%d":{"properties":{"x":{"properties":{"a":%s,"b":%s}}},"allOf":[{"$ref":"#/definitions/D%d"}]},`, i, ref, ref, i+1)
	}
	b.WriteString(`"D60":{"properties":{"x":{"type":"string"}}}}}`)
	api := Read([]source.File{{Path: "x.json", Data: []byte(b.String())}})
	if len(api.Types) != 61 || len(api.Problems) == 0 {
		t.Errorf("%d types, problems %v", len(api.Types), api.Problems)
	}
}

// TestChain holds that a long chain of references needs no deep stack.
func TestChain(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"definitions":{`)
	const length = 100_000
	for i := range length {
		fmt.Fprintf(&b, `"D%d":{"$ref":"#/definitions/D%d"},`, i, (i+1)%length)
	}
	b.WriteString(`"End":{"type":"string"}}}`)
	api := Read([]source.File{{Path: "x.json", Data: []byte(b.String())}})
	if len(api.Types) != length+1 || len(api.Problems) != 1 {
		t.Errorf("%d types, problems %v", len(api.Types), api.Problems)
	}
}

func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	text.WriteString(`{"definitions":{`)
	for i := range 1000 {
		fmt.Fprintf(&text, `"Room%d":{"type":"object","properties":{`, i)
		for j := range 10 {
			fmt.Fprintf(&text, `"field%d":{"type":"string","description":"Says what the field number %d of a room is for."},`, j, j)
		}
		fmt.Fprintf(&text, `"next":{"$ref":"#/definitions/Room%d"}},"required":["next"]},`, (i+1)%1000)
	}
	text.WriteString(`"End":{"type":"string"}}}`)
	files := []source.File{{Path: "rooms.json", Data: []byte(text.String())}}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		Read(files)
	}
}
