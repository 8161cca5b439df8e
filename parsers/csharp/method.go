package csharp

import (
	"bytes"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

func (r *reader) method(n tree.Node) model.Symbol {
	around := r.generics
	r.generics = r.typeParameters(n)
	defer func() { r.generics = around }()
	m := r.marks(n, "method")
	s := r.symbol(n, n.Field("name"), model.Method, "")
	result := payload(n.Field("returns"))
	s.Type, s.Stability = r.typeOf(result), m.stability()
	if r.isNullable(result) {
		s.Presence = model.Optional
	}
	s.Members = r.parameters(n.Field("parameters"))
	if body := n.Field("body"); body.OK() {
		end := min(n.End(), len(r.src))
		s.Wire = rpcMethod(r.src[min(body.Start(), end):end])
	}
	return s
}

// constructor is a method of that name, for a declared constructor or a primary one.
func (r *reader) constructor(n, list tree.Node) model.Symbol {
	s := r.symbol(n, n.Field("name"), model.Method, "")
	s.Name, s.Stability = model.Constructor, r.marks(n, "method").stability()
	s.Members = r.parameters(list)
	return s
}

// primary reads the parameters in the head of a type: properties of a record, a constructor elsewhere.
func (r *reader) primary(n tree.Node, s *model.Symbol, in place) {
	list := n.Child("parameter_list")
	if !list.OK() {
		return
	}
	if n.Is("record_declaration") {
		r.positional(list, s)
		return
	}
	m := r.constructor(n, list)
	m.Doc, m.Stability = "", 0 // the type says both
	if takesOptions(&m, n.Field("name").Text()) {
		addMethod(s, m, in.methods)
		r.unit.Counts.Read++
		return
	}
	r.unit.Counts.Ignored++
}

// positional reads record Point(int X, int Y); A property of the same name in the body takes a parameter's place.
func (r *reader) positional(list tree.Node, s *model.Symbol) {
	var fields []model.Symbol
	for p := range list.Children() {
		if !p.Is("parameter") || hasField(s, p.Field("name").Text()) {
			continue
		}
		m := r.marks(p, "only property")
		f := r.symbol(p, p.Field("name"), model.Field, m.wire)
		f.Type, f.Presence = r.typeOf(p.Field("type")), r.presence(p.Field("type"), 0)
		f.Default, f.Stability, f.Doc = r.parameterDefault(p), m.stability(), ""
		fields = append(fields, f)
	}
	r.unit.Counts.Read += len(fields)
	s.Members = append(fields, s.Members...)
}

func (r *reader) parameters(list tree.Node) []model.Symbol {
	var out []model.Symbol
	for p := range list.Children() {
		if !p.Is("parameter") {
			continue
		}
		if s := r.parameter(p); s.Type.Name != cancellation {
			out = append(out, s)
		}
	}
	return out
}

func (r *reader) parameter(p tree.Node) model.Symbol {
	typed, name := p.Field("type"), p.Field("name")
	s := model.Symbol{Kind: model.Param, Name: strings.TrimPrefix(name.Text(), "@"), Type: r.typeOf(typed), Presence: model.Required}
	s.At.Line = r.line(name)
	s.Default = r.parameterDefault(p)
	before := bytes.TrimSpace(r.src[max(0, typed.Start()-20):min(typed.Start(), len(r.src))])
	if s.Default != "" || r.isNullable(typed) || bytes.HasSuffix(before, []byte("params")) {
		s.Presence = model.Optional
	}
	return s
}

func (r *reader) parameterDefault(p tree.Node) string {
	name := p.Field("name")
	if value := name.Next().Next(); value.OK() {
		return squeeze(r.bytes(value))
	}
	return ""
}

// signature is the type of a delegate.
func (r *reader) signature(n tree.Node) model.Type {
	t := model.Type{Form: model.Func, Text: squeeze(r.bytes(n))}
	for _, p := range r.parameters(n.Field("parameters")) {
		t.Args = append(t.Args, p.Type)
	}
	t.Args = append(t.Args, r.typeOf(payload(n.Field("type"))))
	return t
}

// rpcMethod is the first string that a call of Something.InvokeSomething or Notify takes as an argument: the method on the wire.
func rpcMethod(body []byte) string {
	if !bytes.Contains(body, []byte("Invoke")) && !bytes.Contains(body, []byte("Notify")) {
		return ""
	}
	s := scanner{src: body}
	for t := s.next(); t.kind != 0; t = s.next() {
		word := body[t.start:t.end]
		if t.kind != wordToken || !bytes.Contains(word, []byte("Invoke")) && !bytes.Contains(word, []byte("Notify")) {
			continue
		}
		if wire, ok := firstString(&s); ok {
			return wire
		}
	}
	return ""
}

// firstString reads <T>(a, "b", …) after the name of what is called.
func firstString(s *scanner) (string, bool) {
	for depth := 0; s.peek().kind == '<' || depth > 0; {
		t := s.next()
		depth += b2i(t.kind == '<') - b2i(t.kind == '>')
		if t.kind == 0 || t.kind == ';' {
			return "", false
		}
	}
	if s.peek().kind != '(' {
		return "", false
	}
	again := *s // what is inside may be a call to look at, too
	begins := true
	for depth := 0; ; {
		t := again.next()
		switch t.kind {
		case 0, ';':
			return "", false
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth == 0 {
				return "", false
			}
		case literalToken:
			if k := again.peek().kind; begins && depth == 1 && (k == ',' || k == ')') {
				if value, ok := stringValue(string(s.src[t.start:t.end])); ok {
					return value, true
				}
			}
		}
		begins = depth == 1 && (t.kind == '(' || t.kind == ',')
	}
}
