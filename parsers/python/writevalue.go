package python

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
)

// enumText is a Literal[…] or an Enum class, whichever the nearest enum is.
func (w *writer) enumText(p *page, sp *speller, name string) string {
	want := w.Gap.Want
	if base := w.enumBase(p); base != "" {
		if len(want.Members) == 0 {
			sp.fail = "its values are not known"
		}
		for _, b := range strings.Split(base, ", ") {
			if stdModule[b] != "" {
				sp.use(b)
			}
		}
		text := "class " + name + "(" + base + "):"
		if doc := w.markedDoc(want, "type"); doc != "" {
			text += "\n" + patch.Indented(tripled(doc, p.width-4), "    ") + "\n"
		}
		for _, m := range want.Members {
			text += "\n    " + constantName(m) + " = " + stringText(wireOf(m))
		}
		return text
	}
	var values []string
	for _, m := range want.Members {
		values = append(values, stringText(wireOf(m)))
	}
	if len(values) == 0 {
		sp.fail = "its values are not known"
	}
	return w.aliasOf(p, sp, name, sp.use("Literal")+"["+strings.Join(values, ", ")+"]")
}

func wireOf(m model.Symbol) string {
	if m.Wire != "" {
		return m.Wire
	}
	return strings.Join(model.Words(last(m.Name)), "-")
}

func constantName(m model.Symbol) string {
	name := strings.ToUpper(strings.Join(model.Words(last(m.Name)), "_"))
	if name == "" || isDigit(name[0]) {
		name = "_" + name
	}
	return name
}

// enumBase is what the enums near this one derive from, or those of the SDK where none is near; "" where they are Literal[…].
func (w *writer) enumBase(p *page) string {
	bases := map[string]int{}
	for i, s := range append(slices.Clone(w.Gap.Near), w.API.Types...) {
		if s.Kind != model.Enum || s.Layer == model.Generated {
			continue
		}
		q := w.page(s.At.File)
		if q == nil {
			continue
		}
		n, _ := q.declared(s.Name)
		base := ""
		if n.Kind() == "class_definition" {
			base = strings.Trim(n.Field("superclasses").Text(), "()")
		}
		if i < len(w.Gap.Near) {
			return base
		}
		bases[base]++
	}
	best := ""
	for base, count := range bases {
		if count > bases[best] || count == bases[best] && base < best {
			best = base
		}
	}
	return best
}

// aliasText is X = …, for unions, callbacks and other names of types.
func (w *writer) aliasText(p *page, sp *speller, name string) string {
	t := w.Gap.Want.Type
	if t.Form == model.OneOf && len(t.Args) == 0 || t.Form == model.FormUnknown {
		sp.fail = "what it stands for is not known"
	}
	return w.aliasOf(p, sp, name, sp.typ(t))
}

// aliasOf spells an alias as the file's others are, with its documentation below or above.
func (w *writer) aliasOf(p *page, sp *speller, name, t string) string {
	head := name + " = "
	switch {
	case strings.Contains(p.Text, ": TypeAlias = "):
		head = name + ": " + sp.use("TypeAlias") + " = "
	case strings.Contains(p.Text, "\ntype ") && p.hasTypeStatement():
		head = "type " + name + " = "
	}
	code := fit(head+t, p.width)
	doc := w.markedDoc(w.Gap.Want, "type")
	if doc == "" {
		return code
	}
	if p.docsBelowAliases() {
		return code + "\n" + tripled(doc, p.width)
	}
	return commented(doc, p.width) + code
}

func (p *page) hasTypeStatement() bool { return p.root.Child("type_alias_statement").OK() }

func (p *page) docsBelowAliases() bool {
	for n := range p.root.Children() {
		if n.First().Kind() == "assignment" && docAfter(n) != "" {
			return true
		}
	}
	return false
}

// value adds a value to a Literal[…] or an Enum class.
func (w *writer) value() {
	want, parent := w.Gap.Want, w.Gap.Parent
	w.Out.Code = declareValue(parent, want)
	p := w.pageOf(parent)
	if p == nil {
		return
	}
	n, only := p.declared(parent.Name)
	w.Out.At = model.Pos{File: p.Path, Line: n.Line()}
	switch {
	case !n.OK():
		w.None("%s declares no %s", p.Path, parent.Name)
	case !only:
		w.None("%s declares %s more than once", p.Path, parent.Name)
	case parent.Kind == model.Union:
		w.variant(p, n)
	case n.Kind() == "class_definition" && p.target(n, parent).family != enum && parent.Kind != model.Enum:
		w.None("%s is a class: what is derived from it is for a person to write", parent.Name)
	case n.Kind() == "class_definition":
		w.constant(p, n)
	default:
		w.literal(p, n)
	}
}

// constant adds NAME = "wire" to an Enum class.
func (w *writer) constant(p *page, n tree.Node) {
	want := w.Gap.Want
	var lines []line
	for s := range n.Field("body").Children() {
		a := s.First()
		if s.Kind() != "expression_statement" || a.Kind() != "assignment" || a.Field("type").OK() || !a.Field("right").OK() {
			continue
		}
		l := (&target{page: p}).lineOf(s, a, "")
		lines = append(lines, l)
		if l.value == stringText(wireOf(want)) || strings.Trim(l.value, `"'`) == wireOf(want) || model.Key(l.name) == model.Key(want.Name) {
			w.None("already there")
		}
		if a.Field("right").Kind() != "string" {
			w.None("%s has values that are no strings", w.Gap.Parent.Name)
		}
	}
	if len(lines) == 0 {
		w.None("%s has no values to learn from", w.Gap.Parent.Name)
	}
	name := constantName(want)
	if len(lines) > 0 && strings.ToUpper(lines[0].name) != lines[0].name {
		name = snake(want.Name)
	}
	w.Out.Code = name + " = " + stringText(wireOf(want))
	if w.Out.None != "" {
		return
	}
	r := target{page: p, name: w.Gap.Parent.Name, node: n, family: enum, fields: lines}
	w.Out.Code = w.documented(r, name, w.Out.Code)
	w.place(r, w.Out.Code)
}

// literal adds "wire" to Literal["a", "b"].
func (w *writer) literal(p *page, n tree.Node) {
	want := w.Gap.Want
	var list tree.Node
	for d := range n.Descendants() {
		if d.Is("subscript", "generic_type") && parseExpr(d.Text()).head() == "Literal" {
			if list.OK() {
				w.None("%s has more than one list of values", w.Gap.Parent.Name)
			}
			list = d
		}
	}
	var items []tree.Node
	for d := range list.Descendants() {
		if d.Kind() == "string" {
			items = append(items, d)
		}
	}
	text := stringText(wireOf(want))
	w.Out.Code = text
	switch {
	case len(items) == 0:
		w.None("%s has no values to learn from", w.Gap.Parent.Name)
	case slices.ContainsFunc(items, func(i tree.Node) bool { return stringValue(i.Text()) == wireOf(want) }):
		w.None("already there")
	}
	if w.Out.None != "" {
		return
	}
	if items[0].Text()[0] == '\'' && !strings.ContainsAny(wireOf(want), `'"\`) {
		text = "'" + wireOf(want) + "'"
	}
	behind := len(items)
	for _, name := range w.Gap.After {
		if i := slices.IndexFunc(items, func(i tree.Node) bool { return model.Key(stringValue(i.Text())) == model.Key(name) }); i >= 0 {
			behind = i + 1
			break
		}
	}
	w.Out.At.Line = items[max(behind-1, 0)].Line()
	p.enlistAt(items, behind, text)
}
