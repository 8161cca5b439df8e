package fakegithub

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmezard/go-difflib/difflib"
)

// change is one file of a difference, as GitHub lists it. Hunks say which lines a review may comment on.
type change struct {
	path, was, status, sha string
	added, deleted         int
	patch                  string // "" where GitHub leaves it out
	left, right            []int  // lines within the hunks
}

// longest is the file above which there is no patch, and longestPatch the patch that GitHub leaves out.
const (
	longest      = 4 << 20
	longestPatch = 500_000
)

// changes lists what differs between two commits, by path.
func (g *store) changes(from, to string) []change {
	if known, seen := g.diffs[from+to]; seen {
		return known
	}
	old, now := map[string]entry{}, g.commits[to].files
	if c := g.commits[from]; c != nil {
		old = c.files
	}
	var out, gone []change
	for path, e := range now {
		switch was, had := old[path]; {
		case !had:
			out = append(out, change{path: path, status: "added", sha: e.sha})
		case was != e:
			out = append(out, change{path: path, status: "modified", sha: e.sha})
		}
	}
	for path, e := range old {
		if _, has := now[path]; !has {
			gone = append(gone, change{path: path, status: "removed", sha: e.sha})
		}
	}
	byPath := func(a, b change) int { return strings.Compare(a.path, b.path) }
	slices.SortFunc(out, byPath)
	slices.SortFunc(gone, byPath)
	out = append(out, g.renames(out, gone)...)
	slices.SortFunc(out, byPath)
	for i := range out {
		g.compare(&out[i], old, now)
	}
	g.diffs[from+to] = out
	return out
}

// renames turns an added file into a renamed one where a removed file is at least half the same; it returns what
// was really removed.
func (g *store) renames(out, gone []change) []change {
	var left []change
	for _, r := range gone {
		at := slices.IndexFunc(out, func(c change) bool { return c.status == "added" && g.alike(c.sha, r.sha) })
		if at < 0 {
			left = append(left, r)
			continue
		}
		out[at].status, out[at].was = "renamed", r.path
	}
	return left
}

func (g *store) alike(a, b string) bool {
	if a == b {
		return true
	}
	x, y := g.blobs[a], g.blobs[b]
	if 2*len(x) < len(y) || 2*len(y) < len(x) || len(x) == 0 || len(x) > longest {
		return false
	}
	m := difflib.NewMatcher(lines(x), lines(y))
	return m.QuickRatio() >= 0.5 && m.Ratio() >= 0.5
}

func (g *store) compare(c *change, old, now map[string]entry) {
	before, after := old[c.path], now[c.path]
	if c.was != "" {
		before = old[c.was]
	}
	x, y := g.blobs[before.sha], g.blobs[after.sha]
	if max(len(x), len(y)) > longest || slices.Contains(x, 0) || slices.Contains(y, 0) {
		return
	}
	a, b := lines(x), lines(y)
	skip := same(a, b)
	a, b = a[skip:], b[skip:]
	var patch strings.Builder
	for _, group := range difflib.NewMatcher(a, b).GetGroupedOpCodes(3) {
		first, last := group[0], group[len(group)-1]
		fmt.Fprintf(&patch, "@@ -%s +%s @@\n", extent(first.I1+skip, last.I2+skip), extent(first.J1+skip, last.J2+skip))
		for _, op := range group {
			c.hunk(&patch, op, a, b, skip)
		}
	}
	if patch.Len() <= longestPatch {
		c.patch = strings.TrimSuffix(patch.String(), "\n")
	}
}

// same is how many lines two files have in common from the first, without those that a hunk shows before a change.
func same(a, b []string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return max(0, n-3)
}

func (c *change) hunk(patch *strings.Builder, op difflib.OpCode, a, b []string, skip int) {
	for i := op.I1; i < op.I2; i++ {
		c.left = append(c.left, i+1+skip)
		if op.Tag != 'e' {
			c.deleted++
			write(patch, "-", a[i])
		}
	}
	for j := op.J1; j < op.J2; j++ {
		c.right = append(c.right, j+1+skip)
		if op.Tag == 'e' {
			write(patch, " ", b[j])
			continue
		}
		c.added++
		write(patch, "+", b[j])
	}
}

func write(patch *strings.Builder, mark, line string) {
	patch.WriteString(mark + strings.TrimSuffix(line, "\n") + "\n")
	if !strings.HasSuffix(line, "\n") {
		patch.WriteString("\\ No newline at end of file\n")
	}
}

func extent(from, to int) string {
	if from == to {
		return fmt.Sprintf("%d,0", from)
	}
	return fmt.Sprintf("%d,%d", from+1, to-from)
}

func lines(text []byte) []string {
	list := strings.SplitAfter(string(text), "\n")
	if list[len(list)-1] == "" {
		list = list[:len(list)-1]
	}
	return list
}

// commentable tells whether a review may comment on a line of a side.
func (c change) commentable(line int, side string) bool {
	if side == "LEFT" {
		return slices.Contains(c.left, line)
	}
	return slices.Contains(c.right, line)
}
