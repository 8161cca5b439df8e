package config

import (
	"strings"
	"testing"
)

func TestParseErrorsNameTheirPlace(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"syntax":          {"version: 1\nsdks: [\n", "c.yml:"},
		"unknown key":     {"version: 1\nsdks:\n  - name: go\n    language: go\n    files: [a]\n    colour: red\n", "c.yml:3:5: sdks.0: additional properties 'colour' not allowed"},
		"language":        {"version: 1\nsdks:\n  - name: go\n    language: cobol\n    files: [a]\n", "c.yml:4:15: sdks.0.language: value must be one of"},
		"twice":           {"version: 1\nsdks:\n  - {name: a, language: go, files: [x]}\n  - {name: a, language: go, files: [x]}\n", "c.yml:4:12: two SDKs are called a"},
		"glob":            {"version: 1\nsdks:\n  - {name: a, language: go, files: ['[']}\n", "not a valid glob: ["},
		"schema's glob":   {"version: 1\nsdks:\n  - {name: a, language: go, files: [x]}\nschema:\n  files: ['[']\n", "c.yml:5:11: not a valid glob: ["},
		"package's glob":  {"version: 1\nsdks:\n  - {name: a, language: go, files: [x]}\nschema: {files: [x], npm: {lock: l, packages: ['[']}}\n", "c.yml:4:48: not a valid glob: ["},
		"no schema files": {"version: 1\nsdks:\n  - {name: a, language: go, files: [x]}\nschema: {npm: {lock: l, packages: [p]}}\n", "c.yml:4:10: schema: missing property 'files'"},
		"waiver's SDK":    {"version: 1\nsdks:\n  - {name: a, language: go, files: [x]}\nwaivers:\n  - {concept: T, sdks: [b], reason: r}\n", "c.yml:5:25: no SDK is called b"},
		"bomb":            {"a: &a [x, x]\nb: [*a, *a]\n", "c.yml:1:4: anchors and aliases are not allowed"},
		"outside":         {"version: 1\nsdks:\n  - {name: a, language: go, root: ../x, files: [x]}\n", "c.yml:3:35: sdks.0.root"},
		"too large":       {strings.Repeat("#", maxSize+1), "larger than 1 MiB"},
	} {
		_, err := Parse("c.yml", []byte(c.in))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got  %v\nwant %s", name, err, c.want)
		}
	}
}

func TestProfilesAreValid(t *testing.T) {
	entries, err := profiles.ReadDir("profiles")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, _ := profiles.ReadFile("profiles/" + e.Name())
		if _, err := Parse(e.Name(), data); err != nil {
			t.Error(err)
		}
	}
}
