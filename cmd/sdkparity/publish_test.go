package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sdkparity/internal/fakegithub"
)

type issueText struct {
	Number int
	State  string
	Body   string
	User   struct{ Login string }
}

// tracking are the issues, without pull requests, the oldest first.
func (s *stage) tracking() []issueText {
	s.t.Helper()
	var list []struct {
		issueText
		PullRequest *struct{} `json:"pull_request"`
	}
	s.get("/repos/"+s.repo.Name+"/issues?state=all&direction=asc&per_page=100", &list)
	var out []issueText
	for _, i := range list {
		if i.PullRequest == nil {
			out = append(out, i.issueText)
		}
	}
	slices.SortFunc(out, func(a, b issueText) int { return a.Number - b.Number })
	return out
}

// auditStage is a stage whose main branch goes from the sample's base to its change.
func auditStage(t *testing.T) (s *stage, base, head string) {
	t.Helper()
	s = newStage(t)
	s.clone(s.base, s.head)
	return s, s.base, s.head
}

// TestPublish is the life of a tracking issue: there is none while all is well, then it says what is new, what is fixed, and ends.
func TestPublish(t *testing.T) {
	s, base, head := auditStage(t)
	s.head = base
	if r := s.audit(); r.code != 0 || len(s.tracking()) != 0 || r.outputs["status"] != "agree" || !strings.Contains(r.summary, "no difference") {
		t.Fatalf("all is well: status %d, %+v, outputs %v\n%s", r.code, s.tracking(), r.outputs, r.stderr)
	}

	s.head = head
	html, json := filepath.Join(t.TempDir(), "a.html"), filepath.Join(t.TempDir(), "a.json")
	r := s.audit("--html", html, "--json", json)
	i := s.tracking()
	if r.code != 0 || len(i) != 1 || i[0].State != "open" || i[0].User.Login != "github-actions[bot]" || r.outputs["issue"] != fmt.Sprint(i[0].Number) {
		t.Fatalf("status %d, %+v, outputs %v\n%s", r.code, i, r.outputs, r.stderr)
	}
	for _, part := range []string{"This is the first audit", "| Area |", "`EncryptionConfig`", "Coverage"} {
		if !strings.Contains(i[0].Body, part) {
			t.Errorf("the issue does not say %s\n%.1500s", part, i[0].Body)
		}
	}
	for _, file := range []string{html, json} {
		if data, err := os.ReadFile(file); err != nil || !strings.Contains(string(data), "EncryptionConfig") {
			t.Errorf("%s: %v", file, err)
		}
	}
	counted(t, "first audit", r, 5)
	if again := s.audit(); len(writes(again.requests)) > 0 {
		t.Errorf("nothing changed, and it writes %v", writes(again.requests))
	}

	const opens, field = "type StorageConfig struct {\n", "\tEncryption *EncryptionConfig `json:\"encryption,omitempty\"`\n"
	fix := strings.Replace(goTypes(), opens, encryptionInGo+opens+field, 1)
	s.head = s.repo.Edit(head, map[string]string{"go/types.go": fix})
	s.clone(s.head)
	r = s.audit()
	if i = s.tracking(); len(i) != 1 || !strings.Contains(i[0].Body, "**Fixed** since `"+head[:12]+"`") || r.outputs["fixed"] == "0" {
		t.Errorf("partly fixed: outputs %v\n%.1500s", r.outputs, i[0].Body)
	}

	s.head = base
	if r = s.audit(); r.code != 0 || s.tracking()[0].State != "closed" || !strings.Contains(s.tracking()[0].Body, "**Fixed**") {
		t.Errorf("fixed: %+v\n%s", s.tracking(), r.stderr)
	}
	s.head = head
	if r = s.audit(); len(s.tracking()) != 1 || s.tracking()[0].State != "open" || !strings.Contains(s.tracking()[0].Body, "**New** since") || r.outputs["new"] == "0" {
		t.Errorf("opened anew: %+v\n%s", s.tracking(), r.stderr)
	}
}

const encryptionInGo = `type EncryptionConfig struct {
	Algorithm string ` + "`json:\"algorithm\"`" + `
	KeyID     string ` + "`json:\"keyId\"`" + `
	Tenant    string ` + "`json:\"tenant\"`" + `
	Vault     string ` + "`json:\"vault\"`" + `
}

`

func goTypes() string {
	base, head := sampleFiles()
	if text, ok := head["go/types.go"]; ok {
		return text
	}
	return base["go/types.go"]
}

// TestPublishIncomplete holds that what an audit could not see is neither fixed nor closed.
func TestPublishIncomplete(t *testing.T) {
	s, _, head := auditStage(t)
	s.audit()
	before := s.tracking()[0]
	base, _ := sampleFiles()
	var gone []string // the whole Java SDK, and what only Node and .NET have is in files that break
	for name := range base {
		if strings.HasPrefix(name, "java/") || strings.HasPrefix(name, "go/") {
			gone = append(gone, name)
		}
	}
	s.head = s.repo.Edit(head, map[string]string{"rust/src/types.rs": "pub struct {{{{ broken"}, gone...)
	s.clone(s.head)
	r := s.audit()
	after := s.tracking()[0]
	if r.code != 0 || r.outputs["fixed"] != "0" || strings.Contains(after.Body, "**Fixed**") || after.State != "open" || !strings.Contains(after.Body, "saw less than the last one") {
		t.Errorf("outputs %v, before\n%.700s\nafter\n%.1500s", r.outputs, before.Body, after.Body)
	}
	s.head = head
	if r := s.audit(); r.outputs["fixed"] != "0" || r.outputs["new"] != "0" {
		t.Errorf("seen again: outputs %v\n%.900s", r.outputs, s.tracking()[0].Body)
	}
}

// TestPublishPeople holds that what people wrote and decided stays.
func TestPublishPeople(t *testing.T) {
	s, base, head := auditStage(t)
	s.audit()
	first := s.tracking()[0]
	s.repo.Open(fakegithub.Issue{Title: "Mine", Author: "mallory", Body: first.Body})
	s.repo.Open(fakegithub.Issue{Number: 1748, Title: "Python", Author: "ann", Closed: true})
	s.repo.Open(fakegithub.Issue{Title: "A @maintainer <img src=x>", Author: "ann", Body: "sdkparity: defer python, go until #1748", Pull: &fakegithub.Pull{Head: "later", HeadSHA: head}})
	s.repo.Open(fakegithub.Issue{Title: "Dropped", Author: "ann", Closed: true, Body: "sdkparity: only node", Pull: &fakegithub.Pull{Head: "dropped", HeadSHA: head}})
	s.repo.Open(fakegithub.Issue{Title: "Noise", Author: "mallory", Body: strings.Repeat("sdkparity: defer cobol, rust until never\n", 900), Pull: &fakegithub.Pull{Head: "noise", HeadSHA: head}})
	s.repo.Open(fakegithub.Issue{Title: "Elsewhere", Author: "ann", Body: "sdkparity: defer cobol", Pull: &fakegithub.Pull{Head: "elsewhere", HeadSHA: head}})
	s.head = s.repo.Edit(head, map[string]string{"README.md": "words"})
	s.clone(s.head)
	s.audit()
	list := s.tracking()
	if body := list[0].Body; !strings.Contains(body, "python and go follow, until #1748, **which is closed**") || strings.Contains(body, "Dropped") || strings.Contains(body, "<img") || strings.Contains(body, " @m") {
		t.Errorf("planned work\n%.1500s", body)
	}
	if body := list[0].Body; strings.Count(body, "Noise") > 5 || strings.Contains(body, "cobol") || strings.Contains(body, "Elsewhere") {
		t.Errorf("planned work that is none\n%.1500s", body)
	}
	if list[1].Body != first.Body || len(list) != 3 {
		t.Errorf("somebody else's issue says\n%.500s", list[1].Body)
	}
	s.gh.Fail(fakegithub.Fault{Method: "GET", Path: "/repos/*/*/pulls", Status: 403})
	s.head = head
	if s.audit(); strings.Contains(s.tracking()[0].Body, "Planned by") || !strings.Contains(s.tracking()[0].Body, "What pull requests plan is not known") {
		t.Errorf("planned work that cannot be read\n%.1500s", s.tracking()[0].Body)
	}
	s.gh.Heal()
	s.gh.Fail(fakegithub.Fault{Method: "PATCH", Path: "/repos/*/*/issues/*", Status: 403})
	s.head = base
	if r := s.audit(); r.code != 0 || !strings.Contains(r.stderr, "the summary takes its place") || r.summary == "" {
		t.Errorf("status %d, %s", r.code, r.stderr)
	}
	s.gh.Heal()
	s.patch(first.Number, `{"state": "closed", "state_reason": "not_planned"}`)
	s.head = head
	if s.audit(); s.tracking()[0].State != "closed" {
		t.Error("an issue that a person closed is open again")
	}
}

// TestPublishFaults holds that there is one issue, whatever happens to the answer.
func TestPublishFaults(t *testing.T) {
	for name, f := range map[string]fakegithub.Fault{
		"cut after": {Method: "POST", Path: "/repos/*/*/issues", Cut: fakegithub.CutAfter, Times: 1}, "502": {Method: "POST", Path: "/repos/*/*/issues", Status: 502, Times: 1},
		"cut in the answer": {Method: "POST", Path: "/repos/*/*/issues", Cut: fakegithub.CutBody, Times: 1},
	} {
		s, _, _ := auditStage(t)
		s.gh.Fail(f)
		if r := s.audit(); r.code != 0 || len(s.tracking()) != 1 {
			t.Errorf("%s: status %d, %d issues\n%s", name, r.code, len(s.tracking()), r.stderr)
		}
	}
	s, _, _ := auditStage(t)
	s.gh.Fail(fakegithub.Fault{Status: 500})
	r := s.audit()
	if r.code != 0 || !strings.Contains(r.summary, "EncryptionConfig") || !strings.Contains(r.stdout, "EncryptionConfig") {
		t.Errorf("status %d, %s", r.code, r.stderr)
	}
}
