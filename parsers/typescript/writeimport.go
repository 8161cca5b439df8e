package typescript

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
)

// imports brings in the SDK's types that a declaration names.
func (w *writer) imports(p *page, sp *speller) {
	for _, name := range sp.refs {
		if _, count := p.declared(name); count > 0 || p.binds(name) {
			continue
		}
		from := w.home(name)
		if from == "" {
			w.None("its type %s is not in the SDK", name)
			return
		}
		p.importType(w.specifier(p, from), name)
	}
}

// home is the file that declares a type of the SDK; hand-written before generated.
func (w *writer) home(name string) string {
	declares := func(file string) bool {
		src, _ := w.Draft.Text(file)
		if !strings.Contains(src, name) {
			return false
		}
		p := w.page(file)
		if p == nil {
			return false
		}
		_, count := p.declared(name)
		return count > 0
	}
	generated := ""
	for _, t := range w.API.Types {
		switch {
		case t.Name != name || !declares(t.At.File):
		case !w.Generated(t.At.File):
			return t.At.File
		default:
			generated = t.At.File
		}
	}
	for _, file := range w.modules() { // one that was written a moment ago
		if declares(file) {
			return file
		}
	}
	return generated
}

// binds reports whether a file imports a name.
func (p *page) binds(name string) bool {
	for n := range p.root.Children() {
		if n.Kind() != "import_statement" {
			continue
		}
		for _, s := range specifiers(n) {
			if here := s.Field("alias"); here.Text() == name || !here.OK() && s.Field("name").Text() == name {
				return true
			}
		}
		if c := n.Child("import_clause").First(); c.Kind() == "identifier" && c.Text() == name {
			return true
		}
	}
	return false
}

// specifiers are the names between the braces of an import or export.
func specifiers(n tree.Node) []tree.Node {
	list := n.Child("export_clause")
	if c := n.Child("import_clause"); c.OK() {
		list = c.Child("named_imports")
	}
	var out []tree.Node
	for c := range list.Children() {
		if c.Is("import_specifier", "export_specifier") {
			out = append(out, c)
		}
	}
	return out
}

func specifierOf(n tree.Node) string { return strings.Trim(n.Field("source").Text(), "\"'`") }

// fileOf is the file of the SDK that a specifier means; "" for another package.
func (w *writer) fileOf(from, spec string) string {
	if !strings.HasPrefix(spec, ".") {
		return ""
	}
	base := path.Join(path.Dir(from), spec)
	stem := base
	for _, ext := range []string{".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"} {
		stem = strings.TrimSuffix(stem, ext)
	}
	for _, name := range []string{base, stem + ".ts", stem + ".mts", stem + ".cts", base + ".ts", base + "/index.ts"} {
		if _, ok := w.Draft.Text(name); ok && path.Ext(name) != "" {
			return name
		}
	}
	return ""
}

// specifier spells the way from a file to another, with the ending that the others have.
func (w *writer) specifier(p *page, file string) string {
	endings := map[string]int{}
	best := ""
	for n := range p.root.Children() {
		spec := specifierOf(n)
		if !n.Is("import_statement", "export_statement") || !strings.HasPrefix(spec, ".") {
			continue
		}
		if w.fileOf(p.Path, spec) == file {
			return spec
		}
		ext := path.Ext(spec)
		if !slices.Contains([]string{".js", ".mjs", ".cjs", ".ts", ".mts"}, ext) {
			ext = ""
		}
		if endings[ext]++; endings[ext] > endings[best] {
			best = ext
		}
	}
	if len(endings) == 0 {
		best = ".js"
	}
	here, ups := path.Dir(p.Path), "./"
	for here != "." && here != path.Dir(file) && !strings.HasPrefix(file, here+"/") {
		here = path.Dir(here)
		ups = strings.TrimPrefix(ups, "./") + "../"
	}
	if here == "." {
		return ups + strings.TrimSuffix(file, path.Ext(file)) + best
	}
	return ups + strings.TrimSuffix(strings.TrimPrefix(file, here+"/"), path.Ext(file)) + best
}

// importType adds a type to the import of its file: to one of types only, else to another one as siblings there are, else in a
// statement of its own.
func (p *page) importType(spec, name string) {
	var types, values, last tree.Node
	inline, apart := false, false
	for n := range p.root.Children() {
		if n.Kind() != "import_statement" {
			continue
		}
		last = n
		isType := n.Has("type")
		apart = apart || isType
		for _, s := range specifiers(n) {
			inline = inline || s.Has("type")
		}
		if specifierOf(n) != spec || len(specifiers(n)) == 0 {
			continue
		}
		if isType {
			types = n
		} else {
			values = n
		}
	}
	switch {
	case types.OK():
		p.enlistName(types, name, "")
	case values.OK() && inline:
		p.enlistName(values, "type "+name, "")
	case values.OK() && !apart:
		p.enlistName(values, name, "")
	default:
		p.importStatement(last, "import type { "+name+" } from "+p.quote+spec+p.quote+p.semi)
	}
}

func (p *page) importStatement(last tree.Node, text string) {
	if last.OK() {
		p.Insert(p.LineEnd(last.End()), "\n"+text)
		return
	}
	at := 0
	for n := range p.root.Children() {
		if n.Kind() != "comment" {
			break
		}
		if rest := p.Text[n.End():]; strings.HasPrefix(rest, "\n\n") { // a comment about the file
			at = n.End() + 2
		}
	}
	p.Insert(at, text+"\n\n")
}

// enlistName adds a name to the braces of an import or export.
func (p *page) enlistName(n tree.Node, text, behind string) {
	items := specifiers(n)
	names := make([]string, len(items))
	for i, s := range items {
		names[i] = s.Field("name").Text()
	}
	// Values and types stand apart in some lists: the type joins the types.
	first := 0
	if strings.HasPrefix(text, "type ") {
		for first < len(items) && !items[first].Has("type") {
			first++
		}
	}
	i := first + patch.Position(names[first:], strings.TrimPrefix(text, "type "), behind)
	list := items[0].Parent()
	line := p.Text[p.LineStart(n.Start()):p.LineEnd(n.End())]
	if !strings.Contains(line, "\n") && utf8.RuneCountInString(line)+len(text)+2 > p.width {
		patch.List{Page: &p.Page, Items: items}.Explode(i, text, list.Start(), list.End(), "{", p.unit, "}")
		return
	}
	p.enlist(items, i, text)
}
