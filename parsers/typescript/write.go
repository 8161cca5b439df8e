package typescript

import (
	"slices"
	"strings"

	typescript "github.com/tree-sitter/tree-sitter-typescript/bindings/go"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/prose"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

// Function bodies are looked into here, for the objects that pass a member on.
var writeGrammar = tree.NewGrammar(typescript.LanguageTypescript(), "string", "template_string", "regex")

// write declares what an SDK lacks where its siblings stand, as they are written.
func write(draft language.Draft, api *model.API, layout language.Layout, gap language.Gap) language.Written {
	w := &writer{Writer: patch.Writer{Draft: draft, API: api, Layout: layout, Gap: gap}, pages: map[string]*page{}}
	w.Out.Code = declare(gap.Parent, gap.Want)
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
		w.at(parent)
		w.None("what a %s does is for a person to write", want.Kind)
	case want.Kind == model.Param || parent.Kind == model.Method || parent.Kind == model.Function:
		w.at(parent)
		w.None("what a function does with one more parameter is for a person to write")
	case want.Kind == model.Value:
		w.value()
	case want.Kind == model.Field:
		w.member()
	default:
		w.None("a %s is not written by itself", want.Kind)
	}
}

// at notes where something would go that is not written: it may be there by now.
func (w *writer) at(parent model.Symbol) {
	p := w.page(parent.At.File)
	if p == nil {
		return
	}
	n, _ := p.declared(parent.Name)
	w.Out.At = model.Pos{File: p.Path, Line: n.Line()}
	name := camel(w.Gap.Want.Name)
	for c := range n.Field("body").Children() {
		if id := c.Field("name"); id.OK() && model.Key(id.Text()) == model.Key(name) && w.Gap.Want.Kind == model.Method {
			w.None("already there")
		}
	}
}

// commit writes the files, unless one of them would not be TypeScript any more.
func (w *writer) commit() {
	changed := map[string]string{}
	for path, p := range w.pages {
		if p != nil && len(p.Edits) > 0 {
			changed[path] = p.Edited()
		}
	}
	w.Finish(changed, func(_, text string) string {
		if !parse(text).OK() {
			return "a file would not be TypeScript any more"
		}
		return ""
	})
}

// parse is the tree of a text; no node for one that is not TypeScript.
func parse(text string) tree.Node {
	src, problem := prepared([]byte(text))
	if problem != "" {
		return tree.Node{}
	}
	parsed, err := writeGrammar.Parse(src)
	if err != nil || parsed.Cut != "" || parsed.Root().HasError() {
		return tree.Node{}
	}
	return parsed.Root()
}

// page is one file as it is now, with what will be changed in it.
type page struct {
	patch.Page
	root  tree.Node
	width int
	unit  string // of indentation
	quote string
	semi  string
}

func (p *page) enlist(items []tree.Node, i int, text string) {
	patch.List{Page: &p.Page, Items: items}.Put(i, text)
}

// page is a file of the SDK; nil where there is none that parses.
func (w *writer) page(path string) *page {
	if p, known := w.pages[path]; known {
		return p
	}
	w.pages[path] = nil
	src, ok := w.Draft.Text(path)
	if root := parse(src); ok && root.OK() {
		p := &page{Page: patch.Page{Path: path, Text: src}, root: root, width: patch.Width(src), unit: "    ", quote: `"`}
		p.manner()
		w.pages[path] = p
	}
	return w.pages[path]
}

// manner is how the file is written: its indentation, its quotes, its semicolons.
func (p *page) manner() {
	single, double, semis, statements := 0, 0, 0, 0
	unit := ""
	for n := range p.root.Descendants() {
		switch {
		case n.Kind() == "string" && strings.HasPrefix(n.Text(), "'"):
			single++
		case n.Kind() == "string":
			double++
		case n.Is("property_signature", "expression_statement", "enum_assignment") && unit == "":
			unit = p.Indent(n.Start())
		}
		if n.Is("import_statement", "type_alias_declaration", "lexical_declaration") {
			statements++
			if text := p.Text[n.End()-1:]; text[0] == ';' || strings.HasPrefix(text[1:], ";") {
				semis++
			}
		}
	}
	if unit != "" {
		p.unit = unit
	}
	if single > double {
		p.quote = "'"
	}
	if semis*2 >= statements {
		p.semi = ";"
	}
}

// modules are the SDK's own hand-written files, tests aside.
func (w *writer) modules() []string {
	return slices.DeleteFunc(slices.Clone(w.Draft.Paths()), func(path string) bool {
		isSource := strings.HasSuffix(path, ".ts") || strings.HasSuffix(path, ".mts") || strings.HasSuffix(path, ".cts")
		return !isSource || strings.Contains(path, "node_modules/") || w.Generated(path) || isTest(path)
	})
}

func isTest(path string) bool {
	return slices.ContainsFunc(strings.Split(path, "/"), func(part string) bool {
		return part == "test" || part == "tests" || part == "e2e" || part == "__tests__" || strings.Contains(part, ".test.") || strings.Contains(part, ".spec.")
	})
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

// doc is the documentation of what is wanted, with the names that it has here.
func (w *writer) doc(s model.Symbol) string {
	return strings.TrimSpace(prose.Renamed(prose.Plain(s.Doc), w.Names(s, camel)))
}
