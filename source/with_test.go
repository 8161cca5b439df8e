package source

import (
	"errors"
	"slices"
	"testing"
)

// TestWith holds that a tree with other content is listed and read like any other, whatever is below it.
func TestWith(t *testing.T) {
	s := newSandbox(t)
	s.write("a.go", "package a")
	s.write("b/b.go", "package b")
	commit := s.commit("first")
	below, err := open(t, s.dir).Tree(t.Context(), commit)
	if err != nil {
		t.Fatal(err)
	}
	over := below.With([]File{{Path: "b/b.go", Data: []byte("package other")}, {Path: "b/new.go", Data: []byte("package new")}})
	files, problems := readAll(t, over, nil)
	expect(t, "files", map[string]string{"a.go": "package a", "b/b.go": "package other", "b/new.go": "package new"}, files)
	expect(t, "problems", 0, len(problems))
	files, _ = readAll(t, below, nil)
	expect(t, "files below", map[string]string{"a.go": "package a", "b/b.go": "package b"}, files)
	for _, e := range over.Entries {
		if want := blobID([]byte(map[string]string{"a.go": "package a", "b/b.go": "package other", "b/new.go": "package new"}[e.Path])); e.ID != want {
			t.Errorf("%s has id %s, want %s", e.Path, e.ID, want)
		}
	}
	stop := errors.New("stop")
	if err := over.Each(t.Context(), over.Entries, func(int, File, string) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("an error of the reader became %v", err)
	}
}

func TestUncommitted(t *testing.T) {
	s := newSandbox(t)
	for _, file := range []string{"go/a.go", "go/b.go", "java/A.java", "notes", "rust [x]/lib.rs"} {
		s.write(file, "1")
	}
	s.commit("first")
	repo := open(t, s.dir)
	uncommitted := func(want ...string) {
		t.Helper()
		got, err := repo.Uncommitted(t.Context(), []string{"./go", "./rust [x]", "./none"})
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("got %q, %v, want %q", got, err, want)
		}
	}
	uncommitted()
	s.write("notes", "2")
	s.write("java/A.java", "2")
	uncommitted()
	s.write("go/b.go", "2")
	s.write("go/deep/new file.go", "2")
	s.write("rust [x]/lib.rs", "2")
	uncommitted("go/b.go", "rust [x]/lib.rs", "go/deep/new file.go")
	if _, err := (Repo{Dir: t.TempDir()}).Uncommitted(t.Context(), []string{"."}); !errors.Is(err, ErrNotFound) {
		t.Errorf("no repository: %v", err)
	}
}
