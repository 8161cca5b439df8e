package suggest

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/parsers/language"
)

// SDK is what it takes to write into one SDK.
type SDK struct {
	Column   int // of the table
	Language language.Language
	Layout   language.Layout
	Draft    *Draft
	Refuse   map[string]string // rows that are only shown, and why
}

// Suggestion is how one SDK would declare one thing it lacks, and what became of writing it.
type Suggestion struct {
	language.Written
	Key     string // of the row
	Concept string
	Kind    model.Kind
	Members []string // keys of rows that are declared with it
	Pulled  bool     // not asked for: another suggestion needs it
	NewFile bool
}

// Write writes rows that an SDK lacks into its draft, the types first, and says what became of each. What another one needs is
// written, too; what cannot be written leaves nothing behind.
func Write(t *parity.Table, apis []*model.API, sdk SDK, rows []string) []Suggestion {
	a := newAtlas(t, apis)
	var wanted []int
	for _, key := range rows {
		if i, ok := a.rows[key]; ok {
			wanted = append(wanted, i)
		}
	}
	w := writer{sdk: sdk, was: apis[sdk.Column], clean: sdk.Draft.mark()}
	nameless := map[int]bool{}
	for {
		w.plan = planned(a, sdk.Column, sdk.Language, wanted, nameless)
		out := w.settled()
		if !w.unnamed(nameless) {
			return out
		}
	}
}

// writer writes what is planned for one SDK.
type writer struct {
	*plan
	sdk    SDK
	was    *model.API   // before anything is written
	api    *model.API   // with the types that are written so far, so that later ones find where they are
	clean  mark         // the draft before anything is written
	failed map[int]bool // rows that could not be written
}

// settled writes every gap. Types may need each other: what the later could not have must not be in the earlier.
func (w *writer) settled() []Suggestion {
	w.failed = map[int]bool{}
	for {
		w.sdk.Draft.restore(maps.Clone(w.clean))
		api := *w.was
		api.Types = slices.Clip(api.Types)
		w.api = &api
		if out, undone := w.all(); !undone {
			return out
		}
	}
}

// unnamed adds the types that could not be written, are needed by others, and are only names for what these can have in their
// place. It reports whether there are any.
func (w *writer) unnamed(nameless map[int]bool) bool {
	more := false
	for _, g := range w.order {
		for _, n := range g.needs {
			if w.failed[n] && !nameless[n] && unfolds(w.Rows[n].Cells[w.gaps[n].from].Symbol) {
				nameless[n], more = true, true
			}
		}
	}
	return more
}

// all writes every gap. undone is true when something was written that needs what could not be written later.
func (w *writer) all() (out []Suggestion, undone bool) {
	written := map[int]bool{}
	for _, g := range w.order {
		s := w.write(g)
		if s.None != "" {
			w.failed[g.row] = true
			undone = undone || slices.ContainsFunc(w.order, func(o *gap) bool { return written[o.row] && slices.Contains(o.needs, g.row) })
		}
		written[g.row] = s.None == ""
		out = append(out, s)
	}
	return out, undone
}

func (w *writer) write(g *gap) Suggestion {
	r := w.Rows[g.row]
	s := Suggestion{Key: r.Key, Concept: r.Concept, Kind: r.Kind, Pulled: g.pulled}
	for _, m := range g.members {
		s.Members = append(s.Members, w.Rows[m].Key)
	}
	before := w.sdk.Draft.mark()
	s.Written = w.declared(g)
	if why := w.unable(g, s.Written); why != "" {
		s.None = why
	}
	if s.None != "" {
		w.sdk.Draft.restore(before)
		s.Also = nil
	}
	if _, ok := w.sdk.Draft.shown[s.At.File]; !ok && s.At.File != "" {
		s.At.Line, s.NewFile = 0, true
	}
	if s.None == "" && g.Want.Kind.IsType() {
		t := g.Want
		t.Name, t.At, t.Layer, t.Access = w.name(g.row), s.At, model.Handwritten, model.Exported
		w.api.Types = append(w.api.Types, t)
	}
	return s
}

// unable is why what a language wrote cannot stay; "" when it can.
func (w *writer) unable(g *gap, by language.Written) string {
	for _, n := range g.needs {
		if w.failed[n] || w.gaps[n] == nil {
			return "needs " + w.name(n) + w.lacking(n)
		}
	}
	switch {
	case g.beyond:
		return fmt.Sprintf("no more than %d are written at a time", maxGaps)
	case len(g.unknown) > 0:
		return fmt.Sprintf("nothing in this SDK stands for %s, which it takes", g.unknown[0])
	case w.cell(g.row).State == parity.GeneratedOnly:
		return "generated code has it; whether to offer it by hand is for a person to say"
	case by.None != "":
		return by.None
	case w.sdk.Draft.refused != "":
		return w.sdk.Draft.refused
	}
	return w.sdk.Refuse[w.Rows[g.row].Key]
}

// lacking says how an SDK lacks a type that another needs.
func (w *writer) lacking(row int) string {
	if w.Rows[row].Layer == model.Generated {
		return " of the generated code, which lags behind here"
	}
	return ", which this SDK lacks"
}

// declared is what the language says and writes. Source is hostile: what a writer cannot cope with is left alone.
func (w *writer) declared(g *gap) (by language.Written) {
	plain := w.expected(g)
	if g.beyond {
		return plain
	}
	if w.sdk.Language.Write == nil {
		plain.None = "how to write " + w.sdk.Language.Name + " is not known"
		return plain
	}
	defer func() {
		if p := recover(); p != nil {
			by = plain
			by.None = fmt.Sprintf("the writer gave up: %v", p)
		}
	}()
	by = w.sdk.Language.Write(w.sdk.Draft, w.api, w.sdk.Layout, g.Gap)
	if strings.TrimSpace(by.Code) == "" {
		by.Code = plain.Code
	}
	if by.At.File == "" {
		by.At = plain.At
	}
	return by
}

// expected is the declaration in a line, for a language that does not say more.
func (w *writer) expected(g *gap) language.Written {
	var out language.Written
	if w.sdk.Language.Declare == nil {
		return out
	}
	out.Code = w.sdk.Language.Declare(g.Parent, g.Want)
	at := w.cell(g.row).Owner
	switch {
	case at == nil:
	case g.Want.Kind.IsType() && w.sdk.Language.TypeFile != nil:
		out.At.File = path.Join(path.Dir(at.At.File), w.sdk.Language.TypeFile(out.Code))
	default:
		out.At = at.At
	}
	return out
}
