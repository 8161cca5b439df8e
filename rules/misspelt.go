package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"sdkparity/model"
	"sdkparity/parity"
)

const (
	longWord  = 7 // letters, below which two words that differ in one are often two words
	usualWord = 5 // names and documentation that use a word, from which on it is how the word is written
)

// vocabulary is how often the names and the documentation of all SDKs use a word, and the SDKs whose names do.
type vocabulary struct {
	uses  map[string]int
	named map[string]map[int]bool
}

// misspelt finds words that only one SDK's names have, and that are a letter away from one which the SDKs use all the time:
// an Unsubcribe for unsubscribe.
func misspelt(t *parity.Table) map[string]string {
	v := vocabulary{map[string]int{}, map[string]map[int]bool{}}
	for _, row := range t.Rows {
		v.read(row)
	}
	known := slices.Sorted(maps.Keys(v.uses))
	slips := map[string]string{}
	for _, word := range slices.Sorted(maps.Keys(v.named)) {
		if len(word) < longWord || len(v.named[word]) > 1 || v.uses[word] > 2 {
			continue
		}
		if i := slices.IndexFunc(known, func(w string) bool { return v.uses[w] >= usualWord && slipped(word, w) }); i >= 0 {
			slips[word] = known[i]
		}
	}
	return slips
}

func (v vocabulary) read(row parity.Row) {
	for i, c := range row.Cells {
		if c.Symbol == nil || inSchema(c) {
			continue
		}
		for _, w := range model.Words(c.Symbol.Name) {
			if v.uses[w]++; v.named[w] == nil {
				v.named[w] = map[int]bool{}
			}
			v.named[w][i] = true
		}
		for _, w := range strings.FieldsFunc(c.Symbol.Doc, func(r rune) bool { return !unicode.IsLetter(r) }) {
			v.uses[strings.ToLower(w)]++
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
	if start < 2 {
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
