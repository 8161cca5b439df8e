package rust

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// reader reads one file.
type reader struct {
	unit     language.Unit
	line     int               // where everything is, when the items come from a macro
	in       string            // path of the inline modules around the items, such as "a::b"
	imports  map[string]string // what use declarations bind here: name to path
	local    map[string]bool   // modules of this scope, and its types that are named like one everybody knows
	generics []generic         // type parameters in scope, innermost last
	self     string            // what Self is
	broken   bool              // not all of the file could be parsed
}

func newReader() *reader {
	return &reader{imports: map[string]string{}, local: map[string]bool{}}
}

// block reads the items of a file, a module or a block of declarations.
func (r *reader) block(list tree.Node) {
	if r.isOff(list) {
		r.unit.Counts.Ignored++ // a file with #![cfg(test)] or the like
		return
	}
	r.scope(list)
	var l lead
	for n := range list.Children() {
		if !l.take(n) {
			r.item(n, &l)
			l.reset()
		}
	}
}

func (r *reader) isOff(list tree.Node) bool {
	for n := range list.Children() {
		if n.Kind() == "inner_attribute_item" {
			var a attributes
			a.read(strings.TrimSuffix(strings.TrimPrefix(n.Text(), "#!["), "]"))
			if a.off {
				return true
			}
		}
	}
	return false
}

// scope notes the names that a use of them further up must know about.
func (r *reader) scope(list tree.Node) {
	var l lead
	for n := range list.Children() {
		if l.take(n) {
			continue
		}
		switch n.Kind() {
		case "use_declaration":
			r.use(n, l.attributes())
		case "mod_item":
			r.local[identifier(n.Field("name"))] = true
		case "struct_item", "enum_item", "union_item", "trait_item", "type_item":
			if name := identifier(n.Field("name")); wellKnown[name].form != "" {
				r.local[name] = true
			}
		}
		l.reset()
	}
}

// item reads one declaration. Every kind the grammar has is here.
func (r *reader) item(n tree.Node, l *lead) {
	a := l.attributes()
	if a.off && !n.Is("use_declaration") {
		r.unit.Counts.Ignored++ // not in the published crate: tests, other platforms
		return
	}
	switch n.Kind() {
	case "struct_item", "union_item":
		r.structItem(n, l, a)
	case "enum_item":
		r.enumItem(n, l, a)
	case "trait_item":
		r.traitItem(n, l, a)
	case "type_item":
		r.typeItem(n, l, a)
	case "function_item", "function_signature_item":
		r.functionItem(n, l, a)
	case "impl_item":
		r.implItem(n, a)
	case "mod_item":
		r.modItem(n, a)
	case "const_item", "static_item":
		r.constant(n)
	case "macro_definition":
		r.macro(n)
	case "macro_invocation":
		r.invocation(n, l)
	case "expression_statement": // name!(…);
		r.invocation(n.First(), l)
	case "use_declaration": // read by scope
	case "empty_statement", "inner_attribute_item", "shebang":
	case "extern_crate_declaration", "foreign_mod_item":
		r.unit.Counts.Ignored++ // other crates' names; functions of other languages, which only unsafe code calls
	case "ERROR":
		r.salvage(n)
	default:
		r.unread(n.Line(), "unknown item "+n.Kind())
	}
}

// salvage reads the whole types inside source that could not be parsed. Since impl blocks may be lost in it, nothing in
// the file is known to be complete.
func (r *reader) salvage(n tree.Node) {
	r.broken = true
	r.unread(n.Line(), "syntax error: "+excerpt(n))
	r.scope(n)
	var l lead
	for c := range n.Children() {
		if l.take(c) {
			continue
		}
		if c.Is("struct_item", "union_item", "enum_item", "trait_item", "type_item", "impl_item", "mod_item", "const_item") {
			r.item(c, &l)
		}
		l.reset()
	}
}

// add keeps a declaration, counting it and its members as read when they are public.
func (r *reader) add(d language.Decl, members int) {
	if r.in != "" {
		d.Marks = append(d.Marks, markIn+r.in)
	}
	if d.Public {
		r.unit.Counts.Read += 1 + members
	} else {
		r.unit.Counts.Ignored += 1 + members // not public, but Link may have to look through it
	}
	r.unit.Decls = append(r.unit.Decls, d)
}

// private keeps no more than the name of a type that nobody outside can name.
func (r *reader) private(kind model.Kind, n tree.Node) {
	r.add(language.Decl{Symbol: r.symbol(kind, n)}, 0)
}

// symbol begins the symbol of a declaration with a name.
func (r *reader) symbol(kind model.Kind, n tree.Node) model.Symbol {
	name := n.Field("name")
	return model.Symbol{Kind: kind, Name: identifier(name), At: r.at(name)}
}

func (r *reader) at(n tree.Node) model.Pos {
	if r.line > 0 {
		return model.Pos{Line: r.line}
	}
	return model.Pos{Line: n.Line()}
}

// check marks a symbol whose declaration has a syntax error as not fully understood.
func (r *reader) check(s *model.Symbol, n tree.Node) {
	flaw := flawOf(n)
	if !flaw.OK() {
		return
	}
	s.Partial = true
	r.unread(flaw.Line(), "syntax error in "+s.Name+": "+excerpt(flaw))
}

// flawOf is the first error in a declaration, not looking into members and bodies, which are checked by themselves.
func flawOf(n tree.Node) tree.Node {
	if !n.HasError() {
		return tree.Node{}
	}
	for c := range n.All() {
		switch {
		case c.Kind() == "ERROR" || c.Missing():
			return c
		case c.Is("function_item", "function_signature_item", "block", "const_item", "macro_invocation", "impl_item", "mod_item"):
			continue
		}
		if flaw := flawOf(c); flaw.OK() {
			return flaw
		}
	}
	return tree.Node{}
}

const maxExcerpt = 60

func excerpt(n tree.Node) string { return cut(squeeze(n.Text()), maxExcerpt) }

// identifier is a name without the mark of a raw identifier: r#type is type.
func identifier(n tree.Node) string { return strings.TrimPrefix(n.Text(), "r#") }

// isPublic reports whether the declaration is pub without restriction; pub(crate) is not.
func isPublic(n tree.Node) bool { return n.Child("visibility_modifier").Text() == "pub" }
