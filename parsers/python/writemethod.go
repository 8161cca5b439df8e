package python

import (
	"strings"

	"sdkparity/model"
)

// method spells a method or function with its signature; its body is for a person.
func (w *writer) method() {
	want, parent := w.Gap.Want, w.Gap.Parent
	w.Out.Code = "def " + w.signature(spellerOf(""), false)
	if parent.At.File == "" {
		w.None("what a function does is for a person to write")
		return
	}
	p := w.page(parent.At.File)
	if p == nil {
		w.None("%s is not there or does not parse", parent.At.File)
		return
	}
	n, _ := p.declared(parent.Name)
	w.Out.At = model.Pos{File: p.Path, Line: n.Line()}
	async, methods := 0, 0
	for f := range n.Field("body").Descendants() {
		if f.Kind() != "function_definition" {
			continue
		}
		methods++
		if f.Has("async") {
			async++
		}
		if model.Key(f.Field("name").Text()) == model.Key(snake(strings.TrimSuffix(want.Name, "Async"))) {
			w.None("already there")
		}
	}
	w.Out.Code = "def " + w.signature(spellerOf(p.Text), true)
	if async*2 > methods {
		w.Out.Code = "async " + w.Out.Code
	}
	w.None("what a method does is for a person to write")
}

func (w *writer) signature(sp *speller, self bool) string {
	want := w.Gap.Want
	var required, optional []string
	if self {
		required = append(required, "self")
	}
	for _, p := range want.Members {
		if p.Kind != model.Param && p.Kind != model.Field {
			continue
		}
		text := snake(p.Name) + ": " + sp.typ(p.Type)
		if p.Presence == model.Optional {
			optional = append(optional, snake(p.Name)+": "+orNoneQuoted(sp, sp.typ(p.Type))+" = None")
			continue
		}
		required = append(required, text)
	}
	if len(optional) > 0 {
		required = append(append(required, "*"), optional...)
	}
	result := "None"
	if want.Type.Form != model.FormUnknown && want.Type.Name != model.Void {
		result = sp.typ(want.Type)
	}
	name := snake(strings.TrimSuffix(want.Name, "Async"))
	if want.Name == model.Constructor {
		name = "__init__"
	}
	return name + "(" + strings.Join(required, ", ") + ") -> " + result + ":"
}
