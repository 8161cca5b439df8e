package typescript

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// export passes a new type on wherever files pass its siblings on, up to the package's entry.
func (w *writer) export(p *page, name string, siblings []string) {
	passed := []string{p.Path}
	for again := true; again && len(siblings) > 0; {
		again = false
		for _, file := range append(slices.Clone(w.Layout.Entries), w.modules()...) {
			if slices.Contains(passed, file) {
				continue
			}
			if w.exportFrom(file, passed, name, siblings) {
				passed, again = append(passed, file), true
			}
		}
	}
	if p.exporting() == "" {
		w.exportHere(p, name, siblings)
	}
}

// exportFrom adds a name to a file's export { … } from, where that names a sibling.
func (w *writer) exportFrom(file string, passed []string, name string, siblings []string) bool {
	src, _ := w.Draft.Text(file)
	if !strings.Contains(src, "export") || !strings.Contains(src, " from ") {
		return false
	}
	e := w.page(file)
	if e == nil || w.generated(e) {
		return false
	}
	statement, sibling, star := e.passingOn(func(spec string) bool { return slices.Contains(passed, w.fileOf(file, spec)) }, siblings)
	switch {
	case star:
		return true
	case !statement.OK():
		return false
	}
	text := name
	for _, s := range specifiers(statement) {
		if s.Field("name").Text() == name {
			return true
		}
		if s.Field("name").Text() == sibling && s.Has("type") {
			text = "type " + name
		}
	}
	if text == name && !statement.Has("type") && strings.Contains(statement.Text(), "type ") {
		text = "type " + name
	}
	e.enlistName(statement, text, sibling)
	w.Also("%s: exported", w.Short(file))
	return true
}

// passingOn is the statement of a file that passes the first of the siblings on; star says that it passes everything on. A
// list of types comes before one of values.
func (p *page) passingOn(isFrom func(string) bool, siblings []string) (found tree.Node, sibling string, star bool) {
	var statements []tree.Node
	for n := range p.root.Children() {
		if n.Kind() != "export_statement" || !n.Field("source").OK() || !isFrom(specifierOf(n)) {
			continue
		}
		if len(specifiers(n)) == 0 && !n.Child("namespace_export").OK() {
			return n, "", true
		}
		statements = append(statements, n)
	}
	slices.SortStableFunc(statements, func(a, b tree.Node) int { return typesFirst(a) - typesFirst(b) })
	for _, s := range siblings {
		for _, n := range statements {
			for _, c := range specifiers(n) {
				if c.Field("name").Text() == s {
					return n, s, false
				}
			}
		}
	}
	return tree.Node{}, "", false
}

func typesFirst(n tree.Node) int {
	if n.Has("type") {
		return 0
	}
	return 1
}

// exportHere adds a name to the export { … } of its own file.
func (w *writer) exportHere(p *page, name string, siblings []string) {
	for n := range p.root.Children() {
		if n.Kind() != "export_statement" || n.Field("source").OK() {
			continue
		}
		for _, c := range specifiers(n) {
			if slices.Contains(siblings, c.Field("name").Text()) {
				p.enlistName(n, name, c.Field("name").Text())
				return
			}
		}
	}
}

// exported are the types whose way out of the package the new one goes: those near it, then those that share its file. None
// where few of these go out, or where users of other SDKs have no name for it either.
func (w *writer) exported(p *page) []string {
	if w.Gap.Want.Access == model.Reachable {
		return nil
	}
	var names, rest []string
	for _, s := range w.Gap.Near {
		if s.At.File == p.Path && s.Access == model.Exported {
			names = append(names, s.Name)
		}
	}
	beside := 0
	for _, t := range w.API.Types {
		if t.At.File == p.Path && !strings.Contains(t.Name, ".") {
			beside++
			if t.Access == model.Exported {
				rest = append(rest, t.Name)
			}
		}
	}
	if len(names) == 0 && len(rest)*2 <= beside {
		return nil
	}
	var first []string // those that it stands behind, where lists have no order
	for _, name := range w.Gap.After {
		if slices.Contains(rest, lastName(name)) {
			first = append(first, lastName(name))
		}
	}
	return append(append(first, names...), rest...)
}
