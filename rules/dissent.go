package rules

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

// dissent is which SDKs say otherwise than most, and which say it together.
type dissent struct {
	odd, usual []int
	alone      bool // there was but one
	stated     func(parity.Cell) string
}

// enough is how many SDKs must say something about what some of them say less exactly than others.
const enough = 3

// dissentIn finds the SDKs that say otherwise than most: one, or two of six. Where some only say it less exactly, halves count, too: the
// SDKs that take any text and those that name the few that there are have decided otherwise, however many they are.
func dissentIn(row parity.Row, stated func(parity.Cell) string) dissent {
	if agree(row, stated) {
		return dissent{} // as nearly all rows do
	}
	camps := campsOf(row, stated)
	order := slices.SortedFunc(maps.Keys(camps), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(camps[b]), len(camps[a])), cmp.Compare(looseness[a], looseness[b]), strings.Compare(a, b))
	})
	d := dissent{stated: stated}
	for i, kind := range order {
		if i == 0 {
			d.usual = camps[kind]
		} else {
			d.odd = append(d.odd, camps[kind]...)
		}
	}
	slices.Sort(d.odd)
	degrees := len(order) == 2 && len(d.odd)+len(d.usual) >= enough && !opposed(order[0], order[1])
	if len(d.usual) < 2 || len(d.odd) > max(1, len(d.usual)/2) && !degrees {
		return dissent{}
	}
	if d.alone = len(d.odd) == 1; degrees && !d.alone { // what a generator does with a kind of value is its own affair
		d.odd = slices.DeleteFunc(d.odd, func(i int) bool { return row.Cells[i].Layer == model.Generated })
	}
	return d
}

// campsOf are the SDKs that say the same. Any value is a text, and a list, and a map; only where others have an object is it less.
func campsOf(row parity.Row, stated func(parity.Cell) string) map[string][]int {
	camps := map[string][]int{}
	for i, c := range row.Cells {
		if c.Symbol == nil || inSchema(c) || !c.Is(parity.Present, parity.Differs) {
			continue
		}
		if v := stated(c); v != "" {
			camps[v] = append(camps[v], i)
		}
	}
	if len(camps["an object"]) == 0 {
		delete(camps, "any value")
	}
	return camps
}

// looseness ranks kinds of value by how little they say.
var looseness = map[string]int{"a number": 1, "a string": 1, "a map": 1, "any value": 2}

// looser reports whether what one kind of value says is said more exactly by another.
func looser(loose, exact string) bool {
	switch exact {
	case fixedValues:
		return loose == "a string"
	case aTime:
		return loose == "a string" || loose == "a number"
	case "an object":
		return loose == "a map" || loose == "any value"
	}
	return false
}

// aTime is the shape of a date and time, which others write as text or count in milliseconds.
const aTime = "a time"

// hits are findings about each odd SDK.
func (d dissent) hits(row parity.Row, what string, sdks []string) []Hit {
	var out []Hit
	for _, i := range d.odd {
		s := row.Cells[i].Symbol
		where := "elsewhere"
		if !d.alone {
			where = "in " + names(d.usual, sdks)
		}
		text := fmt.Sprintf("%s is %s here and %s %s", what, d.stated(row.Cells[i]), d.stated(row.Cells[d.usual[0]]), where)
		out = append(out, Hit{SDK: i, At: s.At, Text: text})
	}
	return out
}

// whole, each and keys are the kinds of value that a member holds, that are in it, and that are its keys.
func whole(c parity.Cell) string {
	if c.Any {
		return "any value"
	}
	return c.Shape
}

func each(c parity.Cell) string { return c.Each }
func keys(c parity.Cell) string { return c.Keys }

// unlike are the hits about what a member holds, or else about what is in it.
func unlike(row parity.Row, sdks []string, kept func(Hit) bool) []Hit {
	if d := dissentIn(row, whole); d.odd != nil {
		return slices.DeleteFunc(d.hits(row, row.Concept, sdks), func(h Hit) bool { return !kept(h) })
	}
	if row.Kind != model.Field {
		return nil
	}
	if d := dissentIn(row, each); d.odd != nil {
		return d.hits(row, "each of "+row.Concept, sdks)
	}
	return dissentIn(row, keys).hits(row, "each key of "+row.Concept, sdks)
}
