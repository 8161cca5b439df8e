package rules

import (
	"fmt"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

var schemaDrift = Rule{
	ID:       "schema-drift",
	Severity: Note,
	Doc:      "A type written by hand lacks what the schema's has, or says otherwise about what must be given or of which kind it is.",
	Over: func(t *parity.Table) func(parity.Row, []string) []Hit {
		generated := generatedNames(t)
		copied := map[*model.Symbol]bool{} // the schema's types that hand-written ones follow
		for _, row := range t.Rows {
			if i := schemaColumn(row); i >= 0 && follows(row, row.Cells[i]) {
				copied[row.Cells[i].Symbol] = true
			}
		}
		return func(row parity.Row, sdks []string) []Hit {
			i := schemaColumn(row)
			switch {
			case i < 0:
				return nil
			case copied[row.Cells[i].Symbol]:
				return undeclared(row, row.Cells[i].Symbol, generated)
			case row.Kind == model.Field && copied[row.Cells[i].Owner]:
				return contradicting(row, row.Cells[i])
			}
			return nil
		}
	},
}

// generatedNames are the members that generated code or the schema has, by row key, and whether some SDK's code has them.
func generatedNames(t *parity.Table) map[string]bool {
	out := map[string]bool{}
	for _, row := range t.Rows {
		out[row.Key] = slices.ContainsFunc(row.Cells, func(c parity.Cell) bool { return c.Generated.State == parity.Present && !inSchema(c) })
	}
	return out
}

func wireKey(m *model.Symbol) string {
	if key := model.Key(m.Wire); key != "" {
		return key
	}
	return model.Key(m.Name)
}

// byField are the members of the types that SDKs write by hand, lined up with no more than their names in JSON.
func byField(row parity.Row) map[string]*model.Symbol {
	out := map[string]*model.Symbol{}
	for _, c := range row.Cells {
		if c.Symbol == nil || c.Layer != model.Handwritten {
			continue
		}
		for i := range c.Symbol.Members {
			if m := &c.Symbol.Members[i]; m.Kind == model.Field || m.Kind == model.Value {
				for _, key := range []string{wireKey(m), model.Key(m.Name)} {
					if out[key] == nil {
						out[key] = m // the first SDK's, whatever the others have
					}
				}
			}
		}
	}
	return out
}

// copies reports whether an SDK writes all members of a type by hand and at the type itself.
func copies(c parity.Cell) bool {
	return c.Symbol != nil && c.Layer == model.Handwritten && !c.Symbol.Partial && len(c.Symbol.Members) > 0 &&
		(c.Spelled == "" || c.Spelled == "inline object") && (c.Symbol.Kind == model.Object || c.Symbol.Kind == model.Class || c.Symbol.Kind == model.Enum)
}

// follows reports whether hand-written types are copies of the schema's: most of what they have is there. A type that only has
// its name in common is another matter, and so are options beside which a method takes the rest of the message.
func follows(row parity.Row, schema parity.Cell) bool {
	if !row.Kind.IsType() || schema.Symbol.Kind != model.Object && schema.Symbol.Kind != model.Enum || strings.Contains(schema.Joined, "(p)") {
		return false
	}
	if !slices.ContainsFunc(row.Cells, func(c parity.Cell) bool { return copies(c) && len(c.Symbol.Bases) == 0 }) {
		return false // what they have may be at what they extend
	}
	own := map[string]bool{}
	for _, m := range schema.Symbol.Members {
		own[wireKey(&m)] = true
	}
	shared, alien := map[string]bool{}, map[string]bool{}
	for key, m := range byField(row) {
		switch {
		case own[key]:
			shared[key] = true
		case m.Type.Form != model.Func && !own[wireKey(m)]:
			alien[wireKey(m)] = true
		}
	}
	return len(shared) > 1 && len(shared) >= 2*len(alien)
}

// undeclared says of each hand-written copy what the schema has and no copy does. What some have, their rows tell.
func undeclared(row parity.Row, schema *model.Symbol, generated map[string]bool) []Hit {
	own := byField(row)
	var lacks []string
	for i := range schema.Members {
		m := &schema.Members[i]
		known, told := generated[model.Key(schema.Name)+"."+wireKey(m)]
		switch {
		case m.Kind != model.Field && m.Kind != model.Value || m.Stability == model.Internal || m.Stability == model.Deprecated:
		case m.Type.Form == model.Literal: // says which variant of a union it is, as the type does
		case own[wireKey(m)] != nil || own[strings.TrimPrefix(wireKey(m), "has")] != nil:
		case wireKey(m) == "error": // thrown in most languages
		case told && !known: // the schema is newer than all SDKs, which generated-stale tells
		default:
			lacks = append(lacks, m.Name)
		}
	}
	if len(lacks) == 0 {
		return nil
	}
	var out []Hit
	for i, c := range row.Cells {
		if copies(c) {
			out = append(out, Hit{SDK: i, At: c.Symbol.At, Text: fmt.Sprintf("%s in the schema has %s, which no SDK writes by hand", schema.Name, several(lacks))})
		}
	}
	return out
}

// contradicting says where hand-written members say otherwise than the schema about whether they must be given or what kind of
// value they hold. What one SDK says otherwise than all others has been told.
func contradicting(row parity.Row, schema parity.Cell) []Hit {
	if key := wireKey(schema.Symbol); key == "type" || key == "kind" {
		return nil // tells variants of a union apart, which each language does in its own way
	}
	odd, _ := outliers(row, stated)
	var out []Hit
	for i, c := range row.Cells {
		if c.Symbol == nil || c.Layer != model.Handwritten {
			continue
		}
		here, there := c.Presence, schema.Presence
		switch {
		case here != there && here != model.Unstated && there != model.Unstated && !slices.Contains(odd, i) && !slices.Contains(model.Words(c.Symbol.Type.Text), "null"):
			out = append(out, Hit{SDK: i, At: c.Symbol.At, Text: fmt.Sprintf("%s is %s here and %s in the schema", row.Concept, here, there)})
		case opposed(c.Shape, schema.Shape):
			out = append(out, Hit{SDK: i, At: c.Symbol.At, Text: fmt.Sprintf("%s is %s here and %s in the schema", row.Concept, c.Shape, schema.Shape)})
		}
	}
	return out
}

// opposed reports whether no value is of both shapes. A looser type, such as a string for a fixed set of values, is none.
func opposed(a, b string) bool {
	return a != b && a != "" && b != "" && !looser(a, b) && !looser(b, a)
}

// several joins names, of many only the first: "a, b and 4 more".
func several(list []string) string {
	const shown = 6
	switch n := len(list); {
	case n == 1:
		return list[0]
	case n > shown+1:
		return fmt.Sprintf("%s and %d more", strings.Join(list[:shown], ", "), n-shown)
	default:
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}
