package jsonschema

import (
	"encoding/json"
	"fmt"
	"strings"
)

// maxDepth is how deeply JSON may nest; what lies deeper is skipped, so that no input exhausts the stack.
const maxDepth = 1000

// scanner reads JSON text into nodes. encoding/json gives no positions, and its decoder's tokens cost an allocation each.
type scanner struct {
	src   string
	pos   int
	depth int
	fault string  // what is wrong at pos; nothing is read after it
	deep  []int32 // where maxDepth was exceeded
	slab  []node
}

// document reads the whole text. What was complete before a fault is kept.
func (s *scanner) document() *node {
	root := s.value()
	s.space()
	if s.fault == "" && s.pos < len(s.src) {
		s.fail("text after the end of the document")
	}
	return root
}

func (s *scanner) value() *node {
	s.space()
	n := s.node()
	switch c := s.peek(); {
	case c == '{':
		s.nested(n, s.object)
	case c == '[':
		s.nested(n, s.list)
	case c == '"':
		n.kind, n.text = text, s.string()
	case c == '-' || isDigit(c):
		s.number(n)
	case s.word("true"), s.word("false"):
		n.kind, n.text = boolean, s.src[n.at:s.pos]
	case s.word("null"):
		n.kind = null
	default:
		s.unexpected("a value")
	}
	n.end, n.broken = int32(s.pos), s.fault != ""
	return n
}

// node takes one from a slab: a file has tens of thousands.
func (s *scanner) node() *node {
	if len(s.slab) == 0 {
		s.slab = make([]node, 256)
	}
	n := &s.slab[0]
	s.slab = s.slab[1:]
	n.at = int32(s.pos)
	return n
}

func (s *scanner) nested(n *node, read func(*node)) {
	if s.depth == maxDepth {
		n.kind = tooDeep
		s.deep = append(s.deep, n.at)
		s.skip()
		return
	}
	s.depth++
	read(n)
	s.depth--
}

// skip passes over a bracketed value without recursion.
func (s *scanner) skip() {
	for level := 0; s.fault == ""; {
		switch s.peek() {
		case 0:
			s.unexpected("a closing bracket")
			return
		case '"':
			s.string()
			continue
		case '{', '[':
			level++
		case '}', ']':
			level--
		}
		s.pos++
		if level == 0 {
			return
		}
	}
}

func (s *scanner) object(n *node) {
	n.kind = object
	s.pos++
	if s.take('}') {
		return
	}
	for s.fault == "" {
		s.space()
		at := int32(s.pos)
		if s.peek() != '"' {
			s.unexpected("a property name")
			return
		}
		name := s.string()
		if s.fault == "" && !s.take(':') {
			s.unexpected("a colon")
		}
		if s.fault != "" {
			return
		}
		n.keys = append(n.keys, key{name, at, s.value()})
		if s.fault != "" || s.take('}') {
			return
		}
		if !s.take(',') {
			s.unexpected("a comma or }")
		}
	}
}

func (s *scanner) list(n *node) {
	n.kind = list
	s.pos++
	if s.take(']') {
		return
	}
	for s.fault == "" {
		n.items = append(n.items, s.value())
		if s.fault != "" || s.take(']') {
			return
		}
		if !s.take(',') {
			s.unexpected("a comma or ]")
		}
	}
}

func (s *scanner) string() string {
	start, escaped := s.pos, false
	for s.pos++; s.pos < len(s.src); s.pos++ {
		switch c := s.src[s.pos]; {
		case c == '"':
			s.pos++
			if !escaped {
				return s.src[start+1 : s.pos-1]
			}
			return s.unescape(start)
		case c == '\\':
			escaped = true
			s.pos++
		case c < ' ':
			s.fail("a control character in a string")
			return ""
		}
	}
	s.pos = len(s.src)
	s.fail("a string without an end")
	return ""
}

func (s *scanner) unescape(start int) string {
	var out string
	if json.Unmarshal([]byte(s.src[start:s.pos]), &out) != nil {
		s.pos = start
		s.fail("an invalid escape in a string")
	}
	return out
}

func (s *scanner) number(n *node) {
	for strings.IndexByte("+-.eE0123456789", s.peek()) >= 0 {
		s.pos++
	}
	n.kind, n.text = number, s.src[n.at:s.pos]
	if !json.Valid([]byte(n.text)) {
		s.pos = int(n.at)
		s.fail("an invalid number")
	}
}

func (s *scanner) word(w string) bool {
	if !strings.HasPrefix(s.src[s.pos:], w) {
		return false
	}
	s.pos += len(w)
	return true
}

func (s *scanner) take(c byte) bool {
	s.space()
	if s.peek() != c {
		return false
	}
	s.pos++
	return true
}

func (s *scanner) space() {
	for s.pos < len(s.src) {
		switch s.src[s.pos] {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return
		}
	}
}

// peek is the next byte, or 0 at the end.
func (s *scanner) peek() byte {
	if s.pos < len(s.src) {
		return s.src[s.pos]
	}
	return 0
}

func (s *scanner) unexpected(want string) {
	if s.pos >= len(s.src) {
		s.fail("the text ends where " + want + " is expected")
		return
	}
	s.fail(fmt.Sprintf("%.20q where %s is expected", firstRune(s.src[s.pos:]), want))
}

func (s *scanner) fail(what string) {
	if s.fault == "" {
		s.fault = what
	}
}

func firstRune(text string) string {
	for _, r := range text {
		return string(r)
	}
	return ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
