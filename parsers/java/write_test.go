package java

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sdkparity/internal/drafttest"
	"sdkparity/internal/gaptest"
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
