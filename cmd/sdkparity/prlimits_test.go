package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"sdkparity/internal/fakegithub"
)

// TestPRManyFiles is a change to more files than a comparison lists.
func TestPRManyFiles(t *testing.T) {
	s := newStage(t)
	many := map[string]string{}
	for i := range 320 {
		many[fmt.Sprintf("aaa/%03d.txt", i)] = "words\n"
	}
	s.push(many)
	s.clone(s.base, s.head)
	r := s.run("--deliver", "all")
	if got := s.left(); r.code != 0 || got != all {
		t.Errorf("status %d, leaves %+v\n%s", r.code, got, r.stderr)
	}
}

// TestPRLong is a report that no comment holds.
func TestPRLong(t *testing.T) {
	s := newStage(t)
	_, head := sampleFiles()
	var more strings.Builder
	for i := range 60 {
		fmt.Fprintf(&more, "\nexport interface Wide%dConfig {\n", i)
		for j := range 12 {
			fmt.Fprintf(&more, "  aRatherLongNameOfAField%d_%d: string;\n", i, j)
		}
		more.WriteString("}\n")
	}
	head["node/src/types.ts"] += more.String()
	fields := regexp.MustCompile(`(export interface StorageConfig \{\n)`)
	var uses strings.Builder
	for i := range 60 {
		fmt.Fprintf(&uses, "  wide%d?: Wide%dConfig;\n", i, i)
	}
	head["node/src/types.ts"] = fields.ReplaceAllString(head["node/src/types.ts"], "${1}"+uses.String())
	s.push(head)
	s.clone(s.base, s.head)
	r := s.run("--deliver", "all")
	if len(r.summary) < 70_000 || len(r.summary) > 1<<20 {
		t.Errorf("the summary has %d bytes", len(r.summary))
	}
	c := s.comments()
	if len(c) != 1 || utf8.RuneCountInString(c[0]) >= 65_536 || !strings.Contains(c[0], "cut here") {
		t.Errorf("status %d, %d comments, the first of %d characters\n%.500s", r.code, len(c), len(strings.Join(c, "")), r.stderr)
	}
	if got := s.left(); got.remarks != 10 || got.checks != 1 {
		t.Errorf("leaves %+v\n%.500s", got, r.stderr)
	}
	if again := s.run("--deliver", "all"); len(writes(again.requests)) > 0 {
		t.Errorf("nothing changed, and it writes %v", writes(again.requests))
	}
	annotations := regexp.MustCompile(`(?m)^  warning node/src/types.ts`).FindAllString(s.gh.Dump(), -1)
	if len(annotations) < 60 || len(annotations) > 200 {
		t.Errorf("%d annotations", len(annotations))
	}
}

// TestPRLongNames is about names of more characters than they have columns, which an annotation's title has no room for.
func TestPRLongNames(t *testing.T) {
	s := newStage(t)
	_, head := sampleFiles()
	const opens = "export interface EncryptionConfig {\n"
	field := fmt.Sprintf("  %q?: string;\n", strings.Repeat("e\u0301\u0323", 150))
	head["node/src/types.ts"] = strings.Replace(head["node/src/types.ts"], opens, opens+field, 1)
	head["node/src/types.ts"] = strings.Replace(head["node/src/types.ts"], "export interface StorageConfig {\n", "export interface StorageConfig {\n"+field, 1)
	s.push(head)
	if r := s.run("--deliver", "all"); s.left().checks != 1 {
		t.Errorf("leaves %+v\n%s", s.left(), r.stderr)
	}
}

// nasty are names and words that would do something somewhere.
var nasty = []string{
	"@everyone", "<img src=x onerror=alert(1)>", "</details><script>", "](http://evil.example)", "::error file=x::boom", "##[error]boom",
	"\u202eevil", "a\u200bb", "-->", "```", "| x |", "#1", "http://evil.example/x", "\x1b[31m", "%0A::set-output name=status::ok",
}

// obeyed is what a runner takes for a command in a log, and what a terminal does.
var obeyed = regexp.MustCompile(`(?m)^\s*::|##\[|\x1b|\x{202e}`)

// TestPRHostileErrors holds that an error does not say to the runner what the file says that it is about.
func TestPRHostileErrors(t *testing.T) {
	s := newStage(t)
	hostile := "##[error]x\n::error::boom ###[add-mask]e\x1b[31m"
	s.push(map[string]string{configPath: fmt.Sprintf("version: 1\n%q: 3\n\"::error::boom\": 3\n", hostile)})
	file := filepath.Join(t.TempDir(), "report.json")
	for args, text := range map[string]string{
		"":                                 "",
		"a field":                          fmt.Sprintf(`{%q: 1}`, hostile),
		"the repository":                   fmt.Sprintf(`{"sdkparity": 1, "repository": %q, "check": {}}`, hostile),
		"a row of a check of another kind": fmt.Sprintf(`{"sdkparity": 1, "check": {%q: 1}}`, hostile),
	} {
		var from []string
		if text != "" {
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			from = []string{"--from", file}
		}
		r := s.run(from...)
		if m := obeyed.FindString(r.stderr + r.stdout); r.code == 0 || m != "" {
			t.Errorf("%s: status %d, says %q in\n%s", args, r.code, m, r.stderr)
		}
	}
	if got := harmless("a\n ::error::b\tc\n:x"); got != "a\n: :error::b c\n:x" {
		t.Errorf("harmless: %q", got)
	}
}

// TestPRHostile holds that nothing from source, from the pull request or from GitHub's answers is more than text anywhere.
func TestPRHostile(t *testing.T) {
	s := newStage(t)
	_, head := sampleFiles()
	var more strings.Builder
	for i, n := range nasty {
		fmt.Fprintf(&more, "  /** %s */\n  %q?: string;\n  n%d?: %q;\n", n, n, i, n)
	}
	const opens = "export interface EncryptionConfig {\n"
	head["node/src/types.ts"] = strings.Replace(head["node/src/types.ts"], opens, opens+more.String(), 1)
	head["node/src/@everyone ::error::.ts"] = "export interface Odd { a: string }\n"
	s.push(head)
	s.gh.Set(func() {
		s.pull.Title, s.pull.Body = strings.Join(nasty, " "), "sdkparity: defer "+strings.Join(nasty, ", ")+"\nsdkparity: defer cobol\nsdkparity: bogus ::error::x @everyone <img src=x>\n"
		s.pull.Labels = []string{"sdkparity: @everyone"}
	})
	s.gh.Fail(fakegithub.Fault{Method: "POST", Path: aScan, Status: 403, Text: `{"message": "::error::boom\n::set-output name=x::y \u001b[31m ` + s.token + `"}`})
	r := s.run("--deliver", "all")
	if r.outputs["status"] != "gaps" || strings.Contains(r.stderr, s.token) {
		t.Errorf("status %d, outputs %v\n%s", r.code, r.outputs, r.stderr)
	}
	for name, text := range map[string]string{"stdout": r.stdout, "stderr": r.stderr} {
		if m := obeyed.FindString(text); m != "" {
			t.Errorf("%s has %q\n%s", name, m, text)
		}
	}
	for _, n := range []string{"@everyone", "evil.example", "img src", "error file=x"} {
		if !strings.Contains(r.stdout+r.report+s.gh.Dump(), n) {
			t.Errorf("%s is nowhere, so nothing is tested", n)
		}
	}
	for _, text := range append(s.comments(), r.summary, r.report, s.gh.Dump()) {
		unmarked(t, text)
	}
}

var (
	markup = regexp.MustCompile("(?i)<img|<script|\\]\\(http://evil|(^|[^\\w.&;])@[a-z]|\u202e|\u200b|\x1b")
	fenced = regexp.MustCompile("(?ms)^[ |]*(````\\w+\n.*?\n[ |]*````|```\\w+\n.*?\n[ |]*```)$") // code, which is shown as it is
	shown  = regexp.MustCompile("`[^`\n]+`|<code>[^<\n]*</code>")
	people = regexp.MustCompile(`(?m)^pull request #1 .*\n(  \| .*\n)*`)                                   // what its author wrote
	plain  = regexp.MustCompile(`(?ms)^  title: [^\n]*\n|^  (title|warning|notice|failure) .*?\n( *\n|$)`) // plain text, for GitHub
)

// unmarked holds that nothing hostile in a text would do anything where it is shown.
func unmarked(t *testing.T, text string) {
	t.Helper()
	for _, harmless := range []*regexp.Regexp{fenced, shown, people, plain} {
		text = harmless.ReplaceAllString(text, "")
	}
	if m := markup.FindStringIndex(text); m != nil {
		t.Errorf("markup at %q", text[max(0, m[0]-100):min(len(text), m[1]+100)])
	}
}

// TestPRManyComments finds our comment behind a hundred of others.
func TestPRManyComments(t *testing.T) {
	s := newStage(t)
	for i := range 130 {
		s.pull.Comment("ann", fmt.Sprint("words ", i))
	}
	s.run()
	if r := s.run(); len(writes(r.requests)) > 0 || s.left().comments != 1 {
		t.Errorf("it writes %v and leaves %+v", writes(r.requests), s.left())
	}
}

// TestPRTwoJobs holds that two jobs have a comment and a check run each.
func TestPRTwoJobs(t *testing.T) {
	s := newStage(t)
	for range 2 {
		s.run("--deliver", "all", "--id", "one")
		s.run("--deliver", "all", "--id", "two")
	}
	if got := s.left(); got.comments != 2 || got.remarks != 6 || got.checks != 2 {
		t.Errorf("leaves %+v", got)
	}
}
