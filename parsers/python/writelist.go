package python

import (
	"strings"

	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
)

// enlist adds an item to a list of them, keeping the order if there is one and the lines as they are.
func (p *page) enlist(items []tree.Node, text, behind string) {
	p.enlistAt(items, position(items, text, behind), text)
}

// enlistAt adds an item in front of the one with that index.
func (p *page) enlistAt(items []tree.Node, i int, text string) {
	patch.List{Page: &p.Page, Items: items}.Put(i, text)
}

// below puts an item on the line after another, which gets the comma that it may lack.
func (p *page) below(item tree.Node, text string) {
	patch.List{Page: &p.Page, Items: []tree.Node{item}}.Put(1, text)
}

func position(items []tree.Node, text, behind string) int {
	names := make([]string, len(items))
	for i, n := range items {
		names[i] = strings.Trim(n.Text(), `"'`)
	}
	return patch.Position(names, strings.Trim(text, `"'`), behind)
}

// explode writes the only line of a list as one line for each item.
func (p *page) explode(items []tree.Node, text, behind string, from, to int, open, closing string) {
	l := patch.List{Page: &p.Page, Items: items}
	l.Explode(position(items, text, behind), text, from, to, open, "    ", closing)
}
