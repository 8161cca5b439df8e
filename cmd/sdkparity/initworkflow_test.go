package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
)

const someAction = "--action=owner/sdkparity@0123456789012345678901234567890123456789"

func TestInitWorkflow(t *testing.T) {
	s, _, _ := newSample(t)
	s.want(0, "wrote .github/workflows/parity.yml\n!sdkparity.yml\n!audit", "init", "--workflow", someAction)
	s.want(0, "any of the SDKs starts .github/workflows/parity.yml\nall is well", "doctor")
	for _, part := range []string{`"rust/src/**/*.rs"`, `".github/sdkparity.yml"`, "cancel-in-progress: true", "contents: read"} {
		if text := s.read(".github/workflows/parity.yml"); !strings.Contains(text, part) {
			t.Errorf("no %s in\n%s", part, text)
		}
	}
	// Nothing is written when one of them is there.
	s.want(2, ".github/workflows/parity.yml exists; --force overwrites it", "init", "--workflow=forks,audit", someAction)
	if left, _ := os.ReadDir(filepath.Join(s.dir, ".github/workflows")); len(left) != 1 {
		t.Errorf("wrote %v", left)
	}
	config := s.read(configPath)
	s.want(0, "wrote .github/workflows/parity.yml\nwrote .github/workflows/parity-report.yml\nwrote .github/workflows/parity-audit.yml", "init", "--workflow=forks,audit", someAction, "--force")
	s.want(0, "all is well", "doctor")
	if s.read(configPath) != config {
		t.Error("--force with --workflow changed the configuration")
	}
	s.lintWorkflows(3)
}

// TestInitWorkflowAndConfig is the one command by which a repository is set up.
func TestInitWorkflowAndConfig(t *testing.T) {
	s, base, _ := newSample(t)
	if err := os.RemoveAll(filepath.Join(s.dir, ".github")); err != nil {
		t.Fatal(err)
	}
	stdout := s.want(0, "\n      - \"java/src/main/java/**/*.java\"\n", "init", "--workflow", someAction, "--stdout")
	if _, err := os.Stat(filepath.Join(s.dir, ".github")); err == nil {
		t.Error("--stdout wrote")
	}
	s.want(0, "wrote .github/sdkparity.yml: 6 SDKs\nwrote .github/workflows/parity.yml", "init", "--workflow", someAction)
	if want := "---\n# .github/workflows/parity.yml\n" + s.read(".github/workflows/parity.yml"); stdout != want {
		t.Errorf("printed\n%s\nwrote\n%s", stdout, want)
	}
	s.want(0, "all is well", "doctor")
	s.want(0, "---\n# .github/workflows/parity-audit.yml\nissues: write\n!parity.yml", "init", "--workflow=audit", someAction, "--stdout", "--rev", base)
	s.lintWorkflows(1)
}

func TestInitWorkflowUsage(t *testing.T) {
	s, base, _ := newSample(t)
	s.want(2, `--workflow "all": it is of pr, forks, audit`, "init", "--workflow=all", someAction)
	s.want(2, "this build is no release and does not know where its action is", "init", "--workflow")
	for _, action := range []string{"owner/sdkparity@v1", "owner/sdkparity", "owner/sdkparity@0123456789012345678901234567890123456789\n# x", "a b@0123"} {
		s.want(2, "is not as OWNER/NAME@COMMIT with a whole commit id", "init", "--workflow", "--action", action)
	}
	s.want(2, "it needs --stdout", "init", "--workflow", someAction, "--rev", base)
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(s.dir, ".github/workflows")); err != nil {
		t.Fatal(err)
	}
	s.want(3, "", "init", "--workflow", someAction)
	if left, _ := os.ReadDir(outside); len(left) > 0 {
		t.Errorf("a link led init out of the repository: %v", left)
	}
}

// lintWorkflows runs actionlint on the workflows of a repository.
func (s *shop) lintWorkflows(n int) {
	s.t.Helper()
	files, err := filepath.Glob(filepath.Join(s.dir, ".github/workflows/*"))
	if err != nil || len(files) != n {
		s.t.Fatal(files, err)
	}
	lint(s.t, files)
}

// lint holds that actionlint has nothing to say, of the actions that are in the repository too.
func lint(t *testing.T, files []string) {
	t.Helper()
	var out bytes.Buffer
	l, err := actionlint.NewLinter(&out, &actionlint.LinterOptions{Color: actionlint.ColorOptionKindNever})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	if faults, err := l.LintFiles(files, nil); err != nil || len(faults) > 0 {
		t.Errorf("%v\n%s", err, out.String())
	}
}
