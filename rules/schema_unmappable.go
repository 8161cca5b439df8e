package rules

import (
	"fmt"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

var schemaUnmappable = Rule{
	ID:       "schema-unmappable",
	Severity: Warning,
	Doc:      "The schema allows now a plain value and now an object or list: no statically typed language has a type for that, so each SDK invents a wrapper of its own.",
	Over: func(t *parity.Table) func(parity.Row, []string) []Hit {
		shapes := schemaTypes(t)
		return func(row parity.Row, _ []string) []Hit {
			i := schemaColumn(row)
			if i < 0 || row.Cells[i].Symbol.Kind == model.Method {
				return nil
			}
			s := row.Cells[i].Symbol
			of := s.Type
			for of.Form == model.List || of.Form == model.Map {
				of = of.Args[len(of.Args)-1]
			}
			if of.Form != model.OneOf || !shapes.mixed(of) {
				return nil
			}
			// What has long been there has found its wrappers.
			return []Hit{{SDK: i, At: s.At, Text: fmt.Sprintf("%s can be %s in the schema", row.Concept, clipped(of.Text)), Minor: true}}
		}
	},
}

// schemaColumn is the column of the schema in a row that it has; -1 in others.
func schemaColumn(row parity.Row) int {
	for i, c := range row.Cells {
		if inSchema(c) {
			return i
		}
	}
	return -1
}

// definitions are the schema's types by name.
type definitions map[string]*model.Symbol

func schemaTypes(t *parity.Table) definitions {
	out := definitions{}
	for _, row := range t.Rows {
		if i := schemaColumn(row); i >= 0 && row.Cells[i].Symbol.Kind.IsType() {
			out[row.Cells[i].Symbol.Name] = row.Cells[i].Symbol
		}
	}
	return out
}

// mixed reports whether some values of a union are plain and others are not.
func (d definitions) mixed(union model.Type) bool {
	var plain, rich bool
	for _, v := range union.Args {
		p, r := d.holds(v, maxHops)
		plain, rich = plain || p, rich || r
	}
	return plain && rich
}

const maxHops = 16 // a chain of definitions that long leads in a circle

// holds reports whether values of a type can be plain, and whether they can be objects or lists. What can be anything is neither.
func (d definitions) holds(t model.Type, hops int) (plain, rich bool) {
	switch t.Form {
	case model.List, model.Map, model.Inline:
		return false, true
	case model.Literal:
		return !strings.HasPrefix(t.Text, "{") && !strings.HasPrefix(t.Text, "["), strings.HasPrefix(t.Text, "{") || strings.HasPrefix(t.Text, "[")
	case model.Prim:
		nothing := t.Name == model.Any || t.Name == model.Null || t.Name == model.Void
		return !nothing, t.Name == model.Any && t.Text == "object"
	case model.OneOf:
		for _, v := range t.Args {
			p, r := d.holds(v, hops)
			plain, rich = plain || p, rich || r
		}
		return plain, rich
	case model.Ref:
		return d.named(t.Name, hops-1)
	}
	return false, false
}

func (d definitions) named(name string, hops int) (plain, rich bool) {
	s := d[name]
	switch {
	case s == nil || hops == 0:
		return false, false
	case s.Kind == model.Enum:
		return true, false
	case s.Kind == model.Alias || s.Kind == model.Union:
		return d.holds(s.Type, hops)
	}
	return false, true
}

// clipped is the text of a type, which may be pages long.
func clipped(text string) string {
	if r := []rune(text); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return text
}
