package python

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// converter is a function whose parameter has no type of its own, such as config: Mapping[str, Any].
type converter struct {
	name  string
	facts []language.Use
}

// conversion is a call of a converter with a value whose type is known.
type conversion struct {
	converter, path string
}

// fact says that a field of a type has a wire name. From is the type and the way from there to what holds the field; without
// a known type it starts with a dot.
func (p *payload) fact(st storage) language.Use {
	path, field := "", st.value.path
	if i := strings.LastIndexByte(field, '.'); i >= 0 {
		path, field = field[:i], field[i+1:]
	}
	return language.Use{
		Kind: "wire", From: p.way(chain{st.value.param, path}), Name: strings.Clone(field), As: strings.Clone(st.entry.key),
	}
}

// way spells a chain with the type of its parameter; ".path" when that is not known, "" when it will never be.
func (p *payload) way(c chain) string {
	way := refName(p.params[c.param-1].Type)
	if way == "" && c.param > 1 {
		return ""
	}
	if c.path != "" {
		way += "." + c.path
	}
	if way == "" {
		return "."
	}
	return way
}

func (p *payload) keep(function string, facts []language.Use) {
	conv := converter{name: function}
	for _, f := range facts {
		switch {
		case f.From == "":
		case f.From[0] == '.':
			conv.facts = append(conv.facts, f)
		default:
			p.unit.Uses = append(p.unit.Uses, f)
		}
	}
	if len(conv.facts) > 0 {
		p.converters = append(p.converters, conv)
	}
}

// converted notes the calls f(value) whose value has a known type.
func (p *payload) converted() {
	for i := range p.toks {
		if p.kind(i) != name || p.kind(i+1) != '(' || p.kind(i+2) != name {
			continue
		}
		c, after, ok := p.chainAt(i + 2)
		if !ok || p.kind(after) != ')' {
			continue
		}
		if way := p.way(c); way != "" && way[0] != '.' {
			p.calls = append(p.calls, conversion{strings.Clone(p.text(i)), way})
		}
	}
}

// conversions gives the facts of untyped converters the types they are called with.
func (r *reader) conversions() {
	for _, conv := range r.converters {
		var seen []string
		for _, call := range r.calls {
			if call.converter != conv.name || slices.Contains(seen, call.path) {
				continue
			}
			seen = append(seen, call.path)
			for _, f := range conv.facts {
				f.From = strings.TrimSuffix(call.path+f.From, ".")
				r.unit.Uses = append(r.unit.Uses, f)
			}
		}
	}
}

// refName is the one named type that a type is about: T of list[T], dict[str, T] and T | dict[str, Any].
func refName(t model.Type) string {
	switch t.Form {
	case model.Ref:
		return t.Name
	case model.List:
		return refName(t.Args[0])
	case model.Map:
		return refName(t.Args[1])
	case model.OneOf:
		found := ""
		for _, v := range t.Args {
			n := refName(v)
			if n != "" && found != "" {
				return ""
			}
			found += n
		}
		return found
	}
	return ""
}
