package python

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// variant adds a type to A | B or Union[A, B].
func (w *writer) variant(p *page, n tree.Node) {
	want := w.gap.Want
	sp := spellerOf(p.Text)
	t := model.Type{Form: model.Ref, Name: last(want.Name)}
	if want.Type.Form == model.Ref {
		t = want.Type
	}
	w.out.Code = sp.typ(t)
	value := n.Field("right")
	switch {
	case w.out.Code == w.gap.Parent.Name:
		w.none("%s is no variant of itself", w.out.Code)
	case slices.Contains(identifierAny.FindAllString(value.Text(), -1), w.out.Code):
		w.none("already there")
	case sp.fail != "":
		w.none("%s: %s", want.Name, sp.fail)
	case n.Kind() == "class_definition":
		w.none("%s is a class: what is derived from it is for a person to write", w.gap.Parent.Name)
	}
	if w.out.None != "" {
		return
	}
	for value.Kind() == "parenthesized_expression" {
		value = value.First()
	}
	switch {
	case value.Kind() == "subscript" && parseExpr(value.Text()).head() == "Union":
		p.enlistAt(value.Fields("subscript"), len(value.Fields("subscript")), w.out.Code)
	case value.Kind() == "binary_operator":
		side, between := value.Field("right"), " | "
		if strings.TrimSpace(p.Text[p.LineStart(side.Start()):side.Start()]) == "|" {
			between = "\n" + p.Indent(side.Start()) + "| "
		}
		p.Insert(side.End(), between+w.out.Code)
	default:
		w.none("%s is no list of types", w.gap.Parent.Name)
		return
	}
	w.out.At.Line = p.Line(value.End())
	w.imports(p, sp, n.Start(), true)
}
