package rules

import (
	"fmt"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

var presenceDiffers = Rule{
	ID:       "presence-differs",
	Severity: Note,
	Doc:      "A member is optional in one SDK and required in the others, or the other way round.",
	Check: func(row parity.Row, sdks []string) []Hit {
		if row.Kind != model.Field {
			return nil
		}
		if agree(row, stated) {
			return nil
		}
		odd, _ := outliers(row, stated)
		if hits, ok := againstGenerated(row, odd, sdks); ok {
			return hits
		}
		return slices.DeleteFunc(differs(row, stated, "%s is %s here and %s elsewhere"), func(h Hit) bool {
			c := row.Cells[h.SDK]
			return hasDefault(c.Symbol) || canBeNothing(c.Symbol) || isConstant(c.Symbol.Type) || !comparedAlike(row, c)
		})
	},
}

// hasDefault reports whether a member is always there and need not be given: it is required and optional.
func hasDefault(s *model.Symbol) bool { return s.Default != "" && !slices.Contains(nothing, s.Default) }

// canBeNothing reports whether a member that is always there may hold no value, as its type says: get path(): string | undefined.
func canBeNothing(s *model.Symbol) bool {
	return s.Presence == model.Required && (strings.HasSuffix(s.Type.Text, "| undefined") || strings.HasSuffix(s.Type.Text, "| null") || strings.HasPrefix(s.Type.Text, "*"))
}

// isConstant reports whether a member has one value by its declaration, string Kind => "circle", so that nobody can give it.
func isConstant(t model.Type) bool {
	value := strings.Trim(t.Name, "\"'`")
	return t.Form == model.Literal && value != "" && !strings.Contains(t.Text, value)
}

// nothing is how languages write a default that stands for no value.
var nothing = []string{"None", "nil", "null", "undefined"}

// comparedAlike reports whether at least two SDKs speak against a cell that mean the same kind of value. Any JSON value may be null, so
// what holds one can say by its value what another says by leaving it out.
func comparedAlike(row parity.Row, odd parity.Cell) bool {
	if odd.Any && nullable(odd.Symbol.Type) && odd.Presence == model.Optional {
		return false // null is one of its values, and a type that is read into must name it
	}
	n := 0
	for _, c := range row.Cells {
		if c.Symbol != nil && !inSchema(c) && c.Presence != model.Unstated && c.Presence != odd.Presence && c.Any == odd.Any {
			n++
		}
	}
	return n > 1
}

// againstGenerated says who writes by hand otherwise than generated code has it, where the SDKs are of two minds or the one that says
// otherwise than the rest is in the right. ok is false where generated code decides nothing.
func againstGenerated(row parity.Row, odd []int, sdks []string) (hits []Hit, ok bool) {
	truth := generatedPresence(row)
	switch {
	case len(odd) == 1:
		c := row.Cells[odd[0]]
		if c.Presence != model.Optional || c.Presence != truth && !aloneGenerated(row, odd[0]) {
			return nil, false
		}
		if truth == model.Unstated {
			return nil, true // generated here, and of another type than those that are written by hand
		}
	case truth == model.Unstated || !slices.ContainsFunc(row.Cells, func(c parity.Cell) bool {
		return c.Symbol != nil && c.Layer == model.Handwritten && c.Presence == truth
	}):
		return nil, false // what is written by hand agrees, and may ask for less or more than what goes over the wire
	}
	var right []int
	for i, c := range row.Cells {
		if c.Symbol != nil && !inSchema(c) && c.Presence == truth {
			right = append(right, i)
		}
	}
	for i, c := range row.Cells {
		if c.Symbol == nil || c.Layer != model.Handwritten || c.Presence == model.Unstated || c.Presence == truth || c.Generated.Presence != truth || hasDefault(c.Symbol) || canBeNothing(c.Symbol) || c.Any {
			continue
		}
		text := fmt.Sprintf("%s is %s here and %s in its generated code, as in %s", row.Concept, c.Presence, truth, names(right, sdks))
		hits = append(hits, Hit{SDK: i, At: c.Symbol.At, Text: text})
	}
	return hits, true
}

// aloneGenerated reports whether one SDK offers the generated member and all others one that is written by hand.
func aloneGenerated(row parity.Row, column int) bool {
	for i, c := range row.Cells {
		if c.Symbol != nil && !inSchema(c) && (c.Layer == model.Generated) != (i == column) {
			return false
		}
	}
	return true
}

// generatedPresence is what the generated code of all SDKs that have a member in it says of it, of two at least.
func generatedPresence(row parity.Row) model.Presence {
	truth, n := model.Unstated, 0
	for _, c := range row.Cells {
		g := c.Generated.Presence
		if g == model.Unstated || inSchema(c) {
			continue
		}
		if truth != model.Unstated && truth != g {
			return model.Unstated
		}
		truth, n = g, n+1
	}
	if n < 2 {
		return model.Unstated
	}
	return truth
}

// nullable reports whether a value can be null, which some languages say instead of that it can be left out.
func nullable(t model.Type) bool {
	return strings.HasSuffix(t.Text, "?") || strings.HasPrefix(t.Text, "Option<") || slices.ContainsFunc(model.Words(t.Text), func(w string) bool { return w == "null" || w == "none" })
}

// stated is whether a member must be given, as its SDK says it.
func stated(c parity.Cell) string { return c.Presence.String() }
