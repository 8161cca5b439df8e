package rust

import (
	"path"
	"strings"

	grammars "github.com/tree-sitter/tree-sitter-rust/bindings/go"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

// whole reads bodies too.
var whole = tree.NewGrammar(grammars.Language())

// sheet is a file as it is now, and what is to be written into it.
type sheet struct {
	patch.Page
	root      tree.Node
	broken    string // why it cannot be written to
	generated bool
}

func (w *writer) sheet(file string) *sheet {
	if s, ok := w.sheets[file]; ok {
		return s
	}
	text, ok := w.Draft.Text(file)
	s := &sheet{Page: patch.Page{Path: file, Text: text}}
	w.sheets[file] = s
	if !ok {
		s.broken = file + ": there is no such file"
		return s
	}
	t, err := whole.Parse([]byte(text))
	switch {
	case err != nil:
		s.broken = file + " does not parse: " + err.Error()
		return s
	case t.Cut != "":
		s.broken = file + " does not parse: " + t.Cut
	case t.Root().HasError():
		s.broken = file + " does not parse"
	}
	s.root = t.Root()
	if s.generated = source.SaysGenerated([]byte(text)) || w.Generated(file); s.generated && s.broken == "" {
		s.broken = file + " is generated"
	}
	return s
}

// naming are the files written by hand that contain a word, without parsing the others.
func (w *writer) naming(word string) (out []*sheet) {
	for _, p := range w.Draft.Paths() {
		if path.Ext(p) != ".rs" || w.Layout.Root != "" && w.Layout.Root != "." && !strings.HasPrefix(p, w.Layout.Root+"/") {
			continue
		}
		if text, _ := w.Draft.Text(p); strings.Contains(text, word) {
			if s := w.sheet(p); !s.generated && s.root.OK() {
				out = append(out, s)
			}
		}
	}
	return out
}

// decl is a declaration with what stands before it.
type decl struct {
	node  tree.Node
	docs  []tree.Node
	attrs []tree.Node
}

func (i decl) name() string { return identifier(i.node.Field("name")) }

func (i decl) from() int {
	from := i.node.Start()
	for _, list := range [][]tree.Node{i.docs, i.attrs} {
		if len(list) > 0 {
			from = min(from, list[0].Start())
		}
	}
	return from
}

func (i decl) attributes() attributes {
	l := lead{attrs: i.attrs}
	return l.attributes()
}

// declsIn are the declarations of a file, a block or a body. Comments that document nothing are left out.
func declsIn(list tree.Node) (out []decl) {
	var one decl
	for n := range list.Children() {
		switch n.Kind() {
		case "line_comment", "block_comment":
			if text := n.Text(); strings.HasPrefix(text, "///") || strings.HasPrefix(text, "/**") {
				one.docs = append(one.docs, n)
			}
		case "attribute_item":
			one.attrs = append(one.attrs, n)
		default:
			one.node = n
			out = append(out, one)
			one = decl{}
		}
	}
	return out
}

// place is where a type is declared.
type place struct {
	*sheet
	decl
}

func (s *sheet) typeNamed(name string) (decl, bool) {
	for _, i := range declsIn(s.root) {
		if i.node.Is("struct_item", "enum_item", "union_item", "type_item", "trait_item") && i.name() == name {
			return i, true
		}
	}
	return decl{}, false
}

// typeNamed finds a type by its name, first in the file where it was and then in the other files written by hand.
func (w *writer) typeNamed(name, file string) (place, bool) {
	if file != "" {
		if s := w.sheet(file); s.root.OK() {
			if i, ok := s.typeNamed(name); ok {
				return place{s, i}, true
			}
		}
	}
	for _, s := range w.naming(name) {
		if i, ok := s.typeNamed(name); ok {
			return place{s, i}, true
		}
	}
	return place{}, false
}

// impl are the inherent impl blocks of a type in its file.
func (s *sheet) impls(name string) (out []tree.Node) {
	for _, i := range declsIn(s.root) {
		if i.node.Is("impl_item") && !i.node.Field("trait").OK() && baseName(i.node.Field("type")) == name {
			out = append(out, i.node)
		}
	}
	return out
}

// baseName is T of T<A> and of a::T.
func baseName(n tree.Node) string {
	switch n.Kind() {
	case "generic_type":
		return baseName(n.Field("type"))
	case "scoped_type_identifier", "scoped_identifier":
		return n.Field("name").Text()
	case "reference_type":
		return baseName(n.Field("type"))
	}
	return n.Text()
}

func keyOf(name string) string { return model.Key(strings.TrimPrefix(name, "r#")) }
