package csharp

import (
	"maps"
	"regexp"
	"slices"

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
	case len(model.Words(want.Name)) == 0 || !identifier.MatchString(w.declarer().pascal(want.Name)):
		w.Out.Code = Declare(gap.Parent, want)
		w.None("%s is no name in C#", want.Name)
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

// writer collects what is to change, and changes it when all of it is known.
type writer struct {
	patch.Writer
	edits   map[string][]patch.Edit // by path
	created map[string]string       // new files
	holds   func(*page) bool        // whether the declaration is there, in the file that out.At names
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
		if before, _ := w.Draft.Text(path); problems(text) > problems(before) {
			return "with it, " + path + " could not be read any more"
		}
		if p, ok := parsed(path, text); path == w.Out.At.File && (!ok || !w.holds(p)) {
			return "it would not be read as what it is"
		}
		return ""
	})
}

func problems(text string) int { return len(Read(source.File{Data: []byte(text)}).Problems) }

var identifier = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_]*$`)

// declarer spells types as the parent does, else as what stands near, else as the SDK mostly does.
func (w *writer) declarer() declarer {
	d := declarer{parent: w.Gap.Parent}
	d.parent.Members = slices.Clone(d.parent.Members)
	for _, n := range w.Gap.Near {
		d.parent.Members = append(d.parent.Members, n.Members...)
	}
	for _, t := range w.API.Types {
		if t.Layer == model.Handwritten {
			d.around = append(d.around, t.Members...)
		}
	}
	return d
}
