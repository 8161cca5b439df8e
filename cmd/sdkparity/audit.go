package main

import (
	"github.com/spf13/cobra"
)

func newAudit() *cobra.Command {
	var w workspace
	var d delivery
	var rev string
	var strict bool
	cmd := &cobra.Command{
		Use:   "audit",
		Short: "Report the parity of a whole tree",
		Long: "Report the parity of a whole tree: every gap, who is the outlier, how much was understood, and which waivers have had their day.\n" +
			"What changed does not matter here; that is what check is for.",
		Example: "  sdkparity audit\n" +
			"  sdkparity audit --rev v1.2.0 --format html --output parity.html\n" +
			"  sdkparity audit --strict --fail-on error",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w.open(cmd.ErrOrStderr())
			defer w.close(cmd.ErrOrStderr())
			w.suites = true // a pull request with tests only is none about parity, so only audit asks
			s, err := w.at(cmd.Context(), rev)
			if err != nil {
				return err
			}
			dead := s.deadWaivers()
			r := audited(s)
			r.Notes = append(r.Notes, dead...)
			if err := d.deliver(cmd, r); err != nil || !strict || len(dead) == 0 {
				return err
			}
			return errFindings
		},
	}
	w.flags(cmd.Flags())
	w.from.flags(cmd.Flags())
	cmd.Flags().StringVar(&rev, "rev", "", "`revision` to read (default: the working tree)")
	cmd.Flags().BoolVar(&strict, "strict", false, "end with status 1 when a waiver covers nothing or has expired")
	d.flags(cmd)
	return cmd
}
