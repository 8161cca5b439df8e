package fakegithub

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// note is a review comment: it stands at a line of the difference, alone or in answer to another.
type note struct {
	id, parent         int64 // parent 0 begins a thread
	author, body, path string
	line, start        int
	side, commit       string
	created, updated   time.Time
	hidden             string
	resolved           string // who resolved the thread, of its first note
	review             *review
	issue              *Issue
}

type noteText struct {
	Body, Path, Side string
	Line             int
	Position         int
	StartLine        int    `json:"start_line"`
	CommitID         string `json:"commit_id"`
	SubjectType      string `json:"subject_type"`
	InReplyTo        int64  `json:"in_reply_to"`
}

var reviewCommentRoutes = []route{
	{"GET", "/repos/{owner}/{repo}/pulls/{pull_number}/comments", "pull_requests:read", withIssue(listNotes)},
	{"POST", "/repos/{owner}/{repo}/pulls/{pull_number}/comments", "pull_requests:write", withIssue(createNote)},
	{"POST", "/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies", "pull_requests:write", withIssue(replyToNote)},
	{"GET", "/repos/{owner}/{repo}/pulls/comments/{comment_id}", "pull_requests:read", withNote(func(_ *call, n *note) answer { return ok(n.show()) })},
	{"PATCH", "/repos/{owner}/{repo}/pulls/comments/{comment_id}", "pull_requests:write", withNote(updateNote)},
	{"DELETE", "/repos/{owner}/{repo}/pulls/comments/{comment_id}", "pull_requests:write", withNote(deleteNote)},
}

func withNote(serve func(*call, *note) answer) func(*call) answer {
	return func(c *call) answer {
		for _, i := range c.repo.issues {
			for _, n := range i.notes {
				if itoa(n.id) == c.args["comment_id"] {
					return serve(c, n)
				}
			}
		}
		return notFound
	}
}

// listNotes leaves out what its author has not submitted yet.
func listNotes(c *call, i *Issue) answer {
	list := slices.DeleteFunc(slices.Clone(i.notes), func(n *note) bool { return n.review.state == "PENDING" })
	return page(c, list, (*note).show)
}

func createNote(c *call, i *Issue) answer {
	in := read[noteText](c)
	if a, refused := i.refuses(c.by, "create comment"); refused {
		return a
	}
	if a, long := tooLong("PullRequestReviewComment", in.Body); long {
		return a
	}
	if why := i.rejects(in); why != "" {
		return invalid("PullRequestReviewComment", "pull_request_review_thread.line", "custom", "pull_request_review_thread.line must be part of the diff")
	}
	return created(i.note(i.review(c.by.login, "COMMENTED", "", in.CommitID), in).show())
}

func replyToNote(c *call, i *Issue) answer {
	in := read[noteText](c)
	for _, n := range i.notes {
		if itoa(n.id) == c.args["comment_id"] {
			answered := noteText{Body: in.Body, Path: n.path, Line: n.line, Side: n.side, CommitID: n.commit, InReplyTo: n.id}
			return created(i.note(i.review(c.by.login, "COMMENTED", "", n.commit), answered).show())
		}
	}
	return notFound
}

// rejects says why a comment has no place in the difference, or "".
func (i *Issue) rejects(n noteText) string {
	if n.InReplyTo != 0 {
		return ""
	}
	changes := i.changes()
	at := slices.IndexFunc(changes, func(f change) bool { return f.path == n.Path })
	switch {
	case at < 0:
		return "Path could not be resolved"
	case n.SubjectType == "file" || n.Position > 0:
		return ""
	case !changes[at].commentable(n.Line, n.Side), n.StartLine != 0 && !changes[at].commentable(n.StartLine, n.Side):
		return "Line could not be resolved"
	}
	return ""
}

func (i *Issue) note(v *review, in noteText) *note {
	if in.Side == "" {
		in.Side = "RIGHT"
	}
	n := &note{id: i.repo.s.nextID(), parent: in.InReplyTo, author: v.author, body: in.Body, path: in.Path, line: in.Line, start: in.StartLine,
		side: in.Side, commit: in.CommitID, created: i.repo.s.tick(), review: v, issue: i}
	n.updated = n.created
	i.notes = append(i.notes, n)
	i.repo.s.node("PRRC", n.id, n)
	if n.parent == 0 {
		i.repo.s.node("PRRT", n.id, n)
	}
	return n
}

func updateNote(c *call, n *note) answer {
	in := read[noteText](c)
	if a, long := tooLong("PullRequestReviewComment", in.Body); long {
		return a
	}
	n.body, n.updated = in.Body, c.s.tick()
	return ok(n.show())
}

func deleteNote(c *call, n *note) answer {
	n.issue.notes = slices.DeleteFunc(n.issue.notes, func(other *note) bool { return other == n })
	return answer{status: 204}
}

// outdated tells whether the head has another text at the line than what was commented on.
func (n *note) outdated() bool {
	g, head := &n.issue.repo.s.git, n.issue.Pull.HeadSHA
	return n.side == "RIGHT" && lineOf(g.text(n.commit, n.path), n.line) != lineOf(g.text(head, n.path), n.line)
}

func lineOf(text string, n int) string {
	all := strings.Split(text, "\n")
	if n < 1 || n > len(all) {
		return ""
	}
	return all[n-1]
}

func (n *note) show() object {
	r := n.issue.repo
	pull := r.url("/pulls/" + strconv.Itoa(n.issue.Number))
	at, html := r.url("/pulls/comments/"+itoa(n.id)), n.issue.page()+"#discussion_r"+itoa(n.id)
	out := object{
		"id": n.id, "node_id": "PRRC_" + itoa(n.id), "pull_request_review_id": n.review.id, "url": at, "html_url": html, "pull_request_url": pull,
		"diff_hunk": "@@ -1 +1 @@", "path": n.path, "commit_id": n.issue.Pull.HeadSHA, "original_commit_id": n.commit, "user": r.s.user(n.author),
		"body": n.body, "created_at": stamp(n.created), "updated_at": stamp(n.updated), "author_association": r.association(n.author),
		"_links": object{"self": object{"href": at}, "html": object{"href": html}, "pull_request": object{"href": pull}},
		"line":   n.line, "original_line": n.line, "side": n.side, "subject_type": "line", "position": 1, "original_position": 1,
	}
	if n.outdated() {
		out["line"], out["position"] = nil, nil
	}
	if n.parent != 0 {
		out["in_reply_to_id"] = n.parent
	}
	if n.start != 0 {
		out["start_line"], out["start_side"] = n.start, n.side
	}
	return out
}

// legacy is a note as part of its review, where GitHub says less.
func (n *note) legacy() object {
	out := n.show()
	delete(out, "subject_type")
	return out
}
