package rules

import "sdkparity/parity"

var memberMissing = Rule{
	ID:       "member-missing",
	Severity: Warning,
	Doc:      "A field, method, enum value, parameter or module function that other SDKs offer is not there.",
	Check: func(row parity.Row, sdks []string) []Hit {
		if row.Kind.IsType() || !byHand(row) {
			return nil
		}
		return missing(row, sdks)
	},
}
