package drafttest

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/source"
)

// Archives are SDKs of one language that lack something. An archive has the SDK's files and a file gaps, which says what to write:
// by itself, as stated reads it, or as a line for each of the declarations in a file gap.ts, which another SDK has:
//
//	ReefConfig.tideTable
//	TideTable near DepthChart Buoy
type Archives struct {
	Pattern  string
	Language language.Language
	Layout   language.Layout
	Donor    language.Language // reads gap.ts
}

// Run writes the gaps of every archive and compares what becomes of them, and of the files, with its want. check, unless nil, sees
// the files after they were written.
func Run(t *testing.T, a Archives, check func(t *testing.T, files Files)) {
	golden.Run(t, a.Pattern, func(t *testing.T, in *txtar.Archive) map[string]string {
		files, before := sources(in), sources(in)
		api := Read(files, a.Language, a.Layout)
		lines, gaps := a.gaps(t, in, api)
		var b strings.Builder
		var written []language.Gap
		for i, g := range gaps {
			out := a.Language.Write(files, api, a.Layout, g)
			show(&b, lines[i], out)
			if out.None == "" {
				written = append(written, g)
			}
		}
		again(t, a, api, written, files)
		for _, path := range files.Paths() {
			b.WriteString(Diff(path, before[path], files[path]))
		}
		if check != nil {
			check(t, files)
		}
		return map[string]string{"want": b.String()}
	})
}

// again holds that writing what was written changes nothing.
func again(t *testing.T, a Archives, api *model.API, written []language.Gap, files Files) {
	t.Helper()
	copied := maps.Clone(files)
	for _, g := range written {
		if out := a.Language.Write(copied, api, a.Layout, g); out.None == "" {
			t.Errorf("%s is written again", g.Want.Name)
		}
	}
	if !maps.Equal(files, copied) {
		t.Error("writing again changes something")
	}
}

const cuts = 12 // places where Damaged cuts every file

// Damaged writes the gaps of every archive into files that end somewhere in the middle. Nothing may panic, and what does not parse stays.
func Damaged(t *testing.T, a Archives, parses func(text string) bool) {
	for path, in := range a.all(t) {
		whole := sources(in)
		api := Read(whole, a.Language, a.Layout)
		_, gaps := a.gaps(t, in, api)
		for cut := range cuts {
			files := Files{}
			for name, text := range whole {
				files[name] = text[:len(text)*(2*cut+1)/(2*cuts)]
			}
			before := maps.Clone(files)
			for _, g := range gaps {
				a.Language.Write(files, api, a.Layout, g)
			}
			for name, text := range files {
				if text != before[name] && !parses(text) {
					t.Errorf("%s: %s was written to and does not parse:\n%s", path, name, text)
				}
			}
		}
	}
}

const stride = 101 // bytes from one place where Truncated cuts a file to the next

// Truncated writes a member, a value and a type beside every type of every archive, into a file that ends at many places. It must
// have no more faults than before.
func Truncated(t *testing.T, a Archives, faults func(text string) int) {
	for _, in := range a.all(t) {
		files := sources(in)
		api := Read(files, a.Language, a.Layout)
		for _, parent := range api.Types {
			text := files[parent.At.File]
			for cut := 0; cut <= len(text); cut += stride {
				for _, kind := range []model.Kind{model.Field, model.Value, model.Object} {
					draft := Files{parent.At.File: text[:cut]}
					want := model.Symbol{Kind: kind, Name: "brandNew", Type: model.Type{Form: model.Prim, Name: model.String}, Presence: model.Optional}
					w := a.Language.Write(draft, api, a.Layout, language.Gap{Want: want, Parent: parent, Near: []model.Symbol{parent}})
					if after := draft[parent.At.File]; faults(after) > faults(text[:cut]) || w.None != "" && after != text[:cut] {
						t.Errorf("%s cut at %d: %q\n%s", parent.Name, cut, w.None, after)
					}
				}
			}
		}
	}
}

// all are the archives by path.
func (a Archives) all(t *testing.T) map[string]*txtar.Archive {
	t.Helper()
	paths, err := filepath.Glob(a.Pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no archive matches %s (%v)", a.Pattern, err)
	}
	out := map[string]*txtar.Archive{}
	for _, path := range paths {
		if out[path], err = txtar.ParseFile(path); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// sources are an archive's files of the SDK.
func sources(in *txtar.Archive) Files {
	files := Files{}
	for _, f := range in.Files {
		if f.Name != "gaps" && f.Name != "gap.ts" && !strings.HasPrefix(f.Name, "want") {
			files[f.Name] = string(f.Data)
		}
	}
	return files
}

// Read is the API of files in a language.
func Read(files Files, lang language.Language, layout language.Layout) *model.API {
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
