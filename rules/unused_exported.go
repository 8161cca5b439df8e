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
	Doc:      "A record that only one SDK exports and that nothing in its API gives or takes: left behind, or exported by accident as the messages of a protocol are.",
	Check: func(row parity.Row, sdks []string) []Hit {
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
