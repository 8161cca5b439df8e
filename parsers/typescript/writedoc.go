package typescript

import (
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/prose"
	"sdkparity/parsers/tree"
)

// docStyle is how the members around a new one are documented.
type docStyle struct {
	short bool // /** on one line */ where there is one line
	plain bool // with // comments
}

// docStyleOf looks at the comments below a node, then at those of the file.
func (p *page) docStyleOf(body tree.Node) docStyle {
	for _, within := range []tree.Node{body, p.root} {
		short, long, plain := 0, 0, 0
		for n := range within.Descendants() {
			if n.Kind() != "comment" || !n.Next().Is("property_signature", "method_signature", "public_field_definition", "enum_assignment") {
				continue
			}
			switch text := n.Text(); {
			case strings.HasPrefix(text, "//"):
				plain++
			case !strings.Contains(text, "\n"):
				short++
			case strings.Count(text, "\n") == 2: // one line of text, set on three
				long++
			}
		}
		if short+long+plain > 0 {
			return docStyle{short: short > long, plain: plain > short+long}
		}
	}
	return docStyle{}
}

// jsdoc is the comment above a declaration, with its newline; "" for what nothing is said of.
func (w *writer) jsdoc(p *page, s model.Symbol, style docStyle, width int) string {
	text := w.doc(s)
	tags := w.tags(p, s, &text)
	if text == "" && len(tags) == 0 {
		return ""
	}
	text = strings.ReplaceAll(text, "*/", `*\/`)
	if style.plain && len(tags) == 0 {
		return "// " + strings.Join(prose.Wrap(text, width-3), "\n// ") + "\n"
	}
	lines := prose.Wrap(text, width-3)
	for i, l := range lines {
		if strings.HasPrefix(l, "@") { // a tag it would be here
			lines[i] = `\` + l
		}
	}
	if len(tags) > 0 {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		for _, t := range tags {
			for k, l := range prose.Wrap(t, width-3) {
				if k > 0 && strings.HasPrefix(l, "@") {
					l = `\` + l
				}
				lines = append(lines, l)
			}
		}
	}
	if len(lines) == 0 { // nothing that can be seen
		return ""
	}
	if one := "/** " + lines[0] + " */"; len(lines) == 1 && style.short && utf8.RuneCountInString(one) <= width {
		return one + "\n"
	}
	var b strings.Builder
	b.WriteString("/**\n")
	for _, l := range lines {
		b.WriteString(strings.TrimRight(" * "+l, " ") + "\n")
	}
	b.WriteString(" */\n")
	return b.String()
}

// tags are the marks and the default. A default goes into the text where the file has no @default.
func (w *writer) tags(p *page, s model.Symbol, text *string) []string {
	var tags []string
	*text = strings.ReplaceAll(*text, "@internal", "internal") // which stripInternal finds anywhere
	switch s.Stability {
	case model.Experimental:
		tag := "@experimental"
		if strings.Contains(p.Text, "@experimental ") || !strings.Contains(p.Text, "@experimental") {
			tag += " May change or be removed in a future release."
		}
		tags = append(tags, tag)
	case model.Deprecated:
		tags = append(tags, "@deprecated May be removed in a future release.")
	case model.Internal:
		tags = append(tags, "@internal")
	}
	if s.Default == "" || len(s.Default) > maxDefault || strings.Contains(strings.ToLower(*text), "default") {
		return tags
	}
	value := strings.NewReplacer("True", "true", "False", "false", "None", "undefined", "*/", "", "@", "", "\n", " ").Replace(s.Default)
	if strings.Contains(p.Text, "@default ") {
		return append(tags, "@default "+value)
	}
	if *text != "" && !strings.HasSuffix(*text, ".") {
		*text += "."
	}
	*text = strings.TrimSpace(*text + " Defaults to " + value + ".")
	return tags
}
