package csharp

import "bytes"

// prepare returns a copy of the source that the grammar can read: what the API does not depend on is blanked, and what is
// newer than the grammar is written in an older way. Everything that stays keeps its offset. Blanked are comments, directives
// and inactive code; bodies of methods and accessors; initial values (which become 0); type constraints; what attributes say
// (they become [A], and are read from the source). So syntax inside those cannot hurt, and the parse is faster.
//
// What is open at the end is closed there; balanced is false if that was needed, or if something was closed that nobody opened.
func prepare(src []byte) (text []byte, balanced bool) {
	p := &preparer{scanner: newScanner(src)}
	for p.declaration() {
	}
	for _, blanked := range p.open {
		if !blanked {
			p.out = append(p.out, '}')
		}
	}
	return p.out, !p.stray && len(p.open) == 0
}

// preparer follows the declarations of a file, one head after the other, without building anything.
type preparer struct {
	*scanner
	open  []bool // the types and namespaces around; true for an extension block, whose braces are blanked
	stray bool   // a brace closes nothing, or nothing closes one
}

// head is what is known of a declaration when its body, its value or its end is reached.
type head struct {
	start   token  // first word
	keyword string // class, record, namespace, …; "" for a member, or where only modifiers came so far
	settled bool   // a word came that is neither modifier nor keyword: the keyword is known
	last    byte   // kind of the token before
	rest    int    // where a part that nobody reads begins: constraints, constructor initializer; 0 for none
}

// declaration reads up to the next body, value or end of a declaration; false at the end of the file.
func (p *preparer) declaration() bool {
	var h head
	for {
		t := p.next()
		switch t.kind {
		case 0:
			return false
		case ';', '{', '}', '=', arrowToken:
			if h.rest > 0 {
				p.blank(h.rest, t.start)
			}
			p.end(&h, t)
			return true
		case '[':
			p.bracket(&h, t)
		case '(':
			if p.parameters().kind == 0 {
				return p.peek().kind != 0
			}
			h.last = ')'
		case wordToken:
			p.headWord(&h, t)
		case ':':
			// Name(int a) : base(a) { … }
			if h.keyword == "" && h.last == ')' && h.rest == 0 {
				h.rest = t.start
			}
			h.last = ':'
		default:
			h.last = t.kind
		}
	}
}

func (p *preparer) headWord(h *head, t token) {
	word := p.src[t.start:t.end]
	if h.start.end == 0 {
		h.start = t
	}
	switch {
	case h.keyword == "" && !h.settled:
		h.keyword = p.keyword(word)
		h.settled = h.keyword == "" && !isModifier(word)
	case h.rest > 0:
	case string(word) == "where" && (h.last == ')' || h.keyword != "" && h.last != ' '):
		h.rest = t.start
	case string(word) == "operator" && h.keyword == "":
		for k := p.peek().kind; k != '(' && k != ';' && k != '{' && k != '}' && k != 0; k = p.peek().kind {
			p.next()
		}
	}
	h.last = wordToken
	if h.keyword != "" && string(word) == h.keyword {
		h.last = ' ' // the next word is the name, even if it is where
	}
}

// keyword is the word if it says what is declared. Some do only before a certain token.
func (p *preparer) keyword(word []byte) string {
	switch w := string(word); w {
	case "class", "struct", "interface", "enum", "namespace", "using", "event":
		return w
	case "record":
		if p.peek().kind == wordToken {
			return w
		}
	case "delegate":
		if p.peek().kind != '*' { // delegate*<void> is a type
			return w
		}
	case "extension":
		if k := p.peek().kind; k == '(' || k == '<' {
			return w
		}
	}
	return ""
}

func isModifier(word []byte) bool {
	switch string(word) {
	case "public", "internal", "private", "protected", "static", "sealed", "abstract", "partial", "readonly", "ref", "unsafe", "file",
		"new", "virtual", "override", "required", "extern", "async", "const", "volatile", "fixed", "global":
		return true
	}
	return false
}

// parameters reads a list in parentheses. It blanks params, which the grammar knows only before arrays; it is read from the source.
func (p *preparer) parameters() token {
	from := p.pos
	end := p.skipTo('(', ')')
	word := []byte("params ")
	for i := bytes.Index(p.src[from:p.pos], word); i >= 0; i = bytes.Index(p.src[from:p.pos], word) {
		from += i
		if !isWordByte(p.src[from-1]) {
			p.blank(from, from+len(word))
		}
		from += len(word)
	}
	return end
}

// bracket reads [attributes] in front of a declaration, or brackets inside one.
func (p *preparer) bracket(h *head, t token) {
	target := p.src[p.peek().start:p.peek().end]
	if p.skipTo('[', ']').kind == 0 {
		return
	}
	switch {
	case h.start.end != 0 || h.last != 0:
		h.last = ']'
	case string(target) == "assembly" || string(target) == "module":
		p.blank(t.start, p.pos)
	case p.pos > t.start+2:
		p.blank(t.start+1, p.pos-1)
		p.out[t.start+1] = 'A'
	}
}

// end deals with the token that ends a head.
func (p *preparer) end(h *head, t token) {
	switch t.kind {
	case ';':
		switch h.keyword {
		case "class", "struct", "interface", "enum":
			p.giveBody(t.start)
		}
	case '{':
		p.body(h, t)
	case '}':
		p.close(t)
	case arrowToken:
		p.value(t.end, ';')
	case '=':
		p.initializers(h, t)
	}
}

func (p *preparer) close(t token) {
	if len(p.open) == 0 {
		p.stray = true
		return
	}
	if p.open[len(p.open)-1] {
		p.blank(t.start, t.end)
	}
	p.open = p.open[:len(p.open)-1]
}

// giveBody turns the semicolon of class X; into {}. The white space after it makes room; if that is a line break, the grammar's line
// numbers are wrong from there on, so nobody uses them.
func (p *preparer) giveBody(i int) {
	p.peek() // blanks a comment right after it
	switch {
	case i+1 == len(p.out):
		p.out = append(p.out, '}')
		p.out[i] = '{'
	case isSpace(p.out[i+1]):
		p.out[i], p.out[i+1] = '{', '}'
	case i > 0 && isSpace(p.out[i-1]):
		p.out[i-1], p.out[i] = '{', '}'
	}
}

func (p *preparer) body(h *head, t token) {
	switch h.keyword {
	case "class", "struct", "interface", "record", "namespace":
		p.open = append(p.open, false)
	case "extension":
		// extension(Receiver r) { members } in a static class: its members are the class's.
		p.blank(h.start.start, t.end)
		p.open = append(p.open, true)
	case "enum":
		if p.skipTo('{', '}').kind == 0 {
			p.closeAtEnd()
		}
	case "delegate", "using":
		p.block(t)
	default:
		if h.last == ')' || h.last == 0 || h.rest > 0 {
			p.block(t)
			return
		}
		p.accessors()
	}
}

// block blanks what is between the brace at t and the one that closes it.
func (p *preparer) block(t token) {
	end := p.skipTo('{', '}')
	p.blank(t.end, end.start)
	if end.kind == 0 {
		p.closeAtEnd()
	}
}

// closeAtEnd closes what nothing closes before the end of the file.
func (p *preparer) closeAtEnd() {
	p.out = append(p.out, '}')
	p.stray = true
}

// accessors reads { get; set { … } } and an initial value after it.
func (p *preparer) accessors() {
	for {
		switch t := p.next(); t.kind {
		case 0:
			p.closeAtEnd()
			return
		case '{':
			p.block(t)
		case arrowToken:
			p.value(t.end, ';')
		case '}':
			if p.peek().kind == '=' {
				p.value(p.next().end, ';')
			}
			return
		}
	}
}
