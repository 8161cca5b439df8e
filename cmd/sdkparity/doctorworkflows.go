package main

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"sdkparity/config"
	"sdkparity/config/workflow"
	"sdkparity/source"
)

// workflows says whether those that run sdkparity see every change that matters, and may do what they are for and no more.
func (e *exam) workflows(ctx context.Context, tree source.Tree, c *config.Config) error {
	warned := e.Warned
	runs, err := e.readWorkflows(ctx, tree)
	if err != nil {
		return err
	}
	onPulls := slices.DeleteFunc(slices.Clone(runs), func(w *workflow.Workflow) bool { return !w.OnPulls() })
	switch {
	case len(runs) == 0 && e.Warned > warned: // perhaps one of those that could not be read
	case len(runs) == 0:
		e.say("ok", "github", "none here runs sdkparity; `sdkparity init --workflow` writes one")
	case len(onPulls) == 0:
		e.say("warn", "github", "none here runs sdkparity on pull requests")
	default:
		e.seen(onPulls, tree, c)
	}
	for _, w := range runs {
		for _, f := range w.Faults() {
			level := "warn"
			if f.Unsafe {
				level = "fail"
			}
			e.say(level, "github", "%s:%d: %s", w.File, f.Line, short(f.Text))
		}
		if after := w.After(); len(after) > 0 && !slices.ContainsFunc(onPulls, func(p *workflow.Workflow) bool { return slices.Contains(after, p.Name) }) {
			e.say("fail", "github", "%s starts after %s, and no workflow that runs sdkparity on pull requests is called so", w.File, short(strings.Join(after, ", ")))
		}
	}
	return nil
}

// readWorkflows are the workflows that run sdkparity.
func (e *exam) readWorkflows(ctx context.Context, tree source.Tree) ([]*workflow.Workflow, error) {
	var entries []source.Entry
	for _, f := range tree.Under(workflow.Folder) {
		if ext := path.Ext(f.Path); path.Dir(f.Path) == workflow.Folder && (ext == ".yml" || ext == ".yaml") {
			entries = append(entries, f)
		}
	}
	files, problems, err := tree.Read(ctx, entries)
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		e.say("warn", "github", "%s: %s", p.File, p.Text)
	}
	own := ownAction(ctx, tree)
	var runs []*workflow.Workflow
	for _, f := range files {
		w, err := workflow.Parse(f.Path, f.Data, own)
		if err != nil {
			e.say("warn", "github", "%s: %s", f.Path, short(err.Error()))
		}
		if w != nil {
			runs = append(runs, w)
		}
	}
	return runs, nil
}

var named = regexp.MustCompile(`(?m)^name:\s*["']?sdkparity\b`)

// ownAction says of a folder of the repository whether the action in it is sdkparity.
func ownAction(ctx context.Context, tree source.Tree) func(folder string) bool {
	return func(folder string) bool {
		for _, f := range tree.Entries {
			if f.Path != path.Join(folder, "action.yml") && f.Path != path.Join(folder, "action.yaml") {
				continue
			}
			files, _, err := tree.Read(ctx, []source.Entry{f})
			return err == nil && named.Match(files[0].Data)
		}
		return false
	}
}

// seen says of each SDK whether a pull request that changes it starts one of the workflows.
func (e *exam) seen(runs []*workflow.Workflow, tree source.Tree, c *config.Config) {
	blind := false
	for _, sdk := range c.SDKs {
		paths := watched(sdk, tree, c)
		switch unseen := slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return starts(runs, p) }); {
		case len(unseen) == 0:
			continue
		case len(unseen) == len(paths):
			e.say("fail", sdk.Name, "no change to its files starts %s: %s is in none of its paths", runs[0].File, unseen[0])
		default:
			e.say("warn", sdk.Name, "a change to %d of its %s starts no workflow: %s", len(unseen), plural(len(paths), "file"), unseen[0])
		}
		blind = true
	}
	for _, p := range besides(tree, c) {
		if !starts(runs, p) {
			e.say("warn", "github", "a change to %s starts none that runs sdkparity", p)
		}
	}
	if !blind {
		e.say("ok", "github", "a pull request that changes any of the SDKs starts %s", runs[0].File)
	}
}

func starts(runs []*workflow.Workflow, file string) bool {
	return slices.ContainsFunc(runs, func(w *workflow.Workflow) bool { return w.Starts(file) })
}

// watched are the files of an SDK whose change may change a report.
func watched(sdk config.SDK, tree source.Tree, c *config.Config) []string {
	paths := sdk.EntryPaths(tree)
	for _, f := range sdk.Select(tree) {
		paths = append(paths, f.Path)
	}
	for _, n := range c.Companions {
		if n.SDK == sdk.Name {
			for _, f := range sdk.Find(tree, n.Files) {
				paths = append(paths, f.Path)
			}
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// besides are the other files whose change may change a report: the configuration, and what says which schema it is.
func besides(tree source.Tree, c *config.Config) []string {
	paths := []string{c.File}
	if s := c.Schema; s != nil {
		if s.NPM != nil {
			paths = append(paths, s.NPM.Lock)
		} else {
			for _, f := range s.Select(tree) {
				paths = append(paths, f.Path)
			}
		}
	}
	return slices.DeleteFunc(paths, func(p string) bool { return !tree.Has(p) })
}
