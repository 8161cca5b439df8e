package main

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"sdkparity/internal/fakegithub"
)

const (
	aComment  = "/repos/*/*/issues/*/comments"
	ourEdit   = "/repos/*/*/issues/comments/*"
	aReview   = "/repos/*/*/pulls/*/reviews"
	aCheck    = "/repos/*/*/check-runs"
	aPull     = "/repos/*/*/pulls/*"
	aScan     = "/repos/*/*/code-scanning/sarifs"
	aBranches = "/repos/*/*/compare/*"
)

// faultCase is something that goes wrong, and what must be there all the same.
type faultCase struct {
	name   string
	before bool // a run without any fault came first
	fault  fakegithub.Fault
	more   func(s *stage)
	code   int
	left   left   // after the run with the fault
	says   string // on stderr
	noFile bool   // there is no report at all, so nothing to lose
}

var all = left{1, 3, 1}

var faultCases = []faultCase{
	{name: "nothing", left: all},
	{name: "401", more: func(s *stage) { s.gh.Revoke(s.token) }, says: "401"},
	{name: "401 without a clone", more: func(s *stage) { s.gh.Revoke(s.token); s.dir = "" }, code: 3, says: "401", noFile: true},
	{name: "403 read-only token", more: readOnly, says: "403"},
	{name: "403 secondary limit, short", fault: fakegithub.Fault{Method: "POST", Path: aComment, Status: 403, Header: after("30"), Times: 1}, left: all},
	{name: "403 secondary limit, too long", fault: fakegithub.Fault{Method: "POST", Path: aComment, Status: 403, Header: after("7200")}, left: left{0, 3, 1}, says: "asks to wait for 2h0m0s"},
	{name: "403 secondary limit on everything", fault: fakegithub.Fault{Status: 403, Header: after("7200")}, says: "asks to wait"},
	{name: "403 primary limit used up", more: func(s *stage) { s.gh.Quota(0, time.Now().Add(2*time.Hour)) }, says: "asks to wait"},
	{name: "404 on the pull request", fault: fakegithub.Fault{Path: aPull, Status: 404}, says: "404"},
	{name: "404 on the comments", fault: fakegithub.Fault{Method: "POST", Path: aComment, Status: 404, Times: 9}, left: left{0, 3, 1}, says: "404"},
	{name: "410 on the comments", fault: fakegithub.Fault{Method: "POST", Path: aComment, Status: 410}, left: left{0, 3, 1}, says: "410"},
	{name: "422 on the comment", fault: fakegithub.Fault{Method: "POST", Path: aComment, Status: 422}, left: left{0, 3, 1}, says: "422"},
	{name: "422 on the review", fault: fakegithub.Fault{Method: "POST", Path: aReview, Status: 422}, left: left{1, 0, 1}, says: "422"},
	{name: "422 on the check run", fault: fakegithub.Fault{Method: "POST", Path: aCheck, Status: 422}, left: left{1, 3, 0}, says: "422"},
	{name: "429, then fine", fault: fakegithub.Fault{Status: 429, Header: after("2"), Times: 2}, left: all},
	{name: "429 for ever", fault: fakegithub.Fault{Status: 429, Header: after("2")}, says: "429"},
	{name: "5xx, then fine", fault: fakegithub.Fault{Status: 502, Times: 2}, left: all},
	{name: "5xx on the comment, then fine", fault: fakegithub.Fault{Method: "POST", Path: aComment, Status: 503, Times: 2}, left: all},
	{name: "5xx for ever", fault: fakegithub.Fault{Status: 502}, says: "502"},
	{name: "5xx for ever, without a clone", fault: fakegithub.Fault{Status: 502}, more: func(s *stage) { s.dir = "" }, code: 3, says: "502", noFile: true},
	{name: "5xx for ever on writes", fault: fakegithub.Fault{Method: "POST", Status: 502}, says: "502"},
	{name: "5xx for ever on comments", fault: fakegithub.Fault{Method: "POST", Path: aComment, Status: 500}, left: left{0, 3, 1}, says: "500"},
	{name: "no network", fault: fakegithub.Fault{Cut: fakegithub.CutBefore}, says: "read pull request"},
	{name: "cut before the comment", fault: fakegithub.Fault{Method: "POST", Path: aComment, Cut: fakegithub.CutBefore, Times: 1}, left: all},
	{name: "cut after the comment", fault: fakegithub.Fault{Method: "POST", Path: aComment, Cut: fakegithub.CutAfter, Times: 1}, left: all},
	{name: "cut in the answer to the comment", fault: fakegithub.Fault{Method: "POST", Path: aComment, Cut: fakegithub.CutBody, Times: 1}, left: all},
	{name: "cut after every comment", fault: fakegithub.Fault{Method: "POST", Path: aComment, Cut: fakegithub.CutAfter}, left: all},
	{name: "cut after the edit", before: true, more: pushed, fault: fakegithub.Fault{Method: "PATCH", Path: ourEdit, Cut: fakegithub.CutAfter, Times: 1}, left: all},
	{name: "cut after the review", fault: fakegithub.Fault{Method: "POST", Path: aReview, Cut: fakegithub.CutAfter, Times: 1}, left: all},
	{name: "cut in the answer to the review", fault: fakegithub.Fault{Method: "POST", Path: aReview, Cut: fakegithub.CutBody, Times: 1}, left: all},
	{name: "cut after the check run", fault: fakegithub.Fault{Method: "POST", Path: aCheck, Cut: fakegithub.CutAfter, Times: 1}, left: all},
	{name: "cut after the next check run", before: true, more: pushed, fault: fakegithub.Fault{Method: "POST", Path: aCheck, Cut: fakegithub.CutAfter, Times: 1}, left: all},
	{name: "cut after the upload", fault: fakegithub.Fault{Method: "POST", Path: aScan, Cut: fakegithub.CutAfter, Times: 1}, left: all},
	{name: "cut in the comparison", fault: fakegithub.Fault{Path: aBranches, Cut: fakegithub.CutBody, Times: 2}, left: all},
	{name: "GraphQL is away", fault: fakegithub.Fault{Path: "/graphql", Status: 502}, left: left{1, 0, 1}, says: "502"},
	{name: "GraphQL refuses", fault: fakegithub.Fault{Path: "/graphql", Status: 200, Text: `{"errors": [{"type": "FORBIDDEN", "message": "Resource not accessible"}]}`}, left: left{1, 0, 1}, says: "not accessible"},
	{name: "locked conversation", more: func(s *stage) { s.gh.Set(func() { s.pull.Locked = true }) }, left: left{0, 0, 1}, says: "the check takes its place"},
	{name: "deleted comment", before: true, more: deleteComments, left: all},
	{name: "comment deleted meanwhile", before: true, more: pushed, fault: fakegithub.Fault{Method: "PATCH", Path: ourEdit, Status: 404, Times: 1}, left: all},
	{name: "foreign comment with our marker", more: foreign, left: all},
	{name: "second comment of ours", before: true, more: second, left: all},
	{name: "no code scanning", more: func(s *stage) { s.gh.Set(func() { s.repo.NoScanning = true }) }, left: all, says: "sarif"},
}

func after(seconds string) map[string]string { return map[string]string{"Retry-After": seconds} }

func readOnly(s *stage) {
	s.token = s.gh.Token("github-actions[bot]", "contents:read", "pull_requests:read", "checks:read", "security_events:read", "issues:read")
}

func pushed(s *stage) {
	s.push(map[string]string{"README.md": "words"})
	s.clone(s.head)
}

func deleteComments(s *stage) {
	var list []struct{ ID int64 }
	s.get(fmt.Sprintf("/repos/%s/issues/%d/comments", s.repo.Name, s.pull.Number), &list)
	for _, c := range list {
		s.pull.DeleteComment(c.ID)
	}
}

func foreign(s *stage) {
	s.pull.Comment("mallory", "<!-- sdkparity comment=bb409b121ab3 gaps x -->\nall is well")
}

func second(s *stage) { s.pull.Comment("github-actions[bot]", s.comments()[0]) }

// TestPRFaults holds that nothing is lost and nothing doubled whatever goes wrong: the report is in the summary and on stdout, and
// when the fault is over the next run leaves exactly what a run without any fault leaves.
func TestPRFaults(t *testing.T) {
	var table strings.Builder
	first := newStage(t)
	first.clone(first.base, first.head) // every stage has the same commits
	for _, c := range faultCases {
		t.Run(c.name, func(t *testing.T) {
			s := newStage(t)
			s.cache, s.dir = first.cache, first.dir
			if c.before {
				s.run("--deliver", "all")
			}
			if c.more != nil {
				c.more(s)
			}
			if c.fault.Status != 0 || c.fault.Cut != "" {
				s.gh.Fail(c.fault)
			}
			r := s.run("--deliver", "all")
			c.judge(t, s, r)
			after := s.left()
			s.gh.Heal()
			s.gh.Quota(5000, time.Now().Add(time.Hour))
			s.gh.Set(func() { s.pull.Locked = false })
			s.token = s.gh.Token("github-actions[bot]", strings.Fields(mayAll)...)
			s.run("--deliver", "all")
			if strings.Count(s.gh.Dump(), "all is well") != strings.Count(c.name, "foreign") {
				t.Error("somebody else's comment is not as it was")
			}
			if got := s.left(); got != all {
				t.Errorf("when it is over there are %+v, want %+v", got, all)
			}
			fmt.Fprintf(&table, "%-36s exit %d  comment %d  remarks %d  check %d  summary %-3v  over: %v\n", c.name, r.code, after.comments, after.remarks, after.checks,
				map[bool]string{true: "yes", false: "no"}[strings.Contains(r.summary, "EncryptionConfig")], s.left() == all)
		})
	}
	t.Logf("%d faults and what came of them\n%s", len(faultCases), table.String())
}

func (c faultCase) judge(t *testing.T, s *stage, r ran) {
	t.Helper()
	if r.code != c.code || !strings.Contains(r.stderr, c.says) {
		t.Errorf("status %d, want %d; says %s", r.code, c.code, r.stderr)
	}
	if got := s.left(); got != c.left {
		t.Errorf("leaves %+v, want %+v\n%s", got, c.left, r.stderr)
	}
	if c.noFile {
		return
	}
	if !strings.Contains(r.summary, "EncryptionConfig") || !strings.Contains(r.stdout, "EncryptionConfig") || r.outputs["status"] != "gaps" {
		t.Errorf("the report is lost: summary %.200s, stdout %.200s, outputs %v\n%s", r.summary, r.stdout, r.outputs, r.stderr)
	}
}

// TestPRTwoAtOnce holds that runs at the same time leave one comment, and no remark twice.
func TestPRTwoAtOnce(t *testing.T) {
	s := newStage(t)
	s.clone(s.base, s.head)
	for range 5 {
		s.environment()
		var both sync.WaitGroup
		for range 3 {
			both.Go(func() { s.step([]string{"pr", "--cache-dir", s.cache, "--repo", s.dir, "--deliver", "comment,review"}) })
		}
		both.Wait()
		if got := s.left(); got.comments != 1 || got.remarks != 3 {
			t.Fatalf("leaves %+v", got)
		}
		deleteComments(s)
	}
}

// TestPRNoWay holds that the command fails, with the report on stdout, where neither GitHub nor the job takes it.
func TestPRNoWay(t *testing.T) {
	s := newStage(t)
	readOnly(s)
	s.environment()
	t.Setenv("GITHUB_STEP_SUMMARY", "")
	for _, on := range []string{"none", "warning"} {
		r := s.step([]string{"pr", "--cache-dir", s.cache, "--repo", s.temp, "--fail-on", on})
		if r.code != 3 || !strings.Contains(r.stderr, "in no way (comment, check)") || !strings.Contains(r.stdout, "EncryptionConfig") {
			t.Errorf("status %d\n%s", r.code, r.stderr)
		}
	}
}

// TestPRLate holds that a run which took long does not write over what a later run said of a later head.
func TestPRLate(t *testing.T) {
	for _, ways := range []string{"comment,summary", "all"} {
		s := newStage(t)
		s.clone(s.base, s.head)
		s.run("--deliver", ways)
		before := s.comments()
		s.gh.Set(func() { s.pull.Body = "sdkparity: defer python" })
		moved := s.repo.Edit(s.head, map[string]string{"README.md": "later"})
		s.gh.Fail(fakegithub.Fault{Path: aBranches, Status: 503, Times: 1})
		pause := s.sleep
		s.sleep = func() { s.pull.Push(moved) } // while GitHub is away
		r := s.run("--deliver", ways)
		s.sleep = pause
		if r.code != 0 || s.comments()[0] != before[0] || !strings.Contains(r.stderr, "left to a later run") || !strings.Contains(r.summary, "planned") {
			t.Errorf("%s: status %d\n%s", ways, r.code, r.stderr)
		}
	}
}
