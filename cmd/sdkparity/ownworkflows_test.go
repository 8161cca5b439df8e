package main

import (
	"bytes"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"

	"sdkparity/internal/golden"
)

// TestOwnWorkflows holds that this repository's workflows are what init writes for it; run it with -update to write them anew.
func TestOwnWorkflows(t *testing.T) {
	stdout, stderr, code := run(t, "init", "--repo", "../..", "--workflow=forks,audit", "--action=./", "--stdout")
	if code != 0 {
		t.Fatal(stderr)
	}
	for _, text := range strings.Split(stdout, "---\n# ")[1:] {
		path, text, _ := strings.Cut(text, "\n")
		golden.Text(t, filepath.Join("../..", path), text)
	}
	files, err := filepath.Glob("../../.github/workflows/*.yml")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	lint(t, files)
	if stdout, _, code := run(t, "doctor", "--repo", "../.."); code != 0 || !strings.Contains(stdout, "all is well") {
		t.Errorf("doctor of this repository: status %d\n%s", code, stdout)
	}
}

// TestExample holds that the SDKs of the example agree.
func TestExample(t *testing.T) {
	if stdout, stderr, code := run(t, "audit", "--repo", "../..", "--fail-on", "note"); code != 0 {
		t.Errorf("status %d\n%s%s", code, stdout, stderr)
	}
}

// TestPins holds that whatever is used is at a commit, with the version that it is, and at the same commit everywhere.
func TestPins(t *testing.T) {
	use := regexp.MustCompile(`uses: (\S+?)(?:@(\S+)( # v\d+\.\d+\.\d+)?.*)?\n`)
	sha := regexp.MustCompile(`^[0-9a-f]{40}$`)
	at := map[string][]string{}
	for _, text := range githubFiles(t) {
		for _, m := range use.FindAllStringSubmatch(text, -1) {
			switch {
			case m[1] == "./":
			case !sha.MatchString(m[2]) || m[3] == "":
				t.Errorf("not pinned, or without its version: %s", m[0])
			default:
				at[m[1]] = append(at[m[1]], m[2]+m[3])
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(at)) {
		slices.Sort(at[name])
		if pins := slices.Compact(at[name]); len(pins) != 1 {
			t.Errorf("%s is at %v", name, pins)
		}
	}
}

// TestRelease holds that what is released is what the Action asks for.
func TestRelease(t *testing.T) {
	platform := regexp.MustCompile(`(linux|darwin|windows)_(amd64|arm64)`)
	text := githubFiles(t)
	built := platform.FindAllString(text["release.yml"], -1)
	asked := platform.FindAllString(text["fetch.sh"], -1)
	for _, names := range [][]string{built, asked} {
		slices.Sort(names)
	}
	if len(built) != 5 || !slices.Equal(built, asked) {
		t.Errorf("released %v, asked for %v", built, asked)
	}
	if !strings.Contains(text["release.sh"], "sdkparity_${VERSION#v}_$PLATFORM.tar.gz") || !strings.Contains(text["fetch.sh"], "sdkparity_${version#v}_$platform.tar.gz") {
		t.Error("archives are called one thing by release.sh and another by fetch.sh")
	}
}

// TestNoExpressionInScripts holds that nothing from outside is put into the text of a script.
func TestNoExpressionInScripts(t *testing.T) {
	scripts := 0
	for name, text := range githubFiles(t) {
		w, _ := actionlint.Parse([]byte(text))
		if path.Ext(name) != ".yml" || w == nil {
			continue // internal/action looks at action.yml
		}
		for _, j := range w.Jobs {
			for _, s := range j.Steps {
				run, ok := s.Exec.(*actionlint.ExecRun)
				if !ok || run.Run == nil {
					continue
				}
				if scripts++; strings.Contains(run.Run.Value, "${{") {
					t.Errorf("%s:%d: %s", name, s.Pos.Line, run.Run.Value)
				}
			}
		}
	}
	if scripts < 8 {
		t.Errorf("looked at %d scripts", scripts)
	}
}

// githubFiles are the texts of action.yml, of this repository's workflows and of their scripts, by name.
func githubFiles(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, glob := range []string{"../../action.yml", "../../.github/workflows/*.yml", "../../.github/action/*.sh"} {
		files, err := filepath.Glob(glob)
		if err != nil || len(files) == 0 {
			t.Fatal(glob, err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.Base(f)] = string(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
		}
	}
	return out
}
