package python

import (
	"slices"
	"strings"

	"sdkparity/parsers/tree"
)

// export makes a new type importable from where the types beside it are.
func (w *writer) export(p *page, name string, siblings []string) {
	if w.listAll(p, name, siblings) {
		w.Also("%s: listed in __all__", w.Short(p.Path))
	}
	for _, entry := range w.Layout.Entries {
		if e := w.page(entry); e != nil && entry != p.Path {
			w.exportFrom(e, p, name, siblings)
		}
	}
}

// exportFrom imports a type into a package's __init__.py, as its siblings are, and lists it.
func (w *writer) exportFrom(e, p *page, name string, siblings []string) {
	if e.binds(name) {
		return
	}
	from, sibling := w.importedFrom(e, p, siblings)
	if !from.OK() {
		return
	}
	how := "imported"
	if from.Child("wildcard_import").OK() {
		how = ""
	} else {
		text := name
		if s := aliasedAs(from, sibling); s != "" { // import X as X says that it is public
			text = name + " as " + name
		}
		e.enlistImport(from, text, sibling)
	}
	if w.listAll(e, name, siblings) {
		how = strings.TrimPrefix(how+" and listed in __all__", " and ")
	}
	if how != "" {
		w.Also("%s: %s", w.Short(e.Path), how)
	}
}

// importedFrom is the statement that takes a sibling from the page, and the sibling.
func (w *writer) importedFrom(e, p *page, siblings []string) (from tree.Node, sibling string) {
	var statements []tree.Node
	for n := range e.root.Children() {
		if n.Kind() == "import_from_statement" && w.fileOf(e.Path, n.Field("module_name").Text()) == p.Path {
			statements = append(statements, n)
		}
	}
	for _, s := range siblings {
		for _, n := range statements {
			for _, c := range n.Fields("name") {
				if c.Text() == s || c.Kind() == "aliased_import" && c.Field("name").Text() == s && c.Field("alias").Text() == s {
					return n, s
				}
			}
		}
	}
	for _, n := range statements {
		if n.Child("wildcard_import").OK() {
			return n, ""
		}
	}
	return tree.Node{}, ""
}

func aliasedAs(from tree.Node, name string) string {
	for _, c := range from.Fields("name") {
		if c.Kind() == "aliased_import" && c.Field("name").Text() == name {
			return c.Field("alias").Text()
		}
	}
	return ""
}

// listAll adds a name to a module's __all__, where a sibling is in it.
func (w *writer) listAll(p *page, name string, siblings []string) bool {
	n, _ := p.declared("__all__")
	list := n.Field("right")
	if !list.Is("list", "tuple") {
		return false
	}
	var items []tree.Node
	sibling := ""
	for c := range list.Children() {
		if c.Kind() == "string" {
			items = append(items, c)
			if v := stringValue(c.Text()); slices.Contains(siblings, v) && sibling == "" {
				sibling = v
			}
		}
	}
	if sibling == "" || slices.ContainsFunc(items, func(c tree.Node) bool { return stringValue(c.Text()) == name }) {
		return false
	}
	text := stringText(name)
	if items[0].Text()[0] == '\'' {
		text = "'" + name + "'"
	}
	line := p.Text[list.Start():list.End()]
	if !strings.Contains(line, "\n") && len(p.Indent(list.Start()))+len("__all__ = ")+len(line)+len(text)+2 > p.width {
		p.explode(items, text, sibling, list.Start(), list.End(), line[:1], line[len(line)-1:])
		return true
	}
	p.enlist(items, text, sibling)
	return true
}
