package report

import (
	"fmt"
	"strconv"
	"strings"

	"sdkparity/model"
)

// dialect is how a format writes what comes from source: names and code, and running text.
type dialect struct {
	code, text func(string) string
}

var plain = dialect{
	code: func(s string) string { return clean(s, nameColumns) },
	text: func(s string) string { return clean(s, textColumns) },
}

const maxListed = 12 // names in a sentence

// list joins names as a sentence does: "node, go and rust".
func (d dialect) list(names []string) string {
	var out []string
	for i, n := range names {
		if i == maxListed {
			out = append(out, fmt.Sprintf("%d more", len(names)-i))
			break
		}
		out = append(out, d.text(n))
	}
	if len(out) < 2 {
		return strings.Join(out, "")
	}
	return strings.Join(out[:len(out)-1], ", ") + " and " + out[len(out)-1]
}

func position(p model.Pos) string {
	if p.Line == 0 {
		return p.File
	}
	return p.File + ":" + strconv.Itoa(p.Line)
}

func short(commit string) string {
	if len(commit) > 12 {
		return commit[:12]
	}
	return commit
}

// count is a number with its noun: "1 file", "2,104 files".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "y") {
		return thousands(n) + " " + noun[:len(noun)-1] + "ies"
	}
	return thousands(n) + " " + noun + "s"
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// spoken is a small number as a word.
func spoken(n int) string {
	if n < len(numbers) {
		return numbers[n]
	}
	return strconv.Itoa(n)
}

var numbers = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// plural picks the form of a verb: "go lacks", "go and rust lack".
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
