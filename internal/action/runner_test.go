package action

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// document is action.yml.
type document struct {
	Inputs  map[string]input
	Outputs map[string]struct{ Description, Value string }
	Runs    struct {
		Using string
		Steps []step
	}
}

type input struct {
	Description string
	Default     *string
}

type step struct {
	Name, ID, If, Uses, Run, Shell string
	With, Env                      map[string]string
	WorkingDirectory               string `yaml:"working-directory"`
}

func parsed(t *testing.T) document {
	t.Helper()
	data, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var d document
	if err := yaml.UnmarshalWithOptions(data, &d, yaml.Strict(), yaml.AllowFieldPrefixes("name", "description", "author", "branding")); err != nil {
		t.Fatal(err)
	}
	return d
}

// runner runs the steps of action.yml as GitHub's runner does, but for those that use other actions: these it only notes.
type runner struct {
	t       *testing.T
	action  string            // the folder of the action
	temp    string            // of the job
	env     []string          // what the scripts see beside the inputs
	cached  string            // what the cache has, or ""
	outputs map[string]string // "ID.NAME" to value
	used    []string
	asked   *[]string // of the release
}

// run gives what the action printed and its outputs; ok is false when a step failed.
func (r *runner) run(inputs map[string]string) (log string, outputs map[string]string, ok bool) {
	r.t.Helper()
	d := parsed(r.t)
	given := map[string]string{}
	for name, in := range d.Inputs {
		if in.Default != nil {
			given["inputs."+name] = strings.Replace(*in.Default, "${{ github.token }}", "the-token", 1)
		}
	}
	for name, value := range inputs {
		given["inputs."+name] = value
	}
	r.outputs = map[string]string{}
	for _, s := range d.Runs.Steps {
		if !r.meets(s.If, given) {
			continue
		}
		if s.Uses != "" {
			r.use(s, given)
			continue
		}
		out, err := r.script(s, given)
		log += out
		if err != nil {
			return log, nil, false
		}
	}
	outputs = map[string]string{}
	for name, o := range d.Outputs {
		outputs[name] = r.value(o.Value, given)
	}
	return log, outputs, true
}

// use notes that an action is used. A cache gives what it has.
func (r *runner) use(s step, given map[string]string) {
	r.used = append(r.used, s.Uses)
	if r.cached == "" || !strings.HasPrefix(s.Uses, "actions/cache@") {
		return
	}
	file := r.value(s.With["path"], given)
	write(r.t, file, r.cached)
	if err := os.Chmod(file, 0o755); err != nil {
		r.t.Fatal(err)
	}
	r.outputs[s.ID+".cache-hit"] = "true"
}

func (r *runner) script(s step, given map[string]string) (string, error) {
	file := filepath.Join(r.temp, "output")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		r.t.Fatal(err)
	}
	// What the runner does for shell: bash.
	cmd := exec.CommandContext(r.t.Context(), "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", s.Run)
	cmd.Dir = r.temp
	if dir := r.value(s.WorkingDirectory, given); dir != "" {
		cmd.Dir = filepath.Join(r.temp, dir)
	}
	cmd.Env = slices.Concat(r.env, []string{"GITHUB_ACTION_PATH=" + r.action, "GITHUB_OUTPUT=" + file, "RUNNER_TEMP=" + r.temp})
	for _, name := range slices.Sorted(maps.Keys(s.Env)) {
		cmd.Env = append(cmd.Env, name+"="+r.value(s.Env[name], given))
	}
	out, err := cmd.CombinedOutput()
	written, readErr := os.ReadFile(file)
	if readErr != nil {
		r.t.Fatal(readErr)
	}
	for line := range strings.Lines(string(written)) {
		if name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "="); ok {
			r.outputs[s.ID+"."+name] = value
		}
	}
	return string(out), err
}

var (
	expression = regexp.MustCompile(`\$\{\{ (.*?) \}\}`)
	comparison = regexp.MustCompile(`^(\S+) (==|!=) '([^']*)'$`)
	stepOutput = regexp.MustCompile(`^steps\.(\w+)\.outputs\.([\w-]+)$`)
)

// value is a text with its expressions replaced. One that action.yml has not so far is an error of the test.
func (r *runner) value(text string, given map[string]string) string {
	return expression.ReplaceAllStringFunc(text, func(e string) string { return r.term(expression.FindStringSubmatch(e)[1], given) })
}

func (r *runner) term(e string, given map[string]string) string {
	if m := stepOutput.FindStringSubmatch(e); m != nil {
		return r.outputs[m[1]+"."+m[2]]
	}
	value, ok := given[e]
	if !ok {
		r.t.Errorf("the test does not know %s", e)
	}
	return value
}

// meets evaluates the condition of a step: comparisons, all of which hold.
func (r *runner) meets(condition string, given map[string]string) bool {
	if condition == "" {
		return true
	}
	for _, part := range strings.Split(condition, " && ") {
		m := comparison.FindStringSubmatch(part)
		if m == nil {
			r.t.Fatalf("the test does not understand the condition %s", part)
		}
		if (r.term(m[1], given) == m[3]) != (m[2] == "==") {
			return false
		}
	}
	return true
}
