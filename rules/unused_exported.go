package rules

import (
	"fmt"
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
)

var unusedExported = Rule{
	ID:       "unused-exported",
	Severity: Note,
	Doc:      "A record that only one SDK exports and that nothing in its API gives or takes: left behind, or exported by accident as the messages of a protocol are. Also what generated code exports though all it can do is about what is nobody's API.",
	Check: func(row parity.Row, sdks []string) []Hit {
		if hits := open(row); len(hits) > 0 {
			return hits
		}
		has := having(row)
		if !row.Kind.IsType() || !row.Unplaced || len(has) != 1 || slices.Contains(model.Words(row.Concept), "error") {
			return nil
		}
		c := row.Cells[has[0]]
		if !declares(c) || c.Symbol.Access != model.Exported || !holdsOnly(c.Symbol) {
			return nil
		}
		return []Hit{{SDK: has[0], At: c.Symbol.At, Text: fmt.Sprintf("%s is in %s alone, and nothing there gives or takes it", row.Concept, sdks[has[0]])}}
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

// holdsOnly reports whether a type is a record: it has fields, does nothing, and extends nothing for whose sake it could be there.
func holdsOnly(s *model.Symbol) bool {
	fields := 0
	for _, m := range s.Members {
		switch m.Kind {
		case model.Field:
			if m.Default == "" { // a class of constants is no record
				fields++
			}
		case model.Method:
			if m.Name != model.Constructor {
				return false
			}
		}
	}
	return fields > 0 && len(s.Bases) == 0 && (s.Kind == model.Object || s.Kind == model.Class)
}
