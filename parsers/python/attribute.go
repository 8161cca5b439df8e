package python

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// attribute reads x: T, x: T = v and x = v in a class.
func (c *class) attribute(statement, n tree.Node) {
	left, right := n.Field("left"), n.Field("right")
	if right.Is("assignment") { // a = b = 1
		c.attribute(statement, right)
	}
	if !left.Is("identifier") {
		c.ignore() // several at once, or a part of something: no declaration of one thing
		return
	}
	s := model.Symbol{Kind: model.Field, Name: left.Text(), At: model.Pos{Line: left.Line()}}
	annotated := n.Field("type").OK()
	a := readAnnotation(n.Field("type").Text())
	if annotated && a.wrapper != "ClassVar" {
		c.fields = append(c.fields, s.Name)
	}
	if strings.HasPrefix(s.Name, "_") && c.family != typedDict || c.configures(s.Name) { // whose keys are what JSON has
		c.ignore() // private, or __slots__ and the like
		return
	}
	s.Type = a.typ
	given := c.initial(&s, right)
	if s.Presence = c.presence(a, given); !annotated {
		s.Presence = model.Unstated
	}
	if a.wrapper == "ClassVar" && right.Is("string") { // kind: ClassVar[str] = "text" is a discriminator
		s.Type = model.Type{Form: model.Literal, Name: stringValue(right.Text()), Text: s.Type.Text}
	}
	if c.family == enum && !annotated {
		asValue(&s)
	}
	c.describe(&s, statement, "")
	c.add(s)
}

// initial fills in the default and reports whether the value may be left out.
func (c *class) initial(s *model.Symbol, right tree.Node) bool {
	if !right.OK() {
		return false
	}
	s.Default = defaultText(right.Text())
	if !right.Is("call") {
		return true
	}
	e := parseExpr(right.Text())
	if h := e.head(); h != "field" && h != "Field" && h != "ib" {
		return true
	}
	// field(default_factory=list) of a dataclass, Field(0) of pydantic
	s.Default = ""
	if len(e.args) > 1 && e.keys[1] == "" {
		s.Default = sourceOf(e.args[1], right.Text())
		return s.Default != ""
	}
	for _, key := range []string{"default", "factory", "default_factory"} {
		if v := e.keyword(key); v.kind != noExpr {
			s.Default = factoryDefault(key, sourceOf(v, right.Text()))
			return true
		}
	}
	return false
}

// sourceOf is a simple expression as written.
func sourceOf(e expr, src string) string {
	switch e.kind {
	case nameExpr, numExpr, otherExpr:
		return defaultText(e.text)
	case strExpr:
		return cut(strings.Clone(`"`+e.text+`"`), 80)
	case tupleExpr, listExpr, dictExpr:
		if len(e.args) == 0 {
			return map[exprKind]string{tupleExpr: "()", listExpr: "[]", dictExpr: "{}"}[e.kind]
		}
	}
	return defaultText(cut(src[min(e.off, len(src)):], 80))
}

func factoryDefault(key, value string) string {
	if key == "default" {
		return value
	}
	switch value {
	case "list":
		return "[]"
	case "dict":
		return "{}"
	}
	return cut(value+"()", 80)
}

// presence is what a declaration in this class says.
func (c *class) presence(a annotation, hasDefault bool) model.Presence {
	switch {
	case a.wrapper == "ClassVar":
		return model.Unstated // a constant
	case c.family == typedDict:
		return keyPresence(a, !c.open)
	case a.wrapper == "NotRequired":
		return model.Optional
	case a.wrapper == "Required" || c.dataclass || c.family == record:
		return given(a, hasDefault)
	case hasDefault || a.nullable:
		return model.Optional
	}
	return model.Unstated
}

// asValue makes an attribute without annotation the value of an enum that it is.
func asValue(s *model.Symbol) {
	if q := strings.TrimLeft(s.Default, "rRuU"); q != "" && (q[0] == '"' || q[0] == '\'') {
		s.Wire = stringValue(q)
	}
	s.Kind, s.Default, s.Type, s.Presence = model.Value, "", model.Type{}, model.Unstated
}

// attributes finds self.x = … and self.x: T = … in a constructor.
func (c *class) attributes(params []model.Symbol, body string, line int) {
	if !strings.Contains(body, "self.") {
		return
	}
	toks, at := c.statementTokens(body), 0
	for i := 0; i+3 < len(toks); i++ {
		if toks[i].kind != name || body[toks[i].start:toks[i].end] != "self" || i > 0 && toks[i-1].kind != newline && toks[i-1].kind != ':' {
			continue
		}
		id := toks[i+2]
		if toks[i+1].kind != '.' || id.kind != name || toks[i+3].kind != '=' && toks[i+3].kind != ':' {
			continue
		}
		line += strings.Count(body[at:id.start], "\n")
		at = id.start
		n := strings.Clone(body[id.start:id.end])
		t, nullable := attributeType(params, body, toks[i+3:])
		if _, known := c.held[n]; !known {
			if c.held == nil {
				c.held = map[string]model.Type{}
			}
			c.held[n] = t
		}
		if strings.HasPrefix(n, "_") || c.member(n) >= 0 {
			continue
		}
		s := model.Symbol{Kind: model.Field, Name: n, Type: t, At: model.Pos{Line: line}}
		if nullable {
			s.Presence = model.Optional
		}
		c.add(s)
	}
}

// attributeType is the type of self.x, from its annotation, from the parameter it is given or from the class it is made of.
func attributeType(params []model.Symbol, body string, toks []token) (model.Type, bool) {
	if toks[0].kind == ':' {
		stop := len(body)
		for _, t := range toks[1:] {
			if t.kind == newline || t.kind == '=' {
				stop = t.start
				break
			}
		}
		a := readAnnotation(strings.TrimSpace(strings.Clone(body[toks[0].end:stop])))
		return a.typ, a.nullable
	}
	if len(toks) < 2 || toks[1].kind != name {
		return model.Type{}, false
	}
	word := body[toks[1].start:toks[1].end]
	if len(toks) > 2 && toks[2].kind == '(' && word[0] >= 'A' && word[0] <= 'Z' {
		return model.Type{Form: model.Ref, Name: strings.Clone(word)}, false
	}
	for _, p := range params {
		if p.Name == word && (len(toks) < 3 || toks[2].kind == newline) {
			return p.Type, p.Presence == model.Optional && p.Default == ""
		}
	}
	return model.Type{}, false
}
