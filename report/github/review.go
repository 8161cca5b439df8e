package github

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/go-github/v62/github"

	"sdkparity/model"
	"sdkparity/report"
	"sdkparity/rules"
)

const (
	maxRemarks = 10 // comments of ours that a reader of the diff sees
	reviewKind = "finding"
)

// Review comments on the added lines that open a gap: each finding once over all pushes; what is closed is folded
// away, and what is closed in part says so.
func (r *Repo) Review(ctx context.Context, p Pull, job string, remarks []report.Remark, files []File) (string, error) {
	key, done := digest(job), unchanged
	var err error
	for range lostTries {
		var there []note
		if there, err = r.notes(ctx, p.Number, key); err != nil {
			return "", err
		}
		if r.movedOn(p) {
			return late, nil
		}
		open := openIn(remarks)
		mended, notMended := r.mend(ctx, key, there, remarks)
		if mended > 0 {
			done = changed
		}
		var fresh []*github.DraftReviewComment
		if fresh, err = r.fresh(ctx, p, key, there, open, remarks, files); err != nil || len(fresh) == 0 {
			return done, errors.Join(err, notMended)
		}
		if err = r.post(ctx, p, fresh); err == nil {
			return made, errors.Join(notMended, r.dedupe(ctx, p.Number, key))
		}
		var e Error
		if !errors.As(err, &e) || !e.Lost {
			return "", err
		}
		if err := r.sleep(ctx, lostPause); err != nil {
			return "", err
		}
	}
	return "", err
}

// note is a review comment of ours.
type note struct {
	id     string // of GraphQL
	number int64
	body   string
	ids    []string // digests of the findings it is about
	folded bool
	byUs   bool // folded because it was resolved
}

// notes are our review comments, the oldest first.
func (r *Repo) notes(ctx context.Context, number int, key string) ([]note, error) {
	const query = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
		viewer { login }
		repository(owner: $owner, name: $name) { pullRequest(number: $number) { headRefOid reviewThreads(first: 100, after: $after) {
			pageInfo { hasNextPage endCursor }
			nodes { comments(first: 1) { nodes { id databaseId body isMinimized minimizedReason author { __typename login } } } }
		} } }
	}`
	var out []note
	after := any(nil)
	for range maxPages {
		var page threads
		variables := map[string]any{"owner": r.Owner, "name": r.Name, "number": number, "after": after}
		if err := r.ask(ctx, fmt.Sprintf("list the review comments of #%d", number), query, variables, &page); err != nil {
			return nil, err
		}
		if r.login == "" {
			r.login = page.Viewer.Login
		}
		r.head = page.Repository.PullRequest.HeadRefOid
		list := page.Repository.PullRequest.ReviewThreads
		for _, t := range list.Nodes {
			for _, c := range t.Comments.Nodes {
				if ids, ok := words(c.Body, reviewKind, key); ok && isUs(c.Author.name(), r.login) {
					out = append(out, note{c.ID, c.DatabaseID, c.Body, strings.Split(ids, ","), c.IsMinimized, strings.EqualFold(c.MinimizedReason, "resolved")})
				}
			}
		}
		if !list.PageInfo.HasNextPage {
			break
		}
		after = list.PageInfo.EndCursor
	}
	slices.SortFunc(out, func(a, b note) int { return int(a.number - b.number) })
	return out, nil
}

type threads struct {
	Viewer     author
	Repository struct {
		PullRequest struct {
			HeadRefOid    string
			ReviewThreads struct {
				PageInfo struct {
					HasNextPage bool
					EndCursor   string
				}
				Nodes []struct {
					Comments struct {
						Nodes []struct {
							ID              string
							DatabaseID      int64
							Body            string
							IsMinimized     bool
							MinimizedReason string
							Author          author
						}
					}
				}
			}
		}
	}
}

type author struct {
	Type  string `json:"__typename"`
	Login string
}

// name is the login as the REST API and viewer have it: GraphQL leaves an App's [bot] out.
func (a author) name() string {
	if a.Type == "Bot" && !strings.HasSuffix(a.Login, "[bot]") {
		return a.Login + "[bot]"
	}
	return a.Login
}

// openIn are the digests of the findings that are open.
func openIn(remarks []report.Remark) map[string]bool {
	open := map[string]bool{}
	for _, m := range remarks {
		for _, id := range digests(m.IDs) {
			open[id] = true
		}
	}
	return open
}

// fresh are the comments that are still to be made.
func (r *Repo) fresh(ctx context.Context, p Pull, key string, there []note, open map[string]bool, remarks []report.Remark, files []File) ([]*github.DraftReviewComment, error) {
	known := map[string]bool{}
	room := maxRemarks
	for _, n := range there {
		if n.alive(open) {
			room--
		}
		for _, id := range n.ids {
			known[id] = true
		}
	}
	isNew := func(m report.Remark) bool {
		return m.Severity != rules.Note && !slices.ContainsFunc(digests(m.IDs), func(id string) bool { return known[id] })
	}
	remarks = slices.DeleteFunc(slices.Clone(remarks), func(m report.Remark) bool { return !isNew(m) })
	lines, err := r.addedLines(ctx, p, remarks, files)
	if err != nil {
		return nil, err
	}
	var out []*github.DraftReviewComment
	for _, m := range remarks {
		i := slices.IndexFunc(m.Lines, func(at model.Pos) bool { return lines[at.File][at.Line] })
		if i < 0 || len(out) >= room {
			continue
		}
		body := marker(reviewKind, key, strings.Join(digests(m.IDs), ",")) + m.Markdown
		out = append(out, &github.DraftReviewComment{Path: &m.Lines[i].File, Line: &m.Lines[i].Line, Side: github.String("RIGHT"), Body: &body})
	}
	return out, nil
}

// addedLines are those of the files that a comparison lists, or where that has no room for what is needed, of all files.
func (r *Repo) addedLines(ctx context.Context, p Pull, remarks []report.Remark, files []File) (map[string]map[int]bool, error) {
	lines := map[string]map[int]bool{}
	for _, f := range files {
		lines[f.Path] = added(f.Patch)
	}
	missing := slices.ContainsFunc(remarks, func(m report.Remark) bool {
		return slices.ContainsFunc(m.Lines, func(at model.Pos) bool { return lines[at.File] == nil })
	})
	if !missing || len(files) < maxCompared {
		return lines, nil
	}
	files, err := r.allFiles(ctx, p.Number)
	for _, f := range files {
		lines[f.Path] = added(f.Patch)
	}
	return lines, err
}

func digests(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, digest(id))
	}
	return out
}

func (r *Repo) post(ctx context.Context, p Pull, comments []*github.DraftReviewComment) error {
	_, _, err := r.client.PullRequests.CreateReview(ctx, r.Owner, r.Name, p.Number, &github.PullRequestReviewRequest{
		CommitID: &p.Head, Event: github.String("COMMENT"), Comments: comments,
	})
	return r.fail("write review comments", err)
}

// dedupe takes away what another run wrote at the same time: of two comments about the same, the older stays.
func (r *Repo) dedupe(ctx context.Context, number int, key string) error {
	there, err := r.notes(ctx, number, key)
	if err != nil {
		return nil // they are written, which is what counts
	}
	seen := map[string]bool{}
	for _, n := range there {
		about := strings.Join(n.ids, ",")
		if !seen[about] {
			seen[about] = true
			continue
		}
		if _, err := r.client.PullRequests.DeleteComment(ctx, r.Owner, r.Name, n.number); err != nil && !isStatus(err, goneStatus) {
			return r.fail("delete a second review comment", err)
		}
	}
	return nil
}
