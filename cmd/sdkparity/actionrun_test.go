package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// built is the program as the Action runs it.
func built(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "sdkparity")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return bin
}

// action is the last step of action.yml with inputs, in a folder.
func (s *stage) action(bin, dir string, inputs map[string]string) ran {
	s.t.Helper()
	s.gh.Forget()
	files := s.environment()
	here, err := filepath.Abs("../..")
	if err != nil {
		s.t.Fatal(err)
	}
	for _, name := range []string{"COMMAND", "CONFIG", "NUMBER", "FAIL_ON", "DELIVER", "SAVE", "FROM", "SCHEMA_FETCH"} {
		s.t.Setenv("INPUT_"+name, inputs[name])
	}
	cmd := exec.CommandContext(s.t.Context(), "bash", filepath.Join(here, ".github/action/run.sh"))
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "SDKPARITY_BIN="+bin, "GITHUB_ACTION_PATH="+here)
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	out := ran{stdout: stdout.String(), stderr: stderr.String(), code: cmd.ProcessState.ExitCode()}
	if err != nil {
		out.stderr += err.Error()
	}
	s.finish(&out, files)
	return out
}

// TestActionTwoSteps runs what the workflows for forks run, with the program as it is built: the first step in a clone with a token
// that may only read, the second in an empty folder with one that may write.
func TestActionTwoSteps(t *testing.T) {
	s := newStage(t)
	s.clone(s.base, s.head)
	bin := built(t)
	s.token = s.gh.Token("github-actions[bot]", "contents:read", "pull_requests:read")
	file := filepath.Join(t.TempDir(), "parity.json")
	first := s.action(bin, s.dir, map[string]string{"COMMAND": "pr", "FAIL_ON": "none", "SAVE": file, "SCHEMA_FETCH": "false"})
	if first.code != 0 || first.outputs["status"] != "gaps" || len(writes(first.requests)) > 0 {
		t.Fatalf("first: status %d, outputs %v, writes %v\n%s", first.code, first.outputs, writes(first.requests), first.stderr)
	}
	s.token, s.event, s.payload = s.gh.Token("github-actions[bot]", "contents:read", "pull_requests:write", "checks:write", "actions:read"), "workflow_run", s.workflowRun(s.head)
	second := s.action(bin, t.TempDir(), map[string]string{"COMMAND": "pr", "FAIL_ON": "none", "FROM": file})
	if second.code != 0 || len(s.comments()) != 1 || s.left().checks != 1 {
		t.Errorf("second: status %d, comments %q, %+v\n%s", second.code, s.comments(), s.left(), second.stderr)
	}
	// The same workflow's job makes the check itself when it is asked to by a comment, and finds all as it should be.
	s.event, s.payload = "issue_comment", s.asks("ann", "/sdkparity recheck")
	again := s.action(bin, s.dir, map[string]string{"COMMAND": "pr", "FAIL_ON": "none"})
	if again.code != 0 || again.outputs["status"] != "gaps" || len(writes(again.requests)) > 0 {
		t.Errorf("recheck: status %d, outputs %v, writes %v\n%s", again.code, again.outputs, writes(again.requests), again.stderr)
	}
}

// TestActionAudit runs what the scheduled workflow runs, with no more rights than it has.
func TestActionAudit(t *testing.T) {
	s := newStage(t)
	s.clone(s.base, s.head)
	s.git("", "reset", "-q", "--hard", s.head)
	s.token, s.event, s.payload = s.gh.Token("github-actions[bot]", "contents:read", "issues:write", "pull_requests:read"), "schedule", []byte("{}")
	folder := filepath.Join(t.TempDir(), "to", "here")
	out := s.action(built(t), s.dir, map[string]string{"COMMAND": "audit", "FAIL_ON": "none", "SAVE": folder})
	if out.code != 0 || out.outputs["issue"] == "" {
		t.Errorf("status %d, outputs %v\n%s", out.code, out.outputs, out.stderr)
	}
	for _, name := range []string{"parity.html", "parity.json"} {
		if text := s.read(filepath.Join(folder, name)); !strings.Contains(text, "EncryptionConfig") {
			t.Errorf("%s: %s", name, text)
		}
	}
}
