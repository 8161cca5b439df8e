package parsers_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/fxamacker/cbor/v2"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"sdkparity/model"
	"sdkparity/parsers"
	"sdkparity/parsers/cache"
	"sdkparity/parsers/language"
	"sdkparity/source"
)

// sourcesOf are the source files of a language in the archives of this folder and its parser's.
func sourcesOf(t testing.TB, lang language.Language) []txtar.File {
	t.Helper()
	var out []txtar.File
	for _, pattern := range []string{"testdata/*.txtar", "*/testdata/*.txtar"} {
		archives, err := filepath.Glob(pattern)
		if err != nil || len(archives) == 0 {
			t.Fatalf("no archive matches %s (%v)", pattern, err)
		}
		for _, name := range archives {
			in, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range in.Files {
				if slices.Contains(lang.Exts, path.Ext(f.Name)) {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// TestSplices reads files made of pieces of others, of any language, and of noise.
func TestSplices(t *testing.T) {
	var all [][]byte
	for _, lang := range parsers.All {
		for _, f := range sourcesOf(t, lang) {
			all = append(all, f.Data)
		}
	}
	for _, lang := range parsers.All {
		t.Run(lang.Name, func(t *testing.T) {
			store := newStore(t)
			random := rand.New(rand.NewPCG(1, 2))
			own := sourcesOf(t, lang)
			for range 100 {
				f := own[random.IntN(len(own))]
				f.Data = spliced(random, f.Data, all)
				hold(t, store, lang, f)
			}
			for range 25 {
				hold(t, store, lang, txtar.File{Name: own[0].Name, Data: noise(random, random.IntN(2000))})
			}
		})
	}
}

// spliced is a text with some pieces replaced by pieces of others, by noise or by nothing.
func spliced(random *rand.Rand, text []byte, others [][]byte) []byte {
	for range 1 + random.IntN(4) {
		from := random.IntN(len(text) + 1)
		to := min(len(text), from+random.IntN(60))
		var piece []byte
		switch random.IntN(3) {
		case 0:
			other := others[random.IntN(len(others))]
			start := random.IntN(len(other) + 1)
			piece = other[start:min(len(other), start+random.IntN(200))]
		case 1:
			piece = noise(random, random.IntN(8))
		}
		text = slices.Concat(text[:from], piece, text[to:])
	}
	return text
}

func noise(random *rand.Rand, size int) []byte {
	out := make([]byte, size)
	for i := range out {
		out[i] = byte(random.Uint32())
	}
	return out
}

// FuzzRead is for `go test -fuzz`, one language at a time.
func FuzzRead(f *testing.F) {
	for i, text := range []string{"public struct A{public A(A),A0;"} { // what fuzzing has found, by language
		f.Add(i, []byte(text))
	}
	for i, lang := range parsers.All {
		for _, s := range sourcesOf(f, lang) {
			f.Add(i, s.Data)
		}
	}
	store := newStore(f)
	f.Fuzz(func(t *testing.T, i int, data []byte) {
		if i >= 0 && i < len(parsers.All) && len(data) < 1<<16 {
			lang := parsers.All[i]
			hold(t, store, lang, txtar.File{Name: "src/a" + lang.Exts[0], Data: data})
		}
	})
}

func newStore(t testing.TB) *cache.Store {
	t.Helper()
	store, err := cache.Open(t.TempDir(), 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// hold checks what holds of every source, however bad: reading and linking it ends, what is not understood is told, lines
// are the file's, and what comes back from the cache says the same.
func hold(t *testing.T, store *cache.Store, lang language.Language, f txtar.File) {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("%s: %v\n%q", lang.Name, p, f.Data)
		}
	}()
	u := lang.Read(source.File{Data: bytes.Clone(f.Data)})
	lines := bytes.Count(f.Data, []byte("\n")) + bytes.Count(f.Data, []byte("\r")) + 1
	if err := consistent(u, lines); err != nil {
		t.Fatalf("%s: %v\n%q", lang.Name, err, f.Data)
	}
	files, err := source.Dir(fstest.MapFS{f.Name: {Data: f.Data}})
	if err != nil {
		t.Fatal(err)
	}
	sdk := parsers.SDK{Language: lang, Layout: language.Layout{SDK: "a", Root: ".", Entries: []string{f.Name}}, Entries: files.Entries}
	var readings []*model.API
	filled := parsers.Cached(store)
	for _, kept := range []parsers.Cache{{}, filled, filled, parsers.Cached(store)} { // none, empty, in memory, as on disk
		apis, err := parsers.Read(t.Context(), files, []parsers.SDK{sdk}, kept)
		if err != nil {
			t.Fatal(err)
		}
		readings = append(readings, apis[0])
		if err := consistentAPI(apis[0], lines); err != nil {
			t.Fatalf("%s: %v\n%q", lang.Name, err, f.Data)
		}
		if !same(t, readings[0], apis[0]) {
			t.Fatalf("%s: with a cache (-first +this)\n%s\n%q", lang.Name, cmp.Diff(readings[0], apis[0]), f.Data)
		}
	}
	if again := lang.Read(source.File{Data: f.Data}); !same(t, u, again) {
		t.Fatalf("%s: read again (-first +this)\n%s\n%q", lang.Name, cmp.Diff(u, again), f.Data)
	}
}

// same compares what is kept of two things, which is quicker than looking for what differs.
func same(t *testing.T, a, b any) bool {
	t.Helper()
	x, err := cbor.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := cbor.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Equal(x, y)
}

func consistent(u language.Unit, lines int) error {
	if u.Counts.Read < 0 || u.Counts.Ignored < 0 || u.Counts.Unread < 0 {
		return fmt.Errorf("counts %+v", u.Counts)
	}
	if u.Counts.Unread > 0 && len(u.Problems) == 0 {
		return fmt.Errorf("%d declarations are unread, and no problem says so", u.Counts.Unread)
	}
	for _, p := range u.Problems {
		if p.Line < 0 || p.Line > lines || p.Text == "" || p.File != "" {
			return fmt.Errorf("problem %+v in %d lines", p, lines)
		}
	}
	for _, d := range u.Decls {
		if err := consistentSymbol(d.Symbol, lines); err != nil {
			return err
		}
	}
	return nil
}

func consistentAPI(api *model.API, lines int) error {
	if c := api.Counts; c.Read < 0 || c.Ignored < 0 || c.Unread < 0 {
		return fmt.Errorf("counts %+v", c)
	}
	for _, list := range [][]model.Symbol{api.Types, api.Functions} {
		for _, s := range list {
			if s.Name == "" || s.Kind == model.KindUnknown || s.At.File == "" {
				return fmt.Errorf("a symbol without name, kind or file: %+v", s)
			}
			if err := consistentSymbol(s, lines); err != nil {
				return err
			}
			for _, m := range s.Members {
				if m.Name == "" && m.Kind != model.Param {
					return fmt.Errorf("a member of %s has no name on line %d", s.Name, m.At.Line)
				}
			}
		}
	}
	return nil
}

func consistentSymbol(s model.Symbol, lines int) error {
	if s.At.Line < 0 || s.At.Line > lines {
		return fmt.Errorf("%s is on line %d of %d", s.Name, s.At.Line, lines)
	}
	for _, m := range s.Members {
		if err := consistentSymbol(m, lines); err != nil {
			return err
		}
	}
	return nil
}
