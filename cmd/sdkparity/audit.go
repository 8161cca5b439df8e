package main

import (
	"github.com/spf13/cobra"
)

func newAudit() *cobra.Command {
	var w workspace
	var rev, format string
	cmd := &cobra.Command{
		Use:   "audit",
		Short: "Report the parity of a whole tree",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w.open(cmd.ErrOrStderr())
			defer w.close(cmd.ErrOrStderr())
			ctx := cmd.Context()
			tree, err := w.tree(ctx, rev)
			if err != nil {
				return err
			}
			c, err := w.load(ctx, tree)
			if err != nil {
				return err
			}
			s, err := w.side(ctx, tree, c)
			if err != nil {
				return err
			}
			return write(cmd.OutOrStdout(), audited(s), "audit", format)
		},
	}
	w.flags(cmd.Flags())
	w.from.flags(cmd.Flags())
	cmd.Flags().StringVar(&rev, "rev", "", "revision to read (default: the working tree)")
	cmd.Flags().StringVar(&format, "format", "text", formats("audit"))
	return cmd
}
