package rules

import "sdkparity/parity"

var typeMissing = Rule{
	ID:       "type-missing",
	Severity: Warning,
	Doc:      "A type that other SDKs offer has no counterpart: neither a namesake nor anything at the places where the others use it.",
	Check: func(row parity.Row, sdks []string) []Hit {
		if !row.Kind.IsType() || !byHand(row) {
			return nil
		}
		return missing(row, sdks)
	},
}
