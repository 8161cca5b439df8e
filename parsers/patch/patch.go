// Package patch puts text into the files of an SDK, all of what belongs together or none of it.
package patch

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Edit replaces the text from At to End, which are the same where something is put in.
type Edit struct {
	At, End int
	Text    string
}

// Apply gives the text with its edits, whose places all count in the text as it was. Of edits at the same place the first comes first.
func Apply(text string, edits []Edit) string {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.At, b.At) })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.At < at { // inside what another edit replaces, which has the last word
			continue
		}
		b.WriteString(text[at:e.At])
		b.WriteString(e.Text)
		at = e.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// Page is a file as it is now, with what will be changed in it.
type Page struct {
	Path, Text string
	Edits      []Edit
}

// Insert puts text in front of what stands at a place.
func (p *Page) Insert(at int, text string) { p.Replace(at, at, text) }

// Replace puts text in the place of what stands between two places.
func (p *Page) Replace(from, to int, text string) { p.Edits = append(p.Edits, Edit{from, to, text}) }

// Edited is the text as it will be.
func (p *Page) Edited() string { return Apply(p.Text, p.Edits) }

// LineStart is where the line of a place begins.
func (p *Page) LineStart(at int) int { return strings.LastIndexByte(p.Text[:at], '\n') + 1 }

// LineEnd is where the line of a place ends, in front of its \n.
func (p *Page) LineEnd(at int) int {
	if i := strings.IndexByte(p.Text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(p.Text)
}

// NextLine is where the line behind that of a place begins, or the text ends.
func (p *Page) NextLine(at int) int { return min(p.LineEnd(at)+1, len(p.Text)) }

// Indent is the white space that the line of a place begins with.
func (p *Page) Indent(at int) string {
	line := p.Text[p.LineStart(at):]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// Line is the number of a place's line, counted from 1.
func (p *Page) Line(at int) int { return strings.Count(p.Text[:at], "\n") + 1 }

// Alone reports whether nothing but white space stands in front of a place on its line.
func (p *Page) Alone(at int) bool { return strings.TrimSpace(p.Text[p.LineStart(at):at]) == "" }

// Indented is code with an indentation in front of every line that is not empty.
func Indented(code, indent string) string {
	lines := strings.Split(code, "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = indent + l
		}
	}
	return strings.Join(lines, "\n")
}

var widths = []int{80, 88, 100, 120}

// Width is the line length that a text keeps to: the least usual one that all but a few of its lines have.
func Width(text string) int {
	over, lines := make([]int, len(widths)), 0
	for line := range strings.Lines(text) {
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
