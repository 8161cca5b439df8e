package report

import (
	"fmt"
	"strings"

	"sdkparity/parity"
	"sdkparity/rules"
)

func (v view) textAudit(p *printer) {
	gaps, only, other := v.kinds()
	v.outliers(p, gaps, only)
	for _, s := range []struct {
		title string
		lines []line
	}{
		{"Gaps", gaps},
		{"Only one SDK has it: a gap of all the others, or its own idiom", only},
		{"Different", other},
	} {
		if len(s.lines) > 0 {
			p.section(fmt.Sprintf("%s (%s)", s.title, thousands(len(s.lines))))
			v.newsList(p, s.lines)
		}
	}
	if len(v.Findings) > 0 {
		p.section("Findings by rule")
		p.item("  ", byRule(v.Findings), "")
	}
	if n := len(v.Table.Ambiguous); n > 0 {
		p.section(count(n, "place") + " where types could be joined in more than one way, and were not")
		for _, s := range cutList(v.Table.Ambiguous, p.Verbose, func(n int) string { return fmt.Sprintf("%d more", n) }) {
			p.item("  ", plain.text(s), "")
		}
	}
}

// tally is how often an SDK is the odd one out.
type tally struct {
	sdk                                      string
	missing, lacksAlone, hasAlone, generated int
}

func (v view) tallies(gaps, only []line) []tally {
	var out []tally
	for i, sdk := range v.Table.SDKs {
		if !v.isSDK(i) {
			continue
		}
		t := tally{sdk: sdk}
		for _, l := range gaps {
			lacking := v.lacking(l)
			switch {
			case l.Cells[i].State == parity.GeneratedOnly:
				t.generated++
			case len(lacking) == 1 && lacking[0] == sdk:
				t.lacksAlone++
				t.missing++
			case l.Cells[i].State == parity.Missing && len(v.findings(l, i)) > 0:
				t.missing++
			}
		}
		for _, l := range only {
			if l.Cells[i].Is(parity.Present, parity.Differs) {
				t.hasAlone++
			}
		}
		out = append(out, t)
	}
	return out
}

// outliers says of each SDK how often it is the odd one out.
func (v view) outliers(p *printer, gaps, only []line) {
	if len(gaps)+len(only) == 0 {
		return
	}
	p.line("")
	name := 0
	list := v.tallies(gaps, only)
	for _, t := range list {
		name = max(name, columns(clean(t.sdk, nameColumns)))
	}
	for _, t := range list {
		p.item("  "+p.paint(pad(clean(t.sdk, nameColumns), name), bold)+"  ", fmt.Sprintf("lacks %s, %s of them alone; has %s alone; %s only in generated code",
			thousands(t.missing), thousands(t.lacksAlone), thousands(t.hasAlone), thousands(t.generated)), "")
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
		for _, s := range v.otherwise(l) {
			p.item(indent+"  "+p.glyph(signDiffers)+" ", clean(s.SDK, nameColumns)+": "+clean(s.Text, textColumns), "")
		}
	}
}

// otherwise are a row's findings that are not gaps.
func (v view) otherwise(l line) []rules.Finding {
	var out []rules.Finding
	for i := range l.Cells {
		for _, f := range v.findings(l, i) {
			if !isGap(f) {
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
		p.item("  "+p.paint(clean(c.SDK, nameColumns), bold)+" ", c.sentence(), "")
	}
	for _, sdk := range v.problemSDKs() {
		list := v.problemsOf(sdk)
		p.line("  " + p.paint(clean(sdk, nameColumns), bold) + ", not understood:")
		for i, x := range list {
			if i == maxEntries && !p.Verbose {
				p.line(fmt.Sprintf("    %d more", len(list)-i))
				break
			}
			p.item("    ", strings.TrimSpace(clean(position(x.at()), codeColumns)+"  "+plain.text(x.Text)), "")
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
