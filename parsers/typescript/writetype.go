package typescript

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
)

// typ declares a type behind its nearest sibling, and exports it from where the siblings are.
func (w *writer) typ() {
	want := w.Gap.Want
	name := typeName(want.Name)
	w.Out.Code = name
	if !identifier.MatchString(name) {
		w.None("%q is no name in TypeScript", want.Name)
		return
	}
	if want.Kind == model.Class || want.Kind == model.Interface && slices.ContainsFunc(want.Members, behaves) {
		w.Out.Code = "export class " + name + " {}"
		w.None("a class with behaviour is for a person to write")
		return
	}
	p, sibling := w.neighbour()
	if p == nil {
		w.None("nothing stands near it: no file to write it to")
		return
	}
	sp := spellerOf(p)
	code := w.typeText(p, sp, name)
	w.Out.Code = code
	if sp.fail != "" {
		w.None("%s: %s", want.Name, sp.fail)
	}
	if n, count := p.declared(name); count > 0 || p.binds(name) {
		w.Out.At = model.Pos{File: p.Path, Line: max(n.Line(), 1)}
		w.None("already there")
	}
	if w.Out.None == "" {
		w.standing(p, sibling, code)
		w.imports(p, sp)
		w.export(p, name, w.exported(p))
	}
}

func (w *writer) typeText(p *page, sp *speller, name string) string {
	switch w.Gap.Want.Kind {
	case model.Object, model.Interface:
		return w.interfaceText(p, sp, name)
	case model.Enum:
		return w.enumText(p, sp, name)
	}
	return w.aliasText(p, sp, name)
}

// standing puts a declaration behind its sibling.
func (w *writer) standing(p *page, sibling tree.Node, code string) {
	end := p.LineEnd(sibling.End())
	p.Insert(end, "\n\n"+code)
	if rest := p.Text[end:]; strings.TrimSpace(rest) != "" && !strings.HasPrefix(rest, "\n\n") {
		p.Insert(end, "\n")
	}
	w.Out.At = model.Pos{File: p.Path, Line: p.Line(end) + 2}
}

func behaves(s model.Symbol) bool { return s.Kind == model.Method }

// neighbour is the file and the statement that a new type stands behind.
func (w *writer) neighbour() (found *page, sibling tree.Node) {
	w.Nearest(func(s model.Symbol) bool {
		p := w.page(s.At.File)
		if p == nil || w.generated(p) {
			return false
		}
		n := p.statementOf(s.Name)
		if n.OK() {
			found, sibling = p, w.behind(p, n)
		}
		return n.OK()
	})
	return found, sibling
}

// behind is the type of the page that stands in front of the wanted one where another SDK has it, else the nearest.
func (w *writer) behind(p *page, nearest tree.Node) tree.Node {
	for _, name := range w.Gap.After {
		if n := p.statementOf(lastName(name)); n.OK() {
			return n
		}
	}
	return nearest
}

// statementOf is the last statement at module level that declares a name.
func (p *page) statementOf(name string) tree.Node {
	name, _, _ = strings.Cut(name, ".")
	n, _ := p.declared(name)
	for n.OK() && n.Parent() != p.root {
		n = n.Parent()
	}
	return n
}

// exporting is the word in front of a declaration in a file whose types are exported where they stand.
func (p *page) exporting() string {
	with, without := 0, 0
	for n := range p.root.Children() {
		switch {
		case n.Kind() == "export_statement" && n.Field("declaration").OK():
			with++
		case n.Is("interface_declaration", "type_alias_declaration", "enum_declaration"):
			without++
		}
	}
	if with == 0 && without > 0 {
		return ""
	}
	return "export "
}

// interfaceText is an interface, or an object type where all of the file's are.
func (w *writer) interfaceText(p *page, sp *speller, name string) string {
	want := w.Gap.Want
	style := p.docStyleOf(tree.Node{})
	like := w.likeness(p)
	s := recordOf(p, "", bodyOf(like))
	readonly, apart := p.customs(want)
	head, end := "interface "+name+" {", "}"
	if like.Kind() == "type_alias_declaration" {
		head, end = "type "+name+" = {", "}"+p.semi
	}
	var parts []string
	width := p.width - utf8.RuneCountInString(p.unit)
	for _, m := range want.Members {
		if m.Kind != model.Field {
			continue
		}
		name := propertyName(memberName(model.Symbol{}, m), p.quote) + mayBe(m) + ": "
		if readonly {
			name = "readonly " + name
		}
		sign := s.sign()
		if sign == "" {
			sign = p.semi
		}
		parts = append(parts, patch.Indented(w.jsdoc(p, m, style, width)+union(name, sp.typ(m.Type), sign, p.unit, width), p.unit))
	}
	between := "\n"
	if apart {
		between = "\n\n"
	}
	text := w.jsdoc(p, want, docStyle{}, p.width) + p.exporting() + head
	if len(parts) == 0 {
		return text + end
	}
	return text + "\n" + strings.Join(parts, between) + "\n" + end
}

// customs are those of most records of the file: whether members are readonly, and whether empty lines stand between them where
// they are documented as the wanted ones are.
func (p *page) customs(want model.Symbol) (readonly, apart bool) {
	documented := func(r record) bool {
		return slices.ContainsFunc(r.members, func(m memberLine) bool { return m.start < m.node.Start() })
	}
	has := slices.ContainsFunc(want.Members, func(m model.Symbol) bool { return m.Doc != "" })
	only, away := 0, 0
	for n := range p.root.Children() {
		r := recordOf(p, "", bodyOf(n.Field("declaration")))
		if len(r.members) < 2 || n.Field("declaration").Kind() != "interface_declaration" {
			continue
		}
		if only--; r.readonly() {
			only += 2
		}
		if has != documented(r) {
			continue
		}
		if away--; r.apart() {
			away += 2
		}
	}
	return only > 0, away > 0
}

// likeness is the nearest interface or object type of the page; the ones near it say what to write, then those of the file.
func (w *writer) likeness(p *page) tree.Node {
	for _, s := range w.Gap.Near {
		if n, _ := p.declared(s.Name); s.At.File == p.Path && n.Is("interface_declaration", "type_alias_declaration") && len(recordOf(p, "", bodyOf(n)).members) > 0 {
			return n
		}
	}
	for n := range p.root.Children() {
		if d := n.Field("declaration"); d.Kind() == "interface_declaration" && len(recordOf(p, "", bodyOf(d)).members) > 0 {
			return d
		}
	}
	return tree.Node{}
}

// aliasText is type X = …, for unions, callbacks and other names of types.
func (w *writer) aliasText(p *page, sp *speller, name string) string {
	t := w.Gap.Want.Type
	if t.Form == model.OneOf && len(t.Args) == 0 || t.Form == model.FormUnknown {
		sp.fail = "what it stands for is not known"
	}
	return w.jsdoc(p, w.Gap.Want, docStyle{short: p.shortDocs()}, p.width) +
		union(p.exporting()+"type "+name+" = ", sp.typ(t), p.semi, p.unit, p.width)
}

// shortDocs reports whether most types have their one line of documentation on one line.
func (p *page) shortDocs() bool {
	short, long := 0, 0
	for n := range p.root.Children() {
		switch text := n.Text(); {
		case n.Kind() != "comment" || !strings.HasPrefix(text, "/**"):
		case !strings.Contains(text, "\n"):
			short++
		case strings.Count(text, "\n") == 2:
			long++
		}
	}
	return short > long
}
