package python

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// repeat writes for the new field what a function does with a sibling, and says which one; "" where no sibling will do.
func (w *writer) repeat(r target, c converterOf, name string) string {
	want := w.Gap.Want
	wire := r.wireFor(name, want.Wire)
	plain := w.plain(want.Type, 0)
	keys := w.nested(want.Type)
	for _, l := range w.siblings(r) {
		old := wireName(r, l)
		if c.values[l.name] || r.optional(l) != (want.Presence != model.Required) {
			continue
		}
		units := c.units(l.name, old, sameText(l, want))
		s := substitution{l.name, name, old, wire}
		switch {
		case units == nil || !plain && keys == nil && !sameText(l, want) || r.sendsNone(c, units, want) || dropsFalse(units, want.Type):
			continue
		case plain || sameText(l, want):
			for _, u := range units {
				c.after(u, s.text(u))
			}
			return l.name
		case len(units) == 1 && units[0].Kind() == "if_statement" && !c.makes:
			if text := c.nestedText(units[0], s, keys); text != "" {
				c.after(units[0], text)
				return l.name
			}
		}
	}
	return ""
}

// dropsFalse reports whether a statement passes a value on only if it is true, which some values of the type are not: False, 0.
func dropsFalse(units []tree.Node, t model.Type) bool {
	if t.Form == model.OneOf {
		return slices.ContainsFunc(t.Args, func(a model.Type) bool { return dropsFalse(units, a) })
	}
	if t.Form != model.Prim || !slices.Contains([]string{model.Bool, model.Int, model.Float, model.Number, model.Any}, t.Name) {
		return false
	}
	return slices.ContainsFunc(units, asksTruth)
}

// asksTruth reports whether a statement does something only for a value that is true.
func asksTruth(u tree.Node) bool {
	return u.Kind() == "if_statement" && !u.Field("condition").Is("comparison_operator", "not_operator")
}

// sendsNone reports whether statements store a value whatever it is, which may be none.
func (r target) sendsNone(c converterOf, units []tree.Node, want model.Symbol) bool {
	if c.makes {
		return r.literalDefault(want) != "" // what is not there would be None
	}
	always := slices.ContainsFunc(units, func(u tree.Node) bool { return u.Kind() != "if_statement" })
	return always && want.Presence != model.Required && r.literalDefault(want) == ""
}

// wireFor is the name of a new field on the wire: in camelCase, unless siblings of two words go there as they are.
func (r target) wireFor(name, stated string) string {
	if stated != "" {
		return stated
	}
	for _, m := range r.symbol.Members {
		if m.Wire == m.Name && strings.Contains(m.Name, "_") {
			return name
		}
	}
	return camel(name)
}

// siblings are the fields of the class, those first that the new one stands behind.
func (w *writer) siblings(r target) []line {
	var out []line
	for _, name := range w.Gap.After {
		for _, l := range r.fields {
			if model.Key(l.name) == model.Key(name) {
				out = append(out, l)
			}
		}
	}
	for _, l := range slices.Backward(r.fields) {
		if !slices.ContainsFunc(out, func(o line) bool { return o.name == l.name }) {
			out = append(out, l)
		}
	}
	if !w.plain(w.Gap.Want.Type, 0) { // one of the same type is converted as this one has to be
		slices.SortStableFunc(out, func(a, b line) int { return boolInt(!sameText(a, w.Gap.Want)) - boolInt(!sameText(b, w.Gap.Want)) })
	}
	return out
}

func (r target) optional(l line) bool {
	for _, m := range r.symbol.Members {
		if m.Name == l.name {
			return m.Presence == model.Optional
		}
	}
	return l.value != "" || r.open
}

// sameText reports whether a sibling is of the very type that is wanted.
func sameText(l line, want model.Symbol) bool {
	a := readAnnotation(l.typ)
	return want.Type.Form == model.Ref && a.typ.Form == model.Ref && a.typ.Name == last(want.Type.Name)
}

// plain reports whether values of a type go over the wire as they are.
func (w *writer) plain(t model.Type, depth int) bool {
	switch t.Form {
	case model.Prim:
		return !slices.Contains([]string{model.Time, model.Duration, model.Path, model.UUID, model.Bytes, model.URL}, t.Name)
	case model.Literal:
		return true
	case model.List, model.Map, model.OneOf:
		return depth < maxDepth && !slices.ContainsFunc(t.Args, func(a model.Type) bool { return !w.plain(a, depth+1) })
	case model.Ref:
		return depth < 4 && w.plainRef(last(t.Name), depth)
	}
	return false
}

// plainRef reports whether a type of the SDK is a list of strings, or a TypedDict whose keys are those on the wire.
func (w *writer) plainRef(name string, depth int) bool {
	p := w.page(w.home(name))
	if p == nil {
		return false
	}
	n, _ := p.declared(name)
	if n.Kind() != "class_definition" {
		right := parseExpr(n.Field("right").Text())
		t, _ := typeOf(right, 0)
		return right.kind == indexExpr && right.head() == "Literal" && w.plain(t, depth+1)
	}
	r := p.target(n, model.Symbol{})
	return r.family == typedDict && !slices.ContainsFunc(r.fields, func(l line) bool {
		return camel(l.name) != l.name || !w.plain(readAnnotation(l.typ).typ, depth+1)
	})
}

// nested are the keys of a TypedDict whose values are plain but whose keys are spelled otherwise on the wire.
func (w *writer) nested(t model.Type) []string {
	p := w.page(w.home(last(t.Name)))
	if t.Form != model.Ref || p == nil {
		return nil
	}
	n, _ := p.declared(last(t.Name))
	if n.Kind() != "class_definition" {
		return nil
	}
	r := p.target(n, model.Symbol{})
	if r.family != typedDict {
		return nil
	}
	var keys []string
	for _, l := range r.fields {
		if !w.plain(readAnnotation(l.typ).typ, 1) {
			return nil
		}
		keys = append(keys, l.name)
	}
	return keys
}

// units are the statements and arguments that do nothing but take one field over; nil where it is mentioned in anything else.
func (c converterOf) units(field, wire string, calls bool) []tree.Node {
	var out []tree.Node
	stored := false
	for _, n := range c.mentions(field, wire) {
		u := unitOf(n, c)
		if !u.OK() || !calls && hasCall(u) {
			return nil
		}
		if !slices.Contains(out, u) {
			out = append(out, u)
		}
	}
	for _, u := range out {
		for s := range u.Descendants() {
			stored = stored || s.Kind() == "string" && stringValue(s.Text()) == wire
		}
	}
	passed := slices.ContainsFunc(out, func(u tree.Node) bool { return u.Kind() == "keyword_argument" })
	if !stored || c.makes && !passed {
		return nil
	}
	return out
}

// unitOf is what stands for one field around a mention of it: an if with one statement, a statement, a pair or an argument.
func unitOf(n tree.Node, c converterOf) tree.Node {
	for up := n.Parent(); up.OK() && up != c.node; up = up.Parent() {
		switch up.Kind() {
		case "pair":
			return up
		case "keyword_argument":
			if f := up.Parent().Parent().Field("function").Text(); c.makes && f != "" && f != "dict" {
				return up
			}
		case "if_statement":
			return wholeIf(up)
		case "expression_statement":
			if i := up.Parent().Parent(); i.Kind() == "if_statement" && up.Parent().FieldName() == "consequence" && asks(i.Field("condition"), n) {
				return wholeIf(i)
			}
			if a := up.First(); a.Kind() == "assignment" && (a.Field("left").Kind() == "subscript" || a.Field("left").Kind() == "identifier" && c.makes) {
				return up
			}
			return tree.Node{}
		case "return_statement", "raise_statement", "for_statement", "while_statement", "with_statement", "try_statement", "list_comprehension":
			return tree.Node{}
		}
	}
	return tree.Node{}
}
