package golang

import (
	"go/format"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/patch"
)

// write declares what the SDK lacks. All of what it writes is kept until the end, so that a gap is written whole or not at all.
func write(d language.Draft, api *model.API, layout language.Layout, g language.Gap) language.Written {
	w := &writer{Writer: patch.Writer{Draft: d, API: api, Layout: layout, Gap: g}, sheets: map[string]*sheet{}, dirs: map[string][]*sheet{}}
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
	w.finish()
	return w.Out
}

// writer writes one gap.
type writer struct {
	patch.Writer
	known  vocabulary
	sheets map[string]*sheet   // files that were looked at
	dirs   map[string][]*sheet // the files of a package, without its tests

	owner    string   // type that the fields being spelled belong to
	promised []string // types that are declared with the gap, since they have no name elsewhere
	extra    []string // their declarations
}

// finish puts what was written into the draft, unless one of the files would not be Go any more.
func (w *writer) finish() {
	texts := map[string]string{}
	for path, s := range w.sheets {
		if len(s.Edits) > 0 {
			texts[path] = s.formatted()
		}
	}
	w.Finish(texts, func(path, text string) string {
		if _, err := format.Source([]byte(text)); err != nil {
			return "what would be written to " + path + " is no Go: " + err.Error()
		}
		return ""
	})
}

// signature declares what has behaviour, which no declaration elsewhere tells.
func (w *writer) signature() {
	want := w.Gap.Want
	sp := speller{w.Gap.Parent, w.known}
	w.Out.Code = sp.declare(want)
	if want.Kind == model.Method && w.Gap.Parent.Kind != model.Interface {
		w.Out.Code = "func (" + receiverName(w.Gap.Parent.Name) + " *" + w.Gap.Parent.Name + ") " + w.Out.Code
	}
	w.Out.At = w.Gap.Parent.At
	switch want.Kind {
	case model.Method, model.Function:
		w.None("what it does is for a person to write")
	case model.Param:
		w.None("a parameter more changes every call")
	case model.Value:
		w.None("%s is a union: what of it belongs to whom is for a person to say", w.Gap.Parent.Name)
	default:
		w.None("a %s is for a person to write", want.Kind.String())
	}
	if doc := w.doc(want, sp.exported(want.Name), 0, habit{named: true}); len(doc) > 0 && want.Kind != model.Param && want.Kind != model.Value {
		w.Out.Code = strings.Join(append(doc, w.Out.Code), "\n")
	}
}

func receiverName(typeName string) string {
	words := model.Words(typeName)
	if len(words) == 0 {
		return "x"
	}
	return words[0][:1]
}
