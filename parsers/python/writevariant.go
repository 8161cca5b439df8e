package python

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// variant adds a type to A | B or Union[A, B].
func (w *writer) variant(p *page, n tree.Node) {
	want := w.Gap.Want
	sp := spellerOf(p.Text)
	t := model.Type{Form: model.Ref, Name: last(want.Name)}
	if want.Type.Form == model.Ref {
		t = want.Type
	}
	w.Out.Code = sp.typ(t)
	value := n.Field("right")
	switch {
	case w.Out.Code == w.Gap.Parent.Name:
		w.None("%s is no variant of itself", w.Out.Code)
	case slices.Contains(identifierAny.FindAllString(value.Text(), -1), w.Out.Code):
		w.None("already there")
	case sp.fail != "":
		w.None("%s: %s", want.Name, sp.fail)
	case n.Kind() == "class_definition":
		w.None("%s is a class: what is derived from it is for a person to write", w.Gap.Parent.Name)
	}
	if w.Out.None != "" {
		return
	}
	for value.Kind() == "parenthesized_expression" {
		value = value.First()
	}
	switch {
	case value.Kind() == "subscript" && parseExpr(value.Text()).head() == "Union":
		p.enlistAt(value.Fields("subscript"), len(value.Fields("subscript")), w.Out.Code)
	case value.Kind() == "binary_operator":
		side, between := value.Field("right"), " | "
		if strings.TrimSpace(p.Text[p.LineStart(side.Start()):side.Start()]) == "|" {
			between = "\n" + p.Indent(side.Start()) + "| "
		}
		p.Insert(side.End(), between+w.Out.Code)
	default:
		w.None("%s is no list of types", w.Gap.Parent.Name)
		return
	}
	w.Out.At.Line = p.Line(value.End())
	w.imports(p, sp, n.Start(), true)
}
