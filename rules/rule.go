// Package rules judges a table: each rule looks at one row at a time and says where the SDKs differ.
package rules

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

// Severity says how much a finding asks for attention.
type Severity string

const (
	Off     Severity = "off"
	Note    Severity = "note"
	Warning Severity = "warning"
	Error   Severity = "error"
)

// Rule is one way in which SDKs can differ.
type Rule struct {
	ID       string
	Severity Severity
	Doc      string // one sentence
	Check    func(parity.Row, []string) []Hit
}

// Hit is one SDK's difference in a row.
type Hit struct {
	SDK   int
	At    model.Pos // the line a person would edit
	Text  string
	Minor bool // only one SDK differs from the rest by having more: as often a language's own idiom as a gap; a note unless it is new
	Weak  bool // nothing but a name speaks for it: always a note
}

// Finding is a hit with everything a reader or a script needs.
type Finding struct {
	ID       string // rule, row and SDK: the same across runs as long as the difference is
	Rule     string
	Severity Severity
	Status   string // "new", "fixed" or "standing" once compared with a base
	Row      string // key of the row
	Concept  string
	SDK      string
	At       model.Pos
	Text     string
	Minor    bool
}

// All are the rules, in the order of their documentation.
var All = []Rule{
	typeMissing,
	memberMissing,
	presenceDiffers,
	typeDiffers,
	wireNameDiffers,
	stabilityDiffers,
	generatedStale,
}

// Judge runs all rules over a table. severity overrides a rule's own. The findings are sorted by row, rule and SDK.
func Judge(t *parity.Table, severity map[string]string) []Finding {
	var out []Finding
	for _, row := range t.Rows {
		for _, rule := range All {
			level := cmp.Or(Severity(severity[rule.ID]), rule.Severity)
			if level == Off {
				continue
			}
			for _, h := range rule.Check(row, t.SDKs) {
				sdk, level := t.SDKs[h.SDK], level
				if h.Weak {
					level = Note
				}
				out = append(out, Finding{
					ID: rule.ID + ":" + row.Key + ":" + sdk, Rule: rule.ID, Severity: level, Row: row.Key, Concept: row.Concept,
					SDK: sdk, At: h.At, Text: h.Text, Minor: h.Minor,
				})
			}
		}
	}
	order := map[string]int{}
	for i, s := range t.SDKs {
		order[s] = i
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.Row, b.Row), strings.Compare(a.Rule, b.Rule), cmp.Compare(order[a.SDK], order[b.SDK]))
	})
	return out
}

// having are the columns whose SDK offers the concept. What only the schema has is nobody's API.
func having(row parity.Row) []int {
	var out []int
	for i, c := range row.Cells {
		if c.Symbol != nil && c.Is(parity.Present, parity.Differs) && !inSchema(c) {
			out = append(out, i)
		}
	}
	return out
}

// inSchema reports whether a cell is the schema's: it has a symbol that nobody wrote, by hand or by generator.
func inSchema(c parity.Cell) bool { return c.Symbol != nil && c.Layer == model.LayerUnknown }

// Settle lowers what is not new: that one SDK has more than the others is news on the change that brings it, and a note later.
func Settle(findings []Finding) []Finding {
	out := slices.Clone(findings)
	for i := range out {
		if f := &out[i]; f.Minor && f.Status != "new" {
			f.Severity = Note
		}
	}
	return out
}

// names joins SDK names: "node, dotnet and go".
func names(columns []int, sdks []string) string {
	var list []string
	for _, c := range columns {
		list = append(list, sdks[c])
	}
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}
