// Package bodies says which names the code of each function mentions. It reads text and not syntax: a mention is all that rules ask of code,
// and walking every node of it costs as much as parsing.
package bodies

import (
	"maps"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// Style is what a language writes around text that is no code.
type Style struct {
	Functions []string // kinds of nodes with a name and a body
	Hash      bool     // comments begin with #, and """ holds documentation
	Char      bool     // ' holds one character, or marks a lifetime
}

const (
	maxBodies = 20_000 // of one file
	maxNames  = 5_000  // in one body
)

// Of gives the functions in a syntax tree of src, in source order. A function inside another's body is part of that. The tree may be
// of a text in which bodies are blank, as long as each byte is where it is in src.
func Of(root tree.Node, src string, style Style) []model.Body {
	var out []model.Body
	for n := range root.Descendants() {
		if !n.Is(style.Functions...) || len(out) == maxBodies {
			continue
		}
		name, body := n.Field("name"), n.Field("body")
		if !body.OK() { // const send = (message) => …
			body = n.Field("value")
		}
		if !name.OK() || !body.OK() {
			continue
		}
		b := model.Body{Name: name.Text(), At: model.Pos{Line: name.Line()}, Takes: style.takes(n, body), Names: style.names(src[min(body.Start(), len(src)):min(body.End(), len(src))])}
		if b.Names != "" {
			out = append(out, b)
		}
	}
	return out
}

// takes are the names in a function's head, and of the type around it.
func (s Style) takes(n, body tree.Node) string {
	head := n.Text()[:body.Start()-n.Start()]
	if at := n.Field("parameters"); at.OK() && at.Start() > body.Start() {
		head = at.Text()
	}
	if of := n.Field("value").Field("parameters"); of.OK() { // (message) => …
		head = of.Text()
	}
	for p := n.Parent(); p.OK(); p = p.Parent() {
		if name := p.Field("name"); name.OK() {
			return s.names(head + " " + name.Text())
		}
		if p.Is("impl_item") {
			return s.names(head + " " + p.Field("type").Text())
		}
	}
	return s.names(head)
}

// names are the identifiers in code, sorted and once each, with a space between. What stands in a string counts: a key of JSON is a
// mention, too.
func (s Style) names(code string) string {
	found := map[string]bool{}
	for i := 0; i < len(code) && len(found) < maxNames; {
		end := s.skip(code, i)
		comment := end > i
		switch c := code[i]; {
		case comment:
		case c == '"' || c == '\'' || c == '`':
			end = s.closing(code, i)
		default:
			for end = i; end < len(code) && letter(code[end]); end++ {
			}
		}
		if !comment && end > i && !setToNothing(code[end:]) {
			for _, w := range strings.FieldsFunc(code[i:end], func(r rune) bool { return r > 127 || !letter(byte(r)) }) {
				found[w] = true
			}
		}
		i = max(end, i+1)
	}
	return strings.Join(slices.Sorted(maps.Keys(found)), " ")
}

// setToNothing reports whether what follows a name only says that it has no value, as in model: None: that is no use of it.
func setToNothing(rest string) bool {
	value, ok := strings.CutPrefix(rest, ":")
	if !ok || strings.HasPrefix(value, ":") {
		return false
	}
	value = strings.TrimLeft(value, " ")
	for _, nothing := range []string{"None", "nil", "null", "undefined"} {
		if after, ok := strings.CutPrefix(value, nothing); ok && (after == "" || !letter(after[0])) {
			return true
		}
	}
	return false
}

// skip is where a comment that begins at i ends; i when none does.
func (s Style) skip(code string, i int) int {
	rest := code[i:]
	switch {
	case s.Hash && rest[0] == '#', !s.Hash && strings.HasPrefix(rest, "//"):
		return i + until(rest, "\n")
	case !s.Hash && strings.HasPrefix(rest, "/*"):
		return i + until(rest[2:], "*/") + 2
	case s.Hash && (strings.HasPrefix(rest, `"""`) || strings.HasPrefix(rest, "'''")):
		return i + until(rest[3:], rest[:3]) + 3
	}
	return i
}

func until(text, end string) int {
	if i := strings.Index(text, end); i >= 0 {
		return i + len(end)
	}
	return len(text)
}

// closing is where the string that begins at i ends. One that is not closed in its line was none.
func (s Style) closing(code string, i int) int {
	quote := code[i]
	for j := i + 1; j < len(code); j++ {
		switch {
		case code[j] == '\\' && quote != '`':
			j++
		case code[j] == quote:
			return j + 1
		case code[j] == '\n' && quote != '`', s.Char && quote == '\'' && j > i+10:
			return i + 1
		}
	}
	return i + 1
}

func letter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}
