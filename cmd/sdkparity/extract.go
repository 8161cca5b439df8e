package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"sdkparity/report"
)

func newExtract() *cobra.Command {
	var w workspace
	var rev, format string
	var sdks []string
	cmd := &cobra.Command{
		Use:   "extract",
		Short: "Print the public API of each SDK as it was read",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w.open(cmd.ErrOrStderr())
			defer w.close(cmd.ErrOrStderr())
			tree, err := w.tree(cmd.Context(), rev)
			if err != nil {
				return err
			}
			c, err := w.load(cmd.Context(), tree)
			if err != nil {
				return err
			}
			apis, err := w.extracted(cmd.Context(), tree, c, sdks)
			if err != nil {
				return err
			}
			if format != "json" {
				return usage(fmt.Errorf("unknown format %q", format))
			}
			return report.ExtractJSON(cmd.OutOrStdout(), apis)
		},
	}
	w.flags(cmd.Flags())
	w.from.flags(cmd.Flags())
	cmd.Flags().StringVar(&rev, "rev", "", "revision to read (default: the working tree)")
	cmd.Flags().StringArrayVar(&sdks, "sdk", nil, "only this SDK, or schema (repeatable)")
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}
