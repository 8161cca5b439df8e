package fakegithub

import (
	"slices"
	"strconv"
	"time"
)

// comment is one of a conversation.
type comment struct {
	id               int64
	author, body     string
	created, updated time.Time
	hidden           string // why it is minimised, or ""
	issue            *Issue
}

// Comment adds a comment by login and says its id.
func (i *Issue) Comment(login, body string) int64 {
	i.repo.s.mu.Lock()
	defer i.repo.s.mu.Unlock()
	return i.comment(login, body).id
}

// DeleteComment takes a comment away, as a person would.
func (i *Issue) DeleteComment(id int64) {
	i.repo.s.mu.Lock()
	defer i.repo.s.mu.Unlock()
	i.comments = slices.DeleteFunc(i.comments, func(k *comment) bool { return k.id == id })
}

func (i *Issue) comment(login, body string) *comment {
	k := &comment{id: i.repo.s.nextID(), author: login, body: body, created: i.repo.s.tick(), issue: i}
	k.updated = k.created
	i.comments = append(i.comments, k)
	i.repo.s.node("IC", k.id, k)
	return k
}

var commentRoutes = []route{
	{"GET", "/repos/{owner}/{repo}/issues/{issue_number}/comments", "issues:read pull_requests:read", withIssue(listComments)},
	{"POST", "/repos/{owner}/{repo}/issues/{issue_number}/comments", "issues:write pull_requests:write", withIssue(createComment)},
	{"GET", "/repos/{owner}/{repo}/issues/comments/{comment_id}", "issues:read pull_requests:read", withComment(func(c *call, k *comment) answer { return ok(k.show()) })},
	{"PATCH", "/repos/{owner}/{repo}/issues/comments/{comment_id}", "issues:write pull_requests:write", withComment(updateComment)},
	{"DELETE", "/repos/{owner}/{repo}/issues/comments/{comment_id}", "issues:write pull_requests:write", withComment(deleteComment)},
}

func withComment(serve func(*call, *comment) answer) func(*call) answer {
	return func(c *call) answer {
		for _, i := range c.repo.issues {
			for _, k := range i.comments {
				if itoa(k.id) == c.args["comment_id"] {
					return serve(c, k)
				}
			}
		}
		return notFound
	}
}

func listComments(c *call, i *Issue) answer {
	list := i.comments
	if since, err := time.Parse(time.RFC3339, c.query("since")); err == nil {
		list = slices.DeleteFunc(slices.Clone(list), func(k *comment) bool { return k.updated.Before(since) })
	}
	return page(c, list, (*comment).show)
}

func createComment(c *call, i *Issue) answer {
	body := read[struct{ Body string }](c).Body
	if a, refused := i.refuses(c.by, "create comment"); refused {
		return a
	}
	if body == "" {
		return invalid("IssueComment", "body", "missing_field", "")
	}
	if a, long := tooLong("IssueComment", body); long {
		return a
	}
	a := created(i.comment(c.by.login, body).show())
	a.header = map[string]string{"Location": c.repo.url("/issues/comments/" + itoa(c.s.ids))}
	return a
}

// updateComment is refused in a locked conversation, too; GitHub does not say, so the fake takes the harder answer.
func updateComment(c *call, k *comment) answer {
	body := read[struct{ Body string }](c).Body
	if a, refused := k.issue.refuses(c.by, "update comment"); refused {
		return a
	}
	if a, long := tooLong("IssueComment", body); long {
		return a
	}
	k.body, k.updated = body, c.s.tick()
	return ok(k.show())
}

func deleteComment(c *call, k *comment) answer {
	k.issue.comments = slices.DeleteFunc(k.issue.comments, func(other *comment) bool { return other == k })
	return answer{status: 204}
}

func (k *comment) show() object {
	r := k.issue.repo
	out := object{
		"id": k.id, "node_id": "IC_" + itoa(k.id), "url": r.url("/issues/comments/" + itoa(k.id)), "html_url": k.issue.page() + "#issuecomment-" + itoa(k.id),
		"issue_url": r.url("/issues/" + strconv.Itoa(k.issue.Number)), "body": k.body, "user": r.s.user(k.author), "author_association": r.association(k.author),
		"created_at": stamp(k.created), "updated_at": stamp(k.updated), "performed_via_github_app": nil,
	}
	if app := r.s.appOf(k.author); app != nil {
		out["performed_via_github_app"] = r.s.integration(app)
	}
	return out
}
