package golang

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

const maxDoc = 2000 // bytes

// each calls do for every named child that is no comment, with the comment that documents it: the lines directly above, or else
// the one behind it on its line.
func (r *reader) each(parent tree.Node, do func(n tree.Node, doc []byte)) {
	start, end := 0, 0 // the comment lines waiting for a declaration
	for n := range parent.Children() {
		if n.Is("comment") {
			if !r.beginsLine(n) {
				continue // it belongs to what stands before it
			}
			if end == 0 || r.newlines(end, n.Start()) > 1 {
				start = n.Start()
			}
			end = n.End()
			continue
		}
		var doc []byte
		if end > 0 && r.newlines(end, n.Start()) <= 1 {
			doc = r.src[start:end]
		} else {
			doc = r.behind(n)
		}
		do(n, doc)
		end = 0
	}
}

func (r *reader) beginsLine(n tree.Node) bool {
	line := r.src[bytes.LastIndexByte(r.src[:n.Start()], '\n')+1 : n.Start()]
	return len(bytes.TrimLeft(line, " \t\ufeff")) == 0
}

// behind is the comment after n on the same line.
func (r *reader) behind(n tree.Node) []byte {
	c := n.Next()
	if !c.Is("comment") || r.newlines(n.End(), c.Start()) > 0 {
		return nil
	}
	return r.src[c.Start():c.End()]
}

func (r *reader) newlines(from, to int) int {
	if from > to {
		return 0
	}
	return bytes.Count(r.src[from:to], []byte("\n"))
}

// document sets a symbol's doc and stability from its comment. A paragraph that begins with a mark is no description.
func document(s *model.Symbol, comment []byte) {
	if len(comment) == 0 {
		return
	}
	var b strings.Builder
	marked, blank := false, false
	for line := range bytes.Lines(comment) {
		text, ok := commentLine(line)
		if !ok {
			continue
		}
		if mark := stabilityOf(text); mark != model.StabilityUnstated {
			s.Stability, marked = max(s.Stability, mark), true
		}
		if text == "" {
			marked, blank = false, true
			continue
		}
		if marked || b.Len() >= maxDoc {
			continue
		}
		if blank && b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(text)
		b.WriteByte('\n')
		blank = false
	}
	s.Doc = cut(strings.TrimSpace(b.String()), maxDoc)
}

// commentLine is a line of a comment without its markers. Lines for tools, such as //go:build, are not ok.
func commentLine(line []byte) (text string, ok bool) {
	line = bytes.TrimSpace(line)
	if after, isLine := bytes.CutPrefix(line, []byte("//")); isLine {
		text := strings.TrimPrefix(string(after), " ")
		return strings.TrimRight(text, " \t"), !isDirective(text)
	}
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("/*")), []byte("*/"))
	return string(bytes.TrimSpace(bytes.TrimPrefix(bytes.TrimSpace(line), []byte("* ")))), true
}

// isDirective reports whether a line comment's text is like "go:build linux" or "nolint:all": a lower-case word and a colon
// without spaces.
func isDirective(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c == ':':
			return i > 0 && i+1 < len(text) && text[i+1] != ' ' && text[i+1] != '/'
		case c < 'a' || c > 'z':
			return false
		}
	}
	return false
}

func stabilityOf(line string) model.Stability {
	switch {
	case strings.HasPrefix(line, "Experimental:"):
		return model.Experimental
	case strings.HasPrefix(line, "Deprecated:"):
		return model.Deprecated
	case strings.HasPrefix(line, "Internal:"):
		return model.Internal
	}
	return model.StabilityUnstated
}

// cut shortens s to at most n bytes, whole characters only.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
