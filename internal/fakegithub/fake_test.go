package fakegithub

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// world is a repository with a fork, a pull request from it, and a token that may do everything.
type world struct {
	*Server
	repo, fork *Repo
	pull       *Issue
	token      string
}

func newWorld(t *testing.T) *world {
	s := New(t)
	repo := s.Repo("octo/sdks")
	first := repo.Commit(map[string]string{"README.md": "# SDKs\n", "go/a.go": "package a\n\ntype A struct{}\n", "go/old.go": "package a\n\nvar x, y, z = 1, 2, 3\n"})
	repo.Branch("main", first)
	fork := repo.Fork("ann/sdks")
	head := fork.Edit(first, map[string]string{"go/a.go": "package a\n\ntype A struct{}\n\ntype B struct{}\n", "go/new.go": "package a\n\nvar x, y, z = 1, 2, 3\n"}, "go/old.go")
	repo.Branch("main", repo.Edit(first, map[string]string{"README.md": "# The SDKs\n"}))
	pull := repo.Open(Issue{Title: "Add B", Body: "So there.", Author: "ann", Labels: []string{"go"}, Pull: &Pull{Head: "add-b", HeadRepo: fork, HeadSHA: head}})
	token := s.Token("github-actions[bot]", "contents:read", "pull_requests:write", "issues:write", "checks:write", "security_events:write", "actions:read")
	return &world{s, repo, fork, pull, token}
}

// do asks and wants a status; the answer's JSON is returned.
func (w *world) do(method, path string, body any, want int) object {
	w.t.Helper()
	res, text := w.ask(method, path, body, nil)
	if res.StatusCode != want {
		w.t.Errorf("%s %s: got %d, want %d\n%.1000s", method, path, res.StatusCode, want, text)
	}
	var out object
	if json.Unmarshal(text, &out) != nil {
		out = object{"text": string(text)}
	}
	return out
}

func (w *world) ask(method, path string, body any, header map[string]string) (*http.Response, []byte) {
	w.t.Helper()
	var send io.Reader
	if body != nil {
		text, _ := json.Marshal(body)
		send = bytes.NewReader(text)
	}
	r, err := http.NewRequest(method, w.URL+path, send)
	if err != nil {
		w.t.Fatal(err)
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if w.token != "" {
		r.Header.Set("Authorization", "Bearer "+w.token)
	}
	for k, v := range header {
		r.Header.Set(k, v)
	}
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		w.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return res, text
}

// TestDescribed asks for everything once: with GitHub's description installed, each answer is held to it.
func TestDescribed(t *testing.T) {
	w := newWorld(t)
	if w.checked == nil {
		t.Skipf("SKIPPED: GitHub's API description is not installed (%s)", variable)
	}
	if n := w.checked.rest.Paths.Len(); n < 40 {
		t.Fatalf("the description has %d of our paths", n)
	}
	served := map[string]bool{}
	for _, path := range w.everything() {
		method, rest, _ := strings.Cut(path, " ")
		r, args := match(method, strings.SplitN(rest, "?", 2)[0])
		if r == nil {
			t.Fatalf("%s is not served (%v)", path, args)
		}
		served[r.method+" "+r.path] = true
	}
	for _, r := range routes {
		if !served[r.method+" "+r.path] {
			t.Errorf("no test asks for %s %s", r.method, r.path)
		}
	}
}

// everything makes a request to every route and lists them.
func (w *world) everything() []string {
	const r = "/repos/octo/sdks"
	head, base := w.pull.Pull.HeadSHA, w.pull.Pull.BaseSHA
	w.do("GET", r+"/contents/go/a.go?ref="+base, nil, 200)
	blob := w.do("GET", r+"/contents/go/a.go", nil, 200)["sha"].(string)
	for _, path := range []string{"/rate_limit", r, r + "/git/trees/main?recursive=1", r + "/git/trees/" + head, r + "/git/blobs/" + blob, r + "/git/ref/heads/main",
		r + "/git/commits/" + head, r + "/contents/go", r + "/contents/go/a.go", r + "/commits?sha=main&per_page=1", r + "/commits/" + head, r + "/commits/" + head + "/pulls",
		r + "/compare/main...ann:add-b", r + "/compare/" + base + "..." + head, r + "/pulls?state=all", r + "/pulls/1", r + "/pulls/1/files", r + "/pulls/1/commits",
		r + "/issues?state=all&labels=go&creator=ann", r + "/issues/1", r + "/issues/1/labels", r + "/labels", r + "/labels/go",
		r + "/collaborators/ann/permission", r + "/collaborators/octo/permission",
	} {
		w.do("GET", path, nil, 200)
	}
	w.do("GET", r+"/tarball/main", nil, 302)
	w.do("GET", "/user", nil, 403)
	w.conversation(r)
	w.reviewing(r)
	w.checking(r, head)
	w.running(r, head)
	w.asPerson(func() {
		w.do("GET", "/user", nil, 200)
		w.do("POST", r+"/check-runs", object{"name": "parity", "head_sha": head}, 403)
	})
	w.do("GET", "/app", nil, 401)
	w.do("GET", r+"/installation", nil, 401)
	w.do("POST", "/app/installations/1/access_tokens", nil, 401)
	w.do("POST", "/graphql", object{"query": `{viewer{login}}`}, 200)
	var out []string
	for _, q := range w.Requests() {
		out = append(out, q.Method+" "+q.Path)
	}
	return out
}

func (w *world) asPerson(do func()) {
	bot := w.token
	w.token = w.Token("ann", "checks:write")
	do()
	w.token = bot
}

func (w *world) conversation(r string) {
	k := fmt.Sprint(w.do("POST", r+"/issues/1/comments", object{"body": "hello"}, 201)["node_id"])[len("IC_"):]
	for _, path := range []string{"/issues/1/comments?per_page=100", "/issues/comments/" + k} {
		w.do("GET", r+path, nil, 200)
	}
	w.do("PATCH", r+"/issues/comments/"+k, object{"body": "hello again"}, 200)
	w.do("PATCH", r+"/issues/comments/"+k, object{"body": strings.Repeat("ä", 65537)}, 422)
	w.do("PATCH", r+"/issues/comments/"+k, object{"body": strings.Repeat("ä", 65536)}, 200)
	w.do("DELETE", r+"/issues/comments/"+k, nil, 204)
	w.do("PATCH", r+"/issues/comments/"+k, object{"body": "gone"}, 404)
	w.do("POST", r+"/issues", object{"title": "Parity", "body": "all of it", "labels": []string{"parity"}}, 201)
	w.do("PATCH", r+"/issues/2", object{"body": "less of it", "state": "closed"}, 200)
	w.do("PATCH", r+"/pulls/1", object{"title": "Add B, at last"}, 200)
	w.do("POST", r+"/labels", object{"name": "new", "color": "ff0000"}, 201)
	w.do("POST", r+"/labels", object{"name": "new"}, 422)
	w.do("POST", r+"/issues/1/labels", object{"labels": []string{"new"}}, 200)
	w.do("DELETE", r+"/issues/1/labels/new", nil, 200)
}

func (w *world) reviewing(r string) {
	at := object{"path": "go/a.go", "line": 5, "side": "RIGHT", "body": "B is missing in Rust"}
	v := fmt.Sprint(w.do("POST", r+"/pulls/1/reviews", object{"event": "COMMENT", "comments": []object{at}}, 200)["node_id"])[len("PRR_"):]
	w.do("POST", r+"/pulls/1/reviews", object{"event": "COMMENT", "comments": []object{{"path": "go/a.go", "line": 50, "side": "RIGHT", "body": "?"}}}, 422)
	w.do("PUT", r+"/pulls/1/reviews/"+v, object{"body": "a review"}, 200)
	at["commit_id"] = w.pull.Pull.HeadSHA
	n := fmt.Sprint(w.do("POST", r+"/pulls/1/comments", at, 201)["node_id"])[len("PRRC_"):]
	for _, path := range []string{"/reviews", "/reviews/" + v, "/reviews/" + v + "/comments", "/comments"} {
		w.do("GET", r+"/pulls/1"+path, nil, 200)
	}
	w.do("POST", r+"/pulls/1/comments/"+n+"/replies", object{"body": "on its way"}, 201)
	w.do("GET", r+"/pulls/comments/"+n, nil, 200)
	w.do("PATCH", r+"/pulls/comments/"+n, object{"body": "B is still missing"}, 200)
	w.do("DELETE", r+"/pulls/comments/"+n, nil, 204)
	at["line"] = 50
	w.do("POST", r+"/pulls/1/comments", at, 422)
}

func (w *world) checking(r, head string) {
	note := object{"path": "go/a.go", "start_line": 5, "end_line": 5, "annotation_level": "notice", "message": "B", "title": "B"}
	k := fmt.Sprint(w.do("POST", r+"/check-runs", object{"name": "parity", "head_sha": head, "status": "in_progress"}, 201)["node_id"])[len("CR_"):]
	w.do("PATCH", r+"/check-runs/"+k, object{"status": "completed", "conclusion": "neutral",
		"output": object{"title": "1 gap", "summary": "B", "annotations": []object{note}}}, 200)
	for _, path := range []string{"/check-runs/" + k, "/check-runs/" + k + "/annotations", "/commits/" + head + "/check-runs?check_name=parity"} {
		w.do("GET", r+path, nil, 200)
	}
	s := w.do("POST", r+"/code-scanning/sarifs", object{"commit_sha": head, "ref": "refs/pull/1/head", "sarif": packed(`{"runs":[{"results":[{}]}]}`)}, 202)
	w.do("GET", fmt.Sprintf("%s/code-scanning/sarifs/%s", r, s["id"]), nil, 200)
	w.do("GET", r+"/code-scanning/analyses?ref=refs/pull/1/head", nil, 200)
}

func packed(text string) string {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write([]byte(text))
	_ = z.Close()
	return base64.StdEncoding.EncodeToString(out.Bytes())
}

func (w *world) running(r, head string) {
	id := w.repo.Run("pull_request", "add-b", head, w.fork)
	a := w.repo.Artifact(id, "parity", map[string]string{"report.json": "{}"})
	w.do("GET", fmt.Sprintf("%s/actions/runs/%d", r, id), nil, 200)
	w.do("GET", fmt.Sprintf("%s/actions/runs/%d/artifacts", r, id), nil, 200)
	w.do("GET", fmt.Sprintf("%s/actions/artifacts/%d", r, a), nil, 200)
	w.do("GET", fmt.Sprintf("%s/actions/artifacts/%d/zip", r, a), nil, 302)
	w.repo.Expire(a)
	w.do("GET", fmt.Sprintf("%s/actions/artifacts/%d/zip", r, a), nil, 410)
}

func mustRequest(t *testing.T, url string) *http.Request {
	t.Helper()
	r, err := http.NewRequest("GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
