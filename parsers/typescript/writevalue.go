package typescript

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
)

// enumText is a union of string literals, or an enum where the nearest one is.
func (w *writer) enumText(p *page, sp *speller, name string) string {
	want := w.Gap.Want
	if len(want.Members) == 0 {
		sp.fail = "its values are not known"
	}
	if w.likesEnums() {
		text := w.jsdoc(p, want, docStyle{short: p.shortDocs()}, p.width) + p.exporting() + "enum " + name + " {\n"
		for _, m := range want.Members {
			text += patch.Indented(w.jsdoc(p, m, docStyle{short: true}, p.width-len(p.unit))+constantName(m)+" = "+sp.text(wireOf(m))+",", p.unit) + "\n"
		}
		return text + "}"
	}
	var values []string
	for _, m := range want.Members {
		values = append(values, sp.text(wireOf(m)))
	}
	return w.jsdoc(p, want, docStyle{short: p.shortDocs()}, p.width) +
		union(p.exporting()+"type "+name+" = ", strings.Join(values, " | "), p.semi, p.unit, p.width)
}

// likesEnums reports whether the nearest of the SDK's own enums is an enum and no union.
func (w *writer) likesEnums() bool {
	for _, s := range append(slices.Clone(w.Gap.Near), w.API.Types...) {
		if s.Kind != model.Enum || s.Layer == model.Generated {
			continue
		}
		if p := w.page(s.At.File); p != nil {
			n, _ := p.declared(s.Name)
			return n.Kind() == "enum_declaration"
		}
	}
	return false
}

func wireOf(m model.Symbol) string {
	if m.Wire != "" {
		return m.Wire
	}
	return strings.Join(model.Words(lastName(m.Name)), "-")
}

func constantName(m model.Symbol) string {
	name := pascal(lastName(m.Name))
	if !identifier.MatchString(name) {
		name = "_" + name
	}
	return name
}

// value adds a value to a union of string literals, to the array or object that one is made of, or to an enum.
func (w *writer) value() {
	parent := w.Gap.Parent
	p := w.pageOf(parent)
	if p == nil {
		return
	}
	n, count := p.declared(parent.Name)
	w.Out.At = model.Pos{File: p.Path, Line: n.Line()}
	switch {
	case count == 0:
		w.None("%s declares no %s", p.Path, parent.Name)
	case count > 1:
		w.None("%s declares %s more than once", p.Path, parent.Name)
	case n.Kind() == "enum_declaration":
		w.enumValue(p, n)
	case parent.Kind == model.Union:
		w.variant(p, n)
	default:
		w.literal(p, n)
	}
}

// enumValue adds Name = "wire" to an enum.
func (w *writer) enumValue(p *page, n tree.Node) {
	want := w.Gap.Want
	s := recordOf(p, w.Gap.Parent.Name, n.Field("body"))
	if len(s.members) == 0 || s.members[0].node.Field("value").Kind() != "string" {
		w.None("%s has values that are no strings", w.Gap.Parent.Name)
		return
	}
	name := constantName(want)
	if first := s.members[0].name; strings.ToUpper(first) == first {
		name = strings.ToUpper(strings.Join(model.Words(want.Name), "_"))
	}
	w.insertValue(s, name, name+" = "+stringText(wireOf(want), p.quote))
}

func (w *writer) insertValue(s record, name, code string) {
	for _, m := range s.members {
		if model.Key(m.name) == model.Key(name) || strings.Trim(m.node.Field("value").Text(), `"'`) == wireOf(w.Gap.Want) {
			w.None("already there")
		}
	}
	w.Out.Code = code
	if w.Out.None == "" {
		w.place(s, w.jsdoc(s.page, w.Gap.Want, s.docStyleOf(s.body), s.width-len(s.memberIndent()))+code+s.sign())
	}
}

// literal adds "wire" to "a" | "b", and to ["a", "b"] or { A: "a" } where the type is made of that.
func (w *writer) literal(p *page, n tree.Node) {
	want, value := w.Gap.Want, n.Field("value")
	w.Out.Code = stringText(wireOf(want), p.quote)
	if object := p.constant(value, w.Gap.Parent.Name); object.OK() {
		if object.Kind() == "object" {
			s := recordOf(p, w.Gap.Parent.Name, object)
			name := constantName(want)
			if len(s.members) > 0 && strings.ToUpper(s.members[0].name) == s.members[0].name {
				name = strings.ToUpper(strings.Join(model.Words(want.Name), "_"))
			}
			w.insertValue(s, name, name+": "+w.Out.Code)
			return
		}
		w.insertLiteral(p, stringsIn(object), true)
		return
	}
	if !value.Is("union_type", "literal_type") {
		w.None("%s is no list of values: %s", w.Gap.Parent.Name, squeezed(value.Text()))
		return
	}
	w.insertLiteral(p, stringsIn(value), false)
}

// constant is the array or object that a type is made of: (typeof VALUES)[number], (typeof Mode)[keyof typeof Mode].
func (p *page) constant(value tree.Node, name string) tree.Node {
	if value.Kind() != "lookup_type" {
		return tree.Node{}
	}
	var names []string
	for d := range value.Descendants() {
		if d.Kind() == "identifier" {
			names = append(names, d.Text())
		}
	}
	for d := range p.root.Descendants() {
		if d.Kind() == "variable_declarator" && len(names) > 0 && d.Field("name").Text() == names[0] {
			if v := d.Field("value"); v.Is("as_expression", "satisfies_expression") {
				return v.Child("array", "object")
			}
		}
	}
	return tree.Node{}
}

func stringsIn(n tree.Node) []tree.Node {
	var out []tree.Node
	for d := range n.Descendants() {
		if d.Is("string") && d.Named() { // the type string is called so, too
			out = append(out, d)
		}
	}
	return out
}

func (w *writer) insertLiteral(p *page, items []tree.Node, array bool) {
	wire := wireOf(w.Gap.Want)
	i := len(items)
	for _, name := range w.Gap.After {
		if k := slices.IndexFunc(items, func(n tree.Node) bool { return model.Key(strings.Trim(n.Text(), `"'`)) == model.Key(name) }); k >= 0 {
			i = k + 1
			break
		}
	}
	switch {
	case len(items) == 0:
		w.None("%s has no values to learn from", w.Gap.Parent.Name)
	case slices.ContainsFunc(items, func(n tree.Node) bool { return strings.Trim(n.Text(), `"'`) == wire }):
		w.None("already there")
	case array:
		w.Out.At.Line = items[i-1].Line()
		p.enlist(items, i, w.Out.Code)
	default:
		before := items[i-1]
		w.Out.At.Line = before.Line()
		between := " | "
		if len(items) > 1 && items[0].Line() != items[len(items)-1].Line() {
			between = "\n" + p.Indent(before.Start()) + "| "
		}
		p.Insert(before.End(), between+w.Out.Code)
	}
}
