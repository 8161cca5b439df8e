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
		if own := slices.DeleteFunc(slices.Clone(has), func(i int) bool { return row.Cells[i].Spelled != "" }); len(own) < minSuites {
			return nil // most have it in parts of other suites, which are rows of their own
		}
		cases, suite := casesOf(row, has), strings.Replace(row.Concept, ".", " ", 1)
		var out []Hit
		for i, c := range row.Cells {
			at := model.Pos{}
			if c.Symbol != nil {
				at = c.Symbol.At
			}
			switch {
			case c.Is(parity.Missing) && len(has) >= minSuites:
				text := fmt.Sprintf("%s is in %s and not in %s", suite, names(has, sdks), sdks[i])
				if c.Symbol != nil {
					text = fmt.Sprintf("%s has cases in %s and none in %s", suite, names(has, sdks), sdks[i])
				}
				if c.Spelled != "" {
					text += ", with " + c.Spelled
				}
				out = append(out, Hit{SDK: i, At: at, Text: text, Weak: len(has) < minWarning})
			case c.Is(parity.Present):
				if lacks := cases.lackedBy(i, len(has), c.Spelled != ""); len(lacks) > 0 {
					out = append(out, Hit{SDK: i, At: at, Text: fmt.Sprintf("%s has no %s in %s", suite, several(lacks), sdks[i]), Weak: true})
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
	name   string
	in     []int
	like   []int          // those that have one that says the same
	stubs  map[int]string // what the test of an SDK is that is there in name only
	unsure bool           // it may be called anything: an SDK has it perhaps, where nothing is called like it
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
				out = append(out, testCase{name: m.Name, stubs: map[int]string{}})
			}
			c := &out[at]
			if m.Doc != "" {
				c.stubs[i] = m.Doc
				continue
			}
			if m.Access == model.Reachable {
				c.like = append(c.like, i)
				continue
			}
			if strings.ContainsAny(c.name, "${%") || len(c.in) == 0 {
				c.name = m.Name // of an SDK that does not make it up while it runs, or call it otherwise
			}
			c.in, c.unsure = append(c.in, i), c.unsure || m.Partial
		}
	}
	return out
}

// lackedBy are the cases that an SDK does not have, and at least three and more than half of those with the suite have. Where it has
// half as many that hardly anybody else has, they may be the same under other names. With elsewhere, the SDK has no suite of the name.
func (cases testCases) lackedBy(sdk, suites int, elsewhere bool) []string {
	var lacks []string
	alone, most := 0, suites/2+1
	if elsewhere {
		most = minSuites
	}
	recorded := slices.ContainsFunc(cases, func(c testCase) bool { return !c.unsure })
	for _, c := range cases {
		switch {
		case slices.Contains(c.in, sdk):
			if len(c.in) < minSuites && !c.unsure {
				alone++
			}
		case slices.Contains(c.like, sdk), c.unsure && (recorded || !elsewhere):
		case len(c.in) >= max(minSuites, most) && c.stubs[sdk] != "":
			lacks = append(lacks, fmt.Sprintf("%s (%s)", c.name, c.stubs[sdk]))
		case len(c.in) >= max(minSuites, most):
			lacks = append(lacks, c.name)
		}
	}
	if 2*alone > len(lacks) {
		return nil
	}
	return lacks
}
