package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sdkparity/internal/fakegithub"
	"sdkparity/source"
)

// TestPRReal replays a pull request of a real product against the fake GitHub and counts the requests: the change between the
// revisions $SDKPARITY_REAL_REVS ("BASE HEAD") of the bare repository $SDKPARITY_REAL_GIT.
func TestPRReal(t *testing.T) {
	dir, revs := os.Getenv("SDKPARITY_REAL_GIT"), strings.Fields(os.Getenv("SDKPARITY_REAL_REVS"))
	if dir == "" || len(revs) != 2 {
		t.Skip("SDKPARITY_REAL_GIT and SDKPARITY_REAL_REVS name no repository and two revisions: NO REAL PULL REQUEST IS REPLAYED")
	}
	s := emptyStage(t)
	before := realFiles(t, dir, revs[0])
	s.base = s.repo.Commit(before)
	s.repo.Branch("main", s.base)
	s.head = s.repo.Commit(realFiles(t, dir, revs[1]), s.base)
	s.pull = s.repo.Open(fakegithub.Issue{Title: "Seed", Author: "ann", Pull: &fakegithub.Pull{Head: "seed", HeadSHA: s.head}})
	s.dir = t.TempDir()
	s.git("", "init", "-q")
	if err := os.WriteFile(filepath.Join(s.dir, ".git", "objects", "info", "alternates"), []byte(filepath.Join(dir, "objects")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.clone(s.base, s.head)
	first := s.run("--deliver", "all")
	if first.code != 0 || first.outputs["status"] != "gaps" {
		t.Fatalf("status %d, outputs %v\n%s", first.code, first.outputs, first.stderr)
	}
	t.Logf("%s%.300s\n%+v", first.stderr, s.comments()[0], s.left())
	counted(t, "first", first, 12)
	counted(t, "unchanged", s.run("--deliver", "all"), 6)
	clone, cache := s.dir, s.cache
	s.dir, s.cache = "", t.TempDir()
	counted(t, "without a clone and without a cache", s.run("--deliver", "all"), 100)
	counted(t, "without a clone", s.run("--deliver", "all"), 12)
	s.dir, s.cache = clone, cache
	audit := s.audit()
	i := s.tracking()
	if audit.code != 0 || len(i) != 1 || len(i[0].Body) >= 65_536 {
		t.Fatalf("audit: status %d, %d issues\n%s", audit.code, len(i), audit.stderr)
	}
	words, _, _ := strings.Cut(i[0].Body, "\n")
	t.Logf("the issue has %d bytes, %d of them for the next audit\n%.1500s", len(i[0].Body), len(words), i[0].Body[len(words):])
	counted(t, "audit", audit, 5)
	counted(t, "audit again", s.audit(), 3)
	s.head = s.repo.Commit(before, s.head)
	s.pull.Push(s.head)
	s.clone(s.head)
	changed := s.run("--deliver", "all")
	if changed.outputs["status"] != "quiet" {
		t.Errorf("taken back: %v", changed.outputs)
	}
	counted(t, "changed", changed, 8)
}

// realFiles are the text files of a revision.
func realFiles(t *testing.T, dir, rev string) map[string]string {
	t.Helper()
	repo := source.Repo{Dir: dir}
	id, err := repo.Commit(t.Context(), rev)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := repo.Tree(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	files, _, err := tree.Read(t.Context(), tree.Entries)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range files {
		if len(f.Data) > 0 && !strings.HasPrefix(f.Path, ".github/workflows/") {
			out[f.Path] = string(f.Data)
		}
	}
	return out
}
