package rules

import (
	"fmt"

	"sdkparity/model"
	"sdkparity/parity"
)

var generatedStale = Rule{
	ID:       "generated-stale",
	Severity: Warning,
	Doc:      "Generated code lacks what the generated code of other SDKs, or the schema, has: the generator was not run for this SDK.",
	Check: func(row parity.Row, sdks []string) []Hit {
		var has []int
		for i, c := range row.Cells {
			if c.Generated.State == parity.Present {
				has = append(has, i)
			}
		}
		var out []Hit
		for i, c := range row.Cells {
			if c.Generated.State != parity.Missing || len(has) == 0 {
				continue
			}
			text := fmt.Sprintf("%s is in the generated code of %s and not of %s", row.Concept, names(has, sdks), sdks[i])
			out = append(out, Hit{SDK: i, At: c.Generated.At, Text: text, Minor: len(has) == 1})
		}
		return out
	},
}

// byHand reports whether a row is about what some SDK offers by hand.
func byHand(row parity.Row) bool { return row.Layer == model.Handwritten }
