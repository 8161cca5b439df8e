package patch

import (
	"strings"
	"testing"
)

func TestApply(t *testing.T) {
	for name, c := range map[string]struct {
		edits []Edit
		want  string
	}{
		"none":              {nil, "abc"},
		"in order":          {[]Edit{{3, 3, "!"}, {0, 0, "<"}, {1, 2, "B"}}, "<aBc!"},
		"at the same place": {[]Edit{{1, 1, "1"}, {1, 1, "2"}}, "a12bc"},
		"inside another":    {[]Edit{{0, 2, "X"}, {1, 1, "lost"}}, "Xc"},
	} {
		if got := Apply("abc", c.edits); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

func TestPage(t *testing.T) {
	p := Page{Text: "one\n  two\nthree"}
	if p.LineStart(7) != 4 || p.LineEnd(7) != 9 || p.LineEnd(12) != len(p.Text) || p.Line(7) != 2 || p.Indent(7) != "  " {
		t.Errorf("got %d %d %d %d %q", p.LineStart(7), p.LineEnd(7), p.LineEnd(12), p.Line(7), p.Indent(7))
	}
	if p.NextLine(7) != 10 || p.NextLine(12) != len(p.Text) || !p.Alone(6) || p.Alone(7) {
		t.Errorf("got %d %d %v %v", p.NextLine(7), p.NextLine(12), p.Alone(6), p.Alone(7))
	}
}

func TestIndented(t *testing.T) {
	if got, want := Indented("a\n\n  b", "\t"), "\ta\n\n\t  b"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPosition(t *testing.T) {
	for name, c := range map[string]struct {
		list, name, behind string
		want               int
	}{
		"sorted":              {"Alpha Gamma", "Beta", "", 1},
		"before all":          {"Beta Gamma", "Alpha", "", 0},
		"one":                 {"Beta", "Alpha", "", 0},
		"constants first":     {"MAX MIN Alpha Beta make", "Aleph", "", 2},
		"without case":        {"alpha Beta gamma", "Delta", "", 2},
		"not sorted":          {"Gamma Alpha Beta", "Zeta", "Alpha", 2},
		"no sibling":          {"Gamma Alpha Beta", "Aleph", "None", 3},
		"one in ten is wrong": {"A B C D F E G H I J K L", "Ca", "", 3},
	} {
		if got := Position(strings.Fields(c.list), c.name, c.behind); got != c.want {
			t.Errorf("%s: got %d, want %d", name, got, c.want)
		}
	}
}

func TestWidth(t *testing.T) {
	lines := func(n, length int) string { return strings.Repeat(strings.Repeat("x", length)+"\n", n) }
	for name, c := range map[string]struct {
		src  string
		want int
	}{
		"short":            {lines(3, 20), 100},
		"long and narrow":  {lines(400, 79), 80},
		"a line in many":   {lines(400, 79) + lines(1, 300), 80},
		"wide":             {lines(400, 95), 100},
		"wider than usual": {lines(400, 300), 120},
	} {
		if got := Width(c.src); got != c.want {
			t.Errorf("%s: got %d, want %d", name, got, c.want)
		}
	}
}
