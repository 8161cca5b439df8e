package rules

import (
	"path"
	"slices"

	"sdkparity/parity"
)

// Waiver says that a difference is deliberate.
type Waiver struct {
	Concept string   // glob over concepts: * and ?
	SDKs    []string // all when empty
	Rules   []string // all when empty
}

// Waive takes the findings that a waiver covers away and marks their cells. used says which waivers covered anything.
func Waive(t *parity.Table, findings []Finding, waivers []Waiver) (kept []Finding, used []bool) {
	used = make([]bool, len(waivers))
	rows := map[string]int{}
	for i, r := range t.Rows {
		rows[r.Key] = i
	}
	for _, f := range findings {
		waived := false
		for i, w := range waivers {
			if w.covers(f) {
				used[i], waived = true, true
			}
		}
		if !waived {
			kept = append(kept, f)
			continue
		}
		cell := &t.Rows[rows[f.Row]].Cells[slices.Index(t.SDKs, f.SDK)]
		if cell.Is(parity.Missing, parity.GeneratedOnly) {
			cell.State = parity.Waived
		}
	}
	return kept, used
}

func (w Waiver) covers(f Finding) bool {
	if len(w.SDKs) > 0 && !slices.Contains(w.SDKs, f.SDK) || len(w.Rules) > 0 && !slices.Contains(w.Rules, f.Rule) {
		return false
	}
	ok, err := path.Match(w.Concept, f.Concept)
	return ok && err == nil
}
