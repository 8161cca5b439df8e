package typescript

import (
	"maps"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// module is one file with the names it knows.
type module struct {
	unit      *language.Unit
	path      string
	generated bool
	entities  map[string]*entity // by the name in this file
	imports   map[string]*language.Use
	exports   map[string]*language.Use // lists and `export * as ns`
	stars     []*language.Use          // `export * from`
	targets   map[string]*module       // by specifier
}

// entity is everything one name stands for in one file: a type, a constant beside it, a function.
type entity struct {
	m        *module
	name     string
	final    string // as it is exported from the package
	decls    []*language.Decl
	inside   []*entity // of a namespace
	access   model.Access
	internal bool
	returned bool    // ReturnType<typeof name> is part of a public signature
	variants []value // once evaluated
	fields   []field // once evaluated
}

// exportName is a name in a module, to look at each only once.
type exportName struct {
	m    *module
	name string
}

func newModule(u *language.Unit, layout language.Layout) *module {
	m := &module{
		unit: u, path: u.Path,
		generated: u.Generated || layout.Generated != nil && layout.Generated(u.Path),
		entities:  make(map[string]*entity, len(u.Decls)),
		imports:   map[string]*language.Use{},
		exports:   map[string]*language.Use{},
		targets:   map[string]*module{},
	}
	room := make([]entity, 0, len(u.Decls)) // never grows, so that pointers into it stay right
	for i := range u.Decls {
		d := &u.Decls[i]
		e := m.entities[d.Symbol.Name]
		if e == nil {
			room = append(room, entity{m: m, name: d.Symbol.Name, final: d.Symbol.Name, internal: true})
			e = &room[len(room)-1]
			m.entities[d.Symbol.Name] = e
			m.enclose(e, d)
		}
		e.decls = append(e.decls, d)
		e.internal = e.internal && d.Symbol.Stability == model.Internal
	}
	m.readUses()
	return m
}

// enclose lists e with the namespaces around it.
func (m *module) enclose(e *entity, d *language.Decl) {
	for owner := strings.TrimSuffix(d.Owner, "."); owner != "" && d.Public; {
		ns := m.entities[owner]
		if ns == nil {
			ns = &entity{m: m, name: owner, final: owner}
			m.entities[owner] = ns
		}
		ns.inside = append(ns.inside, e)
		owner = owner[:max(strings.LastIndexByte(owner, '.'), 0)]
	}
}

func (m *module) readUses() {
	for i := range m.unit.Uses {
		u := &m.unit.Uses[i]
		switch {
		case u.Kind != "export":
			m.imports[u.As] = u
		case u.Name == "*" && u.As == "":
			m.stars = append(m.stars, u)
		case u.As != "":
			m.exports[u.As] = u
		default:
			m.exports[u.Name] = u
		}
	}
}

// isPublic reports whether the file exports e where it declares it.
func (e *entity) isPublic() bool {
	return slices.ContainsFunc(e.decls, func(d *language.Decl) bool { return d.Public }) ||
		slices.ContainsFunc(e.inside, (*entity).isPublic)
}

// module finds the file a specifier means: "./types.js" is types.ts.
func (l *linker) module(from *module, spec string) *module {
	if !strings.HasPrefix(spec, ".") {
		return nil // another package
	}
	if m, known := from.targets[spec]; known {
		return m
	}
	base := path.Join(path.Dir(from.path), spec)
	stem := base
	for _, ext := range []string{".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts"} {
		stem = strings.TrimSuffix(stem, ext)
	}
	var found *module
	for _, candidate := range []string{base, stem + ".ts", stem + ".mts", stem + ".cts", stem + ".d.ts", base + ".ts",
		base + "/index.ts", base + "/index.d.ts"} {
		if found = l.modules[candidate]; found != nil {
			break
		}
	}
	from.targets[spec] = found
	return found
}

// lookup finds what a name means in a file, inside the given namespace; nil where it is from outside the SDK.
func (l *linker) lookup(m *module, owner, name string) *entity {
	for ; owner != ""; owner = outer(owner) {
		if e := m.entities[owner+name]; e != nil {
			return e
		}
	}
	if e := m.entities[name]; e != nil {
		return e
	}
	if u := m.imports[name]; u != nil {
		return l.imported(m, u)
	}
	if head, rest, dotted := strings.Cut(name, "."); dotted {
		if u := m.imports[head]; u != nil && u.Kind == "import" {
			if target := l.module(m, u.From); target != nil && u.Name == "*" {
				return l.export(target, rest, map[exportName]bool{})
			}
		}
	}
	return nil
}

// outer is the namespace around a namespace; both end in a dot.
func outer(owner string) string {
	return owner[:strings.LastIndexByte(strings.TrimSuffix(owner, "."), '.')+1]
}

func (l *linker) imported(m *module, u *language.Use) *entity {
	if l.hops++; l.hops > 50 { // files that import a name from each other and declare it nowhere
		return nil
	}
	defer func() { l.hops-- }()
	if u.Kind == "alias" {
		return l.lookup(m, "", u.Name)
	}
	if target := l.module(m, u.From); target != nil {
		return l.export(target, u.Name, map[exportName]bool{})
	}
	return nil
}

// export finds what a module exports under a name. A name in a list wins over one that a wildcard brings.
func (l *linker) export(m *module, name string, seen map[exportName]bool) *entity {
	if seen[exportName{m, name}] {
		return nil
	}
	seen[exportName{m, name}] = true
	if u := m.exports[name]; u != nil {
		if u.From == "" {
			return l.lookup(m, "", u.Name)
		}
		if target := l.module(m, u.From); target != nil {
			return l.export(target, u.Name, seen)
		}
		return nil
	}
	if e := m.entities[name]; e != nil && e.isPublic() {
		return e
	}
	if name == "default" {
		return m.defaultExport()
	}
	for _, u := range m.stars {
		if target := l.module(m, u.From); target != nil {
			if e := l.export(target, name, seen); e != nil {
				return e
			}
		}
	}
	return nil
}

func (m *module) defaultExport() *entity {
	for i := range m.unit.Decls {
		if d := &m.unit.Decls[i]; slices.Contains(d.Marks, markDefault) {
			return m.entities[d.Symbol.Name]
		}
	}
	return nil
}

// exported are all names a module exports, in order.
func (l *linker) exported(m *module) []string {
	names := map[string]bool{}
	l.collect(m, names, map[*module]bool{})
	return slices.Sorted(maps.Keys(names))
}

func (l *linker) collect(m *module, names map[string]bool, seen map[*module]bool) {
	if seen[m] {
		return
	}
	seen[m] = true
	for name := range m.exports {
		names[name] = true
	}
	for name, e := range m.entities {
		if !strings.Contains(name, ".") && e.isPublic() {
			names[name] = true
		}
	}
	for _, u := range m.stars {
		if target := l.module(m, u.From); target != nil {
			l.collect(target, names, seen)
		}
	}
}
