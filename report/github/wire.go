package github

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	maxAnswer   = 64 << 20 // bytes; a tree of 100,000 files has 25 million
	maxTries    = 4        // of one request
	firstPause  = 500 * time.Millisecond
	limitPause  = time.Minute // after a secondary limit that does not say how long
	patienceEnd = "more than this run has left"
)

// patient repeats what can be repeated. A request that creates something is repeated only where GitHub said that it did nothing.
type patient struct {
	next http.RoundTripper
	Access
}

// repeatable marks a POST that changes nothing, or to the same whenever it is made.
type repeatable struct{}

func repeated(ctx context.Context) context.Context { return context.WithValue(ctx, repeatable{}, true) }

func (p patient) RoundTrip(req *http.Request) (*http.Response, error) {
	for try := 1; ; try++ {
		res, err := p.once(req, try)
		pause, why := p.pause(req, res, err, try)
		if why == "" || try == maxTries {
			return res, err
		}
		if end, ok := req.Context().Deadline(); ok && p.Now().Add(pause).After(end) {
			return nil, impatient{fmt.Errorf("%s: it asks to wait for %s, %s", why, pause.Round(time.Second), patienceEnd)}
		}
		if err := p.Sleep(req.Context(), pause); err != nil {
			return nil, impatient{fmt.Errorf("%s: %w", why, err)}
		}
	}
}

// impatient is an error of a request that GitHub did not take.
type impatient struct{ error }

func (i impatient) Unwrap() error { return i.error }

// once makes the request and reads the whole answer, so that one that breaks off is repeated, too.
func (p patient) once(req *http.Request, try int) (*http.Response, error) {
	if try > 1 && req.GetBody != nil {
		body, err := req.GetBody()
		if err != nil {
			return nil, err
		}
		req = req.Clone(req.Context())
		req.Body = body
	}
	res, err := p.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	data, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer+1))
	if err != nil {
		return nil, fmt.Errorf("the answer broke off: %w", err)
	}
	if len(data) > maxAnswer {
		return nil, impatient{errors.New("the answer is larger than 64 MiB")}
	}
	res.Body = io.NopCloser(bytes.NewReader(data))
	if res.StatusCode < http.StatusBadRequest {
		res.Header.Del("X-RateLimit-Reset") // or the library refuses the next request where we would wait
	}
	return res, nil
}

// pause is how long to wait before a request is made again; why is empty where it must not be.
func (p patient) pause(req *http.Request, res *http.Response, err error, try int) (pause time.Duration, why string) {
	if req.Context().Err() != nil || errors.As(err, &impatient{}) {
		return 0, ""
	}
	if res != nil && limited(res) {
		return p.limitEnds(res, try), "GitHub limits the rate of requests"
	}
	again := req.Method != http.MethodPost || req.Context().Value(repeatable{}) != nil
	if !again || err == nil && res.StatusCode < 500 {
		return 0, ""
	}
	pause = firstPause << try
	pause = pause/2 + time.Duration(p.Chance()*float64(pause/2)) // so that those who failed together do not come back together
	if err != nil {
		return pause, "GitHub did not answer"
	}
	return max(pause, seconds(res, "Retry-After")), fmt.Sprintf("GitHub answered %d", res.StatusCode)
}

// limited reports whether an answer is about the rate of requests and not about rights.
func limited(res *http.Response) bool {
	switch res.StatusCode {
	case http.StatusTooManyRequests:
		return true
	case http.StatusForbidden:
		return res.Header.Get("Retry-After") != "" || res.Header.Get("X-RateLimit-Remaining") == "0" || strings.Contains(strings.ToLower(peek(res)), "rate limit")
	}
	return false
}

// peek is the beginning of an answer that is still to be read.
func peek(res *http.Response) string {
	data, err := io.ReadAll(res.Body)
	if err != nil {
		return "" // it is read from memory
	}
	res.Body = io.NopCloser(bytes.NewReader(data))
	return string(data[:min(len(data), 4096)])
}

func (p patient) limitEnds(res *http.Response, try int) time.Duration {
	if after := seconds(res, "Retry-After"); after > 0 {
		return after
	}
	reset, err := strconv.ParseInt(res.Header.Get("X-RateLimit-Reset"), 10, 64)
	if err == nil && res.Header.Get("X-RateLimit-Remaining") == "0" {
		return max(time.Unix(reset, 0).Sub(p.Now()), 0) + time.Second
	}
	return limitPause << (try - 1)
}

func seconds(res *http.Response, header string) time.Duration {
	n, err := strconv.Atoi(res.Header.Get(header))
	if err != nil || n < 0 || n > 1<<20 {
		return 0
	}
	return time.Duration(n) * time.Second
}
