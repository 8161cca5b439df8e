package rules

import (
	"fmt"
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
)

const generatedStaleID = "generated-stale"

var generatedStale = Rule{
	ID:       generatedStaleID,
	Severity: Warning,
	Doc:      "Generated code lacks what the generated code of other SDKs, or the schema, has: the generator was not run for this SDK.",
	Check: func(row parity.Row, sdks []string) []Hit {
		if !slices.ContainsFunc(row.Cells, func(c parity.Cell) bool { return c.Generated.State == parity.Missing }) {
			return nil // nearly all rows
		}
		var has, lacks []int
		for i, c := range row.Cells {
			switch {
			case c.Generated.State == parity.Present && !inSchema(c):
				has = append(has, i)
			case c.Generated.State == parity.Missing:
				lacks = append(lacks, i)
			}
		}
		schema := schemaColumn(row)
		var out []Hit
		for _, i := range lacks {
			switch {
			case len(has) > 0:
				text := fmt.Sprintf("%s is in the generated code of %s and not of %s", row.Concept, names(has, sdks), sdks[i])
				out = append(out, Hit{SDK: i, At: row.Cells[i].Generated.At, Text: text, Minor: len(has) == 1 && schema < 0})
			case schema >= 0: // what no SDK has is one thing, not one for each
				text := row.Concept + " is in the schema and in no generated code: the schema is newer, or no generator reads it"
				return []Hit{{SDK: schema, At: row.Cells[schema].Symbol.At, Text: text, Weak: true}}
			}
		}
		return out
	},
}

// byHand reports whether a row is about what some SDK offers by hand.
func byHand(row parity.Row) bool { return row.Layer == model.Handwritten }
