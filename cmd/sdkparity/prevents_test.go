package main

import (
	"fmt"
	"strings"
	"testing"
)

// TestPREvents runs for every event that a pull request is found by.
func TestPREvents(t *testing.T) {
	comment := func(who, body string) func(*stage) []byte {
		return func(s *stage) []byte { return s.asks(who, body) }
	}
	cache := t.TempDir()
	for _, c := range []struct {
		event    string
		payload  func(*stage) []byte
		status   string
		comments int
		says     string
	}{
		{"pull_request", func(s *stage) []byte { return s.pull.Event("opened") }, "gaps", 1, ""},
		{"pull_request", func(s *stage) []byte { return s.pull.Event("closed") }, "skipped", 0, "is closed"},
		{"pull_request_target", func(s *stage) []byte { return s.pull.Event("opened") }, "gaps", 1, ""},
		{"workflow_run", func(s *stage) []byte { return s.workflowRun(s.head) }, "gaps", 1, ""},
		{"workflow_run", func(s *stage) []byte { return s.workflowRun(s.base) }, "skipped", 0, "no open pull request has the head"},
		{"merge_group", func(s *stage) []byte {
			return fmt.Appendf(nil, `{"action": "checks_requested", "repository": {"full_name": %q}, "merge_group": {"head_sha": %q, "base_sha": %q}}`, s.repo.Name, s.head, s.base)
		}, "gaps", 0, ""},
		{"workflow_dispatch", func(s *stage) []byte { return fmt.Appendf(nil, `{"inputs": {"number": "%d"}}`, s.pull.Number) }, "gaps", 1, ""},
		{"issue_comment", comment("ann", "/sdkparity recheck"), "gaps", 1, ""},
		{"issue_comment", comment("bob", "/sdkparity recheck"), "gaps", 1, ""},
		{"issue_comment", comment("mallory", "/sdkparity recheck"), "skipped", 0, "neither the author nor may write here"},
		{"issue_comment", comment("ann", "nice"), "skipped", 0, "does not say"},
	} {
		s := newStage(t)
		s.cache, s.event = cache, c.event
		s.gh.Set(func() { s.repo.Members["bob"] = "write" })
		s.payload = c.payload(s)
		r := s.run()
		dump := s.gh.Dump()
		if r.code != 0 || r.outputs["status"] != c.status || len(s.comments()) != c.comments || !strings.Contains(r.stderr, c.says) {
			t.Errorf("%s %.120s: status %d, outputs %v, %d comments\n%s", c.event, s.payload, r.code, r.outputs, len(s.comments()), r.stderr)
		}
		if checks := strings.Count(dump, "\ncheck \"sdkparity\""); (c.status == "skipped") != (checks == 0) {
			t.Errorf("%s: %d check runs", c.event, checks)
		}
	}
}

// asks is the event of somebody's comment on Ann's pull request.
func (s *stage) asks(who, body string) []byte {
	return fmt.Appendf(nil, `{"action": "created", "repository": {"full_name": %q}, "issue": {"number": %d, "user": {"login": "ann"}, "pull_request": {}},
		"comment": {"body": %q, "user": {"login": %q}}}`, s.repo.Name, s.pull.Number, body, who)
}

// TestPRUsage holds that what cannot be meant is wrong usage.
func TestPRUsage(t *testing.T) {
	s := newStage(t)
	for _, c := range []struct {
		event, payload string
		args           []string
		says           string
	}{
		{"push", "{}", nil, "--number says which one is meant"},
		{"", "{}", nil, "--repo-slug and --number have to say"},
		{"pull_request", `{"number": 1`, nil, "unexpected end of JSON"},
		{"pull_request", `{"repository": {"full_name": "evil/x"}, "pull_request": {"number": 1}}`, nil, "the event is of evil/x"},
		{"pull_request", "", []string{"--deliver", "pigeon"}, "it is one of comment, review, check"},
		{"pull_request", "", []string{"--from", "a", "--save", "b"}, "they are for two runs"},
		{"pull_request", "", []string{"--repo-slug", "nowhere"}, "nowhere"},
		{"pull_request", "", []string{"--from", "no/such/file"}, "no/such/file"},
		{"pull_request", "", []string{"--directive", "bogus"}, "not understood"},
	} {
		s.event, s.payload = c.event, []byte(c.payload)
		if c.payload == "" {
			s.payload = nil
		}
		if r := s.run(c.args...); r.code != 2 || !strings.Contains(r.stderr, c.says) || len(writes(r.requests)) > 0 {
			t.Errorf("%v %s: status %d, %s", c.args, c.event, r.code, r.stderr)
		}
	}
	s.event = ""
	if r := s.run("--number", fmt.Sprint(s.pull.Number), "--deliver", "none"); r.code != 0 || !strings.Contains(r.stdout, "EncryptionConfig") || len(writes(r.requests)) > 0 || len(r.outputs) > 0 {
		t.Errorf("by number: status %d, outputs %v, %s", r.code, r.outputs, r.stderr)
	}
	s.token = ""
	if r := s.run("--number", fmt.Sprint(s.pull.Number)); r.code != 0 || !strings.Contains(r.summary, "EncryptionConfig") || len(s.comments()) > 0 {
		t.Errorf("without a token: status %d, %s", r.code, r.stderr)
	}
}

// TestPRDeletedFork holds that a pull request whose fork is gone is still read.
func TestPRDeletedFork(t *testing.T) {
	s := newStage(t)
	fork := s.repo.Fork("mallory/tidewater")
	s.gh.Set(func() { s.pull.Pull.HeadRepo, s.pull.Pull.HeadGone = fork, true })
	if r := s.run(); r.code != 0 || r.outputs["status"] != "gaps" {
		t.Errorf("status %d, %v, %s", r.code, r.outputs, r.stderr)
	}
}
