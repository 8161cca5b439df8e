package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words splits an identifier at case changes, digits stay with the word before, and punctuation:
// "getMCPServerURL2" is get, mcp, server, url2. All words are lower case.
func Words(name string) []string {
	lower := strings.ToLower(name)
	if len(lower) != len(name) {
		name = lower // a letter whose lower case is longer or shorter: its words are not told by case
	}
	words := make([]string, 0, 4)
	start, before := -1, rune(0) // of the word; before is the rune in front
	flush := func(end int) {
		if start >= 0 {
			words = append(words, lower[start:end])
		}
		start = -1
	}
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush(i)
		case start < 0:
			start = i
		case unicode.IsUpper(r) && beginsWord(before, name[i+utf8.RuneLen(r):]):
			flush(i)
			start = i
		}
		before = r
	}
	flush(len(name))
	return words
}

// beginsWord reports whether an upper case letter begins a word: aB, 2B, and the last of ABc.
func beginsWord(before rune, after string) bool {
	if unicode.IsLower(before) || unicode.IsDigit(before) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(after)
	return unicode.IsUpper(before) && unicode.IsLower(next)
}

// Key is what a name is compared by across languages: letters and digits only, lower case.
func Key(name string) string {
	key := make([]byte, 0, 64) // on the stack: names are compared by the hundred thousand
	for _, c := range []byte(name) {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			key = append(key, c)
		case 'A' <= c && c <= 'Z':
			key = append(key, c+'a'-'A')
		case c >= utf8.RuneSelf:
			return strings.Map(keyRune, name)
		}
	}
	if string(key) == name {
		return name
	}
	return string(key)
}

func keyRune(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return unicode.ToLower(r)
	}
	return -1
}
