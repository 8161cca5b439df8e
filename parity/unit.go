package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// units are the words behind a name that say what a number counts, the longest first.
var units = [][]string{
	{"in", "milliseconds"}, {"in", "seconds"}, {"in", "millis"}, {"in", "secs"}, {"in", "ms"},
	{"milliseconds"}, {"seconds"}, {"millis"}, {"secs"}, {"sec"}, {"ms"},
}

// joinByUnit merges a number whose name says its unit, timeoutMs, with what other SDKs call timeout: a number or a duration, which
// no SDK has beside it.
func joinByUnit(groups []group) []group {
	at := map[string]int{}
	for i, g := range groups {
		at[g.key] = i
	}
	gone := map[int]bool{}
	for i, g := range groups {
		j, ok := at[g.withoutUnit()]
		if !ok || i == j || gone[j] || !groups[j].disjoint(g) || slices.ContainsFunc(groups[j].slots, func(s *slot) bool { return s != nil && !s.measures(false) }) {
			continue
		}
		groups[j].take(g)
		gone[i] = true
	}
	if len(gone) == 0 {
		return groups
	}
	out := groups[:0]
	for i, g := range groups {
		if !gone[i] {
			out = append(out, g)
		}
	}
	return out
}

// withoutUnit is the key that a group of numbers has without a unit in its name, or "".
func (g group) withoutUnit() string {
	key := ""
	for _, s := range g.slots {
		if s == nil {
			continue
		}
		words := model.Words(s.sym.Name)
		rest := bareWords(words)
		if len(rest) == len(words) || !s.measures(true) {
			return ""
		}
		bare := strings.Join(rest, "")
		if key != "" && key != bare {
			return ""
		}
		key = bare
	}
	return key
}

// bareWords leaves out the unit that a name ends in where the language has no type for a span of time.
func bareWords(words []string) []string {
	for _, unit := range units {
		if n := len(words) - len(unit); n > 0 && slices.Equal(words[n:], unit) {
			return words[:n]
		}
	}
	return words
}

// measures reports whether a field holds a number, or several; a duration or a type from outside counts where it need not be one.
func (s *slot) measures(number bool) bool {
	if s.sym.Kind != model.Field && s.sym.Kind != model.Param {
		return false
	}
	t := s.sym.Type
	for len(t.Args) == 1 && (t.Form == model.List || t.Form == model.Ref) { // a list, an Option
		t = t.Args[0]
	}
	switch {
	case t.Form == model.Prim:
		return slices.Contains([]string{model.Int, model.Float, model.Number}, t.Name) || !number && t.Name == model.Duration
	case t.Form == model.Ref:
		return !number && s.owner.sdk.resolve(t, s.owner) == nil
	}
	return false
}
