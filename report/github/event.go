package github

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Event is what a workflow runs for.
type Event struct {
	Name    string
	Repo    string // OWNER/NAME
	Number  int    // of the pull request; 0 where the event does not say
	Base    string // commits, where the event says them
	Head    string
	Owner   string // whose branch the head is, where only that is known
	Branch  string
	Trusted bool   // it runs with the base's rights, so nothing of the pull request may steer it
	Queue   bool   // it is about a merge queue, where there is nobody to tell
	Asker   string // who asks by a comment; whether they may is to be seen
	Author  string // of the pull request, with Asker
	Body    string // the pull request's, where the event has it
	Labels  []string
	Fork    bool
	Nothing string // why there is nothing to do
}

const recheck = "/sdkparity recheck"

// ReadEvent reads what GitHub tells a workflow about why it runs.
func ReadEvent(name string, data []byte) (Event, error) {
	var p payload
	if err := json.Unmarshal(data, &p); err != nil {
		return Event{}, fmt.Errorf("the %s event: %w", name, err)
	}
	e := Event{Name: name, Repo: p.Repository.FullName}
	switch name {
	case "pull_request":
		p.pullRequest(&e)
	case "pull_request_target":
		p.pullRequest(&e)
		e.Trusted = true
	case "workflow_run":
		p.workflowRun(&e)
	case "merge_group":
		e.Queue, e.Base, e.Head = true, p.MergeGroup.Base, p.MergeGroup.Head
	case "workflow_dispatch":
		e.Number = p.input("number")
	case "issue_comment":
		p.issueComment(&e)
	default:
		return Event{}, fmt.Errorf("a %q event has no pull request; --number says which one is meant", name)
	}
	return e, e.check()
}

// check holds that an event which asks for something says for what.
func (e Event) check() error {
	for _, id := range []string{e.Base, e.Head} {
		if id != "" && !commit.MatchString(id) {
			return fmt.Errorf("the %s event has %.100q for a commit", e.Name, id)
		}
	}
	if e.Nothing != "" || e.Number > 0 || e.Queue && e.Base != "" && e.Head != "" || e.Branch != "" && e.Head != "" {
		return nil
	}
	if e.Name == "workflow_dispatch" {
		return fmt.Errorf("the workflow_dispatch event has no input called number; --number says which pull request is meant")
	}
	return fmt.Errorf("the %s event says no pull request", e.Name)
}

var commit = regexp.MustCompile(`^[0-9a-f]{40}([0-9a-f]{24})?$`)

// payload is the part of GitHub's events that we read.
type payload struct {
	Action      string
	Repository  repository
	PullRequest struct {
		Number     int
		Body       string
		State      string
		Labels     []struct{ Name string }
		Head, Base struct {
			SHA  string
			Repo *repository
		}
	} `json:"pull_request"`
	Issue struct {
		Number      int
		User        user
		PullRequest *struct{} `json:"pull_request"`
	}
	Comment struct {
		Body string
		User user
	}
	MergeGroup struct {
		Head string `json:"head_sha"`
		Base string `json:"base_sha"`
	} `json:"merge_group"`
	WorkflowRun struct {
		Event  string
		Head   string     `json:"head_sha"`
		Branch string     `json:"head_branch"`
		Origin repository `json:"head_repository"`
	} `json:"workflow_run"`
	Inputs map[string]any
}

type repository struct {
	ID       int64
	FullName string `json:"full_name"`
	Owner    user
}

type user struct{ Login string }

func (p payload) pullRequest(e *Event) {
	r := p.PullRequest
	e.Number, e.Head, e.Base, e.Body = r.Number, r.Head.SHA, r.Base.SHA, r.Body
	e.Fork = r.Head.Repo == nil || r.Base.Repo == nil || r.Head.Repo.ID != r.Base.Repo.ID
	for _, l := range r.Labels {
		e.Labels = append(e.Labels, l.Name)
	}
	if p.Action == "closed" {
		e.Nothing = "the pull request is closed"
	}
}

// workflowRun does not take the numbers that the event may list: for forks there are none, and none is checked by GitHub.
func (p payload) workflowRun(e *Event) {
	r := p.WorkflowRun
	e.Trusted, e.Head, e.Branch, e.Owner = true, r.Head, r.Branch, r.Origin.Owner.Login
	if r.Event != "pull_request" && r.Event != "pull_request_target" {
		e.Nothing = fmt.Sprintf("the workflow ran for a %s event and no pull request", r.Event)
	}
}

func (p payload) issueComment(e *Event) {
	e.Trusted, e.Number, e.Asker, e.Author = true, p.Issue.Number, p.Comment.User.Login, p.Issue.User.Login
	first, _, _ := strings.Cut(strings.TrimSpace(p.Comment.Body), "\n")
	switch {
	case p.Issue.PullRequest == nil:
		e.Nothing = "the comment is on an issue and no pull request"
	case p.Action != "created":
		e.Nothing = "the comment is not new"
	case strings.Join(strings.Fields(first), " ") != recheck:
		e.Nothing = "the comment does not say " + recheck
	}
}

// input is a number that a person gave by hand.
func (p payload) input(name string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(strings.TrimSpace(fmt.Sprint(p.Inputs[name])), "#"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}
