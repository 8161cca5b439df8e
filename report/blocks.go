package report

import "strings"

// markdownLimit keeps a report under GitHub's 65,536 characters, counted in bytes, with room for what the sender adds.
const markdownLimit = 64_000

// block is a part of a Markdown report that can be cut between two rows.
type block struct {
	open, close string
	rows        []string
	terse       [][]string         // the same rows in less room, and in lesser, for when they do not all fit
	cut         func(n int) string // the row that stands for n that were cut
	share       int                // percent of the report that later parts leave to it when there is not enough for all
}

func (b block) size() int {
	n := len(b.open) + len(b.close)
	for _, r := range b.rows {
		n += len(r)
	}
	return n
}

// layOut writes blocks one below the other in at most limit bytes. Each gets its share, and what the others leave.
func layOut(blocks []block, limit int) string {
	var out strings.Builder
	limit -= len(dropped(len(blocks)))
	cut := 0
	for i, b := range blocks {
		room := limit - out.Len()
		for _, later := range blocks[i+1:] {
			room -= min(later.size(), limit*later.share/100)
		}
		text := b.within(room)
		if text == "" {
			cut++
		}
		out.WriteString(text)
	}
	if cut > 0 {
		out.WriteString(dropped(cut))
	}
	return out.String()
}

func dropped(n int) string {
	return "\n… and " + count(n, "more part") + " of this report, cut here\n"
}

// within is the block with as many rows as fit.
func (b block) within(room int) string {
	if b.size() <= room {
		return b.open + strings.Join(b.rows, "") + b.close
	}
	if len(b.terse) > 0 {
		b.rows, b.terse = b.terse[0], b.terse[1:]
		return b.within(room)
	}
	used := len(b.open) + len(b.close)
	n := 0
	for n < len(b.rows) && used+len(b.rows[n])+len(b.cut(len(b.rows)-n-1)) <= room {
		used += len(b.rows[n])
		n++
	}
	text := b.open + strings.Join(b.rows[:n], "") + b.cut(len(b.rows)-n) + b.close
	if len(text) <= room {
		return text
	}
	return ""
}

// fixed is a block that is written whole.
func fixed(text string) block { return block{open: text, share: 100} }

// folded is a list that the reader opens.
func folded(summary string, rows []string, share int) block {
	return block{
		open: "<details><summary>" + summary + "</summary>\n\n", rows: rows, close: "\n</details>\n\n",
		cut: moreItems, share: share,
	}
}

// foldedHere lists what a change touches and counts what it does not; with nothing to list there is nothing to open.
func foldedHere(summary string, rows []string, elsewhere, share int) block {
	if len(rows) == 0 {
		return fixed("<sub>" + summary + ", none in what this change touches</sub>\n\n")
	}
	if elsewhere > 0 {
		rows = append(rows, "- "+thousands(elsewhere)+" in what this change does not touch\n")
	}
	return folded(summary, rows, share)
}

// listed is a list under a line of its own.
func listed(title string, rows []string, share int) block {
	return block{open: title + "\n\n", rows: rows, close: "\n", cut: moreItems, share: share}
}

func moreItems(n int) string { return "- … and " + thousands(n) + " more, cut here\n" }
