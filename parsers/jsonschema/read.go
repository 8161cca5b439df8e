// Package jsonschema reads JSON Schema files, with the RPC methods some of them list, into the model.
//
// It knows the vocabulary of drafts 4 to 2020-12 as far as it shapes data. Constraints on values (minimum, pattern, …),
// conditions (if, dependentSchemas, …) and unknown annotations are left out: they change no API.
package jsonschema

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/source"
)

const (
	// maxProblems keeps hostile input from filling a report.
	maxProblems = 1000
	// maxSteps is how many references inside others are followed. Real schemas need a few hundred; a hostile one doubles them
	// with each definition.
	maxSteps = 1 << 16
)

// Read reads all files of a schema. They may refer to each other by file name.
//
// Types are Partial, because a schema lists what goes over the wire and not what an SDK adds.
func Read(files []source.File) *model.API {
	r := &reader{
		api:      &model.API{SDK: "schema", Language: "jsonschema", Partial: true, Files: len(files)},
		internal: map[string]bool{}, circular: map[*node]bool{}, told: map[model.Problem]bool{},
	}
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b source.File) int { return cmp.Compare(a.Path, b.Path) })
	for _, f := range files {
		r.docs = append(r.docs, r.open(f))
	}
	r.cycles()
	for _, d := range r.docs {
		r.document(d)
	}
	r.spreadInternal()
	r.merge()
	r.sort()
	return r.api
}

// reader is the state of one Read.
type reader struct {
	api      *model.API
	docs     []*document
	internal map[string]bool // definitions that are nobody's API
	steps    int             // references followed
	circular map[*node]bool  // definitions that are defined by themselves
	path     []*node         // schemas being spelled out, because a reference leads into the middle of a definition
	told     map[model.Problem]bool
	reads    []int // for each type, the declarations read in it
	before   int   // declarations read before the type being read
	lost     bool  // something in the symbol being read was not understood
	hidden   int   // problems beyond maxProblems
}

func (r *reader) document(d *document) {
	before := len(r.api.Types)
	for _, def := range d.defs {
		r.add(def)
	}
	r.sections(d)
	if len(r.api.Types) == before && d.root != nil && !d.root.broken {
		r.problem(d.pos(0), "no definitions and no methods: this is not a JSON Schema")
	}
}

// rootType is the type the file as a whole describes, if it does: a root with only a $ref repeats a definition.
func (d *document) rootType() *definition {
	s := schema{d.root, d}
	if !s.is(object) || !slices.ContainsFunc(shapeKeywords[:], func(k string) bool { return s.get(k) != nil }) {
		return nil
	}
	name := s.string("title")
	if name == "" {
		name, _, _ = strings.Cut(path.Base(d.path), ".")
	}
	return &definition{s, name, d.line(s.at)}
}

// add reads one definition, unless the text ends inside it.
func (r *reader) add(def *definition) {
	if def.broken {
		r.api.Counts.Unread++ // the fault is a problem already
		return
	}
	s, ok := r.typeSymbol(def)
	r.lost = r.lost || r.circular[def.node]
	if !ok {
		r.lost = false
		r.api.Counts.Unread++
		return
	}
	if s.Stability == model.Internal {
		r.internal[s.Name] = true
	}
	r.keep(s)
}

// keep adds a type and remembers how many declarations it stands for.
func (r *reader) keep(s model.Symbol) {
	s = r.counted(s)
	all := r.api.Counts
	r.api.Types = append(r.api.Types, s)
	r.reads = append(r.reads, all.Read-r.before)
	r.before = all.Read
}

// counted ends a symbol: it is read, or unread when something in it was not understood.
func (r *reader) counted(s model.Symbol) model.Symbol {
	if !r.lost {
		r.api.Counts.Read++
		return s
	}
	r.lost = false
	r.api.Counts.Unread++
	s.Partial = true
	return s
}

// unread tells what was not understood inside the symbol being read.
func (r *reader) unread(s schema, text string) {
	r.lost = true
	r.problem(s.pos(), text)
}

func (r *reader) problem(at model.Pos, text string) {
	p := model.Problem{File: at.File, Line: at.Line, Text: text}
	switch {
	case r.told[p]:
	case len(r.api.Problems) >= maxProblems:
		r.hidden++
	default:
		r.told[p] = true
		r.api.Problems = append(r.api.Problems, p)
	}
}

func (r *reader) sort() {
	byPlace := func(a, b model.Symbol) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.Name, b.Name))
	}
	slices.SortStableFunc(r.api.Types, byPlace)
	slices.SortStableFunc(r.api.Problems, func(a, b model.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	if r.hidden > 0 {
		last := r.api.Problems[len(r.api.Problems)-1]
		last.Text = "and more problems, which are not listed"
		r.api.Problems = append(r.api.Problems, last)
	}
}
