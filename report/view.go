package report

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/rules"
)

// schemaColumn is the column that is no SDK: it has no code to change and does not count as one of so many SDKs.
const schemaColumn = "schema"

// view is a result in the order of a reader's questions: what is it about, who lacks what, what is left.
type view struct {
	Result
	live   map[place][]rules.Finding // by cell, without the fixed ones
	groups []group
	told   map[string]bool // SDKs with a gap in what the report is about
}

// place names a cell across tables.
type place struct{ row, sdk string }

// group is a type and what is in it.
type group struct {
	title string
	lines []line
}

// line is a row as a report shows it.
type line struct {
	parity.Row
	name   string // within its group; the concept for the type itself
	owner  bool   // the type the group is about
	change rules.Change
	gone   bool // nobody has it any more
}

func viewOf(r Result) view {
	if r.Table == nil {
		r.Table = &parity.Table{}
	}
	v := view{Result: r, live: map[place][]rules.Finding{}}
	for _, f := range r.Findings {
		if f.Status != "fixed" {
			v.live[place{f.Row, f.SDK}] = append(v.live[place{f.Row, f.SDK}], f)
		}
	}
	index := map[string]int{}
	for _, row := range r.rows() {
		key, title := v.groupOf(row)
		i, ok := index[key]
		if !ok {
			i = len(v.groups)
			index[key] = i
			v.groups = append(v.groups, group{title: title})
		}
		l := line{Row: row, name: row.Concept, owner: row.Kind.IsType(), change: r.Changes[row.Key], gone: !offered(row)}
		if !l.owner {
			l.name = strings.TrimLeft(strings.TrimPrefix(row.Concept, title), ". ")
		}
		v.groups[i].lines = append(v.groups[i].lines, l)
	}
	v.told = v.toldOfGaps()
	slices.SortStableFunc(v.groups, func(a, b group) int { return v.urgency(a) - v.urgency(b) })
	return v
}

// groupOf is the type a row belongs to, by key: rows that only the base has, or only generated code, know no parent.
func (v view) groupOf(row parity.Row) (key, title string) {
	if row.Kind.IsType() {
		return row.Key, row.Concept
	}
	if strings.HasPrefix(row.Key, "rpc ") {
		return "rpc", "rpc"
	}
	if row.Kind == model.Suite {
		return "suites", "end-to-end tests"
	}
	i, j := strings.LastIndexByte(row.Key, '.'), strings.LastIndexByte(row.Concept, '.')
	if i < 0 || j < 0 {
		return "", "functions"
	}
	return row.Key[:i], row.Concept[:j]
}

// urgency puts what this change breaks before what was broken, and that before what agrees.
func (v view) urgency(g group) int {
	best := 3
	for _, l := range g.lines {
		best = min(best, v.lineUrgency(l))
	}
	return best
}

func (v view) lineUrgency(l line) int {
	if v.Changes == nil {
		return 0
	}
	urgency := 3
	if !v.agrees(l) {
		urgency = 2
	}
	for i := range l.Cells {
		for _, f := range v.findings(l, i) {
			if f.Status == "new" {
				return 0
			}
			urgency = 1
		}
	}
	return urgency
}

// agrees reports whether there is nothing to say about a row: everybody has it, or nobody any more.
func (v view) agrees(l line) bool {
	for i, c := range l.Cells {
		if len(v.findings(l, i)) > 0 {
			return false
		}
		if v.lacks(l, i) || byHand(l.Row) && v.isSDK(i) && !c.Is(parity.Present, parity.Absent, parity.Missing, parity.GeneratedOnly) {
			return false
		}
	}
	return true
}

func (v view) toldOfGaps() map[string]bool {
	told := map[string]bool{}
	for _, l := range v.lines() {
		for i, sdk := range v.Table.SDKs {
			told[sdk] = told[sdk] || slices.ContainsFunc(v.findings(l, i), isGap)
		}
	}
	return told
}

// lacks reports whether a cell is missing and somebody minds: no rule may, or the whole concept may be gone. What is missing
// with its type has no finding of its own; without any gap told nearby, no rule minds the type either.
func (v view) lacks(l line, i int) bool {
	c := l.Cells[i]
	if c.State != parity.Missing || l.gone {
		return false
	}
	return len(v.findings(l, i)) > 0 || c.Implied && v.told[v.Table.SDKs[i]]
}

func (v view) findings(l line, i int) []rules.Finding {
	return v.live[place{l.Key, v.Table.SDKs[i]}]
}

func (v view) isSDK(i int) bool { return v.Table.SDKs[i] != schemaColumn }

// columnsIn are the SDKs whose cell of a row is in one of the states.
func (v view) columnsIn(row parity.Row, states ...parity.State) []string {
	var out []string
	for i, c := range row.Cells {
		if v.isSDK(i) && c.Is(states...) {
			out = append(out, v.Table.SDKs[i])
		}
	}
	return out
}

// byHand reports whether a row is about what some SDK offers by hand. Generated code alone is compared as far as it can be
// lined up: a cell that is not known says nothing.
func byHand(row parity.Row) bool { return row.Layer != model.Generated }

// lacking are the SDKs that are told that they lack a row's concept.
func (v view) lacking(l line) []string {
	var out []string
	for i, sdk := range v.Table.SDKs {
		if v.isSDK(i) && l.Cells[i].State == parity.Missing && slices.ContainsFunc(v.findings(l, i), func(f rules.Finding) bool { return isGap(f) || isStale(f) }) {
			out = append(out, sdk)
		}
	}
	return out
}

// isGap reports whether a finding says that an SDK lacks something, rather than has it otherwise.
func isGap(f rules.Finding) bool { return f.Rule == "type-missing" || f.Rule == "member-missing" }

// isStale reports whether a finding asks for nothing but to run the generator.
func isStale(f rules.Finding) bool { return f.Rule == "generated-stale" }

func offered(row parity.Row) bool {
	return slices.ContainsFunc(row.Cells, func(c parity.Cell) bool { return !c.Is(parity.Unknown, parity.Missing, parity.Absent) })
}

func (l line) changed(i int) bool { return i < len(l.change.SDKs) && l.change.SDKs[i] }

// split keeps rows that say something, and the members of a type that does, apart from the rest.
func (v view) split() (shown []group, agreeing []line) {
	for _, g := range v.groups {
		var rest []line
		whole := g.lines[0].owner && !v.agrees(g.lines[0])
		for _, l := range g.lines {
			if !whole && v.agrees(l) {
				agreeing = append(agreeing, l)
				continue
			}
			rest = append(rest, l)
		}
		if len(rest) > 0 {
			shown = append(shown, group{g.title, rest})
		}
	}
	return shown, agreeing
}

// lines are all rows, the most urgent group first.
func (v view) lines() []line { return linesOf(v.groups) }

func linesOf(groups []group) []line {
	var out []line
	for _, g := range groups {
		out = append(out, g.lines...)
	}
	return out
}

// at is the declaration a cell's reader wants to see: what is there, else what generated code has.
func at(c parity.Cell) model.Pos {
	if c.Symbol != nil {
		return c.Symbol.At
	}
	if c.Generated.State == parity.Present {
		return c.Generated.At
	}
	return model.Pos{}
}
