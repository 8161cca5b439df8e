package report

import (
	"strings"
	"unicode"
)

// How much of a declaration is shown in a report that has other things to say, and in one that is about it.
const (
	fewLines  = 40
	manyLines = 1000
	lineBytes = 1000
)

// codeLines make source harmless line by line. Unlike clean it keeps white space, since the reader copies it.
func codeLines(code string, max int) []string {
	var out []string
	lines := strings.Split(strings.Trim(code, "\n"), "\n")
	for i, line := range lines {
		if i == max {
			return append(out, "… "+count(len(lines)-max, "more line"))
		}
		out = append(out, codeLine(line))
	}
	return out
}

func codeLine(line string) string {
	if len(line) > lineBytes {
		line = strings.ToValidUTF8(line[:lineBytes], "") + "…"
	}
	code := strings.TrimLeft(line, " \t")
	indent := line[:len(line)-len(code)]
	code = strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r) || invisible(r):
			return -1
		}
		return r
	}, code))
	// A CI log would obey these; our own reports are found again by comments.
	if strings.HasPrefix(code, "::") {
		code = ": :" + code[2:]
	}
	code = strings.NewReplacer("##[", "# #[", "##vso", "# #vso", "<!--", "<! --").Replace(code)
	return strings.TrimRight(indent+code, " \t")
}

// fence is a code block, indented as a part of a list's item. Its fence is longer than any in it.
func fence(indent, language string, lines []string) string {
	marks := "```"
	for strings.Contains(strings.Join(lines, "\n"), marks) {
		marks += "`"
	}
	var b strings.Builder
	b.WriteString(indent + marks + language + "\n")
	for _, l := range lines {
		b.WriteString(strings.TrimRight(indent+l, " ") + "\n")
	}
	b.WriteString(indent + marks + "\n")
	return b.String()
}
