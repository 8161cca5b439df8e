package drafttest

import (
	"fmt"
	"strings"

	"sdkparity/parsers/language"
)

func listed(b *strings.Builder, line string, w language.Written) {
	fmt.Fprintf(b, "# %s\n", line)
	for code := range strings.Lines(w.Code) {
		b.WriteString("    " + code)
	}
	fmt.Fprintf(b, "\nat: %s:%d\n", w.At.File, w.At.Line)
	for _, text := range w.Also {
		b.WriteString("also: " + text + "\n")
	}
	for _, text := range w.Left {
		b.WriteString("left: " + text + "\n")
	}
	if w.None != "" {
		b.WriteString("none: " + w.None + "\n")
	}
	b.WriteString("\n")
}

// wholeDiff is a file with what was added and removed; "" when nothing was.
func wholeDiff(path, before, after string) string {
	if before == after {
		return ""
	}
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	common := commonLines(a, b)
	var out strings.Builder
	out.WriteString("=== " + path + "\n")
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			write(&out, "  ", a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			write(&out, "- ", a[i])
			i++
		default:
			write(&out, "+ ", b[j])
			j++
		}
	}
	return out.String()
}

// commonLines is how many lines two texts have in common from each pair of lines on.
func commonLines(a, b []string) [][]int {
	out := make([][]int, len(a)+1)
	for i := range out {
		out[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if out[i][j] = max(out[i+1][j], out[i][j+1]); a[i] == b[j] {
				out[i][j] = out[i+1][j+1] + 1
			}
		}
	}
	return out
}

func write(b *strings.Builder, mark, line string) {
	b.WriteString(strings.TrimRight(mark+line, " ") + "\n")
}
