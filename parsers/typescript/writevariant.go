package typescript

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// variant adds a type to A | B.
func (w *writer) variant(p *page, n tree.Node) {
	want, value := w.gap.Want, n.Field("value")
	sp := spellerOf(p)
	t := model.Type{Form: model.Ref, Name: typeName(want.Name)}
	if want.Type.Form == model.Ref {
		t = want.Type
	}
	w.out.Code = sp.typ(t)
	switch {
	case value.Kind() != "union_type":
		w.none("%s is no list of types", w.gap.Parent.Name)
	case w.out.Code == w.gap.Parent.Name:
		w.none("%s is no variant of itself", w.out.Code)
	case slices.Contains(words.FindAllString(value.Text(), -1), w.out.Code):
		w.none("already there")
	case sp.fail != "":
		w.none("%s: %s", want.Name, sp.fail)
	}
	if w.out.None != "" {
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
	p.Insert(side.End(), between+w.out.Code)
	w.out.At.Line = p.Line(side.Start())
	w.imports(p, sp)
}
