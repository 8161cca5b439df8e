package python

import "strings"

// token is a piece of Python source. Its kind is name, number, str, formatted, newline, operator or end, or else the
// punctuation character itself.
type token struct {
	kind       byte
	start, end int
}

const (
	end       = 0
	name      = 'a'
	number    = '0'
	str       = 's'  // a string literal that is constant
	formatted = 'f'  // an f-string
	newline   = '\n' // of a statement: not inside brackets
	operator  = 'o'  // of several characters, such as == or +=
)

// scanner splits source into tokens. Whatever it is given, it ends.
type scanner struct {
	src   string
	pos   int
	depth int // open brackets
}

func (s *scanner) next() token {
	s.space()
	start := s.pos
	if start >= len(s.src) {
		return token{end, start, start}
	}
	c := s.src[start]
	switch {
	case c == '\n':
		s.pos++
		return token{newline, start, s.pos}
	case isNameStart(c):
		return s.word()
	case c >= '0' && c <= '9':
		return s.number()
	case c == '"' || c == '\'':
		return s.quoted(start, str)
	}
	return s.punctuation(c)
}

func (s *scanner) space() {
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\n' && s.depth > 0:
			s.pos++
		case c == '\\' && s.pos+1 < len(s.src):
			s.pos += 2
		case c == '#':
			i := strings.IndexByte(s.src[s.pos:], '\n')
			if i < 0 {
				s.pos = len(s.src)
				return
			}
			s.pos += i
		default:
			return
		}
	}
}

func (s *scanner) word() token {
	start := s.pos
	for s.pos < len(s.src) && (isNameStart(s.src[s.pos]) || isDigit(s.src[s.pos])) {
		s.pos++
	}
	if s.pos < len(s.src) && s.pos-start <= 2 && (s.src[s.pos] == '"' || s.src[s.pos] == '\'') {
		prefix := strings.ToLower(s.src[start:s.pos])
		if strings.Trim(prefix, "rbuf") == "" {
			kind := byte(str)
			if strings.Contains(prefix, "f") {
				kind = formatted
			}
			return s.quoted(start, kind)
		}
	}
	return token{name, start, s.pos}
}

func (s *scanner) number() token {
	start := s.pos
	for s.pos < len(s.src) && (isNameStart(s.src[s.pos]) || isDigit(s.src[s.pos]) || s.src[s.pos] == '.') {
		s.pos++
	}
	return token{number, start, s.pos}
}

func (s *scanner) quoted(start int, kind byte) token {
	quote := s.src[s.pos]
	closing := s.src[s.pos : s.pos+1]
	if strings.HasPrefix(s.src[s.pos+1:], closing+closing) {
		closing = s.src[s.pos : s.pos+3]
	}
	for s.pos += len(closing); s.pos < len(s.src); s.pos++ {
		switch c := s.src[s.pos]; {
		case c == '\\':
			s.pos++
		case c == quote && strings.HasPrefix(s.src[s.pos:], closing):
			s.pos += len(closing)
			return token{kind, start, s.pos}
		case c == '\n' && len(closing) == 1: // not closed
			return token{kind, start, s.pos}
		}
	}
	s.pos = min(s.pos, len(s.src))
	return token{kind, start, s.pos}
}

func (s *scanner) punctuation(c byte) token {
	start := s.pos
	s.pos++
	switch c {
	case '(', '[', '{':
		s.depth++
	case ')', ']', '}':
		s.depth = max(s.depth-1, 0)
	case '.':
		if strings.HasPrefix(s.src[s.pos:], "..") {
			s.pos += 2
			return token{name, start, s.pos}
		}
	case '*':
		if s.pos < len(s.src) && s.src[s.pos] == '*' {
			s.pos++
		}
	}
	if s.pos < len(s.src) && (s.src[s.pos] == '=' && strings.IndexByte("=!<>+-*/|&^%@:", c) >= 0 || c == '-' && s.src[s.pos] == '>') {
		s.pos++
		c = operator
	}
	return token{c, start, s.pos}
}

func isNameStart(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// stringValue is what stands between the quotes of a string literal, escapes as written.
func stringValue(literal string) string {
	literal = strings.TrimLeft(literal, "rbufRBUF")
	for _, quote := range []string{`"""`, `'''`, `"`, `'`} {
		if rest, ok := strings.CutPrefix(literal, quote); ok {
			return strings.TrimSuffix(rest, quote)
		}
	}
	return literal
}

// statementTokens are the tokens of src, in a slice that the next call overwrites.
func (r *reader) statementTokens(src string) []token {
	s := scanner{src: src}
	r.tokens = r.tokens[:0]
	for t := s.next(); t.kind != end; t = s.next() {
		r.tokens = append(r.tokens, t)
	}
	return r.tokens
}
