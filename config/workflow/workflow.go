// Package workflow knows the GitHub workflows that run sdkparity: it writes them, and it reads whether those of a repository see
// every SDK and may do what they are for, and no more.
package workflow

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"
)

// Folder is where workflows are.
const Folder = ".github/workflows"

// maxSize is larger than any workflow that people or generators write; it may be anybody's.
const maxSize = 1 << 20

// Workflow is a file that runs sdkparity on GitHub.
type Workflow struct {
	File  string
	Name  string
	file  *actionlint.Workflow
	pulls []*actionlint.WebhookEvent // the triggers that are about pull requests
	jobs  []job
}

// job is one of a workflow's jobs that runs sdkparity.
type job struct {
	*actionlint.Job
	calls []call
}

// Parse reads a workflow; nil where it does not run sdkparity. A step may use an action of the repository itself: own says of
// its folder whether that is sdkparity.
func Parse(file string, data []byte, own func(folder string) bool) (*Workflow, error) {
	if !strings.Contains(strings.ToLower(string(data)), "parity") {
		return nil, nil // so that what is wrong with others' workflows is not told here
	}
	if len(data) > maxSize {
		return nil, errors.New("larger than 1 MiB, not read")
	}
	parsed, faults := actionlint.Parse(data)
	w := &Workflow{File: file, Name: file, file: parsed}
	if parsed != nil {
		w.jobs = jobs(parsed, own)
	}
	if len(faults) > 0 && (len(w.jobs) > 0 || parsed == nil) {
		return nil, fmt.Errorf("line %d: %s", faults[0].Line, faults[0].Message)
	}
	if len(w.jobs) == 0 {
		return nil, nil
	}
	if parsed.Name != nil && parsed.Name.Value != "" {
		w.Name = parsed.Name.Value
	}
	for _, e := range parsed.On {
		if hook, ok := e.(*actionlint.WebhookEvent); ok && slices.Contains([]string{"pull_request", "pull_request_target"}, hook.Hook.Value) {
			w.pulls = append(w.pulls, hook)
		}
	}
	return w, nil
}

// OnPulls reports whether pull requests start it.
func (w *Workflow) OnPulls() bool { return len(w.pulls) > 0 }

// Starts reports whether a pull request that changes this one file starts it.
func (w *Workflow) Starts(path string) bool {
	return slices.ContainsFunc(w.pulls, func(e *actionlint.WebhookEvent) bool {
		switch {
		case e.Paths != nil:
			return listed(words(e.Paths.Values), path)
		case e.PathsIgnore != nil:
			return !listed(words(e.PathsIgnore.Values), path)
		}
		return true
	})
}

// After are the names of the workflows after whose runs it starts.
func (w *Workflow) After() []string {
	var out []string
	for _, e := range w.file.On {
		if hook, ok := e.(*actionlint.WebhookEvent); ok && hook.Hook.Value == "workflow_run" {
			out = append(out, words(hook.Workflows)...)
		}
	}
	return out
}

func words(values []*actionlint.String) []string {
	var out []string
	for _, v := range values {
		out = append(out, v.Value)
	}
	return out
}

func jobs(w *actionlint.Workflow, own func(string) bool) []job {
	var out []job
	for _, j := range w.Jobs {
		var calls []call
		for _, s := range j.Steps {
			if c, ok := callOf(s, own); ok {
				calls = append(calls, c)
			}
		}
		if len(calls) > 0 {
			out = append(out, job{j, calls})
		}
	}
	slices.SortFunc(out, func(a, b job) int { return strings.Compare(a.ID.Value, b.ID.Value) })
	return out
}
