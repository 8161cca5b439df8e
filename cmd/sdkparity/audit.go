package main

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"
)

func newAudit() *cobra.Command { return auditCommand(&publishing{sleep: sleep}) }

func auditCommand(p *publishing) *cobra.Command {
	var w workspace
	var d delivery
	var rev string
	var strict bool
	cmd := &cobra.Command{
		Use:   "audit",
		Short: "Report the parity of a whole tree",
		Long: "Report the parity of a whole tree: every gap, who is the outlier, how much was understood, and which waivers have had their day.\n" +
			"What changed does not matter here; that is what check is for.\n\n" + publishHelp,
		Example: "  sdkparity audit\n" +
			"  sdkparity audit --rev v1.2.0 --format html --output parity.html\n" +
			"  sdkparity audit --strict --fail-on error\n" +
			"  sdkparity audit --rev HEAD --publish --html parity.html --json parity.json",
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
			err = p.tell(cmd, d, s, dead)
			if err != nil || !strict || len(dead) == 0 {
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
	p.flags(cmd)
	return cmd
}

// tell writes the report, to stdout before anybody else hears of it.
func (p *publishing) tell(cmd *cobra.Command, d delivery, s *side, dead []string) error {
	r := audited(s)
	own := r // the issue has a list of its own for waivers
	r.Notes = append(slices.Clone(r.Notes), dead...)
	if err := p.files(r); err != nil {
		return err
	}
	err := d.deliver(cmd, r)
	if !p.on || err != nil && !errors.Is(err, errFindings) {
		return err
	}
	if failed := p.publish(cmd, own, dead); failed != nil {
		return failed
	}
	return err
}

const publishHelp = `With --publish one issue on GitHub is kept up to date, found by a hidden marker and our own authorship: what is new and what is fixed
since the last audit, the gaps by area, the work that the hundred pull requests last touched leave to others ("sdkparity: defer …"),
waivers that have had their day, coverage and schema. What an audit does not find since it saw less than the last one stays. The issue
is closed when there is no gap and everything was read, and opened again; one that a person closed stays closed. The job's summary has
the report, too. Outputs: status (gaps or agree), new, fixed, issue. The token (as for pr) needs issues: write and pull-requests: read.`
