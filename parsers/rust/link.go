package rust

import (
	"cmp"
	"maps"
	"path"
	"slices"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// linker puts the units of one SDK together.
type linker struct {
	api    *model.API
	layout language.Layout
	units  map[string]*language.Unit
	taken  map[string]bool // files that are in the module tree
	macros map[string]string
	items  []*item // in the order of the tree
	impls  []impl
	names  map[string][]*item // types by last name
	pass   bool               // some alias is only a way to write its argument
	blind  []blind
}

// blind is a place where something is declared that Link cannot see. It matters where it could be public.
type blind struct {
	home *module
	line int
	text string
}

// item is one type or function at its place in the module tree.
type item struct {
	decl    *language.Decl
	home    *module
	access  model.Access
	within  string // the module that users name in front of it; "" at the root
	shown   bool   // on a path that is not hidden from documentation
	impls   []impl
	symbol  model.Symbol // once it is part of the API
	emitted bool
}

// impl is one impl block.
type impl struct {
	decl *language.Decl
	home *module
}

func link(units []language.Unit, layout language.Layout) *model.API {
	l := &linker{
		api:    &model.API{SDK: layout.SDK, Language: "rust"},
		layout: layout,
		units:  map[string]*language.Unit{},
		taken:  map[string]bool{},
		macros: map[string]string{},
		names:  map[string][]*item{},
	}
	for i := range units {
		l.units[units[i].Path] = &units[i]
		l.defineMacros(&units[i])
	}
	var roots []*module
	for _, entry := range l.entries() {
		roots = append(roots, l.root(entry))
	}
	l.openBeside(roots)
	l.attach()
	for _, root := range roots {
		l.export(root, true)
	}
	l.reach()
	for _, root := range roots {
		l.lost(root)
	}
	for _, b := range l.blind {
		l.judge(b)
	}
	l.finish()
	return l.api
}

// entries are the crate roots among the units.
func (l *linker) entries() []string {
	var out []string
	for _, e := range append(slices.Clone(l.layout.Entries), path.Join(l.layout.Root, "src/lib.rs")) {
		if e = path.Clean(e); l.units[e] != nil && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	if len(out) == 0 && len(l.units) > 0 {
		l.problem(path.Join(l.layout.Root, "src/lib.rs"), 1, "no crate root was found")
	}
	return out
}

func (l *linker) defineMacros(u *language.Unit) {
	for i := range u.Decls {
		d := &u.Decls[i]
		if _, ok := l.macros[d.Symbol.Name]; !ok && slices.Contains(d.Marks, markMacro) {
			l.macros[d.Symbol.Name] = d.Symbol.Default
		}
	}
}

// attach gives every impl block to its type.
func (l *linker) attach() {
	for _, i := range l.impls {
		if owner := i.home.lookup(i.decl.Owner); owner.item != nil {
			owner.item.impls = append(owner.item.impls, i)
		}
	}
}

// judge reports what is not seen, unless it stands in a module that nothing public is taken from as a whole.
func (l *linker) judge(b blind) {
	if b.home.names == nil {
		l.api.Counts.Ignored++
		return
	}
	l.api.Counts.Unread++
	l.problem(b.home.file, b.line, b.text)
}

// lost finds the public uses of what this crate does not declare.
func (l *linker) lost(m *module) {
	for _, name := range slices.Sorted(maps.Keys(m.explicit)) {
		u := m.explicit[name]
		_, macro := l.macros[u.Name]
		if m.names == nil || !isPublicUse(u) || macro || isConstant(u.Name) || u.From == "" {
			continue
		}
		if !m.follow(u).found() { // of another crate, or made by a macro of one
			l.api.Elsewhere = append(l.api.Elsewhere, localName(u))
		}
	}
	for _, g := range m.globs {
		if m.names != nil && isPublicUse(g) && m.passesOn(g) {
			l.blind = append(l.blind, blind{m, g.Line, "all that " + g.From + " offers"})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.mods)) {
		l.lost(m.mods[name])
	}
}

// passesOn reports whether a glob is of another crate's names.
func (m *module) passesOn(g *language.Use) bool {
	e := m.lookup(g.From)
	return e.module == nil && !e.found() && m.find(firstSegment(g.From)).module == nil && !slices.Contains([]string{"std", "core", "alloc", "crate", "self", "super"}, firstSegment(g.From))
}

func (l *linker) problem(file string, line int, text string) {
	l.api.Problems = append(l.api.Problems, model.Problem{File: file, Line: line, Text: text})
}

// count adds what a file, or the expansion of a macro, contains.
func (l *linker) count(u language.Unit) {
	l.api.Files++
	l.api.Counts = l.api.Counts.Add(u.Counts)
	for _, p := range u.Problems {
		l.problem(u.Path, p.Line, p.Text)
	}
}

func (l *linker) isGenerated(file string) bool {
	u := l.units[file]
	return u != nil && u.Generated || l.layout.Generated != nil && l.layout.Generated(file)
}

// finish sorts, and counts as ignored what is public by its own declaration and yet nowhere to be had.
func (l *linker) finish() {
	byPlace := func(a, b model.Symbol) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.Name, b.Name))
	}
	slices.SortStableFunc(l.api.Types, byPlace)
	slices.SortStableFunc(l.api.Functions, byPlace)
	slices.SortFunc(l.api.Problems, func(a, b model.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	read := len(l.api.Functions)
	for _, t := range l.api.Types {
		read += 1 + valuesIn(t.Members) - parametersIn(t.Members)
	}
	c := &l.api.Counts
	c.Ignored += c.Read - read
	c.Read = read
}

// parametersIn counts the parameters of methods, which are not counted as declarations.
func parametersIn(members []model.Symbol) int {
	n := 0
	for _, m := range members {
		if m.Kind == model.Method {
			n += len(m.Members)
		}
	}
	return n
}
