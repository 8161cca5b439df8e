package rust

import (
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/prose"
	"sdkparity/parsers/tree"
)

// builder writes a with_x method where the fields around have one.
func (w *writer) builder(g *group, f newField) {
	methods := g.builders(g.sheet, g.name())
	if len(methods) < 2 && len(methods) < len(g.fields) || len(methods) == 0 {
		return
	}
	if g.hasMethod("with_" + strings.TrimPrefix(f.name, "r#")) {
		return
	}
	if !f.optional {
		w.Left("%s: constructors of %s do not take %s, which is required", g.Path, g.name(), f.name)
		return
	}
	indent := g.sheet.Indent(methods[0].node.Start())
	code := patch.Indented(strings.Join(append(w.builderDoc(f, g), w.builderCode(f, g, methods)), "\n"), indent)
	if at, ok := w.methodBefore(g, methods); ok {
		g.Insert(g.LineEnd(at.node.End()), "\n\n"+code)
	} else {
		g.Insert(g.LineStart(at.from()), code+"\n\n")
	}
	w.Also("%s: with_%s sets it", g.Path, strings.TrimPrefix(f.name, "r#"))
}

func (g *group) hasMethod(name string) bool {
	for _, impl := range g.impls(g.name()) {
		if slices.ContainsFunc(declsIn(impl.Field("body")), func(d decl) bool { return d.name() == name }) {
			return true
		}
	}
	return false
}

// methodBefore is the method that a new one goes behind: that of the nearest field before it. Not ok is the first method, when no
// field before it has one; the last is taken when the field goes behind all others.
func (w *writer) methodBefore(g *group, methods []method) (method, bool) {
	before, _ := g.before(w.Gap.After)
	for i := slices.IndexFunc(g.fields, func(f sibling) bool { return f.node == before.node }); i >= 0; i-- {
		for _, m := range methods {
			if m.field.node == g.fields[i].node {
				return m, true
			}
		}
	}
	return methods[0], false
}

// method is one that sets a field.
type method struct {
	decl
	field sibling
}

// builders are the with_x methods of a type for its fields.
func (g *group) builders(s *sheet, name string) (out []method) {
	for _, impl := range s.impls(name) {
		for _, d := range declsIn(impl.Field("body")) {
			field, ok := strings.CutPrefix(d.name(), "with_")
			if !d.node.Is("function_item") || !ok {
				continue
			}
			if f, ok := g.find(field, ""); ok {
				out = append(out, method{d, f})
			}
		}
	}
	return out
}

func (w *writer) builderDoc(f newField, g *group) []string {
	if g.habit.quiet {
		return nil
	}
	doc := prose.Subject{Name: w.Gap.Want.Name}.Ordered(prose.First(prose.Renamed(prose.Plain(prose.Unmarked(w.Gap.Want.Doc)), namesOf(w.Gap.Parent, w.Gap.Want))))
	if doc == "" {
		doc = "Set [`" + strings.TrimPrefix(f.name, "r#") + "`](Self::" + f.name + ")."
	}
	return comment(doc, g.habit.width)
}

// builderCode is the method as that of a field of the same type is written, or else as most are.
func (w *writer) builderCode(f newField, g *group, own []method) string {
	for _, m := range append(own, w.buildersOfFile(g)...) {
		if m.field.typ == f.typ && isSetter(m.node, m.field.name) {
			return renamed(g, m, f.name)
		}
	}
	inner, isOption := optional(f.typ)
	if !isOption {
		inner = f.typ
	}
	value := f.name
	param := inner
	if inner == "String" || inner == "PathBuf" {
		param, value = "impl Into<"+inner+">", f.name+".into()"
	}
	if isOption {
		value = "Some(" + value + ")"
	}
	return setter(strings.TrimPrefix(f.name, "r#"), f.name, param, value)
}

// setter is a method as rustfmt writes it four columns in.
func setter(suffix, name, param, value string) string {
	head := "pub fn with_" + suffix + "(mut self, " + name + ": " + param + ") -> Self {"
	if len(head)+4 > lineWidth {
		head = "pub fn with_" + suffix + "(\n    mut self,\n    " + name + ": " + param + ",\n) -> Self {"
	}
	set := "    self." + name + " = " + value + ";"
	if len(set)+4 > lineWidth {
		set = "    self." + name + " =\n        " + value + ";"
	}
	return head + "\n" + set + "\n    self\n}"
}

// buildersOfFile are the methods of the file's other types.
func (w *writer) buildersOfFile(g *group) (out []method) {
	for _, d := range declsIn(g.root) {
		if d.node.Is("struct_item") && d.name() != g.name() {
			other := &group{place: place{g.sheet, d}}
			other.fields, _ = siblings(d)
			out = append(out, other.builders(g.sheet, d.name())...)
		}
	}
	return out
}

// isSetter reports whether all a method does is to set its field.
func isSetter(n tree.Node, field string) bool {
	var statements []string
	for c := range n.Field("body").Children() {
		statements = append(statements, c.Text())
	}
	return len(statements) == 2 && statements[1] == "self" && strings.HasPrefix(squeeze(statements[0]), "self."+field+" = ")
}

// renamed is a method with another field's name in it.
func renamed(g *group, m method, name string) string {
	text := g.sheet.Text[m.from():m.node.End()]
	if len(m.docs) > 0 {
		text = g.sheet.Text[m.node.Start():m.node.End()]
		for _, a := range slices.Backward(m.attrs) {
			text = a.Text() + "\n" + text
		}
	}
	bare := strings.TrimPrefix(name, "r#")
	param := ""
	for p := range m.node.Field("parameters").Children() {
		if p.Is("parameter") {
			param = p.Field("pattern").Text()
		}
	}
	text = strings.ReplaceAll(text, "\n"+g.sheet.Indent(m.node.Start()), "\n")
	if head, body, ok := strings.Cut(text, "{\n"); ok && param != "" {
		text = head + "{\n" + body
	}
	replace := func(old, with string) {
		text = regexp.MustCompile(`\b`+regexp.QuoteMeta(old)+`\b`).ReplaceAllLiteralString(text, with)
	}
	replace("with_"+m.field.name, "with_"+bare)
	replace("self."+m.field.name, "self."+name)
	if param != "" && model.Key(param) != "" {
		replace(param, name)
	}
	return fitted(text)
}

// fitted breaks the lines that a longer name made too long.
func fitted(code string) string {
	for line := range strings.Lines(code) {
		line = strings.TrimSuffix(line, "\n")
		if len(line)+4 <= lineWidth {
			continue
		}
		if set, value, ok := strings.Cut(line, " = "); ok && strings.HasPrefix(set, "    self.") {
			code = strings.Replace(code, line, set+" =\n        "+value, 1)
		}
		if head, rest, ok := strings.Cut(line, "(mut self, "); ok && strings.HasPrefix(line, "pub fn") {
			if params, tail, ok := strings.Cut(rest, ") -> "); ok {
				code = strings.Replace(code, line, head+"(\n    mut self,\n    "+params+",\n) -> "+tail, 1)
			}
		}
	}
	return code
}
