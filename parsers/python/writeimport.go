package python

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"sdkparity/parsers/tree"
)

// imports brings in the names that a type is spelled with. user is where they are used; runtime says that Python evaluates
// them there, so that what only type checkers see will not do.
func (w *writer) imports(p *page, sp *speller, user int, runtime bool) {
	for _, name := range sp.std {
		if !p.binds(name) {
			w.importName(p, w.stdModule(p, name), name, "")
		}
	}
	for _, name := range sp.refs {
		w.importRef(p, name, user, runtime)
	}
}

func (w *writer) importRef(p *page, name string, user int, runtime bool) {
	if n, _ := p.declared(name); n.OK() {
		if runtime && n.Start() > user {
			w.None("%s is declared only later in %s", name, p.Path)
		}
		return
	}
	if p.binds(name) {
		return
	}
	from := w.home(name)
	if from == "" {
		w.None("its type %s is not in the SDK", name)
		return
	}
	module := w.moduleFor(p, from)
	if !w.reaches(from, p.Path, map[string]bool{}) {
		w.importName(p, module, name, "")
		return
	}
	block := p.checking()
	if runtime || !block.OK() {
		w.None("importing %s from %s would be a circle", name, from)
		return
	}
	w.importBelow(p, block, module, name)
}

// circular reports whether a name lives in a module that imports this one.
func (w *writer) circular(p *page, name string) bool {
	from := w.home(name)
	return from != "" && !p.binds(name) && w.reaches(from, p.Path, map[string]bool{})
}

// binds reports whether a module has a name already.
func (p *page) binds(name string) bool {
	for n := range p.root.Descendants() {
		switch n.Kind() {
		case "import_from_statement":
			for _, c := range n.Fields("name") {
				if c.Kind() == "aliased_import" && c.Field("alias").Text() == name || c.Kind() != "aliased_import" && c.Text() == name {
					return true
				}
			}
		case "import_statement":
			for _, c := range n.Fields("name") {
				if c.Text() == name || c.Field("alias").Text() == name {
					return true
				}
			}
		}
	}
	n, _ := p.declared(name)
	return n.OK()
}

var fromImport = regexp.MustCompile(`(?m)^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)`)

// importName adds a name to the import statement of its module, or a statement where there is none.
func (w *writer) importName(p *page, module, name, behind string) {
	if n := p.importOf(module, behind); n.OK() {
		p.enlistImport(n, name, behind)
		return
	}
	at, before, after := p.importPlace(module)
	p.Insert(at, before+"from "+module+" import "+name+after)
}

// importOf is the statement that takes names from a module, of several the one with the sibling or the longest.
func (p *page) importOf(module, behind string) tree.Node {
	var best tree.Node
	most := 0
	for n := range p.root.Children() {
		if n.Kind() != "import_from_statement" || n.Field("module_name").Text() != module {
			continue
		}
		names := n.Fields("name")
		size := 1
		for _, c := range names {
			if c.Kind() != "aliased_import" {
				size += 2
			}
			if behind != "" && c.Text() == behind {
				return n
			}
		}
		if size > most && size > 1 {
			best, most = n, size
		}
	}
	return best
}

func (p *page) enlistImport(n tree.Node, name, behind string) {
	items := n.Fields("name")
	first, end := items[0], items[len(items)-1]
	oneLine := first.Line() == end.Line()
	length := utf8.RuneCountInString(p.Text[p.LineStart(n.Start()):p.LineEnd(end.End())]) + len(name) + 2
	switch {
	case !oneLine || n.Has("(") && p.Line(n.Start()) != first.Line() || length <= p.width:
		p.enlist(items, name, behind)
	case n.Has("("):
		p.explode(items, name, behind, first.Start()-1, n.End(), "(", ")")
	default:
		p.explode(items, name, behind, first.Start(), end.End(), "(", ")")
	}
}

// importPlace is where a new import statement goes: behind the imports of its kind that sort before it.
func (p *page) importPlace(module string) (at int, before, after string) {
	local := strings.HasPrefix(module, ".")
	var lastSame, lastAny, firstSame tree.Node
	for n := range p.root.Children() {
		if !n.Is("import_from_statement", "import_statement", "future_import_statement") {
			continue
		}
		lastAny = n
		from := n.Field("module_name").Text()
		if n.Kind() == "future_import_statement" || strings.HasPrefix(from, ".") != local || !local && stdlib(from) != stdlib(module) && n.Kind() != "import_statement" {
			continue
		}
		if !firstSame.OK() {
			firstSame = n
		}
		if n.Kind() == "import_statement" || from <= module {
			lastSame = n
		}
	}
	switch {
	case lastSame.OK():
		return p.LineEnd(lastSame.End()), "\n", ""
	case firstSame.OK():
		return p.LineStart(firstSame.Start()), "", "\n"
	case lastAny.OK():
		return p.LineEnd(lastAny.End()), "\n\n", ""
	}
	c := p.root.First()
	for c.Kind() == "comment" {
		c = c.Next()
	}
	if c.Kind() == "expression_statement" && c.First().Kind() == "string" {
		return p.LineEnd(c.End()), "\n\n", ""
	}
	return p.LineStart(c.Start()), "", "\n\n"
}

// stdlib reports whether a module is of those that types are spelled with.
func stdlib(module string) bool {
	return slices.Contains([]string{"typing", "collections.abc", "dataclasses", "datetime", "enum", "pathlib", "uuid", "types", "abc", "functools"}, module)
}

// checking is the block of if TYPE_CHECKING.
func (p *page) checking() tree.Node {
	for n := range p.root.Children() {
		if n.Kind() == "if_statement" && last(n.Field("condition").Text()) == "TYPE_CHECKING" {
			return n.Field("consequence")
		}
	}
	return tree.Node{}
}

func (w *writer) importBelow(p *page, block tree.Node, module, name string) {
	for n := range block.Children() {
		if n.Kind() == "import_from_statement" && n.Field("module_name").Text() == module {
			p.enlistImport(n, name, "")
			return
		}
	}
	p.Insert(p.LineEnd(block.End()), "\n"+p.Indent(block.Start())+"from "+module+" import "+name)
}
