package report

import (
	"fmt"
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/rules"
)

// Outcome is a check in a sentence and some numbers.
type Outcome struct {
	Verdict    string // plain text
	Quiet      bool   // nothing public changed
	Line       string // the same as a line of Markdown, with the commits
	New, Fixed int    // findings
	Gaps       int    // findings of warning or above; of a check, the new ones
	Planned    int    // concepts that the pull request defers
}

// OutcomeOf counts what a check found.
func OutcomeOf(r Result) Outcome {
	v, s := viewOf(r), r.summary()
	o := Outcome{Verdict: v.verdict(plain), Line: v.quietLine(), Quiet: v.Changes != nil && len(v.groups) == 0, New: s.New, Fixed: s.Fixed, Planned: s.Planned}
	for _, f := range r.Findings {
		if (f.Status == "new" || v.Changes == nil) && weighty(f) {
			o.Gaps++
		}
	}
	return o
}

// Remark is what a change opens about one concept, for those who read the change line by line.
type Remark struct {
	IDs      []string    // of the findings
	Lines    []model.Pos // where the change declares the concept
	At       model.Pos   // the first of them, else where the gap would be closed
	Severity rules.Severity
	Title    string // plain text, one line
	Text     string // plain text
	Markdown string
}

// Remarks are those of a check, the most urgent first.
func Remarks(r Result) []Remark {
	v := viewOf(r)
	var out []Remark
	for _, l := range v.lines() {
		if m, ok := v.remark(l); ok {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b Remark) int { return heft(b.Severity) - heft(a.Severity) })
	return out
}

func heft(s rules.Severity) int {
	return slices.Index([]rules.Severity{rules.Off, rules.Note, rules.Warning, rules.Error}, s)
}

func (v view) remark(l line) (Remark, bool) {
	m := Remark{Severity: rules.Off}
	text, marked := "", ""
	for i := range l.Cells {
		for _, f := range v.findings(l, i) {
			if f.Status != "new" {
				continue
			}
			if m.At.File == "" {
				m.At = v.locate(f, l)
			}
			m.IDs = append(m.IDs, f.ID)
			if heft(f.Severity) > heft(m.Severity) {
				m.Severity = f.Severity
			}
			if isStale(f) && slices.ContainsFunc(v.findings(l, i), isGap) {
				continue // who writes it by hand runs the generator first
			}
			text += v.remarkItem(l, i, f, plain) + "\n"
			marked += "- " + v.remarkItem(l, i, f, hub) + "\n"
		}
	}
	if len(m.IDs) == 0 {
		return m, false
	}
	for i, c := range l.Cells {
		if l.changed(i) && c.Symbol != nil && c.Is(parity.Present, parity.Differs) && c.Symbol.At.File != "" {
			m.Lines = append(m.Lines, c.Symbol.At)
		}
	}
	if len(m.Lines) > 0 {
		m.At = m.Lines[0]
	}
	m.Title = v.remarkTitle(l, plain)
	m.Text, m.Markdown = text, "**"+v.remarkTitle(l, hub)+"**\n\n"+marked
	return m, true
}

// remarkTitle says who lacks it, or that it is not the same everywhere.
func (v view) remarkTitle(l line, d dialect) string {
	var lacking []string
	for i, sdk := range v.Table.SDKs {
		if slices.ContainsFunc(v.findings(l, i), func(f rules.Finding) bool { return f.Status == "new" && isGap(f) }) {
			lacking = append(lacking, sdk)
		}
	}
	if len(lacking) == 0 {
		return d.code(l.Concept) + " is not the same in all SDKs"
	}
	return fmt.Sprintf("%s %s %s", d.list(lacking), plural(len(lacking), "lacks", "lack"), d.code(l.Concept))
}

// remarkItem says of one SDK what to write where, or what differs.
func (v view) remarkItem(l line, sdk int, f rules.Finding, d dialect) string {
	name := d.text(v.Table.SDKs[sdk]) + ": "
	e := v.expected(l.Row, sdk)
	if !isGap(f) || e.Name == "" {
		return name + d.text(f.Text)
	}
	s := name + d.code(e.Name)
	if e.At.File != "" {
		s += " in " + d.code(position(e.At))
	}
	if e.NewFile {
		s += " (new file)"
	}
	return s
}
