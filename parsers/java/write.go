package java

import (
	"maps"
	"regexp"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/patch"
	"sdkparity/source"
)

// Write declares what an SDK lacks, as the types around it are declared. What has behaviour is left to a person.
func Write(draft language.Draft, api *model.API, layout language.Layout, gap language.Gap) language.Written {
	gap.Want = gap.Settled()
	w := &writer{Writer: patch.Writer{Draft: draft, API: api, Layout: layout, Gap: gap}, edits: map[string][]patch.Edit{}, created: map[string]string{}}
	want := gap.Want
	switch {
	case !identifier.MatchString(pascal(want.Name)) || want.Kind == model.Field && reserved[camel(want.Name)]:
		w.Out.Code = Declare(gap.Parent, want)
		w.None("%s is no name in Java", want.Name)
	case want.Kind == model.Field && gap.Parent.Kind.IsType():
		w.field()
	case want.Kind == model.Value && gap.Parent.Kind.IsType():
		w.value()
	case want.Kind.IsType():
		w.newType()
	default:
		w.Out.Code = Declare(gap.Parent, want)
		w.None("what %s does is for a person to write", want.Name)
	}
	w.finish()
	return w.Out
}

var identifier = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_]*$`)

// reserved are the words that no field can be called, and class, of which every object has one.
var reserved = wordSet(`abstract assert boolean break byte case catch char class const continue default do double else enum extends false final
	finally float for goto if implements import instanceof int interface long native new null package private protected public return short
	static strictfp super switch synchronized this throw throws transient true try void volatile while`)

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// writer collects what is to change, and changes it when all of it is known.
type writer struct {
	patch.Writer
	edits    map[string][]patch.Edit // by path
	created  map[string]string       // new files
	holds    func(*page) bool        // whether the declaration is there, in the file that out.At names
	imported []string                // "file:name" of the imports among the edits
	learned  []*page                 // files that what is written was learned from
}

func (w *writer) edit(p *page, at int, text string) {
	w.edits[p.Path] = append(w.edits[p.Path], patch.Edit{At: at, End: at, Text: text})
}

// finish writes the files, all or none: a result that reads worse than before, or without what was to be written, is not written.
func (w *writer) finish() {
	texts := maps.Clone(w.created)
	for path, edits := range w.edits {
		text, _ := w.Draft.Text(path)
		texts[path] = patch.Apply(text, edits)
	}
	w.Finish(texts, func(path, text string) string {
		if before, _ := w.Draft.Text(path); faults(text) > faults(before) {
			return "with it, " + path + " could not be read any more"
		}
		if p, ok := parsed(path, text); path == w.Out.At.File && (!ok || !w.holds(p)) {
			return "it would not be read as what it is"
		}
		return ""
	})
	if w.Out.None != "" {
		w.Out.At = model.Pos{}
	}
}

// faults counts what cannot be read, bodies of methods included.
func faults(text string) int {
	n := len(Read(source.File{Data: []byte(text)}).Problems)
	if p, ok := parsed("", text); ok && p.root.HasError() {
		n++
	}
	return n
}

// parent is the type that lacks the member, in the text as it is now.
func (w *writer) parent() (declared, bool) {
	at := w.Gap.Parent.At.File
	p, why := w.page(at)
	if why != "" {
		w.None("%s", why)
		return declared{}, false
	}
	t, ok := p.find(w.Gap.Parent.Name)
	switch {
	case !ok:
		w.None("%s is not in %s", w.Gap.Parent.Name, at)
	case t.HasError():
		w.None("%s:%d has a syntax error in %s", at, t.Line(), t.name)
		ok = false
	}
	return t, ok
}
