package rules

import (
	"fmt"
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
)

const unusedExportedID = "unused-exported"

var unusedExported = Rule{
	ID:       unusedExportedID,
	Severity: Note,
	Doc:      "A record that an SDK exports and that nothing in its API gives or takes: left behind, or exported by accident as the messages of a protocol are. Also what generated code exports though all it can do is about what is nobody's API.",
	Check: func(row parity.Row, sdks []string) []Hit {
		if hits := open(row); len(hits) > 0 {
			return hits
		}
		var hits []Hit
		for i, c := range row.Cells {
			if row.Kind.IsType() && declares(c) && c.Unused {
				hits = append(hits, Hit{SDK: i, At: c.Symbol.At, Text: fmt.Sprintf("%s is exported in %s, and nothing there gives or takes it", c.Symbol.Name, sdks[i])})
			}
		}
		return hits
	},
}

// open finds the SDKs whose generated code exports a type with which nothing can be done that is anybody's API.
func open(row parity.Row) []Hit {
	about := slices.IndexFunc(row.Cells, func(c parity.Cell) bool { return c.Inside != "" })
	if about < 0 || !row.Kind.IsType() {
		return nil
	}
	var out []Hit
	for i, c := range row.Cells {
		if c.Symbol != nil && !inSchema(c) && c.Symbol.Access != model.AccessUnknown && c.Symbol.Stability != model.Internal {
			text := fmt.Sprintf("%s is public, and all it does is about %s, which is nobody's API", row.Concept, row.Cells[about].Inside)
			out = append(out, Hit{SDK: i, At: c.Symbol.At, Text: text})
		}
	}
	return out
}
