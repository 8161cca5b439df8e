package python

import "strings"

// expr is an expression, as far as types, defaults and __all__ are made of it. The zero expr is no expression.
type expr struct {
	kind exprKind
	text string   // of a name, with its dots; value of a string; source of anything else
	args []expr   // index and call: what is indexed or called, then the arguments; dict: key, value, key, value
	keys []string // call: the names of keyword arguments, "" for others; as long as args
	off  int      // offset in the source
}

type exprKind uint8

const (
	noExpr exprKind = iota
	nameExpr
	strExpr
	numExpr
	indexExpr
	callExpr
	listExpr
	tupleExpr
	dictExpr
	unionExpr // a | b
	sumExpr   // a + b
	starExpr
	otherExpr
)

const maxExprDepth = 64

// parseExpr reads an expression. What it does not know is an otherExpr, never an error.
func parseExpr(src string) expr {
	p := &exprParser{scanner: scanner{src: src, depth: 1}} // inside brackets, so that lines do not matter
	p.advance()
	e := p.expr(0)
	if p.tok.kind != end && e.kind != noExpr {
		return expr{kind: otherExpr, text: src}
	}
	return e
}

type exprParser struct {
	scanner
	tok token
}

func (p *exprParser) advance() { p.tok = p.next() }

func (p *exprParser) is(kind byte) bool { return p.tok.kind == kind }

func (p *exprParser) source(t token) string { return p.src[t.start:t.end] }

func (p *exprParser) accept(kind byte) bool {
	if !p.is(kind) {
		return false
	}
	p.advance()
	return true
}

func (p *exprParser) expr(depth int) expr {
	start := p.tok.start
	left := p.postfix(depth)
	for p.is('|') || p.is('+') {
		kind := unionExpr
		if p.is('+') {
			kind = sumExpr
		}
		p.advance()
		right := p.postfix(depth)
		if left.kind != kind {
			left = expr{kind: kind, args: []expr{left}, off: start}
		}
		left.args = append(left.args, right)
	}
	if p.atEnd() {
		return left
	}
	return p.other(start)
}

// atEnd reports whether an expression may end here.
func (p *exprParser) atEnd() bool {
	return p.is(end) || p.is(',') || p.is(')') || p.is(']') || p.is('}') || p.is(':') || p.is('=')
}

// other skips what is not read to the end of the expression.
func (p *exprParser) other(start int) expr {
	stop := start
	for depth := 0; !p.is(end) && (depth > 0 || !p.atEnd()); p.advance() {
		switch p.tok.kind {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		}
		stop = p.tok.end
	}
	return expr{kind: otherExpr, text: p.src[start:stop], off: start}
}

func (p *exprParser) postfix(depth int) expr {
	if depth > maxExprDepth {
		return p.other(p.tok.start)
	}
	e := p.primary(depth)
	for e.kind != noExpr {
		switch {
		case p.is('.') && e.kind == nameExpr:
			p.advance()
			if !p.is(name) {
				return e
			}
			e.text += "." + p.source(p.tok)
			p.advance()
		case p.is('['):
			args, _ := p.items(']', depth)
			e = expr{kind: indexExpr, args: append([]expr{e}, args...), off: e.off}
		case p.is('('):
			args, keys := p.items(')', depth)
			e = expr{kind: callExpr, args: append([]expr{e}, args...), keys: append([]string{""}, keys...), off: e.off}
		default:
			return e
		}
	}
	return e
}

func (p *exprParser) primary(depth int) expr {
	t := p.tok
	switch t.kind {
	case name:
		p.advance()
		return expr{kind: nameExpr, text: p.source(t), off: t.start}
	case number:
		p.advance()
		return expr{kind: numExpr, text: p.source(t), off: t.start}
	case str:
		return p.literal()
	case '[':
		args, _ := p.items(']', depth)
		return expr{kind: listExpr, args: args, off: t.start}
	case '{':
		args, _ := p.items('}', depth)
		return expr{kind: dictExpr, args: args, off: t.start}
	case '*':
		p.advance()
		return expr{kind: starExpr, args: []expr{p.postfix(depth + 1)}, off: t.start}
	case '(':
		return p.paren(depth)
	}
	if p.atEnd() {
		return expr{}
	}
	return p.other(t.start)
}

// literal is one string literal, or several in a row, which Python joins.
func (p *exprParser) literal() expr {
	e := expr{kind: strExpr, text: stringValue(p.source(p.tok)), off: p.tok.start}
	for p.advance(); p.is(str); p.advance() {
		e.text += stringValue(p.source(p.tok))
	}
	return e
}

// paren is an expression in parentheses, or a tuple.
func (p *exprParser) paren(depth int) expr {
	start := p.tok.start
	args, _ := p.items(')', depth)
	if len(args) == 1 { // or a tuple of one, which no type and no option is
		return args[0]
	}
	return expr{kind: tupleExpr, args: args, off: start}
}

// items are what stands between brackets: expressions, keyword arguments, keys and values.
func (p *exprParser) items(closing byte, depth int) (args []expr, keys []string) {
	p.advance()
	for !p.is(end) && !p.is(closing) {
		before := p.tok.start
		e, key := p.expr(depth+1), ""
		if e.kind == nameExpr && p.accept('=') {
			key = e.text
			e = p.expr(depth + 1)
		}
		args, keys = append(args, e), append(keys, key)
		if !p.accept(',') && !p.accept(':') && p.tok.start == before {
			p.advance() // so that it ends, whatever the source is
		}
	}
	p.accept(closing)
	return args, keys
}

// last is the last segment of a dotted name.
func last(dotted string) string { return dotted[strings.LastIndexByte(dotted, '.')+1:] }

// head is the last name of what an expression indexes, calls or is: Optional of typing.Optional[X].
func (e expr) head() string {
	switch e.kind {
	case nameExpr:
		return last(e.text)
	case indexExpr, callExpr:
		return e.args[0].head()
	}
	return ""
}

// keyword is the value of a call's keyword argument.
func (e expr) keyword(key string) expr {
	for i, k := range e.keys {
		if k == key && key != "" {
			return e.args[i]
		}
	}
	return expr{}
}
