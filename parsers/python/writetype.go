package python

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// typ declares a type behind its nearest sibling, and makes it importable where the siblings are.
func (w *writer) typ() {
	want := w.Gap.Want
	name := last(want.Name)
	w.Out.Code = name
	if !identifier.MatchString(name) {
		w.None("%q is no name in Python", want.Name)
		return
	}
	if want.Kind == model.Class || want.Kind == model.Interface {
		w.Out.Code = "class " + name + ":\n    ..."
		w.None("a class with behaviour is for a person to write")
		return
	}
	p, sibling := w.neighbour()
	if p == nil {
		w.None("nothing stands near it: no file to write it to")
		return
	}
	sp := spellerOf(p.Text)
	code := w.typeText(p, sp, name)
	if q, beside := w.uncircled(p, sp); q != nil {
		p, sibling, sp = q, beside, spellerOf(q.Text)
		code = w.typeText(p, sp, name)
	}
	w.Out.Code = code
	if sp.fail != "" {
		w.None("%s: %s", want.Name, sp.fail)
	}
	if n, _ := p.declared(name); n.OK() || p.binds(name) {
		w.Out.At = model.Pos{File: p.Path, Line: max(n.Line(), 1)}
		w.None("already there")
	}
	if w.Out.None == "" {
		w.unconverted(name)
		w.standing(p, sp, sibling, code)
		w.export(p, name, w.exported(p))
	}
}

// uncircled is where a type goes that is made of another which its first place cannot import: beside that.
func (w *writer) uncircled(p *page, sp *speller) (*page, tree.Node) {
	for _, name := range sp.refs {
		if n, _ := p.declared(name); n.OK() || !w.circular(p, name) {
			continue
		}
		q := w.page(w.home(name))
		if q != nil && !w.generated(q) {
			return q, q.topOf(name)
		}
	}
	return nil, tree.Node{}
}

func (w *writer) typeText(p *page, sp *speller, name string) string {
	switch w.Gap.Want.Kind {
	case model.Object:
		return w.objectText(p, sp, name)
	case model.Enum:
		return w.enumText(p, sp, name)
	}
	return w.aliasText(p, sp, name)
}

// unconverted tells of the methods that the nearest record has and a new one lacks.
func (w *writer) unconverted(name string) {
	for _, s := range w.Gap.Near {
		p := w.page(s.At.File)
		if s.Kind != model.Object || w.Gap.Want.Kind != model.Object || p == nil {
			continue
		}
		n, _ := p.declared(s.Name)
		for f := range n.Field("body").Descendants() {
			if method := f.Field("name").Text(); f.Kind() == "function_definition" && (method == "to_dict" || method == "from_dict") {
				w.Left("%s has no %s; %s:%d has one", name, method, p.Path, f.Line())
			}
		}
		return
	}
}

// neighbour is the file and the declaration that a new type stands behind.
func (w *writer) neighbour() (found *page, sibling tree.Node) {
	w.Nearest(func(s model.Symbol) bool {
		p := w.page(s.At.File)
		if p == nil || w.generated(p) {
			return false
		}
		n := p.topOf(s.Name)
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
		if n := p.topOf(last(name)); n.OK() {
			return n
		}
	}
	return nearest
}

// topOf is the statement at module level that declares a name.
func (p *page) topOf(name string) tree.Node {
	name, _, _ = strings.Cut(name, ".")
	n, _ := p.declared(name)
	for n.OK() && n.Parent() != p.root {
		n = n.Parent()
		if n.Is("if_statement", "try_statement") {
			return tree.Node{}
		}
	}
	return n
}

// standing puts a declaration behind its sibling, or behind the last of the types that it is made of.
func (w *writer) standing(p *page, sp *speller, sibling tree.Node, code string) {
	evaluated := !strings.HasPrefix(code, "class ") && !strings.HasPrefix(code, "@") || !p.postponed()
	for _, name := range sp.refs {
		if n := p.topOf(name); evaluated && n.OK() && n.Start() > sibling.Start() {
			sibling = n
		}
	}
	end := p.LineEnd(p.docEnd(sibling))
	rest := p.Text[end:]
	blank := len(rest) - len(strings.TrimLeft(rest, "\n")) - 1
	isClass := strings.HasPrefix(code, "class ") || strings.HasPrefix(code, "@")
	before, after := "\n\n\n", ""
	if alias := sibling.Kind() == "expression_statement" || sibling.Kind() == "type_alias_statement"; alias && !isClass {
		before = "\n\n"
		if blank == 0 && docAfter(sibling) == "" { // aliases stand close together
			before = "\n"
		}
	}
	if isClass && blank < 2 && strings.TrimSpace(rest) != "" {
		after = strings.Repeat("\n", 2-max(blank, 0))
	}
	p.Insert(end, before+code+after)
	w.Out.At = model.Pos{File: p.Path, Line: p.Line(end) + strings.Count(before, "\n")}
	w.imports(p, sp, end, evaluated)
}

// docEnd is the end of a declaration with the string or comment that stands behind it.
func (p *page) docEnd(n tree.Node) int {
	next := n.Next()
	for next.Kind() == "comment" && next.Line() == p.Line(n.End()) {
		next = next.Next()
	}
	if c := next.First(); docAfter(n) != "" && c.Kind() == "string" {
		return next.End()
	}
	return n.End()
}

// exported are the types whose way out of the package the new one goes: those near it, then those that share its file. None
// where only some of these go out, or where users of other SDKs have no name for it either.
func (w *writer) exported(p *page) []string {
	if w.Gap.Want.Access == model.Reachable {
		return nil
	}
	var names []string
	for _, s := range w.Gap.Near {
		if s.At.File == p.Path && s.Access == model.Exported {
			names = append(names, s.Name)
		}
	}
	beside, out := 0, 0
	var rest []string
	for _, t := range w.API.Types {
		if t.At.File == p.Path && !strings.Contains(t.Name, ".") {
			beside++
			if t.Access == model.Exported {
				out++
				rest = append(rest, t.Name)
			}
		}
	}
	if len(names) == 0 && out*2 <= beside {
		return nil
	}
	var first []string // those that it stands behind, where lists have no order
	for _, name := range w.Gap.After {
		if slices.Contains(rest, last(name)) {
			first = append(first, last(name))
		}
	}
	return append(append(first, names...), rest...)
}
