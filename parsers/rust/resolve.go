package rust

import (
	"strings"

	"sdkparity/parsers/language"
)

// entity is what a path leads to; all of it is nil for something outside the crate.
type entity struct {
	module *module
	item   *item
	fn     *item // types and functions have names of their own
	text   string
	hidden bool // by the use it came through
}

func (e entity) found() bool { return e.module != nil || e.item != nil || e.fn != nil || e.text != "" }

// or fills in what e lacks.
func (e entity) or(o entity) entity {
	if e.module == nil {
		e.module = o.module
	}
	if e.item == nil {
		e.item = o.item
	}
	if e.fn == nil {
		e.fn = o.fn
	}
	if e.text == "" {
		e.text = o.text
	}
	return e
}

// lookup resolves a path as written in m.
func (m *module) lookup(path string) entity {
	first, rest, more := strings.Cut(path, "::")
	at := m.start(first)
	for more && at.module != nil {
		m = at.module
		first, rest, more = strings.Cut(rest, "::")
		if first == "super" {
			at = entity{module: m.parent}
			continue
		}
		at = m.find(first)
	}
	if more {
		return entity{} // into another crate, or a variant of an enum
	}
	return at
}

// start resolves the first name of a path. A path that begins with :: leads into another crate.
func (m *module) start(name string) entity {
	switch name {
	case "crate", "$crate":
		return entity{module: m.root}
	case "self":
		return entity{module: m}
	case "super":
		return entity{module: m.parent}
	case "":
		return entity{}
	}
	if e := m.find(name); e.found() {
		return e
	}
	return entity{module: m.root.crate(name)}
}

// find is what a name means in m: its own items and uses first, then what globs bring.
func (m *module) find(name string) entity {
	if e := m.named(name); e.found() || len(m.globs) == 0 {
		return e
	}
	return m.search(name, map[*module]bool{m: true})
}

// named is what m itself names.
func (m *module) named(name string) entity {
	e := m.own(name)
	if u := m.explicit[name]; u != nil {
		e = e.or(m.follow(u))
	}
	return e
}

func (m *module) own(name string) entity {
	return entity{module: m.mods[name], item: m.types[name], fn: m.funcs[name], text: m.consts[name]}
}

// search looks through globs, and globs of globs, in every module once.
func (m *module) search(name string, seen map[*module]bool) entity {
	for _, target := range m.sources() {
		if seen[target] {
			continue
		}
		seen[target] = true
		if e := target.named(name); e.found() {
			return e
		}
		if e := target.search(name, seen); e.found() {
			return e
		}
	}
	return entity{}
}

// sources are the modules that globs take everything from. The path of one glob may need those before it.
func (m *module) sources() []*module {
	for m.opened < len(m.globs) {
		g := m.globs[m.opened]
		m.opened++
		if target := m.lookup(g.From).module; target != nil && target != m {
			m.targets = append(m.targets, target)
		}
	}
	return m.targets
}

// follow resolves what a use takes. Uses in a circle lead nowhere, and a use does not lead to itself: in use x::x, the
// path begins with a crate.
func (m *module) follow(u *language.Use) entity {
	if e, ok := m.followed[u]; ok {
		return e
	}
	m.followed[u] = entity{}
	from := join(u.From, u.Name)
	if first := firstSegment(from); first == localName(u) && m.mods[first] == nil {
		if c := m.root.crate(first); c != nil && from == first {
			m.followed[u] = entity{module: c}
		}
		return m.followed[u]
	}
	e := m.lookup(from)
	m.followed[u] = e
	return e
}
