package drafttest

import (
	"fmt"
	"slices"
	"strings"

	"sdkparity/parsers/language"
)

func show(b *strings.Builder, name string, out language.Written) {
	place := out.At.File
	if out.At.Line > 0 {
		place = fmt.Sprintf("%s:%d", out.At.File, out.At.Line)
	}
	fmt.Fprintf(b, "%s: %s\n", name, place)
	for line := range strings.SplitSeq(out.Code, "\n") {
		b.WriteString(strings.TrimRight("  | "+line, " ") + "\n")
	}
	for _, s := range out.Also {
		b.WriteString("  also " + s + "\n")
	}
	for _, s := range out.Left {
		b.WriteString("  left " + s + "\n")
	}
	if out.None != "" {
		b.WriteString("  none " + out.None + "\n")
	}
}

// Diff shows the lines of a file that its two texts do not share, with one line around them; "" when they are the same.
func Diff(path, before, after string) string {
	if before == after {
		return ""
	}
	a, c := strings.Split(before, "\n"), strings.Split(after, "\n")
	common := make([][]int, len(a)+1) // length of the longest common part behind a[i], c[j]
	for i := range common {
		common[i] = make([]int, len(c)+1)
	}
	for i, x := range slices.Backward(a) {
		for j, y := range slices.Backward(c) {
			if common[i][j] = max(common[i+1][j], common[i][j+1]); x == y {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	var lines []string
	for i, j := 0, 0; i < len(a) || j < len(c); {
		switch {
		case i < len(a) && j < len(c) && a[i] == c[j]:
			lines = append(lines, "  "+a[i])
			i, j = i+1, j+1
		case i < len(a) && (j == len(c) || common[i+1][j] >= common[i][j+1]):
			lines = append(lines, "- "+a[i])
			i++
		default:
			lines = append(lines, "+ "+c[j])
			j++
		}
	}
	return "\n--- " + path + "\n" + around(lines)
}

func around(lines []string) string {
	var b strings.Builder
	hidden := false
	for i, l := range lines {
		near := slices.ContainsFunc(lines[max(i-1, 0):min(i+2, len(lines))], func(l string) bool { return l[0] != ' ' })
		if near {
			if hidden {
				b.WriteString("  …\n")
			}
			b.WriteString(strings.TrimRight(l, " ") + "\n")
		}
		hidden = !near
	}
	return b.String()
}
