package rules

import (
	"fmt"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

var stabilityDiffers = Rule{
	ID:       "stability-differs",
	Severity: Note,
	Doc:      "A concept is marked experimental or deprecated in one SDK, or in few, and not in the others, or the other way round; or half of the SDKs that have it call it nobody's API, and the others offer it to everybody.",
	Over: func(t *parity.Table) func(parity.Row, []string) []Hit {
		types := promisedBy(t)
		return func(row parity.Row, sdks []string) []Hit {
			if out := exposed(row, sdks); out != nil {
				return out
			}
			odd, usual := promises(row)
			var out []Hit
			for _, i := range odd {
				c := row.Cells[i]
				if !types.told(i, row) {
					others := names(usual, sdks)
					text := fmt.Sprintf("%s is %s here and %s in %s", row.Concept, promise(c), promise(row.Cells[usual[0]]), others)
					out = append(out, Hit{SDK: i, At: c.Symbol.At, Text: text})
				}
			}
			return out
		}
	},
}

// promise is what an SDK says about the stability of what it writes by hand, or "".
func promise(c parity.Cell) string {
	switch {
	case c.Symbol == nil || !c.Marked || c.Layer != model.Handwritten || !c.Is(parity.Present, parity.Differs):
		return ""
	case c.Stability == model.StabilityUnstated:
		return "stable"
	}
	return c.Stability.String()
}

// exposed finds the SDKs that offer to everybody what at least as many call nobody's API, two of them or more.
func exposed(row parity.Row, sdks []string) []Hit {
	var hidden, open []int
	for i, c := range row.Cells {
		switch {
		case c.Symbol == nil || c.Layer != model.Handwritten || !c.Is(parity.Present, parity.Differs) || row.Kind.IsType():
		case c.Stability == model.Internal:
			hidden = append(hidden, i)
		default:
			open = append(open, i)
		}
	}
	if len(hidden) < 2 || len(hidden) < len(open) {
		return nil
	}
	var out []Hit
	for _, i := range open {
		is := "public"
		if s := row.Cells[i].Stability; s != model.StabilityUnstated {
			is = s.String()
		}
		out = append(out, Hit{SDK: i, At: row.Cells[i].Symbol.At, Text: fmt.Sprintf("%s is %s here and internal in %s", row.Concept, is, names(hidden, sdks))})
	}
	return out
}

// promises finds the SDKs that promise otherwise than most, one or two of them: two halves are nobody's slip. What a type says for the
// members that hold it makes neither a majority nor an exception.
func promises(row parity.Row) (odd, usual []int) {
	if row.Layer != model.Handwritten {
		return nil, nil // what generated code marks is its generator's affair
	}
	camps := map[string][]int{}
	for i, c := range row.Cells {
		if p := promise(c); p != "" {
			camps[p] = append(camps[p], i)
		}
	}
	most := largest(camps)
	for p, camp := range camps {
		if p != most {
			odd = append(odd, camp...)
		}
	}
	usual = camps[most]
	held := func(i int) bool { return row.Cells[i].Held }
	if marked := slices.DeleteFunc(slices.Clone(usual), held); len(marked) < 2 || len(odd) > 2 || len(usual) <= len(odd) {
		return nil, nil
	}
	odd = slices.DeleteFunc(odd, held)
	slices.Sort(odd)
	return odd, usual
}

// promised is what the SDKs promise about types.
type promised struct {
	odd  []map[string]bool     // by column: names of the types that promise otherwise than in most SDKs
	rows map[string]parity.Row // of types, by concept
}

func promisedBy(t *parity.Table) promised {
	p := promised{make([]map[string]bool, len(t.SDKs)), map[string]parity.Row{}}
	for i := range p.odd {
		p.odd[i] = map[string]bool{}
	}
	for _, row := range t.Rows {
		if !row.Kind.IsType() {
			continue
		}
		p.rows[row.Concept] = row
		odd, _ := promises(row)
		for _, i := range odd {
			p.odd[i][row.Cells[i].Symbol.Name] = true
		}
	}
	return p
}

// told reports whether an odd promise is told at another type: one that this extends, that this member holds, or that leads to this.
func (p promised) told(i int, row parity.Row) bool {
	s := row.Cells[i].Symbol
	if !row.Kind.IsType() {
		return p.holds(i, s.Type)
	}
	return slices.ContainsFunc(s.Bases, func(t model.Type) bool { return p.odd[i][t.Name] }) || p.within(i, row) && p.anchored(i, row, nil)
}

func (p promised) holds(i int, t model.Type) bool {
	switch t.Form {
	case model.Ref:
		return p.odd[i][t.Name]
	case model.List, model.Map, model.OneOf:
		return slices.ContainsFunc(t.Args, func(a model.Type) bool { return p.holds(i, a) })
	}
	return false
}

// within reports whether only types that are as little stable lead to a type: nobody gets hold of it without them.
func (p promised) within(i int, row parity.Row) bool {
	is, owners := promise(row.Cells[i]), p.owners(i, row)
	return is != "stable" && len(owners) > 0 && !slices.ContainsFunc(owners, func(o parity.Row) bool { return promise(o.Cells[i]) != is })
}

// anchored reports whether what leads to a type begins outside of what is as little stable, and is no circle.
func (p promised) anchored(i int, row parity.Row, seen []string) bool {
	if slices.Contains(seen, row.Concept) {
		return false
	}
	return !p.within(i, row) || slices.ContainsFunc(p.owners(i, row), func(o parity.Row) bool { return p.anchored(i, o, append(seen, row.Concept)) })
}

// owners are the rows of the types of an SDK whose members lead to a type, itself excepted.
func (p promised) owners(i int, row parity.Row) []parity.Row {
	var out []parity.Row
	for _, place := range row.Places {
		name, _, _ := strings.Cut(place, ".")
		if owner, ok := p.rows[name]; ok && name != row.Concept && owner.Cells[i].Symbol != nil {
			out = append(out, owner)
		}
	}
	return out
}
