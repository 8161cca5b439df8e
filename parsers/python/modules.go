package python

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// pkg is a package: its modules by name.
type pkg struct {
	modules map[string]*module
	sorted  []*module // by path
	main    *module   // the package's own __init__.py
	entries []string
}

// module is one file, by the name that imports use.
type module struct {
	unit    *language.Unit
	name    string
	parent  string                  // what relative imports start at
	decls   map[string]int          // the last of a name, as at run time
	imports map[string]language.Use // by the name here
	renamed map[string]bool         // names that are imported under another name
	stars   []string
	gives   map[string]bool // what import * brings; filled in when asked
	hasAll  bool
	allLine int
	layer   model.Layer
}

func newPkg(units []language.Unit, layout language.Layout) *pkg {
	p := &pkg{modules: map[string]*module{}, entries: layout.Entries}
	main := mainFile(units, layout)
	base := path.Dir(path.Dir(main))
	packages := packagesIn(units)
	for i := range units {
		u := &units[i]
		rel, ok := u.Path, base == "."
		if !ok {
			rel, ok = strings.CutPrefix(u.Path, base+"/")
		}
		beside, another := packages.within(u.Path)
		if !ok {
			rel = beside
		}
		if !ok && !another {
			continue
		}
		m := newModule(u, rel, layout)
		p.modules[m.name] = m
		p.sorted = append(p.sorted, m)
		if name := moduleName(beside); another && p.modules[name] == nil {
			p.modules[name] = m // a package in a folder of its own beside the main one
		}
		if u.Path == main {
			p.main = m
		}
	}
	return p
}

// withoutStubs leaves out the .pyi files that repeat what a .py file beside them says.
func withoutStubs(units []language.Unit) []language.Unit {
	sources := map[string]bool{}
	for _, u := range units {
		sources[u.Path] = true
	}
	return slices.DeleteFunc(slices.Clone(units), func(u language.Unit) bool {
		source, stub := strings.CutSuffix(u.Path, ".pyi")
		return stub && sources[source+".py"]
	})
}

// isPackageFile reports whether a file makes its folder a package.
func isPackageFile(file string) bool {
	return path.Base(file) == "__init__.py" || path.Base(file) == "__init__.pyi"
}

func withoutExt(file string) string {
	return strings.TrimSuffix(strings.TrimSuffix(file, ".pyi"), ".py")
}

// mainFile is the __init__.py closest to the root, among the entries when they have one.
func mainFile(units []language.Unit, layout language.Layout) string {
	best := ""
	consider := func(file string) {
		if isPackageFile(file) && (best == "" || strings.Count(file, "/") < strings.Count(best, "/")) {
			best = file
		}
	}
	for _, e := range layout.Entries {
		consider(e)
	}
	if best != "" {
		return best
	}
	for _, u := range units {
		consider(u.Path)
	}
	if best == "" { // no package: modules of the root folder
		return path.Join(layout.Root, "x", "__init__.py")
	}
	return best
}

func newModule(u *language.Unit, rel string, layout language.Layout) *module {
	name := strings.ReplaceAll(withoutExt(rel), "/", ".")
	m := &module{unit: u, name: name, imports: map[string]language.Use{}, renamed: map[string]bool{}, layer: model.Handwritten}
	if m.parent = name[:max(strings.LastIndexByte(name, '.'), 0)]; isPackageFile(rel) {
		m.name = m.parent
	}
	if u.Generated || layout.Generated != nil && layout.Generated(u.Path) {
		m.layer = model.Generated
	}
	m.decls = make(map[string]int, len(u.Decls))
	for i := range u.Decls {
		m.decls[u.Decls[i].Symbol.Name] = i
	}
	for _, use := range u.Uses {
		m.use(use)
	}
	return m
}

func (m *module) use(use language.Use) {
	switch use.Kind {
	case "import":
		use.From = m.absolute(use.From)
		if use.Name == "*" {
			m.stars = append(m.stars, use.From)
			return
		}
		here := use.Name
		if use.As != "" {
			here = use.As
			m.renamed[here] = use.As != use.Name
		}
		m.imports[here] = use
	case "module":
		here, _, _ := strings.Cut(use.Name, ".")
		if use.As != "" {
			here = use.As
		}
		m.imports[here] = language.Use{Kind: "module", From: use.Name}
	case "all":
		m.hasAll = true
		m.allLine = use.Line
	}
}

// absolute is the name of the module that a relative import names.
func (m *module) absolute(from string) string {
	rest := strings.TrimLeft(from, ".")
	dots := len(from) - len(rest)
	if dots == 0 {
		return from
	}
	parent := m.parent
	for ; dots > 1; dots-- {
		parent = parent[:max(strings.LastIndexByte(parent, '.'), 0)]
	}
	return strings.Trim(parent+"."+rest, ".")
}

// public are the modules that callers import from, the package itself first. Generated modules that another module passes on
// with import * are not for them, and neither is what lies beside those.
func (p *pkg) public() []*module {
	var out []*module
	if p.main != nil {
		out = append(out, p.main)
	}
	internal := map[string]bool{} // folders
	for _, m := range p.sorted {
		for _, from := range m.stars {
			if g := p.modules[from]; g != nil && g.layer == model.Generated && path.Dir(g.unit.Path) != path.Dir(m.unit.Path) {
				internal[path.Dir(g.unit.Path)] = true
			}
		}
	}
	entries := func(m *module) bool { return m != p.main && slices.Contains(p.entries, m.unit.Path) }
	for _, m := range p.sorted {
		if entries(m) {
			out = append(out, m)
		}
	}
	for _, m := range p.sorted {
		if m == p.main || entries(m) {
			continue
		}
		inside := p.main == nil || strings.HasPrefix(m.name, p.main.name+".")
		if inside && isPublicModule(m.name) && !internal[path.Dir(m.unit.Path)] {
			out = append(out, m)
		}
	}
	return out
}

// names are what a module gives to import *.
func (p *pkg) names(m *module) []string { return p.namesOf(m, nil) }

func (p *pkg) namesOf(m *module, seen []*module) []string {
	if slices.Contains(seen, m) {
		return nil
	}
	seen = append(seen, m)
	if list, ok := p.all(m, seen); ok {
		return list
	}
	var out []string
	for _, d := range m.unit.Decls {
		if d.Public && !strings.Contains(d.Symbol.Name, ".") {
			out = append(out, d.Symbol.Name)
		}
	}
	for _, from := range m.stars {
		if s := p.modules[from]; s != nil {
			out = append(out, p.namesOf(s, seen)...)
		}
	}
	if isPackageFile(m.unit.Path) { // what a package imports, it passes on
		for _, use := range m.unit.Uses {
			if use.Kind == "import" && use.Name != "*" && p.modules[m.absolute(use.From)] != nil {
				if here := cmp.Or(use.As, use.Name); isPublic(here) {
					out = append(out, here)
				}
			}
		}
	}
	return out
}

// all is the module's __all__, which may be made of other modules' or be theirs.
func (p *pkg) all(m *module, seen []*module) ([]string, bool) {
	if use, ok := m.imports["__all__"]; ok && !m.hasAll {
		from := p.modules[use.From]
		if from == nil || slices.Contains(seen, from) {
			return nil, false
		}
		return p.all(from, append(seen, from))
	}
	if !m.hasAll {
		return nil, false
	}
	var out []string
	for _, use := range m.unit.Uses {
		if use.Kind != "all" {
			continue
		}
		out = append(out, use.Marks...)
		if other := p.listModule(m, use.From); other != nil && !slices.Contains(seen, other) {
			list, _ := p.all(other, append(seen, other))
			out = append(out, list...)
		}
	}
	return out, true
}

// listModule is the module whose __all__ a name in another __all__ stands for: names, or module.__all__.
func (p *pkg) listModule(m *module, from string) *module {
	if from == "" {
		return nil
	}
	if of, ok := strings.CutSuffix(from, ".__all__"); ok {
		use := m.imports[of]
		if use.Kind == "import" {
			return p.modules[use.From+"."+use.Name]
		}
		return p.modules[use.From]
	}
	if use := m.imports[from]; use.Name == "__all__" {
		return p.modules[use.From]
	}
	return nil
}

// resolve finds the declaration that a name in a module means.
func (p *pkg) resolve(m *module, name string) (place, bool) { return p.find(m, name, 0) }

func (p *pkg) find(m *module, name string, depth int) (place, bool) {
	if i, ok := m.decls[name]; ok {
		return place{m, i}, true
	}
	if depth > maxDepth {
		return place{}, false
	}
	if use, ok := m.imports[name]; ok {
		if from := p.modules[use.From]; from != nil && use.Kind == "import" {
			return p.find(from, use.Name, depth+1)
		}
		return place{}, false
	}
	for _, from := range m.stars {
		if s := p.modules[from]; s != nil && p.gives(s, name) {
			if found, ok := p.find(s, name, depth+1); ok {
				return found, true
			}
		}
	}
	return place{}, false
}

// gives reports whether import * of a module brings a name.
func (p *pkg) gives(m *module, name string) bool {
	if m.gives == nil {
		list := p.names(m)
		m.gives = make(map[string]bool, len(list))
		for _, n := range list {
			m.gives[n] = true
		}
	}
	return m.gives[name]
}
