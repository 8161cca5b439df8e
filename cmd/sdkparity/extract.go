package main

import (
	"io"

	"github.com/spf13/cobra"

	"sdkparity/report"
)

func newExtract() *cobra.Command {
	var w workspace
	var out outlet
	var rev string
	var sdks []string
	format := choice{"text", []string{"text", "json"}}
	cmd := &cobra.Command{
		Use:     "extract",
		Short:   "Print the public API of each SDK as it was read",
		Example: "  sdkparity extract --sdk go\n  sdkparity extract --rev v1.2.0 --format json --output api.json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w.open(cmd.ErrOrStderr())
			defer w.close(cmd.ErrOrStderr())
			tree, c, err := w.configuredTree(cmd.Context(), rev)
			if err != nil {
				return err
			}
			apis, err := w.extracted(cmd.Context(), tree, c, sdks)
			if err != nil {
				return err
			}
			return out.write(cmd, func(to io.Writer) error {
				if format.value == "json" {
					return report.ExtractJSON(to, apis)
				}
				return report.ExtractText(to, apis, terminal(to))
			})
		},
	}
	w.flags(cmd.Flags())
	w.from.flags(cmd.Flags())
	cmd.Flags().StringVar(&rev, "rev", "", "`revision` to read (default: the working tree)")
	cmd.Flags().StringArrayVar(&sdks, "sdk", nil, "only the SDK of this `name`, or schema (repeatable)")
	format.flag(cmd, "format", "how it is written")
	out.flags(cmd)
	return cmd
}
