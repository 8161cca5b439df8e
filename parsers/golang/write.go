package golang

import (
	"maps"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// write declares what the SDK lacks. All of what it writes is kept until the end, so that a gap is written whole or not at all.
func write(d language.Draft, api *model.API, layout language.Layout, g language.Gap) language.Written {
	w := &writer{draft: d, api: api, layout: layout, gap: g, sheets: map[string]*sheet{}, dirs: map[string][]*sheet{}}
	w.known = vocabularyOf(api)
	switch k := g.Want.Kind; {
	case k == model.Field, k == model.Param && g.Parent.Kind == model.Object:
		w.member()
	case k == model.Value && g.Parent.Kind != model.Union:
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
	known  vocabulary
	sheets map[string]*sheet   // files that were looked at
	dirs   map[string][]*sheet // the files of a package, without its tests
	out    language.Written

	owner    string   // type that the fields being spelled belong to
	promised []string // types that are declared with the gap, since they have no name elsewhere
	extra    []string // their declarations
}

// none says why nothing is written.
func (w *writer) none(reason string) { w.out.None = reason }

func (w *writer) also(text string) { w.out.Also = append(w.out.Also, text) }

// finish puts what was written into the draft, unless one of the files would not be Go any more.
func (w *writer) finish() {
	texts := map[string]string{}
	for _, path := range slices.Sorted(maps.Keys(w.sheets)) {
		s := w.sheets[path]
		if len(s.Edits) == 0 {
			continue
		}
		text, err := s.edited()
		if err != nil {
			w.none("what would be written to " + path + " is no Go: " + err.Error())
			return
		}
		texts[path] = text
	}
	for _, path := range slices.Sorted(maps.Keys(texts)) {
		w.draft.Set(path, texts[path])
	}
}

// signature declares what has behaviour, which no declaration elsewhere tells.
func (w *writer) signature() {
	want := w.gap.Want
	sp := speller{w.gap.Parent, w.known}
	w.out.Code = sp.declare(want)
	if want.Kind == model.Method && w.gap.Parent.Kind != model.Interface {
		w.out.Code = "func (" + receiverName(w.gap.Parent.Name) + " *" + w.gap.Parent.Name + ") " + w.out.Code
	}
	w.out.At = w.gap.Parent.At
	switch want.Kind {
	case model.Method, model.Function:
		w.none("what it does is for a person to write")
	case model.Param:
		w.none("a parameter more changes every call")
	case model.Value:
		w.none(w.gap.Parent.Name + " is a union: what of it belongs to whom is for a person to say")
	default:
		w.none("a " + want.Kind.String() + " is for a person to write")
	}
	if doc := w.doc(want, sp.exported(want.Name), 0, habit{named: true}); len(doc) > 0 && want.Kind != model.Param && want.Kind != model.Value {
		w.out.Code = strings.Join(append(doc, w.out.Code), "\n")
	}
}

func receiverName(typeName string) string {
	words := model.Words(typeName)
	if len(words) == 0 {
		return "x"
	}
	return words[0][:1]
}
