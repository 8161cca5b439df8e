package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"sdkparity/source"
)

func newCheck() *cobra.Command {
	var w workspace
	var d delivery
	var c checkRange
	var s seriesSource
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Report the parity of what changed between two revisions",
		Long: "Report the parity of what changed between two revisions: which concepts the change touches, who lacks them, and what it opens\n" +
			"and closes. It is compared with the commit where the head left the base. Nothing is checked out.",
		Example: "  sdkparity check --base origin/main\n" +
			"  sdkparity check --base main --head my-branch --format markdown --output report.md\n" +
			"  sdkparity check --base origin/main --fail-on warning\n" +
			"  sdkparity check --base origin/main --directive 'defer python, go until #1748'",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w.open(cmd.ErrOrStderr())
			defer w.close(cmd.ErrOrStderr())
			series, err := s.read(cmd)
			if err != nil {
				return err
			}
			base, head, err := w.changed(cmd.Context(), c)
			if err != nil {
				return err
			}
			r := compared(base, head)
			series.plan(&r)
			return d.deliver(cmd, r)
		},
	}
	w.flags(cmd.Flags())
	w.from.flags(cmd.Flags())
	c.flags(cmd)
	s.flags(cmd)
	d.flags(cmd)
	return cmd
}

// checkRange is what a check is about.
type checkRange struct {
	base, head  string
	noMergeBase bool
}

func (c *checkRange) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.base, "base", "", "`revision` to compare with (default: the main branch, of origin if there is one)")
	cmd.Flags().StringVar(&c.head, "head", "", "`revision` to check (default: the working tree)")
	cmd.Flags().BoolVar(&c.noMergeBase, "no-merge-base", false, "compare with --base itself, not with where head left it")
}

// changed reads both ends of a change, with the configuration of its head.
func (w *workspace) changed(ctx context.Context, r checkRange) (base, head *side, err error) {
	if r, err = w.commits(ctx, r); err != nil {
		return nil, nil, err
	}
	var before, after source.Tree
	var listing errgroup.Group // both at once: it is git that takes its time
	listing.Go(func() (err error) { before, err = w.tree(ctx, r.base); return err })
	listing.Go(func() (err error) { after, err = w.tree(ctx, r.head); return err })
	if err := listing.Wait(); err != nil {
		return nil, nil, err
	}
	c, err := w.load(ctx, after)
	if err != nil {
		return nil, nil, err
	}
	was, is, err := w.bothSchemas(ctx, before, after, c, w.from)
	if err != nil {
		return nil, nil, err
	}
	return w.bothSides(ctx, before, after, c, was, is)
}

// commits finds the commits that a range's revisions name. The base becomes the one where the head left it.
func (w *workspace) commits(ctx context.Context, r checkRange) (checkRange, error) {
	repo, err := source.Open(ctx, w.repo)
	if err != nil {
		return r, err
	}
	if r.base, err = baseCommit(ctx, repo, r.base); err != nil {
		return r, err
	}
	at := "HEAD"
	if r.head != "" {
		if r.head, err = repo.Commit(ctx, r.head); err != nil {
			return r, err
		}
		at = r.head
	}
	if !r.noMergeBase {
		r.base, err = repo.MergeBase(ctx, r.base, at)
	}
	return r, err
}

// baseCommit is the commit to compare with: the named one, else that of the main branch.
func baseCommit(ctx context.Context, repo source.Repo, name string) (string, error) {
	if name != "" {
		return repo.Commit(ctx, name)
	}
	for _, name := range []string{"refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master"} {
		if id, err := repo.Commit(ctx, name); err == nil {
			return id, nil
		}
	}
	return "", usage(errors.New("no branch main or master here to compare with; --base names a revision"))
}
