package rules

import (
	"path"
	"slices"
	"strings"

	"sdkparity/parity"
)

// Waiver says that a difference is deliberate.
type Waiver struct {
	Concept string   // glob over concepts: * and ?
	SDKs    []string // all when empty
	Rules   []string // all when empty
	Why     string   // what is told about the cells it covers
	Ended   bool     // it holds no longer, so it covers nothing
}

// Place names a cell across tables, by the key of its row.
type Place struct{ Row, SDK string }

// Waived is what waivers took out of the findings.
type Waived struct {
	Findings  []Finding
	Tolerated int              // how many of them are about something that is there
	Used      []bool           // by waiver: whether it covered anything
	Why       map[Place]string // the reason, by the cell that a finding was about
}

// Waive parts the findings that no waiver covers from those that one does, and marks the cells of the latter.
func Waive(t *parity.Table, findings []Finding, waivers []Waiver) (kept []Finding, waived Waived) {
	waived = Waived{Used: make([]bool, len(waivers)), Why: map[Place]string{}}
	for _, f := range findings {
		by := -1
		for i, w := range waivers {
			if w.covers(f) {
				waived.Used[i] = true
				if by < 0 {
					by = i
				}
			}
		}
		if by < 0 {
			kept = append(kept, f)
			continue
		}
		waived.Findings = append(waived.Findings, f)
		for _, p := range mark(t, Place{f.Row, f.SDK}, parity.Waived) {
			waived.Why[p] = waivers[by].Why
		}
		if row, sdk := find(t, Place{f.Row, f.SDK}); row < 0 || t.Rows[row].Cells[sdk].State != parity.Waived {
			waived.Tolerated++
		}
	}
	return kept, waived
}

func (w Waiver) covers(f Finding) bool {
	if w.Ended || len(w.SDKs) > 0 && !slices.Contains(w.SDKs, f.SDK) || len(w.Rules) > 0 && !slices.Contains(w.Rules, f.Rule) {
		return false
	}
	plain := strings.IndexAny(w.Concept, `*?[\\`)
	if plain < 0 {
		return w.Concept == f.Concept
	}
	if !strings.HasPrefix(f.Concept, w.Concept[:plain]) {
		return false
	}
	ok, err := path.Match(w.Concept, f.Concept)
	return ok && err == nil
}

// mark gives the cell at a place another state where it lacks something, and so the members that are only missing with
// it. It returns their places, the first of which is the cell's own.
func mark(t *parity.Table, p Place, state parity.State) []Place {
	places := []Place{p}
	from, sdk := find(t, p)
	if from < 0 || !lacking(t.Rows[from].Cells[sdk]) {
		return places
	}
	for i := from; i < len(t.Rows) && strings.HasPrefix(t.Rows[i].Key, p.Row); i++ {
		row, cell := t.Rows[i], &t.Rows[i].Cells[sdk]
		if row.Key == p.Row {
			cell.State = state
			continue
		}
		if strings.HasPrefix(row.Key, p.Row+".") && cell.Implied && lacking(*cell) {
			cell.State = state
			places = append(places, Place{row.Key, p.SDK})
		}
	}
	return places
}

// find is the index of a place's row and column; the row's is -1 where there is none.
func find(t *parity.Table, p Place) (row, sdk int) {
	sdk = slices.Index(t.SDKs, p.SDK)
	row, ok := slices.BinarySearchFunc(t.Rows, p.Row, func(r parity.Row, key string) int { return strings.Compare(r.Key, key) })
	if !ok || sdk < 0 {
		return -1, sdk
	}
	return row, sdk
}

func lacking(c parity.Cell) bool { return c.Is(parity.Missing, parity.GeneratedOnly) }
