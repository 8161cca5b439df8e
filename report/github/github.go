// Package github reads pull requests from GitHub and delivers reports to it.
//
// Whatever it writes it finds again by a hidden marker and its own authorship, so that a second run changes instead of adds, and a
// write whose answer was lost is looked for before it is repeated.
package github

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/google/go-github/v62/github"
)

// Access is how to reach GitHub, and what a program has that a package must not take by itself: the network, a clock, chance.
type Access struct {
	Token   string // of a person, a workflow or an installation
	App     App    // goes before a token, which a workflow always has
	API     string // address of the REST API; GitHub's own when empty
	GraphQL string // address of the GraphQL API; the one beside the REST API when empty
	Agent   string // what we call ourselves
	Network http.RoundTripper
	Now     func() time.Time
	Sleep   func(context.Context, time.Duration) error
	Chance  func() float64 // from 0 to 1
}

// Repo is one repository on GitHub.
type Repo struct {
	Owner, Name string
	client      *github.Client
	graphql     string
	secrets     *secrets
	login       string // who we are, once known
	head        string // of the pull request, when we last saw it
	sleep       func(context.Context, time.Duration) error
}

var slug = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}$`)

// Open prepares to talk about a repository, OWNER/NAME, until ctx ends. It makes no request.
func Open(ctx context.Context, a Access, name string) (*Repo, error) {
	if !slug.MatchString(name) {
		return nil, fmt.Errorf("%.200q is no repository such as owner/name", name)
	}
	api, err := address(a.API, "https://api.github.com")
	if err != nil {
		return nil, err
	}
	graphql, err := address(a.GraphQL, beside(api))
	if err != nil {
		return nil, err
	}
	owner, repo, _ := strings.Cut(name, "/")
	r := &Repo{Owner: owner, Name: repo, graphql: graphql.String(), secrets: &secrets{}, sleep: a.Sleep}
	r.secrets.add(a.Token)
	r.secrets.add(a.App.Key)
	wire := patient{a.Network, a}
	r.client = github.NewClient(&http.Client{Transport: &remembering{next: sealed{
		own: a.signing(ctx, r, wire), strangers: wire, hosts: []string{origin(api), origin(graphql)},
	}}})
	api.Path = strings.TrimSuffix(api.Path, "/") + "/"
	r.client.BaseURL, r.client.UserAgent = api, a.Agent
	return r, nil
}

// address reads where an API is. Without TLS it may only be on this machine.
func address(text, usual string) (*url.URL, error) {
	if text == "" {
		text = usual
	}
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.User != nil {
		return nil, fmt.Errorf("%.200q is no address of an API", text)
	}
	local := u.Hostname() == "localhost" || strings.HasPrefix(u.Hostname(), "127.") || u.Hostname() == "::1"
	if u.Scheme != "https" && (u.Scheme != "http" || !local) {
		return nil, fmt.Errorf("the API at %.200q would be asked without TLS, which would show the token to anybody", text)
	}
	return u, nil
}

// beside is the GraphQL API that belongs to a REST API: https://host/api/v3 has https://host/api/graphql.
func beside(api *url.URL) string {
	u := *api
	u.Path = strings.TrimSuffix(strings.TrimSuffix(u.Path, "/"), "/v3") + "/graphql"
	return u.String()
}

func origin(u *url.URL) string { return u.Scheme + "://" + u.Host }
