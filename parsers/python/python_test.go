package python

import (
	"fmt"
	"path"
	"slices"
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

func TestArchives(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		return map[string]string{"want": dump(linked(in))}
	})
}

// linked reads the archive's sources as one SDK whose package is shop.
func layout() language.Layout {
	return language.Layout{
		SDK: "python", Root: "sdk", Entries: []string{"sdk/shop/__init__.py"},
		Generated: func(path string) bool { return strings.Contains(path, "/generated/") },
	}
}

func linked(in *txtar.Archive) *model.API {
	var units []language.Unit
	for _, f := range in.Files {
		if slices.Contains(Language.Exts, path.Ext(f.Name)) {
			u := Read(source.File{Path: f.Name, Data: f.Data})
			u.Path = f.Name
			units = append(units, u)
		}
	}
	return Link(units, layout())
}

// dump shows an API with a line per symbol.
func dump(api *model.API) string {
	var b strings.Builder
	for _, s := range append(api.Types, api.Functions...) {
		dumpSymbol(&b, s, "")
	}
	fmt.Fprintf(&b, "read %d ignored %d unread %d\n", api.Counts.Read, api.Counts.Ignored, api.Counts.Unread)
	for _, p := range api.Problems {
		fmt.Fprintf(&b, "%s:%d: %s\n", p.File, p.Line, p.Text)
	}
	return b.String()
}

func dumpSymbol(b *strings.Builder, s model.Symbol, indent string) {
	words := []string{s.Kind.String(), s.Name}
	if t := show(s.Type); t != "" {
		words = append(words, t)
	}
	for _, w := range []string{s.Presence.String(), s.Access.String(), s.Stability.String()} {
		if w != "" {
			words = append(words, w)
		}
	}
	if s.Layer == model.Generated && indent == "" {
		words = append(words, "generated")
	}
	if s.Wire != "" && (s.Wire != s.Name || s.Kind != model.Value) {
		words = append(words, "wire="+s.Wire)
	}
	if s.Default != "" {
		words = append(words, "default="+s.Default)
	}
	if s.Partial {
		words = append(words, "partial")
	}
	for _, base := range s.Bases {
		words = append(words, "<"+show(base))
	}
	place := fmt.Sprint(s.At.Line)
	if indent == "" {
		place = fmt.Sprintf("%s:%d", s.At.File, s.At.Line)
	}
	words = append(words, "@"+place)
	if s.Doc != "" {
		words = append(words, "— "+strings.ReplaceAll(s.Doc, "\n", "⏎"))
	}
	fmt.Fprintln(b, indent+strings.Join(words, " "))
	for _, m := range s.Members {
		dumpSymbol(b, m, indent+"  ")
	}
}

func show(t model.Type) string {
	var args []string
	for _, a := range t.Args {
		args = append(args, show(a))
	}
	name := t.Name
	switch t.Form {
	case model.FormUnknown:
		return ""
	case model.Literal:
		name = "'" + name + "'"
	case model.List, model.Map, model.OneOf, model.Func:
		name = t.Form.String()
	}
	if len(args) > 0 {
		name += "[" + strings.Join(args, ", ") + "]"
	}
	return name
}
