package java

import (
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/memberwise"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/prose"
	"sdkparity/parsers/tree"
)

// field writes a property into its class, and wherever the class copies its properties.
func (w *writer) field() {
	t, ok := w.parent()
	w.Out.Code = Declare(w.Gap.Parent, w.Gap.Want)
	if !ok {
		return
	}
	name := camel(w.Gap.Want.Name)
	w.holds = func(p *page) bool {
		t, ok := p.find(w.Gap.Parent.Name)
		return ok && t.has(name)
	}
	switch {
	case t.has(name):
		w.None("already there")
	case t.Is("record_declaration"):
		w.component(t, name)
	case t.Is("interface_declaration"):
		w.None("what implements %s would not compile any more", t.name)
	case !t.Is("class_declaration"):
		w.None("%s has no properties", t.name)
	default:
		w.bean(t, name)
	}
	w.note(w.Gap.Want)
}

// has reports whether a type has a property, constant or component of that name.
func (t declared) has(name string) bool {
	p := t.page
	for n := range t.Field("parameters").Children() {
		if p.source(n.Field("name")) == name {
			return true
		}
	}
	for _, n := range t.members("field_declaration", "constant_declaration", "enum_constant", "method_declaration") {
		own := p.source(n.Field("name"))
		for d := range n.All() {
			if d.Is("variable_declarator") && p.source(d.Field("name")) == name {
				return true
			}
		}
		if n.Is("method_declaration") && own != "get"+capitalized(name) && own != "is"+capitalized(name) {
			continue
		}
		if n.Is("method_declaration") || own == name {
			return true
		}
	}
	return false
}

func (w *writer) bean(t declared, name string) {
	own := t.beans()
	typed := w.spelled(w.Gap.Want)
	b, ok := w.like(own, typed)
	if !ok {
		w.None("there is no property to learn from")
		return
	}
	field := b
	if len(own) > 0 && b.of.name != t.name {
		field = own[len(own)-1] // the field as its neighbours, whatever the methods are like
	}
	field = plainest(own, field)
	parts := w.parts(t, b, field, w.Gap.Want, w.Gap.Parent.Stability)
	w.Out.Code = strings.Join(slices.DeleteFunc(parts[:], func(s string) bool { return s == "" }), "\n\n")
	switch {
	case len(own) > 0 && !slices.ContainsFunc(own, func(b bean) bool { return !b.isConstant }):
		w.None("the properties of %s are set by its constructor", t.name)
		return
	case len(own) > 0 && !slices.ContainsFunc(own, bean.isHeld):
		w.None("where the properties of %s come from is not plain, so neither is it for another one", t.name)
		return
	}
	w.place(t, own, parts, field.fieldSpaced)
	if w.Out.None != "" {
		return
	}
	w.importFor(t.page, b.of.page, w.Out.Code)
	w.copies(t, own, name)
	w.forwards(t, own, name)
}

// plainest is the field whose annotations most of the class's fields have.
func plainest(own []bean, field bean) bean {
	annotated := func(b bean) bool { return strings.Contains(b.of.page.source(b.field), "@JsonProperty") }
	simple := slices.DeleteFunc(slices.Clone(own), func(b bean) bool {
		return strings.Count(b.of.page.source(b.field), "@")-strings.Count(b.of.page.source(b.field), "@JsonProperty") > 0 || b.isConstant
	})
	if len(simple) == 0 {
		return field
	}
	count := 0
	for _, b := range simple {
		if annotated(b) {
			count++
		}
	}
	for _, b := range slices.Backward(simple) {
		if annotated(b) == (count*2 >= len(simple)) {
			return b
		}
	}
	return field
}

// parts are the declarations of a property: its field, and its methods with their documentation.
func (w *writer) parts(t declared, b, field bean, want model.Symbol, around model.Stability) [2]string {
	to := property{camel(want.Name), w.spelled(want), wireOf(want), t.simple}
	margin := len(t.page.Indent(t.Start())) + 4
	get, set, clear := b.documented(want, margin)
	marks := w.marks(want, around)
	fieldCode := field.renamed(field.field, to)
	if i := strings.LastIndex(fieldCode, "private "); i >= 0 {
		head, _, _ := strings.Cut(strings.TrimSuffix(fieldCode[i:], ";"), " = ") // without the sibling's own default
		fieldCode = fieldCode[:i] + head + ";"
	}
	if isDefaultOf(to.typed, want.Default) {
		fieldCode = strings.TrimSuffix(fieldCode, ";") + " = " + want.Default + ";"
	}
	var methods []string
	for i, n := range []tree.Node{b.getter, b.setter, b.clear} {
		if n.OK() {
			methods = append(methods, [...]string{get, set, clear}[i]+marks+withoutMarks(b.renamed(n, to)))
		}
	}
	return [2]string{fieldCode, strings.Join(methods, "\n\n")}
}

var (
	wholeNumber = regexp.MustCompile(`^\d{1,9}$`)
	plainText   = regexp.MustCompile(`^"[\w .-]{0,40}"$`)
)

// isDefaultOf reports a value that is written alike in all languages.
func isDefaultOf(typed, value string) bool {
	switch typed {
	case "boolean", "Boolean":
		return value == "true" || value == "false"
	case "int", "Integer", "long":
		return wholeNumber.MatchString(value)
	case "String":
		return plainText.MatchString(value)
	}
	return false
}

// wireOf is a name in JSON: as stated, or as JSON names usually are.
func wireOf(s model.Symbol) string {
	switch {
	case s.Wire != "":
		return s.Wire
	case strings.Contains(s.Name, "_"):
		return s.Name
	}
	return camel(s.Name)
}

// place puts the field behind the sibling's and the methods behind the sibling's.
func (w *writer) place(t declared, own []bean, parts [2]string, spaced bool) {
	p, body := t.page, t.Field("body")
	if len(own) == 0 {
		w.placeFirst(t, parts)
		return
	}
	after := own[len(own)-1]
	if near := w.Gap.Behind(func(n string) bool { return indexOfBean(own, n) >= 0 }); near != "" {
		after = own[indexOfBean(own, near)]
	}
	margin := p.Indent(after.field.Start())
	at := p.lineTo(after.field)
	gap := ""
	if spaced {
		gap = "\n"
	}
	w.edit(p, at, gap+patch.Indented(parts[0], margin)+"\n")
	w.Out.At = model.Pos{File: p.Path, Line: p.Line(at)}
	if parts[1] == "" {
		return
	}
	behind := lastOf(after)
	if !behind.OK() {
		for _, b := range slices.Backward(own) {
			if behind = lastOf(b); behind.OK() {
				break
			}
		}
	}
	to := p.LineStart(body.End() - 1)
	if behind.OK() {
		to = p.lineTo(behind)
	}
	w.edit(p, to, "\n"+patch.Indented(parts[1], margin)+"\n")
}

// placeFirst writes into a class without properties.
func (w *writer) placeFirst(t declared, parts [2]string) {
	p, body := t.page, t.Field("body")
	at := p.NextLine(body.Start())
	margin := p.Indent(t.Start()) + "    "
	if at > body.End()-1 {
		w.None("%s is written on one line", t.name)
		return
	}
	code := "\n" + patch.Indented(parts[0]+"\n\n"+parts[1], margin) + "\n"
	if strings.TrimSpace(p.Text[at:p.NextLine(at)]) == "}" {
		code = code[1:]
	}
	w.edit(p, at, code)
	w.Out.At = model.Pos{File: p.Path, Line: p.Line(at)}
}

// lastOf is the last of a property's methods.
func lastOf(b bean) tree.Node {
	last := b.getter
	for _, n := range []tree.Node{b.setter, b.clear} {
		if n.OK() && n.Start() > last.Start() {
			last = n
		}
	}
	return last
}

// note says of a type that has no name here that it needs one.
func (w *writer) note(s model.Symbol) {
	if t := s.Type; s.Kind == model.Field && (t.Form == model.FormUnknown || t.Form == model.Inline || t.Form == model.OneOf) {
		w.Left("%s", strings.TrimSuffix("the type of "+s.Name+" cannot be written in Java as it is elsewhere: "+strings.Join(strings.Fields(prose.Plain(t.Text)), " "), ": "))
	}
}

// spelled is the type of a property. What may be missing is boxed, and an unknown value is what the SDK calls one.
func (w *writer) spelled(s model.Symbol) string {
	text := spell(s.Type, s.Presence == model.Required)
	if unknown := w.unknown(); unknown != "Object" {
		text = replaceType(text, "Object", unknown)
	}
	return text
}

// unknown is the type of a value of any kind, as the class has it, else as most of the SDK does.
func (w *writer) unknown() string {
	for _, m := range w.Gap.Parent.Members {
		if typed := unknownIn(m); typed != "" {
			return typed
		}
	}
	counts := map[string]int{}
	for _, t := range w.API.Types {
		for _, m := range t.Members {
			if t.Layer != model.Generated {
				counts[unknownIn(m)]++
			}
		}
	}
	if counts["JsonNode"] > counts["Object"] {
		return "JsonNode"
	}
	return "Object"
}

func unknownIn(m model.Symbol) string {
	for _, typed := range []string{"JsonNode", "Object"} {
		if memberwise.HasWord(m.Type.Text, typed) {
			return typed
		}
	}
	return ""
}
