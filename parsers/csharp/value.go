package csharp

import "bytes"

// initializers reads = 1, b = 2; of a field. Behind using and at the top of a program there is nothing to blank.
func (p *preparer) initializers(h *head, t token) {
	if h.keyword == "using" {
		for k := p.peek().kind; k != ';' && k != 0 && k != '}'; k = p.peek().kind {
			p.next()
		}
		return
	}
	for p.value(t.end, ',') {
		for k := p.peek().kind; k == wordToken || k == ','; k = p.peek().kind {
			p.next()
		}
		if p.peek().kind != '=' {
			return // the semicolon is the end of an empty declaration
		}
		t = p.next()
	}
}

// value replaces the expression that begins at from with 0. It ends at a semicolon, which is read, at a brace that closes something
// around it, or, if until is a comma, at one that separates variables: then the result is true.
func (p *preparer) value(from int, until byte) (more bool) {
	depth, angles, end := 0, 0, from
	var last token
scan:
	for {
		t := p.peek()
		switch t.kind {
		case 0:
			break scan
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth < 0 {
				break scan
			}
		case '<':
			angles += b2i(last.kind == wordToken && last.end == t.start)
		case '>':
			angles = max(0, angles-1)
		case ';':
			if depth == 0 {
				p.next()
				break scan
			}
		case ',':
			if depth == 0 && angles == 0 && until == ',' {
				more = true
				break scan
			}
		}
		end, last = t.end, p.next()
	}
	p.zero(from, end)
	return more
}

// zero writes 0 over an expression.
func (p *preparer) zero(from, to int) {
	if from < to {
		at := from + len(p.src[from:to]) - len(bytes.TrimLeft(p.src[from:to], " \t\r\n"))
		p.blank(from, to)
		p.out[min(at, to-1)] = '0'
	}
}
