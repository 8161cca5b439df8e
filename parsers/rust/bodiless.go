package rust

import (
	"slices"
	"strings"

	"sdkparity/parsers/tree"
)

// parse reads a file without the bodies of its functions where it does not parse with them: nothing in a body is API, and code that
// the grammar does not know may cost all that follows it.
func parse(src []byte) (*tree.Tree, error) {
	t, err := grammar.Parse(src)
	if err != nil || t.Cut == "" && !t.Root().HasError() {
		return t, err
	}
	bare, err := grammar.Parse([]byte(bodiless(string(src))))
	if err != nil || bare.Cut != "" || bare.Root().HasError() {
		return t, nil
	}
	return bare, nil
}

// bodiless is source with white space for the bodies of functions, each byte of the rest where it was. Source whose brackets do not
// match stays as it is.
func bodiless(src string) string {
	var b strings.Builder
	b.Grow(len(src))
	l := lexer{src: src}
	writeBodiless(&b, l.group("", 0))
	b.WriteString(l.end)
	if b.Len() != len(src) {
		return src
	}
	return b.String()
}

func writeBodiless(b *strings.Builder, tokens []token) {
	inHead := false // of a function
	captures := 0   // tokens of + use<'a>, which the grammar does not know and which is no API
	for i, t := range tokens {
		b.WriteString(t.before)
		if inHead && captures == 0 {
			captures = captureLength(tokens[i:])
		}
		if captures > 0 {
			captures--
			blank(b, t.text)
			continue
		}
		switch {
		case t.text == "fn" && i+1 < len(tokens) && isWord(tokens[i+1].text[0]):
			inHead = true
		case t.text == ";":
			inHead = false
		}
		if !t.isGroup() {
			b.WriteString(t.text)
			continue
		}
		b.WriteString(t.text)
		if t.text == "{" && inHead {
			inHead = false
			blank(b, sourceOf(t.inside)+t.close[:len(t.close)-1])
		} else {
			writeBodiless(b, t.inside)
			b.WriteString(t.close[:len(t.close)-1])
		}
		b.WriteString(t.close[len(t.close)-1:])
	}
}

func captureLength(tokens []token) int {
	if len(tokens) < 4 || tokens[0].text != "+" || tokens[1].text != "use" || tokens[2].text != "<" {
		return 0
	}
	return 1 + slices.IndexFunc(tokens, func(t token) bool { return t.text == ">" })
}

func blank(b *strings.Builder, text string) {
	for i := range len(text) {
		if text[i] == '\n' {
			b.WriteByte('\n')
		} else {
			b.WriteByte(' ')
		}
	}
}
