package rust

import (
	"maps"
	"slices"
	"strings"
)

// binding is what a variable of a macro stands for: source, or one set of bindings for each round of a repetition.
type binding struct {
	source string
	rounds []bindings
}

type bindings map[string]binding

const maxExpansion = 1 << 20 // bytes

// expandRules gives the expansion by the first rule that matches: $name:kind, $( … ) with a separator, and plain tokens
// are understood. What macros can do beyond that, no declaration in an API needs.
func expandRules(rules, invocation string) (string, bool) {
	in := tokens(invocation, true)
	rest := tokens(rules, false)
	for len(rest) >= 3 && rest[1].text == "=>" {
		pattern, body := rest[0], rest[2]
		b := bindings{}
		if n, ok := match(pattern.inside, in, b); ok && n == len(in) {
			var out strings.Builder
			transcribe(&out, body.inside, b)
			return out.String(), out.Len() < maxExpansion
		}
		rest = rest[3:]
		if len(rest) > 0 && rest[0].text == ";" {
			rest = rest[1:]
		}
	}
	return "", false
}

// match binds the pattern's variables to the beginning of in and gives the number of tokens taken.
func match(pattern, in []token, b bindings) (int, bool) {
	n := 0
	for i := 0; i < len(pattern); {
		p := piece(pattern[i:])
		taken, ok := p.match(pattern[i+p.length:], in[n:], b)
		if !ok {
			return 0, false
		}
		n += taken
		i += p.length
	}
	return n, true
}

// part is one piece of a pattern or a body: a token, a variable or a repetition.
type part struct {
	length     int // in tokens
	token      token
	name, kind string  // of a variable
	inside     []token // of a repetition
	separator  string
	operator   string
}

func piece(p []token) part {
	if p[0].text != "$" || len(p) < 2 {
		return part{length: 1, token: p[0]}
	}
	if p[1].text == "(" {
		return repetition(p)
	}
	if len(p) >= 4 && p[2].text == ":" && p[2].before == "" {
		return part{length: 4, name: p[1].text, kind: p[3].text, token: p[0]}
	}
	return part{length: 2, name: p[1].text, token: p[0]}
}

func repetition(p []token) part {
	out := part{length: 3, inside: p[1].inside, token: p[0], operator: "*"}
	if len(p) > 2 && isRepeat(p[2].text) {
		out.operator = p[2].text
		return out
	}
	if len(p) > 3 && isRepeat(p[3].text) {
		out.length, out.separator, out.operator = 4, p[2].text, p[3].text
		return out
	}
	out.length = min(len(p), out.length)
	return out
}

func isRepeat(op string) bool { return op == "*" || op == "+" || op == "?" }

func (p part) match(after, in []token, b bindings) (int, bool) {
	switch {
	case p.kind != "":
		n := fragment(p.kind, after, in)
		if n == 0 && p.kind != "vis" {
			return 0, false
		}
		b[p.name] = binding{source: strings.TrimSpace(sourceOf(in[:n]))}
		return n, true
	case p.operator != "":
		return p.repeat(in, b)
	case len(in) == 0 || in[0].text != p.token.text:
		return 0, false
	case p.token.isGroup():
		n, ok := match(p.token.inside, in[0].inside, b)
		return 1, ok && n == len(in[0].inside)
	}
	return 1, true
}

func (p part) repeat(in []token, b bindings) (int, bool) {
	var rounds []bindings
	n := 0
	for n < len(in) {
		start := n
		if len(rounds) > 0 && p.separator != "" {
			if in[n].text != p.separator {
				break
			}
			start++
		}
		round := bindings{}
		taken, ok := match(p.inside, in[start:], round)
		if !ok || taken == 0 {
			break
		}
		n = start + taken
		rounds = append(rounds, round)
		if p.operator == "?" {
			break
		}
	}
	for _, name := range variables(p.inside) {
		b[name] = binding{rounds: rounds}
	}
	return n, p.operator != "+" || len(rounds) > 0
}

// variables are the names a pattern binds, at any depth.
func variables(pattern []token) []string {
	var out []string
	for i := 0; i < len(pattern); {
		p := piece(pattern[i:])
		if p.kind != "" {
			out = append(out, p.name)
		}
		out = append(out, variables(p.inside)...)
		out = append(out, variables(p.token.inside)...)
		i += p.length
	}
	return out
}

// transcribe writes a macro's body with its variables replaced.
func transcribe(out *strings.Builder, body []token, b bindings) {
	for i := 0; i < len(body) && out.Len() < maxExpansion; {
		p := piece(body[i:])
		if p.kind != "" { // in a body, $name: begins a field or a parameter
			p.length, p.kind = 2, ""
		}
		out.WriteString(p.token.before)
		switch value, known := b[p.name]; {
		case p.operator != "":
			p.transcribe(out, b)
		case p.name == "crate":
			out.WriteString("crate")
		case p.name != "" && known:
			out.WriteString(value.source)
		case p.token.isGroup():
			out.WriteString(p.token.text)
			transcribe(out, p.token.inside, b)
			out.WriteString(p.token.close)
		default:
			out.WriteString(p.token.text)
			if p.name != "" {
				out.WriteString(sourceOf(body[i+1 : i+p.length]))
			}
		}
		i += p.length
	}
}

// transcribe writes a repetition once for each round of the variables in it.
func (p part) transcribe(out *strings.Builder, b bindings) {
	for i, round := range p.rounds(b) {
		if i > 0 {
			out.WriteString(p.separator)
		}
		inner := maps.Clone(b)
		maps.Copy(inner, round)
		transcribe(out, p.inside, inner)
		out.WriteByte('\n')
	}
}

// rounds merges the rounds of all variables that the repetition's body uses.
func (p part) rounds(b bindings) []bindings {
	var out []bindings
	names := used(p.inside)
	for _, name := range slices.Sorted(maps.Keys(b)) {
		if !slices.Contains(names, name) {
			continue
		}
		for i, round := range b[name].rounds {
			if i == len(out) {
				out = append(out, bindings{})
			}
			maps.Copy(out[i], round)
		}
	}
	return out
}

// used are the variables a body names, at any depth.
func used(body []token) []string {
	var out []string
	for i, t := range body {
		if t.text == "$" && i+1 < len(body) {
			out = append(out, body[i+1].text)
		}
		out = append(out, used(t.inside)...)
	}
	return out
}
