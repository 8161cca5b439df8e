package fakegithub

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestPermissions(t *testing.T) {
	w := newWorld(t)
	const comments = "/repos/octo/sdks/issues/1/comments"
	hello := object{"body": "hello"}
	for _, c := range []struct {
		login       string
		permissions []string
		status      int
	}{
		{"github-actions[bot]", []string{"contents:read"}, 403},
		{"github-actions[bot]", []string{"pull_requests:read", "issues:read"}, 403},
		{"github-actions[bot]", []string{"pull_requests:write"}, 201},
		{"github-actions[bot]", []string{"issues:write"}, 201},
		{"ann", []string{"issues:write"}, 201},
	} {
		w.token = w.Token(c.login, c.permissions...)
		w.do("POST", comments, hello, c.status)
	}
	w.token = w.Token("github-actions[bot]", "contents:read")
	res, text := w.ask("POST", comments, hello, nil)
	if !strings.Contains(string(text), forbiddenText) || res.Header.Get("X-Accepted-GitHub-Permissions") != "issues=write; pull_requests=write" {
		t.Errorf("got %s, %s", text, res.Header)
	}
	w.do("GET", comments, nil, 200) // what is public may be read
	w.Set(func() { w.repo.Private = true })
	w.do("GET", comments, nil, 403)
	w.do("GET", "/repos/octo/sdks/contents/go/a.go", nil, 200)
	w.do("GET", "/repos/octo/none", nil, 404)
	w.Revoke(w.token)
	w.do("GET", comments, nil, 401)
	w.token = ""
	w.do("GET", comments, nil, 404)
}

func TestLocked(t *testing.T) {
	w := newWorld(t)
	w.Set(func() { w.pull.Locked = true; w.repo.Members["eve"] = "write" })
	hello := object{"body": "hello"}
	if text := w.do("POST", "/repos/octo/sdks/issues/1/comments", hello, 403)["message"]; text != "Unable to create comment because issue is locked." {
		t.Errorf("got %v", text)
	}
	w.token = w.Token("eve", "issues:write")
	w.do("POST", "/repos/octo/sdks/issues/1/comments", hello, 201)
}

// TestApp goes the way of a GitHub App: its key, its installation, a token with some of its permissions.
func TestApp(t *testing.T) {
	w := newWorld(t)
	app := w.App("parity", "checks:write", "issues:write")
	w.token = signedBy(t, app, time.Minute)
	installation := w.do("GET", "/repos/octo/sdks/installation", nil, 200)
	if installation["app_slug"] != "parity" || w.do("GET", "/app", nil, 200)["slug"] != "parity" {
		t.Errorf("got %v", installation)
	}
	tokens := strings.TrimPrefix(installation["access_tokens_url"].(string), w.URL)
	w.do("POST", tokens, object{"permissions": object{"contents": "write"}}, 422)
	whole := w.do("POST", tokens, nil, 201)["token"].(string)
	some := w.do("POST", tokens, object{"permissions": object{"issues": "read"}}, 201)["token"].(string)
	w.token = signedBy(t, app, time.Hour)
	w.do("GET", "/app", nil, 401)
	w.token = whole
	w.do("POST", "/repos/octo/sdks/issues/1/comments", object{"body": "hello"}, 201)
	w.do("POST", "/repos/octo/sdks/check-runs", object{"name": "parity", "head_sha": w.pull.Pull.HeadSHA}, 201)
	w.token = some
	w.do("POST", "/repos/octo/sdks/issues/1/comments", object{"body": "hello"}, 403)
	if got := w.do("GET", "/repos/octo/sdks/issues/1/comments", nil, 200); !strings.Contains(got["text"].(string), `"parity[bot]"`) {
		t.Errorf("the comment is not by parity[bot]: %v", got)
	}
}

func signedBy(t *testing.T, app *App, until time.Duration) string {
	t.Helper()
	block, _ := pem.Decode(app.Key)
	key, err := x509.ParsePKCS1PrivateKey(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	part := func(v any) string {
		text, _ := json.Marshal(v)
		return base64.RawURLEncoding.EncodeToString(text)
	}
	now := time.Now()
	text := part(object{"alg": "RS256", "typ": "JWT"}) + "." + part(object{"iat": now.Add(-time.Minute).Unix(), "exp": now.Add(until).Unix(), "iss": itoa(app.ID)})
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	if err != nil {
		t.Fatal(err)
	}
	return text + "." + base64.RawURLEncoding.EncodeToString(signature)
}

// TestForeignCheck holds that an App cannot change another's check run.
func TestForeignCheck(t *testing.T) {
	w := newWorld(t)
	k := w.do("POST", "/repos/octo/sdks/check-runs", object{"name": "parity", "head_sha": w.pull.Pull.HeadSHA}, 201)["node_id"].(string)
	w.token = w.Token("other[bot]", "checks:write")
	w.do("PATCH", "/repos/octo/sdks/check-runs/"+k[len("CR_"):], object{"status": "completed", "conclusion": "success"}, 403)
}

// TestStorage holds that a redirect leads elsewhere, where the token is not wanted.
func TestStorage(t *testing.T) {
	w := newWorld(t)
	res, _ := w.ask("GET", "/repos/octo/sdks/tarball/main", nil, nil)
	path := strings.TrimPrefix(res.Header.Get("Location"), w.URL)
	if res.StatusCode != http.StatusFound || path == "" {
		t.Fatalf("got %d to %q", res.StatusCode, path)
	}
	w.do("GET", path, nil, 400)
	w.token = ""
	w.do("GET", path, nil, 200)
}
