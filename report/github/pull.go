package github

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/google/go-github/v62/github"
)

// Pull is a pull request as GitHub has it.
type Pull struct {
	Number int
	Title  string
	Body   string // as hostile as source, like all that people wrote
	Labels []string
	Author string
	Head   string // commit
	Base   string // what the change is compared with: a branch while it is open, a commit later
	Open   bool
	Fork   bool // of another repository, or of one that is gone
}

// Pull reads a pull request.
func (r *Repo) Pull(ctx context.Context, number int) (Pull, error) {
	p, _, err := r.client.PullRequests.Get(ctx, r.Owner, r.Name, number)
	if err != nil {
		return Pull{}, r.fail(fmt.Sprintf("read pull request #%d", number), err)
	}
	if p.GetHead().GetSHA() == "" || p.GetBase().GetSHA() == "" {
		return Pull{}, Error{Doing: fmt.Sprintf("read pull request #%d", number), Text: "it has no head or no base"}
	}
	return pullOf(p), nil
}

func pullOf(p *github.PullRequest) Pull {
	out := Pull{
		Number: p.GetNumber(), Title: p.GetTitle(), Body: p.GetBody(), Author: p.GetUser().GetLogin(),
		Head: p.GetHead().GetSHA(), Base: p.GetBase().GetSHA(), Open: p.GetState() == "open",
	}
	if ref := p.GetBase().GetRef(); out.Open && ref != "" {
		out.Base = ref // its commit is where the branch was at some time; what came since is not this change's
	}
	here, there := p.GetBase().GetRepo(), p.GetHead().GetRepo()
	out.Fork = there == nil || there.GetID() != here.GetID()
	for _, l := range p.Labels {
		out.Labels = append(out.Labels, l.GetName())
	}
	return out
}

// PullsOf are the numbers of the open pull requests at a commit whose head is a branch of somebody's. Several may ask for one branch.
func (r *Repo) PullsOf(ctx context.Context, owner, branch, head string) ([]int, error) {
	o := &github.PullRequestListOptions{State: "open", Head: owner + ":" + branch, ListOptions: github.ListOptions{PerPage: 100}}
	list, _, err := r.client.PullRequests.List(ctx, r.Owner, r.Name, o)
	if err != nil {
		return nil, r.fail("find the pull request of "+head, err)
	}
	var out []int
	for _, p := range list {
		if p.GetHead().GetSHA() == head {
			out = append(out, p.GetNumber())
		}
	}
	return out, nil
}

// Range is the way from where a change left its base to its head.
type Range struct {
	Base      string // the base's commit
	MergeBase string
	Files     []File // that it changes, as far as GitHub lists them
}

// File is one changed file.
type File struct {
	Path  string
	Patch string
}

// Compare finds where head left base, a branch or a commit.
func (r *Repo) Compare(ctx context.Context, base, head string) (Range, error) {
	c, _, err := r.client.Repositories.CompareCommits(ctx, r.Owner, r.Name, base, head, &github.ListOptions{PerPage: 1})
	if err != nil {
		return Range{}, r.fail(fmt.Sprintf("compare %s with %s", head, base), err)
	}
	out := Range{Base: c.GetBaseCommit().GetSHA(), MergeBase: c.GetMergeBaseCommit().GetSHA(), Files: filesOf(c.Files)}
	if out.MergeBase == "" || out.Base == "" {
		return Range{}, Error{Doing: fmt.Sprintf("compare %s with %s", head, base), Text: "they have no commit in common"}
	}
	return out, nil
}

func filesOf(list []*github.CommitFile) []File {
	var out []File
	for _, f := range list {
		out = append(out, File{f.GetFilename(), f.GetPatch()})
	}
	return out
}

const (
	maxCompared = 300 // files that a comparison lists
	maxPages    = 50  // of any list
)

// allFiles are the changed files of a pull request, which are more than a comparison lists.
func (r *Repo) allFiles(ctx context.Context, number int) ([]File, error) {
	list, err := pages(func(o github.ListOptions) ([]*github.CommitFile, *github.Response, error) {
		return r.client.PullRequests.ListFiles(ctx, r.Owner, r.Name, number, &o)
	})
	return filesOf(list), r.fail(fmt.Sprintf("list the files of #%d", number), err)
}

// MayAsk reports whether a person may have a pull request checked anew: with the right to write.
func (r *Repo) MayAsk(ctx context.Context, login string) (bool, error) {
	level, _, err := r.client.Repositories.GetPermissionLevel(ctx, r.Owner, r.Name, login)
	if isStatus(err, http.StatusNotFound) {
		return false, nil
	}
	if err != nil {
		return false, r.fail("read the rights of who asks", err)
	}
	p := level.GetPermission()
	return p == "admin" || p == "write" || p == "maintain", nil
}

func isStatus(err error, status int) bool {
	var refused *github.ErrorResponse
	return errors.As(err, &refused) && refused.Response.StatusCode == status
}

// pages reads a list to its end, or to where nobody reads on.
func pages[T any](list func(github.ListOptions) ([]T, *github.Response, error)) ([]T, error) {
	var out []T
	o := github.ListOptions{PerPage: 100}
	for range maxPages {
		some, res, err := list(o)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
		if res.NextPage <= o.Page {
			break
		}
		o.Page = res.NextPage
	}
	return out, nil
}
