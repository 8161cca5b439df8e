package action

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"testing"
)

// program stands in for sdkparity: it says what it was called with, and gives outputs as sdkparity does.
const program = `#!/bin/sh
[ "$1" = version ] && { echo "sdkparity v1.2.3 (released)"; exit 0; }
for word; do printf '<%s>\n' "$word"; done
printf 'in %s with token %s\n' "$(basename "$PWD")" "$GITHUB_TOKEN"
printf 'status=findings\nnew=3\nfixed=1\nreport=report.json\n' >>"$GITHUB_OUTPUT"
exit "${STATUS:-0}"
`

const archiveName = "sdkparity_1.2.3_linux_amd64.tar.gz"

// release is what a release offers: file names to content.
func release(t *testing.T) map[string][]byte {
	t.Helper()
	return releaseOf(t, program)
}

func releaseOf(t *testing.T, program string) map[string][]byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, f := range []struct{ name, text string }{{"LICENSE", "MIT"}, {"sdkparity", program}, {"../outside", "x"}} {
		if err := w.WriteHeader(&tar.Header{Name: f.name, Mode: 0o755, Size: int64(len(f.text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{archiveName: b.Bytes(), "checksums.txt": fmt.Appendf(nil, "%x  other.tar.gz\n%x  %s\n", sha256.Sum256(nil), sha256.Sum256(b.Bytes()), archiveName)}
}

// newRunner is a runner that has fetched the action at a reference, and a server that has a release of it.
func newRunner(t *testing.T, ref string, files map[string][]byte) *runner {
	t.Helper()
	var asked []string
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, path.Base(r.URL.Path)) // curl asks for one thing after the other
		data, ok := files[path.Base(r.URL.Path)]
		if !ok || path.Dir(r.URL.Path) != "/owner/sdkparity/releases/download/v1.2.3" {
			http.NotFound(w, r)
			return
		}
		if _, err := w.Write(data); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(server.Close)
	home := t.TempDir()
	r := &runner{t: t, asked: &asked, temp: filepath.Join(home, "work"), action: filepath.Join(home, "_actions", "owner", "sdkparity", ref)}
	certificate := filepath.Join(home, "server.pem")
	write(t, certificate, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})))
	write(t, filepath.Join(r.temp, "repository", "README.md"), "")
	install(t, r.action)
	r.env = append(os.Environ(), "CURL_CA_BUNDLE="+certificate, "GITHUB_SERVER_URL="+server.URL, "RUNNER_OS=Linux", "RUNNER_ARCH=X64")
	return r
}

// install puts the action's scripts into a folder, and a program to be built with cgo.
func install(t *testing.T, folder string) {
	t.Helper()
	scripts, err := filepath.Glob("../../.github/action/*")
	if err != nil || len(scripts) == 0 {
		t.Fatal(scripts, err)
	}
	for _, s := range scripts {
		data, err := os.ReadFile(s)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, ".github", "action", filepath.Base(s)), string(data))
	}
	write(t, filepath.Join(folder, ".github", "action", "version"), "v1.2.3\n")
	write(t, filepath.Join(folder, "go.mod"), "module sdkparity\n\ngo 1.26.0\n")
	write(t, filepath.Join(folder, "cmd", "sdkparity", "main.go"),
		"package main\n\n// int five(void) { return 5; }\nimport \"C\"\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() { fmt.Println(\"built here\", C.five(), os.Args[1:]) }\n")
}

// tool puts a program in front of all others that the scripts call.
func (r *runner) tool(name, script string) {
	r.t.Helper()
	dir := filepath.Join(filepath.Dir(r.temp), "tools")
	write(r.t, filepath.Join(dir, name), script)
	if err := os.Chmod(filepath.Join(dir, name), 0o755); err != nil {
		r.t.Fatal(err)
	}
	r.env = append(r.env, "PATH="+dir+":"+os.Getenv("PATH"))
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
