package python

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// function reads a module-level function.
func (r *reader) function(whole, n tree.Node, decorators []string) {
	s := r.callable(model.Function, whole, n, decorators, false)
	if !n.Field("return_type").OK() {
		s.Type = r.returned(n.Field("body").Text()).made()
	}
	overload := decorated(decorators, "overload")
	if i := len(r.unit.Decls) - 1; i >= 0 && r.unit.Decls[i].Symbol.Name == s.Name && isOverload(r.unit.Decls[i].Marks) {
		r.unit.Decls[i].Symbol = united(r.unit.Decls[i].Symbol, s)
		if !overload {
			r.unit.Decls[i].Marks = nil
		}
		return
	}
	var marks []string
	if overload {
		marks = []string{"overload"}
	}
	r.declare(s, marks)
}

func isOverload(marks []string) bool { return len(marks) > 0 && marks[0] == "overload" }

// callable reads a function or method. The last of the overloads of a function is what runs, so it decides.
func (r *reader) callable(kind model.Kind, whole, n tree.Node, decorators []string, method bool) model.Symbol {
	id := n.Field("name")
	s := model.Symbol{Kind: kind, Name: id.Text(), At: model.Pos{Line: id.Line()}}
	if bad := damage(whole); bad.OK() {
		s.Partial = true
		if !method { // the class counts it
			r.unread(bad.Line(), "syntax error in "+s.Name)
		}
	}
	s.Members = r.params(n.Field("parameters"), method && !decorated(decorators, "staticmethod"))
	if returns := n.Field("return_type"); returns.OK() {
		text := returns.Text()
		s.Type = result(parseExpr(text), 0)
		s.Type.Text = squeeze(text)
	}
	body := n.Field("body")
	doc, rest := docstring(r.src[min(body.Start(), len(r.src)):min(body.End(), len(r.src))])
	r.describe(&s, whole, doc, decorators...)
	if body.OK() && s.Name != "from_dict" && s.Name != "to_dict" {
		r.body(&s, rest)
	}
	return s
}

// docstring splits the docstring from a function's body.
func docstring(body string) (doc, rest string) {
	s := scanner{src: body}
	t := s.next()
	for t.kind == newline {
		t = s.next()
	}
	if t.kind != str {
		return "", body
	}
	return body[t.start:t.end], body[t.end:]
}

// params reads a parameter list; self and cls are nobody's to give.
func (r *reader) params(list tree.Node, receiver bool) []model.Symbol {
	var out []model.Symbol
	first := true
	for n := range list.Children() {
		p, ok := r.param(n)
		if !ok {
			continue
		}
		if first && receiver && (p.Name == "self" || p.Name == "cls") {
			first = false
			continue
		}
		first = false
		out = append(out, p)
	}
	return out
}

func (r *reader) param(n tree.Node) (model.Symbol, bool) {
	p := model.Symbol{Kind: model.Param, At: model.Pos{Line: n.Line()}}
	hasDefault := false
	id := n
	switch n.Kind() {
	case "identifier":
	case "default_parameter", "typed_default_parameter":
		id, hasDefault = n.Field("name"), true
		p.Default = defaultText(n.Field("value").Text())
	case "typed_parameter":
		id = n.First()
	case "list_splat_pattern", "dictionary_splat_pattern":
	case "positional_separator", "keyword_separator", "comment", "ERROR": // an ERROR is the function's
		return p, false
	default:
		r.unread(n.Line(), "parameter "+quote(n.Text()))
		return p, false
	}
	a := readAnnotation(n.Field("type").Text())
	p.Type = a.typ
	if id.Is("list_splat_pattern", "dictionary_splat_pattern") { // *args, **kwargs
		id, hasDefault = id.First(), true
	}
	p.Name = id.Text()
	p.Presence = given(a, hasDefault)
	return p, p.Name != ""
}

// defaultText is a default as written; None is the absence of one.
func defaultText(text string) string {
	if text = squeeze(text); text == "None" || text == "(None)" || text == "( None )" || text == "..." {
		return ""
	}
	return cut(text, 80)
}

// united is what overloads offer together: the later one, and what only the earlier one takes.
func united(earlier, later model.Symbol) model.Symbol {
	known := map[string]bool{}
	for _, p := range later.Members {
		known[p.Name] = true
	}
	for _, p := range earlier.Members {
		if !known[p.Name] {
			p.Presence = model.Optional
			later.Members = append(later.Members, p)
		}
	}
	if later.Doc == "" {
		later.Doc = earlier.Doc
	}
	if later.Wire == "" {
		later.Wire = earlier.Wire
	}
	later.Partial = later.Partial || earlier.Partial
	return later
}

// body reads what a function's body says about the wire: the RPC method it calls, and how it names what it is given.
func (r *reader) body(s *model.Symbol, text string) {
	s.Wire = rpcMethod(text)
	if !r.unit.Generated {
		r.payload(s, text)
	}
}

// rpcMethod is the constant first argument of x.request(…) or x.notify(…).
func rpcMethod(text string) string {
	for _, call := range []string{".request(", ".notify("} {
		for _, rest, ok := strings.Cut(text, call); ok; _, rest, ok = strings.Cut(rest, call) {
			s := scanner{src: rest, depth: 1}
			if t := s.next(); t.kind == str {
				return strings.Clone(stringValue(rest[t.start:t.end]))
			}
		}
	}
	return ""
}
