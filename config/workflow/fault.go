package workflow

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"
)

// Fault is something about a workflow that a person would mend.
type Fault struct {
	Line   int
	Unsafe bool // a pull request from anybody could do harm by it
	Text   string
}

// Faults are what is wrong with it, in the order of lines.
func (w *Workflow) Faults() []Fault {
	out := w.unsafe()
	for _, j := range w.jobs {
		out = append(out, w.permissions(j)...)
		for _, c := range j.calls {
			if c.ref != "" && !commit.MatchString(c.ref) {
				out = append(out, Fault{Line: c.line, Text: fmt.Sprintf("the action is used at %s, which may come to mean something else; a commit's id does not", c.ref)})
			}
		}
		if w.OnPulls() {
			out = append(out, w.concurrency(j)...)
		}
	}
	slices.SortStableFunc(out, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	return out
}

var commit = regexp.MustCompile(`^[0-9a-f]{40}$`)

// concurrency finds runs that go on when nobody needs them, and runs that end when somebody does.
func (w *Workflow) concurrency(j job) []Fault {
	var out []Fault
	ends := false
	for _, c := range []*actionlint.Concurrency{w.file.Concurrency, j.Concurrency} {
		if !cancels(c) {
			continue
		}
		ends = true
		if c.Group != nil && !strings.Contains(c.Group.Value, "${{") {
			out = append(out, Fault{Line: c.Pos.Line, Text: fmt.Sprintf("the concurrency group %s is the same for every pull request: they end each other's runs", c.Group.Value)})
		}
	}
	if !ends {
		out = append(out, Fault{Line: j.Pos.Line, Text: "no concurrency with cancel-in-progress: a push does not end the run for the push before it"})
	}
	return out
}

func cancels(c *actionlint.Concurrency) bool {
	return c != nil && c.CancelInProgress != nil && (c.CancelInProgress.Value || c.CancelInProgress.Expression != nil)
}

// trusted are the events that run with the rights of the base, whoever caused them.
var trusted = []string{"pull_request_target", "workflow_run", "issue_comment"}

// foreign is what brings the head of a pull request into the runner.
var (
	foreignRef    = regexp.MustCompile(`head_ref|head\.(sha|ref|repo)|head_sha|head_branch|head_repository|head_commit|refs/pull/|merge_commit_sha`)
	foreignScript = regexp.MustCompile(`gh\s+pr\s+checkout|git\s+(fetch|pull|clone|checkout|switch)\b[^\n]*(pull/|head_ref|head\.|HEAD_)`)
)

// unsafe finds where code of a pull request comes to where the token may write and secrets are.
func (w *Workflow) unsafe() []Fault {
	event := ""
	for _, e := range w.file.On {
		if slices.Contains(trusted, e.EventName()) {
			event = e.EventName()
		}
	}
	if event == "" {
		return nil
	}
	var out []Fault
	for _, j := range w.file.Jobs {
		for _, s := range j.Steps {
			if brings(s) {
				out = append(out, Fault{Line: s.Pos.Line, Unsafe: true, Text: fmt.Sprintf(
					"on %s the head of the pull request is checked out, and what it says may run with the base's rights; sdkparity needs no checkout", event)})
			}
		}
	}
	return out
}

func brings(s *actionlint.Step) bool {
	switch e := s.Exec.(type) {
	case *actionlint.ExecAction:
		if e.Uses == nil || !regexp.MustCompile(`(?i)^[\w.-]+/checkout(@|$)`).MatchString(e.Uses.Value) {
			return false
		}
		for _, name := range []string{"ref", "repository"} {
			if in := e.Inputs[name]; in != nil && in.Value != nil && foreignRef.MatchString(in.Value.Value) {
				return true
			}
		}
	case *actionlint.ExecRun:
		return e.Run != nil && foreignScript.MatchString(e.Run.Value)
	}
	return false
}
