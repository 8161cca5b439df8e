package typescript

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/fxamacker/cbor/v2"
	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
	"sdkparity/internal/treetest"
	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/source"
)

func TestNames(t *testing.T) { treetest.Names(t, grammar, ".") }

// TestAPI links the .ts files of each archive; src/index.ts and src/extra.ts are the entry points.
func TestAPI(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		var units []language.Unit
		for _, f := range in.Files {
			if path.Ext(f.Name) == ".ts" {
				units = append(units, unitOf(f.Name, f.Data))
			}
		}
		return map[string]string{"want": dump(link(units, layout()))}
	})
}

func layout() language.Layout {
	return language.Layout{
		SDK: "sample", Root: "src", Entries: []string{"src/index.ts", "src/extra.ts", "src/none.ts"},
		Generated: func(p string) bool { return strings.Contains(p, "/generated/") },
	}
}

func unitOf(p string, data []byte) language.Unit {
	u := read(source.File{Data: data})
	u.Path = p
	return u
}

// samples are the sources of all archives.
func samples(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, p := range paths {
		archive, err := txtar.ParseFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if path.Ext(f.Name) == ".ts" {
				out[p+" "+f.Name] = f.Data
			}
		}
	}
	if len(out) == 0 {
		t.Fatal("no samples")
	}
	return out
}

// TestPure holds that Link changes no unit: units are cached and linked again, at the same time.
func TestPure(t *testing.T) {
	for name, data := range samples(t) {
		one, two := unitOf("src/index.ts", data), unitOf("src/index.ts", data)
		first := dump(link([]language.Unit{one}, layout()))
		if !reflect.DeepEqual(one, two) {
			t.Errorf("%s: linking changed the unit", name)
		}
		if again := dump(link([]language.Unit{one}, layout())); again != first {
			t.Errorf("%s: linking again gives\n%s\nwant\n%s", name, again, first)
		}
	}
}

// TestStored holds that a unit survives the cache.
func TestStored(t *testing.T) {
	for name, data := range samples(t) {
		u := unitOf("src/index.ts", data)
		stored, err := cbor.Marshal(u)
		if err != nil {
			t.Fatal(err)
		}
		var back language.Unit
		if err := cbor.Unmarshal(stored, &back); err != nil {
			t.Fatal(err)
		}
		back.Path = u.Path
		got, want := dump(link([]language.Unit{back}, layout())), dump(link([]language.Unit{u}, layout()))
		if got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestTruncated holds that no beginning of a file, and no damaged one, makes Read or Link panic.
func TestTruncated(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, data := range samples(t) {
		for range 60 {
			cut := bytes.Clone(data[:random.IntN(len(data)+1)])
			if len(cut) > 0 && random.IntN(2) == 0 {
				cut[random.IntN(len(cut))] = byte(random.IntN(255) + 1)
			}
			u := unitOf("src/index.ts", cut)
			checkText(t, u)
			link([]language.Unit{u}, layout())
		}
	}
}

func checkText(t *testing.T, u language.Unit) {
	t.Helper()
	for _, d := range u.Decls {
		if !utf8.ValidString(d.Symbol.Name) || !utf8.ValidString(d.Symbol.Doc) {
			t.Errorf("not UTF-8: %q", d.Symbol.Name)
		}
	}
}

func TestBadInput(t *testing.T) {
	deep := strings.Repeat("{ a: ", 10_000) + "string" + strings.Repeat(" }", 10_000)
	wide := "export type U = 'x0'" + strings.Repeat(" | 'x'", 10_000)
	for name, c := range map[string]struct {
		src    string
		types  string // names of the types that are read nevertheless
		unread int
	}{
		"empty":              {"", "", 0},
		"only a comment":     {"// nothing", "", 0},
		"byte order mark":    {"\ufeffexport interface A { a: string }", "A", 0},
		"CRLF":               {"/**\r\n * Doc.\r\n */\r\nexport interface A {\r\n  a: string;\r\n}\r\n", "A", 0},
		"binary":             {"\x7fELF\x00\x01", "", 1},
		"invalid UTF-8":      {"export interface A { /** \xff\xfe */ a: string; 'b\xff': string }", "A", 0},
		"cut off":            {"export interface A { a: string }\nexport interface B { b: str", "A B", 1},
		"error in a body":    {"export class A { f(): void { let = = ; } g(): void {} }", "A", 0},
		"error in a member":  {"export interface A { a: string; b: => ; }", "A", 1},
		"deep":               {"export type D = " + deep + "\nexport interface E { e: string }", "D E", 1},
		"wide":               {wide, "U", 1},
		"not a declaration":  {"foo();\nif (a) { b() }\nexport interface A {}", "A", 0},
		"error at top level": {"export interface A {}\n) ( ;\nexport interface B {}", "A B", 1},
	} {
		t.Run(name, func(t *testing.T) {
			api := link([]language.Unit{unitOf("src/index.ts", []byte(c.src))}, layout())
			var names []string
			for _, s := range api.Types {
				names = append(names, s.Name)
			}
			if got := strings.Join(names, " "); got != c.types || (api.Counts.Unread > 0) != (c.unread > 0) {
				t.Errorf("got %q, %d unread, want %q, %d; %v", got, api.Counts.Unread, c.types, c.unread, api.Problems)
			}
			if api.Counts.Unread > 0 && len(api.Problems) == 0 {
				t.Error("unread, and no problem says so")
			}
		})
	}
}

func TestGeneratedHeader(t *testing.T) {
	for src, want := range map[string]bool{
		"/**\n * AUTO-GENERATED FILE - DO NOT EDIT\n */":   true,
		"// Code generated by make.ts; DO NOT EDIT.":       true,
		"//! Autogenerated from x — do not edit manually.": true,
		"// do not edit":  false,
		"// generated by": false,
		strings.Repeat("\n", 30) + "// Code generated by x. DO NOT EDIT.": false,
	} {
		if got := read(source.File{Data: []byte(src)}).Generated; got != want {
			t.Errorf("%q: got %v, want %v", src, got, want)
		}
	}
}

func TestDeclare(t *testing.T) {
	field := func(name string, typ model.Type, p model.Presence) model.Symbol {
		return model.Symbol{Kind: model.Field, Name: name, Type: typ, Presence: p}
	}
	text := model.Type{Form: model.Prim, Name: model.String}
	config := model.Type{Form: model.Ref, Name: "TokenConfig"}
	api := model.Symbol{Kind: model.Class, Members: []model.Symbol{
		{Kind: model.Method, Name: "open", Type: model.Type{Form: model.Prim, Name: model.Void, Text: "Promise<void>"}},
	}}
	snake := model.Symbol{Kind: model.Object, Members: []model.Symbol{field("max_size", text, model.Required), field("name", text, model.Required)}}
	colors := model.Symbol{Kind: model.Enum, Members: []model.Symbol{{Kind: model.Value, Name: "Red", Wire: "red"}}}
	for _, c := range []struct {
		parent, s model.Symbol
		want      string
	}{
		{model.Symbol{}, field("token_config", config, model.Optional), "tokenConfig?: TokenConfig"},
		{model.Symbol{}, field("APIKey", text, model.Required), "apiKey: string"},
		{snake, field("HTTPPort", model.Type{Form: model.Prim, Name: model.Int}, model.Optional), "http_port?: number"},
		{model.Symbol{}, field("tags", model.Type{Form: model.List, Args: []model.Type{{Form: model.OneOf, Args: []model.Type{text, config}}}}, model.Required),
			"tags: (string | TokenConfig)[]"},
		{model.Symbol{}, field("env", model.Type{Form: model.Map, Args: []model.Type{text, {Form: model.Prim, Name: model.Any}}}, model.Required),
			"env: Record<string, unknown>"},
		{model.Symbol{}, field("onError", model.Type{Form: model.Func, Args: []model.Type{config, {Form: model.Prim, Name: model.Void}}}, model.Optional),
			"onError?: (tokenConfig: TokenConfig) => void"},
		{model.Symbol{}, field("azure", model.Type{Form: model.Inline, Members: []model.Symbol{field("api_version", text, model.Optional)}}, model.Optional),
			"azure?: { apiVersion?: string }"},
		{api, model.Symbol{Kind: model.Method, Name: "SetModelAsync", Members: []model.Symbol{{Kind: model.Param, Name: "model_name", Type: text}}},
			"setModelAsync(modelName: string): Promise<void>"},
		{model.Symbol{}, model.Symbol{Kind: model.Function, Name: "define_tool", Type: config}, "function defineTool(): TokenConfig"},
		{model.Symbol{}, model.Symbol{Kind: model.Value, Name: "NotFound"}, `"not-found"`},
		{colors, model.Symbol{Kind: model.Value, Name: "DARK_BLUE", Wire: "darkBlue"}, `DarkBlue = "darkBlue"`},
		{model.Symbol{}, model.Symbol{Kind: model.Object, Name: "token_config"}, "TokenConfig"},
		{model.Symbol{}, model.Symbol{Kind: model.Object, Name: "MCPServer"}, "MCPServer"},
	} {
		if got := declare(c.parent, c.s); got != c.want {
			t.Errorf("%s: got  %s\nwant %s", c.s.Name, got, c.want)
		}
	}
}

// BenchmarkSources says how Read and Link compare with parsing; TS_SOURCES names a folder of sources.
func BenchmarkSources(b *testing.B) {
	folder := os.Getenv("TS_SOURCES")
	if folder == "" {
		b.Skip("TS_SOURCES is not set")
	}
	var files []source.File
	err := filepath.WalkDir(folder, func(p string, _ os.DirEntry, err error) error {
		if err != nil || path.Ext(p) != ".ts" {
			return err
		}
		data, err := os.ReadFile(p)
		files = append(files, source.File{Path: p, Data: data})
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	var units []language.Unit
	b.Run("parse", func(b *testing.B) {
		for b.Loop() {
			for _, f := range files {
				if _, err := grammar.Parse(f.Data); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			units = units[:0]
			for _, f := range files {
				u := read(f)
				u.Path = f.Path
				units = append(units, u)
			}
		}
	})
	b.Run("link", func(b *testing.B) {
		entries := []string{filepath.Join(folder, "index.ts"), filepath.Join(folder, "extension.ts")}
		for b.Loop() {
			link(units, language.Layout{Entries: entries})
		}
	})
}
