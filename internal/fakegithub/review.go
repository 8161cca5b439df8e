package fakegithub

import (
	"slices"
	"strconv"
	"time"
)

// review is one of a pull request; its comments are notes.
type review struct {
	id                          int64
	author, body, state, commit string
	submitted                   time.Time
	hidden                      string
	issue                       *Issue
}

var reviewRoutes = []route{
	{"GET", "/repos/{owner}/{repo}/pulls/{pull_number}/reviews", "pull_requests:read", withIssue(func(c *call, i *Issue) answer { return page(c, i.reviews, (*review).show) })},
	{"POST", "/repos/{owner}/{repo}/pulls/{pull_number}/reviews", "pull_requests:write", withIssue(createReview)},
	{"GET", "/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}", "pull_requests:read", withReview(func(_ *call, v *review) answer { return ok(v.show()) })},
	{"PUT", "/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}", "pull_requests:write", withReview(updateReview)},
	{"GET", "/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments", "pull_requests:read", withReview(commentsOfReview)},
}

func withReview(serve func(*call, *review) answer) func(*call) answer {
	return withIssue(func(c *call, i *Issue) answer {
		at := slices.IndexFunc(i.reviews, func(v *review) bool { return itoa(v.id) == c.args["review_id"] })
		if at < 0 {
			return notFound
		}
		return serve(c, i.reviews[at])
	})
}

type reviewText struct {
	CommitID string `json:"commit_id"`
	Body     string
	Event    string
	Comments []noteText
}

// createReview takes all of a review or nothing: one comment beside the difference refuses the whole.
func createReview(c *call, i *Issue) answer {
	in := read[reviewText](c)
	if a, refused := i.refuses(c.by, "create review"); refused {
		return a
	}
	if a, long := tooLong("PullRequestReview", in.Body); long {
		return a
	}
	if in.Event != "" && in.Event != "APPROVE" && in.Body == "" && len(in.Comments) == 0 {
		return refusal(422, "Unprocessable Entity")
	}
	if in.CommitID == "" {
		in.CommitID = i.Pull.HeadSHA
	}
	for _, n := range in.Comments {
		if why := i.rejects(n); why != "" {
			a := refusal(422, "Unprocessable Entity")
			a.body.(object)["errors"] = []string{why}
			return a
		}
	}
	state := map[string]string{"": "PENDING", "COMMENT": "COMMENTED", "APPROVE": "APPROVED", "REQUEST_CHANGES": "CHANGES_REQUESTED"}[in.Event]
	v := i.review(c.by.login, state, in.Body, in.CommitID)
	for _, n := range in.Comments {
		n.CommitID = in.CommitID
		i.note(v, n)
	}
	return ok(v.show())
}

func (i *Issue) review(login, state, body, commit string) *review {
	v := &review{id: i.repo.s.nextID(), author: login, body: body, state: state, commit: commit, submitted: i.repo.s.tick(), issue: i}
	i.reviews = append(i.reviews, v)
	i.repo.s.node("PRR", v.id, v)
	return v
}

func updateReview(c *call, v *review) answer {
	v.body = read[struct{ Body string }](c).Body
	return ok(v.show())
}

func commentsOfReview(c *call, v *review) answer {
	var list []*note
	for _, n := range v.issue.notes {
		if n.review == v {
			list = append(list, n)
		}
	}
	return page(c, list, (*note).legacy)
}

func (v *review) show() object {
	r := v.issue.repo
	pull := r.url("/pulls/" + strconv.Itoa(v.issue.Number))
	html := v.issue.page() + "#pullrequestreview-" + itoa(v.id)
	out := object{
		"id": v.id, "node_id": "PRR_" + itoa(v.id), "user": r.s.user(v.author), "body": v.body, "state": v.state, "commit_id": v.commit, "html_url": html,
		"pull_request_url": pull, "author_association": r.association(v.author), "_links": object{"html": object{"href": html}, "pull_request": object{"href": pull}},
	}
	if v.state != "PENDING" {
		out["submitted_at"] = stamp(v.submitted)
	}
	return out
}
