package report

import (
	"fmt"
	"slices"
	"strings"

	"sdkparity/parity"
	"sdkparity/rules"
)

// newsKind is one kind of news in an audit, with the rows that are of it.
type newsKind struct {
	class string // short, for a page
	title string
	after string // after a number, in the verdict
	lines []line
}

// The kinds of news, most urgent first.
const (
	newsGap   = iota // some SDKs lack it
	newsNote         // some may lack it: the evidence is weak
	newsOnly         // only one has it
	newsStale        // generated code was not regenerated
	newsOther        // all have it, and not the same
)

// kinds sorts an audit's rows by the news they are.
func (v view) kinds() []newsKind {
	kinds := []newsKind{
		newsGap:   {class: "gap", title: "Gaps", after: "gaps"},
		newsNote:  {class: "note", title: "Perhaps gaps: worth a note", after: "perhaps gaps"},
		newsOnly:  {class: "only", title: "Only one SDK has it: its own idiom, or what the others are yet to take up", after: "that only one SDK has"},
		newsStale: {class: "stale", title: "Generated code lags behind", after: "where generated code lags behind"},
		newsOther: {class: "other", title: "Different", after: "different"},
	}
	for _, l := range v.lines() {
		k := &kinds[v.kindOf(l)]
		k.lines = append(k.lines, l)
	}
	return kinds
}

func (v view) kindOf(l line) int {
	var all []rules.Finding
	for i := range l.Cells {
		all = append(all, v.findings(l, i)...)
	}
	switch {
	case v.Extras[l.Key], slices.ContainsFunc(all, func(f rules.Finding) bool { return isGap(f) && f.Minor }):
		return newsOnly
	case slices.ContainsFunc(all, func(f rules.Finding) bool { return isGap(f) && weighty(f) }):
		return newsGap
	case slices.ContainsFunc(all, isGap):
		return newsNote
	case slices.ContainsFunc(all, isStale):
		return newsStale
	}
	return newsOther
}

func (v view) auditVerdict() string {
	n := 0
	var parts []string
	for _, k := range v.kinds() {
		if len(k.lines) > 0 {
			n += len(k.lines)
			parts = append(parts, thousands(len(k.lines))+" "+k.after)
		}
	}
	if n == 0 {
		return fmt.Sprintf("no difference between %s", count(v.sdks(), "SDK")) + v.blindness()
	}
	return fmt.Sprintf("%s of %s differ: %s", thousands(n), count(len(v.Table.Rows), "concept"), strings.Join(parts, ", ")) + v.blindness()
}

// news says who the outlier is: "five have it, java lacks it" and "only rust has it" are different news.
func (v view) news(l line, d dialect) string {
	has := v.columnsIn(l.Row, parity.Present, parity.Differs)
	lacking := v.lacking(l)
	var parts []string
	if v.Extras[l.Key] {
		has = v.declaring(l.Row)
	}
	switch {
	case v.Extras[l.Key], len(has) == 1 && len(lacking) > 1:
		parts = append(parts, fmt.Sprintf("only %s has it", d.list(has)))
	case len(lacking) == 1:
		parts = append(parts, fmt.Sprintf("%s %s it, %s lacks it", spoken(len(has)), plural(len(has), "has", "have"), d.list(lacking)))
	case len(lacking) > 1:
		parts = append(parts, fmt.Sprintf("%s %s it, %s lack it", spoken(len(has)), plural(len(has), "has", "have"), d.list(lacking)))
	}
	if names := v.columnsIn(l.Row, parity.GeneratedOnly); len(names) > 0 {
		parts = append(parts, "only generated in "+d.list(names))
	}
	if names := v.lagging([]line{l}); len(names) > 0 && byHand(l.Row) {
		parts = append(parts, "generated code lags behind in "+d.list(names))
	}
	return strings.Join(parts, "; ")
}

// declaring are the SDKs that have a declaration of a row's concept, and do not only say it otherwise.
func (v view) declaring(row parity.Row) []string {
	var out []string
	for i, c := range row.Cells {
		if c.Symbol != nil && v.isSDK(i) && c.Is(parity.Present, parity.Differs) {
			out = append(out, v.Table.SDKs[i])
		}
	}
	return out
}

// tally is how often an SDK is the odd one out.
type tally struct {
	sdk                                      string
	missing, lacksAlone, hasAlone, generated int
}

func (v view) tallies() []tally {
	kinds := v.kinds()
	gaps, only := kinds[newsGap].lines, kinds[newsOnly].lines
	if len(gaps)+len(only) == 0 {
		return nil
	}
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
			if l.Cells[i].Symbol != nil && l.Cells[i].Is(parity.Present, parity.Differs) {
				t.hasAlone++
			}
		}
		out = append(out, t)
	}
	return out
}

func (t tally) sentence() string {
	parts := []string{"lacks nothing"}
	if t.missing > 0 {
		parts[0] = "lacks " + thousands(t.missing)
	}
	if t.lacksAlone > 0 {
		parts[0] += fmt.Sprintf(" (%s alone)", thousands(t.lacksAlone))
	}
	if t.generated > 0 {
		parts = append(parts, "has "+thousands(t.generated)+" only in generated code")
	}
	if t.hasAlone > 0 {
		parts = append(parts, "has "+thousands(t.hasAlone)+" alone")
	}
	return strings.Join(parts, "; ")
}
