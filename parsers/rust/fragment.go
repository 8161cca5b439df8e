package rust

import "strings"

// fragment is how many tokens a variable of this kind takes; after is the pattern behind it.
func fragment(kind string, after, in []token) int {
	if len(in) == 0 {
		return 0
	}
	first := in[0]
	switch kind {
	case "ident":
		return oneIf(!first.isGroup() && isWord(first.text[0]))
	case "lifetime":
		return oneIf(strings.HasPrefix(first.text, "'"))
	case "tt":
		return 1
	case "block":
		return oneIf(first.text == "{")
	case "literal":
		if first.text == "-" && len(in) > 1 {
			return 2
		}
		return oneIf(literalLength(first.text) > 0 || first.text[0] >= '0' && first.text[0] <= '9' || first.text == "true" || first.text == "false")
	case "vis":
		return visibility(in)
	case "meta":
		return until(in, nextText(after))
	case "item":
		return itemLength(in)
	}
	return until(in, nextText(after)) // ty, path, expr, pat, stmt
}

func oneIf(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

func visibility(in []token) int {
	if in[0].text != "pub" {
		return 0
	}
	if len(in) > 1 && in[1].text == "(" {
		return 2
	}
	return 1
}

// nextText is the plain token that must follow a variable, or "".
func nextText(after []token) string {
	if len(after) == 0 {
		return ""
	}
	if p := piece(after); p.operator != "" {
		if len(p.inside) > 0 && p.inside[0].text != "$" {
			return p.inside[0].text
		}
		return p.separator
	} else if p.name == "" {
		return p.token.text
	}
	return ""
}

// until counts the tokens before the one that ends a type or an expression, outside of angle brackets.
func until(in []token, next string) int {
	depth := 0
	for i, t := range in {
		switch {
		case t.text == "<":
			depth++
		case t.text == ">" && depth > 0:
			depth--
		case depth > 0:
		case t.text == "," || t.text == ";" || t.text == "=>" || next != "" && t.text == next && i > 0:
			return i
		}
	}
	return len(in)
}

// itemLength is up to the semicolon or the block that ends an item.
func itemLength(in []token) int {
	for i, t := range in {
		if t.text == ";" || t.text == "{" {
			return i + 1
		}
	}
	return len(in)
}
