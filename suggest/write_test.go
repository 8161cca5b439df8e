package suggest

import (
	"fmt"
	"path"
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

// TestWrite holds what a language is given to write, and what is done with what it writes. The SDKs are read by their parsers; the
// language that writes is the one below, which says what it was told.
func TestWrite(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		var b strings.Builder
		for line := range strings.Lines(string(golden.File(t, in, "write"))) {
			words := strings.Fields(line) // go StorageConfig.retry …
			a := archive(t, in)
			column := slices.Index(a.table.SDKs, words[0])
			files, _, err := a.tree.Read(t.Context(), a.tree.Under(words[0]))
			if err != nil {
				t.Fatal(err)
			}
			draft := NewDraft(words[0], files, func(path string) bool { return strings.Contains(path, "generated") })
			sdk := SDK{Column: column, Language: a.languages[column], Layout: language.Layout{SDK: words[0], Root: words[0]}, Draft: draft}
			sdk.Language.Write = fake
			for _, s := range Write(a.table, a.apis, sdk, a.keys(t, words[1:])) {
				fmt.Fprintf(&b, "%s in %s:%d\n", s.Concept, s.At.File, s.At.Line)
				for l := range strings.Lines(s.Code) {
					b.WriteString("    " + l)
				}
				if s.Pulled {
					b.WriteString("  needed by another\n")
				}
				if s.None != "" {
					b.WriteString("  not written: " + s.None + "\n")
				}
			}
			b.WriteString(Patch(draft.Changes()))
		}
		return map[string]string{"want": b.String()}
	})
}

// TestWriteMany holds that there is an end to what is written at a time, and that the rest is told.
func TestWriteMany(t *testing.T) {
	var all strings.Builder
	for i := range maxGaps + 5 {
		fmt.Fprintf(&all, "field%d?: string;\n", i)
	}
	in := txtar.Parse([]byte("-- node/index.ts --\nexport interface Lamp {\nid: string;\n" + all.String() + "}\n-- go/lamp.go --\npackage lamp\n\ntype Lamp struct {\n\tID string\n}\n"))
	a := archive(t, in)
	var keys []string
	for _, r := range a.table.Rows {
		if r.Cells[1].State == parity.Missing {
			keys = append(keys, r.Key)
		}
	}
	files, _, err := a.tree.Read(t.Context(), a.tree.Under("go"))
	if err != nil {
		t.Fatal(err)
	}
	sdk := SDK{Column: 1, Language: a.languages[1], Layout: language.Layout{SDK: "go", Root: "go"}, Draft: NewDraft("go", files, nothing)}
	sdk.Language.Write = fake
	written, left := 0, 0
	for _, s := range Write(a.table, a.apis, sdk, keys) {
		switch s.None {
		case "":
			written++
		case fmt.Sprintf("no more than %d are written at a time", maxGaps):
			left++
		default:
			t.Errorf("%s: %s", s.Concept, s.None)
		}
	}
	if written != maxGaps || left != 5 {
		t.Errorf("%d written, %d left", written, left)
	}
}

// fake writes a type at the end of the first file, and a member behind the line that declares its parent. Other names for types
// and methods are too much for it.
func fake(d language.Draft, api *model.API, _ language.Layout, g language.Gap) language.Written {
	w := language.Written{Code: told(g)}
	for _, t := range api.Types {
		if g.Want.Type.Name == t.Name {
			w.Code += "its type is in " + t.At.File + "\n"
		}
	}
	if strings.Contains(g.Want.Name, "panic") {
		panic("too hot")
	}
	line := "declare " + g.Want.Name + "\n"
	if g.Want.Kind == model.Alias || g.Want.Kind == model.Union {
		w.None = "there are no other names for types"
		return w
	}
	if g.Want.Kind.IsType() {
		w.At.File = d.Paths()[0]
		text, _ := d.Text(w.At.File)
		d.Set(w.At.File, text+line)
		return w
	}
	w.At = g.Parent.At
	text, _ := d.Text(w.At.File)
	lines := strings.SplitAfter(text, "\n")
	d.Set(w.At.File, strings.Join(slices.Insert(lines, g.Parent.At.Line, line), ""))
	if g.Want.Kind == model.Method {
		w.None = "it acts"
	}
	return w
}

func told(g language.Gap) string {
	var b strings.Builder
	fmt.Fprintln(&b, symbolText(g.Want))
	for _, m := range g.Want.Members {
		fmt.Fprintln(&b, "  "+symbolText(m))
	}
	if g.Parent.Name != "" {
		fmt.Fprintf(&b, "of %s %s\n", g.Parent.Kind, g.Parent.Name)
	}
	if len(g.Near) > 0 {
		var near []string
		for _, n := range g.Near {
			near = append(near, n.Name)
		}
		fmt.Fprintf(&b, "near %s\n", strings.Join(near, " "))
	}
	if len(g.After) > 0 {
		fmt.Fprintf(&b, "after %s\n", strings.Join(g.After, " "))
	}
	return b.String()
}

func symbolText(s model.Symbol) string {
	words := []string{s.Kind.String(), s.Name}
	if t := typeWords(s.Type); t != "" {
		words = append(words, t)
	}
	for _, w := range []string{s.Presence.String(), s.Stability.String(), s.Default} {
		if w != "" {
			words = append(words, w)
		}
	}
	for _, base := range s.Bases {
		words = append(words, "extends "+typeWords(base))
	}
	if s.Wire != "" {
		words = append(words, "wire="+s.Wire)
	}
	if s.Doc != "" {
		words = append(words, fmt.Sprintf("%q", s.Doc))
	}
	return strings.Join(words, " ")
}

func typeWords(t model.Type) string {
	text := t.Name
	if t.Form > model.Ref {
		text = strings.TrimSpace(t.Form.String() + " " + t.Name)
	}
	var args []string
	for _, a := range t.Args {
		args = append(args, typeWords(a))
	}
	for _, m := range t.Members {
		args = append(args, m.Name+": "+typeWords(m.Type))
	}
	if len(args) > 0 {
		text += "(" + strings.Join(args, ", ") + ")"
	}
	return text
}

// sdks are those of an archive: a folder each, with the language its name says.
type sdks struct {
	tree      source.Tree
	table     *parity.Table
	apis      []*model.API
	languages []language.Language
}

var languageOf = []struct{ sdk, language string }{
	{"node", "typescript"}, {"dotnet", "csharp"}, {"python", "python"}, {"go", "go"}, {"rust", "rust"}, {"java", "java"},
}

func archive(t *testing.T, in *txtar.Archive) sdks {
	t.Helper()
	fsys, err := txtar.FS(in)
	if err != nil {
		t.Fatal(err)
	}
	var a sdks
	if a.tree, err = source.Dir(fsys); err != nil {
		t.Fatal(err)
	}
	var read []parsers.SDK
	for _, l := range languageOf {
		i := slices.IndexFunc(parsers.All, func(p language.Language) bool { return p.Name == l.language })
		if !a.tree.Has(l.sdk) {
			continue
		}
		entries := a.tree.Under(l.sdk)
		layout := language.Layout{SDK: l.sdk, Root: l.sdk, Generated: func(path string) bool { return strings.Contains(path, "generated") }}
		for _, e := range entries {
			if slices.Contains([]string{"index.ts", "__init__.py", "lib.rs"}, path.Base(e.Path)) {
				layout.Entries = append(layout.Entries, e.Path)
			}
		}
		a.languages = append(a.languages, parsers.All[i])
		read = append(read, parsers.SDK{Language: parsers.All[i], Layout: layout, Entries: entries})
	}
	if a.apis, err = parsers.Read(t.Context(), a.tree, read, parsers.Cache{}); err != nil {
		t.Fatal(err)
	}
	a.table = parity.Align(a.apis, parity.Options{Brands: []string{"Tidewater"}})
	return a
}

// keys are the keys of concepts.
func (a sdks) keys(t *testing.T, concepts []string) []string {
	t.Helper()
	var out []string
	for _, c := range concepts {
		i := slices.IndexFunc(a.table.Rows, func(r parity.Row) bool { return r.Concept == c })
		if i < 0 {
			var all []string
			for _, r := range a.table.Rows {
				all = append(all, r.Concept)
			}
			t.Fatalf("no concept is called %s; they are %s", c, strings.Join(all, ", "))
		}
		out = append(out, a.table.Rows[i].Key)
	}
	return out
}
