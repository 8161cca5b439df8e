package config

import (
	"strings"
	"testing"
	"time"
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
		"long line":       {"# " + strings.Repeat("x", maxLine), "c.yml:1:1: a line of more than 8 KiB"},
		"deep":            {strings.Repeat(strings.Repeat("[", 1000)+"\n", 11), "c.yml:11:1: more than 10,000 brackets"},
		"globs":           {"version: 1\nsdks:\n  - {name: a, language: go, files: [x" + strings.Repeat(",\n x", 500) + "]}\n", "c.yml:3:3: 501 globs, more than 500"},
		"braces":          {"version: 1\nsdks:\n  - {name: a, language: go, files: ['" + strings.Repeat("{a,b}", 7) + "']}\n", "c.yml:3:37: a glob with more than 64 alternatives"},
		"nested braces":   {"version: 1\nsdks:\n  - {name: a, language: go, files: ['" + strings.Repeat("{", 9) + strings.Repeat("}", 9) + "']}\n", "c.yml:3:37: a glob with more than 64 alternatives"},
		"waiver's glob":   {"version: 1\nsdks:\n  - {name: a, language: go, files: [x]}\nwaivers:\n  - {concept: '[', reason: r}\n", "c.yml:5:15: not a valid glob: ["},
		"waiver's day":    {"version: 1\nsdks:\n  - {name: a, language: go, files: [x]}\nwaivers:\n  - {concept: T, reason: r, expires: '2026-02-30'}\n", "c.yml:5:38: no such day: 2026-02-30"},
		"too large":       {strings.Repeat("#", maxSize+1), "larger than 256 KiB"},
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

func TestExpired(t *testing.T) {
	for day, want := range map[string]bool{"2026-12-30": false, "2026-12-31": false, "2027-01-01": true, "2030-01-01": true} {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		if got := (Waiver{Expires: "2026-12-31"}).Expired(at); got != want {
			t.Errorf("expired on %s: %v", day, got)
		}
		if (Waiver{}).Expired(at) {
			t.Errorf("a waiver without a day has expired on %s", day)
		}
	}
	if at := time.Date(2026, 12, 31, 23, 59, 59, 0, time.UTC); (Waiver{Expires: "2026-12-31"}).Expired(at) {
		t.Error("a waiver does not hold to the end of its last day")
	}
}
