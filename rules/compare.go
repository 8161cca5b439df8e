package rules

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

// Change is what a commit range did to one row.
type Change struct {
	Kind string // "added", "removed" or "changed"
	SDKs []bool // the columns it did it in
}

// Comparison is what lies between two judged tables.
type Comparison struct {
	Findings []Finding         // of both, with their status, sorted by row, rule and SDK
	Changes  map[string]Change // by row key
	Base     map[string]parity.Row
}

// Compare matches the findings and rows of base and head by their ids.
func Compare(base, head *parity.Table, before, after []Finding) Comparison {
	p := newPast(base, head, before)
	c := Comparison{Changes: map[string]Change{}, Base: p.rows}
	rows := map[string]parity.Row{}
	for _, r := range head.Rows {
		rows[r.Key] = r
	}
	still := map[string]bool{}
	for _, f := range after {
		f, known := p.compared(f, rows[f.Row], slices.Index(head.SDKs, f.SDK))
		still[f.ID], still[known] = true, true
		if f.Status != "" {
			c.Findings = append(c.Findings, f)
		}
	}
	lost := unseen(head)
	for _, f := range before {
		if !still[f.ID] && !lost[Place{f.Row, f.SDK}] {
			f.Status = "fixed"
			c.Findings = append(c.Findings, f)
		}
	}
	slices.SortStableFunc(c.Findings, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.Row, b.Row), strings.Compare(a.Rule, b.Rule))
	})
	c.Findings = Settle(c.Findings)
	c.rows(base, head)
	return c
}

// unseen are the cells of which nobody can say what is there: no finding about one is closed by that.
func unseen(t *parity.Table) map[Place]bool {
	out := map[Place]bool{}
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if c.Is(parity.Unread, parity.Unknown, parity.Absent) {
				out[Place{r.Key, t.SDKs[i]}] = true
			}
		}
	}
	return out
}

func (c *Comparison) rows(base, head *parity.Table) {
	seen := map[string]bool{}
	for _, r := range head.Rows {
		seen[r.Key] = true
		before, ok := c.Base[r.Key]
		if !ok {
			before = parity.Row{Cells: make([]parity.Cell, len(r.Cells))}
		}
		if change, ok := changeOf(before, r); ok {
			c.Changes[r.Key] = change
		}
	}
	for _, r := range base.Rows {
		if !seen[r.Key] {
			if change, ok := changeOf(r, parity.Row{Cells: make([]parity.Cell, len(r.Cells))}); ok {
				c.Changes[r.Key] = change
			}
		}
	}
}

// changeOf compares what the SDKs offer; where it is declared, and what is said about it, does not count.
func changeOf(before, after parity.Row) (Change, bool) {
	var change Change
	for i := range after.Cells {
		kind := cellChange(before.Cells[i].Symbol, after.Cells[i].Symbol)
		if kind == "" {
			continue
		}
		if change.SDKs == nil {
			change.SDKs = make([]bool, len(after.Cells))
		}
		change.SDKs[i] = true
		// What is added in one SDK and changed in another was added; what is removed here and changed there was removed.
		if kind == "added" || change.Kind == "" || kind == "removed" && change.Kind == "changed" {
			change.Kind = kind
		}
	}
	return change, change.Kind != ""
}

func cellChange(before, after *model.Symbol) string {
	switch {
	case before == after:
		return ""
	case before == nil:
		return "added"
	case after == nil:
		return "removed"
	case signature(before) != signature(after):
		return "changed"
	}
	return ""
}

// signature is what a caller depends on.
func signature(s *model.Symbol) string {
	parts := []string{s.Name, s.Wire, s.Type.Text, s.Presence.String(), s.Stability.String()}
	if s.Kind == model.Method || s.Kind == model.Function {
		for _, p := range s.Members {
			parts = append(parts, p.Name, p.Type.Text, p.Presence.String())
		}
	}
	return strings.Join(parts, "\x00")
}
