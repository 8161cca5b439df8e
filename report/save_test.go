package report

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
	"sdkparity/model"
)

const (
	savedBase = "1111111111111111111111111111111111111111"
	savedHead = "2222222222222222222222222222222222222222"
)

// TestSave holds that a check that was saved and read again gives the same reports, for every check in the archives.
func TestSave(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	checks := 0
	for _, file := range files {
		in, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(string(golden.File(t, in, "result")), "\n")
		r := resultOf(t, text)
		if r.Changes == nil {
			continue
		}
		checks++
		r.Base, r.Head = savedBase, savedHead
		const web = "https://github.com/acme/lamps"
		r.Link = func(p model.Pos) string { return (saved{Head: r.Head}).link(web)(p) }
		again := reloaded(t, r, web)
		for _, format := range []string{"markdown", "json", "text"} {
			if want, got := written(t, format, r), written(t, format, again); want != got {
				t.Errorf("%s as %s, saved:\n%s\nand not saved:\n%s", file, format, got, want)
			}
		}
		if want, got := OutcomeOf(r), OutcomeOf(again); want != got {
			t.Errorf("%s: saved %+v, not saved %+v", file, got, want)
		}
	}
	if checks < 3 {
		t.Errorf("only %d checks", checks)
	}
}

func reloaded(t *testing.T, r Result, web string) Result {
	t.Helper()
	var b bytes.Buffer
	if err := Save(&b, r); err != nil {
		t.Fatal(err)
	}
	again, err := Load(&b, web)
	if err != nil {
		t.Fatal(err)
	}
	return again
}

// TestLoadHostile holds that what cannot be a result is refused, and that nothing of it makes the program fall over.
func TestLoadHostile(t *testing.T) {
	ids := `"Version": 1, "Base": "` + savedBase + `", "Head": "` + savedHead + `", "SDKs": ["a", "b"]`
	for text, says := range map[string]string{
		``: "EOF", `[]`: "cannot unmarshal", `{"Version": 2}`: "version 2", `{` + ids + `, "Extra": 1}`: "unknown field", `{` + ids + `} {}`: "more than one",
		`{"Version": 1, "Base": "main", "Head": "` + savedHead + `"}`:                                                                      "no commit",
		`{` + strings.Replace(ids, `"b"`, `"<b>"`, 1) + `}`:                                                                                "no SDK's name",
		`{` + strings.Replace(ids, `"b"`, `"a"`, 1) + `}`:                                                                                  "no SDK's name",
		`{` + ids + `, "Rows": [{"Concept": "X", "Key": "x", "Cells": [{"State": 1}]}]}`:                                                   "as many cells",
		`{` + ids + `, "Rows": [{"Concept": "X", "Key": "x", "Kind": 99, "Cells": [{}, {}]}]}`:                                             "kind",
		`{` + ids + `, "Rows": [{"Concept": "X", "Key": "x", "Cells": [{"State": 99}, {}]}]}`:                                              "state",
		`{` + ids + `, "Rows": [{"Concept": "X", "Key": "x", "Change": "added", "Cells": [{}, {}]}]}`:                                      "as many cells",
		`{` + ids + `, "Rows": [{"Concept": "X", "Key": "x", "Cells": [{"At": {"File": "../../x"}}, {}]}]}`:                                "no file",
		`{` + ids + `, "Problems": [{"SDK": "nobody"}]}`:                                                                                   "no SDK of it",
		`{` + ids + `, "Findings": [{"SDK": "a", "Rule": "nosuch", "Severity": "note", "Status": "new"}]}`:                                 "rule",
		`{` + ids + `, "Findings": [{"SDK": "a", "Rule": "type-missing", "Severity": "dire", "Status": "new"}]}`:                           "severity",
		`{` + ids + `, "Notes": ["` + strings.Repeat("x", maxSavedText+1) + `"]}`:                                                          "a text of more",
		`{` + ids + `, "Notes": [` + strings.TrimSuffix(strings.Repeat(`"",`, maxSavedEntries+1), ",") + `]}`:                              "a list of more",
		`{` + ids + `, "Notes": ["` + strings.Repeat("x", maxSaved) + `"]}`:                                                                "larger than 16 MiB",
		`{` + ids + `, "Rows": [{"Concept": "X", "Key": "x", "Change": "burnt", "ChangedIn": [true, true], "Cells": [{"State": 1}, {}]}]}`: "change",
	} {
		if _, err := Load(strings.NewReader(text), ""); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.200s: %v, want %q", text, err, says)
		}
	}
	ok := `{` + ids + `, "Rows": [{"Concept": "X @maintainer <img src=x>", "Key": "", "Kind": 1, "Change": "added", "ChangedIn": [true, false],
		"Cells": [{"State": 1}, {"State": 2, "Expected": {"Name": "](http://evil.example) ::error::"}}]}],
		"Findings": [{"Rule": "type-missing", "Severity": "warning", "Status": "new", "SDK": "b", "Text": "<script>", "Row": ""},
		{"Rule": "type-missing", "Severity": "warning", "Status": "new", "SDK": "a", "Row": "nowhere"}], "Codegen": {"b": "rm -rf @x"}}`
	r, err := Load(strings.NewReader(ok), "https://github.com/acme/lamps")
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"text", "json", "sarif"} {
		written(t, format, r)
	}
	out := codeSpans.ReplaceAllString(written(t, "markdown", r), "")
	for _, mark := range []string{"<img", "<script", "](", "@"} {
		if strings.Contains(out, mark) {
			t.Errorf("markdown has %s outside of code: %s", mark, out)
		}
	}
	Remarks(r)
}

// TestLoadLarge holds that as much as is let in is written in little time.
func TestLoadLarge(t *testing.T) {
	var findings, rows, problems strings.Builder
	for i := range maxSavedEntries {
		fmt.Fprintf(&findings, `{"ID": "%d", "Rule": "type-missing", "Severity": "warning", "Status": "fixed", "SDK": "a", "Concept": "C%d", "Row": "r%d"},`, i, i, i)
		fmt.Fprintf(&rows, `{"Concept": "C%d", "Key": "r%d", "Kind": 1, "Change": "added", "ChangedIn": [true, false], "Cells": [{"State": 1}, {"State": 2}]},`, i, i)
		fmt.Fprintf(&problems, `{"SDK": "b", "File": "f%d", "Text": "x"},`, i)
	}
	list := func(b *strings.Builder) string { return "[" + strings.TrimSuffix(b.String(), ",") + "]" }
	text := `{"Version": 1, "Base": "` + savedBase + `", "Head": "` + savedHead + `", "SDKs": ["a", "b"], "Findings": ` + list(&findings) + `, "Rows": ` + list(&rows) + `, "Problems": ` + list(&problems) + `}`
	start := time.Now()
	r, err := Load(strings.NewReader(text), "https://github.com/acme/lamps")
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"markdown", "json", "sarif"} {
		written(t, format, r)
	}
	Remarks(r)
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("takes %s", d)
	}
	t.Logf("%d bytes take %s", len(text), time.Since(start))
}
