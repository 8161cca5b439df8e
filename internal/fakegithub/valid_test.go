package fakegithub

import (
	"fmt"
	"strings"
	"testing"

	"sdkparity/internal/golden"
)

// TestRejects holds that what is wrong is found: a check that never fails proves nothing.
func TestRejects(t *testing.T) {
	w := newWorld(t)
	if w.checked == nil {
		t.Skipf("SKIPPED: GitHub's API description is not installed (%s)", variable)
	}
	var reports []string
	w.report = func(format string, args ...any) { reports = append(reports, fmt.Sprintf(format, args...)) }
	const r = "/repos/octo/sdks"
	note := object{"path": "a", "start_line": 1, "end_line": 1, "annotation_level": "notice", "message": "m"}
	many := make([]object, 51)
	for i := range many {
		many[i] = note
	}
	for _, c := range []struct {
		method, path string
		body         any
		want         string
	}{
		{"POST", r + "/issues/1/comments", object{"text": "hello"}, "no property text"},
		{"POST", r + "/issues/1/comments", object{"body": 7}, "value must be a string"},
		{"POST", r + "/issues/1/comments", nil, "value is required"},
		{"GET", r + "/issues/one", nil, `parameter "issue_number" in path`},
		{"GET", r + "/issues?sate=all", nil, "no parameter sate"},
		{"GET", r + "/issues?state=al", nil, "not one of the allowed values"},
		{"GET", r + "/none", nil, "not known here"},
		{"POST", r + "/pulls/1/reviews", object{"event": "SAY", "body": "x"}, "not one of the allowed values"},
		{"POST", r + "/check-runs", object{"name": "parity", "head_sha": "x", "output": object{"title": "t", "summary": "s", "annotations": many}}, "maximum number of items is 50"},
		{"POST", "/graphql", object{"query": `{ viewer { nickname } }`}, "nickname"},
		{"POST", "/graphql", object{"query": `mutation($id: ID!) { resolveReviewThread(input: {threadID: $id}) { thread { id } } }`, "variables": object{"id": "x"}}, "threadID"},
	} {
		reports = nil
		w.ask(c.method, c.path, c.body, nil)
		if len(reports) != 1 || !strings.Contains(reports[0], c.want) {
			t.Errorf("%s %s %v: got %q, want %q", c.method, c.path, c.body, reports, c.want)
		}
	}
}

func TestRejectsEvents(t *testing.T) {
	w := newWorld(t)
	if w.checked == nil {
		t.Skipf("SKIPPED: GitHub's API description is not installed (%s)", variable)
	}
	var reports []string
	w.report = func(format string, args ...any) { reports = append(reports, fmt.Sprintf(format, args...)) }
	for _, event := range events {
		w.payload(event, object{"action": "opened"})
	}
	if len(reports) != len(events) {
		t.Errorf("got %d of %d: %q", len(reports), len(events), reports)
	}
}

// TestRejectsAnswers holds that the fake itself is held to the description.
func TestRejectsAnswers(t *testing.T) {
	w := newWorld(t)
	if w.checked == nil {
		t.Skipf("SKIPPED: GitHub's API description is not installed (%s)", variable)
	}
	r, args := match("GET", "/repos/octo/sdks/issues/1")
	for _, a := range []answer{ok(object{"id": 1}), {status: 202, body: object{}}, {status: 451, body: []int{1}}} {
		w.ask("GET", "/rate_limit", nil, nil)
		c := &call{s: w.Server, r: mustRequest(t, w.URL+"/repos/octo/sdks/issues/1"), route: r, args: args}
		in, err := w.checked.request(c)
		if err != nil {
			t.Fatal(err)
		}
		if in.answer(a) == nil {
			t.Errorf("%d %v is taken for an issue", a.status, a.body)
		}
	}
}

func TestPayloads(t *testing.T) {
	for _, event := range []string{"pull_request", "workflow_run", "merge_group", "workflow_dispatch", "issue_comment"} {
		if n := len(Payloads(t, event)); n == 0 {
			t.Errorf("no payload of %s", event)
		}
	}
}

func TestDump(t *testing.T) {
	w := newWorld(t)
	w.conversation("/repos/octo/sdks")
	w.reviewing("/repos/octo/sdks")
	w.checking("/repos/octo/sdks", w.pull.Pull.HeadSHA)
	golden.Text(t, "testdata/dump.txt", w.Dump())
}
