package rust

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// write declares what the SDK lacks. All of what it writes is kept until the end, so that a gap is written whole or not at all.
func write(d language.Draft, api *model.API, layout language.Layout, g language.Gap) language.Written {
	w := &writer{draft: d, api: api, layout: layout, gap: g, sheets: map[string]*sheet{}, promised: map[string][]string{}}
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
	if w.out.None == "" {
		w.finish()
	}
	if w.out.None != "" {
		w.out.Also, w.out.Left = nil, nil
	}
	return w.out
}

// writer writes one gap.
type writer struct {
	draft  language.Draft
	api    *model.API
	layout language.Layout
	gap    language.Gap
	sheets map[string]*sheet
	out    language.Written

	owner    string              // type that the fields being spelled belong to
	promised map[string][]string // types that are declared with the gap, since they have no name elsewhere, with what they derive
	extra    []string            // their declarations
}

// none says why nothing is written.
func (w *writer) none(reason string) { w.out.None = reason }

func (w *writer) also(format string, args ...any) {
	w.out.Also = append(w.out.Also, fmt.Sprintf(format, args...))
}

func (w *writer) left(format string, args ...any) {
	w.out.Left = append(w.out.Left, fmt.Sprintf(format, args...))
}

// finish puts what was written into the draft, unless one of the files would not be Rust any more.
func (w *writer) finish() {
	texts := map[string]string{}
	for _, path := range slices.Sorted(maps.Keys(w.sheets)) {
		s := w.sheets[path]
		if len(s.Edits) == 0 {
			continue
		}
		texts[path] = s.Edited()
		if t, err := whole.Parse([]byte(texts[path])); err != nil || t.Cut != "" || t.Root().HasError() {
			w.none("what would be written to " + path + " is no Rust")
			return
		}
	}
	for _, path := range slices.Sorted(maps.Keys(texts)) {
		w.draft.Set(path, texts[path])
	}
}

// signature declares what has behaviour, which no declaration elsewhere tells.
func (w *writer) signature() {
	want, parent := w.gap.Want, w.gap.Parent
	w.out.At = parent.At
	var params []string
	switch want.Kind {
	case model.Method:
		params = append(params, "&self")
		w.none("what it does is for a person to write")
	case model.Function:
		w.none("what it does is for a person to write")
	default:
		w.none("a parameter more changes every call")
	}
	if want.Kind == model.Param {
		w.out.Code = declare(parent, want)
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
	w.out.Code = strings.Join(append(w.doc(want, habit{}), code), "\n")
}

// resultOf is how the methods of a type give back a value: "-> Result<%s, Error>" where they may fail.
func (w *writer) resultOf(parent model.Symbol) string {
	if at, ok := w.typeNamed(parent.Name, parent.At.File); ok && strings.Contains(at.Text, "Result<(), Error>") {
		return " -> Result<%s, Error>"
	}
	return " -> Result<%s, crate::Error>"
}
