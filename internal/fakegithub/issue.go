package fakegithub

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Issue is an issue, or with Pull a pull request: GitHub numbers, labels, locks and comments them alike.
type Issue struct {
	Number              int // the next one when 0
	Title, Body, Author string
	Labels              []string
	Closed, Locked      bool
	Pull                *Pull

	repo             *Repo
	id               int64
	created, updated time.Time
	comments         []*comment
	reviews          []*review
	notes            []*note
}

// Open adds an issue or a pull request.
func (r *Repo) Open(i Issue) *Issue {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	return r.open(i)
}

func (r *Repo) open(i Issue) *Issue {
	i.repo, i.id, i.created = r, r.s.nextID(), r.s.tick()
	i.updated = i.created
	if i.Number == 0 {
		i.Number = 1
		for _, other := range r.issues {
			i.Number = max(i.Number, other.Number+1)
		}
	}
	if i.Pull != nil {
		i.Pull.complete(&i)
	}
	for _, name := range i.Labels {
		r.label(name)
	}
	own := &i
	r.issues = append(r.issues, own)
	r.s.nodes[own.node()] = own
	return own
}

func (i *Issue) node() string {
	if i.Pull != nil {
		return "PR_" + itoa(i.id)
	}
	return "I_" + itoa(i.id)
}

// Set changes the issue while the server is in use: gh.Set(func() { pull.Locked = true }).
func (s *Server) Set(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
}

var issueRoutes = []route{
	{"GET", "/repos/{owner}/{repo}/issues", "issues:read", listIssues},
	{"POST", "/repos/{owner}/{repo}/issues", "issues:write", createIssue},
	{"GET", "/repos/{owner}/{repo}/issues/{issue_number}", "issues:read pull_requests:read", withIssue(func(c *call, i *Issue) answer { return ok(i.show()) })},
	{"PATCH", "/repos/{owner}/{repo}/issues/{issue_number}", "issues:write pull_requests:write", withIssue(updateIssue)},
}

// withIssue finds the issue that the path names.
func withIssue(serve func(*call, *Issue) answer) func(*call) answer {
	return func(c *call) answer {
		text := c.args["issue_number"]
		if text == "" {
			text = c.args["pull_number"]
		}
		n, _ := strconv.Atoi(text)
		at := slices.IndexFunc(c.repo.issues, func(i *Issue) bool { return i.Number == n })
		if at < 0 || c.args["pull_number"] != "" && c.repo.issues[at].Pull == nil {
			return notFound
		}
		return serve(c, c.repo.issues[at])
	}
}

func listIssues(c *call) answer {
	state, creator := c.query("state"), c.query("creator")
	var labels []string
	if text := c.query("labels"); text != "" {
		labels = strings.Split(text, ",")
	}
	var list []*Issue
	for _, i := range slices.Backward(c.repo.issues) {
		has := !slices.ContainsFunc(labels, func(l string) bool { return !slices.Contains(i.Labels, l) })
		if (state == "all" || i.Closed == (state == "closed")) && has && (creator == "" || creator == i.Author) {
			list = append(list, i)
		}
	}
	return page(c, list, (*Issue).show)
}

type issueText struct {
	Title, Body, State *string
	StateReason        *string   `json:"state_reason"`
	Labels             *[]string `json:"labels"`
}

func createIssue(c *call) answer {
	in := read[issueText](c)
	if c.repo.NoIssues {
		return refusal(http.StatusGone, "Issues has been disabled in this repository.")
	}
	if in.Title == nil || *in.Title == "" {
		return invalid("Issue", "title", "missing_field", "")
	}
	i := Issue{Title: *in.Title, Author: c.by.login}
	if in.Body != nil {
		i.Body = *in.Body
	}
	if bad, long := tooLong("Issue", i.Body); long {
		return bad
	}
	if in.Labels != nil {
		i.Labels = *in.Labels
	}
	return created(c.repo.open(i).show())
}

func updateIssue(c *call, i *Issue) answer {
	in := read[issueText](c)
	if in.Body != nil {
		if bad, long := tooLong("Issue", *in.Body); long {
			return bad
		}
		i.Body = *in.Body
	}
	if in.Title != nil {
		i.Title = *in.Title
	}
	if in.State != nil {
		i.Closed = *in.State == "closed"
	}
	if in.Labels != nil {
		i.Labels = *in.Labels
		for _, name := range i.Labels {
			c.repo.label(name)
		}
	}
	i.updated = c.s.tick()
	return ok(i.show())
}

func (i *Issue) state() string {
	if i.Closed {
		return "closed"
	}
	return "open"
}

func (i *Issue) show() object {
	r := i.repo
	at := r.url("/issues/" + strconv.Itoa(i.Number))
	out := object{
		"id": i.id, "node_id": i.node(), "number": i.Number, "title": i.Title, "body": i.Body, "state": i.state(), "locked": i.Locked,
		"user": r.s.user(i.Author), "author_association": r.association(i.Author), "labels": i.labelled(), "assignee": nil, "assignees": []object{},
		"milestone": nil, "comments": len(i.comments), "created_at": stamp(i.created), "updated_at": stamp(i.updated), "closed_at": nil,
		"url": at, "repository_url": r.url(""), "html_url": i.page(), "comments_url": at + "/comments", "events_url": at + "/events",
		"labels_url": at + "/labels{/name}", "performed_via_github_app": nil, "active_lock_reason": nil,
	}
	if i.Closed {
		out["closed_at"] = stamp(i.updated)
	}
	if i.Pull != nil {
		pull := r.url("/pulls/" + strconv.Itoa(i.Number))
		out["pull_request"] = object{"url": pull, "html_url": i.page(), "diff_url": i.page() + ".diff", "patch_url": i.page() + ".patch"}
	}
	return out
}

func (i *Issue) page() string {
	if i.Pull != nil {
		return i.repo.page("/pull/" + strconv.Itoa(i.Number))
	}
	return i.repo.page("/issues/" + strconv.Itoa(i.Number))
}

// locked refuses who may not speak in a locked conversation: everybody without the right to push, so every bot.
func (i *Issue) refuses(by *token, doing string) (answer, bool) {
	role := i.repo.role(by.login)
	if !i.Locked || role == "admin" || role == "maintain" || role == "write" {
		return answer{}, false
	}
	return refusal(http.StatusForbidden, "Unable to "+doing+" because issue is locked."), true
}
