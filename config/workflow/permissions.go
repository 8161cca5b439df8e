package workflow

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"
)

// needs are the permissions to write that a call has a use for, with what for.
func (c call) needs() map[string]string {
	out := map[string]string{}
	if c.publish {
		out["issues"] = "the tracking issue"
	}
	if c.command != "pr" {
		return out
	}
	for _, way := range c.deliver {
		switch way {
		case "comment":
			out["pull-requests"] = "the comment"
		case "review":
			out["pull-requests"] = "review comments"
		case "check":
			out["checks"] = "the check run"
		case "sarif":
			out["security-events"] = "code scanning"
		}
	}
	return out
}

// permissions finds what a job may not do and should, and what it may do and need not.
func (w *Workflow) permissions(j job) []Fault {
	has := w.file.Permissions
	if j.Permissions != nil {
		has = j.Permissions
	}
	if has == nil {
		return []Fault{{Line: j.Pos.Line, Text: "no permissions: the token may do what the repository's settings say, perhaps everything"}}
	}
	needed := map[string]string{}
	reads := []string{"contents"}
	for _, c := range j.calls {
		if c.own {
			continue
		}
		maps.Copy(needed, c.needs())
		if c.command == "pr" || c.publish { // an audit looks for the work that pull requests plan
			reads = append(reads, "pull-requests")
		}
		if c.from {
			reads = append(reads, "actions") // for the artifact of another run
		}
	}
	var out []Fault
	for _, scope := range slices.Sorted(maps.Keys(needed)) {
		if level(has, scope) != "write" {
			out = append(out, Fault{Line: has.Pos.Line, Text: fmt.Sprintf("permissions lack %s: write, for %s", scope, needed[scope])})
		}
	}
	slices.Sort(reads)
	for _, scope := range slices.Compact(reads) {
		if l := level(has, scope); l != "write" && l != "read" && needed[scope] == "" {
			out = append(out, Fault{Line: has.Pos.Line, Text: fmt.Sprintf("permissions lack %s: read", scope)})
		}
	}
	return append(out, excess(j, has, needed)...)
}

// excess finds what a job may write and need not. What steps of others need nobody here knows.
func excess(j job, has *actionlint.Permissions, needed map[string]string) []Fault {
	if slices.ContainsFunc(j.Steps, func(s *actionlint.Step) bool { return !j.isCall(s) && !harmless(s) }) {
		return nil
	}
	if has.All != nil && has.All.Value == "write-all" {
		return []Fault{{Line: has.Pos.Line, Text: "permissions: write-all is more than is needed, which is " + list(needed)}}
	}
	var out []Fault
	for _, scope := range slices.Sorted(maps.Keys(has.Scopes)) {
		if level(has, scope) == "write" && needed[scope] == "" {
			out = append(out, Fault{Line: has.Pos.Line, Text: fmt.Sprintf("permissions: %s: write is more than is needed", scope)})
		}
	}
	return out
}

func (j job) isCall(s *actionlint.Step) bool {
	return slices.ContainsFunc(j.calls, func(c call) bool { return c.line == s.Pos.Line })
}

// harmless are the steps that bring, keep and set up; they write nothing.
func harmless(s *actionlint.Step) bool {
	e, ok := s.Exec.(*actionlint.ExecAction)
	if !ok || e.Uses == nil {
		return false
	}
	name, _, _ := strings.Cut(e.Uses.Value, "@")
	return slices.Contains([]string{"actions/checkout", "actions/upload-artifact", "actions/download-artifact", "actions/cache", "actions/setup-go"}, name)
}

// level is none, read or write.
func level(p *actionlint.Permissions, scope string) string {
	if p.All != nil {
		return strings.TrimSuffix(p.All.Value, "-all")
	}
	if s := p.Scopes[scope]; s != nil && s.Value != nil {
		return s.Value.Value
	}
	return "none"
}

func list(needed map[string]string) string {
	var out []string
	for _, scope := range slices.Sorted(maps.Keys(needed)) {
		out = append(out, scope+": write")
	}
	if len(out) == 0 {
		return "to read"
	}
	return strings.Join(out, ", ")
}
