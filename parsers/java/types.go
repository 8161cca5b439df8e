package java

import (
	"strings"
	"unicode/utf8"

	"sdkparity/model"
)

// typed is what a type says about a declaration.
type typed struct {
	model.Type
	presence model.Presence // Optional<T> and @Nullable are optional, primitives are required
	async    bool           // CompletableFuture<T>; Type is T
	name     string         // outermost name as written, without type arguments
}

const (
	maxTypeDepth = 50
	maxTypeText  = 200
)

// typeOf reads a type from its text.
func (r *reader) typeOf(text string) typed {
	p := typeReader{r: r, s: text}
	t := p.read(0)
	if p.skip(); p.i < len(p.s) { // not a type: broken source
		t = model.Type{}
	}
	t.Text = squeezed(text)
	return typed{Type: t, presence: p.presence, async: p.async, name: p.name}
}

// squeezed is text on one line and not too long.
func squeezed(text string) string {
	if strings.ContainsAny(text, "\n\t\r") || strings.Contains(text, "  ") {
		text = strings.Join(strings.Fields(text), " ")
	}
	if len(text) > maxTypeText {
		cut := maxTypeText
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut]
	}
	return text
}

// typeReader reads one type. Levels count type arguments: -1 is inside a type argument, 0 the type itself or what
// Optional and CompletableFuture around it hold.
type typeReader struct {
	r        *reader
	s        string
	i        int
	depth    int
	presence model.Presence
	async    bool
	name     string
}

func (p *typeReader) read(level int) model.Type {
	if p.depth++; p.depth > maxTypeDepth {
		p.i = len(p.s)
		return model.Type{}
	}
	p.skip()
	p.annotations(level)
	t := p.one(level)
	p.depth--
	return t
}

func (p *typeReader) one(level int) model.Type {
	start := p.i
	if p.take('?') {
		return p.wildcard()
	}
	name := p.qualified()
	if name == "" {
		return model.Type{}
	}
	if p.name == "" {
		p.name = simpleName(name)
	}
	t := p.named(name, level)
	for p.skip(); !strings.HasPrefix(p.s[p.i:], "..") && p.take('.'); p.skip() { // Outer<T>.Inner
		t = p.named(simpleName(name)+"."+p.qualified(), -1)
	}
	t = p.dimensions(t, level)
	if t.Form == model.Ref || t.Text == "" {
		t.Text = squeezed(strings.TrimSpace(p.s[start:p.i]))
	}
	return t
}

// wildcard reads what follows "?": extends T and super T are T.
func (p *typeReader) wildcard() model.Type {
	p.skip()
	for _, bound := range [...]string{"extends ", "super "} {
		if strings.HasPrefix(p.s[p.i:], bound) {
			p.i += len(bound)
			return p.read(-1)
		}
	}
	return model.Type{Form: model.Prim, Name: model.Any, Text: "?"}
}

// named reads the type arguments of a name and says what type that is.
func (p *typeReader) named(name string, level int) model.Type {
	known := p.r.known(name)
	inner := -1
	if known.wrapper != notWrapper {
		inner = level
	}
	if level == 0 {
		p.note(known)
	}
	return known.build(name, p.arguments(inner))
}

// note takes from the type itself what is said of the declaration.
func (p *typeReader) note(k *knownType) {
	switch {
	case k.wrapper == optional || k.optional:
		p.presence = model.Optional
	case k.wrapper == future:
		p.async = true
	case k.primitive && p.presence == model.Unstated:
		p.presence = model.Required
	}
}

func (p *typeReader) arguments(level int) []model.Type {
	p.skip()
	if !p.take('<') {
		return nil
	}
	var args []model.Type
	if p.skip(); p.take('>') {
		return nil
	}
	for p.i < len(p.s) {
		args = append(args, p.read(level))
		p.skip()
		if p.take('>') || !p.take(',') {
			break
		}
	}
	return args
}

// dimensions reads [] and "...": byte[] is bytes, any other array a list.
func (p *typeReader) dimensions(t model.Type, level int) model.Type {
	for {
		p.skip()
		p.annotations(-1)
		p.skip()
		switch {
		case strings.HasPrefix(p.s[p.i:], "..."):
			p.i += 3
		case p.take('['):
			p.skip()
			p.take(']')
		default:
			return t
		}
		if level == 0 && p.presence == model.Required {
			p.presence = model.Unstated // int is always there, int[] may be null
		}
		t = listOf(t)
	}
}

func listOf(t model.Type) model.Type {
	if t.Text == "byte" {
		return model.Type{Form: model.Prim, Name: model.Bytes}
	}
	return model.Type{Form: model.List, Args: []model.Type{t}}
}

// annotations skips @Nullable and its like between the parts of a type.
func (p *typeReader) annotations(level int) {
	for p.take('@') {
		name := simpleName(p.qualified())
		if level == 0 && (name == "Nullable" || name == "CheckForNull") {
			p.presence = model.Optional
		}
		p.skip()
		if p.i < len(p.s) && p.s[p.i] == '(' {
			p.parentheses()
		}
		p.skip()
	}
}

func (p *typeReader) parentheses() {
	for depth := 0; p.i < len(p.s); p.i++ {
		switch p.s[p.i] {
		case '"':
			p.i = min(endOfString(p.s, p.i), len(p.s)-1)
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				p.i++
				return
			}
		}
	}
}

// qualified reads a.b.C.
func (p *typeReader) qualified() string {
	start := p.i
	for p.i < len(p.s) && (isNameByte(p.s[p.i]) || p.s[p.i] == '.' && !strings.HasPrefix(p.s[p.i:], "..")) {
		p.i++
	}
	return p.s[start:p.i]
}

func (p *typeReader) take(c byte) bool {
	if p.i < len(p.s) && p.s[p.i] == c {
		p.i++
		return true
	}
	return false
}

// skip skips white space and comments.
func (p *typeReader) skip() {
	for p.i < len(p.s) {
		switch rest := p.s[p.i:]; {
		case rest[0] <= ' ':
			p.i++
		case strings.HasPrefix(rest, "/*"):
			p.i += after(rest, "*/", 2)
		case strings.HasPrefix(rest, "//"):
			p.i += after(rest, "\n", 2)
		default:
			return
		}
	}
}

// after is the index behind the first end in s at or after from, or the length of s.
func after(s, end string, from int) int {
	if i := strings.Index(s[from:], end); i >= 0 {
		return from + i + len(end)
	}
	return len(s)
}

func isNameByte(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf
}

// refTo is a type by name, without its package: java.util.Map.Entry is Map.Entry.
func refTo(name string) model.Type {
	short := name
	for {
		head, rest, found := strings.Cut(short, ".")
		if !found || head == "" || head[0] < 'a' || head[0] > 'z' {
			return model.Type{Form: model.Ref, Name: short, Text: name}
		}
		short = rest
	}
}

func simpleName(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }
