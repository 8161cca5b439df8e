package rules

import (
	"sdkparity/model"
	"sdkparity/parity"
)

var typeDiffers = Rule{
	ID:       "type-differs",
	Severity: Note,
	Doc:      "A member holds another kind of value than in the other SDKs: a list for a single value, a string for a number; or a type is one record where it is a union of several elsewhere.",
	Check: func(row parity.Row, _ []string) []Hit {
		if row.Kind != model.Field && !row.Kind.IsType() {
			return nil
		}
		return differs(row, func(c parity.Cell) string { return c.Shape }, "%s is %s here and %s elsewhere")
	},
}
