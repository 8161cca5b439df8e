package main

import (
	"math/bits"
	"strings"

	"sdkparity/model"
)

// linter answers what checks ask of a schema.
type linter struct {
	types map[string]*model.Symbol // by name
	first map[string]string        // by parent and key, the first entry that has it
}

func newLinter(api *model.API, all []schemaEntry) linter {
	l := linter{types: map[string]*model.Symbol{}, first: map[string]string{}}
	for i := range api.Types {
		l.types[api.Types[i].Name] = &api.Types[i]
	}
	for _, e := range all {
		if key := siblings(e); l.first[key] == "" {
			l.first[key] = e.name
		}
	}
	return l
}

func siblings(e schemaEntry) string {
	holder := strings.TrimSuffix(e.name, e.sym.Name) // two variants of a union may well hold the same
	return holder + "\x00" + e.kind() + "\x00" + model.Key(e.sym.Name)
}

// clash is another entry at the same place whose name differs only in its case and punctuation.
func (l linter) clash(e schemaEntry) string {
	other := l.first[siblings(e)]
	if other == e.name || model.Key(e.sym.Name) == "" || strings.HasPrefix(e.name, other+" ") {
		return ""
	}
	return "is " + other + " but for its case"
}

// kinds is a set of what a JSON value may be.
type kinds uint8

const (
	isText kinds = 1 << iota
	isNumber
	isBool
	isStructured // an object or a list

	isScalar = isText | isNumber | isBool
)

func mixed(k kinds) bool   { return k&isStructured != 0 && k&isScalar != 0 }
func scalars(k kinds) bool { return k&isStructured == 0 && bits.OnesCount8(uint8(k&isScalar)) > 1 }

// union is the first choice in an entry's type that is bad.
func (l linter) union(e schemaEntry, bad func(kinds) bool) string {
	t := e.sym.Type
	for t.Form == model.List || t.Form == model.Map {
		t = t.Args[len(t.Args)-1]
	}
	if t.Form != model.OneOf || !bad(l.kinds(t, 0)) {
		return ""
	}
	return "is " + shape(t)
}

// kinds is what values of a type may be. Of a type that allows anything it is nothing: that is no choice.
func (l linter) kinds(t model.Type, hops int) kinds {
	switch t.Form {
	case model.List, model.Map, model.Inline:
		return isStructured
	case model.Literal:
		return literalKind(t.Text)
	case model.Prim:
		return primKind(t)
	case model.OneOf:
		var all kinds
		for _, v := range t.Args {
			all |= l.kinds(v, hops)
		}
		return all
	case model.Ref:
		return l.named(t.Name, hops+1)
	}
	return 0
}

func (l linter) named(name string, hops int) kinds {
	s := l.types[name]
	switch {
	case s == nil || hops > 16: // a chain of definitions that long leads in a circle
		return 0
	case s.Kind == model.Alias || s.Kind == model.Union:
		return l.kinds(s.Type, hops)
	case s.Kind == model.Enum:
		return isText
	}
	return isStructured
}

func primKind(t model.Type) kinds {
	switch {
	case t.Name == model.Any && t.Text == "object": // with anything inside
		return isStructured
	case t.Name == model.Any || t.Name == model.Null || t.Name == model.Void:
		return 0
	case t.Name == model.Bool:
		return isBool
	case strings.HasPrefix(t.Text, "string"):
		return isText
	}
	return isNumber
}

func literalKind(text string) kinds {
	switch {
	case strings.HasPrefix(text, `"`):
		return isText
	case text == "true" || text == "false":
		return isBool
	case strings.HasPrefix(text, "{") || strings.HasPrefix(text, "["):
		return isStructured
	}
	return isNumber
}
