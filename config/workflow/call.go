package workflow

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"
)

// call is a step that runs sdkparity.
type call struct {
	line    int
	command string   // pr, audit or check
	deliver []string // of pr
	publish bool     // of audit
	save    bool
	from    bool
	own     bool   // with another token than the workflow's, whose rights nobody here knows
	ref     string // of the action; "" where it is of this repository, or no action
}

// usual are the ways of delivery that nobody has to ask for.
var usual = []string{"comment", "check", "summary", "outputs"}

func callOf(s *actionlint.Step, own func(string) bool) (call, bool) {
	switch e := s.Exec.(type) {
	case *actionlint.ExecAction:
		if e.Uses == nil {
			return call{}, false
		}
		name, ref, _ := strings.Cut(e.Uses.Value, "@")
		local := strings.HasPrefix(name, "./")
		if local && !own(path.Clean(name)) || !local && (strings.Count(name, "/") != 1 || !strings.EqualFold(path.Base(name), "sdkparity")) {
			return call{}, false
		}
		return used(s, e.Inputs, ref), true
	case *actionlint.ExecRun:
		if e.Run == nil {
			return call{}, false
		}
		return typed(s, e.Run.Value)
	}
	return call{}, false
}

// used is a call of the action.
func used(s *actionlint.Step, inputs map[string]*actionlint.Input, ref string) call {
	given := func(name string) string {
		if in := inputs[name]; in != nil && in.Value != nil {
			return in.Value.Value
		}
		return ""
	}
	c := call{line: s.Pos.Line, command: cmp.Or(given("command"), "pr"), save: given("save") != "", from: given("from") != "", ref: ref, own: isOwn(given("token"))}
	c.publish = c.command == "audit"
	c.deliver = ways(given("deliver"))
	if given("deliver") == "" && c.save {
		c.deliver = nil // the action leaves it at what needs no permission
	}
	return c
}

var (
	command = regexp.MustCompile(`(?:^|[\s;&|(/"'])sdkparity(?:\.exe)?["']?\s+(pr|audit|check)\b([^\n;&|]*)`)
	folded  = regexp.MustCompile(`\\\r?\n`)
)

// typed is a call in a script.
func typed(s *actionlint.Step, script string) (call, bool) {
	m := command.FindStringSubmatch(folded.ReplaceAllString(script, " "))
	if m == nil {
		return call{}, false
	}
	c := call{line: s.Pos.Line, command: m[1]}
	if s.Env != nil && s.Env.Vars["github_token"] != nil && s.Env.Vars["github_token"].Value != nil {
		c.own = isOwn(s.Env.Vars["github_token"].Value.Value)
	}
	words := strings.Fields(strings.ReplaceAll(m[2], "=", " "))
	deliver := ""
	for i, w := range words {
		switch w {
		case "--deliver":
			deliver = strings.Trim(strings.Join(words[i+1:min(i+2, len(words))], ""), `"'`)
		case "--save":
			c.save = true
		case "--from":
			c.from = true
		case "--publish":
			c.publish = true
		}
	}
	c.deliver = ways(deliver)
	return c, true
}

// isOwn reports whether a token is another one than that which GitHub gives the workflow.
func isOwn(token string) bool {
	return token != "" && !strings.Contains(token, "github.token") && !strings.Contains(token, "GITHUB_TOKEN")
}

// ways are those of a list; "" is the usual ones.
func ways(list string) []string {
	switch list {
	case "":
		return usual
	case "all":
		return slices.Concat(usual, []string{"review", "sarif"})
	}
	out := strings.Split(list, ",")
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}
