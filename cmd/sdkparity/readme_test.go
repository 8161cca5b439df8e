package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

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

// TestReadmeAction holds that the tables of inputs and outputs in README.md are those of action.yml; run it with -update to paste them.
func TestReadmeAction(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var order struct{ Inputs, Outputs yaml.MapSlice }
	var action struct{ Inputs, Outputs map[string]described }
	if err := errors.Join(yaml.Unmarshal(text, &order), yaml.Unmarshal(text, &action)); err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- action -->\n", "<!-- /action -->\n"
	before, rest, ok := strings.Cut(string(data), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatal("README.md has no place for the action's inputs")
	}
	golden.Text(t, readme, before+begin+actionTable("Input", order.Inputs, action.Inputs)+"\n"+actionTable("Output", order.Outputs, action.Outputs)+end+after)
}

type described struct{ Description, Default string }

func actionTable(kind string, order yaml.MapSlice, items map[string]described) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s | |\n|---|---|\n", kind)
	for _, item := range order {
		name := fmt.Sprint(item.Key)
		d := items[name]
		if d.Default != "" {
			d.Description += fmt.Sprintf(" (`%s`)", d.Default)
		}
		fmt.Fprintf(&b, "| `%s` | %s |\n", name, d.Description)
	}
	return b.String()
}
