package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// The ways in which a report reaches the people of a pull request, in the order in which one stands in for another.
var deliveries = []string{"comment", "review", "check", "sarif", "summary", "outputs"}

// usualDeliveries are those that nobody has to ask for.
var usualDeliveries = []string{"comment", "check", "summary", "outputs"}

const prHelp = `Check a pull request and tell its people: the GitHub side of check.

The pull request is the one of the event that runs the workflow (GITHUB_EVENT_NAME and GITHUB_EVENT_PATH: pull_request,
pull_request_target, workflow_run, merge_group, workflow_dispatch with an input called number, issue_comment that says
"/sdkparity recheck"), or that of --repo-slug and --number. Base, head and merge base are GitHub's. Files are taken from the git
repository in --repo where it has them, else from GitHub by their ids: nothing is checked out, nothing of the pull request is run.
A pull request from a fork, one that --number names, and every event that runs with the base's rights, is judged by the base's
configuration, also where --config names a file of the repository.

--deliver says who tells it, in any combination; what GitHub refuses is said on stderr and the next takes its place:
  comment  one comment, edited in place, none where nothing public changed
  review   comments on the added lines that open a gap, at most 10
  check    a check run with annotations: neutral, or a failure at --fail-on
  sarif    an upload for code scanning
  summary  the job's summary (GITHUB_STEP_SUMMARY); works with any token
  outputs  status, new, fixed, report (GITHUB_OUTPUT), for later steps:
           status is gaps, agree, quiet (nothing public changed) or skipped (the event asks for nothing);
           new and fixed count findings; report is the path of the report as markdown
The report also goes to stdout.

In two steps, for pull requests from forks, whose token may only read: in pull_request,
  sdkparity pr --deliver summary,outputs --save report.json
and in workflow_run, with the file that the first step uploaded and without any checkout,
  sdkparity pr --from report.json
which takes it for text that anybody may have written: it must be of the head that the workflow ran for, that must be a pull request's
now, and what it tells people to run is the base's configuration. Whether its findings are true is the first run's word; without --from
the second step does the check itself, which is as safe.

Environment: GITHUB_TOKEN or GH_TOKEN, or before them SDKPARITY_APP_ID and SDKPARITY_APP_PRIVATE_KEY (a GitHub App's, in PEM);
GITHUB_API_URL and GITHUB_GRAPHQL_URL where GitHub is not github.com; GITHUB_REPOSITORY; GITHUB_WORKFLOW and GITHUB_JOB.
Permissions of the token: contents: read and pull-requests: write (comment, review), checks: write (check),
security-events: write (sarif).`

// pullCheck is what the pr command is told.
type pullCheck struct {
	workspace
	delivery
	slug      string
	number    int
	ways      []string
	save      string
	saved     string
	id        string
	checkName string
	report    string
	timeout   time.Duration
	series    seriesSource
	sleep     func(context.Context, time.Duration) error
}

func newPR() *cobra.Command { return prCommand(&pullCheck{sleep: sleep}) }

func prCommand(p *pullCheck) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "pr",
		Short: "Check a pull request on GitHub and tell its people",
		Long:  prHelp,
		Example: "  sdkparity pr\n" +
			"  sdkparity pr --repo-slug acme/lamps --number 12 --deliver none\n" +
			"  sdkparity pr --deliver comment,review,summary --fail-on error\n" +
			"  sdkparity pr --deliver summary,outputs --save report.json\n" +
			"  sdkparity pr --from report.json",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := p.valid(); err != nil {
				return usage(err)
			}
			return p.run(cmd)
		},
	}
	f := cmd.Flags()
	p.workspace.flags(f)
	p.workspace.from.flags(f)
	f.StringVar(&p.slug, "repo-slug", "", "`OWNER/NAME` of the repository on GitHub (default: the workflow's)")
	f.IntVar(&p.number, "number", 0, "`number` of the pull request (default: the event's)")
	f.StringSliceVar(&p.ways, "deliver", usualDeliveries, "`ways` to tell it: "+strings.Join(deliveries, ", ")+", or all, or none")
	f.StringVar(&p.save, "save", "", "`file` to keep the report in, as data for --from")
	f.StringVar(&p.saved, "from", "", "`file` that --save wrote; it is delivered instead of a check of this run")
	f.StringVar(&p.id, "id", "", "`name` that tells this job's comments from other jobs' (default: the workflow's and the job's)")
	f.StringVar(&p.checkName, "check-name", "sdkparity", "`name` of the check run")
	f.StringVar(&p.report, "report", "", "`file` for the report as markdown (default: sdkparity-report.md in RUNNER_TEMP)")
	f.DurationVar(&p.timeout, "timeout", 10*time.Minute, "`time` after which the run gives up, waiting for rate limits included")
	f.StringArrayVar(&p.series.directives, "directive", nil, "a `line` as the pull request's body may have, as \"defer python until #12\" (repeatable)")
	p.delivery.flags(cmd)
	return cmd
}

// valid finds what the flags say that cannot be.
func (p *pullCheck) valid() error {
	for _, d := range p.ways {
		if d != "all" && d != "none" && !slices.Contains(deliveries, d) {
			return fmt.Errorf("--deliver %q: it is one of %s, or all, or none", d, strings.Join(deliveries, ", "))
		}
	}
	if p.saved != "" && p.save != "" {
		return errors.New("--from delivers what --save kept: they are for two runs")
	}
	return nil
}

// asked reports whether a way to tell it was asked for.
func (p *pullCheck) asked(way string) bool {
	return slices.Contains(p.ways, way) || slices.Contains(p.ways, "all")
}
