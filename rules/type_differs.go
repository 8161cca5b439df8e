package rules

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

var typeDiffers = Rule{
	ID:       "type-differs",
	Severity: Note,
	Doc:      "A member holds another kind of value than in the other SDKs: a list for a single value, any text for a date or for one of few words; or a type is one record where it is a union of several elsewhere.",
	Over: func(t *parity.Table) func(parity.Row, []string) []Hit {
		tags := tagging(t)
		return func(row parity.Row, sdks []string) []Hit {
			if row.Kind != model.Field && !row.Kind.IsType() {
				return nil
			}
			return unlike(row, sdks, func(h Hit) bool { return !onlyTags(row, h.SDK, tags) })
		}
	},
}

// tagging says which SDKs fix a member to one text anywhere by hand: the others have no way to say it.
func tagging(t *parity.Table) []bool {
	out := make([]bool, len(t.SDKs))
	for _, row := range t.Rows {
		for i, c := range row.Cells {
			out[i] = out[i] || isTag(c) && c.Layer == model.Handwritten
		}
	}
	return out
}

// isTag reports whether a member has one text only, and not one in each variant of a union. What may be left out, and is not that text
// then, is a choice.
func isTag(c parity.Cell) bool {
	s := c.Symbol
	return s != nil && s.Type.Form == model.Literal && (s.Presence != model.Optional || s.Default != "") && !strings.HasPrefix(c.Spelled, "in variant")
}

// onlyTags reports whether all that differs is that one side fixes a text of which there is only one, and the other calls it a string:
// the odd SDK has just that text, or has it by default, or fixes no member to one text at all.
func onlyTags(row parity.Row, odd int, tags []bool) bool {
	c := row.Cells[odd]
	if isTag(c) {
		return true
	}
	if c.Shape != "a string" {
		return false
	}
	seen := false
	given := strings.Trim(c.Symbol.Default, "\"'`")
	for i, o := range row.Cells {
		if i == odd || o.Symbol == nil || o.Shape == "" || o.Shape == c.Shape {
			continue
		}
		seen = true
		if !isTag(o) || tags[odd] && strings.Trim(o.Symbol.Type.Name, "\"'`") != given {
			return false
		}
	}
	return seen
}
