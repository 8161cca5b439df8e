package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"sdkparity/config"
	"sdkparity/internal/golden"
)

const readme = "../../README.md"

// TestReadme holds that the report in README.md is what the demo prints; run it with -update to paste it.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	root := newRoot()
	root.SetArgs([]string{"demo"})
	root.SetOut(&out)
	if err := root.ExecuteContext(t.Context()); err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), "<!-- demo -->\n```\n")
	_, after, closed := strings.Cut(rest, "```\n")
	if !ok || !closed {
		t.Fatal("README.md has no place for the demo's report")
	}
	golden.Text(t, readme, before+"<!-- demo -->\n```\n"+out.String()+"```\n"+after)
}

// TestReadmeCommands holds that README.md names every command, and no other.
func TestReadmeCommands(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"help": true, "completion": true}
	for _, c := range newRoot().Commands() {
		known[c.Name()] = true
		if c.Name() != "help" && c.Name() != "completion" && !strings.Contains(string(data), "sdkparity "+c.Name()) {
			t.Errorf("README.md does not mention sdkparity %s", c.Name())
		}
	}
	for line := range strings.Lines(string(data)) {
		rest, ok := strings.CutPrefix(strings.TrimPrefix(line, "go run ./cmd/"), "sdkparity ")
		name, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
		if ok && !known[name] {
			t.Errorf("README.md has a command that does not exist: %s", strings.TrimSpace(line))
		}
	}
}

// TestReadmeConfig holds that the configuration in README.md is one.
func TestReadmeConfig(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "```yaml\n")
	example, _, ok := strings.Cut(rest, "```\n")
	if !ok {
		t.Fatal("README.md has no configuration")
	}
	if _, err := config.Parse(readme, []byte(example)); err != nil {
		t.Error(err)
	}
}
