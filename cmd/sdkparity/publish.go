package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sdkparity/report"
	"sdkparity/report/github"
)

// publishing is what audit is told about the issue that it keeps.
type publishing struct {
	on         bool
	slug       string
	title      string
	id         string
	html, json string
	timeout    time.Duration
	sleep      func(context.Context, time.Duration) error
}

func (p *publishing) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&p.on, "publish", false, "keep one tracking issue on GitHub up to date: what is new and fixed since the last audit, where the gaps are, what is planned")
	f.StringVar(&p.slug, "repo-slug", "", "with --publish, `OWNER/NAME` of the repository on GitHub (default: the workflow's)")
	f.StringVar(&p.title, "issue-title", "Parity of the SDKs", "with --publish, `title` of an issue that is made")
	f.StringVar(&p.id, "id", "", "with --publish, `name` that tells this audit's issue from those of others")
	f.DurationVar(&p.timeout, "timeout", 10*time.Minute, "with --publish, `time` after which GitHub is given up")
	f.StringVar(&p.html, "html", "", "`file` to write the report to as HTML, too")
	f.StringVar(&p.json, "json", "", "`file` to write the report to as JSON, too")
}

// files writes the report in the formats that are kept as artifacts.
func (p *publishing) files(r report.Result) error {
	for _, out := range []struct {
		file  string
		write func(io.Writer, report.Result) error
	}{{p.html, report.HTML}, {p.json, report.JSON}} {
		if out.file == "" {
			continue
		}
		f, err := os.Create(out.file)
		if err != nil {
			return err
		}
		if err := errors.Join(out.write(f, r), f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// publish brings the tracking issue up to date. Where GitHub refuses, the job's summary has the report.
func (p *publishing) publish(cmd *cobra.Command, r report.Result, waivers []string) error {
	ctx, cancel := context.WithTimeout(cmd.Context(), p.timeout)
	defer cancel()
	slug := cmp.Or(p.slug, os.Getenv("GITHUB_REPOSITORY"))
	if slug == "" {
		return usage(errors.New("--repo-slug says in which repository on GitHub the issue is"))
	}
	hub, err := github.Open(ctx, access(p.sleep), slug)
	if err != nil {
		return usage(err)
	}
	t := &telling{pullCheck: &pullCheck{ways: []string{"summary", "outputs"}}, hub: hub, stderr: cmd.ErrOrStderr(), result: r}
	plans, err := hub.Plans(ctx)
	if err != nil {
		t.log("planned work: %v", err)
	}
	var issue report.Issue
	done, number, err := hub.Track(ctx, cmp.Or(p.id, "audit"), p.title, func(before string) report.Issue {
		issue = report.IssueOf(r, before, plans, waivers)
		return issue
	})
	switch {
	case err != nil:
		t.log("issue: %v; the summary takes its place", err)
	case number > 0:
		t.log("issue #%d: %s", number, done)
	default:
		t.log("issue: %s", done)
	}
	noSummary := t.summary()
	if noSummary != nil {
		t.log("summary: %v", noSummary)
	}
	if wrong := outputs(issueOutputs(r, issue, number)); wrong != nil {
		t.log("outputs: %v", wrong)
	}
	if err != nil && noSummary != nil {
		return fmt.Errorf("GitHub took the report in no way; it is on stdout: %w", hidden(hub, err))
	}
	return nil
}

// issueOutputs are those of an audit.
func issueOutputs(r report.Result, i report.Issue, number int) [][2]string {
	status := foundGaps
	if report.OutcomeOf(r).Gaps == 0 {
		status = agreeing
	}
	text := ""
	if number > 0 {
		text = strconv.Itoa(number)
	}
	return [][2]string{{"status", status}, {"new", strconv.Itoa(i.New)}, {"fixed", strconv.Itoa(i.Fixed)}, {"issue", text}}
}

// outputs appends to what later steps of the job can read; nowhere outside of a job.
func outputs(list [][2]string) error {
	file := os.Getenv("GITHUB_OUTPUT")
	if file == "" {
		return nil
	}
	var b strings.Builder
	for _, out := range list {
		// A value could end where it likes if the line that ends it could be known before.
		end := "sdkparity_" + rand.Text()
		fmt.Fprintf(&b, "%s<<%s\n%s\n%s\n", out[0], end, out[1], end)
	}
	return appendTo(file, b.String())
}
