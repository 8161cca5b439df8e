package model

import (
	"strings"
	"unicode"
)

// Words splits an identifier at case changes, digits stay with the word before, and punctuation:
// "getMCPServerURL2" is get, mcp, server, url2. All words are lower case.
func oldWords(name string) []string {
	var words []string
	var word []rune
	flush := func() {
		if len(word) > 0 {
			words = append(words, strings.ToLower(string(word)))
			word = word[:0]
		}
	}
	runes := []rune(name)
	for i, r := range runes {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			flush()
			continue
		}
		if unicode.IsUpper(r) && i > 0 {
			before := runes[i-1]
			nextLower := i+1 < len(runes) && unicode.IsLower(runes[i+1])
			if unicode.IsLower(before) || unicode.IsDigit(before) || unicode.IsUpper(before) && nextLower {
				flush()
			}
		}
		word = append(word, r)
	}
	flush()
	return words
}

// Key is what a name is compared by across languages: letters and digits only, lower case.
func oldKey(name string) string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
