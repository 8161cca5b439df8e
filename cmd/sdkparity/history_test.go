package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
)

const historyConfig = `version: 1
sdks:
  - {name: go, language: go, root: go, files: ["*.go"]}
  - {name: python, language: python, root: python, files: ["*.py"], entries: [__init__.py]}
  - {name: web, language: typescript, root: web, files: ["*.ts"], entries: [index.ts]}
  - {name: node, language: typescript, root: node, files: ["*.ts"], entries: [index.ts]}
`

// newHistoryShop is a repository with a commit for each step of testdata/history.txtar: "DAY SUBJECT" and the files it writes.
func newHistoryShop(t *testing.T, in *txtar.Archive) *shop {
	s := newShop(t)
	t.Setenv("GIT_CONFIG_GLOBAL", "/dev/null")
	s.write(configPath, historyConfig)
	for _, f := range in.Files {
		if name, ok := strings.CutPrefix(f.Name, "write "); ok {
			s.write(name, string(f.Data))
		}
		if day, ok := strings.CutPrefix(f.Name, "commit "); ok {
			t.Setenv("GIT_AUTHOR_DATE", day+"T12:00:00Z")
			t.Setenv("GIT_COMMITTER_DATE", day+"T12:00:00Z")
			s.git("add", "-A")
			s.git("commit", "-q", "--allow-empty", "-m", strings.ReplaceAll(strings.TrimSpace(string(f.Data)), "ESC", "\x1b"))
		}
	}
	return s
}

func TestHistory(t *testing.T) {
	golden.Run(t, "testdata/history.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		s := newHistoryShop(t, in)
		got := map[string]string{}
		for name, args := range map[string][]string{
			"want": nil, "want-verbose": {"-v"}, "want-json": {"--format", "json"}, "want-csv": {"--format", "csv"}, "want-every": {"--every", "3"},
		} {
			got[name] = s.want(0, "", append([]string{"history", "--since", "2026-01-01"}, args...)...)
		}
		return got
	})
}

// TestHistoryErrors holds what is wrong usage and what is not there.
func TestHistoryErrors(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/history.txtar")
	if err != nil {
		t.Fatal(err)
	}
	s := newHistoryShop(t, archive)
	s.want(2, "--since names a revision or a day", "history")
	s.want(2, "--every 0 is no number", "history", "--since", "HEAD", "--every", "0")
	s.want(3, `no day such as 2026-07-01 and no revision "nowhere": not found`, "history", "--since", "nowhere")
	s.want(3, `no revision "--all": not found`, "history", "--since=--all")
	s.want(3, `revision "--all": not found`, "history", "--since", "2026-01-01", "--rev=--all")
	s.want(3, `no revision "2026-02-30": not found`, "history", "--since", "2026-02-30")
	s.want(2, "it is one of text, json, csv", "history", "--since", "HEAD", "--format", "html")
	if _, stderr, code := run(t, "history", "--since", "HEAD", "--repo", filepath.Join(t.TempDir(), "no")); code != 3 || !strings.Contains(stderr, "git repository") {
		t.Errorf("status %d, %s", code, stderr)
	}

	var doc struct {
		Commits []struct{ Opened, Closed []any }
	}
	out := s.want(0, "", "history", "--since", "HEAD", "--format", "json")
	if err := json.Unmarshal([]byte(out), &doc); err != nil || len(doc.Commits) != 1 || len(doc.Commits[0].Opened) != 0 {
		t.Errorf("since its own end: %v\n%s", err, out)
	}
	if again := s.want(0, "", "history", "--since", "HEAD", "--format", "json", "--no-cache"); again != out {
		t.Errorf("without the cache\n%s\nand with it\n%s", again, out)
	}
}
