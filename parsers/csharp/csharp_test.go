package csharp

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
	"sdkparity/internal/treetest"
	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/source"
)

func TestNames(t *testing.T) { treetest.Names(t, grammar, ".") }

func TestRead(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		return map[string]string{"want": dump(linked(in))}
	})
}

func linked(in *txtar.Archive) *model.API {
	var units []language.Unit
	for _, f := range in.Files {
		if strings.HasSuffix(f.Name, ".cs") {
			u := Read(source.File{Data: f.Data})
			u.Path = f.Name
			units = append(units, u)
		}
	}
	return Link(units, language.Layout{Root: "."})
}

// dump is one line per symbol.
func dump(api *model.API) string {
	var b strings.Builder
	for _, t := range api.Types {
		writeSymbol(&b, t, t.At.File+":", "")
	}
	for _, p := range api.Problems {
		fmt.Fprintf(&b, "problem %s:%d %s\n", p.File, p.Line, p.Text)
	}
	fmt.Fprintf(&b, "read %d, ignored %d, unread %d\n", api.Counts.Read, api.Counts.Ignored, api.Counts.Unread)
	return b.String()
}

func writeSymbol(b *strings.Builder, s model.Symbol, file, indent string) {
	fmt.Fprintf(b, "%s%s%d %s %s", indent, file, s.At.Line, s.Kind, s.Name)
	for _, fact := range []string{typeText(s.Type), s.Presence.String(), quoted("wire", s.Wire), quoted("default", s.Default), s.Stability.String(), bases(s.Bases)} {
		if fact != "" {
			b.WriteString(" " + fact)
		}
	}
	if s.Layer == model.Generated && s.Kind.IsType() {
		b.WriteString(" generated")
	}
	if s.Partial {
		b.WriteString(" partial")
	}
	if s.Doc != "" {
		fmt.Fprintf(b, " -- %q", s.Doc)
	}
	b.WriteByte('\n')
	for _, m := range s.Members {
		writeSymbol(b, m, "", indent+"  ")
	}
}

func quoted(what, s string) string {
	if s == "" {
		return ""
	}
	return what + "=" + s
}

func bases(list []model.Type) string {
	if len(list) == 0 {
		return ""
	}
	return "< " + join(list, ", ")
}

func join(list []model.Type, sep string) string {
	var out []string
	for _, t := range list {
		out = append(out, typeText(t))
	}
	return strings.Join(out, sep)
}

func typeText(t model.Type) string {
	switch t.Form {
	case model.FormUnknown:
		return t.Text
	case model.List:
		return "[" + join(t.Args, ", ") + "]"
	case model.Map:
		return "{" + join(t.Args, ": ") + "}"
	case model.OneOf:
		return "(" + join(t.Args, " | ") + ")"
	case model.Func:
		last := len(t.Args) - 1
		return "((" + join(t.Args[:last], ", ") + ") => " + typeText(t.Args[last]) + ")"
	case model.Literal:
		return fmt.Sprintf("%q", t.Name)
	case model.Inline:
		var out []string
		for _, m := range t.Members {
			out = append(out, m.Name+" "+typeText(m.Type)+" "+m.Presence.String())
		}
		return "{" + strings.Join(out, "; ") + "}"
	case model.Ref:
		if len(t.Args) > 0 {
			return t.Name + "<" + join(t.Args, ", ") + ">"
		}
	}
	return t.Name
}
