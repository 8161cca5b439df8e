package rust

import (
	"slices"
	"strings"
)

// token is a Rust token, or everything between a pair of brackets.
type token struct {
	before string // white space and comments in front of it
	text   string // of a group: its opening bracket
	inside []token
	close  string // of a group: its closing bracket with what stands in front of it
}

func (t token) isGroup() bool { return t.close != "" }

// String is the source of the token, without what stands in front of it.
func (t token) String() string {
	if !t.isGroup() {
		return t.text
	}
	return t.text + sourceOf(t.inside) + t.close
}

func sourceOf(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.before)
		b.WriteString(t.String())
	}
	return b.String()
}

const maxGroups = 100 // groups inside groups

// tokens splits source. Where docs is set, documentation is the attribute that a macro sees it as.
func tokens(src string, docs bool) []token {
	l := lexer{src: src, docs: docs}
	return l.group("", 0)
}

type lexer struct {
	src   string
	docs  bool
	queue []token // tokens that stand for documentation
	end   string  // closing bracket of the last group, with what stands in front of it
}

// group reads up to the closing bracket, or to the end.
func (l *lexer) group(closing string, depth int) []token {
	var out []token
	for {
		before := l.space()
		out, l.queue = append(out, l.queue...), nil
		if l.src == "" {
			l.end = before + closing
			return out
		}
		t := token{before: before, text: l.next()}
		switch t.text {
		case ")", "]", "}":
			l.end = before + t.text
			return out
		case "(", "[", "{":
			if depth < maxGroups {
				t.inside = l.group(closingOf[t.text], depth+1)
				t.close = l.end
			}
		}
		out = append(out, t)
	}
}

var closingOf = map[string]string{"(": ")", "[": "]", "{": "}"}

// space takes white space and comments.
func (l *lexer) space() string {
	rest := l.src
	for {
		rest = strings.TrimLeft(rest, " \t\r\n")
		n := commentLength(rest)
		if n == 0 {
			break
		}
		if doc, ok := strings.CutPrefix(rest[:n], "///"); ok && l.docs && !strings.HasPrefix(doc, "/") {
			l.queue = append(l.queue, docAttribute(doc)...)
		}
		rest = rest[n:]
	}
	space := l.src[:len(l.src)-len(rest)]
	l.src = rest
	return space
}

func commentLength(s string) int {
	end := ""
	switch {
	case strings.HasPrefix(s, "//"):
		end = "\n"
	case strings.HasPrefix(s, "/*"):
		end = "*/"
	default:
		return 0
	}
	if i := strings.Index(s[2:], end); i >= 0 {
		return 2 + i + len(end)
	}
	return len(s)
}

// docAttribute is #[doc = "…"] for a documentation comment.
func docAttribute(doc string) []token {
	doc = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(strings.TrimRight(doc, "\r\n"))
	inside := []token{{text: "doc"}, {before: " ", text: "="}, {before: " ", text: `"` + doc + `"`}}
	return []token{{before: "\n", text: "#"}, {text: "[", inside: inside, close: "]"}}
}

var operators = []string{"::", "->", "=>", "..=", "...", "..", "&&", "||", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/="}

// next takes one token.
func (l *lexer) next() string {
	n := l.length()
	text := l.src[:n]
	l.src = l.src[n:]
	return text
}

func (l *lexer) length() int {
	s := l.src
	if n := literalLength(s); n > 0 {
		return n
	}
	if strings.HasPrefix(s, "r#") {
		return 2 + nameLength(s[2:])
	}
	if isWord(s[0]) {
		return nameLength(s)
	}
	if s[0] == '\'' {
		return 1 + nameLength(s[1:]) // a lifetime
	}
	if i := slices.IndexFunc(operators, func(op string) bool { return strings.HasPrefix(s, op) }); i >= 0 {
		return len(operators[i])
	}
	return 1
}

// literalLength is the length of a string or character literal, or 0.
func literalLength(s string) int {
	t := strings.TrimPrefix(s, "b")
	if raw, ok := strings.CutPrefix(t, "r"); ok {
		hashes := len(raw) - len(strings.TrimLeft(raw, "#"))
		if strings.HasPrefix(raw[hashes:], `"`) {
			return rawLength(s, len(s)-len(raw)+hashes+1, hashes)
		}
	}
	if strings.HasPrefix(t, `"`) {
		return quotedLength(s, len(s)-len(t), '"')
	}
	if len(t) > 2 && t[0] == '\'' && (t[1] == '\\' || strings.IndexByte(t[1:min(len(t), 6)], '\'') > 0) && !isLifetime(t) {
		return quotedLength(s, len(s)-len(t), '\'')
	}
	return 0
}

// 'a is a lifetime unless a quote follows its one letter.
func isLifetime(t string) bool {
	n := nameLength(t[1:])
	return n > 0 && t[1] < 0x80 && (len(t) <= 1+n || t[1+n] != '\'')
}

func rawLength(s string, start, hashes int) int {
	end := `"` + strings.Repeat("#", hashes)
	if i := strings.Index(s[start:], end); i >= 0 {
		return start + i + len(end)
	}
	return len(s)
}

func quotedLength(s string, start int, quote byte) int {
	for i := start + 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case quote:
			return i + 1
		}
	}
	return len(s)
}
