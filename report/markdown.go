package report

import (
	"fmt"
	"io"
	"strings"

	"sdkparity/parity"
	"sdkparity/rules"
)

// Markdown writes a report for a pull request, an issue or a job summary on GitHub: always under 65,536 characters.
func Markdown(w io.Writer, r Result) error { return MarkdownWithin(w, r, markdownLimit) }

// MarkdownWithin writes it in so many bytes. What does not fit is counted.
func MarkdownWithin(w io.Writer, r Result, limit int) error {
	v := viewOf(r)
	if v.Changes != nil && len(v.groups) == 0 {
		_, err := io.WriteString(w, v.quietLine())
		return err
	}
	blocks := []block{fixed("**" + v.verdict(hub) + "**\n\n")}
	if v.Changes == nil {
		blocks = append(blocks, v.markdownAudit()...)
	} else {
		check, err := v.markdownCheck()
		if err != nil {
			return err
		}
		blocks = append(blocks, check...)
	}
	blocks = append(blocks, v.markdownRest()...)
	blocks = append(blocks, fixed("<sub>"+v.commits(func(s string) string { return codeSpan(s, nameColumns) })+"</sub>\n"))
	_, err := io.WriteString(w, layOut(blocks, limit))
	return err
}

// quietLine is all there is to say when nothing public changed.
func (v view) quietLine() string {
	s := "**" + v.verdict(hub) + "** (" + v.commits(func(s string) string { return codeSpan(short(s), nameColumns) }) + ")"
	if !v.Schema.Known && v.Schema.Why != "" {
		s += "; " + v.Schema.sentence(hub)
	}
	return s + "\n"
}

func (v view) markdownCheck() ([]block, error) {
	shown, agreeing := v.split()
	var out []block
	if len(shown) > 0 {
		out = append(out, v.markdownTable("", linesOf(shown), "", 40))
	}
	todos := v.todos()
	if err := v.suggest(todos); err != nil {
		return nil, err
	}
	out = append(out, v.markdownTodos(todos)...)
	out = append(out, v.markdownDifferences()...)
	out = append(out, v.markdownClosed()...)
	if len(agreeing) > 0 {
		out = append(out, v.foldedTable("Touched by this change, nothing to do", agreeing, 4))
	}
	return out, nil
}

// markdownTable has a row per concept and links each cell to what is there.
func (v view) markdownTable(open string, lines []line, closing string, share int) block {
	b := block{share: share}
	b.open = open + "| |"
	rule := "|:--|"
	for _, sdk := range v.Table.SDKs {
		b.open += " " + prose(sdk, nameColumns) + " |"
		rule += ":-:|"
	}
	b.open += "\n" + rule + "\n"
	owner := ""
	var unlinked []string
	for _, l := range lines {
		key, _ := v.groupOf(l.Row)
		name := hub.code(l.Concept)
		switch {
		case l.owner:
			owner, name = key, "**"+name+"**"
		case key == owner:
			name = "&nbsp;&nbsp;↳ " + hub.code(l.name)
		}
		b.rows = append(b.rows, v.markdownRow(l, name))
		unlinked = append(unlinked, v.withoutLinks().markdownRow(l, name))
	}
	b.terse = [][]string{unlinked}
	b.cut = func(n int) string {
		return "| … and " + thousands(n) + " more, cut here |" + strings.Repeat(" |", len(v.Table.SDKs)) + "\n"
	}
	var legend []string
	for _, s := range v.used(lines) {
		legend = append(legend, s.glyph+" "+s.means)
	}
	b.close = "\n<sub>" + strings.Join(legend, " · ") + "</sub>\n\n" + closing
	return b
}

func (v view) markdownRow(l line, name string) string {
	s := "| " + name + " |"
	for i := range v.Table.SDKs {
		mark := v.signOf(l, i).glyph
		if v.opensIn(l, i) {
			mark = "**" + mark + "**"
		}
		if here := at(l.Cells[i]); here.File != "" && !l.gone {
			mark = v.linkTo(here, mark)
		}
		s += " " + mark + " |"
	}
	return s + "\n"
}

func (v view) opensIn(l line, i int) bool {
	for _, f := range v.findings(l, i) {
		if f.Status == "new" {
			return true
		}
	}
	return false
}

func (v view) markdownDifferences() []block {
	var list []rules.Finding
	for _, l := range v.lines() {
		for i := range l.Cells {
			for _, f := range v.findings(l, i) {
				if f.Status == "new" && !isGap(f) && !isStale(f) {
					list = append(list, f)
				}
			}
		}
	}
	if len(list) == 0 {
		return nil
	}
	return []block{listed("Other differences:", v.findingItems(list), 8)}
}

func (v view) findingItems(list []rules.Finding) []string {
	var out []string
	for _, d := range together(list) {
		s := "- " + hub.list(d.sdks) + ": " + prose(d.Text, textColumns)
		var places []string
		for _, at := range d.at {
			places = append(places, v.linkTo(at, codeSpan(position(at), codeColumns)))
		}
		if len(places) > 0 {
			s += " in " + strings.Join(places, ", ")
		}
		out = append(out, s+" ("+prose(d.Rule, nameColumns)+", "+prose(string(d.Severity), nameColumns)+")\n")
	}
	return out
}

func (v view) markdownClosed() []block {
	var rows []string
	for _, c := range v.closed() {
		rows = append(rows, "- closes "+c.sentence(hub)+"\n")
	}
	if len(rows) == 0 {
		return nil
	}
	return []block{listed("Closed by this change:", rows, 4)}
}

// markdownRest is what stays folded: what stood before, what is meant to be, and what was not understood.
func (v view) markdownRest() []block {
	var out []block
	if s := v.Schema.sentence(hub); s != "" && (!v.Schema.Known || v.Schema.Skewed) {
		out = append(out, fixed("⚠ "+s+"\n\n"))
	}
	if list := v.standing(); len(list) > 0 {
		summary := count(len(list), "standing finding") + ", not of this change: " + htmlText(byRule(list), textColumns)
		rows := v.findingItems(v.standingHere())
		out = append(out, foldedHere(summary, rows, len(list)-len(rows), 4))
	}
	for _, state := range []parity.State{parity.Planned, parity.Waived} {
		var rows []string
		touched, others := v.deferred(state)
		for _, d := range touched {
			rows = append(rows, "- "+d.sentence(hub)+"\n")
		}
		if n := len(touched) + len(others); n > 0 {
			out = append(out, foldedHere(fmt.Sprintf("%s %s", count(n, "concept"), state), rows, len(others), 3))
		}
	}
	if rows := v.coverageItems(); len(rows) > 0 {
		out = append(out, folded("Coverage: "+v.total(), rows, 4))
	}
	var notes []string
	for _, n := range v.Notes {
		notes = append(notes, "- "+prose(n, textColumns)+"\n")
	}
	if len(notes) > 0 {
		out = append(out, listed("Notes:", notes, 3))
	}
	return out
}
