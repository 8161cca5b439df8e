package report

import (
	"fmt"
	"strings"

	"sdkparity/rules"
)

func (v view) textAudit(p *printer) {
	v.outliers(p)
	for _, k := range v.kinds() {
		if len(k.lines) > 0 {
			p.section(fmt.Sprintf("%s (%s)", k.title, thousands(len(k.lines))))
			v.newsList(p, k.lines)
		}
	}
	if p.Verbose {
		v.textTodos(p)
	}
	if len(v.Findings) > 0 {
		p.section("Findings by rule")
		p.item("  ", byRule(v.Findings), "")
	}
	if n := len(v.Table.Ambiguous); n > 0 {
		p.section(count(n, "place") + " where types could be joined in more than one way, and were not")
		for _, s := range p.few(v.Table.Ambiguous) {
			p.item("  ", plain.text(s), "")
		}
	}
}

// outliers says of each SDK how often it is the odd one out.
func (v view) outliers(p *printer) {
	list := v.tallies()
	if len(list) == 0 {
		return
	}
	p.line("")
	name := 0
	for _, t := range list {
		name = max(name, columns(clean(t.sdk, nameColumns)))
	}
	for _, t := range list {
		p.item("  "+pad(clean(t.sdk, nameColumns), name)+"  ", t.sentence(), "")
	}
}

// newsList writes a line per concept, members under their type.
func (v view) newsList(p *printer, lines []line) {
	title := ""
	for _, l := range lines {
		_, of := v.groupOf(l.Row)
		if of != title && !l.owner {
			p.listed("  ", of)
		}
		title = of
		indent := "    "
		if l.owner {
			indent = "  "
		}
		text := clean(l.name, maxNameColumns)
		if news := v.news(l, plain); news != "" {
			text += ": " + news
		}
		p.item(indent, text, "")
		for _, d := range together(v.otherwise(l)) {
			p.item(indent+"  "+p.glyph(signDiffers)+" ", plain.list(d.sdks)+": "+clean(d.Text, textColumns), "")
		}
	}
}

// otherwise are a row's findings that are not gaps.
func (v view) otherwise(l line) []rules.Finding {
	var out []rules.Finding
	for i := range l.Cells {
		for _, f := range v.findings(l, i) {
			if !isGap(f) && !isStale(f) {
				out = append(out, f)
			}
		}
	}
	return out
}

func (v view) textCoverage(p *printer) {
	if len(v.Coverage)+len(v.Problems) == 0 {
		return
	}
	p.section("Coverage")
	if len(v.Coverage) > 0 {
		p.item("  ", v.total(), "")
	}
	told := v.blind()
	if p.Verbose {
		told = v.Coverage
	}
	for _, c := range told {
		p.item("  ", clean(c.SDK, nameColumns)+": "+c.sentence(), "")
	}
	for _, sdk := range v.problemSDKs() {
		var list []string
		for _, x := range v.problemsOf(sdk) {
			list = append(list, strings.TrimSpace(clean(position(x.at()), codeColumns)+"  "+plain.text(x.Text)))
		}
		p.line("  " + clean(sdk, nameColumns) + ", not understood:")
		for _, s := range p.few(list) {
			p.item("    ", s, "")
		}
	}
}

func (v view) textSchema(p *printer) {
	s := v.Schema.sentence(plain)
	if s == "" {
		return
	}
	colour := ""
	if !v.Schema.Known || v.Schema.Skewed {
		colour = yellow
	}
	p.line("")
	p.item("", strings.ToUpper(s[:1])+s[1:], colour)
}
