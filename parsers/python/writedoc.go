package python

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/prose"
	"sdkparity/parsers/tree"
)

// docStyle is where a field's documentation stands.
type docStyle uint8

const (
	docNone    docStyle = iota
	docAbove            // a comment above the field
	docBehind           // a comment behind it
	docBelow            // a docstring below it
	docSection          // an entry in the Attributes: of the class
)

// documented is a field's declaration with its documentation as siblings have theirs.
func (w *writer) documented(r target, name, code string) string {
	want := w.Gap.Want
	if r.literalDefault(want) != "" {
		want.Default = "" // the declaration says it
	}
	text := w.markedDoc(want, "field")
	if text == "" {
		return code
	}
	width := r.width - utf8.RuneCountInString(r.fieldIndent())
	switch w.docStyle(r) {
	case docBelow:
		return code + "\n" + tripled(text, width)
	case docBehind:
		if one := code + "  # " + strings.Join(prose.Wrap(text, 1000), " "); !strings.Contains(text, "\n") && !strings.Contains(code, "\n") && utf8.RuneCountInString(one) <= width {
			return one
		}
	case docSection:
		if w.section(r, name, text) {
			return code
		}
	case docNone, docAbove:
	}
	return commented(text, width) + code
}

// commented is a text as comment lines; a mark needs no empty line around it.
func commented(text string, width int) string {
	var b strings.Builder
	lines := prose.Wrap(text, width-2)
	for i, l := range lines {
		if l == "" && (strings.HasPrefix(lines[i+1], "**Experimental") || strings.HasPrefix(text, "Deprecated: ") || strings.HasPrefix(text, "Internal: ")) {
			continue
		}
		b.WriteString(strings.TrimRight("# "+l, " ") + "\n")
	}
	return b.String()
}

// tripled is a text in three quotes, its first line beside them.
func tripled(text string, width int) string {
	text = strings.NewReplacer(`\`, `\\`, `"""`, `'''`).Replace(text)
	if one := prose.Wrap(text, width-6); len(one) == 1 && !strings.HasSuffix(one[0], `"`) {
		return `"""` + one[0] + `"""`
	}
	return strings.Join(prose.Wrap(`"""`+summary(text), width), "\n") + "\n" + `"""`
}

// summary sets the first sentence apart where the text goes on in the same paragraph.
func summary(text string) string {
	first, _, _ := strings.Cut(text, "\n\n")
	if i := strings.Index(first, ". "); i > 0 && strings.Contains(first[i:], ".") {
		return text[:i+1] + "\n\n" + text[i+2:]
	}
	return text
}

// docStyle is how most siblings are documented: first those of the class, then those of the classes around it.
func (w *writer) docStyle(r target) docStyle {
	if style := mostly(r.fields); style != docNone {
		return style
	}
	if at, _ := r.sectionEntry(""); at >= 0 {
		return docSection
	}
	var all []line
	for n := range r.root.Descendants() {
		if n.Kind() == "class_definition" && qualified(n) != "" && n.Start() != r.node.Start() {
			all = append(all, r.target(n, model.Symbol{}).fields...)
		}
	}
	return mostly(all)
}

func mostly(fields []line) docStyle {
	count := map[docStyle]int{}
	for _, l := range fields {
		count[l.doc]++
	}
	best := docNone
	for _, style := range []docStyle{docAbove, docBelow, docBehind} {
		if count[style] > count[best] || best == docNone && count[style] > 0 {
			best = style
		}
	}
	return best
}

var attributesHead = regexp.MustCompile(`(?m)^[ \t]*Attributes:[ \t]*\n`)

// sectionEntry is where a new entry goes in the Attributes: of the class, behind that of a field; -1 without any.
func (r target) sectionEntry(name string) (at int, indent string) {
	return r.entry(r.node.Field("body").First().First(), attributesHead, name)
}

// entry is the end of the entry of a name in a section of a docstring, with its indentation; of no name, of the last entry.
// It is -1 where there is none.
func (p *page) entry(doc tree.Node, section *regexp.Regexp, name string) (found int, indent string) {
	head := section.FindStringIndex(doc.Text())
	if doc.Kind() != "string" || head == nil {
		return -1, ""
	}
	at, found, inside := doc.Start()+head[1], -1, false
	indent = p.Indent(at)
	for at < doc.End() {
		stop := min(p.LineEnd(at), doc.End())
		text := strings.TrimSpace(p.Text[at:stop])
		switch depth := len(p.Indent(at)); {
		case text == "" || strings.HasPrefix(text, `"""`) || depth < len(indent):
			return found, indent
		case depth == len(indent):
			inside = name == "" || identifierAny.FindString(text) == name
		}
		if inside {
			found = stop
		}
		at = stop + 1
	}
	return found, indent
}

// section writes an entry behind that of the sibling in front.
func (w *writer) section(r target, name, text string) bool {
	for _, sibling := range append(slices.Clone(w.Gap.After), "") {
		at, indent := r.sectionEntry(sibling)
		if at < 0 {
			continue
		}
		text = strings.NewReplacer(`\`, `\\`, `"""`, `'''`, "\n", " ").Replace(name + ": " + text)
		lines := prose.Wrap(text, r.width-len(indent)-4)
		r.Insert(at, "\n"+indent+strings.Join(lines, "\n"+indent+"    "))
		return true
	}
	return false
}
