package java

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"
)

const maxDoc = 2000

// plain is the text of a Javadoc comment without markup and block tags, and whether a tag says @deprecated.
func (r *reader) plain(comment string) (text string, deprecated bool) {
	comment, ok := strings.CutPrefix(comment, "/**")
	if !ok {
		return "", false
	}
	comment = strings.TrimSuffix(comment, "*/")
	if !strings.ContainsAny(comment, "{<&@\n") {
		return cut(strings.TrimSpace(comment)), false
	}
	w := docWriter{out: r.doc[:0]}
	for line := range strings.Lines(comment) {
		line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "*"))
		if strings.HasPrefix(line, "@") { // block tags are last
			deprecated = strings.Contains(comment[offset(comment, line):], "@deprecated")
			break
		}
		if len(w.out) < maxDoc {
			w.line(line)
		}
	}
	r.doc = w.out
	return cut(string(bytes.TrimSpace(w.out))), deprecated
}

// offset is where part, a slice of s, begins in s; its first occurrence is no later.
func offset(s, part string) int { return max(strings.Index(s, part), 0) }

func cut(s string) string {
	if len(s) <= maxDoc {
		return s
	}
	end := maxDoc
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// docWriter writes documentation as plain text: a line per paragraph.
type docWriter struct {
	out   []byte
	depth int // of open inline tags, which may span lines
}

func (w *docWriter) line(s string) {
	if s == "" {
		w.paragraph()
		return
	}
	w.space()
	for s != "" {
		i := strings.IndexAny(s, "{}<&")
		if i < 0 {
			break
		}
		w.out = append(w.out, s[:i]...)
		s = w.markup(s[i:])
	}
	w.out = append(w.out, s...)
}

func (w *docWriter) space() {
	if n := len(w.out); n > 0 && w.out[n-1] != ' ' && w.out[n-1] != '\n' {
		w.out = append(w.out, ' ')
	}
}

func (w *docWriter) paragraph() {
	w.out = bytes.TrimRight(w.out, " ")
	if n := len(w.out); n > 0 && w.out[n-1] != '\n' {
		w.out = append(w.out, '\n')
	}
}

// markup writes what the brace, tag or entity at the start of s stands for and returns the rest.
func (w *docWriter) markup(s string) string {
	switch s[0] {
	case '{':
		if strings.HasPrefix(s, "{@") {
			w.depth++
			return w.inline(s)
		}
		if w.depth > 0 {
			w.depth++
		}
	case '}':
		if w.depth > 0 {
			if w.depth--; w.depth == 0 {
				return s[1:]
			}
		}
	case '<':
		return w.tag(s)
	case '&':
		if end := strings.IndexByte(s, ';'); end > 0 && end < 10 {
			w.out = append(w.out, html.UnescapeString(s[:end+1])...)
			return s[end+1:]
		}
	}
	w.out = append(w.out, s[0])
	return s[1:]
}

// inline drops {@code and {@link; of a link with a label it keeps the label, and of a.b.C#m it keeps C.m.
func (w *docWriter) inline(s string) string {
	name, rest, _ := strings.Cut(s, " ")
	if !strings.HasPrefix(name, "{@link") {
		return strings.TrimLeft(rest, " ")
	}
	target, tail, closed := strings.Cut(rest, "}")
	if !closed {
		return rest
	}
	if _, label, ok := strings.Cut(target, " "); ok && !strings.Contains(target, "(") {
		target = label
	} else {
		target = strings.ReplaceAll(refTo(strings.TrimSpace(target)).Name, "#", ".")
	}
	w.out = append(w.out, strings.TrimPrefix(target, ".")...)
	w.depth--
	return tail
}

// tag drops an HTML tag; those that begin a block begin a line.
func (w *docWriter) tag(s string) string {
	end := strings.IndexByte(s, '>')
	isTag := end > 0 && len(s) > 1 && (s[1] == '/' || s[1]|0x20 >= 'a' && s[1]|0x20 <= 'z')
	if !isTag || w.depth > 0 { // {@code List<String>}
		w.out = append(w.out, '<')
		return s[1:]
	}
	name := strings.ToLower(strings.Trim(s[1:end], "/ "))
	switch {
	case name == "p", name == "li", name == "br", name == "ul", name == "pre", len(name) == 2 && name[0] == 'h':
		w.paragraph()
	}
	return s[end+1:]
}
