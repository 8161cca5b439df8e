package rules

import (
	"fmt"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

var suiteMissing = Rule{
	ID:       "suite-missing",
	Severity: Warning,
	Doc:      "An end-to-end suite that most SDKs have is not there, or empty, or lacks cases that most of them have.",
	Check: func(row parity.Row, sdks []string) []Hit {
		if row.Kind != model.Suite {
			return nil
		}
		has := having(row)
		cases := casesOf(row, has)
		var out []Hit
		for i, c := range row.Cells {
			at := model.Pos{}
			if c.Symbol != nil {
				at = c.Symbol.At
			}
			switch {
			case c.Is(parity.Missing) && len(has) >= minSuites:
				text := fmt.Sprintf("%s is in %s and not in %s", row.Concept, names(has, sdks), sdks[i])
				if c.Symbol != nil {
					text = fmt.Sprintf("%s has cases in %s and none in %s", row.Concept, names(has, sdks), sdks[i])
				}
				out = append(out, Hit{SDK: i, At: at, Text: text, Weak: len(has) < minWarning})
			case c.Is(parity.Present):
				if lacks := cases.lackedBy(i, len(has)); len(lacks) > 0 {
					out = append(out, Hit{SDK: i, At: at, Text: fmt.Sprintf("%s has no %s in %s", row.Concept, several(lacks), sdks[i]), Weak: true})
				}
			}
		}
		return out
	},
}

const (
	minSuites  = 3 // what fewer SDKs have may be about what only they can do
	minWarning = 4
)

// testCase is a case and the columns whose SDK has it.
type testCase struct {
	name string
	in   []int
}

type testCases []testCase

// casesOf are the cases of a suite, in the order in which they come first.
func casesOf(row parity.Row, has []int) testCases {
	var out testCases
	index := map[string]int{}
	for _, i := range has {
		for _, m := range row.Cells[i].Symbol.Members {
			at, ok := index[model.Key(m.Wire)]
			if !ok {
				at = len(out)
				index[model.Key(m.Wire)] = at
				out = append(out, testCase{name: m.Name})
			}
			if strings.ContainsAny(out[at].name, "${%") {
				out[at].name = m.Name // of an SDK that does not make it up while it runs
			}
			out[at].in = append(out[at].in, i)
		}
	}
	return out
}

// lackedBy are the cases that an SDK does not have, and at least three and more than half of those with the suite have. Where it has
// half as many that hardly anybody else has, they may be the same under other names.
func (cases testCases) lackedBy(sdk, suites int) []string {
	var lacks []string
	alone := 0
	for _, c := range cases {
		switch {
		case slices.Contains(c.in, sdk):
			if len(c.in) < minSuites {
				alone++
			}
		case len(c.in) >= max(minSuites, suites/2+1):
			lacks = append(lacks, c.name)
		}
	}
	if 2*alone > len(lacks) {
		return nil
	}
	return lacks
}
