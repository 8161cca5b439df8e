package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// How many columns of a source text a report shows.
const (
	nameColumns = 100
	codeColumns = 200
	textColumns = 400
	maxMarks    = 2 // accents on one letter; more is no language's spelling
)

// clean makes text from source harmless and one line: nothing invisible, nothing that moves the cursor or turns the
// direction of writing, nothing that a CI log takes for a command, and no more than max columns.
func clean(s string, max int) string {
	if limit := 16*max + 64; len(s) > limit { // nobody reads on, so nobody pays for it
		s = s[:limit]
	}
	return clip(uncommand(printable(s)), max)
}

func printable(s string) string {
	var b strings.Builder
	marks, last := maxMarks, ' ' // a mark at the start would sit on our own text
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			if last != ' ' {
				b.WriteByte(' ')
			}
			last, marks = ' ', maxMarks
			continue
		case !unicode.IsPrint(r) || invisible(r):
			continue
		case unicode.IsMark(r):
			if marks++; marks > maxMarks {
				continue
			}
		default:
			marks = 0
		}
		b.WriteRune(r)
		last = r
	}
	return strings.TrimSuffix(b.String(), " ")
}

// invisible are the characters that Unicode calls printable and nobody sees.
func invisible(r rune) bool {
	switch {
	case r == 0x034F, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r == 0x2800, r == 0x3164, r == 0xFFA0:
		return true
	case r >= 0x180B && r <= 0x180F, r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

// uncommand breaks what an Actions or Azure log would obey: ::command:: at the start of a line, ##[command] anywhere.
func uncommand(s string) string {
	if strings.HasPrefix(s, "::") {
		s = ": :" + s[2:]
	}
	for strings.Contains(s, " ::") {
		s = strings.ReplaceAll(s, " ::", " : :")
	}
	for strings.Contains(s, "##") {
		s = strings.ReplaceAll(s, "##", "# #")
	}
	return s
}

// clip shortens a text to so many columns, with an ellipsis for what is cut.
func clip(s string, max int) string {
	if columns(s) <= max {
		return s
	}
	at := 0
	for i, r := range s {
		if at += runeColumns(r); at > max-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// columns is how wide a text is on a terminal.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

func runeColumns(r rune) int {
	if r < utf8.RuneSelf {
		return 1
	}
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// pad fills a text up with spaces to so many columns.
func pad(s string, to int) string {
	return s + strings.Repeat(" ", max(0, to-columns(s)))
}

// wrap breaks a text at spaces into lines of at most so many columns; longer words stay whole. Zero breaks nothing.
func wrap(s string, columnsPerLine int) []string {
	if columnsPerLine <= 0 || columns(s) <= columnsPerLine {
		return []string{s}
	}
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		if line != "" && columns(line)+1+columns(word) > columnsPerLine {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
