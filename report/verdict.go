package report

import (
	"fmt"
	"slices"
	"strings"

	"sdkparity/parity"
	"sdkparity/rules"
)

// verdict is the whole report in one sentence.
func (v view) verdict(d dialect) string {
	if v.Changes == nil {
		return v.auditVerdict()
	}
	gaps := v.opened(func(f rules.Finding) bool { return isGap(f) && weighty(f) })
	if len(gaps) > 0 {
		return v.gapVerdict(d, gaps)
	}
	if len(v.groups) == 0 {
		return "no public API change" + v.blindness()
	}
	if stale := v.opened(func(f rules.Finding) bool { return isStale(f) && weighty(f) }); len(stale) > 0 {
		return fmt.Sprintf("the generated code of %s lags behind in %s, no gap by hand", d.list(v.lagging(stale)), count(len(stale), "concept")) + v.aside()
	}
	if n := len(v.opened(weighty)); n > 0 {
		return fmt.Sprintf("new differences in %s, no gap", count(n, "concept")) + v.aside()
	}
	touched := "the concept"
	if n := len(v.lines()); n > 1 {
		touched = "the " + count(n, "concept")
	}
	return "no gap in " + touched + " this change touches" + v.aside()
}

// opened are the rows in which the change opens a finding of some kind, the one that explains most first.
func (v view) opened(kind func(rules.Finding) bool) []line {
	var types, members []line
	for _, l := range v.lines() {
		if !v.opens(l, kind) {
			continue
		}
		if l.owner {
			types = append(types, l)
			continue
		}
		members = append(members, l)
	}
	return append(types, members...)
}

// lagging are the SDKs whose generated code lacks what it should have.
func (v view) lagging(lines []line) []string {
	var out []string
	for i, sdk := range v.Table.SDKs {
		if slices.ContainsFunc(lines, func(l line) bool { return slices.ContainsFunc(v.findings(l, i), isStale) }) {
			out = append(out, sdk)
		}
	}
	return out
}

// weighty reports whether a finding is more than a note.
func weighty(f rules.Finding) bool { return f.Severity != rules.Note }

func (v view) opens(l line, kind func(rules.Finding) bool) bool {
	for i := range l.Cells {
		for _, f := range v.findings(l, i) {
			if f.Status == "new" && kind(f) {
				return true
			}
		}
	}
	return false
}

// gapVerdict tells the first gap in full: "2 of 6 SDKs have Lamp; go lacks it (and 3 more concepts)".
func (v view) gapVerdict(d dialect, gaps []line) string {
	l := gaps[0]
	has := v.columnsIn(l.Row, parity.Present, parity.Differs)
	s := fmt.Sprintf("%d of %s %s %s", len(has), count(v.existing(l.Row), "SDK"), plural(len(has), "has", "have"), d.code(l.Concept))
	if names := v.lacking(l); len(names) > 0 {
		s += fmt.Sprintf("; %s %s it", d.list(names), plural(len(names), "lacks", "lack"))
	}
	if names := v.columnsIn(l.Row, parity.GeneratedOnly); len(names) > 0 {
		s += fmt.Sprintf("; %s %s it only in generated code", d.list(names), plural(len(names), "has", "have"))
	}
	if n := len(gaps) - 1; n > 0 {
		s += fmt.Sprintf(" (and %s with a gap)", count(n, "more concept"))
	}
	return s
}

// existing is how many SDKs there are, for a row.
func (v view) existing(row parity.Row) int { return v.sdks() - len(v.columnsIn(row, parity.Absent)) }

// aside is what a reader of good news must still know.
func (v view) aside() string {
	s := v.summary()
	var parts []string
	if s.Fixed > 0 {
		parts = append(parts, fmt.Sprintf("closes %d", s.Fixed))
	}
	notes, standing := 0, 0
	for _, l := range v.lines() {
		for i := range l.Cells {
			for _, f := range v.findings(l, i) {
				switch {
				case f.Status == "standing":
					standing++
				case !weighty(f):
					notes++
				}
			}
		}
	}
	if notes > 0 {
		parts = append(parts, count(notes, "note"))
	}
	if standing > 0 {
		parts = append(parts, fmt.Sprintf("%d standing in what it touches", standing))
	}
	for _, n := range []struct {
		state parity.State
		word  string
	}{{parity.Planned, "planned"}, {parity.Waived, "waived"}} {
		if c := v.cellsIn(n.state); c > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c, n.word))
		}
	}
	if len(parts) == 0 {
		return v.blindness()
	}
	return "; " + strings.Join(parts, ", ") + v.blindness()
}

func (v view) cellsIn(state parity.State) int {
	n := 0
	for _, l := range v.lines() {
		if !byHand(l.Row) {
			continue
		}
		for i, c := range l.Cells {
			if v.isSDK(i) && c.State == state && !c.Implied {
				n++
			}
		}
	}
	return n
}

// blindness keeps a report from saying that all is well when it has not seen all.
func (v view) blindness() string {
	var gone []string
	for _, c := range v.Coverage {
		if c.Gone {
			gone = append(gone, c.SDK)
		}
	}
	if len(gone) > 0 {
		return fmt.Sprintf(", but %s %s no longer where the configuration has %s", plain.list(gone), plural(len(gone), "is", "are"), plural(len(gone), "it", "them"))
	}
	if v.cellsIn(parity.Unread)+v.cellsIn(parity.Unknown)+len(v.Problems) > 0 {
		return ", as far as the source was understood"
	}
	return ""
}

func (v view) sdks() int {
	n := 0
	for i := range v.Table.SDKs {
		if v.isSDK(i) {
			n++
		}
	}
	return n
}
