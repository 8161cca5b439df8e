package python

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// alias reads the value of X = …, when it is a type.
func (r *reader) alias(s model.Symbol, value, whole tree.Node) {
	e := parseExpr(value.Text())
	if bad := damage(whole); bad.OK() {
		s.Partial = true
		r.unread(bad.Line(), "syntax error in "+s.Name)
	}
	switch {
	case e.kind == callExpr && (e.head() == "TypedDict" || e.head() == "NamedTuple"):
		r.functional(&s, e, value)
	case e.kind == callExpr && len(e.args) > 2: // NewType("X", T), TypeAliasType("X", T)
		s.Kind = model.Alias
		s.Type, _ = typeOf(e.args[2], 0)
		s.Type.Text = squeeze(value.Text())
	default:
		a := annotationOf(e, 0)
		s.Type = a.typ
		s.Type.Text = squeeze(value.Text())
		s.Kind = aliasKind(s.Type)
		if s.Kind == model.Enum {
			s.Members = r.literalValues(value, s.Type)
		}
		if a.nullable {
			s.Presence = model.Optional
		}
	}
	r.declare(s, nil)
}

// aliasKind is what an alias of such a type is.
func aliasKind(t model.Type) model.Kind {
	switch t.Form {
	case model.Literal:
		return model.Enum
	case model.OneOf:
		for _, v := range t.Args {
			if v.Form != model.Literal {
				return model.Union
			}
		}
		return model.Enum
	}
	return model.Alias
}

// literalValues are the values of Literal["a", "b"], at the lines they stand on.
func (r *reader) literalValues(value tree.Node, t model.Type) []model.Symbol {
	literals := t.Args
	if t.Form == model.Literal {
		literals = []model.Type{t}
	}
	lines := map[string]int{}
	s := scanner{src: value.Text()}
	line, at := value.Line(), 0
	for tok := s.next(); tok.kind != end; tok = s.next() {
		line += strings.Count(s.src[at:tok.start], "\n")
		at = tok.start
		if v := stringValue(s.src[tok.start:tok.end]); lines[v] == 0 {
			lines[v] = line
		}
	}
	out := make([]model.Symbol, 0, len(literals))
	for _, l := range literals {
		out = append(out, valueSymbol(l.Name, lines[l.Name], value.Line()))
		r.read()
	}
	return out
}

func valueSymbol(value string, line, otherwise int) model.Symbol {
	if line == 0 {
		line = otherwise
	}
	return model.Symbol{Kind: model.Value, Name: value, Wire: value, At: model.Pos{Line: line}}
}

// functional reads X = TypedDict("X", {"a": int}) and X = NamedTuple("X", [("a", int)]).
func (r *reader) functional(s *model.Symbol, e expr, value tree.Node) {
	s.Kind = model.Object
	if len(e.args) < 3 {
		s.Partial = true
		r.unread(s.At.Line, "fields of "+s.Name+" are not written down here")
		return
	}
	total := e.keyword("total").text != "False"
	fields, text := e.args[2].args, value.Text()
	for i := 0; i+1 < len(fields) && e.args[2].kind == dictExpr; i += 2 {
		a := annotationOf(fields[i+1], 0)
		m := model.Symbol{Kind: model.Field, Name: strings.Clone(fields[i].text), Type: a.typ, Presence: keyPresence(a, total)}
		m.At.Line = value.Line() + strings.Count(text[:fields[i].off], "\n")
		s.Members = append(s.Members, m)
		r.read()
	}
	for _, f := range fields {
		if f.kind == tupleExpr && len(f.args) == 2 {
			a := annotationOf(f.args[1], 0)
			m := model.Symbol{Kind: model.Field, Name: strings.Clone(f.args[0].text), Type: a.typ, Presence: given(a, false)}
			m.At.Line = value.Line() + strings.Count(text[:f.off], "\n")
			s.Members = append(s.Members, m)
			r.read()
		}
	}
}

// keyPresence is the presence of a TypedDict's key.
func keyPresence(a annotation, total bool) model.Presence {
	if a.wrapper == "NotRequired" || a.nullable || !total && a.wrapper != "Required" {
		return model.Optional
	}
	return model.Required
}

// given is the presence of what has a default or has to be given.
func given(a annotation, hasDefault bool) model.Presence {
	if hasDefault || a.nullable {
		return model.Optional
	}
	return model.Required
}

// declare adds a top-level declaration. Private ones are kept for Link, but nobody's API.
func (r *reader) declare(s model.Symbol, marks []string) {
	public := isPublic(s.Name)
	if public {
		r.read()
	} else {
		r.ignore() // _name: private by convention
	}
	r.unit.Decls = append(r.unit.Decls, language.Decl{Symbol: s, Public: public, Marks: marks})
}

// describe fills in what comments and the docstring say about a symbol. doc is the docstring's source; without one, the string
// after the declaration, the comment behind it or the comments above it are the documentation.
func (r *reader) describe(s *model.Symbol, n tree.Node, doc string, decorators ...string) {
	above := r.commentsAbove(n.Start())
	text := ""
	switch next := docAfter(n); {
	case doc != "":
		text = docText(doc)
	case next != "":
		text = docText(next)
	default:
		if text = strings.Clone(r.commentAfter(n.End())); text == "" {
			text = strings.Clone(unmarked(above))
		}
	}
	s.Doc = withoutTags(text)
	s.Stability = stability(above, s.Doc, decorated(decorators, "deprecated"))
	for i, p := range s.Members {
		if p.Kind == model.Param && i == 0 {
			describeParams(s.Members, paramDocs(text))
		}
	}
}

func describeParams(params []model.Symbol, docs map[string]string) {
	for i := range params {
		if doc := docs[params[i].Name]; doc != "" {
			params[i].Doc = cut(strings.TrimSpace(doc), maxDoc)
			params[i].Stability = stability(nil, doc, false)
		}
	}
}

// docAfter is the string that stands after an attribute or alias as its documentation.
func docAfter(n tree.Node) string {
	if !n.Is("expression_statement", "type_alias_statement") {
		return ""
	}
	next := n.Next()
	for next.Is("comment") && next.Line() == n.Line() {
		next = next.Next()
	}
	if c := next.First(); next.Is("expression_statement") && c.Is("string", "concatenated_string") && c.Next() == (tree.Node{}) {
		return c.Text()
	}
	return ""
}
