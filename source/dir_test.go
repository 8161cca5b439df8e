package source

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"sdkparity/model"
)

func paths(tree Tree) []string {
	var out []string
	for _, e := range tree.Entries {
		out = append(out, e.Path)
	}
	return out
}

func TestDirHasWhatTheCommitHas(t *testing.T) {
	s := newSandbox(t)
	for path, text := range map[string]string{"a.ts": "one\n", "a/b.ts": "two", "a-b.ts": "", ".github/x.yml": "x", "bin.go": "", "lfs.cs": "version https://git-lfs.github.com/spec/v1\n"} {
		s.write(path, text)
	}
	tree, err := open(t, s.dir).Tree(t.Context(), s.commit("first"))
	wantFiles, wantProblems := readAll(t, tree, err)
	dir, err := Dir(os.DirFS(s.dir))
	files, problems := readAll(t, dir, err)
	expect(t, "paths", paths(tree), paths(dir))
	expect(t, "files", wantFiles, files)
	expect(t, "problems", wantProblems, problems)
}

func TestDirSkips(t *testing.T) {
	tree, err := Dir(fstest.MapFS{
		".git/config": {}, ".git/hooks/a.ts": {}, "sub/.git/config": {}, "node/node_modules/x/index.ts": {}, "rust/target/debug/a.rs": {},
		"dotnet/bin/a.cs": {}, "dotnet/obj/a.cs": {}, "python/__pycache__/a.pyc": {}, "python/.venv/lib/a.py": {}, "venv/a.py": {},
		"kept/.github/a.yml": {}, "kept/git/a.go": {}, "kept/targets/a.go": {},
	})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, "paths", []string{"kept/.github/a.yml", "kept/git/a.go", "kept/targets/a.go"}, paths(tree))
}

func TestDirDoesNotFollowLinks(t *testing.T) {
	outside, inside := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret.go"), []byte("package secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(inside, "real"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{
		"file.go": filepath.Join(outside, "secret.go"), "folder": outside, "loop": ".", "real/up": "..", "dangling.go": "nowhere",
	} {
		if err := os.Symlink(to, filepath.Join(inside, name)); err != nil {
			t.Skip(err)
		}
	}
	tree, err := Dir(os.DirFS(inside))
	files, problems := readAll(t, tree, err)
	expect(t, "files", map[string]string{}, files)
	var want []model.Problem
	for _, path := range []string{"dangling.go", "file.go", "folder", "loop", "real/up"} {
		want = append(want, model.Problem{File: path, Text: "symbolic link, not followed"})
	}
	expect(t, "problems", want, problems)
}

func TestDirLimits(t *testing.T) {
	tree, err := Dir(fstest.MapFS{
		"large.go":                        {Data: make([]byte, MaxFileSize+1)},
		"limit.go":                        {Data: []byte(strings.Repeat("/", MaxFileSize))},
		strings.Repeat("d/", 64) + "f.go": {Data: []byte("package a")},
		strings.Repeat("e/", 65) + "f.go": {Data: []byte("package a")},
		"new\nline.go":                    {Data: []byte("package a")},
	})
	files, problems := readAll(t, tree, err)
	if len(files) != 3 {
		t.Errorf("%d files are read, want 3", len(files))
	}
	expect(t, "problems", []model.Problem{
		{File: strings.Repeat("e/", 65) + "f.go", Text: "more than 64 folders deep, not read"},
		{File: "large.go", Text: "larger than 8 MiB, not read"},
	}, problems)
}

func TestDirSpecialFiles(t *testing.T) {
	dir := t.TempDir()
	if err := exec.Command("mkfifo", filepath.Join(dir, "pipe.go")).Run(); err != nil {
		t.Skip(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.go"), []byte("package a"), 0o644); err != nil {
		t.Fatal(err)
	}
	tree, err := Dir(os.DirFS(dir))
	files, problems := readAll(t, tree, err) // a pipe would never end
	expect(t, "files", map[string]string{"a.go": "package a"}, files)
	expect(t, "problems", []model.Problem(nil), problems)
}

func TestDirInvalidNames(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("this file system has only names in Unicode")
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "folder\xff"), 0o755); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{"file\xff.go", "folder\xff/a.go", "a.go"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("package a"), 0o644); err != nil {
			t.Skip(err)
		}
	}
	tree, err := Dir(os.DirFS(dir))
	files, problems := readAll(t, tree, err)
	expect(t, "files", map[string]string{"a.go": "package a"}, files)
	expect(t, "problems", []model.Problem{{File: "file\xff.go", Text: "unreadable: invalid argument"}}, problems)
	expect(t, "folders", []model.Problem{{File: "folder\xff", Text: "unreadable folder: invalid argument"}}, tree.Unread)
}

// closed is a file system with one folder and one file that may not be read.
type closed struct{ fs.FS }

func (c closed) Open(name string) (fs.File, error) {
	if name == "shut" || name == "shut.go" {
		return nil, &fs.PathError{Op: "open", Path: "/home/someone/" + name, Err: fs.ErrPermission}
	}
	return c.FS.Open(name)
}

func TestDirWithoutPermission(t *testing.T) {
	tree, err := Dir(closed{fstest.MapFS{"a.go": {Data: []byte("package a")}, "shut/b.go": {}, "shut.go": {}, "z/c.go": {Data: []byte("package c")}}})
	files, problems := readAll(t, tree, err)
	expect(t, "files", map[string]string{"a.go": "package a", "z/c.go": "package c"}, files)
	expect(t, "problems", []model.Problem{{File: "shut.go", Text: "unreadable: permission denied"}}, problems)
	expect(t, "folders", []model.Problem{{File: "shut", Text: "unreadable folder: permission denied"}}, tree.Unread)
	if _, err := Dir(closed{os.DirFS(filepath.Join(t.TempDir(), "none"))}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: got %v", err)
	}
}

// Files come and go while a working tree is read.
func TestDirChangesMeanwhile(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.go")
	if err := os.WriteFile(file, []byte("package a"), 0o644); err != nil {
		t.Fatal(err)
	}
	tree, err := Dir(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	_, problems := readAll(t, tree, nil)
	expect(t, "problems", []model.Problem{{File: "a.go", Text: "unreadable: no such file or directory"}}, problems)
}
