package suites

import (
	"math"
	"slices"
	"strings"

	"sdkparity/model"
)

// saying is what a test says it does: the words of its name, and of the suite it is in.
type saying struct {
	words, context []string
	test           model.Symbol
	suite          string // key of the suite
	unit           bool   // one of the other tests
	idle           bool   // and what it does runs no product
}

// words are those that tell a case, each once, as they are compared: "Should_Throw_When_Sending" is throw and send.
func words(name string) []string {
	name = strings.ReplaceAll(name, "-", "")
	var out []string
	prefix := ""
	for _, w := range model.Words(name) {
		if w == "non" {
			prefix = w
			continue
		}
		w, prefix = prefix+w, ""
		if slices.Contains(fillers, w) || slices.Contains(particles, w) {
			continue
		}
		w = stem(w)
		if one, ok := sameWord[w]; ok {
			w = one
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// particles are words by which two names of one case may differ.
var particles = []string{"in", "on", "of", "to", "by", "for", "from", "and", "is", "are", "be", "when", "with", "using", "via", "it", "its", "e2e", "successfully"}

// sameWord are words for one thing, by their stems, of which each language has its own.
var sameWord = map[string]string{
	"panic": "throw", "rais": "throw", "thrown": "throw", "exception": "throw",
	"none": "null", "nil": "null",
	"disconnect": "end", "dispos": "end", "clos": "end", "termin": "end", "destroy": "end",
}

// stem cuts the endings that a word has by its place in a sentence: creation, creating and create are one, and so are cancel and cancelled.
func stem(w string) string {
	for _, ending := range []string{"ing", "ion", "es", "ed", "s", "e"} {
		if rest, ok := strings.CutSuffix(w, ending); ok && len(rest) >= minStem && w != "exception" {
			w = rest
			break
		}
	}
	if rest, ok := strings.CutSuffix(w, "at"); ok && len(rest) > minStem {
		w = rest
	}
	if n := len(w); n > minStem && w[n-1] == w[n-2] {
		w = w[:n-1]
	}
	return w
}

const minStem = 3

// opposites tell two cases apart that share all other words.
var opposites = [][]string{
	{"creat", "resum"}, {"enabl", "disabl"}, {"approv", "deny", "reject", "declin"}, {"accept", "declin", "reject"}, {"true", "false"},
	{"start", "stop", "end"}, {"includ", "exclud"}, {"warm", "cold"}, {"stdio", "tcp"}, {"pre", "post"}, {"get", "set"}, {"add", "remov"},
}

// lexicon weighs words: what few tests say tells more.
type lexicon struct {
	tests float64
	in    map[string]float64
}

func lexiconOf(all []tests) lexicon {
	l := lexicon{in: map[string]float64{}}
	for _, t := range all {
		for _, s := range t.sayings {
			l.tests++
			for _, w := range s.words {
				l.in[w]++
			}
		}
	}
	return l
}

func (l lexicon) weight(words []string, in ...[]string) float64 {
	sum := 0.0
	for _, w := range words {
		if in == nil || slices.ContainsFunc(in, func(list []string) bool { return slices.Contains(list, w) }) {
			sum += math.Log((2 + l.tests) / (1 + l.in[w]))
		}
	}
	return sum
}

const (
	minShared = 0.62 // of what a case says, that a test must say too, with the name of its suite
	minDirect = 0.4  // without it
	minBack   = 0.4  // of what the test says, that the case says too
	minUnit   = 0.7  // of what a case says, where the test is not end-to-end
	minAnswer = 0.5  // and of what that test says
)

// alike is how much two tests, whose names have hardly the same words, say the same: 0 for too little.
// named: it is in a file of the suite's name.
func (l lexicon) alike(a, b saying, named bool) float64 {
	if len(a.words) == 0 || len(b.words) == 0 || opposed(a.words, b.words) || opposed(b.words, a.words) {
		return 0
	}
	all, back := l.weight(a.words), l.weight(b.words)
	shared, direct := l.weight(a.words, b.words, b.context)/all, l.weight(a.words, b.words)/all
	answered := l.weight(b.words, a.words, a.context) / back
	switch {
	case b.unit && !named && (shared < minUnit || answered < minAnswer), direct < minDirect:
		return 0
	case answered == 1 && len(b.words) > 1: // the same in short: "list models" for "list models when authenticated"
	case shared < minShared || answered < minBack:
		return 0
	}
	return shared
}

// opposed reports whether b has the opposite of a word that only a has.
func opposed(a, b []string) bool {
	for _, group := range opposites {
		for _, w := range group {
			if slices.Contains(a, w) && !slices.Contains(b, w) && slices.ContainsFunc(group, func(o string) bool { return o != w && slices.Contains(b, o) && !slices.Contains(a, o) }) {
				return true
			}
		}
	}
	return negated(a) != negated(b)
}

func negated(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains([]string{"no", "not", "without", "null", "miss"}, w) })
}
