package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"sdkparity/parity"
	"sdkparity/report"
	"sdkparity/rules"
)

// seriesSource says where a pull request says that some SDKs follow later.
type seriesSource struct {
	bodyFile   string
	directives []string
}

func (s *seriesSource) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.bodyFile, "body-file", "", "`file` with the pull request's body, - for stdin; its lines \"sdkparity: defer python until #12\" and \"sdkparity: only node\" make gaps planned")
	cmd.Flags().StringArrayVar(&s.directives, "directive", nil, "such a `line`, as \"defer python until #12\" (repeatable)")
}

const maxBody = 1 << 20 // bytes; GitHub allows 65,536 characters

// flagged is what the flags say.
func (s seriesSource) flagged() (series, error) {
	var all series
	for _, line := range s.directives {
		list, odd := rules.Directives(line)
		if len(odd)+len(list) == 0 {
			list, odd = rules.Directives("sdkparity: " + line)
		}
		if len(odd) > 0 || len(list) == 0 {
			return series{}, usage(fmt.Errorf("--directive %q is not understood: it is like %s", line, directiveForms))
		}
		all.directives = append(all.directives, list...)
	}
	return all, nil
}

// read is what the flags and the pull request's body say.
func (s seriesSource) read(cmd *cobra.Command) (series, error) {
	all, err := s.flagged()
	if err != nil || s.bodyFile == "" {
		return all, err
	}
	in := cmd.InOrStdin()
	if s.bodyFile != "-" {
		f, err := os.Open(s.bodyFile)
		if err != nil {
			return series{}, usage(err)
		}
		defer f.Close()
		in = f
	}
	body, err := io.ReadAll(io.LimitReader(in, maxBody))
	if err != nil {
		return series{}, fmt.Errorf("read the pull request's body: %w", err)
	}
	list, odd := rules.Directives(string(body))
	all.directives, all.odd = append(all.directives, list...), odd
	return all, nil
}

const directiveForms = `"defer SDK, … until ISSUE" or "only SDK, …"`

// series is what a pull request says about those that follow it.
type series struct {
	directives []rules.Directive
	odd        []string // lines that begin like a directive and are none
}

// plan makes planned what is missing and said to follow.
func (s series) plan(r *report.Result) {
	for _, line := range s.odd {
		r.Notes = append(r.Notes, fmt.Sprintf("the pull request says %q, which is not understood: it is like %s", line, directiveForms))
	}
	sdks := r.Table.SDKs
	if strangers := rules.Strangers(s.directives, sdks); len(strangers) > 0 {
		r.Notes = append(r.Notes, fmt.Sprintf("the pull request defers %s, which is no SDK here: they are %s", strings.Join(strangers, ", "), strings.Join(sdks, ", ")))
	}
	kept, planned := rules.Plan(r.Table, rules.Comparison{Findings: r.Findings, Changes: r.Changes}, s.directives)
	r.Findings = kept
	waived := r.Why
	r.Why = func(row parity.Row, sdk int) string {
		if why := planned[rules.Place{Row: row.Key, SDK: r.Table.SDKs[sdk]}]; why != "" {
			return why
		}
		return waived(row, sdk)
	}
}
