package rules

import "sdkparity/parity"

var typeMissing = Rule{
	ID:       "type-missing",
	Severity: Warning,
	Doc:      "A type that other SDKs offer has no counterpart: neither a namesake nor anything at the places where the others use it.",
	Over:     missingOver(func(row parity.Row) bool { return row.Kind.IsType() }),
}
