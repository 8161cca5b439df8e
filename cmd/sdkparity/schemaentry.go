package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
)

// schemaEntry is one thing that a schema defines: a definition, a method, or what these hold at any depth.
type schemaEntry struct {
	name   string // Definition.property.property
	parent string // the name of what holds it
	sym    *model.Symbol
}

// schemaEntries are all of a schema in its own order, each under a name of its own.
func schemaEntries(api *model.API) []schemaEntry {
	e := entries{seen: map[string]int{}}
	for i := range api.Types {
		t := &api.Types[i]
		name := t.Name
		if e.seen[name] > 0 {
			name += " in " + path.Base(t.At.File) // files may define the same name differently
		}
		e.add(t, name, "")
	}
	return e.all
}

type entries struct {
	all  []schemaEntry
	seen map[string]int
}

func (e *entries) add(s *model.Symbol, name, parent string) {
	if e.seen[name]++; e.seen[name] > 1 {
		name = fmt.Sprintf("%s #%d", name, e.seen[name])
	}
	e.all = append(e.all, schemaEntry{name, parent, s})
	if s.Kind != model.Union { // its variants are in its type
		e.members(s.Members, name, name)
	}
	if s.Type.Form != model.Inline || len(s.Members) == 0 {
		e.inline(s.Type, name, name)
	}
}

func (e *entries) members(all []model.Symbol, path, parent string) {
	for i := range all {
		e.add(&all[i], path+"."+all[i].Name, parent)
	}
}

// inline adds what object types without a name hold.
func (e *entries) inline(t model.Type, path, parent string) {
	switch t.Form {
	case model.Inline:
		e.members(t.Members, path, parent)
	case model.List:
		e.inline(t.Args[0], path+"[]", parent)
	case model.Map:
		e.inline(t.Args[len(t.Args)-1], path+"{}", parent)
	case model.OneOf:
		for i, v := range t.Args {
			e.inline(v, path+variant(v, i), parent)
		}
	}
}

// variant tells one of several types from the others: by the constant it holds, else by its place.
func variant(t model.Type, i int) string {
	for _, m := range t.Members {
		if m.Type.Form == model.Literal {
			return "<" + m.Type.Name + ">"
		}
	}
	return fmt.Sprintf("<%d>", i+1)
}

// kind is what a schema calls it.
func (e schemaEntry) kind() string {
	switch {
	case e.sym.Kind == model.Class:
		return "namespace"
	case e.sym.Kind.IsType():
		return "definition"
	case e.sym.Kind == model.Field:
		return "property"
	}
	return e.sym.Kind.String()
}

// text is all that somebody who uses it depends on.
func (e schemaEntry) text() string {
	s := e.sym
	var parts []string
	add := func(text string) {
		if text != "" {
			parts = append(parts, text)
		}
	}
	switch {
	case s.Kind.IsType():
		add(s.Stability.String())
		add(typeText(s))
		return strings.Join(parts, " ")
	case s.Kind == model.Method:
		add(s.Wire + " → " + shape(s.Type))
	case s.Kind != model.Value:
		add(shape(s.Type))
	}
	add(s.Presence.String())
	add(s.Stability.String())
	if s.Default != "" {
		add("default " + s.Default)
	}
	return strings.Join(parts, ", ")
}

func typeText(s *model.Symbol) string {
	switch {
	case s.Kind == model.Class:
		return "" // its methods are entries
	case s.Type.Form != model.FormUnknown:
		return s.Kind.String() + " of " + shape(s.Type)
	}
	return s.Kind.String()
}

// shape is a type in full, with the order of variants, which means nothing, left out. What an object without a name holds are
// entries of their own.
func shape(t model.Type) string {
	switch t.Form {
	case model.Inline:
		return "{…}"
	case model.List:
		if t.Args[0].Form == model.OneOf {
			return "(" + shape(t.Args[0]) + ")[]"
		}
		return shape(t.Args[0]) + "[]"
	case model.Map:
		return "{ [key]: " + shape(t.Args[len(t.Args)-1]) + " }"
	case model.OneOf:
		var all []string
		for _, v := range t.Args {
			all = append(all, shape(v))
		}
		slices.Sort(all)
		return strings.Join(all, " | ")
	}
	return t.Text
}
