package csharp

import (
	"bytes"
	"strconv"
	"strings"
)

// literalEnd is the offset after the string or character literal that begins at i, or i where none does. holes counts the
// strings around this one whose {holes} it stands in.
func literalEnd(src []byte, i, holes int) int {
	dollars, verbatim, q := 0, false, i
	for q < len(src) && (src[q] == '$' || src[q] == '@') {
		dollars += b2i(src[q] == '$')
		verbatim = verbatim || src[q] == '@'
		q++
	}
	switch {
	case q >= len(src):
		return i
	case src[q] == '\'' && q == i:
		return charEnd(src, i)
	case src[q] != '"':
		return i
	case !verbatim && bytes.HasPrefix(src[q:], []byte(`"""`)):
		return rawEnd(src, q)
	}
	return stringEnd(src, q+1, verbatim, dollars > 0 && holes < maxHoles, holes)
}

// charEnd is the end of 'x' or '\u0041'. A lone quote, as in a format specifier, is no literal.
func charEnd(src []byte, i int) int {
	for j := i + 1; j < len(src) && j < i+13 && src[j] != '\n'; j++ {
		switch {
		case src[j] == '\\':
			j++
		case src[j] == '\'' && j > i+1:
			return j + 1
		}
	}
	return i
}

// rawEnd is the end of """…""" or of one with more quotes.
func rawEnd(src []byte, i int) int {
	n := runOf(src, i, '"')
	for j := i + n; j < len(src); j++ {
		if src[j] != '"' {
			continue
		}
		run := runOf(src, j, '"')
		if run >= n {
			return j + run
		}
		j += run
	}
	return len(src)
}

func runOf(src []byte, i int, c byte) int {
	n := 0
	for i+n < len(src) && src[i+n] == c {
		n++
	}
	return n
}

// stringEnd is the end of a string whose opening quote is before i. An ordinary string ends with its line at the latest.
func stringEnd(src []byte, i int, verbatim, holed bool, holes int) int {
	for i < len(src) {
		c := src[i]
		doubled := i+1 < len(src) && src[i+1] == c
		switch {
		case c == '"' && verbatim && doubled, c == '\\' && !verbatim, c == '{' && holed && doubled:
			i += 2
		case c == '"':
			return i + 1
		case c == '\n' && !verbatim:
			return i
		case c == '{' && holed:
			i = holeEnd(src, i+1, holes+1)
		default:
			i++
		}
	}
	return len(src)
}

// holeEnd is the end of the {expression} of an interpolated string.
func holeEnd(src []byte, i, holes int) int {
	for depth := 1; i < len(src); {
		switch src[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"', '\'', '$', '@':
			if end := literalEnd(src, i, holes); end > i {
				i = end
				continue
			}
		}
		i++
	}
	return len(src)
}

func commentEnd(src []byte, i int) int {
	ending := "\n"
	if src[i+1] == '*' {
		ending = "*/"
	}
	n := bytes.Index(src[i+2:], []byte(ending))
	if n < 0 {
		return len(src)
	}
	if ending == "\n" {
		return i + 2 + n
	}
	return i + 2 + n + 2
}

// stringValue is what a string literal means; ok is false for anything else, interpolated strings included.
func stringValue(text string) (value string, ok bool) {
	if strings.HasPrefix(text, `"""`) && len(text) >= 6 {
		return strings.TrimSpace(strings.Trim(text, `"`)), true
	}
	if rest, found := strings.CutPrefix(text, `@"`); found && strings.HasSuffix(rest, `"`) {
		return strings.ReplaceAll(rest[:len(rest)-1], `""`, `"`), true
	}
	if len(text) < 2 || text[0] != '"' || text[len(text)-1] != '"' {
		return "", false
	}
	if !strings.Contains(text, `\`) {
		return text[1 : len(text)-1], true
	}
	value, err := strconv.Unquote(text)
	return value, err == nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
