package main

import (
	"context"

	"github.com/spf13/cobra"

	"sdkparity/config"
	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/report"
	"sdkparity/rules"
	"sdkparity/source"
)

// side is one revision, read, lined up and judged.
type side struct {
	tree     source.Tree
	config   *config.Config
	apis     []*model.API // the schema's last, where it is known
	schema   report.SchemaState
	table    *parity.Table
	findings []rules.Finding
	used     []bool // which of the configuration's waivers cover anything
}

func (w *workspace) side(ctx context.Context, tree source.Tree, c *config.Config) (*side, error) {
	s, err := w.schema(ctx, tree, c, w.from)
	if err != nil {
		return nil, err
	}
	return w.sideWith(ctx, tree, c, s)
}

func (w *workspace) sideWith(ctx context.Context, tree source.Tree, c *config.Config, s schema) (*side, error) {
	apis, err := w.read(ctx, tree, c, nil)
	if err != nil {
		return nil, err
	}
	return judged(tree, c, s, apis), nil
}

func judged(tree source.Tree, c *config.Config, s schema, apis []*model.API) *side {
	apis = s.columns(apis)
	t := parity.Align(apis, alignment(c))
	findings, used := rules.Waive(t, rules.Judge(t, c.Severity), waivers(c))
	return &side{tree, c, apis, s.state, t, findings, used}
}

// bothSides reads one revision after the other, since the second then finds most of its files read. The first is lined up
// meanwhile, which takes as long and only one core.
func (w *workspace) bothSides(ctx context.Context, before, after source.Tree, c *config.Config, was, is schema) (base, head *side, err error) {
	apis, err := w.read(ctx, before, c, nil)
	if err != nil {
		return nil, nil, err
	}
	done := make(chan *side)
	go func() { done <- judged(before, c, was, apis) }()
	head, err = w.sideWith(ctx, after, c, is)
	return <-done, head, err
}

func waivers(c *config.Config) []rules.Waiver {
	var out []rules.Waiver
	for _, w := range c.Waivers {
		out = append(out, rules.Waiver{Concept: w.Concept, SDKs: w.SDKs, Rules: w.Rules})
	}
	return out
}

func alignment(c *config.Config) parity.Options {
	o := parity.Options{Brands: c.Brands}
	for _, a := range c.Aliases {
		o.Aliases = append(o.Aliases, parity.Alias{Concept: a.Concept, Names: a.Names, SDKs: a.SDKs})
	}
	return o
}

func newCheck() *cobra.Command {
	var w workspace
	var base, head, format string
	var noMergeBase bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Report the parity of what changed between two revisions",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w.open(cmd.ErrOrStderr())
			defer w.close(cmd.ErrOrStderr())
			ctx := cmd.Context()
			repo, err := source.Open(ctx, w.repo)
			if err != nil {
				return err
			}
			if base, err = repo.Commit(ctx, base); err != nil {
				return err
			}
			if head != "" {
				if head, err = repo.Commit(ctx, head); err != nil {
					return err
				}
			}
			if !noMergeBase {
				at := head
				if at == "" {
					at = "HEAD"
				}
				if base, err = repo.MergeBase(ctx, base, at); err != nil {
					return err
				}
			}
			before, err := w.tree(ctx, base)
			if err != nil {
				return err
			}
			after, err := w.tree(ctx, head)
			if err != nil {
				return err
			}
			c, err := w.load(ctx, after)
			if err != nil {
				return err
			}
			schemaBefore, schemaAfter, err := w.bothSchemas(ctx, before, after, c, w.from)
			if err != nil {
				return err
			}
			b, h, err := w.bothSides(ctx, before, after, c, schemaBefore, schemaAfter)
			if err != nil {
				return err
			}
			return write(cmd.OutOrStdout(), compared(b, h), "check", format)
		},
	}
	w.flags(cmd.Flags())
	w.from.flags(cmd.Flags())
	cmd.Flags().StringVar(&base, "base", "", "revision to compare with")
	cmd.Flags().StringVar(&head, "head", "", "revision to check (default: the working tree)")
	cmd.Flags().StringVar(&format, "format", "text", formats("check"))
	cmd.Flags().BoolVar(&noMergeBase, "no-merge-base", false, "compare with --base itself, not with where head left it")
	return cmd
}
