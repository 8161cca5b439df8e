package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// run is what a user sees of a command, and its exit status.
func run(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, progress bytes.Buffer
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(&out)
	root.SetErr(&progress)
	last, err := os.CreateTemp(t.TempDir(), "stderr")
	if err != nil {
		t.Fatal(err)
	}
	defer last.Close()
	code = status(root.ExecuteContext(t.Context()), last)
	text, err := os.ReadFile(last.Name())
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), progress.String() + string(text), code
}

const schemaConfig = `version: 1
sdks:
  - {name: go, language: go, files: ["*.go"]}
schema:
  npm: {lock: package-lock.json, packages: ["@acme/lamp-*", "@acme/lamp"]}
  files: ["schemas/*.json"]
`

const lampSchema = `{"definitions": {"Lamp": {"type": "object", "properties": {"colour": {"type": "string"}}, "required": ["colour"]}}}`

// shop is a repository whose lock file pins a schema, the registry that serves it, and the cache.
type shop struct {
	t        *testing.T
	dir      string
	cacheDir string
	packages map[string][]byte // by NAME@VERSION
	asked    atomic.Int32
	server   *httptest.Server
}

// newShop leaves this machine's npm out: neither its program nor its configuration is found.
func newShop(t *testing.T) *shop {
	s := &shop{t: t, dir: t.TempDir(), cacheDir: t.TempDir(), packages: map[string][]byte{}}
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not installed")
	}
	bin := t.TempDir()
	if err := os.Symlink(git, filepath.Join(bin, "git")); err != nil {
		t.Skip(err)
	}
	for _, pair := range os.Environ() {
		if name, _, _ := strings.Cut(pair, "="); strings.HasPrefix(strings.ToLower(name), "npm_config_") {
			t.Setenv(name, "")
		}
	}
	s.server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.server.Close)
	for name, value := range map[string]string{
		"PATH": bin, "HOME": t.TempDir(), "npm_config_registry": s.server.URL, "GIT_CONFIG_NOSYSTEM": "1",
		"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@a.test", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@a.test",
	} {
		t.Setenv(name, value)
	}
	s.write(".github/sdkparity.yml", schemaConfig)
	s.write("lamp.go", "package lamp\n\ntype Lamp struct {\n\tColour string `json:\"colour\"`\n}\n")
	s.git("init", "-q")
	return s
}

// serve answers as a registry does: a package's versions, and its tarballs.
func (s *shop) serve(w http.ResponseWriter, r *http.Request) {
	s.asked.Add(1)
	var versions []string
	for id, data := range s.packages {
		name, version, _ := strings.Cut(id[1:], "@")
		name = "@" + name
		if r.URL.Path == "/"+name {
			versions = append(versions, fmt.Sprintf(`%q: {"dist": {"integrity": %q}}`, version, integrity(data)))
		}
		if r.URL.Path == "/"+name+"/-/"+filepath.Base(name)+"-"+version+".tgz" {
			w.Write(data)
			return
		}
	}
	if len(versions) == 0 {
		http.NotFound(w, r)
		return
	}
	fmt.Fprintf(w, `{"versions": {%s}}`, strings.Join(versions, ","))
}

func (s *shop) write(name, text string) {
	s.t.Helper()
	path := filepath.Join(s.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *shop) git(args ...string) string {
	s.t.Helper()
	out, err := exec.Command("git", append([]string{"-C", s.dir}, args...)...).CombinedOutput()
	if err != nil {
		s.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// pin commits a lock file that pins packages, each NAME@VERSION with the hash of its data.
func (s *shop) pin(packages map[string][]byte) (commit string) {
	s.t.Helper()
	var pins []string
	for id, data := range packages {
		name, version, _ := strings.Cut(id[1:], "@")
		pins = append(pins, fmt.Sprintf(`"node_modules/@%s": {"version": %q, "integrity": %q}`, name, version, integrity(data)))
	}
	s.write("package-lock.json", `{"lockfileVersion": 3, "packages": {`+strings.Join(pins, ",")+`}}`)
	return s.commit()
}

func (s *shop) commit() string {
	s.t.Helper()
	s.git("add", "-A")
	s.git("commit", "-q", "--allow-empty", "-m", "x")
	return s.git("rev-parse", "HEAD")
}

// sell pins packages and has the registry serve them.
func (s *shop) sell(id string, files ...string) (commit string) {
	s.t.Helper()
	s.packages[id] = tarball(s.t, files...)
	return s.pin(map[string][]byte{id: s.packages[id]})
}

func (s *shop) run(args ...string) (stdout, stderr string, code int) {
	s.t.Helper()
	return run(s.t, append(args, "--repo", s.dir, "--cache-dir", s.cacheDir)...)
}

// want runs a command and compares its status and part of what it says, after ! what it must not say.
func (s *shop) want(code int, says string, args ...string) (stdout string) {
	s.t.Helper()
	stdout, stderr, got := s.run(args...)
	all := stdout + stderr
	for part := range strings.SplitSeq(says, "\n") {
		unwanted, not := strings.CutPrefix(part, "!")
		if got != code || strings.Contains(all, unwanted) == not {
			s.t.Errorf("%v\nstatus %d, want %d and %q in\n%s", args, got, code, part, all)
		}
	}
	return stdout
}

func tarball(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	zipped := gzip.NewWriter(&b)
	archive := tar.NewWriter(zipped)
	for i := 0; i < len(files); i += 2 {
		h := tar.Header{Name: "package/" + files[i], Mode: 0o644, Size: int64(len(files[i+1])), Typeflag: tar.TypeReg}
		if err := archive.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		io.WriteString(archive, files[i+1])
	}
	archive.Close()
	zipped.Close()
	return b.Bytes()
}

func integrity(data []byte) string {
	sum := sha512.Sum512(data)
	return "sha512-" + base64.StdEncoding.EncodeToString(sum[:])
}

func (s *shop) file(name, text string) string {
	s.write(name, text)
	return filepath.Join(s.dir, name)
}
