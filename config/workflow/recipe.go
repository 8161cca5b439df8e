package workflow

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"text/template"
)

//go:embed recipes/*.yml
var recipes embed.FS

// Recipe says what the workflows are like that Files writes.
type Recipe struct {
	Action string   // OWNER/NAME@COMMIT, or ./ where it is in the repository itself
	Pulls  bool     // one that reports on pull requests
	Forks  bool     // two for the same, for pull requests from forks
	Audit  bool     // the scheduled audit
	Paths  []string // of Paths
}

// File is a workflow that is to be written.
type File struct{ Path, Text string }

// Local reports whether the action is in the repository itself.
func (r Recipe) Local() bool { return strings.HasPrefix(r.Action, "./") }

// pins are the actions of others that the workflows use, each at a commit: what a tag means may change.
var pins = map[string]string{
	"actions/checkout":          "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
	"actions/upload-artifact":   "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
	"actions/download-artifact": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1",
}

// Files are the workflows of a recipe.
func (r Recipe) Files() ([]File, error) {
	var names []string
	if r.Pulls || r.Forks {
		names = append(names, "parity.yml")
	}
	if r.Forks {
		names = append(names, "parity-report.yml")
	}
	if r.Audit {
		names = append(names, "parity-audit.yml")
	}
	var out []File
	for _, name := range names {
		text, err := r.text(name)
		if err != nil {
			return nil, fmt.Errorf("writing %s: %w", name, err)
		}
		out = append(out, File{Folder + "/" + name, text})
	}
	return out, nil
}

func (r Recipe) text(name string) (string, error) {
	pin := func(action string) (string, error) {
		if pins[action] == "" {
			return "", fmt.Errorf("no commit of %s is known", action)
		}
		return action + "@" + pins[action], nil
	}
	t, err := template.New(name).Delims("[[", "]]").Funcs(template.FuncMap{"pin": pin, "quote": quote}).ParseFS(recipes, "recipes/"+name)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = t.Execute(&b, r)
	return b.String(), err
}

// quote is text as YAML reads it back.
func quote(text string) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(text)
	return strings.TrimSpace(b.String()), err
}
