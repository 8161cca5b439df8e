package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"sdkparity/report"
	"sdkparity/report/github"
)

// run finds the pull request, checks it, or takes the check that another run made, and tells its people.
func (p *pullCheck) run(cmd *cobra.Command) error {
	ctx, cancel := context.WithTimeout(cmd.Context(), p.timeout)
	defer cancel()
	p.workspace.open(cmd.ErrOrStderr())
	defer p.workspace.close(cmd.ErrOrStderr())
	e, err := p.readEvent()
	if err != nil {
		return err
	}
	slug, err := p.repository(e)
	if err != nil {
		return err
	}
	hub, err := github.Open(ctx, access(p.sleep), slug)
	if err != nil {
		return usage(err)
	}
	p.web = cmp.Or(strings.TrimSuffix(p.web, "/"), cmp.Or(os.Getenv("GITHUB_SERVER_URL"), "https://github.com")+"/"+slug)
	t := &telling{pullCheck: p, hub: hub, stderr: cmd.ErrOrStderr()}
	if t.subject, err = p.find(ctx, hub, e); err != nil {
		return hidden(hub, err)
	}
	if t.nothing != "" {
		t.log("nothing to do: %s", t.nothing)
		return t.outputs(skipped, report.Outcome{})
	}
	if t.alone != nil {
		t.log("%v; base and head are the event's, and the report goes no further than this job", t.alone)
	}
	if t.result, err = p.checked(ctx, t, slug); err != nil {
		return hidden(hub, err)
	}
	return t.tell(ctx, cmd)
}

// checked is the check, made here or in the run before.
func (p *pullCheck) checked(ctx context.Context, t *telling, slug string) (report.Result, error) {
	if p.saved != "" {
		return p.kept(ctx, t.hub, t.subject, slug)
	}
	r, err := p.compare(ctx, t.hub, t.subject)
	if err == nil && p.save != "" {
		err = p.keep(slug, t.pull.Number, r)
	}
	return r, err
}

// hidden is an error without the tokens that something may have put into it.
func hidden(hub *github.Repo, err error) error {
	if text := err.Error(); hub.Hide(text) != text {
		return fmt.Errorf("%s", hub.Hide(text))
	}
	return err
}
