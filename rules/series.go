package rules

import (
	"slices"
	"strings"

	"sdkparity/parity"
)

// Directive is a line in a pull request's body that says which SDKs follow in another one:
//
//	sdkparity: defer python, go until #1748
//	sdkparity: only node, dotnet
type Directive struct {
	Only  bool     // SDKs are those that come now; otherwise those that follow
	SDKs  []string // as written, in lower case; perhaps no SDK at all
	Until string   // "#1748"; empty where nothing says
}

// Directives are those in a text: lines of their own, in lists, in code or in HTML comments. odd are the lines that begin like
// one and are none.
func Directives(text string) (list []Directive, odd []string) {
	// A comment is a line of its own, wherever it stands.
	text = strings.NewReplacer("<!--", "\n", "-->", "\n", "\r", "\n").Replace(text)
	for line := range strings.Lines(text) {
		line = strings.Trim(line, " \t\n*_`")
		bare := strings.TrimLeft(line, " \t*+->`_[]()xX.0123456789") // marks of lists, tasks, quotes and emphasis
		const name = "sdkparity:"
		if len(bare) < len(name) || !strings.EqualFold(bare[:len(name)], name) {
			continue
		}
		d, ok := directive(bare[len(name):])
		if ok {
			list = append(list, d)
			continue
		}
		odd = append(odd, bare)
	}
	return list, odd
}

// directive reads "defer python, go until #1748".
func directive(text string) (Directive, bool) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return Directive{}, false
	}
	d := Directive{Only: strings.EqualFold(words[0], "only")}
	if !d.Only && !strings.EqualFold(words[0], "defer") {
		return Directive{}, false
	}
	words = words[1:]
	if i := slices.IndexFunc(words, func(w string) bool { return strings.EqualFold(w, "until") }); i >= 0 {
		d.Until = strings.Trim(strings.Join(words[i+1:], " "), "`.,;")
		words = words[:i]
	}
	between := func(r rune) bool { return strings.ContainsRune(" ,;&+`*_", r) }
	for _, w := range strings.FieldsFunc(strings.ToLower(strings.Join(words, " ")), between) {
		if w = strings.TrimRight(w, ".:"); w != "" && w != "and" && !slices.Contains(d.SDKs, w) {
			d.SDKs = append(d.SDKs, w)
		}
	}
	return d, len(d.SDKs) > 0
}

// Plan takes the findings away that say that an SDK lacks what a change touches, where a directive says that it follows, and
// marks their cells. why is the reason, by cell.
func Plan(t *parity.Table, c Comparison, directives []Directive) (kept []Finding, why map[Place]string) {
	touched := map[string]bool{}
	for key := range c.Changes {
		touched[key] = true
	}
	for _, f := range c.Findings {
		touched[f.Row] = touched[f.Row] || f.Status == "new"
	}
	why = map[Place]string{}
	for _, row := range t.Rows {
		if !touched[row.Key] {
			continue
		}
		for i, sdk := range t.SDKs {
			reason, ok := deferred(directives, sdk, t.SDKs)
			if !ok || !lacking(row.Cells[i]) {
				continue
			}
			for _, p := range mark(t, Place{row.Key, sdk}, parity.Planned) {
				why[p] = reason
			}
		}
	}
	for _, f := range c.Findings {
		if _, planned := why[Place{f.Row, f.SDK}]; !planned || f.Status == "fixed" {
			kept = append(kept, f)
		}
	}
	return kept, why
}

// deferred is why an SDK follows later, by the first directive that says so. One that names no SDK there is says nothing.
func deferred(directives []Directive, sdk string, sdks []string) (why string, ok bool) {
	for _, d := range directives {
		var known []int
		for i, s := range sdks {
			if slices.Contains(d.SDKs, s) {
				known = append(known, i)
			}
		}
		if len(known) == 0 || d.Only == slices.Contains(d.SDKs, sdk) {
			continue
		}
		return d.reason(names(known, sdks)), true
	}
	return "", false
}

func (d Directive) reason(known string) string {
	switch {
	case d.Only && d.Until != "":
		return "the pull request is for " + known + " only, until " + d.Until
	case d.Only:
		return "the pull request is for " + known + " only"
	case d.Until != "":
		return "until " + d.Until
	}
	return "deferred by the pull request"
}

// Strangers are the names in directives that are no SDK's, in the order in which they are written.
func Strangers(directives []Directive, sdks []string) []string {
	var out []string
	for _, d := range directives {
		for _, name := range d.SDKs {
			if !slices.Contains(sdks, name) && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}
