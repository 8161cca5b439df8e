package report

import (
	"slices"

	"sdkparity/parity"
	"sdkparity/rules"
)

// sign is how a cell looks in a table.
type sign struct {
	glyph, ascii string
	means        string
	in           string // before a list of SDKs, where there is no room for a table
	colour       string
}

var (
	signPresent   = sign{"✓", "y", "there", "in", green}
	signChanged   = sign{"✚", "+", "changed here", "changed in", green}
	signMissing   = sign{"✗", "X", "missing", "missing in", red}
	signGenerated = sign{"◐", "g", "only in generated code", "only generated in", yellow}
	signDiffers   = sign{"≠", "~", "differs", "differs in", yellow}
	signStale     = sign{"↻", "s", "generated code lags behind", "generated code lags behind in", yellow}
	signUnread    = sign{"?", "?", "not known", "not known in", yellow}
	signPlanned   = sign{"⏲", "p", "planned", "planned in", blue}
	signWaived    = sign{"∅", "w", "waived", "waived in", blue}
	signAbsent    = sign{"–", "-", "no such SDK yet", "no SDK yet:", dim}
	signRemoved   = sign{"⊖", "r", "removed here", "removed in", yellow}
	signNot       = sign{"·", ".", "not there, no gap", "not in", dim}
)

// signs in the order of a legend: what asks for work first.
var signs = []sign{signMissing, signGenerated, signDiffers, signStale, signUnread, signPlanned, signWaived, signChanged, signPresent,
	signRemoved, signNot, signAbsent}

func (v view) signOf(l line, i int) sign {
	c := l.Cells[i]
	switch c.State {
	case parity.Absent:
		return signAbsent
	case parity.Planned:
		return signPlanned
	case parity.Waived:
		return signWaived
	case parity.GeneratedOnly:
		return signGenerated
	case parity.Differs:
		return signDiffers
	case parity.Missing:
		switch {
		case v.lacks(l, i):
			return signMissing
		case l.gone && l.changed(i):
			return signRemoved
		}
		return signNot
	case parity.Present:
		switch {
		case slices.ContainsFunc(v.findings(l, i), func(f rules.Finding) bool { return !isStale(f) }):
			return signDiffers
		case len(v.findings(l, i)) > 0:
			return signStale
		case l.changed(i):
			return signChanged
		}
		return signPresent
	}
	return signUnread
}

// used are the signs that occur in some lines, in the order of a legend.
func (v view) used(lines []line) []sign {
	seen := map[sign]bool{}
	for _, l := range lines {
		for i := range l.Cells {
			seen[v.signOf(l, i)] = true
		}
	}
	var out []sign
	for _, s := range signs {
		if seen[s] {
			out = append(out, s)
		}
	}
	return out
}
