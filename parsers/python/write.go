package python

import (
	"slices"
	"strings"

	python "github.com/tree-sitter/tree-sitter-python/bindings/go"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/prose"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

// Function bodies are looked into here, for the statements that take a field to the wire.
var writeGrammar = tree.NewGrammar(python.Language(), "string")

// Write declares what an SDK lacks where its siblings stand, as they are written.
func Write(draft language.Draft, api *model.API, layout language.Layout, gap language.Gap) language.Written {
	w := &writer{Writer: patch.Writer{Draft: draft, API: api, Layout: layout, Gap: gap}, pages: map[string]*page{}}
	w.write()
	w.commit()
	return w.Out
}

// writer is the state of writing one gap.
type writer struct {
	patch.Writer
	pages map[string]*page // nil for a file that cannot be written to
}

func (w *writer) write() {
	want, parent := w.Gap.Want, w.Gap.Parent
	switch {
	case want.Kind.IsType():
		w.typ()
	case want.Kind == model.Method || want.Kind == model.Function:
		w.method()
	case parent.Kind == model.Method || parent.Kind == model.Function:
		w.keyword()
	case want.Kind == model.Value:
		w.value()
	case want.Kind == model.Field:
		w.field()
	default:
		w.Out.Code = Declare(parent, want)
		w.None("a %s is not written by itself", want.Kind)
	}
}

// commit writes the files, unless one of them would not be Python any more.
func (w *writer) commit() {
	changed := map[string]string{}
	for path, p := range w.pages {
		if p != nil && len(p.Edits) > 0 {
			changed[path] = p.Edited()
		}
	}
	w.Finish(changed, func(_, text string) string {
		if parsed, err := writeGrammar.Parse([]byte(text)); err != nil || parsed.Root().HasError() {
			return "a file would not be Python any more"
		}
		return ""
	})
}

// page is one file as it is now, with what will be changed in it.
type page struct {
	patch.Page
	root  tree.Node
	width int
}

// page is a file of the SDK; nil where there is none that parses.
func (w *writer) page(path string) *page {
	if p, known := w.pages[path]; known {
		return p
	}
	w.pages[path] = nil
	src, ok := w.Draft.Text(path)
	if !ok {
		return nil
	}
	parsed, err := writeGrammar.Parse([]byte(src))
	if err != nil || parsed.Cut != "" || parsed.Root().HasError() {
		return nil
	}
	p := &page{Page: patch.Page{Path: path, Text: src}, root: parsed.Root(), width: patch.Width(src)}
	w.pages[path] = p
	return p
}

// pageOf is the file of a symbol, and says so where it cannot be written to.
func (w *writer) pageOf(s model.Symbol) *page {
	p := w.page(s.At.File)
	switch {
	case p != nil:
	case s.At.File == "":
		w.None("no file declares %s", s.Name)
	default:
		w.None("%s is not there or does not parse", s.At.File)
	}
	if p != nil && w.generated(p) {
		w.None("%s is generated: its generator writes it", p.Path)
	}
	return p
}

func (w *writer) generated(p *page) bool {
	return source.SaysGenerated([]byte(p.Text)) || w.Generated(p.Path)
}

// modules are the SDK's own hand-written files, tests aside.
func (w *writer) modules() []string {
	return slices.DeleteFunc(slices.Clone(w.Draft.Paths()), func(path string) bool {
		return !strings.HasSuffix(path, ".py") || w.Generated(path) || isTest(path)
	})
}

// doc is the documentation of what is wanted, with the names that it has here, and the marks that Read finds again.
func (w *writer) doc(s model.Symbol) string {
	text := strings.TrimSpace(prose.Renamed(prose.Plain(s.Doc), append(w.Names(s, snake), snake(s.Name))))
	if s.Default != "" && !strings.Contains(strings.ToLower(text), "default") && len(s.Default) < 60 {
		if text != "" && !strings.HasSuffix(text, ".") {
			text += "."
		}
		text = strings.TrimSpace(text + " Defaults to " + pythonValue(s.Default) + ".")
	}
	return text
}

// markedDoc is that and the mark of a field or type, each where Read finds it again: what is deprecated says so first.
func (w *writer) markedDoc(s model.Symbol, what string) string {
	text, m := w.doc(s), mark(s.Stability, what)
	if stability(nil, text, false) == s.Stability {
		return text
	}
	switch {
	case m == "" || text == "":
		return text + m
	case s.Stability == model.Experimental:
		return text + "\n\n" + m
	}
	return m + "\n\n" + text
}

// mark is the sentence that says how stable something is; "" for what is not said to be otherwise.
func mark(s model.Stability, what string) string {
	switch s {
	case model.Experimental:
		return "**Experimental.** This " + what + " may change or be removed in a future release."
	case model.Deprecated:
		return "Deprecated: this " + what + " may be removed in a future release."
	case model.Internal:
		return "Internal: this " + what + " is nobody's API."
	}
	return ""
}

// isTest reports whether a path is that of a test, which does not construct what users get.
func isTest(path string) bool {
	return slices.ContainsFunc(strings.Split(path, "/"), func(part string) bool {
		return part == "test" || part == "tests" || part == "e2e" || strings.HasPrefix(part, "test_") || strings.HasSuffix(part, "_test.py")
	})
}

func pythonValue(value string) string {
	switch value {
	case "true":
		return "True"
	case "false":
		return "False"
	case "null", "nil", "undefined":
		return "None"
	}
	return value
}
