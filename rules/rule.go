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
	Over     func(*parity.Table) func(parity.Row, []string) []Hit // gives Check, where a row is judged by what others are like
}

// Hit is one SDK's difference in a row.
type Hit struct {
	SDK    int
	At     model.Pos // the line a person would edit
	Text   string
	Minor  bool // few SDKs have more than the rest: as often an idiom of theirs as a gap; a note unless it is new
	Weak   bool // nothing but a name speaks for it: always a note
	Extra  bool // one SDK alone has it, and the protocol does not know it: news on the change that brings it, and later its own affair
	Nested bool // it is a part of what is missing anyway: told on the change that opens the gap, and later only there
	Hidden bool // the SDK has it and keeps it to itself: as often meant as forgotten, and a note unless it is new
	Remote bool // it is about what few SDKs offer and users do not come to: told on the change that brings it, and later not
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
	Weak     bool // as its Hit is
	Extra    bool
	Nested   bool
	Hidden   bool
	Remote   bool
}

// Found is a hit of a rule that reads more than the table.
type Found struct {
	Rule string
	Row  int // of the table
	Hit
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
	notExported,
	unusedExported,
	defaultDiffers,
	nameDiffers,
	schemaDrift,
	schemaUnmappable,
	companionMissing,
	optionNotForwarded,
	suiteMissing,
}

// Judge runs all rules over a table and adds what was found elsewhere. severity overrides a rule's own. The findings are sorted
// by row, rule and SDK.
func Judge(t *parity.Table, severity map[string]string, found ...Found) []Finding {
	var out []Finding
	for _, rule := range All {
		level := cmp.Or(Severity(severity[rule.ID]), rule.Severity)
		if level == Off {
			continue
		}
		check := rule.over(t)
		for i := 0; check != nil && i < len(t.Rows); i++ {
			for _, h := range check(t.Rows[i], t.SDKs) {
				out = append(out, rule.finding(t, i, h, level))
			}
		}
		for _, f := range found {
			if f.Rule == rule.ID {
				out = append(out, rule.finding(t, f.Row, f.Hit, level))
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

// over is what judges the rows of a table; nil for a rule whose hits are found elsewhere.
func (r Rule) over(t *parity.Table) func(parity.Row, []string) []Hit {
	if r.Over != nil {
		return r.Over(t)
	}
	return r.Check
}

func (r Rule) finding(t *parity.Table, row int, h Hit, level Severity) Finding {
	if h.Weak {
		level = Note
	}
	at, sdk := t.Rows[row], t.SDKs[h.SDK]
	h.Nested = h.Nested || r.ID != unusedExportedID && idle(at, h.SDK)
	return Finding{
		ID: idOf(r.ID, at.Key, sdk), Rule: r.ID, Severity: level, Row: at.Key, Concept: at.Concept,
		SDK: sdk, At: h.At, Text: h.Text, Minor: h.Minor, Weak: h.Weak, Extra: h.Extra, Nested: h.Nested, Hidden: h.Hidden, Remote: h.Remote,
	}
}

// idOf is what identifies a finding across runs.
func idOf(rule, row, sdk string) string { return rule + ":" + row + ":" + sdk }

// idle reports whether a difference is one to a type that nobody can use, or of it: that is told of the type.
func idle(row parity.Row, sdk int) bool {
	others := slices.DeleteFunc(having(row), func(i int) bool { return i == sdk || row.Cells[i].Unused })
	return row.Cells[sdk].Unused || len(others) == 0 && slices.ContainsFunc(row.Cells, func(c parity.Cell) bool { return c.Unused })
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
