package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// lifecycles are names of methods that say the same of what begins or ends; which one an SDK takes is a matter of taste.
var lifecycles = [][]string{{"start", "startup"}, {"stop", "shutdown", "gracefulstop", "gracefulshutdown"}}

// contents are names of fields that say the same of what a type holds.
var contents = [][]string{{"url", "uri"}}

// joinSynonyms merges methods, or fields, whose names are synonyms and of which no SDK has two, and Rust's take_body(&mut self), which gives a value
// away, with what is called body elsewhere.
func joinSynonyms(groups []group) []group {
	gone := map[string]bool{}
	for i := range groups {
		for j := range groups {
			into, from := groups[i], groups[j]
			if i == j || gone[into.key] || gone[from.key] || !into.disjoint(from) || !(from.takes(into.key) || into.synonymOf(from)) {
				continue
			}
			into.take(from)
			gone[from.key] = true
		}
	}
	return slices.DeleteFunc(groups, func(g group) bool { return gone[g.key] })
}

// synonymOf reports whether two groups of methods, or of what a type holds, are called by synonyms, and the first is the more common one, or the first by name.
func (g group) synonymOf(o group) bool {
	if n, m := g.count(), o.count(); n < m || n == m && g.key > o.key {
		return false
	}
	return g.methods() && o.methods() && synonyms(lifecycles, g.key, o.key) || g.isValue() && o.isValue() && synonyms(contents, g.key, o.key)
}

func synonyms(of [][]string, a, b string) bool {
	return slices.ContainsFunc(of, func(names []string) bool { return slices.Contains(names, a) && slices.Contains(names, b) })
}

func (g group) methods() bool {
	return !slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && s.sym.Kind != model.Method })
}

// takes reports whether all that a group is called is take_ before a name, and it is Rust that calls it so.
func (g group) takes(name string) bool {
	rest, ok := strings.CutPrefix(g.key, "take")
	return ok && rest == name && !slices.ContainsFunc(g.slots, func(s *slot) bool {
		return s != nil && (s.sym.Kind != model.Method || len(s.sym.Members) > 0 || s.owner.sdk.api.Language != "rust")
	})
}
