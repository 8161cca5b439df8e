package python

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// payload is a function that may write what it is given into a dictionary for the wire: payload["key"] = parameter.
type payload struct {
	*reader
	src    string
	toks   []token
	params []model.Symbol
	locals map[string]chain // what local variables hold; a zero chain where that is not one thing
}

// chain is a value reached from a parameter: config["a"].b is parameter config, then a, then b.
type chain struct {
	param int // index, counted from 1
	path  string
}

func (c chain) step(s string) chain {
	if c.path == "" {
		return chain{c.param, s}
	}
	return chain{c.param, c.path + "." + s}
}

// payload reads the wire names a function states: of its parameters into s, of the fields of their types into the unit's uses.
func (r *reader) payload(s *model.Symbol, text string) {
	if len(s.Members) == 0 || !strings.Contains(text, `"] = `) && !strings.Contains(text, `": `) {
		return
	}
	p := &payload{reader: r, src: text, toks: r.statementTokens(text), params: s.Members, locals: map[string]chain{}}
	p.bind()
	p.bindLoops()
	p.record(s, p.stored())
	p.converted()
}

func (p *payload) text(i int) string { return p.src[p.toks[i].start:p.toks[i].end] }

func (p *payload) kind(i int) byte {
	if i < 0 || i >= len(p.toks) {
		return newline
	}
	return p.toks[i].kind
}

// chainAt is the value that starts at token i, and the token after it.
func (p *payload) chainAt(i int) (c chain, after int, ok bool) {
	if p.kind(i) != name || p.kind(i-1) == '.' {
		return chain{}, i + 1, false
	}
	word := p.text(i)
	k := slices.IndexFunc(p.params, func(m model.Symbol) bool { return m.Name == word })
	if c = p.locals[word]; k >= 0 && !(c.param > 0 && p.looped(i, word)) {
		c = chain{param: k + 1}
	}
	for i++; c.param > 0; {
		switch {
		case p.kind(i) == '[' && p.kind(i+1) == str && p.kind(i+2) == ']':
			c = c.step(stringValue(p.text(i + 1)))
			i += 3
		case p.kind(i) == '.' && p.kind(i+1) == name && p.kind(i+2) != '(':
			if word := p.text(i + 1); word != "value" { // of an enum
				c = c.step(word)
			}
			i += 2
		case p.kind(i) == '.' && p.kind(i+2) == '(' && p.kind(i+3) == str && p.text(i+1) == "get":
			c = c.step(stringValue(p.text(i + 3)))
			for i += 4; p.kind(i) != ')' && p.kind(i) != newline; i++ { // a default
			}
			i++
		default:
			return c, i, true
		}
	}
	return c, i, false
}

// bind notes what local variables hold: x = config["a"].
func (p *payload) bind() {
	for i := range p.toks {
		if p.kind(i) != name || p.kind(i+1) != '=' || p.kind(i-1) != newline && p.kind(i-1) != ':' {
			continue
		}
		variable := p.text(i)
		c, after, ok := p.chainAt(i + 2)
		ok = ok && p.kind(after) == newline
		if known, again := p.locals[variable]; again && known != c {
			ok = p.mentions(i+2, variable) // x = f(x) is still x
			c = known
		}
		if !ok {
			c = chain{}
		}
		p.locals[variable] = c
	}
}

// looped reports whether the name at i is the variable of a comprehension: [f(x) for x in xs].
func (p *payload) looped(i int, word string) bool {
	for i = max(i-1, 0); p.kind(i) != newline; i++ {
		if p.kind(i) == name && p.text(i) == "for" && p.kind(i+1) == name && p.text(i+1) == word {
			return true
		}
	}
	return false
}

func (p *payload) mentions(i int, variable string) bool {
	for ; p.kind(i) != newline; i++ {
		if p.kind(i) == name && p.text(i) == variable {
			return true
		}
	}
	return false
}

// bindLoops notes what loop variables hold: for x in config["list"], for key, x in config["dict"].items().
func (p *payload) bindLoops() {
	for i := range p.toks {
		if p.kind(i) != name || p.text(i) != "for" || p.kind(i+1) != name {
			continue
		}
		variable := i + 1
		if p.kind(i+2) == ',' && p.kind(i+3) == name {
			variable = i + 3
		}
		if p.kind(variable+1) != name || p.text(variable+1) != "in" {
			continue
		}
		if c, _, ok := p.chainAt(variable + 2); ok {
			p.locals[p.text(variable)] = c
		}
	}
}

// storage is a value that is stored under a key.
type storage struct {
	entry entry
	value chain
	mixed bool // something else makes up the stored value, too
	asks  bool // it is a question about the value: x is not None
	picks bool // it is one of two: x if x is not None else y
}

// clear reports whether what is stored is the value itself, converted perhaps.
func (s storage) clear() bool { return s.value.param > 0 && !s.mixed && (s.picks || !s.asks) }

// note takes in a word that is not a value.
func (s *storage) note(word string) {
	switch word {
	case "bool", "len", "any", "all", "isinstance", "callable", "and":
		s.mixed = true
	case "is", "not":
		s.asks = true
	case "if":
		s.picks = true
	}
}

// stored are the values that are stored under constant keys, one per key and place.
func (p *payload) stored() []storage {
	var out []storage
	skip := -1 // a name that is part of a chain already seen
	keyed(p.src, p.toks, func(e entry, i int) {
		if i < skip {
			return
		}
		k := slices.IndexFunc(out, func(s storage) bool { return s.entry == e })
		if k < 0 {
			k = len(out)
			out = append(out, storage{entry: e})
		}
		s := &out[k]
		c, after, ok := p.chainAt(i)
		switch {
		case !ok:
			s.note(p.text(i))
		case p.kind(i-1) == '=' && i > e.from:
			s.mixed = true // an argument by name: a part of something else
		case s.value.param == 0:
			s.value, skip = c, after
		case s.value != c:
			s.mixed = true
		}
	})
	return out
}

func (p *payload) record(s *model.Symbol, stored []storage) {
	keys := map[int]string{} // of each parameter
	owner := map[string]int{}
	var facts []language.Use
	for _, st := range stored {
		if !st.clear() || !isWireKey(st.entry.key) {
			continue
		}
		if st.value.path != "" {
			facts = append(facts, p.fact(st))
			continue
		}
		k, key := st.value.param, st.entry.key
		if other, ok := owner[key]; ok && other != k {
			keys[other], keys[k] = "-", "-"
		}
		if known, ok := keys[k]; ok && known != key {
			key = "-" // two names: which one is meant is not clear
		}
		keys[k], owner[st.entry.key] = key, k
	}
	for k, key := range keys {
		if key != "-" {
			s.Members[k-1].Wire = strings.Clone(key)
		}
	}
	p.keep(s.Name, facts)
}

// isWireKey reports whether a key looks like a JSON name rather than a header or an environment variable.
func isWireKey(key string) bool {
	for i := range len(key) {
		c := key[i] | 0x20
		if !(c >= 'a' && c <= 'z') && !(i > 0 && isDigit(key[i])) {
			return false
		}
	}
	return key != "" && strings.ToUpper(key) != key
}
