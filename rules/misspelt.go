package rules

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

const (
	longWord  = 7 // letters, below which two words that differ in one are often two words
	rareWord  = 2 // uses, up to which a word may be a slip
	sureStart = 2 // letters at the beginning that are never slips
	usualWord = 5 // names and documentation that use a word, from which on it is how the word is written
)

// vocabulary is the words in the names of all SDKs.
type vocabulary map[string]usage

// usage is how often names use a word, and the first SDK whose names do, if others do too.
type usage struct {
	times, sdk int
	shared     bool
}

func (u usage) rare() bool { return !u.shared && u.times <= rareWord }

// misspelt finds words that only one SDK's names have, and that are a letter away from one which the SDKs use all the time:
// an Unsubcribe for unsubscribe.
func misspelt(t *parity.Table) map[string]string {
	v := wordsOf(t)
	slips := map[string]string{}
	for word, meant := range v.near() {
		usual := slices.IndexFunc(meant, func(w string) bool { return v[w].times+mentions(t, w) >= usualWord })
		if usual >= 0 && v[word].times+mentions(t, word) <= rareWord {
			slips[word] = meant[usual]
		}
	}
	return slips
}

// near are the words that may be slips, each with the words it may be meant for, in order.
func (v vocabulary) near() map[string][]string {
	out := map[string][]string{}
	known := slices.Sorted(maps.Keys(v))
	for _, word := range known {
		if len(word) < longWord || !v[word].rare() {
			continue
		}
		from, _ := slices.BinarySearch(known, word[:sureStart])
		for _, w := range known[from:] {
			if !strings.HasPrefix(w, word[:sureStart]) {
				break
			}
			if slipped(word, w) {
				out[word] = append(out[word], w)
			}
		}
	}
	return out
}

func wordsOf(t *parity.Table) vocabulary {
	v := vocabulary{}
	var key string
	var words []string
	for symbol, sdk := range written(t) {
		if k := model.Key(symbol.Name); k != key {
			key, words = k, model.Words(symbol.Name) // names of one row differ in case alone, mostly
		}
		for _, w := range words {
			u, known := v[w]
			if !known {
				u.sdk = sdk
			}
			u.times++
			u.shared = u.shared || u.sdk != sdk
			v[w] = u
		}
	}
	return v
}

// mentions counts a word in the documentation of all SDKs, with words that begin or end with it.
func mentions(t *parity.Table, word string) int {
	n := 0
	for symbol := range written(t) {
		n += strings.Count(symbol.Doc, word)
	}
	return n
}

// written are the symbols of all SDKs, each with the SDK.
func written(t *parity.Table) iter.Seq2[*model.Symbol, int] {
	return func(yield func(*model.Symbol, int) bool) {
		for _, row := range t.Rows {
			for i, c := range row.Cells {
				if c.Symbol != nil && !inSchema(c) && !yield(c.Symbol, i) {
					return
				}
			}
		}
	}
}

// slipped reports whether a word is another with one letter left out, doubled, or changed places with the next, somewhere inside:
// endings and prefixes make other words of the same root.
func slipped(word, meant string) bool {
	start := 0
	for start < min(len(word), len(meant)) && word[start] == meant[start] {
		start++
	}
	if start < sureStart {
		return false
	}
	a, b := word[start:], meant[start:]
	switch len(meant) - len(word) {
	case 1:
		return len(a) > 1 && a == b[1:]
	case -1:
		return len(b) > 1 && a[1:] == b && a[0] == word[start-1]
	case 0:
		return len(a) > 3 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
	}
	return false
}

// spelling finds the words of a row's names that are misspelt.
func spelling(row parity.Row, slips map[string]string) []Hit {
	var out []Hit
	for i, c := range row.Cells {
		if c.Symbol == nil || c.Layer != model.Handwritten || c.Spelled != "" {
			continue
		}
		for _, w := range model.Words(c.Symbol.Name) {
			if meant := slips[w]; meant != "" {
				text := fmt.Sprintf("%s is the only name with %q; everywhere else it is %q", c.Symbol.Name, w, meant)
				out = append(out, Hit{SDK: i, At: c.Symbol.At, Text: text})
				break
			}
		}
	}
	return out
}
