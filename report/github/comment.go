package github

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/go-github/v62/github"

	"sdkparity/report"
)

const (
	lostTries = 3               // of a write whose answer was lost
	lostPause = 2 * time.Second // before it is looked for
)

// What becomes of a delivery.
const (
	made      = "made"
	changed   = "changed"
	unchanged = "unchanged"
	nothing   = "nothing to say"
	late      = "left to a later run: the pull request has moved on"
)

// Comment keeps one comment about a check under its pull request: job tells ours from those of other jobs. newHead reports that the
// comment was about another head until now, so that nothing else of ours can be at this one.
func (r *Repo) Comment(ctx context.Context, p Pull, job string, result report.Result) (done string, newHead bool, err error) {
	says, other := says(result), false
	done, err = r.comment(ctx, p, digest(job), func(before string, there bool) (string, string) {
		other = there && !strings.HasSuffix(before, " "+p.Head)
		return says(before, there)
	})
	return done, err == nil && other && done == changed, err
}

// comment keeps one comment. compose gives its text, after the marker, from the words of the marker that is there, and the words to
// remember; an empty text leaves everything as it is.
func (r *Repo) comment(ctx context.Context, p Pull, key string, compose func(before string, there bool) (body, words string)) (string, error) {
	var err error
	for range lostTries {
		var ours []*github.IssueComment
		if ours, err = r.comments(ctx, p.Number, key); err != nil {
			return "", err
		}
		if r.movedOn(p) {
			return late, nil
		}
		if len(ours) == 0 {
			body, words := compose("", false)
			if body == "" {
				return nothing, nil
			}
			if err = r.create(ctx, p.Number, key, marker(commentKind, key, words)+body); err == nil {
				return made, nil
			}
		} else {
			var done string
			if done, err = r.edit(ctx, ours, key, compose); err == nil {
				return done, nil
			}
		}
		var e Error
		if !errors.As(err, &e) || !e.Lost && (len(ours) == 0 || e.Status != goneStatus) {
			return "", err
		}
		if err := r.sleep(ctx, lostPause); err != nil {
			return "", err
		}
	}
	return "", err
}

const (
	commentKind = "comment"
	goneStatus  = 404 // of a comment that somebody deleted meanwhile
)

// comments are ours, the oldest first. Whoever else writes our marker is not us.
func (r *Repo) comments(ctx context.Context, number int, key string) ([]*github.IssueComment, error) {
	list, err := pages(func(o github.ListOptions) ([]*github.IssueComment, *github.Response, error) {
		return r.client.Issues.ListComments(ctx, r.Owner, r.Name, number, &github.IssueListCommentsOptions{ListOptions: o})
	})
	if err != nil {
		return nil, r.fail(fmt.Sprintf("list the comments of #%d", number), err)
	}
	list = slices.DeleteFunc(list, func(c *github.IssueComment) bool { _, ok := words(c.GetBody(), commentKind, key); return !ok })
	if len(list) == 0 {
		return nil, nil
	}
	login, err := r.whoami(ctx, number)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(c *github.IssueComment) bool { return !isUs(c.GetUser().GetLogin(), login) })
	slices.SortFunc(list, func(a, b *github.IssueComment) int { return int(a.GetID() - b.GetID()) })
	return list, nil
}

// create makes the comment. Where another run made one at the same time, the older stays and says what we say.
func (r *Repo) create(ctx context.Context, number int, key, body string) error {
	comment, _, err := r.client.Issues.CreateComment(ctx, r.Owner, r.Name, number, &github.IssueComment{Body: &body})
	if err != nil {
		return r.fail("write the comment", err)
	}
	if r.login == "" {
		r.login = comment.GetUser().GetLogin()
	}
	ours, err := r.comments(ctx, number, key)
	if err != nil || len(ours) == 0 || ours[0].GetID() == comment.GetID() {
		return nil // it is there, which is what counts; the next run finds what this one could not see
	}
	return r.settle(ctx, ours, body)
}

// edit brings the oldest comment up to date and takes the others away.
func (r *Repo) edit(ctx context.Context, ours []*github.IssueComment, key string, compose func(before string, there bool) (body, words string)) (string, error) {
	before, _ := words(ours[0].GetBody(), commentKind, key)
	body, remember := compose(before, true)
	if body == "" {
		return unchanged, nil
	}
	body = marker(commentKind, key, remember) + body
	if len(ours) == 1 && same(body, ours[0].GetBody()) {
		return unchanged, nil
	}
	return changed, r.settle(ctx, ours, body)
}

func (r *Repo) settle(ctx context.Context, ours []*github.IssueComment, body string) error {
	for _, c := range ours[1:] {
		if _, err := r.client.Issues.DeleteComment(ctx, r.Owner, r.Name, c.GetID()); err != nil && !isStatus(err, goneStatus) {
			return r.fail("delete a second comment", err)
		}
	}
	if same(body, ours[0].GetBody()) {
		return nil
	}
	_, _, err := r.client.Issues.EditComment(ctx, r.Owner, r.Name, ours[0].GetID(), &github.IssueComment{Body: &body})
	return r.fail("edit the comment", err)
}

// The words of a comment's marker.
const (
	saysGaps     = "gaps"
	saysResolved = "resolved"
	saysNoGap    = "none"
)

// says is the text of the comment about a check: nothing where nothing public changed and nothing was said before, one line where
// gaps were and are no more.
func says(r report.Result) func(before string, there bool) (body, words string) {
	return func(before string, there bool) (string, string) {
		o := report.OutcomeOf(r)
		said, _, _ := strings.Cut(before, " ")
		had := said == saysGaps || said == saysResolved
		switch {
		case o.Quiet && !there:
			return "", ""
		case o.Gaps == 0 && o.Planned == 0 && had:
			return "**Resolved**: no gap of this pull request is left open. " + o.Line, saysResolved + " " + r.Head
		case o.Quiet:
			return o.Line, saysNoGap + " " + r.Head
		}
		var b bytes.Buffer
		_ = report.Markdown(&b, r) // memory takes everything
		if o.Gaps > 0 {
			return b.String(), saysGaps + " " + r.Head
		}
		return b.String(), saysNoGap + " " + r.Head
	}
}
