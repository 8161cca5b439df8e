package report

import (
	"slices"
	"strings"
)

// markdownTodos says per SDK what to write where. The files are in sight, the declarations folded away.
func (v view) markdownTodos() []block {
	var out []block
	todos := v.todos()
	for _, t := range todos {
		var rows []string
		for _, it := range t.items {
			rows = append(rows, v.markdownItem(it))
		}
		rows = append(rows, v.generatedItems(t)...)
		out = append(out, folded("<b>"+htmlText(t.sdk, nameColumns)+"</b>: "+t.summary(), rows, max(1, 25/len(todos))))
	}
	return out
}

const maxFiles = 3 // in a summary

// summary counts what an SDK has to write, and in which files.
func (t todo) summary() string {
	var parts []string
	if n := len(t.items); n > 0 {
		parts = append(parts, count(n, "declaration")+" in "+t.files())
	}
	if t.lags {
		parts = append(parts, "regenerate")
	}
	return strings.Join(parts, ", ")
}

func (t todo) files() string {
	var files []string
	for _, it := range t.items {
		if f := it.expected.At.File; f != "" && !slices.Contains(files, f) {
			files = append(files, f)
		}
	}
	if len(files) == 0 {
		return "a place to be chosen"
	}
	var parts []string
	for i, f := range files {
		if i == maxFiles {
			parts = append(parts, count(len(files)-i, "more file"))
			break
		}
		parts = append(parts, htmlCode(f, codeColumns))
	}
	return strings.Join(parts, ", ")
}

func (v view) markdownItem(it item) string {
	s := "- "
	if it.expected.Name != "" {
		s += codeSpan(it.expected.Name, codeColumns) + " for "
	}
	s += hub.code(it.Concept)
	if p := it.expected.At; p.File != "" {
		text := codeSpan(position(p), codeColumns)
		if !it.expected.NewFile {
			text = v.linkTo(p, text)
		}
		s += " in " + text
	}
	if it.expected.NewFile {
		s += " (new file)"
	}
	if it.generated.File != "" {
		s += ", generated code has it in " + v.linkTo(it.generated, codeSpan(position(it.generated), codeColumns))
	}
	if it.removed {
		s += ", removed here while the others still have it"
	}
	if it.standing {
		s += ", missing before this change"
	}
	s += "\n"
	for _, m := range it.members {
		s += "  - " + codeSpan(m, codeColumns) + "\n"
	}
	return s
}

func (v view) generatedItems(t todo) []string {
	var out []string
	for _, f := range t.stale {
		out = append(out, "- generated code lags behind: "+codeSpan(f, codeColumns)+"\n")
	}
	if t.lags && t.codegen != "" {
		out = append(out, "- regenerate: "+codeSpan(t.codegen, textColumns)+"\n")
	}
	return out
}

func (v view) coverageItems() []string {
	var out []string
	for _, c := range v.Coverage {
		out = append(out, "- "+prose(c.SDK, nameColumns)+": "+c.sentence()+"\n")
	}
	if s := v.Schema.sentence(hub); s != "" {
		out = append(out, "- "+s+"\n")
	}
	for _, sdk := range v.problemSDKs() {
		for _, p := range v.problemsOf(sdk) {
			s := "- " + prose(sdk, nameColumns) + ", not understood: "
			if here := p.at(); here.File != "" {
				s += v.linkTo(here, codeSpan(position(here), codeColumns)) + " "
			}
			out = append(out, s+prose(p.Text, textColumns)+"\n")
		}
	}
	return out
}

func (v view) markdownAudit() []block {
	gaps, only, other := v.kinds()
	var out []block
	if len(gaps)+len(only) > 0 {
		out = append(out, v.markdownTallies(gaps, only))
	}
	for _, s := range []struct {
		title string
		lines []line
		share int
	}{
		{"Gaps", gaps, 45},
		{"Only one SDK has it: a gap of all the others, or its own idiom", only, 15},
		{"Different", other, 15},
	} {
		if len(s.lines) == 0 {
			continue
		}
		open := "<details><summary>" + s.title + " (" + thousands(len(s.lines)) + ")</summary>\n\n"
		out = append(out, v.markdownTable(open, s.lines, "</details>\n\n", s.share))
	}
	if len(v.Findings) > 0 {
		out = append(out, fixed("Findings by rule: "+prose(byRule(v.Findings), textColumns)+"\n\n"))
	}
	return out
}

// markdownTallies says of each SDK how often it is the odd one out.
func (v view) markdownTallies(gaps, only []line) block {
	b := block{open: "| | lacks | alone | has alone | only generated |\n|:--|--:|--:|--:|--:|\n", close: "\n", share: 10}
	for _, t := range v.tallies(gaps, only) {
		b.rows = append(b.rows, "| "+prose(t.sdk, nameColumns)+" | "+thousands(t.missing)+" | "+thousands(t.lacksAlone)+" | "+
			thousands(t.hasAlone)+" | "+thousands(t.generated)+" |\n")
	}
	b.cut = func(n int) string { return "| … and " + thousands(n) + " more, cut here | | | | |\n" }
	return b
}
