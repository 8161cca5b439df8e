// Package gaptest states gaps as TypeScript declarations: what the language under test lacks.
//
// An archive has the SDK's own files, a file gap.ts with declarations of another SDK, and a file gaps that names what of them to
// write, a line each and in this order:
//
//	ReefConfig.tideTable
//	TideTable near DepthChart Buoy
package gaptest

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/drafttest"
	"sdkparity/internal/golden"
	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/typescript"
	"sdkparity/source"
)

// Run writes the gaps of every archive that matches pattern and compares what becomes of them, and of the files, with its want.
// check, unless nil, sees the files after they were written.
func Run(t *testing.T, pattern string, lang language.Language, layout language.Layout, check func(t *testing.T, files drafttest.Files)) {
	golden.Run(t, pattern, func(t *testing.T, in *txtar.Archive) map[string]string {
		files, before := sources(in), sources(in)
		api := Read(files, lang, layout)
		donor := donorOf(golden.File(t, in, "gap.ts"))
		var b strings.Builder
		for line := range strings.Lines(string(golden.File(t, in, "gaps"))) {
			gap, ok := gapOf(strings.Fields(line), donor, api)
			if !ok {
				t.Fatalf("gap.ts does not declare %s", line)
			}
			show(&b, strings.TrimSpace(line), lang.Write(files, api, layout, gap))
		}
		for _, path := range files.Paths() {
			b.WriteString(Diff(path, before[path], files[path]))
		}
		if check != nil {
			check(t, files)
		}
		return map[string]string{"want": b.String()}
	})
}

const cuts = 12 // places where Damaged cuts every file

// Damaged writes the gaps of every archive into files that end somewhere in the middle. Nothing may panic, and what does not parse stays.
func Damaged(t *testing.T, pattern string, lang language.Language, layout language.Layout, parses func(text string) bool) {
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no archive matches %s (%v)", pattern, err)
	}
	for _, path := range paths {
		in, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		whole := sources(in)
		api, donor := Read(whole, lang, layout), donorOf(golden.File(t, in, "gap.ts"))
		for cut := range cuts {
			files := drafttest.Files{}
			for name, text := range whole {
				files[name] = text[:len(text)*(2*cut+1)/(2*cuts)]
			}
			before := maps.Clone(files)
			for line := range strings.Lines(string(golden.File(t, in, "gaps"))) {
				if gap, ok := gapOf(strings.Fields(line), donor, api); ok {
					lang.Write(files, api, layout, gap)
				}
			}
			for name, text := range files {
				if text != before[name] && !parses(text) {
					t.Errorf("%s: %s was written to and does not parse:\n%s", path, name, text)
				}
			}
		}
	}
}

// sources are an archive's files of the SDK.
func sources(in *txtar.Archive) drafttest.Files {
	files := drafttest.Files{}
	for _, f := range in.Files {
		if f.Name != "gaps" && f.Name != "gap.ts" && !strings.HasPrefix(f.Name, "want") {
			files[f.Name] = string(f.Data)
		}
	}
	return files
}

// Read is the API of files in lang.
func Read(files drafttest.Files, lang language.Language, layout language.Layout) *model.API {
	var units []language.Unit
	for _, path := range files.Paths() {
		if slices.ContainsFunc(lang.Exts, func(ext string) bool { return strings.HasSuffix(path, ext) }) {
			u := lang.Read(source.File{Path: path, Data: []byte(files[path])})
			u.Path = path
			units = append(units, u)
		}
	}
	return lang.Link(units, layout)
}

func donorOf(data []byte) *model.API {
	return Read(drafttest.Files{"src/index.ts": string(data)}, typescript.Language, language.Layout{Root: "src", Entries: []string{"src/index.ts"}})
}

// gapOf is what a line of the file gaps asks for.
func gapOf(words []string, donor, api *model.API) (language.Gap, bool) {
	owner, member, isMember := strings.Cut(words[0], ".")
	for _, s := range slices.Concat(donor.Types, donor.Functions) {
		if s.Name != owner {
			continue
		}
		if !isMember {
			gap := language.Gap{Want: s, After: before(donor.Types, s.Name, api.Types)}
			for _, name := range words[1:] {
				if near := find(api.Types, name); near != nil && name != "near" {
					gap.Near = append(gap.Near, *near)
				}
			}
			return gap, true
		}
		want, parent := find(s.Members, member), find(api.Types, owner)
		if want == nil || parent == nil {
			return language.Gap{}, false
		}
		return language.Gap{Want: *want, Parent: *parent, After: before(s.Members, want.Name, parent.Members)}, true
	}
	return language.Gap{}, false
}

func find(symbols []model.Symbol, name string) *model.Symbol {
	for i, s := range symbols {
		if model.Key(s.Name) == model.Key(name) || s.Wire != "" && model.Key(s.Wire) == model.Key(name) {
			return &symbols[i]
		}
	}
	return nil
}

// before are the names, in the SDK that lacks it, of what stands before name where it is, the nearest first.
func before(donor []model.Symbol, name string, own []model.Symbol) (names []string) {
	for _, s := range donor {
		if s.Name == name {
			break
		}
		if o := find(own, s.Name); o != nil {
			names = append(names, o.Name)
			continue
		}
		names = append(names, s.Name) // it may have been written just before
	}
	slices.Reverse(names)
	return names
}

func show(b *strings.Builder, line string, w language.Written) {
	fmt.Fprintf(b, "# %s\n", line)
	for code := range strings.Lines(w.Code) {
		b.WriteString("    " + code)
	}
	fmt.Fprintf(b, "\nat: %s:%d\n", w.At.File, w.At.Line)
	for _, text := range w.Also {
		b.WriteString("also: " + text + "\n")
	}
	for _, text := range w.Left {
		b.WriteString("left: " + text + "\n")
	}
	if w.None != "" {
		b.WriteString("none: " + w.None + "\n")
	}
	b.WriteString("\n")
}

// Diff is a file with what was added and removed; "" when nothing was.
func Diff(path, before, after string) string {
	if before == after {
		return ""
	}
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	common := commonLines(a, b)
	var out strings.Builder
	out.WriteString("=== " + path + "\n")
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			write(&out, "  ", a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			write(&out, "- ", a[i])
			i++
		default:
			write(&out, "+ ", b[j])
			j++
		}
	}
	return out.String()
}

// commonLines is how many lines two texts have in common from each pair of lines on.
func commonLines(a, b []string) [][]int {
	out := make([][]int, len(a)+1)
	for i := range out {
		out[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if out[i][j] = max(out[i+1][j], out[i][j+1]); a[i] == b[j] {
				out[i][j] = out[i+1][j+1] + 1
			}
		}
	}
	return out
}

func write(b *strings.Builder, mark, line string) {
	b.WriteString(strings.TrimRight(mark+line, " ") + "\n")
}
