package csharp

import (
	"bytes"
	"strings"

	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

// page is a file as it is now.
type page struct {
	patch.Page
	*reader
	root tree.Node
}

func parsed(path, text string) (*page, bool) {
	prepared, balanced := prepare([]byte(text))
	t, err := grammar.Parse(prepared)
	if err != nil || t.Cut != "" || !balanced {
		return nil, false
	}
	r := &reader{src: []byte(text), lines: lineStarts([]byte(text))}
	return &page{Page: patch.Page{Path: path, Text: text}, reader: r, root: t.Root()}, true
}

func (w *writer) page(path string) (*page, bool) {
	text, ok := w.Draft.Text(path)
	if !ok || source.SaysGenerated([]byte(text)) || w.Generated(path) {
		return nil, false
	}
	return parsed(path, text)
}

// pages are the hand-written files that have one of these words.
func (w *writer) pages(words ...string) []*page {
	var out []*page
	for _, path := range w.Draft.Paths() {
		if !strings.HasSuffix(path, ".cs") {
			continue
		}
		text, _ := w.Draft.Text(path)
		for _, word := range words {
			if strings.Contains(text, word) {
				if p, ok := w.page(path); ok {
					out = append(out, p)
				}
				break
			}
		}
	}
	return out
}

// declared is a type in a page.
type declared struct {
	tree.Node
	page  *page
	name  string // with the types around it
	top   bool
	space string // the namespace
}

// types are all types of a page, in source order.
func (p *page) types() []declared {
	var out []declared
	var walk func(list tree.Node, prefix, space string)
	walk = func(list tree.Node, prefix, space string) {
		for n := range list.Children() {
			switch n.Kind() {
			case "file_scoped_namespace_declaration":
				space = n.Field("name").Text()
			case "namespace_declaration":
				walk(n.Field("body"), "", strings.TrimPrefix(space+"."+n.Field("name").Text(), "."))
			case "class_declaration", "struct_declaration", "record_declaration", "interface_declaration", "enum_declaration", "delegate_declaration":
				name := prefix + n.Field("name").Text()
				out = append(out, declared{n, p, name, prefix == "", space})
				walk(n.Field("body"), name+".", space)
			}
		}
	}
	walk(p.root, "", "")
	return out
}

// find is the part of a type with that name that has the most members.
func (p *page) find(name string) (declared, bool) {
	best, most := declared{}, -1
	for _, t := range p.types() {
		count := 0
		for range t.Field("body").Children() {
			count++
		}
		if t.name == name && count > most {
			best, most = t, count
		}
	}
	return best, most >= 0
}

// whole is where a declaration begins, with its documentation, and ends, as whole lines.
func (p *page) whole(n tree.Node) (from, to int) {
	return p.docStart(n.Start()), p.NextLine(n.End() - 1)
}

// docStart is where the comments right above a declaration begin, or its own line.
func (p *page) docStart(start int) int {
	from := p.LineStart(start)
	for from > 0 {
		above := p.LineStart(from - 1)
		if !strings.HasPrefix(strings.TrimSpace(p.Text[above:from]), "//") {
			return from
		}
		from = above
	}
	return from
}

// conditional reports whether only some builds have the line at an offset, which is inside a body that begins at from.
func (p *page) conditional(from, at int) bool {
	depth := 0
	for line := range bytes.Lines([]byte(p.Text[from:at])) {
		line = bytes.TrimSpace(line)
		switch {
		case bytes.HasPrefix(line, []byte("#if")):
			depth++
		case bytes.HasPrefix(line, []byte("#endif")):
			depth--
		}
	}
	return depth > 0
}

func (p *page) source(n tree.Node) string { return string(p.bytes(n)) }
