package main

import (
	"fmt"
	"strings"
	"unicode"
)

func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// printable is text that comes from a schema or a registry, without what would move a terminal's cursor or change its colours.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, text)
}

// short is text for one line.
func short(text string) string {
	const most = 160
	r := []rune(printable(text))
	if len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return string(r)
}
