package report

import (
	"fmt"
	"io"
	"strings"

	"sdkparity/parity"
	"sdkparity/rules"
)

// Text writes a report for a terminal.
func Text(w io.Writer, r Result, o TextOptions) error {
	v := viewOf(r)
	p := &printer{TextOptions: o}
	v.headline(p)
	if v.Changes == nil {
		v.textAudit(p)
	} else {
		v.textCheck(p)
	}
	v.textDeferred(p)
	v.textCoverage(p)
	v.textSchema(p)
	if len(v.Notes) > 0 {
		p.section("Notes")
		for _, n := range v.Notes {
			p.item("  ", plain.text(n), "")
		}
	}
	p.line("")
	p.line(p.paint(v.commits(short), dim))
	return p.flush(w)
}

func (v view) headline(p *printer) {
	colour := bold
	if v.Changes != nil {
		colour = green
		if len(v.opened(weighty)) > 0 {
			colour = red
		}
	}
	p.item("", v.verdict(plain), colour)
}

// commits says what was compared with what.
func (v view) commits(short func(string) string) string {
	head := "working tree"
	if v.Head != "" {
		head = short(clean(v.Head, nameColumns))
	}
	if v.Base == "" {
		return "at " + head
	}
	return "base " + short(clean(v.Base, nameColumns)) + ", head " + head
}

func (v view) textCheck(p *printer) {
	shown, agreeing := v.worthShowing(p)
	if len(shown) > 0 {
		p.line("")
		v.table(p, shown)
	}
	if agreeing > 0 {
		p.line("")
		p.item("", fmt.Sprintf("%s with nothing to do; --verbose lists them", count(agreeing, "more concept")), dim)
	}
	v.textPlaces(p)
	v.textTodos(p)
	v.textDifferences(p)
	v.textClosed(p)
	v.textStanding(p)
}

const maxAgreeing = 20 // rows that everybody has, before they are only counted

// worthShowing leaves out what everybody has where that would bury what somebody lacks.
func (v view) worthShowing(p *printer) (shown []group, agreeing int) {
	shown, rest := v.split()
	if len(rest) <= maxAgreeing || p.Verbose {
		return v.groups, 0
	}
	return shown, len(rest)
}

const maxPlaces = 10 // concepts whose places are shown, before they are only counted

// textPlaces says where the SDKs that have what others lack declare it.
func (v view) textPlaces(p *printer) {
	opened := v.opened(weighty)
	if len(opened) == 0 {
		return
	}
	p.section("Where it is")
	shown := opened
	if len(shown) > maxPlaces && !p.Verbose {
		shown = shown[:maxPlaces]
	}
	for _, row := range shown {
		p.item("  ", clean(row.Concept, nameColumns), "")
		for i, c := range row.Cells {
			if c.Symbol != nil && c.Symbol.At.File != "" {
				p.item("    ", clean(v.Table.SDKs[i], nameColumns)+" "+clean(position(c.Symbol.At), codeColumns), dim)
			}
		}
	}
	if more := len(opened) - len(shown); more > 0 {
		p.item("  ", "and "+count(more, "more concept")+"; --verbose lists them", dim)
	}
}

func (v view) textTodos(p *printer) {
	todos := v.todos()
	if len(todos) == 0 {
		return
	}
	p.section("What to write")
	for _, t := range todos {
		p.line("  " + p.paint(clean(t.sdk, nameColumns), bold))
		for _, it := range t.items {
			v.textItem(p, it)
		}
		for _, f := range t.stale {
			p.line("    " + p.paint("generated code lags: ", dim) + clean(f, codeColumns))
		}
		if t.lags && t.codegen != "" {
			p.line("    " + p.paint("regenerate: ", dim) + clean(t.codegen, textColumns))
		}
	}
}

func (v view) textItem(p *printer, it item) {
	concept := clean(it.Concept, nameColumns)
	declaration := clean(it.expected.Name, codeColumns)
	if declaration == "" || declaration == concept {
		declaration, concept = concept, ""
	}
	p.line("    " + p.paint("+", green) + " " + declaration)
	var parts []string
	if where := clean(position(it.expected.At), codeColumns); where != "" {
		if it.expected.NewFile {
			where += " (new file)"
		}
		parts = append(parts, "in "+where)
	}
	if concept != "" {
		parts = append(parts, "for "+concept)
	}
	switch {
	case it.generated.File != "":
		parts = append(parts, "generated code has it: "+clean(position(it.generated), codeColumns))
	case it.removed:
		parts = append(parts, "removed here, the others still have it")
	}
	if it.standing {
		parts = append(parts, "missing before this change")
	}
	if it.note {
		parts = append(parts, "only a note")
	}
	if len(parts) > 0 {
		p.line("      " + p.paint(strings.Join(parts, ", "), dim))
	}
	for _, m := range it.members {
		p.line("        " + clean(m, codeColumns))
	}
}

// textDifferences lists what is not a gap: new first; what stood before only where this change touches it.
func (v view) textDifferences(p *printer) {
	var list []rules.Finding
	for _, status := range []string{"new", "standing"} {
		for _, l := range v.lines() {
			for i := range l.Cells {
				for _, f := range v.findings(l, i) {
					if f.Status == status && !isGap(f) && !isStale(f) {
						list = append(list, f)
					}
				}
			}
		}
	}
	if len(list) == 0 {
		return
	}
	p.section("Other differences")
	for _, d := range together(list) {
		p.difference(d)
	}
}

func (p *printer) difference(d difference) {
	mark := signDiffers
	if isGap(d.Finding) {
		mark = signMissing
	}
	notes := []string{clean(d.Rule, nameColumns), string(d.Severity)}
	if d.Status == "standing" {
		notes = append(notes, d.Status)
	}
	p.item("  "+p.glyph(mark)+" ", plain.list(d.sdks)+": "+clean(d.Text, textColumns)+" ("+strings.Join(notes, ", ")+")", "")
	for _, at := range d.at {
		p.line("      " + p.paint(clean(position(at), codeColumns), dim))
	}
}

func (v view) textClosed(p *printer) {
	closed := v.closed()
	if len(closed) == 0 {
		return
	}
	p.section("Closed by this change")
	for _, c := range closed {
		p.item("  "+p.glyph(signPresent)+" ", "closes "+c.sentence(plain), green)
	}
}

func (v view) textStanding(p *printer) {
	list := v.standing()
	if len(list) == 0 {
		return
	}
	p.section(count(len(list), "standing finding") + ", not of this change")
	p.item("  ", byRule(list), "")
	if p.Verbose {
		for _, d := range together(list) {
			p.difference(d)
		}
	}
}

func (v view) textDeferred(p *printer) {
	for _, state := range []parity.State{parity.Planned, parity.Waived} {
		list, others := v.deferred(state)
		if p.Verbose {
			list, others = append(list, others...), nil
		}
		if len(list)+len(others) == 0 {
			continue
		}
		mark := signPlanned
		if state == parity.Waived {
			mark = signWaived
		}
		p.section(strings.ToUpper(mark.means[:1]) + mark.means[1:])
		var items []string
		for _, d := range list {
			items = append(items, d.sentence(plain))
		}
		for _, s := range p.few(items) {
			p.item("  "+p.glyph(mark)+" ", s, "")
		}
		if len(others) > 0 {
			p.line("  " + thousands(len(others)) + " in what this change does not touch")
		}
	}
}
