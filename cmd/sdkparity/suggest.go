package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sdkparity/parity"
	"sdkparity/report"
	"sdkparity/rules"
	"sdkparity/suggest"
)

func newSuggest() *cobra.Command {
	var w workspace
	var sel selection
	var out outlet
	format := choice{"text", []string{"text", "markdown", "patch", "json"}}
	cmd := &cobra.Command{
		Use:   "suggest [CONCEPT]",
		Short: "Write out what SDKs lack, as each of them would declare it",
		Long: "Write out what SDKs lack, as each of them would declare it: the declaration, where it goes, what belongs to it, and what is left\n" +
			"to a person and why. It is about everything that is missing of a concept or, without one, about the gaps that a change opens.\n" +
			"Nothing is written but the report; as a patch, `git apply` takes it.",
		Example: "  sdkparity suggest StorageConfig.retry\n" +
			"  sdkparity suggest --base origin/main --sdk go --sdk rust\n" +
			"  sdkparity suggest --base main --head my-branch --format patch --output gaps.patch",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			w.open(cmd.ErrOrStderr())
			defer w.close(cmd.ErrOrStderr())
			s, changes, err := sel.suggestions(cmd.Context(), &w, args)
			if err != nil {
				return err
			}
			return out.write(cmd, func(to io.Writer) error { return writeSuggested(to, s, changes, format.value) })
		},
	}
	w.flags(cmd.Flags())
	w.from.flags(cmd.Flags())
	sel.flags(cmd)
	cmd.Flags().StringVar(&sel.rev, "rev", "", "`revision` to read (default: the working tree); only with CONCEPT")
	cmd.Flags().StringVar(&sel.head, "head", "", "`revision` whose gaps are to be written (default: the working tree)")
	format.flag(cmd, "format", "how it is written")
	out.flags(cmd)
	return cmd
}

func writeSuggested(to io.Writer, s report.Suggested, changes []suggest.Change, format string) error {
	switch format {
	case "markdown":
		return report.SuggestMarkdown(to, s)
	case "patch":
		_, err := io.WriteString(to, suggest.Patch(changes))
		return err
	case "json":
		return report.SuggestJSON(to, s, changes)
	}
	return report.SuggestText(to, s, terminal(to))
}

// selection says which gaps are meant.
type selection struct {
	checkRange
	rev   string
	sdks  []string
	notes bool
}

func (sel *selection) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&sel.base, "base", "", "`revision` to compare with: the gaps that the change since then opens (default: the main branch, of origin if there is one)")
	cmd.Flags().BoolVar(&sel.noMergeBase, "no-merge-base", false, "compare with --base itself, not with where the change left it")
	cmd.Flags().StringArrayVar(&sel.sdks, "sdk", nil, "only the SDK of this `name` (repeatable)")
	cmd.Flags().BoolVar(&sel.notes, "notes", false, "gaps of a change that are only notes, too")
}

// suggestions are what the selected gaps take, and the files that it would change.
func (sel selection) suggestions(ctx context.Context, w *workspace, args []string) (report.Suggested, []suggest.Change, error) {
	if len(args) > 0 && (sel.base != "" || sel.head != "") {
		return report.Suggested{}, nil, usage(errors.New("either a concept or --base and --head"))
	}
	if len(args) == 0 && sel.rev != "" {
		return report.Suggested{}, nil, usage(errors.New("--rev goes with a concept; a change has --base and --head"))
	}
	s, base, meant, err := sel.meant(ctx, w, args)
	if err != nil {
		return report.Suggested{}, nil, err
	}
	if err := known(s.config, sel.sdks); err != nil {
		return report.Suggested{}, nil, usage(err)
	}
	out, changes, err := s.written(func(s *side) []rules.Finding {
		return slices.DeleteFunc(meant(s), func(f rules.Finding) bool { return len(sel.sdks) > 0 && !slices.Contains(sel.sdks, f.SDK) })
	})
	out.Base = base
	return out, changes, err
}

// meant is the tree that suggestions are asked for, the base it is compared with, and which of a tree's findings they are asked for.
func (sel selection) meant(ctx context.Context, w *workspace, args []string) (*side, string, func(*side) []rules.Finding, error) {
	if len(args) == 0 {
		base, head, err := w.changed(ctx, sel.checkRange)
		if err != nil {
			return nil, "", nil, err
		}
		return head, base.tree.Rev, func(s *side) []rules.Finding {
			return slices.DeleteFunc(compared(base, s).Findings, func(f rules.Finding) bool {
				return f.Status != "new" || f.Severity == rules.Note && !sel.notes
			})
		}, nil
	}
	s, err := w.at(ctx, sel.rev)
	if err != nil {
		return nil, "", nil, err
	}
	if len(concepts(s.table, args[0])) == 0 {
		return nil, "", nil, usage(fmt.Errorf("no concept is called %s%s", args[0], nearest(s.table, args[0])))
	}
	return s, "", func(s *side) []rules.Finding {
		rows := concepts(s.table, args[0])
		return slices.DeleteFunc(slices.Clone(s.findings), func(f rules.Finding) bool { return !under(rows, f) })
	}, nil
}

// under reports whether a finding is about one of some rows, or about what is in it.
func under(rows []parity.Row, f rules.Finding) bool {
	return slices.ContainsFunc(rows, func(r parity.Row) bool { return f.Row == r.Key || strings.HasPrefix(f.Row, r.Key+".") })
}
