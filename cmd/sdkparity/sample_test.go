package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"golang.org/x/tools/txtar"
)

// newSample is a repository with the demo's sample and its change as two commits, base and head.
func newSample(t *testing.T) (s *shop, base, head string) {
	t.Helper()
	s = newShop(t)
	if err := os.Remove(filepath.Join(s.dir, "lamp.go")); err != nil {
		t.Fatal(err)
	}
	commit := map[string]string{}
	for _, end := range []string{"base", "head"} {
		for _, f := range txtar.Parse(sample).Files {
			if name, ok := strings.CutPrefix(f.Name, end+"/"); ok {
				s.write(name, string(f.Data))
			}
		}
		commit[end] = s.commit()
	}
	return s, commit["base"], commit["head"]
}

// configure adds to the sample's configuration.
func (s *shop) configure(text string) {
	s.t.Helper()
	for _, f := range txtar.Parse(sample).Files {
		if f.Name == "base/"+configPath {
			s.write(configPath, string(f.Data)+text)
		}
	}
}

func TestFailOn(t *testing.T) {
	s, base, head := newSample(t)
	for on, code := range map[string]int{"none": 0, "note": 1, "warning": 1, "error": 0} {
		s.want(code, "EncryptionConfig", "check", "--base", base, "--head", head, "--fail-on", on)
		s.want(code, "EncryptionConfig", "audit", "--rev", head, "--fail-on", on)
	}
	s.want(0, "EncryptionConfig", "check", "--base", base)
	s.want(0, "!EncryptionConfig", "audit", "--rev", base, "--fail-on", "note")
	s.want(0, "20 standing", "check", "--base", head, "--head", head, "--fail-on", "note")
	s.configure("severity: {type-missing: error}\n")
	s.want(1, "EncryptionConfig", "check", "--base", base, "--fail-on", "error")
	for _, command := range []string{"check", "audit"} {
		s.want(2, `"--fail-on" flag: it is one of none, note, warning, error`, command, "--fail-on", "grave")
		s.want(2, `"--format" flag: it is one of text, markdown, json`, command, "--format", "yaml")
	}
	s.want(2, `"--format" flag: it is one of text, json`, "extract", "--format", "sarif")
}

// TestBase is about what a change is compared with.
func TestBase(t *testing.T) {
	s, base, head := newSample(t)
	s.git("checkout", "-q", "-B", "elsewhere", head)
	for _, branch := range strings.Fields(s.git("branch", "--format", "%(refname:short)")) {
		if branch != "elsewhere" {
			s.git("branch", "-q", "-D", branch)
		}
	}
	s.want(2, "no branch main or master here to compare with; --base names a revision", "check")
	s.git("branch", "main", base)
	s.want(0, "base "+base[:12]+", head working tree\nEncryptionConfig", "check")
	s.git("update-ref", "refs/remotes/origin/main", head)
	s.want(0, "base "+head[:12]+", head working tree\n!EncryptionConfig", "check")
	s.git("checkout", "-q", "main")
	s.write("notes", "x")
	later := s.commit()
	s.want(0, "base "+base[:12], "check", "--base", later, "--head", head)
	s.want(0, "base "+later[:12], "check", "--base", later, "--head", head, "--no-merge-base")
	s.want(3, `revision "nowhere": not found`, "check", "--base", "nowhere")
}

func TestOutput(t *testing.T) {
	s, base, head := newSample(t)
	file := filepath.Join(t.TempDir(), "report")
	for _, args := range [][]string{
		{"check", "--base", base, "--head", head}, {"check", "--base", base, "--format", "json"}, {"audit", "--format", "csv"},
		{"extract", "--sdk", "go"}, {"extract", "--format", "json"},
	} {
		want := s.want(0, "", args...)
		if got := s.want(0, "", append(args, "--output", file)...); got != "" {
			t.Errorf("%v says %s", args, got)
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != want || want == "" {
			t.Errorf("%v: %v, the file is\n%s\nand stdout without it\n%s", args, err, got, want)
		}
		if got := s.want(0, "", append(args, "-o", "-")...); got != want {
			t.Errorf("%v -o - says\n%s", args, got)
		}
	}
	s.want(1, "", "check", "--base", base, "--head", head, "--fail-on", "note", "-o", file)
	was, _ := os.ReadFile(file)
	if !strings.Contains(string(was), "EncryptionConfig") {
		t.Errorf("a report with findings was not written: %s", was)
	}
	s.want(3, "nowhere", "audit", "--rev", "nowhere", "-o", file)
	if now, _ := os.ReadFile(file); string(now) != string(was) {
		t.Errorf("a failure left %s", now)
	}
	s.want(3, "no such file", "audit", "-o", filepath.Join(s.dir, "no/where"))
}

func TestExtractText(t *testing.T) {
	s, _, head := newSample(t)
	s.want(0, "go  \nobject StorageConfig  go/types.go:\nBucket\n!EncryptionConfig", "extract", "--sdk", "go", "--rev", head)
	s.want(0, "node  \nEncryptionConfig\njava  ", "extract")
	s.want(2, "no SDK is called cobol", "extract", "--sdk", "cobol")
}

// TestVerbose lists what is otherwise counted.
func TestVerbose(t *testing.T) {
	s, _, head := newSample(t)
	s.want(0, "20 standing findings\n!(type-missing, ", "check", "--base", head)
	s.want(0, "EncryptionConfig is in node and dotnet and not in go (type-missing, warning, standing)", "check", "--base", head, "--verbose")
	s.want(0, "What to write", "audit", "-v")
}

// TestUsage holds that whatever is wrong with the words of a command ends with status 2 and says so.
func TestUsage(t *testing.T) {
	for line, says := range map[string]string{
		"bogus": `unknown command "bogus" for "sdkparity"`, "chekc": "did you mean check?",
		"audit now": "unknown command", "audit --bogus": "unknown flag", "explain": "accepts 1 arg", "extract --format": "needs an argument",
		"config bogus": "unknown command", "rules bogus": `no rule is called "bogus"; they are type-missing`, "schema bogus": "unknown command",
		"version x": "unknown command", "audit --now yesterday --repo ../..": "no day such as",
	} {
		stdout, stderr, code := run(t, strings.Fields(line)...)
		if line == "audit --now yesterday --repo ../.." && code == 2 {
			continue // the repository of sdkparity itself has no SDKs, which is told first
		}
		if code != 2 || !strings.Contains(stderr, says) || stdout != "" {
			t.Errorf("%s: status %d, %s%s", line, code, stdout, stderr)
		}
	}
}

// TestHelp holds that every command explains itself, with an example that exists.
func TestHelp(t *testing.T) {
	var visit func(*cobra.Command)
	visit = func(c *cobra.Command) {
		if c.Name() == "completion" || c.Name() == "help" {
			return
		}
		if c.Short == "" || c.Example == "" {
			t.Errorf("%s has no description or no example", c.CommandPath())
		}
		for line := range strings.Lines(c.Example) {
			words := strings.Fields(line)
			found, rest, err := newRoot().Find(words[1:])
			if err != nil || !strings.HasPrefix(line, "  sdkparity ") {
				t.Errorf("%s: the example %q is none: %v", c.CommandPath(), line, err)
				continue
			}
			for _, w := range rest {
				name, _, _ := strings.Cut(strings.TrimLeft(w, "-"), "=")
				if strings.HasPrefix(w, "--") && found.Flags().Lookup(name) == nil {
					t.Errorf("%s: %q has no flag --%s", c.CommandPath(), line, name)
				}
			}
		}
		stdout, _, code := run(t, append(strings.Fields(c.CommandPath())[1:], "--help")...)
		if code != 0 || !strings.Contains(stdout, "Examples:") {
			t.Errorf("%s --help: status %d, %s", c.CommandPath(), code, stdout)
		}
		for _, sub := range c.Commands() {
			visit(sub)
		}
	}
	visit(newRoot())
}

func TestCompletion(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if stdout, stderr, code := run(t, "completion", shell); code != 0 || !strings.Contains(stdout, "sdkparity") {
			t.Errorf("completion %s: status %d, %s", shell, code, stderr)
		}
	}
	for line, want := range map[string]string{"audit --fail-on ": "warning", "check --format m": "markdown", "rules type-m": "type-missing", "che": "check"} {
		words := strings.Split(line, " ")
		if stdout, stderr, code := run(t, append([]string{"__complete"}, words...)...); code != 0 || !strings.Contains(stdout, want) {
			t.Errorf("%q: status %d, %s%s", line, code, stdout, stderr)
		}
	}
}

func TestVersion(t *testing.T) {
	for _, args := range [][]string{{"version"}, {"--version"}} {
		stdout, _, code := run(t, args...)
		if want := "sdkparity " + version() + "\n"; code != 0 || stdout != want || !strings.Contains(stdout, "go1.") {
			t.Errorf("%v: status %d, %q, want %q", args, code, stdout, want)
		}
	}
}
