package rules

import (
	"sdkparity/model"
	"sdkparity/parity"
)

var typeDiffers = Rule{
	ID:       "type-differs",
	Severity: Note,
	Doc:      "A member holds another kind of value than in the other SDKs: a list for a single value, a string for a number.",
	Check: func(row parity.Row, _ []string) []Hit {
		if row.Kind != model.Field {
			return nil
		}
		return differs(row, func(s *model.Symbol) string { return shape(s.Type) }, "%s is %s here and %s elsewhere")
	},
}

// shape is the coarse kind of a type; "" for one that could stand for anything.
func shape(t model.Type) string {
	switch t.Form {
	case model.List:
		return "a list"
	case model.Map:
		return "a map"
	case model.Prim:
		switch t.Name {
		case model.String:
			return "a string"
		case model.Bool:
			return "a boolean"
		case model.Int, model.Float, model.Number:
			return "a number"
		}
	}
	return ""
}
