package rules

import (
	"fmt"
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
)

// missingOver is missing over the rows of a table that are about what some SDK offers by hand and that of accepts.
func missingOver(of func(parity.Row) bool) func(*parity.Table) func(parity.Row, []string) []Hit {
	return func(t *parity.Table) func(parity.Row, []string) []Hit {
		spoken := wireNames(t)
		return func(row parity.Row, sdks []string) []Hit {
			if !byHand(row) || !of(row) {
				return nil
			}
			hits := missing(row, sdks)
			if has := offering(row); len(has) == 1 && !spoken.of(row, has[0]) {
				for i := range hits {
					hits[i].Extra = true
				}
			}
			return hits
		}
	}
}

// wireSet is the names that generated code and the schema give to fields.
type wireSet map[string]bool

func wireNames(t *parity.Table) wireSet {
	out := wireSet{}
	for _, row := range t.Rows {
		if row.Kind != model.Field {
			continue
		}
		for _, c := range row.Cells {
			if c.Symbol != nil && c.Layer != model.Handwritten && c.Symbol.Wire != "" {
				out[c.Symbol.Wire] = true
			}
		}
	}
	return out
}

// of reports whether the product's protocol knows what one SDK alone offers: generated code stands behind it, for a type that of more
// than one SDK, or it says its name on the wire, and that is one of two words or more that generated code writes, too.
func (w wireSet) of(row parity.Row, sdk int) bool {
	c := row.Cells[sdk]
	if row.Kind.IsType() { // generators have types of their own
		return c.Layer == model.Generated && slices.ContainsFunc(row.Cells, func(o parity.Cell) bool { return o.Is(parity.GeneratedOnly) || o.Symbol != nil && inSchema(o) })
	}
	return c.Layer == model.Generated || row.Kind == model.Field && w[c.Symbol.Wire] && len(model.Words(c.Symbol.Wire)) > 1
}

// missing says of each SDK that lacks the row's concept who has it. A concept that only generated code offers is not missing by hand.
func missing(row parity.Row, sdks []string) []Hit {
	all := having(row)
	has := offering(row)
	if allDeprecated(row, has) {
		return nil // nobody has to take up what is on its way out
	}
	if len(all) > 2*len(has) {
		return nil // for most it is for who extends the type, which not every language tells apart
	}
	var out []Hit
	for i, c := range row.Cells {
		if !c.Is(parity.Missing, parity.GeneratedOnly) || c.Implied || len(has) == 0 {
			continue
		}
		at := model.Pos{}
		if c.Owner != nil {
			at = c.Owner.At
		}
		if c.HiddenAt.File != "" {
			at = c.HiddenAt
		}
		text := fmt.Sprintf("%s is in %s and not in %s", row.Concept, names(has, sdks), sdks[i])
		if c.Hidden {
			text = fmt.Sprintf("%s is in %s and not public in %s", row.Concept, names(has, sdks), sdks[i])
		}
		if c.State == parity.GeneratedOnly {
			text = fmt.Sprintf("%s is offered by hand in %s and only by generated code in %s", row.Concept, names(has, sdks), sdks[i])
		}
		unsure := weak(row, has) || slight(row, has) || c.State == parity.GeneratedOnly
		few := len(has) == 1 || row.Kind == model.Param || row.Taken || slight(row, has) || unsure && (c.State == parity.GeneratedOnly || len(has)*2 <= existing(row))
		out = append(out, Hit{SDK: i, At: at, Text: text, Minor: few, Weak: unsure, Nested: c.Nested, Hidden: c.Hidden, Remote: row.Remote})
	}
	return out
}

// offering are the columns whose SDK offers the concept to everybody, and not only to who extends its type.
func offering(row parity.Row) []int {
	return slices.DeleteFunc(having(row), func(i int) bool { return row.Cells[i].Symbol.Access == model.Overridable })
}

func allDeprecated(row parity.Row, has []int) bool {
	return !slices.ContainsFunc(has, func(i int) bool { return row.Cells[i].Symbol.Stability != model.Deprecated })
}

// weak reports whether little speaks for a gap: a parameter, which one language takes from its surroundings or by position; what
// only generated code has, or an SDK calls nobody's API; a field that keeps what its type works with; a type that no member leads to, a
// message of the protocol above all; and the helper and error types of one language, which each writes in its own way.
func weak(row parity.Row, has []int) bool {
	switch {
	case row.Kind == model.Param, row.Constants, row.Internal, row.PassedOn, row.Aside, row.Held:
		return true
	case row.Kind == model.Function && len(has)*2 < existing(row):
		return true
	case row.Unplaced:
		return len(has) < 3 || isMessage(row) && len(has)*2 <= existing(row)
	}
	return len(has) == 1 && row.Kind.IsType() && (row.Helper || slices.Contains(model.Words(row.Concept), "error"))
}

// slight reports whether a gap is none once it is nobody's news: of what half of the SDKs call nobody's API, and of a field with one
// fixed value, which says what its type says.
func slight(row parity.Row, has []int) bool {
	internal, fixed := 0, false
	for _, i := range has {
		s := row.Cells[i].Symbol
		if s.Stability == model.Internal {
			internal++
		}
		fixed = fixed || row.Kind == model.Field && s.Type.Form == model.Literal
	}
	return fixed || 2*internal >= len(has)
}

// isMessage reports whether a type is called like a message of a protocol, which callers need not see.
func isMessage(row parity.Row) bool {
	words := model.Words(row.Concept)
	return len(words) > 0 && slices.Contains([]string{"request", "response", "params", "result"}, words[len(words)-1])
}

// existing is the number of SDKs there are at this revision.
func existing(row parity.Row) int {
	n := 0
	for _, c := range row.Cells {
		if !c.Is(parity.Absent, parity.Unknown) && !inSchema(c) {
			n++
		}
	}
	return n
}
