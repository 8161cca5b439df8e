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

// harmless is text for people who read a job's log, line by line: what it quotes may be anybody's, and no line of it is a command to the
// runner, which obeys ::command:: at the start of a line and ##[command] anywhere in it.
func harmless(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line = strings.ReplaceAll(printable(strings.ReplaceAll(line, "\t", " ")), "##[", "# #[")
		if start := strings.TrimSpace(line); strings.HasPrefix(start, "::") {
			line = ": " + start[1:]
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
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
