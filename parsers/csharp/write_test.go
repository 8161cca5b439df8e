package csharp

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/drafttest"
	"sdkparity/internal/gaptest"
	"sdkparity/model"
	"sdkparity/parsers/language"
)

// There is no compiler for C# where this is tested; what is written has to be read without a problem.
func TestWrite(t *testing.T) {
	gaptest.Run(t, "testdata/write/*.txtar", Language, language.Layout{}, func(t *testing.T, files drafttest.Files) {
		for _, path := range files.Paths() {
			if n := problems(files[path]); n > 0 && !strings.Contains(path, "Broken") {
				t.Errorf("%s has %d problems", path, n)
			}
		}
	})
}

// Whatever the source is like when a gap is written, Write survives it and leaves it no worse.
func TestWriteTruncated(t *testing.T) {
	paths, err := filepath.Glob("testdata/write/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no archives", err)
	}
	for _, path := range paths {
		in, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files := drafttest.Files{}
		for _, f := range in.Files {
			if strings.HasSuffix(f.Name, ".cs") {
				files[f.Name] = string(f.Data)
			}
		}
		api := gaptest.Read(files, Language, language.Layout{})
		for _, parent := range api.Types {
			text := files[parent.At.File]
			for cut := 0; cut <= len(text); cut += 101 {
				for _, kind := range []model.Kind{model.Field, model.Value, model.Object} {
					draft := drafttest.Files{parent.At.File: text[:cut]}
					want := model.Symbol{Kind: kind, Name: "brandNew", Type: model.Type{Form: model.Prim, Name: model.String}, Presence: model.Optional}
					w := Write(draft, api, language.Layout{}, language.Gap{Want: want, Parent: parent, Near: []model.Symbol{parent}})
					if after := draft[parent.At.File]; problems(after) > problems(text[:cut]) || w.None != "" && after != text[:cut] {
						t.Errorf("%s cut at %d: %q\n%s", parent.Name, cut, w.None, after)
					}
				}
			}
		}
	}
}
