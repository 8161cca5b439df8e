package typescript

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// variant adds a type to A | B.
func (w *writer) variant(p *page, n tree.Node) {
	want, value := w.Gap.Want, n.Field("value")
	sp := spellerOf(p)
	t := model.Type{Form: model.Ref, Name: typeName(want.Name)}
	if want.Type.Form == model.Ref {
		t = want.Type
	}
	w.Out.Code = sp.typ(t)
	switch {
	case value.Kind() != "union_type":
		w.None("%s is no list of types", w.Gap.Parent.Name)
	case w.Out.Code == w.Gap.Parent.Name:
		w.None("%s is no variant of itself", w.Out.Code)
	case slices.Contains(words.FindAllString(value.Text(), -1), w.Out.Code):
		w.None("already there")
	case sp.fail != "":
		w.None("%s: %s", want.Name, sp.fail)
	}
	if w.Out.None != "" {
		return
	}
	var side tree.Node
	for c := range value.Children() {
		side = c
	}
	between := " | "
	if strings.TrimSpace(p.Text[p.LineStart(side.Start()):side.Start()]) == "|" {
		between = "\n" + p.Indent(side.Start()) + "| "
	}
	p.Insert(side.End(), between+w.Out.Code)
	w.Out.At.Line = p.Line(side.Start())
	w.imports(p, sp)
}
