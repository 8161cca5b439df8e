package report

import (
	"testing"

	"sdkparity/model"
	"sdkparity/rules"
)

// TestNewsBlind holds that what an audit does not find is fixed only where it saw as much as the last one, and that a second thing
// of a kind which it does not understand is one more.
func TestNewsBlind(t *testing.T) {
	odd := func(line int) SDKProblem {
		return SDKProblem{"go", model.Problem{File: "go/a.go", Line: line, Text: "syntax error"}}
	}
	was := track(Result{Head: "a", Problems: []SDKProblem{odd(9)}, Findings: []rules.Finding{{ID: "member-missing:a.b:go", Severity: rules.Warning}}})
	for name, c := range map[string]struct {
		problems      []SDKProblem
		fixed, unsure int
	}{
		"nothing left":       {nil, 1, 0},
		"the same":           {[]SDKProblem{odd(12)}, 1, 0},
		"one more":           {[]SDKProblem{odd(9), odd(12)}, 0, 1},
		"one more and twice": {[]SDKProblem{odd(9), odd(9)}, 0, 1},
	} {
		n := newsSince(Result{Head: "b", Problems: c.problems}, was, true)
		if len(n.fixed) != c.fixed || len(n.unsure) != c.unsure {
			t.Errorf("%s: fixed %v, unsure %v", name, n.fixed, n.unsure)
		}
	}
}
