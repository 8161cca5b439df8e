package github

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"sdkparity/internal/fakegithub"
)

// clock is a time that passes only while somebody waits.
type clock struct {
	sync.Mutex
	at    time.Time
	slept []time.Duration
}

func (c *clock) now() time.Time { c.Lock(); defer c.Unlock(); return c.at }

func (c *clock) sleep(ctx context.Context, d time.Duration) error {
	c.Lock()
	defer c.Unlock()
	c.at, c.slept = c.at.Add(d), append(c.slept, d)
	return ctx.Err()
}

func accessTo(url string, c *clock) Access {
	return Access{
		Token: "ghs_0123456789abcdefghij", API: url, GraphQL: url + "/graphql", Agent: "sdkparity-test", Network: http.DefaultTransport,
		Now: c.now, Sleep: c.sleep, Chance: func() float64 { return 0.5 },
	}
}

func open(t *testing.T, handler http.HandlerFunc) (*Repo, *clock) {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	c := &clock{at: time.Now()}
	r, err := Open(t.Context(), accessTo(server.URL, c), "acme/lamps")
	if err != nil {
		t.Fatal(err)
	}
	return r, c
}

const onePull = `{"number": 1, "state": "open", "head": {"sha": "h", "repo": {"id": 1}}, "base": {"sha": "b", "ref": "main", "repo": {"id": 1}}}`

// TestPatience holds for how long what is repeated.
func TestPatience(t *testing.T) {
	failing := func(times int, status int, header map[string]string) http.HandlerFunc {
		n := 0
		return func(w http.ResponseWriter, _ *http.Request) {
			if n++; n <= times {
				for name, value := range header {
					w.Header().Set(name, value)
				}
				w.WriteHeader(status)
				fmt.Fprint(w, `{"message": "no"}`)
				return
			}
			fmt.Fprint(w, onePull)
		}
	}
	reset := map[string]string{"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": strconv.FormatInt(time.Now().Add(90*time.Second).Unix(), 10)}
	for name, c := range map[string]struct {
		serve http.HandlerFunc
		waits string // the first pause, about
		says  string
	}{
		"503 once":          {failing(1, 503, nil), "750ms", ""},
		"503 with a time":   {failing(1, 503, map[string]string{"Retry-After": "7"}), "7s", ""},
		"503 for ever":      {failing(99, 503, nil), "750ms", "GitHub answered 503 no"},
		"429":               {failing(1, 429, map[string]string{"Retry-After": "3"}), "3s", ""},
		"403 secondary":     {failing(1, 403, map[string]string{"Retry-After": "60"}), "1m0s", ""},
		"403 primary":       {failing(1, 403, reset), "1m31s", ""},
		"403 of rights":     {failing(1, 403, nil), "", "GitHub answered 403 no"},
		"401":               {failing(1, 401, nil), "", "GitHub answered 401 no"},
		"404":               {failing(1, 404, nil), "", "GitHub answered 404 no"},
		"beyond this run":   {failing(1, 403, map[string]string{"Retry-After": "3600"}), "", "it asks to wait for 1h0m0s, more than this run has left"},
		"nonsense to wait":  {failing(1, 429, map[string]string{"Retry-After": "soon"}), "1m0s", ""},
		"wait till the sun": {failing(1, 429, map[string]string{"Retry-After": "99999999999"}), "1m0s", ""},
	} {
		r, clock := open(t, c.serve)
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
		_, err := r.Pull(ctx, 1)
		cancel()
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
		want, _ := time.ParseDuration(c.waits)
		waited := time.Duration(0)
		if len(clock.slept) > 0 {
			waited = clock.slept[0]
		}
		if d := waited - want; d.Abs() > 2*time.Second || (waited == 0) != (want == 0) {
			t.Errorf("%s: waits %v, want %s", name, clock.slept, c.waits)
		}
	}
}

// TestLastRequest holds that the last request that a limit allows does not end the run: the next one waits.
func TestLastRequest(t *testing.T) {
	n := 0
	r, clock := open(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-RateLimit-Remaining", "0")
		w.Header().Set("X-RateLimit-Reset", strconv.FormatInt(time.Now().Add(30*time.Second).Unix(), 10))
		if n++; n == 2 {
			w.WriteHeader(http.StatusForbidden)
		}
		fmt.Fprint(w, onePull)
	})
	for range 2 {
		if _, err := r.Pull(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
	}
	if n != 3 || len(clock.slept) != 1 {
		t.Errorf("%d requests, waits %v", n, clock.slept)
	}
}

// TestPostOnce holds that what creates something is not repeated by itself, unless GitHub said that it did nothing.
func TestPostOnce(t *testing.T) {
	for _, c := range []struct{ status, times int }{{502, 1}, {429, 2}, {422, 1}} {
		n := 0
		r, _ := open(t, func(w http.ResponseWriter, req *http.Request) {
			if req.Method == "POST" {
				if n++; n == 1 {
					w.WriteHeader(c.status)
				}
			}
			fmt.Fprint(w, `{}`)
		})
		body := "x"
		_ = r.create(t.Context(), 1, "k", body)
		if n != c.times {
			t.Errorf("%d: %d requests, want %d", c.status, n, c.times)
		}
	}
}

// TestTokenStaysHome holds that nobody but the API sees the token: no other host, no error, no log.
func TestTokenStaysHome(t *testing.T) {
	var seen []string
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		seen = append(seen, req.Header.Get("Authorization"))
		fmt.Fprint(w, "content")
	}))
	t.Cleanup(other.Close)
	r, _ := open(t, func(w http.ResponseWriter, req *http.Request) {
		if strings.Contains(req.URL.Path, "/git/blobs/") {
			http.Redirect(w, req, other.URL+"/elsewhere", http.StatusFound)
			return
		}
		w.WriteHeader(http.StatusTeapot)
		fmt.Fprintf(w, `{"message": "you sent %s and ghp_abcdefghijklmnopqrstuvwxyz and eyJhbGciOi.eyJpc3MiO.c2lnbmF0dXJl"}`, req.Header.Get("Authorization"))
	})
	if data, err := r.Blob(t.Context(), oneCommit); err != nil || string(data) != "content" || len(seen) != 1 || seen[0] != "" {
		t.Errorf("%q %v, the other host saw %q", data, err, seen)
	}
	_, err := r.Pull(t.Context(), 1)
	for _, secret := range []string{"0123456789", "ghp_", "eyJ"} {
		if err == nil || strings.Contains(err.Error(), secret) || strings.Contains(fmt.Sprintf("%+v %#v", err, err), secret) {
			t.Errorf("the error tells the token: %#v", err)
		}
	}
	if text := r.Hide("x ghs_0123456789abcdefghij y"); text != "x *** y" {
		t.Error(text)
	}
}

// TestOpen holds which addresses and names are taken.
func TestOpen(t *testing.T) {
	c := &clock{}
	for name, want := range map[string]bool{"acme/lamps": true, "acme": false, "acme/lamps/x": false, "../x": false, "a b/c": false, "acme/..%2f": false} {
		if _, err := Open(t.Context(), accessTo("https://api.github.com", c), name); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	for api, want := range map[string]string{
		"": "https://api.github.com/graphql", "https://ghe.example/api/v3": "https://ghe.example/api/graphql", "https://ghe.example/api/v3/": "https://ghe.example/api/graphql",
		"http://ghe.example/api/v3": "error", "https://user:secret@ghe.example": "error", "ghe.example": "error", "http://localhost:1/": "http://localhost:1/graphql",
	} {
		a := accessTo(api, c)
		a.GraphQL = ""
		r, err := Open(t.Context(), a, "acme/lamps")
		got := "error"
		if err == nil {
			got = r.graphql
		}
		if got != want {
			t.Errorf("%s: %s (%v), want %s", api, got, err, want)
		}
	}
}

// TestEnterprise holds that everything is asked for below the server's own path.
func TestEnterprise(t *testing.T) {
	gh := fakegithub.New(t)
	repo := gh.Repo("acme/lamps")
	sha := repo.Commit(map[string]string{"a": "x"})
	repo.Branch("main", sha)
	pull := repo.Open(fakegithub.Issue{Author: "ann", Pull: &fakegithub.Pull{Head: "b", HeadSHA: repo.Edit(sha, map[string]string{"a": "y"})}})
	a := accessTo(gh.URL+"/api/v3", &clock{at: time.Now()})
	a.GraphQL, a.Token = "", gh.Token("ann", "contents:read", "pull_requests:write")
	r, err := Open(t.Context(), a, "acme/lamps")
	if err != nil {
		t.Fatal(err)
	}
	if p, err := r.Pull(t.Context(), pull.Number); err != nil || p.Base != "main" || p.Fork {
		t.Errorf("%+v %v", p, err)
	}
	if who, err := r.whoami(t.Context(), 0); err != nil || who != "ann" {
		t.Errorf("%s %v", who, err)
	}
}

// TestApp holds that an App's key gets a token for the one repository, and that we then know who we are.
func TestApp(t *testing.T) {
	gh := fakegithub.New(t)
	app := gh.App("parity", "contents:read", "pull_requests:write")
	repo := gh.Repo("acme/lamps")
	sha := repo.Commit(map[string]string{"a": "x"})
	repo.Branch("main", sha)
	pull := repo.Open(fakegithub.Issue{Author: "ann", Pull: &fakegithub.Pull{Head: "b", HeadSHA: repo.Edit(sha, map[string]string{"a": "y"})}})
	a := accessTo(gh.URL, &clock{at: time.Now()})
	a.Token, a.App = "no token", App{ID: strconv.FormatInt(app.ID, 10), Key: string(app.Key)}
	r, err := Open(t.Context(), a, "acme/lamps")
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		done, err := r.comment(t.Context(), Pull{Number: pull.Number}, "k", func(string, bool) (string, string) { return "words", "x" })
		if err != nil {
			t.Fatal(done, err)
		}
	}
	if n := len(gh.Requests()); n != 6 || !strings.Contains(gh.Dump(), "comment by parity[bot]") {
		t.Errorf("%d requests\n%s", n, gh.Dump())
	}
	for _, key := range []string{"", "words", "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----\n"} {
		a.App.Key = key
		r, err := Open(t.Context(), a, "acme/lamps")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Pull(t.Context(), 1); err == nil || !strings.Contains(err.Error(), "private key") || strings.Contains(err.Error(), "c2VjcmV0") {
			t.Errorf("key %q: %v", key, err)
		}
	}
}

// TestRemembering holds that what has not changed is not sent again.
func TestRemembering(t *testing.T) {
	sent, asked := 0, 0
	r, _ := open(t, func(w http.ResponseWriter, req *http.Request) {
		asked++
		w.Header().Set("ETag", `"1"`)
		if req.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		sent++
		fmt.Fprint(w, onePull)
	})
	for range 3 {
		if p, err := r.Pull(t.Context(), 1); err != nil || p.Head != "h" {
			t.Fatal(p, err)
		}
	}
	if sent != 1 || asked != 3 {
		t.Errorf("sent %d times of %d", sent, asked)
	}
}

// TestHostileAnswers holds that no answer makes the program fall over.
func TestHostileAnswers(t *testing.T) {
	for _, text := range []string{"", "null", "[]", "{}", `{"number": 1e99}`, `{"head": null, "base": null}`, strings.Repeat("[", 100_000), "\x00", `{"errors": [{}]}`} {
		r, _ := open(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, text) })
		if _, err := r.Pull(t.Context(), 1); err == nil {
			t.Errorf("%.20q is a pull request", text)
		}
		if _, err := r.Compare(t.Context(), "main", "h"); err == nil {
			t.Errorf("%.20q is a comparison", text)
		}
		var e Error
		if _, err := r.Review(t.Context(), Pull{Number: 1}, "k", nil, nil); err != nil && !errors.As(err, &e) {
			t.Errorf("%.20q: %v", text, err)
		}
		r.Files(t.Context(), "h")
	}
}

// TestFilesInParts lists a tree that is too large for one answer.
func TestFilesInParts(t *testing.T) {
	gh := fakegithub.New(t)
	repo := gh.Repo("acme/lamps")
	files := map[string]string{"a.go": "a", "x/b.go": "b", "x/y/c.go": "c", "z/d.go": "d"}
	sha := repo.Commit(files)
	gh.Set(func() { repo.TreeLimit = 3 })
	a := accessTo(gh.URL, &clock{at: time.Now()})
	a.Token = gh.Token("ann", "contents:read")
	r, err := Open(t.Context(), a, "acme/lamps")
	if err != nil {
		t.Fatal(err)
	}
	list, err := r.Files(t.Context(), sha)
	var names []string
	for _, e := range list {
		names = append(names, e.Path)
	}
	if got, _ := json.Marshal(names); err != nil || len(names) != len(files) {
		t.Errorf("%s, %v", got, err)
	}
}

func TestAdded(t *testing.T) {
	got := added("@@ -1,3 +1,4 @@ x\n a\n-b\n+c\n+d\n e\n@@ -10 +12,2 @@\n+f\n\\ No newline at end of file\n")
	want := map[int]bool{2: true, 3: true, 12: true}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	added("@@ -99999999999999999999 +99999999999999999999 @@\n+x")
}
