package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// audit is what matters of a report in JSON.
type auditDoc struct {
	Concepts []struct {
		Concept string
		Cells   map[string]struct{ State string }
	}
	Findings []struct{ ID, SDK, Text string }
	Problems []struct {
		SDK, File, Text string
		Line            int
	}
}

func (s *shop) audit(args ...string) auditDoc {
	s.t.Helper()
	stdout, stderr, code := s.run(append([]string{"audit", "--format", "json"}, args...)...)
	if code != 0 {
		s.t.Fatalf("status %d\n%s", code, stderr)
	}
	var doc auditDoc
	if err := json.Unmarshal([]byte(stdout), &doc); err != nil {
		s.t.Fatal(err)
	}
	return doc
}

// typeFiles is a file of each SDK of the sample that declares types.
var typeFiles = map[string]string{
	"node": "node/src/types.ts", "dotnet": "dotnet/src/Types.cs", "python": "python/tidewater/types.py",
	"go": "go/types.go", "rust": "rust/src/types.rs", "java": "java/src/main/java/com/tidewater/ReplicaConfig.java",
}

// newAgreement is the sample before its change, when all SDKs agree, in a working tree without a commit.
func newAgreement(t *testing.T) *shop {
	t.Helper()
	s, base, _ := newSample(t)
	s.git("checkout", "-q", base)
	if err := os.RemoveAll(filepath.Join(s.dir, ".git")); err != nil {
		t.Fatal(err)
	}
	doc := s.audit()
	if len(doc.Findings)+len(doc.Problems) > 0 {
		t.Fatalf("the sample does not agree: %+v", doc)
	}
	return s
}

func (s *shop) read(name string) string {
	s.t.Helper()
	data, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(data)
}

// TestEncodings holds that a byte order mark, Windows line ends and bytes that are no UTF-8 change nothing but text.
func TestEncodings(t *testing.T) {
	s := newAgreement(t)
	for sdk, path := range typeFiles {
		text := s.read(path)
		comment := "\n// caf\xe9 \xff\xfe\n"
		if sdk == "python" {
			comment = "\n# caf\xe9 \xff\xfe\n"
		}
		for name, bad := range map[string]string{
			"byte order mark": "\xef\xbb\xbf" + text, "CRLF": strings.ReplaceAll(text, "\n", "\r\n"), "invalid UTF-8": text + comment,
			"all": "\xef\xbb\xbf" + strings.ReplaceAll(text+comment, "\n", "\r\n"),
		} {
			s.write(path, bad)
			doc := s.audit()
			for _, f := range doc.Findings {
				t.Errorf("%s with %s: %s", sdk, name, f.Text)
			}
			for _, p := range doc.Problems {
				if !strings.Contains(p.Text, "UTF-8") || !strings.Contains(bad, "\xff\xfe") {
					t.Errorf("%s with %s: %s:%d: %s", sdk, name, p.File, p.Line, p.Text)
				}
			}
		}
		s.write(path, text)
	}
}

func TestMissingFolder(t *testing.T) {
	s := newAgreement(t)
	if err := os.RemoveAll(filepath.Join(s.dir, "java")); err != nil {
		t.Fatal(err)
	}
	doc := s.audit()
	for _, c := range doc.Concepts {
		if got := c.Cells["java"].State; got != "absent" {
			t.Errorf("%s in java: got %q, want absent", c.Concept, got)
		}
	}
	for _, f := range doc.Findings {
		t.Errorf("a finding: %s", f.Text)
	}
	s.want(0, `"name": "java"`, "extract", "--format", "json")
}

func TestWrongUse(t *testing.T) {
	s, _, _ := newSample(t)
	plain := t.TempDir()
	file := s.file("plain", "")
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{3, `revision "nope": not found`, []string{"extract", "--rev", "nope"}},
		{3, `revision "nope": not found`, []string{"audit", "--rev", "nope"}},
		{3, `revision "nope": not found`, []string{"check", "--base", "nope"}},
		{3, `revision "nope": not found`, []string{"check", "--base", "HEAD", "--head", "nope"}},
		{3, `revision "--all": not found`, []string{"audit", "--rev", "--all"}},
		{3, `revision "HEAD:go": not found`, []string{"audit", "--rev", "HEAD:go"}},
		{2, "unknown flag: --nope", []string{"audit", "--nope"}},
		{2, "nope", []string{"audit", "nope"}},
		{2, "no SDK is called cobol", []string{"extract", "--sdk", "cobol"}},
		{2, "--format", []string{"extract", "--format", "yaml"}},
		{2, "no such file", []string{"audit", "--config", filepath.Join(plain, "none.yml")}},
		{3, "", []string{"audit", "--output", filepath.Join(file, "below a file")}},
	} {
		s.want(c.code, c.says, c.args...)
	}
	if _, stderr, code := run(t, "nope"); code != 2 || !strings.Contains(stderr, "unknown command") {
		t.Errorf("an unknown command: status %d, want 2, and\n%s", code, stderr)
	}
	for _, c := range []struct {
		code       int
		says, repo string
		args       []string
	}{
		{3, "git repository " + plain + ": not found", plain, []string{"audit", "--rev", "HEAD"}},
		{3, "git repository " + plain + ": not found", plain, []string{"check", "--base", "HEAD"}},
		{3, "no such file or directory", filepath.Join(plain, "none"), []string{"audit"}},
		{3, "is not a folder", file, []string{"audit"}},
		{2, "no .github/sdkparity.yml here and no embedded profile matches", plain, []string{"audit"}},
	} {
		stdout, stderr, code := run(t, append(c.args, "--repo", c.repo, "--no-cache")...)
		if code != c.code || !strings.Contains(stderr, c.says) || stdout != "" || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%v in %s\nstatus %d, want %d and the one line %q, got\n%s%s", c.args, c.repo, code, c.code, c.says, stdout, stderr)
		}
	}
}

func TestConfigurationErrors(t *testing.T) {
	s := newAgreement(t)
	const start = "version: 1\nsdks:\n  - {name: go, language: go, root: go, files: [\"*.go\"]}\n"
	for text, says := range map[string]string{
		"version: 1\nsdks: [\n":                                      configPath + ":2:",
		"version: 1\nskds: []\n":                                     configPath + ":",
		start + "severty: {}\n":                                      configPath + ":",
		start + "brands: Tidewater\n":                                configPath + ":4:9: ",
		start + "  - {name: x}\n":                                    configPath + ":4:",
		strings.Replace(start, "language: go", "language: cobol", 1): configPath + ":3:",
		start + "waivers:\n  - {concept: Client, sdks: [cobol], reason: because}\n": configPath + ":5:",
		start + "a: &x [1]\nb: *x\n":           configPath + ":4:",
		strings.Replace(start, "*.go", "[", 1): configPath + ":3:",
		"":                                     configPath + ":1:1: ",
		"\x00\x01":                             configPath + ": binary content",
		strings.Repeat("[", 20_000):            configPath + ":",
		strings.Repeat("#", 2<<20):             configPath + ":1:1: larger than 256 KiB",
	} {
		s.write(configPath, text)
		stdout, stderr, code := s.run("audit")
		if code != 2 || !strings.Contains(stderr, says) || stdout != "" {
			t.Errorf("%.80q\nstatus %d, want 2 and %q, got\n%s%.300s", text, code, says, stdout, stderr)
		}
	}
}

// TestDamagedCache holds that the cache is never trusted: whatever is in its place, a report is the same, byte by byte.
func TestDamagedCache(t *testing.T) {
	s, base, head := newSample(t)
	args := []string{"check", "--base", base, "--head", head, "--format", "json"}
	want := s.want(0, "EncryptionConfig", append(args, "--no-cache")...)
	units := filepath.Join(s.cacheDir, "units")
	damage := map[string]func(data []byte) []byte{
		"none":      func(data []byte) []byte { return data },
		"empty":     func([]byte) []byte { return nil },
		"truncated": func(data []byte) []byte { return data[:len(data)/2] },
		"noise":     func(data []byte) []byte { return bytes.Repeat([]byte{0xa5}, len(data)) },
		"longer":    func(data []byte) []byte { return append(data, "more"...) },
		"all bits flipped": func(data []byte) []byte {
			for i := range data {
				data[i] ^= 0xff
			}
			return data
		},
		"values flipped": func(data []byte) []byte {
			for i := 16; i < len(data)*3/4; i += 7 {
				data[i] ^= 1 << (i % 8)
			}
			return data
		},
		"end flipped": func(data []byte) []byte {
			for i := len(data) - 1; i > len(data)-200; i -= 13 {
				data[i] ^= 0x40
			}
			return data
		},
	}
	for name, spoil := range damage {
		if got := s.want(0, "EncryptionConfig", args...); got != want { // fills the cache
			t.Errorf("before %s: the cache changes the report", name)
		}
		packs, err := filepath.Glob(filepath.Join(units, "*.pack"))
		if err != nil || len(packs) == 0 {
			t.Fatalf("no packs in %s (%v)", units, err)
		}
		for _, pack := range packs {
			data, err := os.ReadFile(pack)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(pack, spoil(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got := s.want(0, "EncryptionConfig", args...); got != want {
			t.Errorf("%s: the report differs", name)
		}
	}
}

// TestNoCacheFolder holds that a cache that cannot be kept costs a warning and nothing else.
func TestNoCacheFolder(t *testing.T) {
	s, base, head := newSample(t)
	args := []string{"check", "--base", base, "--head", head, "--format", "json"}
	want := s.want(0, "EncryptionConfig", append(args, "--no-cache")...)
	for _, dir := range []string{s.file("file", ""), "/proc/none", filepath.Join(s.file("other", ""), "below", "a", "file")} {
		s.cacheDir = dir
		stdout, stderr, code := s.run(args...)
		if code != 0 || stdout != want || !strings.Contains(stderr, "sdkparity: cache: ") {
			t.Errorf("%s: status %d, the same report: %v, and\n%s", dir, code, stdout == want, stderr)
		}
	}
	s.cacheDir = t.TempDir()
	s.want(0, "EncryptionConfig", args...)
	for _, dir := range []string{s.cacheDir, filepath.Join(s.cacheDir, "units")} {
		if err := os.Chmod(dir, 0o555); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(dir, 0o755)
	}
	s.want(0, "EncryptionConfig", "audit", "--rev", base, "--rev", head) // has nothing to add, or cannot
	if got := s.want(0, "EncryptionConfig", args...); got != want {
		t.Error("a cache that may only be read changes the report")
	}
}
