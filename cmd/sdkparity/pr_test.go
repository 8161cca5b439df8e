package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sdkparity/internal/fakegithub"
)

// left counts what we left on GitHub.
type left struct{ comments, remarks, checks int }

func (s *stage) left() left {
	dump := s.gh.Dump()
	return left{
		comments: strings.Count(dump, "\ncomment by github-actions[bot]"), remarks: strings.Count(dump, "\nreview comment by github-actions[bot]"),
		checks: strings.Count(dump, "\ncheck \"sdkparity\" of github-actions at "+s.head[:7]),
	}
}

func writes(requests []fakegithub.Request) []string {
	var out []string
	for _, r := range requests {
		if r.Writes() {
			out = append(out, r.Method+" "+r.Path)
		}
	}
	return out
}

// undo pushes what takes the sample's change back.
func (s *stage) undo() {
	base, head := sampleFiles()
	before := map[string]string{}
	var removed []string
	for name := range head {
		if text, ok := base[name]; ok {
			before[name] = text
			continue
		}
		removed = append(removed, name)
	}
	s.push(before, removed...)
}

// TestPR is the life of a pull request: it opens gaps, is looked at again, closes them and opens them anew.
func TestPR(t *testing.T) {
	s := newStage(t)
	s.clone(s.base, s.head)
	first := s.run("--deliver", "all")
	if first.code != 0 || first.outputs["status"] != "gaps" || first.outputs["new"] != "20" || first.outputs["fixed"] != "0" {
		t.Errorf("first run: status %d, outputs %v\n%s", first.code, first.outputs, first.stderr)
	}
	for name, text := range map[string]string{"summary": first.summary, "stdout": first.stdout, "report": first.report, "comment": strings.Join(s.comments(), "")} {
		if !strings.Contains(text, "2 of 6 SDKs have") || !strings.Contains(text, "EncryptionConfig") {
			t.Errorf("%s says %s", name, text)
		}
	}
	if got, want := s.left(), (left{1, 3, 1}); got != want {
		t.Errorf("first run leaves %+v, want %+v", got, want)
	}
	counted(t, "first", first, 12)

	again := s.run("--deliver", "all")
	if w := writes(again.requests); len(w) > 0 {
		t.Errorf("nothing changed, and it writes %v", w)
	}
	counted(t, "unchanged", again, 6)

	s.undo()
	s.clone(s.head)
	fixed := s.run("--deliver", "all")
	if fixed.outputs["status"] != "quiet" || fixed.outputs["new"] != "0" {
		t.Errorf("fixed: outputs %v\n%s", fixed.outputs, fixed.stderr)
	}
	if c := s.comments(); len(c) != 1 || !strings.Contains(c[0], "**Resolved**") || len(c[0]) > 600 {
		t.Errorf("fixed: comments %q", c)
	}
	if n := strings.Count(s.gh.Dump(), "(minimised as resolved)"); n != 3 {
		t.Errorf("%d review comments are folded", n)
	}
	counted(t, "changed", fixed, 8)
	if w := writes(s.run("--deliver", "all").requests); len(w) > 0 {
		t.Errorf("nothing changed since it was fixed, and it writes %v", w)
	}

	_, head := sampleFiles()
	s.push(head)
	s.clone(s.head)
	opened := s.run("--deliver", "all")
	if c := s.comments(); len(c) != 1 || strings.Contains(c[0], "Resolved") || !strings.Contains(c[0], "lack it") {
		t.Errorf("opened anew: comments %q", c)
	}
	if got, want := s.left(), (left{1, 3, 1}); got != want || strings.Contains(s.gh.Dump(), "(minimised") {
		t.Errorf("opened anew leaves %+v, want %+v", got, want)
	}
	counted(t, "opened anew", opened, 8)
}

// TestPRPartlyFixed holds that a review comment says who lacks something now, and stays one comment whatever is fixed and opened in turn.
func TestPRPartlyFixed(t *testing.T) {
	s := newStage(t)
	s.run("--deliver", "review,summary")
	said := func() string {
		var list []struct{ Body string }
		s.get(fmt.Sprintf("/repos/%s/pulls/%d/comments?per_page=100", s.repo.Name, s.pull.Number), &list)
		if len(list) != 3 {
			t.Fatalf("%d review comments", len(list))
		}
		for _, c := range list {
			if strings.Contains(c.Body, "lack `EncryptionConfig`") {
				return c.Body
			}
		}
		return ""
	}
	before := said()
	types := goTypes()
	const opens, field = "type StorageConfig struct {\n", "\tEncryption *EncryptionConfig `json:\"encryption,omitempty\"`\n"
	s.push(map[string]string{"go/types.go": strings.Replace(types, opens, encryptionInGo+opens+field, 1)})
	r := s.run("--deliver", "review,summary")
	if got := said(); !strings.Contains(got, "**python, rust and java lack") || strings.Contains(got, "go: ") || len(writes(r.requests)) != 1 {
		t.Errorf("in Go it is fixed: writes %v\n%s\n%s", writes(r.requests), got, r.stderr)
	}
	if r = s.run("--deliver", "review,summary"); len(writes(r.requests)) > 0 {
		t.Errorf("nothing changed, and it writes %v", writes(r.requests))
	}
	s.push(map[string]string{"go/types.go": types})
	if s.run("--deliver", "review,summary"); said() != before {
		t.Errorf("opened anew it says\n%s\nand said before\n%s", said(), before)
	}
}

func counted(t *testing.T, what string, r ran, most int) {
	t.Helper()
	t.Logf("%s: %d requests, %d of them write", what, len(r.requests), len(writes(r.requests)))
	if len(r.requests) > most {
		for _, q := range r.requests {
			t.Log(q.Method, q.Path, q.Status)
		}
		t.Errorf("%s: %d requests, more than %d", what, len(r.requests), most)
	}
}

// TestPRQuiet holds that a change to nothing public is not talked about.
func TestPRQuiet(t *testing.T) {
	s := newStage(t)
	s.undo()
	s.push(map[string]string{"README.md": "words"})
	r := s.run()
	if r.code != 0 || r.outputs["status"] != "quiet" || len(s.comments()) != 0 {
		t.Errorf("status %d, outputs %v, comments %q", r.code, r.outputs, s.comments())
	}
}

// TestPRWithoutClone reads everything from GitHub, and nothing of it twice.
func TestPRWithoutClone(t *testing.T) {
	s := newStage(t)
	r := s.run()
	if r.code != 0 || r.outputs["status"] != "gaps" {
		t.Fatalf("status %d, outputs %v\n%s", r.code, r.outputs, r.stderr)
	}
	for _, q := range r.requests {
		if strings.Contains(q.Path, "/contents/") || strings.Contains(q.Path, "tarball") {
			t.Errorf("asks for %s", q.Path)
		}
	}
	if len(r.requests) > 16 {
		t.Errorf("%d requests", len(r.requests))
	}
	cold := len(r.requests)
	if r = s.run(); len(r.requests) > 12 {
		t.Errorf("with the cache there are %d requests, without %d", len(r.requests), cold)
	}
	t.Logf("without a clone: %d requests cold, %d with the cache of the last run", cold, len(r.requests))
	s.cache = t.TempDir()
	s.gh.Fail(fakegithub.Fault{Path: "/graphql", Status: 502})
	if r = s.run(); r.outputs["status"] != "gaps" || len(r.requests) < 60 {
		t.Errorf("without GraphQL: %d requests, outputs %v\n%s", len(r.requests), r.outputs, r.stderr)
	}
}

// TestPRFailOn holds that the check fails, and the command with it, only where it is asked to.
func TestPRFailOn(t *testing.T) {
	s := newStage(t)
	s.clone(s.base, s.head)
	if r := s.run("--fail-on", "error"); r.code != 0 || !strings.Contains(s.gh.Dump(), "completed neutral") {
		t.Errorf("status %d\n%s", r.code, r.stderr)
	}
	if r := s.run("--fail-on", "warning"); r.code != 1 || !strings.Contains(s.gh.Dump(), "completed failure") || !strings.Contains(r.summary, "EncryptionConfig") {
		t.Errorf("status %d\n%s", r.code, r.stderr)
	}
}

// TestPRSeries holds that a directive in the body, or in a label, makes gaps planned.
func TestPRSeries(t *testing.T) {
	s := newStage(t)
	s.clone(s.base, s.head)
	s.gh.Set(func() { s.pull.Body = "Part one.\n\nsdkparity: defer python, go until #1748\n" })
	s.gh.Set(func() { s.pull.Labels = []string{"sdkparity: defer rust, java"} })
	r := s.run()
	if r.outputs["status"] != "agree" || len(s.comments()) != 1 || !strings.Contains(s.comments()[0], "planned") || !strings.Contains(s.comments()[0], "1748") {
		t.Errorf("outputs %v, comments %q", r.outputs, s.comments())
	}
}

// TestPRFork holds that a fork's change is judged by the base's configuration, and one of our own by its own.
func TestPRFork(t *testing.T) {
	base, head := sampleFiles()
	head[configPath] = base[configPath] + "waivers: [{concept: \"*\", reason: mine}]\n"
	for _, fork := range []bool{false, true} {
		s := emptyStage(t)
		s.base = s.repo.Commit(base)
		s.repo.Branch("main", s.base)
		s.head = s.repo.Edit(s.base, head)
		p := &fakegithub.Pull{Head: "encrypt", HeadSHA: s.head}
		if fork {
			p.HeadRepo = s.repo.Fork("mallory/tidewater")
		}
		s.pull = s.repo.Open(fakegithub.Issue{Title: "Encrypt", Author: "mallory", Pull: p})
		want := map[bool]string{false: "agree", true: "gaps"}[fork]
		if r := s.run(); r.outputs["status"] != want {
			t.Errorf("fork %v: outputs %v\n%s", fork, r.outputs, r.stderr)
		}
		s.event = "pull_request_target"
		if r := s.run(); r.outputs["status"] != "gaps" {
			t.Errorf("pull_request_target, fork %v: outputs %v\n%s", fork, r.outputs, r.stderr)
		}
	}
}

// TestPRGoneSDK holds that an SDK which a change moves to where the configuration does not look is missed, and that one which is moved
// with the configuration is not.
func TestPRGoneSDK(t *testing.T) {
	base, _ := sampleFiles()
	moved := map[string]string{}
	var gone []string
	for name, text := range base {
		if rest, ok := strings.CutPrefix(name, "go/"); ok {
			moved["golang/"+rest] = text
			gone = append(gone, name)
		}
	}
	s := emptyStage(t)
	s.base = s.repo.Commit(base)
	s.repo.Branch("main", s.base)
	s.head = s.repo.Edit(s.base, moved, gone...)
	s.pull = s.repo.Open(fakegithub.Issue{Title: "Move", Author: "ann", Pull: &fakegithub.Pull{Head: "move", HeadSHA: s.head}})
	const missed = ", but go is no longer where the configuration has it"
	if r := s.run(); len(s.comments()) != 1 || !strings.Contains(s.comments()[0], missed) || !strings.Contains(r.stderr, missed) {
		t.Errorf("moved: comments %.500q\n%s", s.comments(), r.stderr)
	}
	s.push(map[string]string{configPath: strings.Replace(base[configPath], "root: go\n", "root: golang\n", 1)})
	if r := s.run(); strings.Contains(s.comments()[0], missed) {
		t.Errorf("moved with the configuration: comments %.500q\n%s", s.comments(), r.stderr)
	}
}

// TestPRNamedConfig holds that a configuration which --config names is the base's for a fork, too, whatever is checked out.
func TestPRNamedConfig(t *testing.T) {
	const file = "ci/parity.yml"
	base, head := sampleFiles()
	base[file] = base[configPath]
	delete(base, configPath)
	head[file] = base[file] + "waivers: [{concept: \"*\", reason: none of it matters}]\n"
	s := emptyStage(t)
	s.base = s.repo.Commit(base)
	s.repo.Branch("main", s.base)
	s.head = s.repo.Edit(s.base, head)
	s.pull = s.repo.Open(fakegithub.Issue{Title: "Encrypt", Author: "mallory", Pull: &fakegithub.Pull{Head: "encrypt", HeadSHA: s.head, HeadRepo: s.repo.Fork("mallory/tidewater")}})
	t.Chdir(t.TempDir())
	if r := s.run("--config", file); r.outputs["status"] != "gaps" {
		t.Errorf("without a checkout: outputs %v\n%s", r.outputs, r.stderr)
	}
	s.clone(s.base, s.head)
	s.git("", "reset", "-q", "--hard", s.head)
	if r := s.run("--config", filepath.Join(s.dir, file)); r.outputs["status"] != "gaps" {
		t.Errorf("with the fork checked out: outputs %v\n%s", r.outputs, r.stderr)
	}
	if r := s.run("--config", filepath.Join(s.dir, "ci/other.yml")); r.code != 2 || !strings.Contains(r.stderr, "it is not in commit "+s.base) {
		t.Errorf("not in the base: status %d\n%s", r.code, r.stderr)
	}
	made := filepath.Join(t.TempDir(), "made.yml")
	if err := os.WriteFile(made, []byte(head[file]), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := s.run("--config", made); r.outputs["status"] != "agree" {
		t.Errorf("made by the workflow: outputs %v\n%s", r.outputs, r.stderr)
	}
}

// TestPRBase holds that what came to main meanwhile is not blamed on the pull request.
func TestPRBase(t *testing.T) {
	s := emptyStage(t)
	base, head := sampleFiles()
	s.base = s.repo.Commit(base)
	s.repo.Branch("main", s.base)
	s.head = s.repo.Edit(s.base, map[string]string{"README.md": "words"})
	s.pull = s.repo.Open(fakegithub.Issue{Title: "Words", Author: "ann", Pull: &fakegithub.Pull{Head: "words", HeadSHA: s.head, BaseSHA: s.base}})
	later := s.repo.Edit(s.base, head)
	s.repo.Branch("main", later)
	if r := s.run(); r.outputs["status"] != "quiet" {
		t.Errorf("main moved on: outputs %v\n%s", r.outputs, r.stdout)
	}
	files := map[string]string{}
	for name, text := range base {
		files[name] = text
	}
	for name, text := range head {
		files[name] = text
	}
	merged := s.repo.Commit(files, s.head, later)
	s.pull.Push(merged)
	if r := s.run(); r.outputs["status"] != "quiet" {
		t.Errorf("main was merged: outputs %v\n%s", r.outputs, r.stdout)
	}
}

// TestPRTwoSteps computes with a token that only reads and delivers in a run that trusts nothing of it.
func TestPRTwoSteps(t *testing.T) {
	s := newStage(t)
	s.clone(s.base, s.head)
	writer := s.token
	s.token = s.gh.Token("github-actions[bot]", "contents:read", "pull_requests:read")
	file := filepath.Join(t.TempDir(), "report.json")
	first := s.run("--deliver", "summary,outputs", "--save", file)
	if first.code != 0 || !strings.Contains(first.summary, "EncryptionConfig") || len(writes(first.requests)) > 0 {
		t.Fatalf("status %d, %s", first.code, first.stderr)
	}
	s.token, s.dir, s.event = writer, "", "workflow_run"
	s.payload = s.workflowRun(s.head)
	second := s.run("--from", file)
	if second.code != 0 || len(s.comments()) != 1 || !strings.HasSuffix(s.comments()[0], first.report) {
		t.Errorf("status %d, comments %q\n%s", second.code, s.comments(), second.stderr)
	}
	counted(t, "second step", second, 12)

	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s.gh.Forget()
	for name, c := range map[string]struct{ old, new, says string }{
		"another pull request": {`"number":1`, `"number":2`, "#2"}, "another repository": {"acme/tidewater", "acme/tideway", "acme/tideway"},
		"another head": {s.head, strings.Repeat("a", 40), "is of commit"}, "another base": {s.base, strings.Repeat("b", 40), "compares with"},
		"another SDK": {`"node"`, `"nodes"`, "SDK"}, "no JSON": {"{", "[", "no report"}, "another format": {`"sdkparity":1`, `"sdkparity":2`, "format"},
		"a new field": {`{"sdkparity"`, `{"extra":1,"sdkparity"`, "unknown field"},
	} {
		bad := filepath.Join(t.TempDir(), "bad.json")
		if err := os.WriteFile(bad, []byte(strings.ReplaceAll(string(data), c.old, c.new)), 0o644); err != nil {
			t.Fatal(err)
		}
		r := s.run("--from", bad)
		if r.code == 0 || !strings.Contains(r.stderr, c.says) || len(writes(r.requests)) > 0 {
			t.Errorf("%s: status %d, writes %v, says %s", name, r.code, writes(r.requests), r.stderr)
		}
	}
	s.push(map[string]string{"README.md": "later"})
	if r := s.run("--from", file); r.code != 0 || r.outputs["status"] != "skipped" || len(writes(r.requests)) > 0 {
		t.Errorf("the head moved on: status %d, %v, %s", r.code, r.outputs, r.stderr)
	}
}

// TestPRTwoOfOneBranch holds that a report reaches the pull request that it is of where another asks for the same branch.
func TestPRTwoOfOneBranch(t *testing.T) {
	s := newStage(t)
	s.repo.Branch("stable", s.base)
	first := s.pull
	second := s.repo.Open(fakegithub.Issue{Title: "Encrypt there, too", Author: "ann", Pull: &fakegithub.Pull{Head: "encrypt", HeadSHA: s.head, Base: "stable"}})
	for _, pull := range []*fakegithub.Issue{first, second} {
		s.pull, s.event, s.payload = pull, "pull_request", nil
		file := filepath.Join(t.TempDir(), "report.json")
		s.run("--deliver", "summary,outputs", "--save", file)
		s.event, s.payload = "workflow_run", s.workflowRun(s.head)
		if r := s.run("--from", file); r.code != 0 || len(s.comments()) != 1 {
			t.Errorf("#%d: status %d, %d comments\n%s", pull.Number, r.code, len(s.comments()), r.stderr)
		}
	}
}

func (s *stage) workflowRun(head string) []byte {
	return fmt.Appendf(nil, `{"action": "completed", "repository": {"full_name": %q}, "workflow_run": {"event": "pull_request", "head_sha": %q,
		"head_branch": %q, "head_repository": {"full_name": %q, "owner": {"login": "acme"}}, "pull_requests": []}}`, s.repo.Name, head, s.pull.Pull.Head, s.repo.Name)
}
