package source

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sdkparity/model"
)

// sandbox is a repository in a folder of the test's own.
type sandbox struct {
	t   *testing.T
	dir string
}

func newSandbox(t *testing.T) sandbox {
	t.Helper()
	for name, value := range map[string]string{
		"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": t.TempDir(),
		"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
		"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
	} {
		t.Setenv(name, value)
	}
	s := sandbox{t, t.TempDir()}
	s.git("init", "--quiet", "--initial-branch=main")
	return s
}

func (s sandbox) git(args ...string) string {
	s.t.Helper()
	return s.gitIn(s.dir, "", args...)
}

func (s sandbox) gitIn(dir, input string, args ...string) string {
	s.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(input)
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (s sandbox) write(path, text string) {
	s.t.Helper()
	full := filepath.Join(s.dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s sandbox) commit(message string) string {
	s.t.Helper()
	s.git("add", "--all")
	s.git("commit", "--quiet", "--allow-empty", "-m", message)
	return s.git("rev-parse", "HEAD")
}

// index makes a commit of entries that no file system has to hold: "MODE ID\tPATH".
func (s sandbox) index(entries ...string) string {
	s.t.Helper()
	s.gitIn(s.dir, strings.Join(entries, "\x00")+"\x00", "update-index", "-z", "--index-info")
	s.git("commit", "--quiet", "-m", "by index")
	return s.git("rev-parse", "HEAD")
}

func (s sandbox) blob(text string) string {
	s.t.Helper()
	return s.gitIn(s.dir, text, "hash-object", "-w", "--stdin")
}

func open(t *testing.T, dir string) Repo {
	t.Helper()
	r, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// readAll reads a tree: what its files say, and why others say nothing.
func readAll(t *testing.T, tree Tree, err error) (files map[string]string, problems []model.Problem) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	read, problems, err := tree.Read(t.Context(), tree.Entries)
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for i, f := range read {
		if f.Path != tree.Entries[i].Path {
			t.Errorf("file %d is %q, want %q", i, f.Path, tree.Entries[i].Path)
		}
		if f.Data != nil {
			files[f.Path] = string(f.Data)
			if f.ID != blobID(f.Data) {
				t.Errorf("%s: got id %s, want %s", f.Path, f.ID, blobID(f.Data))
			}
		}
	}
	return files, problems
}

func expect(t *testing.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got)\n%s", what, diff)
	}
}

func TestTreeOfBareAndNormalRepositories(t *testing.T) {
	s := newSandbox(t)
	want := map[string]string{"a.ts": "one\n", "empty.py": "", "node/src/b.ts": "two", "node.md": "three\n"}
	for path, text := range want {
		s.write(path, text)
	}
	commit := s.commit("first")
	s.write("a.ts", "changed, and not committed")
	bare := filepath.Join(t.TempDir(), "bare.git")
	s.gitIn(s.dir, "", "clone", "--quiet", "--bare", s.dir, bare)
	for _, dir := range []string{s.dir, filepath.Join(s.dir, "node"), filepath.Join(s.dir, ".git"), bare} {
		tree, err := open(t, dir).Tree(t.Context(), commit)
		files, problems := readAll(t, tree, err)
		expect(t, dir, want, files)
		expect(t, "problems", []model.Problem(nil), problems)
		if tree.Rev != commit || !tree.Has("node") || !tree.Has("node/src/b.ts") || tree.Has("nod") || len(tree.Under("node")) != 1 {
			t.Errorf("%s: got %+v", dir, tree)
		}
	}
}

func TestReadIsInTheOrderAskedFor(t *testing.T) {
	s := newSandbox(t)
	for i := range 300 {
		s.write(fmt.Sprintf("d%d/f.go", i%7)+fmt.Sprint(i), fmt.Sprintf("%d %s", i, strings.Repeat("x", i*50)))
	}
	tree, err := open(t, s.dir).Tree(t.Context(), s.commit("many"))
	readAll(t, tree, err)
	for i, j := 0, len(tree.Entries)-1; i < j; i, j = i+1, j-1 {
		tree.Entries[i], tree.Entries[j] = tree.Entries[j], tree.Entries[i]
	}
	files, _ := readAll(t, tree, nil)
	if len(files) != 300 {
		t.Errorf("got %d files, want 300", len(files))
	}
}

func TestEachEndsAtTheFirstError(t *testing.T) {
	s := newSandbox(t)
	for i := range 50 {
		s.write(fmt.Sprintf("f%02d", i), strings.Repeat(fmt.Sprint(i), 100_000)) // more than a pipe holds
	}
	tree, err := open(t, s.dir).Tree(t.Context(), s.commit("many"))
	if err != nil {
		t.Fatal(err)
	}
	enough := errors.New("enough")
	seen := 0
	err = tree.Each(t.Context(), tree.Entries, func(int, File, string) error {
		if seen++; seen == 3 {
			return enough
		}
		return nil
	})
	if seen != 3 || !errors.Is(err, enough) {
		t.Errorf("got %d files and %v, want 3 and the error", seen, err)
	}
}

func TestRevisions(t *testing.T) {
	s := newSandbox(t)
	s.write("a.ts", "a")
	first := s.commit("first")
	s.git("tag", "-a", "-m", "v1", "v1")
	s.git("checkout", "--quiet", "-b", "side")
	s.write("b.ts", "b")
	side := s.commit("side")
	s.git("checkout", "--quiet", "main")
	s.write("c.ts", "c")
	head := s.commit("main")
	r := open(t, s.dir)
	for rev, want := range map[string]string{"HEAD": head, "main": head, "main~1": first, "v1": first, "side": side, head[:10]: head, "HEAD^{}": head} {
		if got, err := r.Commit(t.Context(), rev); err != nil || got != want {
			t.Errorf("%s: got %s, %v, want %s", rev, got, err, want)
		}
	}
	for _, rev := range []string{
		"", "nope", "HEAD:a.ts", "HEAD^{tree}", "HEAD~9", "..", "HEAD..side", "0000000000000000000000000000000000000000",
		"-", "--all", "--help", "--output=x", "-h", "--end-of-options", "@{upstream}", "a b", "a\nb", "a\x00b", ":/", "\xff",
	} {
		got, err := r.Commit(t.Context(), rev)
		if got != "" || !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: got %q, %v, want an error that it is not found", rev, got, err)
		}
		if err != nil && !strings.HasPrefix(err.Error(), fmt.Sprintf("revision %q", rev)) {
			t.Errorf("%q: the error does not begin with it: %v", rev, err)
		}
	}
	if got, err := r.MergeBase(t.Context(), side, head); err != nil || got != first {
		t.Errorf("merge base: got %s, %v, want %s", got, err, first)
	}
	s.git("checkout", "--quiet", "--orphan", "alone")
	alone := s.commit("alone")
	if _, err := r.MergeBase(t.Context(), alone, head); !errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), "--no-merge-base") {
		t.Errorf("no merge base: got %v", err)
	}
	if _, err := r.MergeBase(t.Context(), "--all", head); err == nil {
		t.Error("an option is taken for a revision")
	}
	if _, err := r.Tree(t.Context(), strings.Repeat("1", 40)); err == nil {
		t.Error("the tree of no commit: no error")
	}
}

func TestNoRepository(t *testing.T) {
	newSandbox(t) // for its environment
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{t.TempDir(), file, filepath.Join(t.TempDir(), "none"), "", "-x"} {
		if dir == "" {
			t.Chdir(t.TempDir())
		}
		if _, err := Open(t.Context(), dir); !errors.Is(err, ErrNotFound) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: got %v, want one line that it is not found", dir, err)
		}
	}
}

// A hook runs with variables that lead git to the hook's repository.
func TestOtherRepositoryInTheEnvironment(t *testing.T) {
	other, s := newSandbox(t), newSandbox(t)
	other.write("a", "a")
	s.write("b", "b")
	s.commit("here")
	there := other.commit("there")
	t.Setenv("GIT_DIR", filepath.Join(other.dir, ".git"))
	t.Setenv("GIT_WORK_TREE", other.dir)
	if got, err := open(t, s.dir).Commit(t.Context(), there); err == nil {
		t.Errorf("got %s of the other repository", got)
	}
}

func TestSpecialEntries(t *testing.T) {
	s := newSandbox(t)
	s.write("plain.go", "package a")
	s.write("lfs.go", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2\nsize 12345\n")
	s.write("binary.go", "package a\x00\x01")
	s.write("late.go", strings.Repeat(" ", 9000)+"\x00")
	s.write("large.go", strings.Repeat("/", MaxFileSize+1))
	s.write("limit.go", strings.Repeat("/", MaxFileSize))
	module := s.commit("files")
	plain := s.blob("package a")
	deep := strings.Repeat("d/", 64) + "f.go"
	deeper := strings.Repeat("e/", 65) + "f.go"
	commit := s.index(
		"120000 "+s.blob("plain.go")+"\tlink.go", "160000 "+module+"\tsub", "100755 "+plain+"\trun.go",
		"100644 "+plain+"\t"+deep, "100644 "+plain+"\t"+deeper,
		"100644 "+plain+"\tnew\nline.go", "100644 "+plain+"\tta\tb.go", "100644 "+plain+"\tinvalid\xff.go", `100644 `+plain+"\tquote\"\\.go", "100644 "+plain+"\t-option.go",
	)
	tree, err := open(t, s.dir).Tree(t.Context(), commit)
	files, problems := readAll(t, tree, err)
	for _, path := range []string{"plain.go", "run.go", deep, "new\nline.go", "ta\tb.go", "invalid\xff.go", `quote"\.go`, "-option.go"} {
		if files[path] != "package a" {
			t.Errorf("%q: got %q", path, files[path])
		}
		delete(files, path)
	}
	if len(files) != 2 || len(files["late.go"]) != 9001 || len(files["limit.go"]) != MaxFileSize {
		t.Errorf("%d other files are read, want 2", len(files))
	}
	got := map[string]string{}
	for _, p := range problems {
		got[p.File] = p.Text
	}
	expect(t, "problems", map[string]string{
		"lfs.go": "Git LFS pointer, its content is elsewhere", "binary.go": "binary content", "large.go": "larger than 8 MiB, not read",
		"link.go": "symbolic link, not followed", "sub": "submodule, its files are in another repository", deeper: "more than 64 folders deep, not read",
	}, got)
}
