package tree

import (
	"iter"
	"strings"
)

// Node is one node of a syntax tree. The zero Node is no node: it has no kind, no text and no children.
type Node struct {
	t *Tree
	i uint32
}

func (n Node) at() flatNode {
	if n.t == nil {
		return flatNode{parent: noParent}
	}
	return n.t.nodes[n.i]
}

// OK reports whether there is a node.
func (n Node) OK() bool { return n.t != nil }

// Kind is the grammar's name of the node, such as "class_declaration"; "ERROR" where source could not be parsed.
func (n Node) Kind() string {
	if n.t == nil {
		return ""
	}
	s := n.t.nodes[n.i].symbol
	if int(s) >= len(n.t.grammar.kinds) {
		return "ERROR"
	}
	return n.t.grammar.kinds[s]
}

// Is reports whether the node is of one of these kinds.
func (n Node) Is(kinds ...string) bool {
	k := n.Kind()
	for _, kind := range kinds {
		if k == kind && k != "" {
			return true
		}
	}
	return false
}

// Named reports whether the grammar gives the node a name, unlike punctuation and keywords.
func (n Node) Named() bool { return n.at().flags&1 != 0 }

// Missing reports whether the parser made the node up to recover from an error.
func (n Node) Missing() bool { return n.at().flags&2 != 0 }

// HasError reports whether there is a syntax error in the node or below it.
func (n Node) HasError() bool { return n.at().flags&4 != 0 }

// Text is the node's source.
func (n Node) Text() string {
	if n.t == nil {
		return ""
	}
	f := n.t.nodes[n.i]
	return string(n.t.src[f.start:f.end])
}

// Start and End are byte offsets into the file.
func (n Node) Start() int { return int(n.at().start) }

// End is the offset of the byte after the node.
func (n Node) End() int { return int(n.at().end) }

// Line is the node's first line, counted from 1; 0 for no node.
func (n Node) Line() int {
	if n.t == nil {
		return 0
	}
	return int(n.t.nodes[n.i].row) + 1
}

// Field is the first child in that field of the grammar.
func (n Node) Field(name string) Node {
	for c := range n.All() {
		if c.FieldName() == name {
			return c
		}
	}
	return Node{}
}

// Fields are all children in that field.
func (n Node) Fields(name string) []Node {
	var out []Node
	for c := range n.All() {
		if c.FieldName() == name {
			out = append(out, c)
		}
	}
	return out
}

// FieldName is the field of its parent that the node is in, or "".
func (n Node) FieldName() string {
	if n.t == nil {
		return ""
	}
	return n.t.grammar.names[n.t.nodes[n.i].field]
}

// All are the children in source order, punctuation and keywords included.
func (n Node) All() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.t == nil {
			return
		}
		for i, end := n.i+1, n.t.nodes[n.i].after; i < end; i = n.t.nodes[i].after {
			if !yield(Node{n.t, i}) {
				return
			}
		}
	}
}

// Children are the named children in source order, comments included.
func (n Node) Children() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for c := range n.All() {
			if c.Named() && !yield(c) {
				return
			}
		}
	}
}

// Descendants are all nodes below this one in source order, named or not.
func (n Node) Descendants() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.t == nil {
			return
		}
		for i, end := n.i+1, n.t.nodes[n.i].after; i < end; i++ {
			if !yield(Node{n.t, i}) {
				return
			}
		}
	}
}

// Child is the first child of one of these kinds.
func (n Node) Child(kinds ...string) Node {
	for c := range n.All() {
		if c.Is(kinds...) {
			return c
		}
	}
	return Node{}
}

// Has reports whether a child has this source text: a keyword such as "static" or "?".
func (n Node) Has(text string) bool {
	for c := range n.All() {
		f := c.at()
		if int(f.end-f.start) == len(text) && c.Text() == text {
			return true
		}
	}
	return false
}

// Parent is the node around this one.
func (n Node) Parent() Node {
	p := n.at().parent
	if n.t == nil || p == noParent {
		return Node{}
	}
	return Node{n.t, p}
}

// First is the first named child.
func (n Node) First() Node {
	for c := range n.Children() {
		return c
	}
	return Node{}
}

// Next is the next sibling, named or not.
func (n Node) Next() Node {
	p := n.Parent()
	if !p.OK() {
		return Node{}
	}
	if i := n.t.nodes[n.i].after; i < n.t.nodes[p.i].after {
		return Node{n.t, i}
	}
	return Node{}
}

// String shows the node as an S-expression without positions, for tests.
func (n Node) String() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

func (n Node) write(b *strings.Builder) {
	if f := n.FieldName(); f != "" {
		b.WriteString(f + ": ")
	}
	b.WriteString("(" + n.Kind())
	for c := range n.Children() {
		b.WriteByte(' ')
		c.write(b)
	}
	b.WriteByte(')')
}
