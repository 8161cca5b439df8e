package java

import (
	"strings"
	"unicode/utf8"

	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

const byteOrderMark = "\ufeff"

// page is a file as it is now.
type page struct {
	patch.Page
	space string // its package
	root  tree.Node
}

func parsed(path, text string) (*page, bool) {
	if !utf8.ValidString(text) {
		return nil, false
	}
	// Blanks in place of the mark keep every offset.
	if strings.HasPrefix(text, byteOrderMark) {
		text = "   " + text[len(byteOrderMark):]
	}
	t, err := grammar.Parse([]byte(text))
	if err != nil || t.Cut != "" {
		return nil, false
	}
	p := &page{Page: patch.Page{Path: path, Text: text}, root: t.Root()}
	if n := p.root.Child("package_declaration"); n.OK() {
		p.space = lastName(p.source(n))
	}
	return p, true
}

func (p *page) source(n tree.Node) string { return p.Text[n.Start():n.End()] }

// page reads a hand-written file, or says why not.
func (w *writer) page(path string) (*page, string) {
	text, ok := w.Draft.Text(path)
	switch {
	case !ok:
		return nil, path + " does not exist"
	case w.isGenerated(path, text):
		return nil, path + " is generated"
	}
	p, ok := parsed(path, text)
	if !ok {
		return nil, path + " cannot be read whole"
	}
	return p, ""
}

func (w *writer) isGenerated(path, text string) bool {
	return source.SaysGenerated([]byte(text)) || w.Generated(path)
}

// pages are the hand-written files that have one of these words.
func (w *writer) pages(words ...string) []*page {
	var out []*page
	for _, path := range w.Draft.Paths() {
		text, _ := w.Draft.Text(path)
		if !strings.HasSuffix(path, ".java") || !containsAny(text, words) {
			continue
		}
		if p, why := w.page(path); why == "" {
			out = append(out, p)
		}
	}
	return out
}

func containsAny(text string, words []string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// declared is a type in a page.
type declared struct {
	tree.Node
	page   *page
	name   string // with the types around it
	simple string
	doc    tree.Node // the comment before it
}

var typeKinds = []string{"class_declaration", "interface_declaration", "enum_declaration", "record_declaration", "annotation_type_declaration"}

// types are all types of a page, in source order.
func (p *page) types() []declared {
	var out []declared
	var walk func(body tree.Node, prefix string)
	walk = func(body tree.Node, prefix string) {
		eachWithDoc(body, func(n, doc tree.Node) {
			if n.Is(typeKinds...) {
				simple := p.source(n.Field("name"))
				out = append(out, declared{n, p, prefix + simple, simple, doc})
				walk(n.Field("body"), prefix+simple+".")
			}
		})
	}
	walk(p.root, "")
	return out
}

func (p *page) find(name string) (declared, bool) {
	for _, t := range p.types() {
		if t.name == name {
			return t, true
		}
	}
	return declared{}, false
}

// eachWithDoc calls f with every declaration of a body and the comment before it.
func eachWithDoc(body tree.Node, f func(n, doc tree.Node)) {
	doc := tree.Node{}
	for n := range body.Children() {
		switch n.Kind() {
		case "block_comment":
			doc = n
		case "line_comment":
		case "enum_body_declarations":
			eachWithDoc(n, f)
		default:
			f(n, doc)
			doc = tree.Node{}
		}
	}
}

// members are the declarations in a type of these kinds.
func (t declared) members(kinds ...string) []tree.Node {
	var out []tree.Node
	eachWithDoc(t.Field("body"), func(n, _ tree.Node) {
		if n.Is(kinds...) {
			out = append(out, n)
		}
	})
	return out
}

// lineFrom and lineTo are where the lines begin and end that a declaration stands on.
func (p *page) lineFrom(n tree.Node) int { return p.LineStart(n.Start()) }
func (p *page) lineTo(n tree.Node) int   { return p.NextLine(n.End() - 1) }

// dedented is the source of a declaration without the margin it has.
func (p *page) dedented(n tree.Node) string {
	margin := p.Indent(n.Start())
	return strings.ReplaceAll(p.source(n), "\n"+margin, "\n")
}
