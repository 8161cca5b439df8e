package fakegithub

import (
	"context"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

const commentsOf1 = "/repos/octo/sdks/issues/1/comments"

func TestFaults(t *testing.T) {
	w := newWorld(t)
	w.Fail(Fault{Method: "POST", Path: "/repos/*/*/issues/*/comments", Skip: 1, Times: 2, Status: 502})
	for _, want := range []int{201, 502, 502, 201} {
		w.do("POST", commentsOf1, object{"body": "hello"}, want)
	}
	w.do("GET", commentsOf1, nil, 200)
	if n := len(w.pull.comments); n != 2 {
		t.Errorf("%d comments, want the two that were not refused", n)
	}
	w.Fail(Fault{Status: 403, Header: map[string]string{"Retry-After": "7"}})
	res, text := w.ask("GET", commentsOf1, nil, nil)
	if res.StatusCode != 403 || res.Header.Get("Retry-After") != "7" || !strings.Contains(string(text), "secondary rate limit") {
		t.Errorf("got %d %v %s", res.StatusCode, res.Header, text)
	}
	w.Heal()
	w.do("GET", commentsOf1, nil, 200)
}

func TestCuts(t *testing.T) {
	for _, c := range []struct {
		where  string
		served int // comments afterwards
		status bool
	}{{CutBefore, 0, false}, {CutAfter, 1, false}, {CutBody, 1, true}} {
		w := newWorld(t)
		w.Fail(Fault{Method: "POST", Times: 1, Cut: c.where})
		r, _ := http.NewRequest("POST", w.URL+commentsOf1, strings.NewReader(`{"body":"hello"}`))
		r.Header.Set("Authorization", "Bearer "+w.token)
		r.Header.Set("Content-Type", "application/json")
		res, err := http.DefaultTransport.RoundTrip(r)
		if (err == nil) != c.status {
			t.Errorf("cut %s: the answer begins: %v, want %v", c.where, err == nil, c.status)
		}
		if err == nil {
			if _, err = io.ReadAll(res.Body); err == nil {
				t.Errorf("cut %s: the whole answer came", c.where)
			}
			res.Body.Close()
		}
		log := w.Writes()
		if len(w.pull.comments) != c.served || len(log) != 1 || log[0].Served != (c.served == 1) || (log[0].Status != 0) != c.status {
			t.Errorf("cut %s: %d comments, log %+v", c.where, len(w.pull.comments), log)
		}
	}
}

func TestDelay(t *testing.T) {
	w := newWorld(t)
	w.Fail(Fault{Delay: time.Minute})
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	r, _ := http.NewRequestWithContext(ctx, "GET", w.URL+commentsOf1, nil)
	if _, err := http.DefaultTransport.RoundTrip(r); err == nil || len(w.Requests()) != 0 {
		t.Errorf("got %v and %d requests, want a deadline and none", err, len(w.Requests()))
	}
}

// TestAtOnce is for the race detector, too.
func TestAtOnce(t *testing.T) {
	w := newWorld(t)
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() { w.do("POST", commentsOf1, object{"body": "hello"}, 201) })
	}
	group.Wait()
	if len(w.pull.comments) != 20 || len(w.Writes()) != 20 {
		t.Errorf("%d comments of %d writes", len(w.pull.comments), len(w.Writes()))
	}
}

func TestQuota(t *testing.T) {
	w := newWorld(t)
	reset := time.Now().Add(time.Hour)
	w.Quota(2, reset)
	res, _ := w.ask("GET", commentsOf1, nil, nil)
	again, text := w.ask("GET", commentsOf1, nil, map[string]string{"If-None-Match": res.Header.Get("Etag")})
	if again.StatusCode != 304 || len(text) > 0 || again.Header.Get("X-RateLimit-Remaining") != "1" {
		t.Errorf("got %d %q, %s left", again.StatusCode, text, again.Header.Get("X-RateLimit-Remaining"))
	}
	w.do("GET", commentsOf1, nil, 200)
	res, text = w.ask("GET", commentsOf1, nil, nil)
	if res.StatusCode != 403 || res.Header.Get("X-RateLimit-Remaining") != "0" || res.Header.Get("X-RateLimit-Reset") != strconv.FormatInt(reset.Unix(), 10) {
		t.Errorf("got %d %v %s", res.StatusCode, res.Header, text)
	}
	w.do("GET", "/rate_limit", nil, 200)
	w.Quota(0, time.Now().Add(-time.Second))
	w.do("GET", commentsOf1, nil, 200)
}

func TestPages(t *testing.T) {
	w := newWorld(t)
	for range 65 {
		w.pull.Comment("ann", "hello")
	}
	res, text := w.ask("GET", commentsOf1, nil, nil)
	want := `<` + w.URL + commentsOf1 + `?page=2>; rel="next", <` + w.URL + commentsOf1 + `?page=3>; rel="last"`
	if got := res.Header.Get("Link"); got != want || strings.Count(string(text), "hello") != 30 {
		t.Errorf("got %s\nwant %s", got, want)
	}
	res, text = w.ask("GET", "/api/v3"+commentsOf1+"?per_page=1000&page=2", nil, nil)
	if got := res.Header.Get("Link"); string(text) != "[]" || !strings.Contains(got, "/api/v3/repos") {
		t.Errorf("got %s %s", text, got)
	}
}
