// Package fakegithub is a GitHub for tests: it keeps state, answers as GitHub does, fails on demand and holds every
// request and answer to GitHub's own description of its API, when that is installed (see description.go).
//
//	gh := fakegithub.New(t)
//	repo := gh.Repo("octo/sdks")
//	main := repo.Commit(map[string]string{"go/a.go": "package a\n"})
//	repo.Branch("main", main)
//	head := repo.Edit(main, map[string]string{"go/a.go": "package a\n\ntype T struct{}\n"})
//	pull := repo.Open(fakegithub.Pull{Title: "Add T", Author: "ann", Head: "add-t", HeadSHA: head})
//	token := gh.Token("github-actions[bot]", "contents:read", "pull_requests:write", "checks:write")
//	gh.Fail(fakegithub.Fault{Method: "POST", Path: "/repos/*/*/issues/*/comments", Status: 502, Times: 2})
//	… run against gh.URL (or gh.URL+"/api/v3" for GitHub Enterprise) with the token …
//	gh.Writes(), gh.Requests(), gh.Dump()
package fakegithub

import (
	"fmt"
	"hash/crc32"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// Server is one GitHub: its repositories, who may use it, what it is to get wrong and what it was asked.
type Server struct {
	URL string // the API's root; GraphQL is at URL+"/graphql"

	t       testing.TB
	checked *description
	report  func(format string, args ...any)

	mu     sync.Mutex
	git    store
	repos  map[string]*Repo
	tokens map[string]*token
	apps   []*App
	faults []*fault
	log    []Request
	nodes  map[string]any // what GraphQL finds by its id
	cached map[string][]byte
	quota  quota
	ids    int64
	clock  time.Time
}

// New starts a GitHub without repositories, which ends with the test. What a client asks wrongly fails the test.
func New(t testing.TB) *Server {
	s := &Server{
		t: t, checked: described(t), report: t.Errorf, git: newStore(), repos: map[string]*Repo{}, tokens: map[string]*token{},
		nodes: map[string]any{}, cached: map[string][]byte{}, ids: 1000, clock: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		quota: quota{limit: 5000, remaining: 5000, reset: time.Now().Add(time.Hour)},
	}
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	s.URL = web.URL
	return s
}

// ServeHTTP answers one request, in any order and from several goroutines; the state is behind one lock.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // the client went away
	}
	base, path := s.root(r)
	c := &call{s: s, r: r, body: body, base: base, path: path}
	f := s.fault(c)
	if !f.waited(r.Context()) {
		return
	}
	var a answer
	s.mu.Lock()
	if f.refuses() {
		a = f.answer()
	} else {
		a = s.answer(c)
	}
	sent := s.encode(c, a)
	s.note(c, f, sent)
	s.mu.Unlock()
	send(w, f, sent)
}

// answer finds who serves the call, after what every call has to pass. The answer and the request are checked against
// the description whatever comes out, since a wrong request that is refused is wrong all the same.
func (s *Server) answer(c *call) answer {
	if strings.HasPrefix(c.path, storagePrefix) {
		return c.stored()
	}
	c.route, c.args = match(c.r.Method, c.path)
	if c.route == nil {
		s.report("fakegithub: %s %s is not known here", c.r.Method, c.path)
		return refusal(http.StatusNotFound, "Not Found")
	}
	a := s.permitted(c)
	if a.status == 0 {
		a = c.route.serve(c)
	}
	s.check(c, a)
	return a
}

// root is the API's root as the client wrote it, and the path below it. GitHub Enterprise has its API under a path.
func (s *Server) root(r *http.Request) (base, path string) {
	path = r.URL.EscapedPath()
	if rest, ok := strings.CutPrefix(path, "/api/v3/"); ok {
		return s.URL + "/api/v3", "/" + rest
	}
	if path == "/api/graphql" {
		return s.URL + "/api/v3", "/graphql"
	}
	return s.URL, path
}

// call is one request on its way through the server.
type call struct {
	s     *Server
	r     *http.Request
	body  []byte
	base  string // the API's root
	path  string // below the root
	route *route
	args  map[string]string // what the path's parameters say
	repo  *Repo
	by    *token // nil for nobody
}

func (c *call) query(name string) string { return c.r.URL.Query().Get(name) }

// tick is the next second: no two writes happen at once, and every run of a test has the same times.
func (s *Server) tick() time.Time {
	s.clock = s.clock.Add(time.Second)
	return s.clock
}

func (s *Server) nextID() int64 {
	s.ids++
	return s.ids
}

// node names a thing for GraphQL and remembers it.
func (s *Server) node(kind string, id int64, thing any) string {
	name := fmt.Sprintf("%s_%d", kind, id)
	s.nodes[name] = thing
	return name
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func hash(text string) int64 { return int64(crc32.ChecksumIEEE([]byte(text))) }
