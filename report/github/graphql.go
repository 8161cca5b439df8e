package github

import (
	"context"
	"net/http"
	"strings"
)

// ask makes a GraphQL request that may be made again: one that reads, or whose change is the same whenever it is made.
func (r *Repo) ask(ctx context.Context, doing, query string, variables map[string]any, into any) error {
	req, err := r.client.NewRequest(http.MethodPost, r.graphql, map[string]any{"query": query, "variables": variables})
	if err != nil {
		return r.fail(doing, err)
	}
	out := struct {
		Data   any `json:"data"`
		Errors []struct{ Type, Message string }
	}{Data: into}
	if _, err := r.client.Do(repeated(ctx), req, &out); err != nil {
		return r.fail(doing, err)
	}
	if len(out.Errors) == 0 {
		return nil
	}
	e := Error{Doing: doing, Text: r.secrets.hide(out.Errors[0].Message)}
	switch strings.ToUpper(out.Errors[0].Type) {
	case "FORBIDDEN", "INSUFFICIENT_SCOPES":
		e.Status = http.StatusForbidden
	case "NOT_FOUND":
		e.Status = http.StatusNotFound
	}
	return e
}

// whoami is our login. GitHub tells a workflow and an App only by GraphQL. The same question brings the head that a pull request has
// by now.
func (r *Repo) whoami(ctx context.Context, pull int) (string, error) {
	if r.login != "" {
		return r.login, nil
	}
	query, variables := `query { viewer { login } }`, map[string]any(nil)
	if pull > 0 {
		query = `query($owner: String!, $name: String!, $number: Int!) {
			viewer { login } repository(owner: $owner, name: $name) { pullRequest(number: $number) { headRefOid } }
		}`
		variables = map[string]any{"owner": r.Owner, "name": r.Name, "number": pull}
	}
	var out struct {
		Viewer     author
		Repository struct {
			PullRequest struct{ HeadRefOid string }
		}
	}
	if err := r.ask(ctx, "ask who we are", query, variables, &out); err == nil && out.Viewer.Login != "" {
		r.login, r.head = out.Viewer.Login, out.Repository.PullRequest.HeadRefOid
		return r.login, nil
	}
	user, _, err := r.client.Users.Get(ctx, "")
	if err != nil {
		return "", r.fail("ask who we are", err)
	}
	r.login = user.GetLogin()
	return r.login, nil
}

// movedOn reports whether a pull request is known to have another head by now than the one that there is something to say about. A later
// run says it of that.
func (r *Repo) movedOn(p Pull) bool { return r.head != "" && r.head != p.Head }

// isUs reports whether a login of the REST API is ours. An App's ends in [bot], which nobody else's can.
func isUs(login, ours string) bool { return ours != "" && strings.EqualFold(login, ours) }
