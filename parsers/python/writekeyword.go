package python

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/prose"
	"sdkparity/parsers/tree"
)

// keyword adds a keyword argument to a function and to those beside it that take the same ones, such as create_session and
// resume_session, with the statements that pass it on. Without those it would be an argument that does nothing.
func (w *writer) keyword() {
	want, parent := w.Gap.Want, w.Gap.Parent
	w.Out.Code = declareParam(want)
	p := w.pageOf(parent)
	if p == nil {
		return
	}
	f, only := p.functionOf(parent)
	w.Out.At = model.Pos{File: p.Path, Line: f.Field("name").Line()}
	name := snake(want.Name)
	switch {
	case !f.OK():
		w.None("%s has no %s", p.Path, parent.Name)
		return
	case !only:
		w.None("%s has more than one %s", p.Path, parent.Name)
		return
	case paramOf(f, name).OK():
		w.None("already there")
		return
	case !identifier.MatchString(name):
		w.None("%q is no name in Python", want.Name)
		return
	}
	sp := spellerOf(p.Text)
	w.Out.Code = name + ": " + orNoneQuoted(sp, sp.typ(want.Type)) + " = None"
	if sp.fail != "" {
		w.None("%s: %s", want.Name, sp.fail)
		return
	}
	for _, sibling := range w.likeArguments(f) {
		if w.pass(p, f, sibling, name, w.Out.Code) {
			w.imports(p, sp, f.Start(), !p.postponed())
			return
		}
	}
	w.None("%s:%d: no argument like it is passed on in a statement of its own, so how this one is passed on is for a person to write", p.Path, f.Line())
}

// functionOf is the function or method of that name that takes the most of these parameters.
func (p *page) functionOf(s model.Symbol) (best tree.Node, only bool) {
	most := -1
	for n := range p.root.Descendants() {
		id := n.Field("name").Text()
		if n.Kind() != "function_definition" || id != last(s.Name) && !(s.Name == model.Constructor && id == "__init__") {
			continue
		}
		count := 0
		for _, m := range s.Members {
			if paramOf(n, m.Name).OK() {
				count++
			}
		}
		if count == most {
			only = false
		}
		if count > most {
			best, most, only = n, count, true
		}
	}
	return best, only
}

// paramOf is the parameter of that name.
func paramOf(f tree.Node, name string) tree.Node {
	for n := range f.Field("parameters").Children() {
		if paramName(n) == name {
			return n
		}
	}
	return tree.Node{}
}

func paramName(n tree.Node) string {
	if id := n.Field("name"); id.OK() {
		return id.Text()
	}
	if n.Kind() == "identifier" {
		return n.Text()
	}
	if n.Kind() == "typed_parameter" {
		return n.First().Text()
	}
	return ""
}

// likeArguments are the parameters that may be left out, those first that the new one stands behind.
func (w *writer) likeArguments(f tree.Node) []tree.Node {
	var out, rest []tree.Node
	for _, name := range w.Gap.After {
		if n := paramOf(f, snake(name)); n.OK() {
			out = append(out, n)
		}
	}
	for n := range f.Field("parameters").Children() {
		if !slices.Contains(out, n) {
			rest = append(rest, n)
		}
	}
	slices.Reverse(rest)
	out = slices.DeleteFunc(append(out, rest...), func(n tree.Node) bool { return n.Field("value").Text() != "None" })
	if !w.plain(w.Gap.Want.Type, 0) { // one of the same type is converted as this one has to be
		slices.SortStableFunc(out, func(a, b tree.Node) int {
			return boolInt(!sameText(line{typ: a.Field("type").Text()}, w.Gap.Want)) - boolInt(!sameText(line{typ: b.Field("type").Text()}, w.Gap.Want))
		})
	}
	return out
}

// passing is a function that takes a sibling, and what passes the new argument on there.
type passing struct {
	f, unit tree.Node
	text    string
}

// pass adds the argument behind a sibling in every function of the class that takes the sibling, if all of them pass that on
// in a statement which can be repeated.
func (w *writer) pass(p *page, f, sibling tree.Node, name, code string) bool {
	l := line{name: paramName(sibling), typ: sibling.Field("type").Text()}
	all := w.passings(p, f, l, name)
	if !slices.ContainsFunc(all, func(a passing) bool { return a.f == f }) {
		return false
	}
	for _, a := range all {
		p.after(a.unit, a.text)
		p.addParam(a.f, paramOf(a.f, l.name), code)
		w.argumentDoc(p, a.f, l.name, name)
		w.Also("%s:%d: %s takes it and passes it on as %s", w.Short(p.Path), a.f.Line(), a.f.Field("name").Text(), l.name)
	}
	return true
}

// passings are the functions that take a sibling, with what to write in each; none where one of them cannot be followed.
func (w *writer) passings(p *page, f tree.Node, l line, name string) []passing {
	want := w.Gap.Want
	wire := want.Wire
	if wire == "" {
		wire = camel(name)
	}
	same, keys := sameText(l, want), w.nested(want.Type)
	asIs := same || w.plain(want.Type, 0)
	if !asIs && keys == nil {
		return nil
	}
	var all []passing
	for _, g := range p.functions() {
		if !g.Field("body").OK() || !paramOf(g, l.name).OK() || classOf(g) != classOf(f) || paramOf(g, name).OK() {
			continue
		}
		unit, old := passedOn(g, l.name, same)
		if !unit.OK() || dropsFalse([]tree.Node{unit}, want.Type) || !isKeyword(g, l.name) {
			return nil
		}
		s := substitution{l.name, name, old, wire}
		text := s.text(unit)
		if !asIs {
			if asksTruth(unit) { // an empty object may mean something
				return nil
			}
			text = converterOf{page: p, node: g}.nestedText(unit, s, keys)
		}
		if text == "" {
			return nil
		}
		all = append(all, passing{g, unit, text})
	}
	return all
}

// addParam puts a parameter behind another. A line that gets too long becomes a line for each.
func (p *page) addParam(f, at tree.Node, code string) {
	list := f.Field("parameters")
	var items []tree.Node
	place := 0
	for n := range list.Children() {
		if items = append(items, n); n == at {
			place = len(items)
		}
	}
	line := p.Text[p.LineStart(at.Start()):p.LineEnd(at.End())]
	alone := p.Alone(at.Start()) && (len(items) == 1 || items[0].Line() != items[len(items)-1].Line())
	l := patch.List{Page: &p.Page, Items: items}
	switch {
	case alone:
		p.below(at, code)
	case utf8.RuneCountInString(line)+len(code)+2 > p.width && !strings.Contains(list.Text(), "#"):
		l.Explode(place, code, list.Start(), list.End(), "(", "    ", ")")
	default:
		p.Insert(at.End(), ", "+code)
	}
}

func classOf(f tree.Node) string {
	for n := f.Parent(); n.OK(); n = n.Parent() {
		if n.Kind() == "class_definition" {
			return qualified(n)
		}
	}
	return ""
}

// isKeyword reports whether a parameter stands behind the *, so that no argument is passed by its position.
func isKeyword(f tree.Node, name string) bool {
	for n := range f.Field("parameters").Children() {
		if n.Is("keyword_separator", "list_splat_pattern") {
			return true
		}
		if paramName(n) == name {
			return false
		}
	}
	return false
}

// passedOn is the only statement of a function that uses a parameter: it stores it under a key, which it gives too.
func passedOn(f tree.Node, param string, calls bool) (unit tree.Node, key string) {
	c := converterOf{node: f}
	for n := range f.Field("body").Descendants() {
		up := n.Parent()
		if n.Kind() != "identifier" || n.Text() != param || up.Kind() == "attribute" && n.FieldName() == "attribute" || up.Kind() == "keyword_argument" && n.FieldName() == "name" {
			continue
		}
		u := unitOf(n, c)
		if !u.OK() || unit.OK() && u != unit || !calls && hasCall(u) {
			return tree.Node{}, ""
		}
		unit = u
	}
	for s := range unit.Descendants() {
		if v := stringValue(s.Text()); s.Kind() == "string" {
			if key != "" && v != key || model.Key(v) != model.Key(param) {
				return tree.Node{}, ""
			}
			key = v
		}
	}
	if key == "" {
		return tree.Node{}, ""
	}
	return unit, key
}

var argsHead = regexp.MustCompile(`(?m)^[ \t]*(?:Args|Arguments|Parameters):[ \t]*\n`)

// argumentDoc adds an entry behind the sibling's in the Args: of a docstring.
func (w *writer) argumentDoc(p *page, f tree.Node, sibling, name string) {
	doc := f.Field("body").First().First()
	text := w.markedDoc(w.Gap.Want, "field")
	at, indent := p.entry(doc, argsHead, sibling)
	if at < 0 {
		at, indent = p.entry(doc, argsHead, "")
	}
	if text == "" || at < 0 {
		return
	}
	text = strings.NewReplacer(`\`, `\\`, `"""`, `'''`, "\n", " ").Replace(name + ": " + text)
	lines := prose.Wrap(text, p.width-len(indent)-4)
	p.Insert(at, "\n"+indent+strings.Join(lines, "\n"+indent+"    "))
}
