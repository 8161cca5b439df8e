package drafttest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// Write writes gaps one after the other and shows, for people, what became of them and of the files. Writing them again must
// change nothing.
func Write(t *testing.T, lang language.Language, files Files, api *model.API, layout language.Layout, gaps []language.Gap) string {
	t.Helper()
	before := maps.Clone(files)
	var b strings.Builder
	for _, g := range gaps {
		out := lang.Write(files, api, layout, g)
		show(&b, g, out)
	}
	after := maps.Clone(files)
	for _, g := range gaps {
		if out := lang.Write(files, api, layout, g); out.None == "" {
			t.Errorf("%s is written again", g.Want.Name)
		}
	}
	if !maps.Equal(files, after) {
		t.Error("writing again changes something")
	}
	for _, path := range files.Paths() {
		if files[path] != before[path] {
			b.WriteString("\n--- " + path + "\n" + Diff(before[path], files[path]))
		}
	}
	return b.String()
}

func show(b *strings.Builder, g language.Gap, out language.Written) {
	place := out.At.File
	if out.At.Line > 0 {
		place = fmt.Sprintf("%s:%d", out.At.File, out.At.Line)
	}
	fmt.Fprintf(b, "%s: %s\n", g.Want.Name, place)
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

// Diff shows the lines that two texts do not share, with one line around them.
func Diff(before, after string) string {
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
	return around(lines)
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
