// Package splice changes source at places that all count in the text as it was.
package splice

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Edit replaces src[At:End], which is empty where something is put in.
type Edit struct {
	At, End int
	Text    string
}

// Apply gives the text with its edits. Of edits at the same place the first comes first.
func Apply(src string, edits []Edit) string {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.At, b.At) })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.At < at { // inside what another edit replaces, which has the last word
			continue
		}
		b.WriteString(src[at:e.At])
		b.WriteString(e.Text)
		at = e.End
	}
	b.WriteString(src[at:])
	return b.String()
}

var widths = []int{80, 88, 100, 120}

// Width is the line length that a file keeps to: the least usual one that all but a few of its lines have.
func Width(src string) int {
	over, lines := make([]int, len(widths)), 0
	for line := range strings.Lines(src) {
		lines++
		n := utf8.RuneCountInString(strings.TrimRight(line, "\r\n"))
		for i, w := range widths {
			if n > w {
				over[i]++
			}
		}
	}
	for i, w := range widths {
		// A short file tells little: it may keep to any width.
		if over[i]*200 <= lines && (lines > 50 || w >= 100) {
			return w
		}
	}
	return widths[len(widths)-1]
}

// LineStart is where the line of a place begins.
func LineStart(src string, at int) int { return strings.LastIndexByte(src[:at], '\n') + 1 }

// LineEnd is where the line of a place ends, in front of its \n.
func LineEnd(src string, at int) int {
	if i := strings.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(src)
}

// Indent is the white space that the line of a place begins with.
func Indent(src string, at int) string {
	line := src[LineStart(src, at):]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// Line is the number of a place's line, counted from 1.
func Line(src string, at int) int { return strings.Count(src[:at], "\n") + 1 }
