package fakegithub

import (
	"context"
	"net/http"
	"path"
	"time"
)

// Fault is something to get wrong, for requests of a method and a path; both may be "" for any.
type Fault struct {
	Method string
	Path   string // as for path.Match: /repos/*/*/issues/*/comments; without the root and the query
	Body   string // in the request's body, for GraphQL
	Skip   int    // so many such requests are served first
	Times  int    // so many fail; 0 for ever

	Status int               // answer this and do nothing; 0 serves the request
	Text   string            // instead of what GitHub says with that status
	Header map[string]string // Retry-After makes 403 and 429 a secondary limit
	Cut    string            // end the connection: CutBefore, CutAfter, CutBody
	Delay  time.Duration     // before anything else
}

// Where a connection may end. Of itself, net/http asks again for what only reads when a connection ends that was in use
// before; it never does so for what writes.
const (
	CutBefore = "before the request was served"
	CutAfter  = "after the request was served, before the answer"
	CutBody   = "in the middle of the answer"
)

type fault struct {
	Fault
	seen int
}

// Fail adds a fault. The first that matches a request is taken.
func (s *Server) Fail(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &fault{Fault: f})
}

// Heal takes all faults away.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

func (s *Server) fault(c *call) *fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults {
		if !f.matches(c) {
			continue
		}
		f.seen++
		if f.seen > f.Skip && (f.Times == 0 || f.seen <= f.Skip+f.Times) {
			return f
		}
	}
	return nil
}

func (f *fault) matches(c *call) bool {
	fits, _ := path.Match(f.Path, c.path)
	return (f.Method == "" || f.Method == c.r.Method) && (f.Path == "" || fits) && contains(c.body, f.Body)
}

// waited is false when the client had enough before the delay was over; the request has no effect then.
func (f *fault) waited(ctx context.Context) bool {
	if f == nil {
		return true
	}
	select {
	case <-ctx.Done():
		return false
	case <-time.After(f.Delay):
		return true
	}
}

func (f *fault) cuts(where string) bool { return f != nil && f.Cut == where }

// refuses tells whether the request has no effect.
func (f *fault) refuses() bool { return f != nil && (f.Status != 0 || f.Cut == CutBefore) }

func (f *fault) answer() answer {
	a := refusal(f.Status, faultText(f.Status, f.Header["Retry-After"] != ""))
	if f.Header["Retry-After"] != "" {
		a.body.(object)["documentation_url"] = "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits"
	}
	if f.Status >= 500 {
		a = answer{status: f.Status, text: []byte("<html><h1>Server Error</h1></html>"), kind: "text/html"}
	}
	if f.Text != "" {
		a = answer{status: f.Status, text: []byte(f.Text), kind: "application/json; charset=utf-8"}
	}
	a.header = f.Header
	return a
}

func faultText(status int, limited bool) string {
	switch {
	case limited:
		return "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
	case status == http.StatusForbidden:
		return forbiddenText
	case status == http.StatusUnauthorized:
		return "Bad credentials"
	case status == http.StatusUnprocessableEntity:
		return "Validation Failed"
	}
	return http.StatusText(status)
}
