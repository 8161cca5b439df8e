package csharp

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/source"
)

// field writes a property into its type, and wherever the type copies its properties.
func (w *writer) field() {
	t, ok := w.parent()
	name := w.declarer().pascal(w.Gap.Want.Name)
	if !ok {
		w.Out.Code = w.declared(w.styleOf(nil, nil))
		return
	}
	props := w.teachers(t)
	s := w.styleOf(t.page, props)
	w.Out.Code = w.declared(s)
	own := slices.DeleteFunc(t.page.properties(t), func(q property) bool { return q.own })
	switch {
	case name == t.Field("name").Text():
		w.None("a member of %s cannot have its name", t.name)
	case w.has(t, name):
		w.None("already there")
	case t.Is("interface_declaration"):
		w.None("what implements %s would not compile any more", t.name)
	case !t.Is("class_declaration", "struct_declaration", "record_declaration") || !t.Field("body").OK() || hasParameters(t) && len(own) == 0:
		w.None("%s declares its properties as parameters, and what constructs it would have to change", t.name)
	case isStatic(t):
		w.None("%s is static", t.name)
	case len(own) > 0 && !slices.ContainsFunc(own, func(q property) bool {
		return strings.Contains(q.accessors, "set;") || strings.Contains(q.accessors, "init;")
	}):
		w.None("the properties of %s are set by its constructor", t.name)
	default:
		w.put(t, own, name, s)
	}
	w.holds = func(p *page) bool {
		t, ok := p.find(w.Gap.Parent.Name)
		return ok && w.has(t, name)
	}
}

// parent is the type that lacks the member, in the text as it is now.
func (w *writer) parent() (declared, bool) {
	at := w.Gap.Parent.At.File
	text, ok := w.Draft.Text(at)
	if !ok {
		w.None("%s does not exist", at)
		return declared{}, false
	}
	if source.SaysGenerated([]byte(text)) || w.Generated(at) {
		w.None("%s is generated", at)
		return declared{}, false
	}
	p, ok := parsed(at, text)
	if !ok {
		w.None("%s cannot be read whole", at)
		return declared{}, false
	}
	t, ok := p.find(w.Gap.Parent.Name)
	switch {
	case !ok:
		w.None("%s is not in %s", w.Gap.Parent.Name, at)
	case t.HasError():
		w.None("%s:%d has a syntax error in or around %s", at, p.line(t.Field("name")), t.name)
		ok = false
	}
	return t, ok
}

// teachers are the properties to learn from: the type's own, or else those of the types near.
func (w *writer) teachers(t declared) []property {
	props := slices.DeleteFunc(t.page.properties(t), func(q property) bool { return q.own })
	if len(props) > 0 {
		return props
	}
	for _, o := range t.page.types() {
		props = append(props, slices.DeleteFunc(t.page.properties(o), func(q property) bool { return q.own })...)
	}
	return props
}

func (w *writer) declared(s style) string {
	return s.declare(w.declarer(), w.Gap.Want, w.marks(w.Gap.Want, w.Gap.Parent.Stability))
}

// nullable reports whether the SDK writes string? for what may be null. One that never does has not turned that on.
func (w *writer) nullable() bool {
	plain := false
	for _, t := range w.API.Types {
		for _, m := range t.Members {
			if bare, questioned := strings.CutSuffix(m.Type.Text, "?"); questioned && !isValue(bare) {
				return true
			}
			plain = plain || m.Type.Text == "string"
		}
	}
	return !plain
}

func (w *writer) has(t declared, name string) bool {
	for n := range t.Field("body").Children() {
		if n.Field("name").Text() == name {
			return true
		}
		for v := range n.Child("variable_declaration").Children() {
			if v.Field("name").Text() == name {
				return true
			}
		}
	}
	return false
}

func hasParameters(t declared) bool { return t.Child("parameter_list").OK() }

func isStatic(t declared) bool { return t.page.modifiers(t.Node).has(static) }

// put inserts the property behind the one it belongs to.
func (w *writer) put(t declared, own []property, name string, s style) {
	p, body := t.page, t.Field("body")
	at, margin := p.LineStart(body.End()-1), p.Indent(t.Start())+"    "
	code := w.Out.Code
	inline := strings.TrimSpace(p.Text[at:body.End()-1]) != "" // class X { }
	if q, ok := w.behind(t, own); ok {
		at, margin = q.to, p.Indent(q.from)
	}
	switch {
	case inline && len(own) == 0:
		w.None("%s is written on one line", t.name)
		return
	case len(own) > 0 && s.spaced || len(own) == 0 && p.Text[p.LineStart(at-1):at] != "{\n" && strings.TrimSpace(p.Text[body.Start()+1:at]) != "":
		w.edit(p, at, "\n"+patch.Indented(code, margin)+"\n")
	default:
		w.edit(p, at, patch.Indented(code, margin)+"\n")
	}
	w.Out.At = model.Pos{File: p.Path, Line: p.Line(at)}
	w.importFor(p, t.space, code)
	w.note(w.Gap.Want)
	w.copies(t, own, name)
	w.forwards(t, own, name)
}

// behind is the property that the new one follows.
func (w *writer) behind(t declared, own []property) (property, bool) {
	p, start := t.page, t.Field("body").Start()
	index := func(name string) int {
		return slices.IndexFunc(own, func(q property) bool { return q.name == name && !p.conditional(start, q.from) })
	}
	if near := w.Gap.Behind(func(n string) bool { return index(n) >= 0 }); near != "" {
		return own[index(near)], true
	}
	for _, q := range slices.Backward(own) {
		if !p.conditional(start, q.from) {
			return q, true
		}
	}
	return property{}, false
}

// note says of a type that has no name here that it needs one.
func (w *writer) note(s model.Symbol) {
	if t := s.Type; s.Kind == model.Field && (t.Form == model.FormUnknown || t.Form == model.Inline || t.Form == model.OneOf && (declarer{}).oneOf(t) == "object") {
		w.Left("%s", strings.TrimSuffix("the type of "+s.Name+" cannot be written in C# as it is elsewhere: "+oneLine(t.Text), ": "))
	}
}
