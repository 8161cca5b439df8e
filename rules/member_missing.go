package rules

import "sdkparity/parity"

var memberMissing = Rule{
	ID:       "member-missing",
	Severity: Warning,
	Doc:      "A field, method, enum value, parameter or module function that other SDKs offer is not there.",
	Over:     missingOver(func(row parity.Row) bool { return !row.Kind.IsType() }),
}
