package typescript

import (
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

const (
	maxDoc     = 2000
	maxDefault = 80
)

// comments are those above a declaration; a blank line between two of them begins anew.
type comments struct {
	doc       tree.Node // the last /** … */
	end       int       // of the last comment
	trailing  bool      // the last one stands behind something else on its line
	stability model.Stability
	standard  string // value of @default
}

// add takes one more comment; after is the end of the declaration before it.
func (c *comments) add(src string, n tree.Node, after int) {
	if c.end > 0 && strings.Count(src[c.end:n.Start()], "\n") > 1 {
		*c = comments{}
	}
	c.end = n.End()
	c.trailing = after > 0 && strings.IndexByte(src[after:n.Start()], '\n') < 0
	text := src[n.Start():n.End()]
	isDoc := strings.HasPrefix(text, "/**")
	if isDoc {
		c.doc = n
	}
	c.tags(text, isDoc)
}

// tags looks at every @word; @internal counts in any comment, as it does for the compiler's stripInternal.
func (c *comments) tags(text string, isDoc bool) {
	for {
		i := strings.IndexByte(text, '@')
		if i < 0 {
			return
		}
		text = text[i+1:]
		word := text[:wordLen(text)]
		switch {
		case word == "internal":
			c.stability = model.Internal
		case !isDoc || c.stability == model.Internal:
		case word == "deprecated":
			c.stability = model.Deprecated
		case word == "experimental" && c.stability == model.StabilityUnstated:
			c.stability = model.Experimental
		case word == "default" || word == "defaultValue":
			c.standard = defaultOf(text[len(word):])
		}
	}
}

func wordLen(s string) int {
	i := 0
	for i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z') {
		i++
	}
	return i
}

func defaultOf(rest string) string {
	line, _, _ := strings.Cut(rest, "\n")
	line = strings.TrimSuffix(strings.TrimSpace(line), "*/")
	line = strings.TrimSuffix(strings.Trim(strings.TrimSpace(line), "`"), ".")
	if len(line) > maxDefault {
		return ""
	}
	return line
}

// apply writes what the comments say to the symbol declared by n.
func (c *comments) apply(src string, n tree.Node, s *model.Symbol) {
	if c.end == 0 || c.trailing && strings.IndexByte(src[c.end:n.Start()], '\n') >= 0 {
		return
	}
	s.Stability = c.stability
	if c.standard != "" {
		s.Default = c.standard
	}
	if c.doc.OK() && !c.heads(src, n) {
		s.Doc = docText(src[c.doc.Start():c.doc.End()])
	}
}

// heads reports whether the comment is about the file: it begins it, and a blank line follows.
func (c *comments) heads(src string, n tree.Node) bool {
	return c.doc.Start() < len("\ufeff")+1 && strings.Count(src[c.doc.End():n.Start()], "\n") > 1
}

// internal reports whether the comments take what follows out of the API.
func (c *comments) internal() bool { return c.stability == model.Internal }

// docText is a /** … */ comment's description: no markers, no tags.
func docText(s string) string {
	s = strings.TrimPrefix(s, "/**")
	s = strings.TrimSuffix(s, "/") // a truncated comment has no end
	s = strings.TrimRight(s, "* \t\r\n")
	if strings.IndexByte(s, '\n') < 0 {
		s = strings.TrimSpace(s)
		if strings.HasPrefix(s, "@") {
			return ""
		}
		return cut(withoutLinks(s), maxDoc)
	}
	return cut(withoutLinks(docLines(s)), maxDoc)
}

func docLines(s string) string {
	var b strings.Builder
	b.Grow(min(len(s), maxDoc+200))
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimLeft(line, " \t")
		line = strings.TrimPrefix(line, "*")
		line = strings.TrimRight(strings.TrimPrefix(line, " "), " \t\r")
		if strings.HasPrefix(strings.TrimLeft(line, " "), "@") || b.Len() > maxDoc {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return strings.TrimSpace(b.String())
}

// withoutLinks writes {@link Name} as Name and {@link url | text} as text.
func withoutLinks(s string) string {
	if !strings.Contains(s, "{@") {
		return s
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "{@")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		link, after, closed := strings.Cut(rest, "}")
		if !closed {
			b.WriteString("{@" + rest)
			return b.String()
		}
		_, target, _ := strings.Cut(link, " ")
		if _, text, named := strings.Cut(target, "|"); named {
			target = text
		}
		b.WriteString(strings.TrimSpace(target))
		s = after
	}
}

// cut shortens s to at most n bytes, at a character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return strings.TrimSpace(s[:n])
}
