package rust

import (
	"maps"
	"slices"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// exports are the names a module offers to the world.
type exports map[string]entity

// export marks everything that can be named through a public module.
func (l *linker) export(m *module, shown bool) {
	type place struct {
		module *module
		shown  bool
	}
	seen := map[place]bool{}
	todo := []place{{m, shown}}
	for len(todo) > 0 {
		p := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[p] {
			continue
		}
		seen[p] = true
		offered := p.module.exports()
		for _, name := range slices.Sorted(maps.Keys(offered)) {
			e := offered[name]
			shown := p.shown && !e.hidden
			if e.module != nil {
				todo = append(todo, place{e.module, shown && !e.module.hidden})
			}
			e.item.export(p.module, shown)
			e.fn.export(p.module, shown)
		}
	}
}

// export notes that users can name an item in a module. The one nearest to the root comes first, and is how they do.
func (it *item) export(in *module, shown bool) {
	if it == nil || !it.decl.Public {
		return
	}
	if it.access == model.AccessUnknown && in.parent != nil {
		it.within = in.name
	}
	it.access = model.Exported
	it.shown = it.shown || shown
}

// exports are the module's public items and uses; what it names itself hides what globs bring under that name.
func (m *module) exports() exports {
	if m.names != nil {
		return *m.names
	}
	out := exports{}
	if m.busy {
		return out // two modules with a glob of each other
	}
	m.busy = true
	for name, child := range m.mods {
		if child.public {
			out[name] = out[name].or(entity{module: child})
		}
	}
	m.exportItems(out)
	for _, u := range m.explicit {
		if isPublicUse(u) {
			name := localName(u)
			e := out[name].or(m.follow(u))
			e.hidden = slices.Contains(u.Marks, markHidden)
			out[name] = e
		}
	}
	for _, g := range m.globs {
		if isPublicUse(g) {
			m.exportGlob(out, g)
		}
	}
	m.names, m.busy = &out, false
	return out
}

func (m *module) exportItems(out exports) {
	for name, it := range m.types {
		if it.decl.Public {
			out[name] = out[name].or(entity{item: it})
		}
	}
	for name, it := range m.funcs {
		if it.decl.Public {
			out[name] = out[name].or(entity{fn: it})
		}
	}
}

func (m *module) exportGlob(out exports, g *language.Use) {
	target := m.lookup(g.From).module
	if target == nil || target == m {
		return
	}
	hidden := slices.Contains(g.Marks, markHidden)
	for name, e := range target.exports() {
		own := m.own(name)
		if m.explicit[name] != nil {
			continue
		}
		if own.item != nil || own.module != nil {
			e.item, e.module = nil, nil
		}
		if own.fn != nil || own.text != "" {
			e.fn = nil
		}
		if known, ok := out[name]; ok {
			out[name] = known.or(e)
		} else if e.found() {
			e.hidden = e.hidden || hidden
			out[name] = e
		}
	}
}
