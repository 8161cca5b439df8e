package rust

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// lead is what stands before a declaration: its documentation and attributes.
type lead struct {
	docs  []tree.Node
	attrs []tree.Node
}

// take reports whether n is a comment or an attribute, and keeps it when it belongs to the next declaration.
func (l *lead) take(n tree.Node) bool {
	switch n.Kind() {
	case "line_comment", "block_comment":
		l.docs = append(l.docs, n)
	case "attribute_item":
		l.attrs = append(l.attrs, n)
	default:
		return false
	}
	return true
}

func (l *lead) reset() { l.docs, l.attrs = l.docs[:0], l.attrs[:0] }

func (l *lead) attributes() attributes {
	var a attributes
	for _, n := range l.attrs {
		a.read(strings.TrimSuffix(strings.TrimPrefix(n.Text(), "#["), "]"))
	}
	return a
}

const maxDoc = 2000

// describe fills in what comments and attributes say of a symbol.
func (l *lead) describe(s *model.Symbol, a attributes) {
	doc := l.doc(a)
	if strings.Contains(doc, "**Experimental**") || strings.Contains(doc, "**Experimental.**") || strings.Contains(doc, "**Experimental:**") {
		s.Stability = model.Experimental
	}
	if a.deprecated {
		s.Stability = model.Deprecated
	}
	if a.hidden {
		s.Stability = model.Internal
	}
	s.Doc = cut(withoutSections(doc), maxDoc)
}

// doc is the documentation without comment marks.
func (l *lead) doc(a attributes) string {
	var b strings.Builder
	if len(l.docs) > 0 {
		b.Grow(l.docs[len(l.docs)-1].End() - l.docs[0].Start())
	}
	for _, n := range l.docs {
		text := n.Text()
		if body, ok := strings.CutPrefix(text, "///"); ok && !strings.HasPrefix(body, "/") {
			writeLine(&b, body)
		}
		if body, ok := strings.CutPrefix(text, "/**"); ok && len(body) > 1 && body[0] != '*' {
			writeBlock(&b, strings.TrimSuffix(body, "*/"))
		}
	}
	for _, line := range a.docs {
		writeBlock(&b, line)
	}
	return b.String()
}

func writeBlock(b *strings.Builder, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		writeLine(b, strings.TrimPrefix(line, "*"))
	}
}

func writeLine(b *strings.Builder, line string) {
	b.WriteString(strings.TrimPrefix(strings.TrimRight(line, " \t\r\n"), " "))
	b.WriteByte('\n')
}

// withoutSections is documentation up to the first section for tools and reference, such as "# Errors".
func withoutSections(doc string) string {
	if strings.HasPrefix(doc, "# ") {
		return ""
	}
	if i := strings.Index(doc, "\n# "); i >= 0 {
		doc = doc[:i]
	}
	return strings.TrimSpace(doc)
}

// cut shortens text to at most n bytes, between characters.
func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && text[n]&0xc0 == 0x80 {
		n--
	}
	return text[:n]
}
