package java

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/memberwise"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/prose"
	"sdkparity/parsers/tree"
)

// value writes a constant of an enum, or of a class that stands for one.
func (w *writer) value() {
	name := strings.ToUpper(strings.Join(model.Words(w.Gap.Want.Name), "_"))
	w.Out.Code = name
	t, ok := w.parent()
	if !ok {
		return
	}
	w.holds = func(p *page) bool {
		t, ok := p.find(w.Gap.Parent.Name)
		return ok && t.has(name)
	}
	switch {
	case t.has(name):
		w.None("already there")
	case t.Is("enum_declaration"):
		w.constant(t, name)
	case t.Is("class_declaration"):
		w.staticValue(t, name)
	default:
		w.None("%s is no enum", t.name)
	}
}

// constant is one value as its enum writes it.
type constant struct {
	tree.Node
	name   string
	doc    tree.Node
	spaced bool
	comma  bool
}

func (t declared) constants() []constant {
	p := t.page
	var out []constant
	eachWithDoc(t.Field("body"), func(n, doc tree.Node) {
		if !n.Is("enum_constant") {
			return
		}
		c := constant{Node: n, name: p.source(n.Field("name")), doc: doc, comma: n.Next().Kind() == ","}
		from := p.lineFrom(n)
		if doc.OK() {
			from = p.lineFrom(doc)
		}
		c.spaced = from > 1 && p.Text[from-2:from] == "\n\n"
		out = append(out, c)
	})
	return out
}

// code is a constant with another name, or "" where it says more than its name in JSON.
func (c constant) code(p *page, name, wire string) string {
	args := c.Field("arguments")
	if c.Field("body").OK() || args.OK() && len(stringLiteral.FindAllString(p.source(args), -1)) != 1 || args.OK() && stringLiteral.ReplaceAllString(p.source(args), "") != "()" {
		return ""
	}
	code := withoutMarks(p.dedented(c.Node))
	if strings.Count(code, `"`) > 2 {
		return ""
	}
	code = memberwise.ReplaceWord(stringLiteral.ReplaceAllLiteralString(code, typeMark), c.name, name)
	return strings.ReplaceAll(code, typeMark, quoted(wire))
}

func wireValue(s model.Symbol) string {
	if s.Wire != "" {
		return s.Wire
	}
	return s.Name
}

func (w *writer) constant(t declared, name string) {
	p, all := t.page, t.constants()
	if len(all) == 0 {
		w.None("%s has no constants to learn from", t.name)
		return
	}
	after := all[len(all)-1]
	index := func(n string) int { return slices.IndexFunc(all, func(c constant) bool { return c.name == n }) }
	if near := w.Gap.Behind(func(n string) bool { return index(n) >= 0 }); near != "" {
		after = all[index(near)]
	}
	code := after.code(p, name, wireValue(w.Gap.Want))
	margin := p.Indent(after.Start())
	if code == "" {
		w.None("the constants of %s say more than their names", t.name)
		return
	}
	code = constantDoc(w.Gap.Want, len(margin)) + w.marks(w.Gap.Want, w.Gap.Parent.Stability) + code
	w.Out.Code = code
	if strings.TrimSpace(p.Text[p.lineFrom(after.Node):after.Start()]) != "" || p.lineFrom(all[0].Node) == p.lineFrom(t.Node) {
		w.None("the constants of %s are written on one line", t.name)
		return
	}
	gap := ""
	if len(all) > 1 && all[1].spaced {
		gap = "\n"
	}
	w.Out.At = model.Pos{File: p.Path, Line: p.Line(p.lineTo(after.Node))}
	if after.comma {
		w.edit(p, p.lineTo(after.Node), gap+patch.Indented(code, margin)+",\n")
		return
	}
	w.edit(p, after.End(), ",\n"+gap+patch.Indented(code, margin))
}

func constantDoc(s model.Symbol, margin int) string {
	doc := prose.Plain(s.Doc)
	if line := escaped(doc); doc != "" && !strings.Contains(doc, "\n") && len(line)+margin+8 <= lineWidth {
		return "/** " + line + " */\n"
	}
	return javadoc(margin, doc, nil)
}

// staticValue writes public static final Mode FAST = new Mode("fast"); like the others.
func (w *writer) staticValue(t declared, name string) {
	p := t.page
	var all []bean // a field each
	for _, n := range t.members("field_declaration") {
		d := n.Child("variable_declarator")
		if mods := p.source(n.Child("modifiers")); memberwise.HasWord(mods, "static") && memberwise.HasWord(mods, "public") && p.source(n.Field("type")) == t.simple || isStringConstant(p, n) {
			all = append(all, bean{of: t, name: p.source(d.Field("name")), field: n, fieldSpaced: strings.HasPrefix(p.Text[p.lineTo(n):], "\n")})
		}
	}
	if len(all) == 0 {
		w.None("%s has no values to learn from", t.name)
		return
	}
	after := all[len(all)-1]
	if near := w.Gap.Behind(func(n string) bool { return indexOfBean(all, n) >= 0 }); near != "" {
		after = all[indexOfBean(all, near)]
	}
	code := withoutMarks(p.dedented(after.field))
	if len(stringLiteral.FindAllString(code, -1)) != 1 {
		w.None("the values of %s are written in a way of their own", t.name)
		return
	}
	code = memberwise.ReplaceWord(stringLiteral.ReplaceAllLiteralString(code, typeMark), after.name, name)
	code = strings.ReplaceAll(code, typeMark, quoted(wireValue(w.Gap.Want)))
	margin := p.Indent(after.field.Start())
	w.Out.Code = constantDoc(w.Gap.Want, len(margin)) + w.marks(w.Gap.Want, w.Gap.Parent.Stability) + code
	gap := ""
	if all[0].fieldSpaced {
		gap = "\n"
	}
	w.edit(p, p.lineTo(after.field), gap+patch.Indented(w.Out.Code, margin)+"\n")
	w.Out.At = model.Pos{File: p.Path, Line: p.Line(p.lineTo(after.field))}
}

// isStringConstant reports public static final String X = "x";
func isStringConstant(p *page, n tree.Node) bool {
	mods := p.source(n.Child("modifiers"))
	return memberwise.HasWord(mods, "static") && memberwise.HasWord(mods, "final") && memberwise.HasWord(mods, "public") && p.source(n.Field("type")) == "String" &&
		n.Child("variable_declarator").Field("value").Is("string_literal")
}
