package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/fakegithub"
)

// stage is a pull request on a fake GitHub, and a workflow that runs for it.
type stage struct {
	t          *testing.T
	gh         *fakegithub.Server
	repo       *fakegithub.Repo
	pull       *fakegithub.Issue
	base, head string
	token      string
	dir        string // the repository on the runner; empty when nothing was checked out
	temp       string
	cache      string
	event      string
	payload    []byte
	slept      atomic.Int64
	sleep      func() // what happens meanwhile
}

// ran is what a run left behind.
type ran struct {
	stdout, stderr string
	code           int
	summary        string
	outputs        map[string]string
	report         string
	requests       []fakegithub.Request
}

const mayAll = "contents:read pull_requests:write issues:write checks:write security_events:write"

// sampleFiles are the demo's files under base, and those that head changes.
func sampleFiles() (base, head map[string]string) {
	base, head = map[string]string{}, map[string]string{}
	for _, f := range txtar.Parse(sample).Files {
		if name, ok := strings.CutPrefix(f.Name, "base/"); ok {
			base[name] = string(f.Data)
		}
		if name, ok := strings.CutPrefix(f.Name, "head/"); ok {
			head[name] = string(f.Data)
		}
	}
	return base, head
}

// newStage opens a pull request that makes the sample's change.
func newStage(t *testing.T) *stage {
	t.Helper()
	s := emptyStage(t)
	base, head := sampleFiles()
	s.base = s.repo.Commit(base)
	s.repo.Branch("main", s.base)
	s.head = s.repo.Edit(s.base, head)
	s.pull = s.repo.Open(fakegithub.Issue{Title: "Encrypt", Author: "ann", Pull: &fakegithub.Pull{Head: "encrypt", HeadSHA: s.head}})
	return s
}

func emptyStage(t *testing.T) *stage {
	t.Helper()
	for _, pair := range os.Environ() {
		if name, _, _ := strings.Cut(pair, "="); strings.HasPrefix(name, "GITHUB_") || strings.HasPrefix(name, "SDKPARITY_APP") || name == "GH_TOKEN" || name == "RUNNER_TEMP" {
			t.Setenv(name, "")
		}
	}
	s := &stage{t: t, gh: fakegithub.New(t), temp: t.TempDir(), cache: t.TempDir(), event: "pull_request"}
	s.repo = s.gh.Repo("acme/tidewater")
	s.token = s.gh.Token("github-actions[bot]", strings.Fields(mayAll)...)
	return s
}

// push moves the pull request on.
func (s *stage) push(files map[string]string, removed ...string) {
	s.head = s.repo.Edit(s.head, files, removed...)
	s.pull.Push(s.head)
}

// run is the workflow's step.
func (s *stage) run(args ...string) ran {
	s.t.Helper()
	s.gh.Forget()
	files := s.environment()
	out := s.step(append([]string{"pr", "--cache-dir", s.cache, "--repo", s.dirOrNone()}, args...))
	s.finish(&out, files)
	return out
}

// audit is the step of a scheduled workflow.
func (s *stage) audit(args ...string) ran {
	s.t.Helper()
	s.gh.Forget()
	files := s.environment()
	out := s.step(append([]string{"audit", "--publish", "--cache-dir", s.cache, "--repo", s.dir, "--rev", s.head}, args...))
	s.finish(&out, files)
	return out
}

// finish gathers what a step left behind.
func (s *stage) finish(out *ran, files map[string]string) {
	s.t.Helper()
	out.requests = s.gh.Requests()
	out.summary = s.read(files["GITHUB_STEP_SUMMARY"])
	out.outputs = outputsOf(s.read(files["GITHUB_OUTPUT"]))
	out.report = s.read(filepath.Join(s.temp, "sdkparity-report.md"))
	for _, text := range []string{out.stdout, out.stderr, out.summary, out.report, s.gh.Dump()} {
		if s.token != "" && strings.Contains(text, s.token) {
			s.t.Errorf("the token is in %s", text)
		}
	}
}

// environment is the runner's, with files of its own.
func (s *stage) environment() map[string]string {
	s.t.Helper()
	payload := s.payload
	if payload == nil && s.pull != nil {
		payload = s.pull.Event("synchronize")
	}
	files := map[string]string{}
	for _, name := range []string{"GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_EVENT_PATH"} {
		files[name] = filepath.Join(s.t.TempDir(), name)
		s.t.Setenv(name, files[name])
	}
	if err := os.WriteFile(files["GITHUB_EVENT_PATH"], payload, 0o644); err != nil {
		s.t.Fatal(err)
	}
	for name, value := range map[string]string{
		"GITHUB_EVENT_NAME": s.event, "GITHUB_REPOSITORY": s.repo.Name, "GITHUB_API_URL": s.gh.URL, "GITHUB_GRAPHQL_URL": s.gh.URL + "/graphql",
		"GITHUB_TOKEN": s.token, "GITHUB_WORKFLOW": "parity", "GITHUB_JOB": "check", "RUNNER_TEMP": s.temp, "GITHUB_SERVER_URL": "https://github.com",
	} {
		s.t.Setenv(name, value)
	}
	return files
}

func (s *stage) dirOrNone() string {
	if s.dir == "" {
		return s.temp
	}
	return s.dir
}

// step runs the command without its pauses.
func (s *stage) step(args []string) ran {
	instead := func(ctx context.Context, d time.Duration) error {
		if s.slept.Add(int64(d)); s.sleep != nil {
			s.sleep()
		}
		return ctx.Err()
	}
	var stdout, stderr bytes.Buffer
	root := newRoot()
	for _, c := range root.Commands() {
		if c.Name() == "pr" || c.Name() == "audit" {
			root.RemoveCommand(c)
		}
	}
	root.AddCommand(prCommand(&pullCheck{sleep: instead}), auditCommand(&publishing{sleep: instead}))
	root.SetArgs(args)
	root.SetOut(&stdout)
	root.SetErr(&stderr)
	last, err := os.CreateTemp(s.t.TempDir(), "stderr")
	if err != nil {
		s.t.Fatal(err)
	}
	defer last.Close()
	code := status(root.ExecuteContext(s.t.Context()), last)
	return ran{stdout: stdout.String(), stderr: stderr.String() + s.read(last.Name()), code: code}
}

func (s *stage) read(file string) string {
	data, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		s.t.Fatal(err)
	}
	return string(data)
}

// outputsOf reads GITHUB_OUTPUT as the runner does.
func outputsOf(text string) map[string]string {
	out := map[string]string{}
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		name, end, ok := strings.Cut(lines[i], "<<")
		if !ok {
			continue
		}
		var value []string
		for i++; i < len(lines) && lines[i] != end; i++ {
			value = append(value, lines[i])
		}
		out[name] = strings.Join(value, "\n")
	}
	return out
}

// comments are the bodies of the pull request's comments, through the API as anybody sees them.
func (s *stage) comments() []string {
	s.t.Helper()
	var list []struct{ Body string }
	s.get(fmt.Sprintf("/repos/%s/issues/%d/comments?per_page=100", s.repo.Name, s.pull.Number), &list)
	var out []string
	for _, c := range list {
		out = append(out, c.Body)
	}
	return out
}

func (s *stage) get(path string, into any) { s.t.Helper(); s.ask("GET", path, "", into) }

// patch changes an issue as a person does.
func (s *stage) patch(number int, body string) {
	s.t.Helper()
	s.ask("PATCH", fmt.Sprintf("/repos/%s/issues/%d", s.repo.Name, number), body, &struct{}{})
}

func (s *stage) ask(method, path, body string, into any) {
	s.t.Helper()
	req, err := http.NewRequest(method, s.gh.URL+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	req.Header.Set("Authorization", "Bearer "+s.gh.Token("reader", strings.Fields(mayAll)...))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(into); err != nil || res.StatusCode != http.StatusOK {
		s.t.Fatalf("%s: %s, %v", path, res.Status, err)
	}
}

// clone puts the commits into a repository on the runner, with the ids that they have on GitHub.
func (s *stage) clone(commits ...string) {
	s.t.Helper()
	if s.dir == "" {
		s.dir = s.t.TempDir()
		s.git("", "init", "-q")
	}
	for _, sha := range commits {
		s.git("", "rm", "-r", "-q", "--cached", "--ignore-unmatch", ".")
		var tree struct {
			Tree []struct{ Path, Mode, Type, SHA string }
		}
		s.get("/repos/"+s.repo.Name+"/git/trees/"+sha+"?recursive=1", &tree)
		var index strings.Builder
		for _, e := range tree.Tree {
			if e.Type != "blob" {
				continue
			}
			if _, err := s.gitTry("", "cat-file", "-e", e.SHA); err != nil {
				var blob struct{ Content []byte }
				s.get("/repos/"+s.repo.Name+"/git/blobs/"+e.SHA, &blob)
				s.git(string(blob.Content), "hash-object", "-w", "--stdin")
			}
			fmt.Fprintf(&index, "%s %s\t%s\n", e.Mode, e.SHA, e.Path)
		}
		s.git(index.String(), "update-index", "--add", "--index-info")
		written := s.git("", "write-tree")
		var c struct {
			Parents []struct{ SHA string }
			Commit  struct {
				Message string
				Author  struct {
					Name, Email string
					Date        time.Time
				}
			}
		}
		s.get("/repos/"+s.repo.Name+"/commits/"+sha, &c)
		text := "tree " + written + "\n"
		for _, p := range c.Parents {
			text += "parent " + p.SHA + "\n"
		}
		who := fmt.Sprintf("%s <%s> %d +0000", c.Commit.Author.Name, c.Commit.Author.Email, c.Commit.Author.Date.Unix())
		text += "author " + who + "\ncommitter " + who + "\n\n" + c.Commit.Message + "\n"
		if got := s.git(text, "hash-object", "-t", "commit", "-w", "--stdin"); got != sha {
			s.t.Fatalf("commit %s became %s", sha, got)
		}
	}
}

func (s *stage) git(in string, args ...string) string {
	s.t.Helper()
	out, err := s.gitTry(in, args...)
	if err != nil {
		s.t.Fatalf("git %v: %v %s", args, err, out)
	}
	return out
}

func (s *stage) gitTry(in string, args ...string) (string, error) {
	cmd := exec.Command("git", append([]string{"-C", s.dir}, args...)...)
	cmd.Stdin = strings.NewReader(in)
	out, err := cmd.CombinedOutput()
	return strings.TrimSpace(string(out)), err
}
