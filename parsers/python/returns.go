package python

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// returned is the expression that all return statements of a function give, None aside; the zero expr where they differ or some other
// function's are among them.
func (r *reader) returned(body string) expr {
	if !strings.Contains(body, "return ") {
		return expr{}
	}
	var given expr
	toks := slices.Clone(r.statementTokens(body))
	for i, t := range toks {
		if t.kind != name {
			continue
		}
		switch body[t.start:t.end] {
		case "def", "lambda", "yield":
			return expr{}
		case "return":
			stop := len(body)
			if n := slices.IndexFunc(toks[i:], func(t token) bool { return t.kind == newline }); n >= 0 {
				stop = toks[i+n].start
			}
			e := parseExpr(body[t.end:stop])
			if e.kind == noExpr || e.text == "None" {
				continue
			}
			if given.kind != noExpr && (e.kind != given.kind || e.called() != given.called() || e.text != given.text) {
				return expr{}
			}
			given = e
		}
	}
	return given
}

// called is the name of what a call calls, or "".
func (e expr) called() string {
	if e.kind != callExpr || e.args[0].kind != nameExpr {
		return ""
	}
	return e.args[0].text
}

// made is the type of an expression that makes a class; unknown for any other.
func (e expr) made() model.Type {
	if class := e.called(); class != "" && class[0] >= 'A' && class[0] <= 'Z' && !strings.Contains(class, ".") {
		return model.Type{Form: model.Ref, Name: strings.Clone(class), Text: strings.Clone(class)}
	}
	return model.Type{}
}

// attributeOf is a method or property that gives an attribute of self.
type attributeOf struct{ name, attribute string }

// infer fills in the type of what a method or property without an annotation gives; what is an attribute's waits for the constructor.
func (c *class) infer(s *model.Symbol, n tree.Node) {
	if n.Field("return_type").OK() || c.unit.Generated {
		return
	}
	e := c.returned(n.Field("body").Text())
	s.Type = e.made()
	if attribute, ok := strings.CutPrefix(e.text, "self."); ok && e.kind == nameExpr {
		c.gives = append(c.gives, attributeOf{s.Name, strings.Clone(attribute)})
	}
}

// settle gives what waits for an attribute its type.
func (c *class) settle() {
	for _, g := range c.gives {
		t := c.held[g.attribute]
		if j := c.member(g.attribute); j >= 0 {
			t = c.symbol.Members[j].Type
		}
		if i := c.member(g.name); i >= 0 && c.symbol.Members[i].Type.Form == model.FormUnknown {
			c.symbol.Members[i].Type = t
		}
	}
}
