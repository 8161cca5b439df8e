package typescript

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// method reads a method's name, parameters and result; `get x()` and `set x(v)` are one field x.
func (r *reader) method(n tree.Node, above *comments) (model.Symbol, bool) {
	s, ok := r.memberNamed(n.Field("name"), above)
	if !ok {
		return s, false
	}
	defer r.localVariables(n.Field("type_parameters"))()
	s.Kind = model.Method
	switch {
	case accessor(n, "get"):
		s.Kind, s.Presence = model.Field, model.Required
		s.Type = r.result(n)
	case accessor(n, "set"):
		s.Kind = model.Field
		if ps := r.params(n.Field("parameters")); len(ps) > 0 {
			s.Type, s.Presence = ps[0].Type, model.Required
		}
	default:
		s.Members, s.Type = r.params(n.Field("parameters")), r.result(n)
	}
	return s, true
}

// accessor reports whether get or set stands in front of the name.
func accessor(n tree.Node, keyword string) bool {
	for c := range n.All() {
		if c.FieldName() == "name" {
			return false
		}
		if c.Kind() == keyword {
			return true
		}
	}
	return false
}

// result is what a call returns; without an annotation, the class of which all its body does is to make one.
func (r *reader) result(n tree.Node) model.Type {
	t := n.Field("return_type")
	switch t.Kind() {
	case "":
		return r.newIn(n.Field("body"))
	case "asserts_annotation", "type_predicate_annotation":
		return r.typ(firstType(t))
	}
	return r.typ(t)
}

func parametersOf(n tree.Node) tree.Node {
	if p := n.Field("parameters"); p.OK() {
		return p
	}
	return n.Field("parameter") // x => …
}

func (r *reader) params(list tree.Node) []model.Symbol {
	if list.Kind() == "identifier" {
		return []model.Symbol{{Kind: model.Param, Name: r.text(list), Presence: model.Required, At: model.Pos{Line: list.Line()}}}
	}
	base := len(r.stack)
	for p := range list.Children() {
		if s, ok := r.param(p); ok {
			r.stack = append(r.stack, s)
		}
	}
	return r.collected(base)
}

// param reads one parameter; `this` and what only cancels are none.
func (r *reader) param(p tree.Node) (s model.Symbol, ok bool) {
	pattern := p.Field("pattern")
	if !p.Is("required_parameter", "optional_parameter") || pattern.Kind() == "this" {
		r.typ(p.Field("type"))
		return s, false
	}
	s.Kind, s.Presence = model.Param, model.Required
	s.Name, s.At.Line = squeezed(strings.TrimPrefix(r.text(pattern), "...")), pattern.Line()
	if typ := p.Field("type"); typ.OK() {
		s.Type = r.typ(typ)
		if r.optional(typ) {
			s.Presence = model.Optional
		}
	}
	value := p.Field("value")
	if p.Kind() == "optional_parameter" || pattern.Kind() == "rest_pattern" || value.OK() {
		s.Presence = model.Optional
	}
	r.initialized(value, &s)
	s.Kind = model.Param
	return s, !cancels(s.Type)
}

// cancels reports whether a type only tells a callee to stop.
func cancels(t model.Type) bool {
	return t.Form == model.Ref && (t.Name == "AbortSignal" || t.Name == "CancellationToken")
}

// keepMethod puts a method or accessor on the stack, or folds it into the one of the same name.
func (r *reader) keepMethod(n tree.Node, above *comments, s model.Symbol, base int) {
	i := r.index(base, s.Kind, s.Name)
	if i < 0 || n.Has("static") {
		r.keep(n, above, s)
		return
	}
	has := &r.stack[i]
	if s.Kind == model.Field { // set x beside get x
		r.unit.Counts.Read++
		if has.Type.Form == model.FormUnknown {
			has.Type = s.Type
		}
		return
	}
	if n.Kind() == "method_definition" { // implements the overloads, which users see instead
		r.ignore()
		has.Wire = s.Wire
		return
	}
	r.unit.Counts.Read++
	has.Members = overloaded(has.Members, s.Members)
}

// overloaded is the parameters of two overloads as one: on(handler) and on(type, handler) are on(type?, handler).
func overloaded(a, b []model.Symbol) []model.Symbol {
	out := make([]model.Symbol, 0, max(len(a), len(b)))
	for _, p := range a {
		if i := paramNamed(b, p.Name); i < 0 {
			p.Presence = model.Optional
		} else {
			p.Type = eitherType(p.Type, b[i].Type)
			if b[i].Presence == model.Optional {
				p.Presence = model.Optional
			}
		}
		out = append(out, p)
	}
	for i, p := range b {
		if paramNamed(a, p.Name) >= 0 {
			continue
		}
		p.Presence = model.Optional
		at := len(out)
		if i+1 < len(b) { // before what it stands before there
			if next := paramNamed(out, b[i+1].Name); next >= 0 {
				at = next
			}
		}
		out = append(out[:at], append([]model.Symbol{p}, out[at:]...)...)
	}
	return out
}

func paramNamed(list []model.Symbol, name string) int {
	for i := range list {
		if list[i].Name == name {
			return i
		}
	}
	return -1
}

func eitherType(a, b model.Type) model.Type {
	if sameSimple(a, b) || a.Text == b.Text {
		return a
	}
	var parts []model.Type
	for _, t := range []model.Type{a, b} {
		if t.Form != model.OneOf {
			parts = addType(parts, t)
			continue
		}
		for _, p := range t.Args {
			parts = addType(parts, p)
		}
	}
	return model.Type{Form: model.OneOf, Args: parts, Text: cut(a.Text+" | "+b.Text, 200)}
}

// function reads a function at module level.
func (r *reader) function(n tree.Node, s scope) {
	d := r.begin(n, s)
	if d.Symbol.Name == "" {
		r.unread(n.Line(), "a function without a name")
		return
	}
	restore := r.localVariables(n.Field("type_parameters"))
	d.Symbol.Kind = model.Function
	d.Symbol.Members, d.Symbol.Type = r.params(n.Field("parameters")), r.result(n)
	if !n.Field("return_type").OK() {
		d.Symbol.Type = r.returned(n.Field("body"))
	}
	restore()
	r.addFunction(n, d)
}

// addFunction adds a function, or folds an overload into the one before.
func (r *reader) addFunction(n tree.Node, d language.Decl) {
	last := len(r.unit.Decls) - 1
	if last < 0 || r.unit.Decls[last].Symbol.Kind != model.Function || r.unit.Decls[last].Symbol.Name != d.Symbol.Name {
		r.add(d)
		return
	}
	has := &r.unit.Decls[last]
	has.Marks = append(has.Marks[:len(has.Marks):len(has.Marks)], r.names[r.first:]...)
	if !n.Is("function_signature") { // implements the overloads, which users see instead
		r.ignore()
		return
	}
	r.unit.Counts.Read++
	has.Symbol.Members = overloaded(has.Symbol.Members, d.Symbol.Members)
}

// requestIn is the method named in the first request or notification a body sends.
func requestIn(body string) string {
	for {
		_, rest, found := strings.Cut(body, ".send")
		if !found {
			return ""
		}
		body = rest
		call, ok := strings.CutPrefix(rest, "Request")
		if !ok {
			call, ok = strings.CutPrefix(rest, "Notification")
		}
		if !ok {
			continue
		}
		if name := firstString(call); name != "" {
			return name
		}
	}
}

// firstString is the first argument of a call whose name ends before s, where it is a string literal.
func firstString(s string) string {
	if strings.HasPrefix(s, "<") { // type arguments
		end := strings.Index(s, ">(")
		if end < 0 {
			return ""
		}
		s = s[end+1:]
	}
	s, ok := strings.CutPrefix(s, "(")
	s = strings.TrimLeft(s, " \t\r\n")
	if !ok || !isString(s) {
		return ""
	}
	name, _, closed := strings.Cut(s[1:], s[:1])
	if !closed || len(name) > 200 || strings.ContainsAny(name, "\n$") {
		return ""
	}
	return name
}
