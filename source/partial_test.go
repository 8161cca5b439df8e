package source

import (
	"os"
	"path/filepath"
	"testing"

	"sdkparity/model"
)

// A clone without content names what it lacks, reads what it has, and fetches nothing.
func TestPartialClone(t *testing.T) {
	s := newSandbox(t)
	s.git("config", "uploadpack.allowFilter", "true")
	s.write("small.go", "package a")
	s.write("deep/large.go", "package a // much too much")
	s.git("symbolic-ref", "HEAD", "refs/heads/main")
	commit := s.commit("first")
	for name, setup := range map[string]struct {
		filter string
		want   map[string]string
		lacks  []string
	}{
		"nothing": {"blob:none", map[string]string{}, []string{"deep/large.go", "small.go"}},
		"small":   {"blob:limit=20", map[string]string{"small.go": "package a"}, []string{"deep/large.go"}},
	} {
		t.Run(name, func(t *testing.T) {
			clone := filepath.Join(t.TempDir(), "clone.git")
			s.gitIn(s.dir, "", "clone", "--quiet", "--bare", "--filter="+setup.filter, "file://"+s.dir, clone)
			tree, err := open(t, clone).Tree(t.Context(), commit)
			files, problems := readAll(t, tree, err)
			expect(t, "files", setup.want, files)
			var want []model.Problem
			for _, path := range setup.lacks {
				want = append(want, model.Problem{File: path, Text: "content is not in this clone"})
			}
			expect(t, "problems", want, problems)
			if got := open(t, clone).absent(t.Context(), commit); len(got) != len(setup.lacks) {
				t.Errorf("%d blobs are absent, want %d", len(got), len(setup.lacks))
			}
		})
	}
}

// A blob that is lost is a problem of its file, where nothing says that the clone is partial.
func TestLostBlob(t *testing.T) {
	s := newSandbox(t)
	s.write("here.go", "package a")
	s.write("lost.go", "package b")
	commit := s.commit("first")
	id := blobID([]byte("package b"))
	if err := os.Remove(filepath.Join(s.dir, ".git", "objects", id[:2], id[2:])); err != nil {
		t.Fatal(err)
	}
	tree, err := open(t, s.dir).Tree(t.Context(), commit)
	files, problems := readAll(t, tree, err)
	expect(t, "files", map[string]string{"here.go": "package a"}, files)
	expect(t, "problems", []model.Problem{{File: "lost.go", Text: "content is not in this clone"}}, problems)
}
