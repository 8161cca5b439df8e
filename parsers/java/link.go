package java

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// Link decides which types users can name and gives every symbol its file.
func Link(units []language.Unit, layout language.Layout) *model.API {
	l := linker{units: units, api: &model.API{SDK: layout.SDK, Language: name, Files: len(units)}}
	l.collect()
	l.export(exportedPackages(units, layout.Entries))
	l.reach()
	for i := range l.decls {
		l.emit(&l.decls[i], layout)
	}
	slices.SortStableFunc(l.api.Types, func(a, b model.Symbol) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.Name, b.Name))
	})
	return l.api
}

type linker struct {
	units   []language.Unit
	api     *model.API
	decls   []linked
	byName  map[qualified]int
	special map[string]bool // simple names whose references need more than the name: nested types and types that are not exported
	queue   []int
}

// linked is one type declaration on its way into the API.
type linked struct {
	unit   *language.Unit
	decl   *language.Decl
	access model.Access
}

// qualified is a type's package and name.
type qualified struct{ pkg, name string }

// collect lists all types and adds up what was read.
func (l *linker) collect() {
	count := 0
	for _, u := range l.units {
		count += len(u.Decls)
	}
	l.decls = make([]linked, 0, count)
	l.byName = make(map[qualified]int, count)
	for i := range l.units {
		u := &l.units[i]
		l.api.Counts = l.api.Counts.Add(u.Counts)
		for _, p := range u.Problems {
			p.File = u.Path
			l.api.Problems = append(l.api.Problems, p)
		}
		overlay := isOverlay(u.Path)
		for j := range u.Decls {
			d := &u.Decls[j]
			if overlay {
				l.ignore(d)
				continue
			}
			l.byName[qualified{u.Scope, d.Symbol.Name}] = len(l.decls)
			l.decls = append(l.decls, linked{unit: u, decl: d})
		}
	}
}

// ignore moves a type and its members from what is read to what is left out.
func (l *linker) ignore(d *language.Decl) {
	n := 1 + len(d.Symbol.Members)
	l.api.Counts.Read -= n
	l.api.Counts.Ignored += n
}

// isOverlay reports whether a path is below java21/ or the like: a multi-release jar replaces classes with these on newer
// platforms, and their API is the same.
func isOverlay(path string) bool {
	for {
		i := strings.Index(path, "/java")
		if i < 0 {
			return false
		}
		path = path[i+len("/java"):]
		version := strings.TrimLeft(path, "0123456789")
		if len(version) < len(path) && strings.HasPrefix(version, "/") {
			return true
		}
	}
}

// exportedPackages is nil when no module says what it exports.
func exportedPackages(units []language.Unit, entries []string) map[string]bool {
	var out map[string]bool
	for _, u := range units {
		if len(u.Uses) == 0 || isOverlay(u.Path) || !isEntry(u.Path, entries) {
			continue
		}
		for _, use := range u.Uses {
			if out == nil && use.Kind == "module" {
				out = map[string]bool{}
			}
			if out != nil && use.Kind == "exports" {
				out[use.Name] = true
			}
		}
	}
	return out
}

func isEntry(path string, entries []string) bool {
	for _, e := range entries {
		if path == e || strings.HasPrefix(path, strings.TrimSuffix(e, "/")+"/") {
			return true
		}
	}
	return len(entries) == 0
}

// export marks public types of exported packages; without a module, of every package that does not say internal or impl.
func (l *linker) export(packages map[string]bool) {
	l.special = map[string]bool{}
	for i := range l.decls {
		d := &l.decls[i]
		pkg := d.unit.Scope
		if d.decl.Public && (packages[pkg] || packages == nil && !isInternal(pkg)) {
			d.access = model.Exported
			l.queue = append(l.queue, i)
		}
		if name := d.decl.Symbol.Name; d.access == model.AccessUnknown || strings.IndexByte(name, '.') >= 0 {
			l.special[simpleName(name)] = true
		}
	}
}

// isInternal reports whether a package's name says that it is nobody's API.
func isInternal(pkg string) bool {
	return strings.Contains(pkg+".", ".internal.") || strings.Contains(pkg+".", ".impl.")
}

// reach marks the types that users meet in signatures although they cannot name them.
func (l *linker) reach() {
	for len(l.queue) > 0 {
		d := l.decls[l.queue[0]]
		l.queue = l.queue[1:]
		s := &d.decl.Symbol
		visit := func(t model.Type) { l.reachType(t, d) }
		visit(s.Type)
		for _, b := range s.Bases {
			visit(b)
		}
		for _, m := range s.Members {
			visit(m.Type)
			for _, p := range m.Members {
				visit(p.Type)
			}
		}
	}
}

func (l *linker) reachType(t model.Type, from linked) {
	if t.Form == model.Ref {
		if i := l.resolve(t.Name, from); i >= 0 && l.decls[i].access == model.AccessUnknown {
			l.decls[i].access = model.Reachable
			l.queue = append(l.queue, i)
		}
	}
	for _, a := range t.Args {
		l.reachType(a, from)
	}
}

// resolve is lookup, but -1 for a top-level exported type, about which the name says everything.
func (l *linker) resolve(name string, from linked) int {
	if !l.special[simpleName(name)] {
		return -1
	}
	return l.lookup(name, from)
}

// lookup finds the type that a name means in a declaration: nested there or around it, in its package, or imported; -1
// for any other.
func (l *linker) lookup(name string, from linked) int {
	pkg := from.unit.Scope
	for outer := from.decl.Symbol.Name; outer != ""; {
		if i, ok := l.byName[qualified{pkg, outer + "." + name}]; ok {
			return i
		}
		outer = outer[:max(strings.LastIndexByte(outer, '.'), 0)]
	}
	if i, ok := l.byName[qualified{pkg, name}]; ok {
		return i
	}
	return l.imported(name, from.unit)
}

func (l *linker) imported(name string, u *language.Unit) int {
	head, _, _ := strings.Cut(name, ".")
	for _, use := range u.Uses {
		path, ok := strings.CutSuffix(use.Name, "."+head)
		if wildcard, all := strings.CutSuffix(use.Name, ".*"); all {
			path, ok = wildcard, true
		}
		if !ok || use.Kind != "import" {
			continue
		}
		if i, ok := l.byName[qualified{path, name}]; ok {
			return i
		}
		pkg, outer := splitOuter(path)
		if i, ok := l.byName[qualified{pkg, outer + "." + name}]; ok && outer != "" {
			return i
		}
	}
	return -1
}

// splitOuter splits a.b.Outer.Middle into a.b and Outer.Middle.
func splitOuter(path string) (pkg, outer string) {
	outer = refTo(path).Name
	if outer[0] >= 'a' && outer[0] <= 'z' {
		return path, ""
	}
	return strings.TrimSuffix(path[:len(path)-len(outer)], "."), outer
}
