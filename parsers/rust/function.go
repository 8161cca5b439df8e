package rust

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

func (r *reader) functionItem(n tree.Node, l *lead, a attributes) {
	if !isPublic(n) {
		r.unit.Counts.Ignored++ // not public
		return
	}
	r.add(language.Decl{Symbol: r.function(model.Function, n, l, a), Public: true}, 0)
}

// function reads a signature, and what the body calls over the wire.
func (r *reader) function(kind model.Kind, n tree.Node, l *lead, a attributes) model.Symbol {
	s := r.symbol(kind, n)
	l.describe(&s, a)
	leave := r.enter(n, r.self)
	s.Members = r.parameters(n.Field("parameters"))
	if result := n.Field("return_type"); result.OK() {
		s.Type, _ = r.shape(result)
		s.Type.Text = written(result)
	} else {
		s.Type = model.Type{Form: model.Prim, Name: model.Void}
	}
	leave()
	if body := n.Field("body"); body.OK() {
		s.Wire = calledIn(body.Text())
	}
	r.check(&s, n)
	return s
}

func (r *reader) parameters(list tree.Node) []model.Symbol {
	var out []model.Symbol
	for n := range list.Children() {
		if n.Kind() != "parameter" { // self, attributes, comments
			continue
		}
		name := n.Field("pattern")
		if name.Kind() == "self" {
			continue
		}
		s := model.Symbol{Kind: model.Param, Name: parameterName(name), At: r.at(name)}
		r.typed(&s, n.Field("type"))
		if s.Type.Form == model.Ref && s.Type.Name == "CancellationToken" {
			continue // other languages have nothing in its place
		}
		out = append(out, s)
	}
	return out
}

// parameterName is the name without the mark of one the body does not use; a pattern keeps its text.
func parameterName(n tree.Node) string {
	name := identifier(n)
	if trimmed := strings.TrimLeft(name, "_"); trimmed != "" {
		name = trimmed
	}
	return cut(squeeze(name), maxExcerpt)
}

// implItem reads the public methods of an inherent impl. That a type implements a trait of its own crate is kept for Link.
func (r *reader) implItem(n tree.Node, a attributes) {
	owner := typePath(n.Field("type"))
	if trait := n.Field("trait"); trait.OK() {
		r.unit.Counts.Ignored++ // its methods are the trait's
		if owner != "" && !n.Has("!") {
			r.link(language.Decl{Symbol: model.Symbol{Name: typePath(trait)}, Owner: owner, Marks: []string{markTrait}})
		}
		return
	}
	defer r.enter(n, lastSegment(owner))()
	s := model.Symbol{Name: owner, Members: r.methods(n.Field("body"), false)}
	r.check(&s, n)
	marks := append([]string{markInherent}, r.steps(n.Field("body"))...)
	if len(s.Members) == 0 && !s.Partial && len(marks) == 1 || owner == "" {
		return
	}
	r.unit.Counts.Read += len(s.Members)
	r.link(language.Decl{Symbol: s, Owner: owner, Marks: marks})
}

// link keeps something for Link that is no declaration by itself.
func (r *reader) link(d language.Decl) {
	if r.in != "" {
		d.Marks = append(d.Marks, markIn+r.in)
	}
	r.unit.Decls = append(r.unit.Decls, d)
}

// methods are those of a trait, or the public ones of an impl block.
func (r *reader) methods(body tree.Node, trait bool) []model.Symbol {
	var out []model.Symbol
	var l lead
	for n := range body.Children() {
		if l.take(n) {
			continue
		}
		out = r.method(out, n, &l, trait)
		l.reset()
	}
	return out
}

func (r *reader) method(out []model.Symbol, n tree.Node, l *lead, trait bool) []model.Symbol {
	switch n.Kind() {
	case "function_item", "function_signature_item":
		a := l.attributes()
		if a.off || !trait && (!isPublic(n) || r.isPlumbing(identifier(n.Field("name")))) {
			r.unit.Counts.Ignored++ // not public, not published, constructors and builders
			return out
		}
		s := r.function(model.Method, n, l, a)
		if trait && n.Kind() == "function_item" {
			s.Presence = model.Optional // who implements the trait may leave it out
		}
		return append(out, s)
	case "const_item":
		if t := typePath(n.Field("type")); !trait && isPublic(n) && (t == "Self" || lastSegment(t) == r.self) && !l.attributes().off {
			s := r.symbol(model.Value, n)
			l.describe(&s, l.attributes())
			return append(out, s) // a fixed instance, of which a type may be made up
		}
		r.unit.Counts.Ignored++
	case "associated_type", "type_item":
		r.unit.Counts.Ignored++ // types that only generic code names
	case "macro_invocation", "expression_statement":
		r.unread(n.Line(), "macro among methods: "+excerpt(n))
	case "inner_attribute_item", "empty_statement", "ERROR": // an error is what check reports
	default:
		r.unread(n.Line(), "unknown member "+n.Kind())
	}
	return out
}

// isPlumbing reports whether a method only repeats the fields that it fills in: new, and with_x of all but a builder, whose steps are what it
// offers.
func (r *reader) isPlumbing(name string) bool {
	return name == "new" || strings.HasPrefix(name, "with_") && !strings.HasSuffix(r.self, "Builder")
}
