package java

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/drafttest"
	"sdkparity/internal/gaptest"
	"sdkparity/model"
	"sdkparity/parsers/language"
)

func TestWrite(t *testing.T) {
	gaptest.Run(t, "testdata/write/*.txtar", Language, language.Layout{}, func(t *testing.T, files drafttest.Files) {
		for _, path := range files.Paths() {
			if n := faults(files[path]); n > 0 && !strings.Contains(path, "Broken") {
				t.Errorf("%s has %d faults", path, n)
			}
		}
		compile(t, files)
	})
}

// annotations are what the samples use of Jackson, so that they compile without it.
var annotations = drafttest.Files{
	"JsonProperty": "String value() default \"\";", "JsonIgnore": "", "JsonValue": "", "JsonCreator": "",
	"JsonInclude": "enum Include { NON_NULL } Include value();",
}

func compile(t *testing.T, files drafttest.Files) {
	t.Helper()
	javac, err := exec.LookPath("javac")
	if err != nil {
		t.Skip("javac is not installed: what was written is not compiled")
	}
	dir := t.TempDir()
	args := []string{"-proc:none", "-d", filepath.Join(dir, "out")}
	add := func(path, text string) {
		file := filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	for name, body := range annotations {
		add("com/fasterxml/jackson/annotation/"+name+".java", "package com.fasterxml.jackson.annotation;\npublic @interface "+name+" { "+body+" }\n")
	}
	for _, path := range files.Paths() {
		if !strings.Contains(path, "Broken") {
			add(path, files[path])
		}
	}
	if out, err := exec.Command(javac, args...).CombinedOutput(); err != nil {
		t.Errorf("javac: %v\n%s", err, out)
	}
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
			if strings.HasSuffix(f.Name, ".java") {
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
					if after := draft[parent.At.File]; faults(after) > faults(text[:cut]) || w.None != "" && after != text[:cut] {
						t.Errorf("%s cut at %d: %q\n%s", parent.Name, cut, w.None, after)
					}
				}
			}
		}
	}
}
