package github

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"

	"github.com/google/go-github/v62/github"

	"sdkparity/report"
	"sdkparity/rules"
)

const (
	issueKind = "audit"
	maxAsked  = 10 // issues that planned work waits for
)

// Track keeps one issue of ours up to date: made when there is something to track, closed when all is well and opened again, but never
// where a person closed it. compose makes it from the words that the last audit left.
func (r *Repo) Track(ctx context.Context, job, title string, compose func(before string) report.Issue) (done string, number int, err error) {
	key := digest(job)
	for range lostTries {
		var ours []*github.Issue
		if ours, err = r.issues(ctx, key); err != nil {
			return "", 0, err
		}
		if len(ours) > 0 {
			done, err = r.update(ctx, ours[0], key, compose)
			return done, ours[0].GetNumber(), err
		}
		i := compose("")
		if i.Clean {
			return nothing, 0, nil
		}
		body := marker(issueKind, key, i.Words) + i.Body
		var issue *github.Issue
		issue, _, err = r.client.Issues.Create(ctx, r.Owner, r.Name, &github.IssueRequest{Title: &title, Body: &body})
		if err == nil {
			return made, issue.GetNumber(), r.onlyIssue(ctx, key, issue.GetNumber())
		}
		err = r.fail("make the issue", err)
		var e Error
		if !errors.As(err, &e) || !e.Lost {
			return "", 0, err
		}
		if err := r.sleep(ctx, lostPause); err != nil {
			return "", 0, err
		}
	}
	return "", 0, err
}

// issues are ours, the oldest first.
func (r *Repo) issues(ctx context.Context, key string) ([]*github.Issue, error) {
	login, err := r.whoami(ctx, 0)
	if err != nil {
		return nil, err
	}
	list, err := pages(func(o github.ListOptions) ([]*github.Issue, *github.Response, error) {
		return r.client.Issues.ListByRepo(ctx, r.Owner, r.Name, &github.IssueListByRepoOptions{State: "all", Creator: login, ListOptions: o})
	})
	if err != nil {
		return nil, r.fail("list our issues", err)
	}
	list = slices.DeleteFunc(list, func(i *github.Issue) bool {
		_, ok := words(i.GetBody(), issueKind, key)
		return !ok || i.IsPullRequest() || !isUs(i.GetUser().GetLogin(), login)
	})
	slices.SortFunc(list, func(a, b *github.Issue) int { return a.GetNumber() - b.GetNumber() })
	return list, nil
}

func (r *Repo) update(ctx context.Context, issue *github.Issue, key string, compose func(before string) report.Issue) (string, error) {
	before, _ := words(issue.GetBody(), issueKind, key)
	i := compose(before)
	body, state := marker(issueKind, key, i.Words)+i.Body, issue.GetState()
	switch {
	case i.Clean:
		state = "closed"
	case i.WasClean:
		state = "open" // it was us who closed it
	}
	if state == issue.GetState() && (i.Same || same(body, issue.GetBody())) {
		return unchanged, nil
	}
	_, _, err := r.client.Issues.Edit(ctx, r.Owner, r.Name, issue.GetNumber(), &github.IssueRequest{Body: &body, State: &state})
	return changed, r.fail("edit the issue", err)
}

// onlyIssue closes the issue that was just made where another run made one before it.
func (r *Repo) onlyIssue(ctx context.Context, key string, number int) error {
	ours, err := r.issues(ctx, key)
	if err != nil || len(ours) == 0 || ours[0].GetNumber() == number {
		return nil // it is there, which is what counts
	}
	body, state := fmt.Sprintf("The same as #%d.", ours[0].GetNumber()), "closed"
	_, _, err = r.client.Issues.Edit(ctx, r.Owner, r.Name, number, &github.IssueRequest{Body: &body, State: &state})
	return r.fail("close a second issue", err)
}

var issueNumber = regexp.MustCompile(`^#([1-9]\d{0,8})$`)

// Plans are what the directives of the hundred pull requests that were last touched leave to others: of those that are open or merged.
func (r *Repo) Plans(ctx context.Context) ([]report.Plan, error) {
	list, _, err := r.client.PullRequests.List(ctx, r.Owner, r.Name, &github.PullRequestListOptions{
		State: "all", Sort: "updated", Direction: "desc", ListOptions: github.ListOptions{PerPage: 100},
	})
	if err != nil {
		return nil, r.fail("list pull requests", err)
	}
	out := []report.Plan{} // not nil, which is not known
	over := map[string]bool{}
	for _, p := range list {
		if p.GetState() == "closed" && p.MergedAt == nil {
			continue
		}
		pull := pullOf(p)
		text := pull.Body
		for _, l := range pull.Labels {
			text += "\n" + l
		}
		directives, _ := rules.Directives(text)
		for _, d := range directives {
			if _, known := over[d.Until]; !known && len(over) < maxAsked {
				over[d.Until] = r.over(ctx, d.Until)
			}
			out = append(out, report.Plan{Number: pull.Number, Title: pull.Title, SDKs: d.SDKs, Only: d.Only, Until: d.Until, Over: over[d.Until]})
		}
	}
	return out, nil
}

// over reports whether an issue or pull request is closed. One that cannot be read is not known to be.
func (r *Repo) over(ctx context.Context, text string) bool {
	m := issueNumber.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return false
	}
	issue, res, err := r.client.Issues.Get(ctx, r.Owner, r.Name, n)
	return err == nil && res.StatusCode == http.StatusOK && issue.GetState() == "closed"
}
