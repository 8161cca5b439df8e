package java

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sdkparity/internal/drafttest"
	"sdkparity/parsers/typescript"
)

var sdks = drafttest.Archives{Pattern: "testdata/write/*.txtar", Language: Language, Donor: typescript.Language}

func TestWrite(t *testing.T) {
	drafttest.Run(t, sdks, func(t *testing.T, files drafttest.Files) {
		for _, path := range files.Paths() {
			if n := faults(files[path]); n > 0 && !strings.Contains(path, "Broken") {
				t.Errorf("%s has %d faults", path, n)
			}
		}
		compile(t, files)
	})
}

// annotations are what the samples use of Jackson, so that they compile without it.
var annotations = map[string]string{
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
	sources := drafttest.Files{}
	for name, body := range annotations {
		sources["com/fasterxml/jackson/annotation/"+name+".java"] = "package com.fasterxml.jackson.annotation;\npublic @interface " + name + " { " + body + " }\n"
	}
	for path, text := range files {
		if !strings.Contains(path, "Broken") {
			sources[path] = text
		}
	}
	sources.Save(t, dir)
	args := []string{"-proc:none", "-d", filepath.Join(dir, "out")}
	for _, path := range sources.Paths() {
		args = append(args, filepath.Join(dir, path))
	}
	if out, err := exec.Command(javac, args...).CombinedOutput(); err != nil {
		t.Errorf("javac: %v\n%s", err, out)
	}
}

// Whatever the source is like when a gap is written, Write survives it and leaves it no worse.
func TestWriteTruncated(t *testing.T) { drafttest.Truncated(t, sdks, faults) }

// What is said of a symbol elsewhere neither ends the comment it gets here nor becomes markup in it.
func TestEscaped(t *testing.T) {
	got, want := escaped("ends */ or `x` \\u002a/ @see {@link A<B>}"), "ends *&#47; or {@code x} &#92;u002a/ &#64;see &#123;&#64;link A&lt;B&gt;&#125;"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
