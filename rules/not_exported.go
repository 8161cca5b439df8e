package rules

import (
	"fmt"
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
)

var notExported = Rule{
	ID:       "not-exported",
	Severity: Note,
	Doc:      "A type that users give or get is not exported, so that they cannot name it, as it is in most other SDKs and as most types beside it are.",
	Over: func(t *parity.Table) func(parity.Row, []string) []Hit {
		open := exporting(t)
		return func(row parity.Row, sdks []string) []Hit {
			in := named(row, model.Exported)
			out := slices.DeleteFunc(named(row, model.Reachable), func(i int) bool { return !open[row.Cells[i].Symbol.At.File] })
			if len(in) < 2 || len(in) <= len(out) {
				return nil
			}
			var hits []Hit
			for _, i := range out {
				text := fmt.Sprintf("%s is exported in %s, and in %s only to be reached through others", row.Concept, names(in, sdks), sdks[i])
				hits = append(hits, Hit{SDK: i, At: row.Cells[i].Symbol.At, Text: text})
			}
			return hits
		}
	},
}

// named are the columns whose SDK declares a row's type by hand, under a name that users have this access to.
func named(row parity.Row, access model.Access) []int {
	var out []int
	for i, c := range row.Cells {
		if row.Kind.IsType() && declares(c) && c.Symbol.Access == access {
			out = append(out, i)
		}
	}
	return out
}

// declares reports whether an SDK writes a concept by hand, and not as a part or an argument of something else.
func declares(c parity.Cell) bool {
	return c.Symbol != nil && c.Layer == model.Handwritten && c.Spelled == "" && c.Is(parity.Present, parity.Differs)
}

// exporting are the files most of whose types can be imported by name. An SDK whose root exports next to nothing is meant to be
// imported file by file.
func exporting(t *parity.Table) map[string]bool {
	balance := map[string]int{}
	for _, row := range t.Rows {
		for _, i := range named(row, model.Exported) {
			balance[row.Cells[i].Symbol.At.File]++
		}
		for _, i := range named(row, model.Reachable) {
			balance[row.Cells[i].Symbol.At.File]--
		}
	}
	open := map[string]bool{}
	for file, n := range balance {
		open[file] = n > 0
	}
	return open
}
