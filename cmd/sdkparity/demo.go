package main

import (
	"context"
	_ "embed"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/tools/txtar"

	"sdkparity/source"
)

//go:embed demo/sample.txtar
var sample []byte

func newDemo() *cobra.Command {
	format := choice{"text", formats("check")}
	verbose := false
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Check a change to six small SDKs that come with sdkparity",
		Long: "Check a change to six small SDKs that come with sdkparity: it gives two of them a type that the others lack.\n" +
			"It needs no repository and no network, and is reported as any other check.",
		Example: "  sdkparity demo\n  sdkparity demo --format markdown",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			before, after, err := demoTrees(txtar.Parse(sample))
			if err != nil {
				return err
			}
			var w workspace
			base, err := w.demoSide(cmd.Context(), before)
			if err != nil {
				return err
			}
			head, err := w.demoSide(cmd.Context(), after)
			if err != nil {
				return err
			}
			return write(cmd.OutOrStdout(), compared(base, head), "check", format.value, verbose)
		},
	}
	format.flag(cmd, "format", "how the report is written")
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "list in text what is otherwise only counted")
	return cmd
}

// demoTrees are the files before and after the sample's change: those under base, and the same with those under head on top.
func demoTrees(sample *txtar.Archive) (base, head source.Tree, err error) {
	before, after := &txtar.Archive{}, &txtar.Archive{}
	changed := map[string]bool{}
	for _, f := range sample.Files {
		if name, ok := strings.CutPrefix(f.Name, "head/"); ok {
			changed[name] = true
			after.Files = append(after.Files, txtar.File{Name: name, Data: f.Data})
		}
	}
	for _, f := range sample.Files {
		name, ok := strings.CutPrefix(f.Name, "base/")
		if !ok {
			continue
		}
		f.Name = name
		before.Files = append(before.Files, f)
		if !changed[name] {
			after.Files = append(after.Files, f)
		}
	}
	if base, err = demoTree(before, "the sample"); err == nil {
		head, err = demoTree(after, "its change")
	}
	return base, head, err
}

func demoTree(files *txtar.Archive, rev string) (source.Tree, error) {
	fsys, err := txtar.FS(files)
	if err != nil {
		return source.Tree{}, fmt.Errorf("read the sample: %w", err)
	}
	tree, err := source.Dir(fsys)
	tree.Rev = rev
	return tree, err
}

func (w *workspace) demoSide(ctx context.Context, tree source.Tree) (*side, error) {
	c, err := w.load(ctx, tree)
	if err != nil {
		return nil, err
	}
	return w.side(ctx, tree, c)
}
