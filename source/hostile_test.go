package source

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Reading a repository runs nothing that the repository names, whatever its configuration says.
func TestHostileConfiguration(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program that must not run is a shell script")
	}
	s := newSandbox(t)
	s.write("a.go", "package a")
	s.write(".gitattributes", "* diff=evil filter=evil merge=evil\n")
	base := s.commit("first")
	s.write("a.go", "package b")
	s.git("config", "uploadpack.allowFilter", "true")
	head := s.commit("second")
	clone := filepath.Join(t.TempDir(), "clone")
	s.gitIn(s.dir, "", "clone", "--quiet", "--no-checkout", "--filter=blob:none", "file://"+s.dir, clone)

	marker := filepath.Join(t.TempDir(), "it ran")
	program := filepath.Join(t.TempDir(), "evil")
	if err := os.WriteFile(program, []byte("#!/bin/sh\necho \"$0 $*\" >> '"+marker+"'\nexit 1\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	hooks := filepath.Join(clone, ".git", "hooks")
	if err := os.MkdirAll(hooks, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, hook := range []string{"post-checkout", "reference-transaction", "post-index-change", "fsmonitor-watchman", "pre-auto-gc"} {
		if err := os.Symlink(program, filepath.Join(hooks, hook)); err != nil {
			t.Fatal(err)
		}
	}
	for _, setting := range []string{
		"core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass", "core.gitProxy", "core.alternateRefsCommand",
		"alias.rev-parse", "alias.ls-tree", "alias.cat-file", "alias.merge-base", "alias.rev-list", "pager.ls-tree", "pager.cat-file",
		"diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.smudge", "filter.evil.clean", "filter.evil.process", "merge.evil.driver",
		"credential.helper", "gpg.program", "uploadpack.packObjectsHook", "remote.origin.uploadpack", "remote.origin.vcs", "trailer.evil.command",
	} {
		value := program
		if strings.HasPrefix(setting, "alias.") {
			value = "!" + program
		}
		s.gitIn(clone, "", "config", setting, value)
	}
	for i, url := range []string{"ext::" + program, "ssh://example.invalid/a", "evil::a", "file://" + s.dir} {
		s.gitIn(clone, "", "config", "remote.origin.url", url)
		s.gitIn(clone, "", "config", "protocol.allow", "always")
		s.gitIn(clone, "", "config", "protocol.ext.allow", "always")
		if i == 3 { // the one that would work; uploadpack is the program
			s.gitIn(clone, "", "config", "--unset", "remote.origin.vcs")
		}
		r := open(t, clone)
		for _, rev := range []string{base, head, "origin/main"} {
			commit, err := r.Commit(t.Context(), rev)
			if err != nil {
				t.Fatal(err)
			}
			tree, err := r.Tree(t.Context(), commit)
			files, problems := readAll(t, tree, err)
			if len(files) != 0 || len(problems) != 2 {
				t.Errorf("got %d files and %d problems, want 0 and 2", len(files), len(problems))
			}
		}
		if got, err := r.MergeBase(t.Context(), base, head); err != nil || got != base {
			t.Errorf("merge base: got %s, %v", got, err)
		}
		if _, err := r.Commit(t.Context(), strings.Repeat("1", 40)); err == nil {
			t.Error("a commit that is nowhere: no error")
		}
	}
	if ran, err := os.ReadFile(marker); err == nil {
		t.Fatalf("the repository's programs ran:\n%s", ran)
	}
	careless := exec.Command("git", "-C", clone, "cat-file", "blob", blobID([]byte("package b")))
	if err := careless.Run(); err == nil {
		t.Error("the blob is in the clone, so that nothing had to be fetched")
	}
	if _, err := os.Stat(marker); err != nil {
		t.Error("the programs do not run when git is asked without care either, so this test shows nothing")
	}
}
