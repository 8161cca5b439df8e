package report

import (
	"slices"
	"strings"

	"sdkparity/rules"
)

// markdownTodos says per SDK what to write where. The files are in sight, the declarations folded away.
func (v view) markdownTodos(todos []todo) []block {
	var out []block
	for _, t := range todos {
		generated := generatedItems(t) // first, so that they are not what is cut
		b := folded("<b>"+htmlText(t.sdk, nameColumns)+"</b>: "+t.summary(), slices.Clone(generated), max(1, 25/len(todos)))
		uncoded, unlinked := slices.Clone(generated), slices.Clone(generated)
		for _, it := range t.items {
			plain := v.markdownItem(it)
			b.rows = append(b.rows, v.markdownSuggestion(it, t.language))
			uncoded, unlinked = append(uncoded, plain), append(unlinked, v.withoutLinks().markdownItem(it))
		}
		for _, s := range t.needed {
			plain := "- " + hub.code(s.Concept) + v.markdownPlace(s) + "\n"
			b.rows = append(b.rows, plain+markdownCode(s, t.language, fewLines))
			uncoded, unlinked = append(uncoded, plain), append(unlinked, plain)
		}
		b.terse = [][]string{uncoded, unlinked}
		out = append(out, b)
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
	if it.expected.Name != "" && it.expected.Name != it.Concept {
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
	if it.note {
		s += ", only a note"
	}
	s += "\n"
	for _, m := range it.members {
		s += "  - " + codeSpan(m, codeColumns) + "\n"
	}
	return s
}

// markdownSuggestion is an item with how to write it, where that is known.
func (v view) markdownSuggestion(it item, language string) string {
	if it.suggested == nil {
		return v.markdownItem(it)
	}
	if strings.Contains(strings.TrimSpace(it.suggested.Code), "\n") {
		it.members = nil // the code has them
	}
	return v.markdownItem(it) + markdownCode(*it.suggested, language, fewLines)
}

func generatedItems(t todo) []string {
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
	if s := v.Schema.sentence(hub); v.Schema.Known && !v.Schema.Skewed {
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

// auditShares leave the gaps most of the room.
var auditShares = [...]int{newsGap: 40, newsNote: 8, newsOnly: 10, newsStale: 10, newsOther: 10}

func (v view) markdownAudit() []block {
	var out []block
	if tallies := v.tallies(); len(tallies) > 0 {
		out = append(out, markdownTallies(tallies))
	}
	for i, k := range v.kinds() {
		switch {
		case len(k.lines) == 0:
		case i == newsOther:
			var list []rules.Finding
			for _, l := range k.lines {
				list = append(list, v.otherwise(l)...)
			}
			out = append(out, folded(k.title+" ("+thousands(len(k.lines))+")", v.findingItems(list), auditShares[i]))
		default:
			out = append(out, v.foldedTable(k.title, k.lines, auditShares[i]))
		}
	}
	if len(v.Findings) > 0 {
		out = append(out, fixed("Findings by rule: "+prose(byRule(v.Findings), textColumns)+"\n\n"))
	}
	return out
}

func (v view) foldedTable(title string, lines []line, share int) block {
	return v.markdownTable("<details><summary>"+title+" ("+thousands(len(lines))+")</summary>\n\n", lines, "</details>\n\n", share)
}

// markdownTallies says of each SDK how often it is the odd one out.
func markdownTallies(tallies []tally) block {
	b := block{open: "| | lacks | alone | has alone | only generated |\n|:--|--:|--:|--:|--:|\n", close: "\n", share: 8}
	for _, t := range tallies {
		b.rows = append(b.rows, "| "+prose(t.sdk, nameColumns)+" | "+thousands(t.missing)+" | "+thousands(t.lacksAlone)+" | "+
			thousands(t.hasAlone)+" | "+thousands(t.generated)+" |\n")
	}
	b.cut = func(n int) string { return "| … and " + thousands(n) + " more, cut here | | | | |\n" }
	return b
}
