package golang

import (
	"cmp"
	"go/token"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// link resolves the packages of one SDK. Where build tags give a declaration several times, the first file in path order wins.
func link(units []language.Unit, layout language.Layout) *model.API {
	l := &linker{byFolder: map[string]*pack{}, reached: map[*named]bool{}}
	for i := range units {
		l.load(&units[i], layout)
	}
	l.resolveImports(layout.Root)
	for _, p := range l.packs {
		p.attach()
	}
	l.seal()
	api := &model.API{SDK: layout.SDK, Language: name, Files: len(units)}
	types := 0
	for _, f := range l.files {
		types += len(f.types)
	}
	api.Types = make([]model.Symbol, 0, types)
	for _, f := range l.files {
		l.emit(f, api)
	}
	for i := 0; i < len(l.queue); i++ {
		api.Types = append(api.Types, l.symbol(l.queue[i], model.Reachable))
	}
	account(l, units, api)
	slices.SortStableFunc(api.Types, byPlace)
	slices.SortStableFunc(api.Functions, byPlace)
	return api
}

func byPlace(a, b model.Symbol) int {
	return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.Name, b.Name))
}

// linker is what is known of one SDK while it is linked.
type linker struct {
	byFolder map[string]*pack
	packs    []*pack             // by folder
	files    []*file             // by path
	unions   map[*named][]*named // of a type, the sealed interfaces it implements
	variants map[*named][]*named // of a sealed interface, the types that implement it
	reached  map[*named]bool
	queue    []*named // unexported types that public signatures name
	problems []model.Problem
}

// pack is a package.
type pack struct {
	folder string
	name   string
	public bool
	files  []*file
	types  map[string]*named
	order  []*named // types in path order
	funcs  map[string]*language.Decl
	consts map[string]*constant
	values []*constant // constants in path order
}

// file is a unit in its package.
type file struct {
	*language.Unit
	pack    *pack
	layer   model.Layer
	imports map[string]*pack // by the name the file gives them; packages of this SDK only
	dots    []*pack          // imported without a name
	types   []*named
}

// named is a declared type with what belongs to it.
type named struct {
	file    *file
	decl    *language.Decl
	pack    *pack
	methods []method
	hidden  []string    // unexported methods
	values  []*constant // exported ones
}

type method struct {
	file *file
	decl *language.Decl
}

type constant struct {
	file *file
	decl *language.Decl
}

func (n *named) name() string         { return n.decl.Symbol.Name }
func (n *named) has(mark string) bool { return slices.Contains(n.decl.Marks, mark) }

// importable reports whether a user can name the type.
func (n *named) importable() bool { return n.decl.Public && n.pack.public }

func (l *linker) load(u *language.Unit, layout language.Layout) {
	folder := path.Dir(u.Path)
	p := l.byFolder[folder]
	if p == nil {
		p = &pack{folder: folder, public: isPublicFolder(folder, layout), types: map[string]*named{}, funcs: map[string]*language.Decl{}, consts: map[string]*constant{}}
		l.byFolder[folder] = p
		l.packs = append(l.packs, p)
	}
	if isTest(u) {
		return
	}
	f := &file{Unit: u, pack: p, layer: model.Handwritten}
	if u.Generated || layout.Generated != nil && layout.Generated(u.Path) {
		f.layer = model.Generated
	}
	if p.name = cmp.Or(p.name, u.Scope); p.name == "main" {
		p.public = false
	}
	p.files, l.files = append(p.files, f), append(l.files, f)
	for i := range u.Decls {
		p.declare(f, &u.Decls[i])
	}
}

func isTest(u *language.Unit) bool {
	return strings.HasSuffix(u.Path, "_test.go") || strings.HasSuffix(u.Scope, "_test")
}

// isPublicFolder reports whether other modules may import the package in a folder.
func isPublicFolder(folder string, layout language.Layout) bool {
	if len(layout.Entries) > 0 {
		return slices.ContainsFunc(layout.Entries, func(e string) bool { return path.Clean(e) == folder })
	}
	for part := range strings.SplitSeq(inside(folder, layout.Root), "/") {
		if part == "internal" || part == "testdata" || part == "vendor" || strings.HasPrefix(part, "_") || strings.HasPrefix(part, ".") && part != "." {
			return false
		}
	}
	return true
}

// inside is a folder relative to the SDK's own.
func inside(folder, root string) string {
	if root = path.Clean(root); root == folder {
		return "."
	}
	return strings.TrimPrefix(folder, root+"/")
}

func (p *pack) declare(f *file, d *language.Decl) {
	name := d.Symbol.Name
	switch {
	case d.Owner != "", slices.Contains(d.Marks, markVariable): // attached later, or not part of what is declared
	case d.Symbol.Kind == model.Function:
		if p.funcs[name] == nil {
			p.funcs[name] = d
		}
	case d.Symbol.Kind == model.Value:
		if p.consts[name] == nil {
			p.consts[name] = &constant{f, d}
			p.values = append(p.values, p.consts[name])
		}
	case p.types[name] == nil:
		n := &named{file: f, decl: d, pack: p}
		p.types[name] = n
		p.order, f.types = append(p.order, n), append(f.types, n)
	}
}

// attach gives the package's types their methods and values, which may stand in any of its files.
func (p *pack) attach() {
	seen := map[[2]string]bool{}
	for _, f := range p.files {
		for i := range f.Decls {
			d := &f.Decls[i]
			owner := p.owner(d.Owner)
			if d.Owner == "" || owner == nil || seen[[2]string{d.Owner, d.Symbol.Name}] {
				continue
			}
			seen[[2]string{d.Owner, d.Symbol.Name}] = true
			if !token.IsExported(d.Symbol.Name) {
				owner.hidden = append(owner.hidden, d.Symbol.Name)
				continue
			}
			owner.methods = append(owner.methods, method{f, d})
		}
	}
	for _, c := range p.values {
		if typ, _ := p.constant(c, 0); typ != nil && c.decl.Public {
			typ.values = append(typ.values, c)
		}
	}
}

// owner is the type a receiver names, which may be an alias of it.
func (p *pack) owner(name string) *named {
	n := p.types[name]
	for range 10 {
		if n == nil || !n.has(markAlias) || n.decl.Symbol.Type.Form != model.Ref {
			break
		}
		n = p.types[n.decl.Symbol.Type.Text]
	}
	return n
}

// constant is the type of this package that a constant has, and its wire value.
func (p *pack) constant(c *constant, depth int) (*named, string) {
	s := c.decl.Symbol
	if s.Type.Form == model.Ref {
		return p.types[s.Type.Text], s.Wire
	}
	other := p.consts[s.Type.Text]
	if other == nil || depth > 10 {
		return nil, ""
	}
	return p.constant(other, depth+1)
}

// account sums up what became of the declarations. What a package keeps to itself is ignored, and its problems are no problem.
func account(l *linker, units []language.Unit, api *model.API) {
	for i := range units {
		u := &units[i]
		p := l.byFolder[path.Dir(u.Path)]
		if p.public && !isTest(u) {
			api.Counts = api.Counts.Add(u.Counts)
			for _, problem := range u.Problems {
				problem.File = u.Path
				api.Problems = append(api.Problems, problem)
			}
			continue
		}
		api.Counts.Ignored += u.Counts.Read + u.Counts.Ignored + u.Counts.Unread
	}
	api.Problems = append(api.Problems, l.problems...)
	slices.SortStableFunc(api.Problems, func(a, b model.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}
