package csharp

import (
	"bytes"
	"slices"
	"strings"
)

// conditions are the #if directives around the current line, innermost last, and the file's own symbols.
type conditions struct {
	open    []condition
	symbols map[string]bool // by #define and #undef
}

type condition struct {
	around bool // the code around #if is active
	active bool // this branch is
	done   bool // a branch was
}

func (c *conditions) active() bool { return len(c.open) == 0 || c.open[len(c.open)-1].active }

// directive blanks the directive at the current position and, where it switches code off, all up to the next that
// switches it on again.
func (s *scanner) directive() {
	for {
		end := lineEnd(s.src, s.pos)
		s.conds.obey(string(bytes.TrimSpace(s.src[s.pos+1 : end])))
		s.blank(s.pos, end)
		s.pos = end
		for !s.conds.active() && !s.atDirective() {
			if s.pos >= len(s.src) {
				return
			}
			end = lineEnd(s.src, s.pos)
			s.blank(s.pos, end)
			s.pos = end
		}
		if s.conds.active() {
			return
		}
	}
}

// atDirective moves over white space, from the end of a line, and reports whether a # follows.
func (s *scanner) atDirective() bool {
	for s.pos < len(s.src) && isSpace(s.src[s.pos]) {
		s.pos++
	}
	return s.pos < len(s.src) && s.src[s.pos] == '#'
}

func lineEnd(src []byte, i int) int {
	if i >= len(src) {
		return len(src)
	}
	if n := bytes.IndexByte(src[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(src)
}

func (c *conditions) obey(line string) {
	line, _, _ = strings.Cut(line, "//")
	n := strings.IndexFunc(line, func(r rune) bool { return r < 'a' || r > 'z' })
	if n < 0 {
		n = len(line)
	}
	rest := strings.TrimSpace(line[n:])
	switch line[:n] {
	case "if":
		on := c.active() && c.holds(rest)
		c.open = append(c.open, condition{c.active(), on, on})
	case "elif":
		c.branch(func() bool { return c.holds(rest) })
	case "else":
		c.branch(func() bool { return true })
	case "endif":
		c.open = c.open[:max(0, len(c.open)-1)]
	case "define", "undef":
		if c.symbols == nil {
			c.symbols = map[string]bool{}
		}
		if c.active() {
			c.symbols[rest] = line[:n] == "define"
		}
	default: // region, endregion, pragma, nullable, line, error, warning and #! say nothing about the API
	}
}

func (c *conditions) branch(holds func() bool) {
	if len(c.open) == 0 {
		return
	}
	top := &c.open[len(c.open)-1]
	top.active = top.around && !top.done && holds()
	top.done = top.done || top.active
}

// holds evaluates a condition such as NET8_0_OR_GREATER && !DEBUG.
func (c *conditions) holds(text string) bool {
	e := expression{c: c, tokens: conditionTokens(text)}
	return e.or(0)
}

// defined says which symbols the build has: those of the newest framework, without debugging.
func (c *conditions) defined(name string) bool {
	if own, ok := c.symbols[name]; ok {
		return own
	}
	switch name {
	case "true", "NET", "NETCOREAPP":
		return true
	}
	version, ok := strings.CutSuffix(name, "_OR_GREATER")
	version = strings.TrimPrefix(strings.TrimPrefix(version, "NET"), "COREAPP")
	digits := strings.Trim(version, "0123456789") // NET8_0 has an underscore, NET472 of the old framework has none
	return ok && strings.HasPrefix(name, "NET") && digits == "_"
}

func conditionTokens(text string) []string {
	for _, op := range []string{"(", ")", "!", "==", "&&", "||"} {
		text = strings.ReplaceAll(text, op, " "+op+" ")
	}
	return strings.Fields(strings.ReplaceAll(text, "!  =", "!="))
}

type expression struct {
	c      *conditions
	tokens []string
}

func (e *expression) take(ops ...string) string {
	if len(e.tokens) == 0 || !slices.Contains(ops, e.tokens[0]) {
		return ""
	}
	op := e.tokens[0]
	e.tokens = e.tokens[1:]
	return op
}

func (e *expression) or(depth int) bool {
	v := e.and(depth)
	for e.take("||") != "" {
		w := e.and(depth)
		v = v || w
	}
	return v
}

func (e *expression) and(depth int) bool {
	v := e.equal(depth)
	for e.take("&&") != "" {
		w := e.equal(depth)
		v = v && w
	}
	return v
}

func (e *expression) equal(depth int) bool {
	v := e.unary(depth)
	for op := e.take("==", "!="); op != ""; op = e.take("==", "!=") {
		v = (v == e.unary(depth)) == (op == "==")
	}
	return v
}

func (e *expression) unary(depth int) bool {
	const deep = 200
	switch {
	case len(e.tokens) == 0 || depth > deep:
		return false
	case e.take("!") != "":
		return !e.unary(depth + 1)
	case e.take("(") != "":
		v := e.or(depth + 1)
		e.take(")")
		return v
	}
	name := e.tokens[0]
	e.tokens = e.tokens[1:]
	return e.c.defined(name)
}
