package patch

import (
	"slices"
	"strings"

	"sdkparity/parsers/tree"
)

// List is what stands between brackets, or behind one another, with commas between.
type List struct {
	*Page
	Items []tree.Node
}

// Put adds an item in front of the one with that index, on a line of its own where the others have theirs, with a comma behind
// the last one where there is one now.
func (l List) Put(i int, text string) {
	first, last := l.Items[0], l.Items[len(l.Items)-1]
	eachOwn := first.Line() != last.Line() || l.Alone(first.Start()) && len(l.Items) == 1
	switch {
	case i > 0 && eachOwn:
		l.below(l.Items[i-1], text)
	case i > 0:
		l.Insert(l.Items[i-1].End(), ", "+text)
	case eachOwn:
		l.Insert(first.Start(), text+",\n"+l.Indent(first.Start()))
	default:
		l.Insert(first.Start(), text+", ")
	}
}

func (l List) below(item tree.Node, text string) {
	line := "\n" + l.Indent(item.Start()) + text
	for n := item.Next(); n.OK(); n = n.Next() {
		if n.Kind() == "," {
			l.Insert(l.LineEnd(n.End()), line+",")
			return
		}
		if n.Kind() != "comment" {
			break
		}
	}
	l.Insert(item.End(), ",")
	l.Insert(l.LineEnd(item.End()), line) // behind a comment
}

// Explode writes what stands on one line from one place to another as a line for each item, with one more.
func (l List) Explode(i int, text string, from, to int, open, unit, closing string) {
	indent := l.Indent(from)
	var b strings.Builder
	b.WriteString(open + "\n")
	for k := range len(l.Items) + 1 {
		if k == i {
			b.WriteString(indent + unit + text + ",\n")
		}
		if k < len(l.Items) {
			b.WriteString(indent + unit + l.Items[k].Text() + ",\n")
		}
	}
	l.Replace(from, to, b.String()+indent+closing)
}

// Position is where in a list a name breaks its order least; behind its sibling, or last, where the list has no order.
func Position(names []string, name, behind string) int {
	key := orderOf(names)
	if key == nil {
		if i := slices.Index(names, behind); i >= 0 {
			return i + 1
		}
		return len(names)
	}
	best, least := len(names), len(names)+1
	for i := len(names); i >= 0; i-- {
		wrong := 0
		for k, n := range names {
			if k < i && key(n) > key(name) || k >= i && key(n) < key(name) {
				wrong++
			}
		}
		if wrong < least {
			best, least = i, wrong
		}
	}
	return best
}

// orderOf is what a list is sorted by; nil for one that is not. A name in ten may stand where it likes.
func orderOf(names []string) func(string) string {
	if len(names) < 2 {
		return byKind
	}
	var order func(string) string
	least := 1 + (len(names)-2)/10
	for _, key := range []func(string) string{byKind, strings.ToLower, strings.Clone} {
		wrong := 0
		for i := 1; i < len(names); i++ {
			if key(names[i-1]) > key(names[i]) {
				wrong++
			}
		}
		if wrong < least {
			order, least = key, wrong
		}
	}
	return order
}

// byKind is the order of Python's isort: constants, then classes, then the rest.
func byKind(name string) string {
	switch {
	case strings.ToUpper(name) == name && len(name) > 1:
		return "0" + name
	case name != "" && name[0] >= 'A' && name[0] <= 'Z':
		return "1" + name
	}
	return "2" + name
}
