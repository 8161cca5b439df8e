package python

import (
	"slices"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// functionalField adds a key to X = TypedDict("X", {"a": int}).
func (w *writer) functionalField(p *page, n tree.Node) {
	want, parent := w.Gap.Want, w.Gap.Parent
	w.Out.At = model.Pos{File: p.Path, Line: n.Line()}
	value := n.Field("right")
	e := parseExpr(value.Text())
	dict := value.Field("arguments").Child("dictionary")
	var items []tree.Node
	for c := range dict.Children() {
		if c.Kind() == "pair" {
			items = append(items, c)
		}
	}
	if e.head() != "TypedDict" || len(items) == 0 {
		w.None("%s is not a class, and no TypedDict(…) with keys either", parent.Name)
		return
	}
	r := target{page: p, name: parent.Name, symbol: parent, node: n, family: typedDict, open: e.keyword("total").text == "False"}
	for _, c := range items {
		r.fields = append(r.fields, line{name: stringValue(c.Field("key").Text()), node: c, typ: c.Field("value").Text()})
	}
	name := r.fieldName(parent, want)
	sp := spellerOf(p.Text)
	t := w.keyType(r, sp)
	w.Out.Code = requoted(items[0].Text(), name) + ": " + t
	switch {
	case slices.ContainsFunc(r.fields, func(l line) bool { return model.Key(l.name) == model.Key(name) }):
		w.None("already there")
	case sp.fail != "":
		w.None("%s: %s", want.Name, sp.fail)
	default:
		i := w.index(r)
		w.Out.At.Line = items[max(i-1, 0)].Line()
		p.enlistAt(items, i, w.Out.Code)
		w.imports(p, sp, n.Start(), true)
		w.wires(r, name)
	}
}

// keyType is the type of a key whose expression Python evaluates.
func (w *writer) keyType(r target, sp *speller) string {
	want := w.Gap.Want
	t := sp.typ(want.Type)
	optional := want.Presence != model.Required
	switch {
	case optional && (!r.open || r.wrapped("NotRequired")):
		return sp.use("NotRequired") + "[" + t + "]"
	case !optional && r.open && r.wrapped("Required"):
		return sp.use("Required") + "[" + t + "]"
	}
	return t
}
