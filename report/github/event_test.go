package github

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"sdkparity/internal/fakegithub"
)

// TestRecordedEvents reads every payload that GitHub recorded of the events that a pull request is found by.
func TestRecordedEvents(t *testing.T) {
	for _, name := range []string{"pull_request", "pull_request_target", "workflow_run", "merge_group", "workflow_dispatch", "issue_comment"} {
		recorded := strings.TrimSuffix(name, "_target")
		t.Run(name, func(t *testing.T) {
			for i, data := range fakegithub.Payloads(t, recorded) {
				e, err := ReadEvent(name, data)
				if err != nil && name != "workflow_dispatch" { // its recordings have no number
					t.Errorf("payload %d: %v", i, err)
					continue
				}
				var p struct {
					Number     int
					Repository struct {
						FullName string `json:"full_name"`
					}
				}
				if err := json.Unmarshal(data, &p); err != nil {
					t.Fatal(err)
				}
				if e.Repo != p.Repository.FullName || p.Number != 0 && e.Number != p.Number {
					t.Errorf("payload %d is read as %+v", i, e)
				}
			}
		})
	}
}

const (
	oneCommit   = "1111111111111111111111111111111111111111"
	otherCommit = "2222222222222222222222222222222222222222"
)

// TestReadEvent holds what each event is read as.
func TestReadEvent(t *testing.T) {
	pull := func(action, rest string) string {
		return fmt.Sprintf(`{"action": %q, "number": 7, "repository": {"full_name": "acme/lamps"}, "pull_request": {"number": 7, "body": "words",
			"labels": [{"name": "l"}], "head": {"sha": %q, "repo": {"id": 1}}, "base": {"sha": %q, "repo": {"id": 1}}%s}}`, action, oneCommit, otherCommit, rest)
	}
	comment := func(action, body, on string) string {
		return fmt.Sprintf(`{"action": %q, "issue": {"number": 7, "user": {"login": "ann"}%s}, "comment": {"body": %q, "user": {"login": "bob"}}}`, action, on, body)
	}
	const isPull = `, "pull_request": {"url": "x"}`
	for _, c := range []struct{ event, data, want string }{
		{"pull_request", pull("synchronize", ""), "#7 head 1111111 base 2222222"},
		{"pull_request", pull("closed", ""), "nothing: the pull request is closed"},
		{"pull_request", strings.Replace(pull("opened", ""), `"repo": {"id": 1}`, `"repo": null`, 1), "#7 head 1111111 base 2222222 fork"},
		{"pull_request", strings.Replace(pull("opened", ""), `"id": 1`, `"id": 2`, 1), "#7 head 1111111 base 2222222 fork"},
		{"pull_request", strings.Replace(pull("opened", ""), oneCommit, "main; rm -rf", 1), `error: the pull_request event has "main; rm -rf" for a commit`},
		{"pull_request", `{}`, "error: the pull_request event says no pull request"},
		{"pull_request", `[`, "error: the pull_request event: unexpected end of JSON input"},
		{"pull_request_target", pull("opened", ""), "#7 head 1111111 base 2222222 trusted"},
		{"workflow_run", `{"workflow_run": {"event": "pull_request", "head_sha": "` + oneCommit + `", "head_branch": "b", "head_repository": {"owner": {"login": "eve"}}, "pull_requests": [{"number": 99}]}}`,
			"head 1111111 of eve:b trusted"},
		{"workflow_run", `{"workflow_run": {"event": "push", "head_sha": "` + oneCommit + `", "head_branch": "b"}}`, "nothing: the workflow ran for a push event and no pull request"},
		{"merge_group", `{"action": "checks_requested", "merge_group": {"head_sha": "` + oneCommit + `", "base_sha": "` + otherCommit + `"}}`, "head 1111111 base 2222222 queue"},
		{"workflow_dispatch", `{"inputs": {"number": "12"}}`, "#12"},
		{"workflow_dispatch", `{"inputs": {"number": "#12"}}`, "#12"},
		{"workflow_dispatch", `{"inputs": null}`, "error: the workflow_dispatch event has no input called number; --number says which pull request is meant"},
		{"workflow_dispatch", `{"inputs": {"number": "-1"}}`, "error: the workflow_dispatch event has no input called number; --number says which pull request is meant"},
		{"issue_comment", comment("created", " /sdkparity  recheck \nplease", isPull), "#7 trusted asked by bob of ann"},
		{"issue_comment", comment("created", "please /sdkparity recheck", isPull), "nothing: the comment does not say /sdkparity recheck"},
		{"issue_comment", comment("created", "/sdkparity recheck now", isPull), "nothing: the comment does not say /sdkparity recheck"},
		{"issue_comment", comment("edited", "/sdkparity recheck", isPull), "nothing: the comment is not new"},
		{"issue_comment", comment("created", "/sdkparity recheck", ""), "nothing: the comment is on an issue and no pull request"},
		{"push", `{}`, `error: a "push" event has no pull request; --number says which one is meant`},
	} {
		e, err := ReadEvent(c.event, []byte(c.data))
		if got := told(e, err); got != c.want {
			t.Errorf("%s %.120s\nis %s\nwant %s", c.event, c.data, got, c.want)
		}
	}
}

func told(e Event, err error) string {
	if err != nil {
		return "error: " + err.Error()
	}
	if e.Nothing != "" {
		return "nothing: " + e.Nothing
	}
	var out []string
	say := func(is bool, format string, args ...any) {
		if is {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	say(e.Number > 0, "#%d", e.Number)
	say(e.Head != "", "head %.7s", e.Head)
	say(e.Base != "", "base %.7s", e.Base)
	say(e.Branch != "", "of %s:%s", e.Owner, e.Branch)
	say(e.Fork, "fork")
	say(e.Trusted, "trusted")
	say(e.Queue, "queue")
	say(e.Asker != "", "asked by %s of %s", e.Asker, e.Author)
	return strings.Join(out, " ")
}
