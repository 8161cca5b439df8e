package rust

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/patch"
)

// write declares what the SDK lacks. All of what it writes is kept until the end, so that a gap is written whole or not at all.
func write(d language.Draft, api *model.API, layout language.Layout, g language.Gap) language.Written {
	w := &writer{Writer: patch.Writer{Draft: d, API: api, Layout: layout, Gap: g}, sheets: map[string]*sheet{}, promised: map[string][]string{}}
	switch k := g.Want.Kind; {
	case k == model.Field, k == model.Param && g.Parent.Kind == model.Object:
		w.member()
	case k == model.Value:
		w.value()
	case k.IsType():
		w.newType()
	default:
		w.signature()
	}
	w.finish()
	return w.Out
}

// writer writes one gap.
type writer struct {
	patch.Writer
	sheets map[string]*sheet

	owner    string              // type that the fields being spelled belong to
	promised map[string][]string // types that are declared with the gap, since they have no name elsewhere, with what they derive
	extra    []string            // their declarations
}

// finish puts what was written into the draft, unless one of the files would not be Rust any more.
func (w *writer) finish() {
	texts := map[string]string{}
	for path, s := range w.sheets {
		if len(s.Edits) > 0 {
			texts[path] = s.Edited()
		}
	}
	w.Finish(texts, func(path, text string) string {
		if t, err := whole.Parse([]byte(text)); err != nil || t.Cut != "" || t.Root().HasError() {
			return "what would be written to " + path + " is no Rust"
		}
		return ""
	})
}

// signature declares what has behaviour, which no declaration elsewhere tells.
func (w *writer) signature() {
	want, parent := w.Gap.Want, w.Gap.Parent
	w.Out.At = parent.At
	var params []string
	switch want.Kind {
	case model.Method:
		params = append(params, "&self")
		w.None("what it does is for a person to write")
	case model.Function:
		w.None("what it does is for a person to write")
	default:
		w.None("a parameter more changes every call")
	}
	if want.Kind == model.Param {
		w.Out.Code = declare(parent, want)
		return
	}
	for _, p := range want.Members {
		params = append(params, declare(parent, p))
	}
	result := w.resultOf(parent)
	value := spellType(parent, want.Type)
	if want.Type.Form == model.FormUnknown {
		value = "()"
	}
	code := "pub async fn " + fieldName(withoutAsync(want.Name)) + "(" + strings.Join(params, ", ") + ")" + strings.ReplaceAll(result, "%s", value) + ";"
	w.Out.Code = strings.Join(append(w.doc(want, habit{}), code), "\n")
}

// resultOf is how the methods of a type give back a value: "-> Result<%s, Error>" where they may fail.
func (w *writer) resultOf(parent model.Symbol) string {
	if at, ok := w.typeNamed(parent.Name, parent.At.File); ok && strings.Contains(at.Text, "Result<(), Error>") {
		return " -> Result<%s, Error>"
	}
	return " -> Result<%s, crate::Error>"
}
