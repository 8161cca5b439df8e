package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"sdkparity/config"
	"sdkparity/report"
	"sdkparity/source"
	"sdkparity/suggest"
)

func newFix() *cobra.Command {
	var w workspace
	var sel selection
	var dryRun, dirty bool
	cmd := &cobra.Command{
		Use:   "fix [CONCEPT]",
		Short: "Write what SDKs lack into the working tree",
		Long: "Write what SDKs lack into the working tree: what `suggest` says of the working tree, in the folders of the SDKs and nowhere else.\n" +
			"What cannot be written safely is listed and left alone. Run again, it finds nothing to write.",
		Example: "  sdkparity fix --base origin/main --dry-run\n" +
			"  sdkparity fix --base origin/main --sdk python\n" +
			"  sdkparity fix StorageConfig.retry --dirty",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			w.open(cmd.ErrOrStderr())
			defer w.close(cmd.ErrOrStderr())
			s, changes, err := sel.suggestions(cmd.Context(), &w, args)
			if err != nil {
				return err
			}
			if !dryRun && len(changes) > 0 {
				if err := w.apply(cmd.Context(), changes, dirty); err != nil {
					return err
				}
			}
			return writeFixed(cmd.OutOrStdout(), s, changes, dryRun)
		},
	}
	w.flags(cmd.Flags())
	w.from.flags(cmd.Flags())
	sel.flags(cmd)
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be written and write nothing")
	cmd.Flags().BoolVar(&dirty, "dirty", false, "write even where SDKs have changes that are in no commit, or where there is no git to go back with")
	return cmd
}

func writeFixed(to io.Writer, s report.Suggested, changes []suggest.Change, dryRun bool) error {
	if err := report.SuggestText(to, s, terminal(to)); err != nil || len(s.SDKs) == 0 {
		return err
	}
	if len(changes) == 0 {
		_, err := fmt.Fprintln(to, "\nnothing to write")
		return err
	}
	fmt.Fprintln(to)
	return report.Wrote(to, changes, dryRun)
}

// apply writes changes into the working tree, unless that holds work which could not be told from them afterwards.
func (w *workspace) apply(ctx context.Context, changes []suggest.Change, dirty bool) error {
	if !dirty {
		tree, err := w.tree(ctx, "")
		if err != nil {
			return err
		}
		c, err := w.load(ctx, tree)
		if err != nil {
			return err
		}
		if err := uncommitted(ctx, w.repo, c); err != nil {
			return err
		}
	}
	return rewrite(w.repo, changes)
}

// uncommitted is an error where the folders of SDKs have changes that are in no commit.
func uncommitted(ctx context.Context, dir string, c *config.Config) error {
	var folders []string
	for _, s := range c.SDKs {
		folders = append(folders, "./"+s.Root)
	}
	files, err := source.Repo{Dir: dir}.Uncommitted(ctx, folders)
	switch {
	case errors.Is(err, source.ErrNotFound):
		return usage(fmt.Errorf("%s is in no git repository, so that nothing could be taken back; --dirty writes anyway", dir))
	case err != nil:
		return err
	case len(files) == 0:
		return nil
	}
	more := ""
	if len(files) > 3 {
		files, more = files[:3], fmt.Sprintf(" and %d more", len(files)-3)
	}
	return usage(fmt.Errorf("the SDKs have changes that are in no commit (%s%s); commit them, or --dirty writes anyway", strings.Join(files, ", "), more))
}
