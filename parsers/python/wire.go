package python

import (
	"strings"

	"sdkparity/model"
)

// entry is where a dictionary is given a value: the key, and the tokens of the value.
type entry struct {
	key  string
	from int // first token of the value
}

// keyed calls visit for every name in a value that is stored under a constant key: d["key"] = value, {"key": value}. It names
// the innermost key. A name after a dot is part of the one before it and not visited.
func keyed(src string, toks []token, visit func(e entry, i int)) {
	var open []bracket
	var statement entry // d["key"] = … up to the end of the statement
	for i, t := range toks {
		switch t.kind {
		case newline:
			statement = entry{}
			open = open[:0]
		case '(', '[', '{':
			outer := statement
			if len(open) > 0 {
				outer = open[len(open)-1].current
			}
			open = append(open, bracket{kind: t.kind, outer: outer, current: outer})
		case ')', ']', '}':
			open = open[:max(len(open)-1, 0)]
		case ',':
			if n := len(open); n > 0 && open[n-1].kind == '{' {
				open[n-1].current = open[n-1].outer
			}
		case str:
			keyAt(src, toks, i, open, &statement)
		case name:
			e := statement
			if n := len(open); n > 0 {
				e = open[n-1].current
			}
			if e.key != "" && i >= e.from && (i == 0 || toks[i-1].kind != '.') {
				visit(e, i)
			}
		}
	}
}

type bracket struct {
	kind           byte
	outer, current entry // the key that what stands inside belongs to
}

// keyAt notes that the string at i is a key.
func keyAt(src string, toks []token, i int, open []bracket, statement *entry) {
	if i+2 >= len(toks) {
		return
	}
	n := len(open)
	key := stringValue(src[toks[i].start:toks[i].end])
	switch {
	case toks[i+1].kind == ':' && n > 0 && open[n-1].kind == '{':
		open[n-1].current = entry{key, i + 2}
	case toks[i+1].kind == ']' && toks[i+2].kind == '=' && n == 1 && i > 0 && toks[i-1].kind == '[':
		*statement = entry{key, i + 3}
	}
}

// wires fills in the wire names that to_dict and from_dict state.
func (c *class) wires() {
	if c.toDict != "" {
		c.wiresTo()
	}
	if c.fromDict != "" && c.anyWithoutWire() {
		c.wiresFrom()
	}
}

func (c *class) anyWithoutWire() bool {
	for _, m := range c.symbol.Members {
		if m.Kind == model.Field && m.Wire == "" {
			return true
		}
	}
	return false
}

// wiresTo reads result["key"] = … self.x and {"key": self.x}.
func (c *class) wiresTo() {
	src, toks := c.toDict, c.statementTokens(c.toDict)
	next, done := 0, -1
	keyed(src, toks, func(e entry, i int) {
		if e.from == done || i+2 >= len(toks) || src[toks[i].start:toks[i].end] != "self" || toks[i+1].kind != '.' {
			return
		}
		m := c.fieldFrom(next, src[toks[i+2].start:toks[i+2].end])
		if m < 0 {
			return
		}
		next, done = m+1, e.from
		if f := &c.symbol.Members[m]; f.Wire == "" {
			f.Wire = strings.Clone(e.key)
		}
	})
}

// fieldFrom is the index of a field. Serialisers keep the order of the fields, so the search starts behind the last one found.
func (c *class) fieldFrom(start int, name string) int {
	n := len(c.symbol.Members)
	for k := range n {
		i := (start + k) % n
		if m := &c.symbol.Members[i]; m.Kind == model.Field && m.Name == name {
			return i
		}
	}
	return -1
}

// wiresFrom reads x = … obj.get("key") and return C(x, y=…) of from_dict, for what to_dict does not state.
func (c *class) wiresFrom() {
	src, toks := c.fromDict, c.statementTokens(c.fromDict)
	local := c.localKeys(src, toks)
	for i := 0; i+2 < len(toks); i++ {
		if word := src[toks[i].start:toks[i].end]; word != "return" || toks[i+2].kind != '(' {
			continue
		}
		if made := src[toks[i+1].start:toks[i+1].end]; made == "cls" || made == c.symbol.Name {
			c.arguments(src, toks[i+3:], local)
		}
	}
	for field, key := range local { // x = … obj.get("key"), whatever is made of it
		c.setWire(field, key)
	}
}

// localKeys are the keys that local variables are read from.
func (c *class) localKeys(src string, toks []token) map[string]string {
	local := map[string]string{}
	for i := 0; i+2 < len(toks); i++ {
		if toks[i].kind != name || toks[i+1].kind != '=' || i > 0 && toks[i-1].kind != newline && toks[i-1].kind != ':' {
			continue
		}
		variable := src[toks[i].start:toks[i].end]
		stop := i + 2
		for stop < len(toks) && toks[stop].kind != newline {
			stop++
		}
		if key := c.keyIn(src, toks[i+2:stop], local); key != "" && local[variable] == "" {
			local[variable] = key
		}
	}
	return local
}

// keyIn is the first key an expression reads: obj.get("key"), obj["key"], or a variable that was read from one.
func (c *class) keyIn(src string, toks []token, local map[string]string) string {
	for i, t := range toks {
		if t.kind != name || i > 0 && toks[i-1].kind == '.' {
			continue
		}
		word := src[t.start:t.end]
		if key := local[word]; key != "" {
			return key
		}
		if word != c.from {
			continue
		}
		rest := toks[i+1:]
		if len(rest) > 3 && rest[0].kind == '.' && rest[2].kind == '(' {
			rest = rest[2:]
		}
		if len(rest) > 1 && (rest[0].kind == '(' || rest[0].kind == '[') && rest[1].kind == str {
			return stringValue(src[rest[1].start:rest[1].end])
		}
	}
	return ""
}

// arguments matches the arguments of a constructor call with the fields.
func (c *class) arguments(src string, toks []token, local map[string]string) {
	depth, start, position := 0, 0, 0
	for i, t := range toks {
		switch t.kind {
		case '(', '[', '{':
			depth++
			continue
		case ')', ']', '}':
			depth--
		}
		if depth >= 0 && (t.kind != ',' || depth > 0) {
			continue
		}
		arg, field := toks[start:i], ""
		if len(arg) > 1 && arg[1].kind == '=' {
			field, arg = src[arg[0].start:arg[0].end], arg[2:]
		} else if position < len(c.fields) {
			field = c.fields[position]
		}
		if key := c.keyIn(src, arg, local); key != "" {
			c.setWire(field, key)
		}
		position, start = position+1, i+1
		if depth < 0 {
			return
		}
	}
}

func (c *class) setWire(field, key string) {
	if i := c.fieldFrom(0, field); i >= 0 && c.symbol.Members[i].Wire == "" {
		c.symbol.Members[i].Wire = strings.Clone(key)
	}
}
