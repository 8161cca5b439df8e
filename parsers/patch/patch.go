// Package patch puts new lines into source text and finds the code that says one thing of every member of a type.
package patch

import (
	"slices"
	"strings"
)

// Edit is text to put in front of the byte at an offset.
type Edit struct {
	At   int
	Text string
}

// Apply makes all edits; those at the same offset in the order given.
func Apply(text string, edits []Edit) string {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.At - b.At })
	var b strings.Builder
	last := 0
	for _, e := range edits {
		b.WriteString(text[last:e.At])
		b.WriteString(e.Text)
		last = e.At
	}
	b.WriteString(text[last:])
	return b.String()
}

// Indent puts indent in front of every line that is not empty.
func Indent(code, indent string) string {
	lines := strings.Split(code, "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = indent + l
		}
	}
	return strings.Join(lines, "\n")
}

// LineStart is where the line begins that an offset is on.
func LineStart(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

// LineEnd is the offset behind the line break that ends the line an offset is on.
func LineEnd(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

// LineNumber is the line an offset is on, counted from 1.
func LineNumber(text string, at int) int { return strings.Count(text[:at], "\n") + 1 }

// Margin is the white space in front of the line an offset is on.
func Margin(text string, at int) string {
	line := text[LineStart(text, at):]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// First is the first of names that has says is there, or "".
func First(names []string, has func(string) bool) string {
	for _, n := range names {
		if has(n) {
			return n
		}
	}
	return ""
}
