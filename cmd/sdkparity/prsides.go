package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"sdkparity/config"
	"sdkparity/report"
	"sdkparity/report/github"
	"sdkparity/rules"
	"sdkparity/source"
)

// compare checks the change.
func (p *pullCheck) compare(ctx context.Context, hub *github.Repo, s subject) (report.Result, error) {
	series, err := p.plans(s)
	if err != nil {
		return report.Result{}, err
	}
	base, head, err := p.sides(ctx, hub, s)
	if err != nil {
		return report.Result{}, err
	}
	r := compared(base, head)
	series.plan(&r)
	return r, nil
}

// plans are what the pull request and the flags say about those that follow it.
func (p *pullCheck) plans(s subject) (series, error) {
	out, err := p.series.flagged()
	if err != nil {
		return series{}, err
	}
	list, odd := rules.Directives(s.words())
	out.directives, out.odd = append(out.directives, list...), append(out.odd, odd...)
	return out, nil
}

// sides reads where the change left its base, and its head.
func (p *pullCheck) sides(ctx context.Context, hub *github.Repo, s subject) (base, head *side, err error) {
	remote := p.remote(hub)
	var before, after source.Tree
	var listing errgroup.Group
	listing.Go(func() (err error) { before, err = remote.Tree(ctx, s.span.MergeBase); return err })
	listing.Go(func() (err error) { after, err = remote.Tree(ctx, s.pull.Head); return err })
	if err := listing.Wait(); err != nil {
		return nil, nil, err
	}
	c, err := p.judge(ctx, remote, s, before, after)
	if err != nil {
		return nil, nil, err
	}
	was, is, err := p.bothSchemas(ctx, before, after, c, p.from)
	if err != nil {
		return nil, nil, err
	}
	return p.bothSides(ctx, before, after, c, was, is)
}

// judge is the configuration that a change is judged by: its own, but where somebody else's change would then say what a run with
// our rights does, that of the branch it is for.
func (p *pullCheck) judge(ctx context.Context, remote source.Remote, s subject, before, after source.Tree) (*config.Config, error) {
	switch {
	case !s.event.Trusted && !s.pull.Fork:
		return p.settings(ctx, after)
	case s.span.Base == s.span.MergeBase:
		return p.settings(ctx, before)
	}
	tree, err := remote.Tree(ctx, s.span.Base)
	if err != nil {
		return nil, err
	}
	return p.settings(ctx, tree)
}

// settings are the configuration in a tree, also where --config names it: in a workflow the file by that name is what was checked out,
// which may be somebody else's change.
func (p *pullCheck) settings(ctx context.Context, tree source.Tree) (*config.Config, error) {
	file, ok := tracked(p.config)
	if !ok || os.Getenv("GITHUB_EVENT_NAME") == "" {
		return p.load(ctx, tree)
	}
	c, err := loadFrom(ctx, tree, file)
	if c == nil && err == nil {
		err = usage(fmt.Errorf("--config %s: it is not in commit %s, by which this pull request is judged; one that a workflow makes belongs outside of the repository", p.config, tree.Rev))
	}
	return c, err
}

// tracked is a file's path in the repository in which it is, or would be if that were here.
func tracked(file string) (path string, ok bool) {
	at, err := filepath.Abs(file)
	if err != nil || file == "" {
		return "", false
	}
	for dir := filepath.Dir(at); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			path, err = filepath.Rel(dir, at)
			return filepath.ToSlash(path), err == nil
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	_, err = os.Stat(at)
	return filepath.ToSlash(filepath.Clean(file)), err != nil && filepath.IsLocal(file)
}

// remote is the repository on GitHub, with what is here of it.
func (p *pullCheck) remote(hub *github.Repo) source.Remote {
	return source.Remote{Files: hub.Files, Blob: hub.Blob, Blobs: hub.Blobs, Local: source.Repo{Dir: p.repo}}
}
