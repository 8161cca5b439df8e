package csharp

// token is one lexical element of C#: an identifier or keyword, a literal, or punctuation.
type token struct {
	kind       byte // one of the kinds below, or the punctuation byte itself; 0 at the end
	start, end int
}

const (
	wordToken    = 'a'
	numberToken  = '0'
	literalToken = '"' // string or character
	arrowToken   = 'b' // =>
	equalToken   = 'c' // == != <= >=: anything with an equals sign that does not assign
)

const maxHoles = 32 // strings in holes of strings in holes …

// scanner reads tokens and blanks, in its copy of the source, what is not a token: comments, preprocessor directives
// and what they switch off. Every other byte keeps its place, so offsets into the copy are offsets into the source.
type scanner struct {
	src       []byte
	out       []byte
	pos       int
	lineStart bool // nothing but white space since the last line break
	conds     conditions
	ahead     token // what peek saw
	peeked    bool
}

func newScanner(src []byte) *scanner {
	return &scanner{src: src, out: append(make([]byte, 0, len(src)+1), src...), lineStart: true}
}

func (s *scanner) peek() token {
	if !s.peeked {
		s.ahead, s.peeked = s.scan(), true
	}
	return s.ahead
}

func (s *scanner) next() token {
	t := s.peek()
	s.peeked = false
	return t
}

func (s *scanner) word(t token) string { return string(s.src[t.start:t.end]) }

// blank overwrites a stretch of the copy, where there is one, with spaces; line breaks stay.
func (s *scanner) blank(from, to int) {
	if s.out == nil {
		return
	}
	for i := from; i < to; i++ {
		if c := s.out[i]; c != '\n' && c != '\r' {
			s.out[i] = ' '
		}
	}
}

func (s *scanner) scan() token {
	s.skipTrivia()
	start := s.pos
	if start >= len(s.src) {
		return token{0, start, start}
	}
	s.lineStart = false
	switch c := s.src[start]; {
	case isWordByte(c):
		s.skipWord()
		if c >= '0' && c <= '9' {
			return token{numberToken, start, s.pos}
		}
		return token{wordToken, start, s.pos}
	case c == '"' || c == '\'' || c == '$' || c == '@':
		return s.scanQuoted(start)
	default:
		return s.scanPunctuation(start)
	}
}

func (s *scanner) skipWord() {
	for s.pos < len(s.src) && isWordByte(s.src[s.pos]) {
		s.pos++
	}
}

// scanQuoted reads what begins with a quote, $ or @: a literal, or an @identifier.
func (s *scanner) scanQuoted(start int) token {
	if end := literalEnd(s.src, start, 0); end > start {
		s.pos = end
		return token{literalToken, start, end}
	}
	s.pos++
	if s.src[start] == '@' && s.pos < len(s.src) && isWordByte(s.src[s.pos]) {
		s.skipWord()
		return token{wordToken, start, s.pos}
	}
	return token{s.src[start], start, s.pos}
}

func (s *scanner) scanPunctuation(start int) token {
	c := s.src[start]
	s.pos++
	if s.pos < len(s.src) {
		switch d := s.src[s.pos]; {
		case c == '=' && d == '>':
			s.pos++
			return token{arrowToken, start, s.pos}
		case d == '=' && (c == '=' || c == '!' || c == '<' || c == '>'):
			s.pos++
			return token{equalToken, start, s.pos}
		}
	}
	return token{c, start, s.pos}
}

func (s *scanner) skipTrivia() {
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == '\n':
			s.lineStart = true
			s.pos++
		case c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v':
			s.pos++
		case c == 0xEF && s.pos == 0 && len(s.src) > 2 && s.src[1] == 0xBB && s.src[2] == 0xBF:
			s.pos = 3 // byte order mark
			s.blank(0, 3)
		case c == '#' && s.lineStart:
			s.directive()
		case c == '/' && s.pos+1 < len(s.src) && (s.src[s.pos+1] == '/' || s.src[s.pos+1] == '*'):
			end := commentEnd(s.src, s.pos)
			s.blank(s.pos, end)
			s.pos = end
		default:
			return
		}
	}
}

// skipTo reads up to the token that closes what was opened before, and returns it. A closing brace that belongs to
// somebody else, a semicolon inside parentheses and the end of the file end it too, unread.
func (s *scanner) skipTo(opened, closed byte) token {
	depth, braces := 1, 0
	for {
		t := s.peek()
		switch {
		case t.kind == 0:
			return t
		case opened != '{' && braces == 0 && (t.kind == '}' || t.kind == ';'):
			return token{0, t.start, t.start}
		case t.kind == closed:
			depth--
		case t.kind == opened:
			depth++
		case t.kind == '{':
			braces++
		case t.kind == '}':
			braces--
		}
		s.next()
		if depth == 0 {
			return t
		}
	}
}

func isWordByte(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }
