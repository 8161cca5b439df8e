package parity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sdkparity/model"
)

// Candidate is what an SDK has that could have been a concept it lacks, and why it is not.
type Candidate struct {
	Symbol *model.Symbol
	Why    string
	score  int
}

const (
	maxCandidates = 3
	minLikeness   = 50 // percent of the words of both names
)

// Nearest are the symbols of an SDK most like a row that it lacks, the likeliest first.
func (t *Table) Nearest(row Row, sdk int) []Candidate {
	members := t.membersIn(row.Key)
	var out []Candidate
	for i := range t.Rows {
		other := &t.Rows[i]
		c := other.Cells[sdk]
		if c.Symbol == nil || other.Key == row.Key || !besideIt(row, *other, c, sdk) {
			continue
		}
		likeness := wordsShared(lastPart(row.Concept), c.Symbol.Name)
		shared, of := 0, 0
		if row.Kind.IsType() && len(members) > 0 {
			shared, of = overlap(members, t.membersIn(other.Key))
		}
		if score := max(likeness, percent(shared, of)); score >= minLikeness {
			out = append(out, Candidate{c.Symbol, t.rejected(row, *other, sdk, shared, of), score})
		}
	}
	slices.SortStableFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.Symbol.Name, b.Symbol.Name))
	})
	return out[:min(len(out), maxCandidates)]
}

// besideIt reports whether a row could stand for another: a type for a type, a member for one of the type that would hold it.
func besideIt(row, other Row, c Cell, sdk int) bool {
	if row.Kind.IsType() || other.Kind.IsType() {
		return row.Kind.IsType() && other.Kind.IsType() && c.Spelled == ""
	}
	owner := row.Cells[sdk].Owner
	return row.Kind != model.Suite && other.Kind != model.Suite && owner != nil && c.Owner != nil && owner.Name == c.Owner.Name && owner.At == c.Owner.At
}

// membersIn are the keys of a type's members.
func (t *Table) membersIn(key string) []string {
	first, _ := slices.BinarySearchFunc(t.Rows, key+".", func(r Row, key string) int { return strings.Compare(r.Key, key) })
	var out []string
	for _, r := range t.Rows[first:] {
		name, ok := strings.CutPrefix(r.Key, key+".")
		if !ok {
			break
		}
		out = append(out, name)
	}
	return out
}

// overlap is how many of two sorted lists are in both, and in either.
func overlap(a, b []string) (both, either int) {
	for _, name := range a {
		if _, ok := slices.BinarySearch(b, name); ok {
			both++
		}
	}
	return both, len(a) + len(b) - both
}

func percent(n, of int) int {
	if of == 0 {
		return 0
	}
	return 100 * n / of
}

// wordsShared is how much of two names is the same words, in percent.
func wordsShared(a, b string) int {
	x, y := model.Words(a), model.Words(lastPart(b))
	both := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			both++
		}
	}
	return percent(both, len(x)+len(y)-both)
}

// rejected says why two rows are not one.
func (t *Table) rejected(row, other Row, sdk, shared, of int) string {
	var both []string
	for i := range row.Cells {
		if row.Cells[i].Symbol != nil && other.Cells[i].Symbol != nil && i != sdk {
			both = append(both, t.SDKs[i])
		}
	}
	c := other.Cells[sdk]
	switch {
	case len(both) > 0:
		return fmt.Sprintf("it is another concept, which %s has beside this one", strings.Join(both, " or "))
	case c.Layer == model.Generated && row.Layer == model.Handwritten:
		return "it is generated, and the others write it by hand"
	case row.Kind != other.Kind && (row.Kind == model.Enum || other.Kind == model.Enum || row.Kind == model.Method || other.Kind == model.Method):
		return fmt.Sprintf("it is of kind %s, not %s", other.Kind, row.Kind)
	case row.Kind.IsType():
		return fmt.Sprintf("no common place, and %d of %d members in common; an alias in the configuration would join them", shared, of)
	}
	return "its name is another, and nothing else says that they are one; an alias in the configuration would join them"
}
