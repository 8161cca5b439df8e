package report

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Plan is work that a pull request left to another one.
type Plan struct {
	Number int // of the pull request
	Title  string
	SDKs   []string
	Only   bool   // SDKs are those that it was for
	Until  string // as it says
	Over   bool   // the issue or pull request that it waits for is closed
}

// Issue is what the tracking issue of an audit says.
type Issue struct {
	Body       string
	Words      string // to be kept for the next audit
	New, Fixed int
	Same       bool // the last audit was of this very commit and found the same
	Clean      bool // there is nothing to track, and everything was seen
	WasClean   bool // so it was the last time
}

const (
	issueLimit = 65_000 // bytes; GitHub takes 65,536 characters, the marker among them
	maxNews    = 100    // lines of a list
	maxAreas   = 20
	maxPlans   = 5 // of one pull request
)

// IssueOf compares an audit with the last one, as the issue has kept it in its words. Plans that are nil are not known.
func IssueOf(r Result, before string, plans []Plan, waivers []string) Issue {
	was, known := readTracked(before)
	n := newsSince(r, was, known)
	v := viewOf(r)
	i := Issue{New: len(n.fresh), Fixed: len(n.fixed), Clean: len(n.keep.IDs) == 0 && len(r.blindSpots()) == 0}
	n.keep.Closed = i.Clean
	i.WasClean = was.Closed
	i.Words = n.keep.words()
	i.Same = known && was.Rev == r.Head && i.New+i.Fixed == 0 && was.words() == i.Words
	blocks := []block{fixed("The parity of the SDKs, kept up to date by `sdkparity audit --publish`. What is written here is overwritten.\n\n")}
	blocks = append(blocks, n.blocks(was)...)
	blocks = append(blocks, v.areas()...)
	blocks = append(blocks, v.planBlocks(plans)...)
	if len(waivers) > 0 {
		blocks = append(blocks, listed("Waivers that have had their day:", proseItems(waivers), 5))
	}
	room := issueLimit - len(i.Words)
	head := layOut(blocks, room/2)
	var rest bytes.Buffer
	_ = MarkdownWithin(&rest, r, room-len(head)) // memory takes everything
	i.Body = head + rest.String()
	return i
}

func (n auditNews) blocks(was tracked) []block {
	if n.first {
		return []block{fixed("This is the first audit, so nothing is new or fixed yet.\n\n")}
	}
	since := " since " + codeSpan(short(was.Rev), nameColumns)
	var out []block
	if len(n.fresh)+len(n.fixed)+len(n.unsure) == 0 {
		out = append(out, fixed("Nothing is new and nothing is fixed"+since+".\n\n"))
	}
	if len(n.fresh) > 0 {
		out = append(out, listed("**New**"+since+" ("+thousands(len(n.fresh))+"):", idItems(n.fresh), 25))
	}
	if len(n.fixed) > 0 {
		out = append(out, listed("**Fixed**"+since+" ("+thousands(len(n.fixed))+"):", idItems(n.fixed), 20))
	}
	if len(n.unsure) > 0 {
		out = append(out, listed("Not found any more, but this audit saw less than the last one, so they stay ("+thousands(len(n.unsure))+"):", idItems(n.unsure), 10))
	}
	return out
}

// idItems says what the ids of findings are about. They may come from the issue's body, where anybody may have written them.
func idItems(ids []string) []string {
	var out []string
	for i, id := range ids {
		if i == maxNews {
			return append(out, moreItems(len(ids)-i))
		}
		rule, rest, _ := strings.Cut(id, ":")
		at := strings.LastIndexByte(rest, ':')
		if at < 0 {
			out = append(out, "- "+codeSpan(id, nameColumns)+"\n")
			continue
		}
		out = append(out, "- "+prose(rest[at+1:], nameColumns)+": "+codeSpan(rest[:at], nameColumns)+" ("+prose(rule, nameColumns)+")\n")
	}
	return out
}

func proseItems(texts []string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, "- "+prose(t, textColumns)+"\n")
	}
	return out
}

// area is a type with how many gaps each SDK has in it.
type area struct {
	title string
	gaps  []int
	sum   int
}

// gapsByArea are the types with gaps, those with the most first.
func (v view) gapsByArea() []area {
	var list []area
	for _, g := range v.groups {
		a := area{title: g.title, gaps: make([]int, len(v.Table.SDKs))}
		for _, l := range g.lines {
			for i := range l.Cells {
				for _, f := range v.findings(l, i) {
					if weighty(f) {
						a.gaps[i]++
						a.sum++
					}
				}
			}
		}
		if a.sum > 0 {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b area) int { return b.sum - a.sum })
	return list
}

// areas are a table of them.
func (v view) areas() []block {
	list := v.gapsByArea()
	if len(list) == 0 {
		return nil
	}
	b := block{open: "| Area |", share: 15, close: "\n"}
	rule := "|:--|"
	for _, sdk := range v.Table.SDKs {
		b.open += " " + prose(sdk, nameColumns) + " |"
		rule += "--:|"
	}
	b.open += "\n" + rule + "\n"
	for _, a := range list[:min(len(list), maxAreas)] {
		b.rows = append(b.rows, a.row())
	}
	b.cut = func(n int) string {
		return "| … and " + thousands(n) + " more, cut here |" + strings.Repeat(" |", len(v.Table.SDKs)) + "\n"
	}
	if n := len(list) - maxAreas; n > 0 {
		b.rows = append(b.rows, "| … and "+thousands(n)+" more |"+strings.Repeat(" |", len(v.Table.SDKs))+"\n")
	}
	return []block{b}
}

func (a area) row() string {
	row := "| " + hub.code(a.title) + " |"
	for _, n := range a.gaps {
		if n > 0 {
			row += " " + thousands(n)
		}
		row += " |"
	}
	return row + "\n"
}

func (v view) planBlocks(plans []Plan) []block {
	if plans == nil {
		return []block{fixed("What pull requests plan is not known: this audit could not read them.\n\n")}
	}
	var rows []string
	said := map[int]int{}
	for _, p := range plans {
		// Anybody may open a pull request that says anything, and as often as it likes.
		p.SDKs = slices.DeleteFunc(slices.Clone(p.SDKs), func(sdk string) bool { return !slices.Contains(v.Table.SDKs, sdk) })
		if said[p.Number]++; len(p.SDKs) == 0 || said[p.Number] > maxPlans {
			continue
		}
		s := fmt.Sprintf("- #%d %s: ", p.Number, prose(p.Title, nameColumns))
		if p.Only {
			s += "only for " + hub.list(p.SDKs)
		} else {
			s += hub.list(p.SDKs) + " " + plural(len(p.SDKs), "follows", "follow")
		}
		if p.Until != "" {
			s += ", until " + until(p.Until)
		}
		if p.Over {
			s += ", **which is closed**"
		}
		rows = append(rows, s+"\n")
	}
	if len(rows) == 0 {
		return nil
	}
	return []block{listed("Planned by pull requests:", rows, 10)}
}

// until is a number that GitHub makes a link of, or whatever somebody wrote.
func until(text string) string {
	if n, err := strconv.Atoi(strings.TrimPrefix(text, "#")); err == nil && n > 0 && strings.HasPrefix(text, "#") {
		return "#" + strconv.Itoa(n)
	}
	return prose(text, nameColumns)
}
