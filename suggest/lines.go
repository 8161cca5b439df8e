package suggest

import (
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/aymanbagabas/go-udiff/lcs"
)

// lineEdits are the whole lines that lead from one text to another. The library gives up after a hundred, so the texts are
// compared between the lines that are in both of them once.
func lineEdits(before, after string) []udiff.Edit {
	ids := map[string]rune{}
	a, b := linesOf(before, ids), linesOf(after, ids)
	var out []udiff.Edit
	i, j := 0, 0
	for _, at := range append(anchors(a.ids, b.ids), anchor{len(a.ids), len(b.ids)}) {
		out = append(out, between(a, b, i, at.a, j, at.b)...)
		i, j = at.a, at.b
	}
	return out
}

// lines are a text with a number for each line, the same for equal lines.
type lines struct {
	text string
	ids  []rune
	at   []int // where each begins, and the text's end
}

func linesOf(text string, ids map[string]rune) lines {
	l := lines{text: text}
	n := 0
	for line := range strings.Lines(text) {
		if _, known := ids[line]; !known {
			ids[line] = rune(len(ids))
		}
		l.ids, l.at = append(l.ids, ids[line]), append(l.at, n)
		n += len(line)
	}
	l.at = append(l.at, n)
	return l
}

// anchor is a line that is in both texts once.
type anchor struct{ a, b int }

func anchors(a, b []rune) []anchor {
	inA, inB, where := map[rune]int{}, map[rune]int{}, map[rune]int{}
	for _, id := range a {
		inA[id]++
	}
	for j, id := range b {
		inB[id]++
		where[id] = j
	}
	var out []anchor
	last := -1
	for i, id := range a {
		if j := where[id]; inA[id] == 1 && inB[id] == 1 && j > last {
			out = append(out, anchor{i, j})
			last = j
		}
	}
	return out
}

// between compares a part of one text with a part of another.
func between(a, b lines, i, ie, j, je int) []udiff.Edit {
	for i < ie && j < je && a.ids[i] == b.ids[j] {
		i, j = i+1, j+1
	}
	for i < ie && j < je && a.ids[ie-1] == b.ids[je-1] {
		ie, je = ie-1, je-1
	}
	var out []udiff.Edit
	for _, d := range lcs.DiffRunes(a.ids[i:ie], b.ids[j:je]) {
		out = append(out, udiff.Edit{Start: a.at[i+d.Start], End: a.at[i+d.End], New: b.text[b.at[j+d.ReplStart]:b.at[j+d.ReplEnd]]})
	}
	return out
}
