package main

import (
	"github.com/spf13/cobra"
)

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "sdkparity",
		Short:         "Keep the SDKs of one product consistent across languages",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage(err) })
	root.AddCommand(newExtract(), newCheck(), newAudit(), newExplain(), newSchema(), newDemo())
	return root
}
