package rust

import (
	"path"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// module is one module of a crate.
type module struct {
	root     *module
	parent   *module
	name     string
	file     string
	dir      string // where the files of its modules are
	path     string // inside its file, such as "a::b"
	public   bool
	hidden   bool
	types    map[string]*item
	funcs    map[string]*item
	consts   map[string]string
	mods     map[string]*module
	uses     []language.Use
	explicit map[string]*language.Use // those that bind a name, by that name
	globs    []*language.Use
	targets  []*module // what the globs lead to
	opened   int       // how many globs were followed
	followed map[*language.Use]entity
	names    *exports  // what it offers, once that is known
	beside   []*module // of a root: the other crates of the SDK
	busy     bool      // its names are being looked up
}

func newModule(parent *module, name string) *module {
	m := &module{
		parent: parent, name: name,
		types: map[string]*item{}, funcs: map[string]*item{}, consts: map[string]string{},
		mods: map[string]*module{}, explicit: map[string]*language.Use{},
		followed: map[*language.Use]entity{},
	}
	m.root = m
	if parent != nil {
		m.root = parent.root
	}
	return m
}

// root builds the module tree of a crate.
func (l *linker) root(entry string) *module {
	m := newModule(nil, "crate")
	m.file, m.dir, m.public = entry, path.Dir(entry), true
	l.open(m)
	return m
}

// open reads a module's file into it.
func (l *linker) open(m *module) {
	if l.taken[m.file] {
		return
	}
	l.taken[m.file] = true
	u := l.units[m.file]
	l.count(*u)
	l.mount(m, *u, "", 0)
}

// mount puts what a unit declares into a module and its inline modules. prefix is the path of m in its file.
func (l *linker) mount(m *module, u language.Unit, prefix string, depth int) {
	for i := range u.Uses {
		l.useIn(m.inner(u.Uses[i].Marks, prefix), &u.Uses[i])
	}
	var invocations []func()
	for i := range u.Decls {
		d := &u.Decls[i]
		home := m.inner(d.Marks, prefix)
		if slices.Contains(d.Marks, markInvoke) {
			invocations = append(invocations, func() { l.expand(home, d, depth) })
			continue
		}
		l.declare(home, d)
	}
	for _, expand := range invocations {
		expand()
	}
}

// inner is the inline module that a declaration's mark names.
func (m *module) inner(marks []string, prefix string) *module {
	in, _ := mark(marks, markIn)
	in = strings.TrimPrefix(strings.TrimPrefix(in, prefix), "::")
	for in != "" {
		name, rest, _ := strings.Cut(in, "::")
		child := m.mods[name]
		if child == nil {
			child = m.inline(name)
		}
		m, in = child, rest
	}
	return m
}

func (m *module) inline(name string) *module {
	child := newModule(m, name)
	child.file, child.dir, child.path = m.file, path.Join(m.dir, name), join(m.path, name)
	m.mods[name] = child
	return child
}

func (l *linker) useIn(m *module, u *language.Use) {
	if u.Kind == modKind || u.Kind == publicModKind {
		l.child(m, u)
		return
	}
	m.uses = append(m.uses, *u)
	if u.Name == "*" {
		m.globs = append(m.globs, u)
		return
	}
	m.explicit[localName(u)] = u
}

// localName is what a use is called where it stands.
func localName(u *language.Use) string {
	if u.As != "" {
		return u.As
	}
	return u.Name
}

// child adds a module that is declared in m.
func (l *linker) child(m *module, u *language.Use) {
	if m.mods[u.Name] != nil {
		return // one for each platform; the first counts
	}
	child := m.inline(u.Name)
	child.public, child.hidden = u.Kind == publicModKind, slices.Contains(u.Marks, markHidden)
	if slices.Contains(u.Marks, markInline) {
		return
	}
	child.path = ""
	if !l.locate(child, u) {
		l.problem(m.file, u.Line, "the file of module "+u.Name+" was not found")
		return
	}
	l.open(child)
}

// locate finds a module's file: x.rs or x/mod.rs, or what #[path] says.
func (l *linker) locate(m *module, u *language.Use) bool {
	base := path.Dir(m.dir)
	if p, ok := mark(u.Marks, markPath); ok {
		if m.parent.path == "" {
			base = path.Dir(m.parent.file)
		}
		m.file = path.Join(base, p)
		m.dir = path.Dir(m.file)
		return l.units[m.file] != nil
	}
	for _, file := range []string{m.dir + ".rs", path.Join(m.dir, "mod.rs")} {
		if l.units[file] != nil {
			m.file = file
			return true
		}
	}
	return false
}

// declare puts a declaration into its module.
func (l *linker) declare(m *module, d *language.Decl) {
	name := d.Symbol.Name
	switch {
	case slices.Contains(d.Marks, markMacro): // known to the whole crate already
	case slices.Contains(d.Marks, markConst):
		m.consts[name] = d.Symbol.Default
	case d.Owner != "":
		l.impls = append(l.impls, impl{d, m})
	case d.Symbol.Kind == model.Function:
		l.add(m.funcs, m, d)
	default:
		l.add(m.types, m, d)
		if isPassThrough(d) {
			l.pass = true
		}
	}
}

// add keeps the first of several declarations of one name, which are for different platforms.
func (l *linker) add(names map[string]*item, m *module, d *language.Decl) {
	if names[d.Symbol.Name] != nil {
		return
	}
	it := &item{decl: d, home: m}
	names[d.Symbol.Name] = it
	l.items = append(l.items, it)
	if d.Symbol.Kind.IsType() {
		l.names[d.Symbol.Name] = append(l.names[d.Symbol.Name], it)
	}
}
