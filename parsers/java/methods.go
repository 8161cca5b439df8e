package java

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// method reads a method: into a property where it is an accessor, else into a Method, which has all overloads.
func (s *scope) method(n tree.Node, doc string) {
	h := s.head(n)
	name := s.r.text(h.name)
	if !h.public && !h.protected && (!s.isInterface() || h.private) {
		s.r.unit.Counts.Ignored++ // not API
		return
	}
	params := s.parameters(h.parameters)
	result := s.typeOf(h)
	body := n.Field("body")
	if s.isInterface() && !body.OK() && !h.byDefault && !h.static && !isPlumbing(name, len(params)) {
		s.abstract++
		s.callback = model.Symbol{Members: params, Type: result.Type}
	}
	if s.isIgnored(h, name, len(params)) {
		s.r.unit.Counts.Ignored++
		return
	}
	text, deprecated := s.r.plain(doc)
	m := model.Symbol{
		Kind: model.Method, Name: name, Wire: rpcMethod(s.r.text(body)), Type: result.Type, Presence: result.presence,
		Stability: h.stability, Doc: text, At: at(h.name), Members: params,
	}
	if deprecated {
		m.Stability = model.Deprecated
	}
	if m.Presence == model.Required {
		m.Presence = model.Unstated // of a result only "may be empty" is news
	}
	if h.protected {
		m.Access = model.Overridable
		s.overload(m)
		return
	}
	p, a := s.property(h, m, result)
	switch {
	case a != noAccessor:
		if v, ok := constantResult(s.r.text(body)); ok && a == getter {
			p.Type = literalType(v, p.Type.Text)
		}
		s.fold(p, a)
	case s.isWither(h, m, result):
		s.r.unit.Counts.Ignored++ // as a member of its own
	default:
		s.overload(m)
	}
}

// isIgnored reports whether a method is there for the language or the serialiser, not for callers.
func (s *scope) isIgnored(h head, name string, params int) bool {
	if isPlumbing(name, params) {
		return true
	}
	if s.symbol.Kind == model.Enum {
		// The wire string of a constant is its Wire.
		return h.jsonValue || h.jsonCreator || params == 0 && (name == "getValue" || name == "value") || h.static && name == "fromValue"
	}
	if s.symbol.Kind == model.Object && params == 0 && !h.static {
		_, component := s.index(s.symbol.Members, name)
		return component // written out: public String name() { return name; }
	}
	return h.jsonCreator
}

// isPlumbing reports whether every object has such a method.
func isPlumbing(name string, params int) bool {
	switch name {
	case "hashCode", "toString", "clone", "finalize":
		return params == 0
	case "equals", "compareTo":
		return params == 1
	}
	return false
}

// index finds a field by name.
func (s *scope) index(members []model.Symbol, name string) (int, bool) {
	if s.fields == nil {
		s.fields = make(map[string]int, len(members)+8)
		for i, m := range members {
			if m.Kind == model.Field {
				s.fields[m.Name] = i
			}
		}
	}
	i, ok := s.fields[name]
	return i, ok
}

// rpcMethod is "session.model.list" where a body says caller.invoke("session.model.list", …).
func rpcMethod(body string) string {
	for {
		i := strings.Index(body, "(")
		if i < 0 {
			return ""
		}
		call := body[:i]
		body = body[i+1:]
		if !strings.HasSuffix(call, ".invoke") && !strings.HasSuffix(call, ".notify") {
			continue
		}
		arg := strings.TrimLeft(body, " \t\r\n")
		if strings.HasPrefix(arg, `"`) {
			if end := endOfString(arg, 0); end < len(arg) {
				return unquote(arg[:end+1])
			}
		}
	}
}

// constantResult is x where a body is { return "x"; }: what tells the variants of a union apart.
func constantResult(body string) (string, bool) {
	body = strings.TrimSpace(strings.Trim(body, "{} \t\r\n"))
	literal, ok := strings.CutPrefix(body, "return ")
	if !ok {
		return "", false
	}
	literal = strings.TrimSpace(literal)
	if n := len(literal); n < 3 || literal[0] != '"' || literal[n-1] != ';' || endOfString(literal, 0) != n-2 {
		return "", false
	}
	return unquote(literal[:len(literal)-1]), true
}

func literalType(value, text string) model.Type {
	return model.Type{Form: model.Literal, Name: value, Text: text}
}

// overload adds a method, or its parameters to the method of that name.
func (s *scope) overload(m model.Symbol) {
	if s.methods == nil {
		s.methods = map[string]int{}
	}
	i, ok := s.methods[m.Name]
	if !ok {
		s.methods[m.Name] = len(s.symbol.Members)
		s.append(m, noAccessor)
		return
	}
	s.r.unit.Counts.Ignored++ // as a method of its own
	merge(&s.symbol.Members[i], m)
}

// merge adds an overload: what only some overloads have may be left out by callers.
func merge(m *model.Symbol, o model.Symbol) {
	params := m.Members
	m.Members = make([]model.Symbol, 0, len(params)+len(o.Members))
	for _, p := range params {
		if find(o.Members, p.Name) < 0 {
			p.Presence = model.Optional
		}
		m.Members = append(m.Members, p)
	}
	for _, p := range o.Members {
		if find(params, p.Name) < 0 {
			p.Presence = model.Optional
			m.Members = append(m.Members, p)
		}
	}
	if m.Wire == "" {
		m.Wire = o.Wire
	}
	if m.Doc == "" {
		m.Doc = o.Doc
	}
	if m.Stability != o.Stability {
		m.Stability = min(m.Stability, o.Stability) // a stable overload makes a stable method
	}
}

func find(params []model.Symbol, name string) int {
	for i := range params {
		if params[i].Name == name {
			return i
		}
	}
	return -1
}

// constructor reads the parameters of public constructors: where they are not fields as well, they are the way to
// say them.
func (s *scope) constructor(n tree.Node, doc string) {
	h := s.head(n)
	s.r.unit.Counts.Ignored++                     // complete counts the one that stays
	built := h.lombok.builder && s.r.usesLombok() // by a builder with a step for each parameter, whoever may call it
	if !h.public && !built || s.symbol.Kind != model.Class || h.jsonCreator {
		return
	}
	s.lombok.builder = s.lombok.builder || built
	text, _ := s.r.plain(doc)
	c := model.Symbol{Kind: model.Method, Name: model.Constructor, Stability: h.stability, Doc: text, At: at(h.name), Members: s.parameters(h.parameters)}
	c.Type = model.Type{Form: model.Ref, Name: s.symbol.Name, Text: s.simple}
	if s.created.Kind == model.KindUnknown {
		s.created = c
		return
	}
	merge(&s.created, c)
}
