package fakegithub

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
)

// Request is one that was made, and what came of it.
type Request struct {
	Method string
	Path   string // below the root, with the query
	Body   string
	Login  string // who asked, or ""
	Status int    // as answered; 0 when the connection was cut first
	Bytes  int    // of the answer
	Served bool   // whether it had its effect
	header http.Header
}

// Writes tells whether the request changes something, as a GraphQL query does not.
func (r Request) Writes() bool {
	if r.Path == "/graphql" {
		return strings.Contains(r.Body, "mutation")
	}
	return r.Method != http.MethodGet && r.Method != http.MethodHead
}

// Header is one of the request's headers.
func (r Request) Header(name string) string { return r.header.Get(name) }

// Requests lists all requests so far, in the order they were served.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log)
}

// Writes lists the requests that change something, whether they were let or not.
func (s *Server) Writes() []Request {
	return slices.DeleteFunc(s.Requests(), func(r Request) bool { return !r.Writes() })
}

// Forget empties the list of requests, between two runs of a client.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = nil
}

func (s *Server) note(c *call, f *fault, out reply) {
	r := Request{Method: c.r.Method, Path: c.path, Body: string(c.body), Status: out.status, Bytes: len(out.body),
		Served: !f.refuses() && out.status < http.StatusBadRequest, header: c.r.Header.Clone()}
	if c.r.URL.RawQuery != "" {
		r.Path += "?" + c.r.URL.RawQuery
	}
	if c.by != nil {
		r.Login = c.by.login
	}
	if f.cuts(CutBefore) || f.cuts(CutAfter) {
		r.Status, r.Bytes = 0, 0
	}
	s.log = append(s.log, r)
}

func contains(body []byte, text string) bool { return bytes.Contains(body, []byte(text)) }
