package rust

import (
	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

func (r *reader) structItem(n tree.Node, l *lead, a attributes) {
	if !isPublic(n) {
		r.private(model.Object, n)
		return
	}
	s := r.symbol(model.Object, n)
	l.describe(&s, a)
	defer r.enter(n, s.Name)()
	s.Members = r.fields(n.Field("body"), fieldRule{serialized: a.serialized, renameAll: a.renameAll, defaulted: a.defaulted})
	s.Private = privateFields(n.Field("body"))
	s.Bases = r.flattened(n.Field("body"))
	if target, ok := r.transparent(n.Field("body"), a); ok {
		s.Kind, s.Type = model.Alias, target
	}
	r.check(&s, n)
	var marks []string
	if a.isDefault {
		marks = append(marks, markDefault)
	}
	if a.serialized {
		marks = append(marks, markSerialized)
	}
	r.add(language.Decl{Symbol: s, Public: true, Marks: marks}, len(s.Members))
}

// A struct that serde(transparent) makes disappear in JSON is another name for the type of its one field.
func (r *reader) transparent(body tree.Node, a attributes) (model.Type, bool) {
	if !a.transparent {
		return model.Type{}, false
	}
	t := body.Child("field_declaration").Field("type")
	if !t.OK() {
		t = body.Field("type")
	}
	target, _ := r.shape(t)
	return target, t.OK()
}

// fieldRule is what a container says about its fields' names.
type fieldRule struct {
	serialized bool
	renameAll  string
	defaulted  bool
	public     bool // fields of variants have no visibility of their own
}

// fields are the public fields of a struct or a variant; those of a tuple are called 0, 1, 2.
func (r *reader) fields(body tree.Node, rule fieldRule) []model.Symbol {
	if body.Kind() == "ordered_field_declaration_list" {
		return r.tupleFields(body, rule)
	}
	var out []model.Symbol
	var l lead
	for n := range body.Children() {
		if l.take(n) {
			continue
		}
		if n.Kind() == "field_declaration" {
			out = r.field(out, n, &l, rule)
		}
		l.reset()
	}
	return out
}

func privateFields(body tree.Node) []string {
	var out []string
	for n := range body.Children() {
		if n.Kind() == "field_declaration" && !isPublic(n) {
			out = append(out, n.Field("name").Text())
		}
	}
	return out
}

func (r *reader) field(out []model.Symbol, n tree.Node, l *lead, rule fieldRule) []model.Symbol {
	a := l.attributes()
	if a.off || !rule.public && !isPublic(n) {
		r.unit.Counts.Ignored++
		return out
	}
	s := r.symbol(model.Field, n)
	l.describe(&s, a)
	r.typed(&s, n.Field("type"))
	if rule.serialized && (a.defaulted || rule.defaulted) && s.Presence == model.Required {
		s.Presence = model.Unstated // #[serde(default)] only forgives, when it is read, that it is not there
		if a.leftOut {
			s.Presence = model.Optional
		}
	}
	if rule.serialized && !a.flatten && !a.absent() {
		s.Wire = a.rename
		if s.Wire == "" {
			s.Wire = wireOfField(s.Name, rule.renameAll)
		}
	}
	return append(out, s)
}

func (r *reader) tupleFields(body tree.Node, rule fieldRule) []model.Symbol {
	var out []model.Symbol
	var l lead
	index, public := 0, rule.public
	for n := range body.Children() {
		switch {
		case l.take(n):
		case n.Kind() == "visibility_modifier":
			public = n.Text() == "pub"
		case n.FieldName() == "type":
			if public && !l.attributes().off {
				s := model.Symbol{Kind: model.Field, Name: digits(index), At: r.at(n)}
				l.describe(&s, l.attributes())
				r.typed(&s, n)
				out = append(out, s)
			} else {
				r.unit.Counts.Ignored++
			}
			index, public = index+1, rule.public
			l.reset()
		}
	}
	return out
}

// flattened are the types whose fields serde(flatten) puts among a struct's own.
func (r *reader) flattened(body tree.Node) []model.Type {
	var out []model.Type
	var l lead
	for n := range body.Children() {
		if l.take(n) {
			continue
		}
		if len(l.attrs) > 0 && l.attributes().flatten {
			if t, _ := r.shape(n.Field("type")); t.Form == model.Ref {
				out = append(out, t)
			}
		}
		l.reset()
	}
	return out
}

func (r *reader) traitItem(n tree.Node, l *lead, a attributes) {
	if !isPublic(n) {
		r.private(model.Interface, n)
		return
	}
	s := r.symbol(model.Interface, n)
	l.describe(&s, a)
	defer r.enter(n, s.Name)()
	s.Bases = r.supertraits(n.Field("bounds"))
	s.Members = r.methods(n.Field("body"), true)
	r.check(&s, n)
	r.add(language.Decl{Symbol: s, Public: true}, len(s.Members))
}

// supertraits are the traits that a trait extends, without those that only say how values are kept and shown.
func (r *reader) supertraits(bounds tree.Node) []model.Type {
	var out []model.Type
	for n := range bounds.Children() {
		if n.Is("lifetime", "removed_trait_bound", "line_comment", "block_comment") {
			continue
		}
		if t, _ := r.shape(n); t.Form == model.Ref && !plainTraits[t.Name] {
			out = append(out, t)
		}
	}
	return out
}

var plainTraits = map[string]bool{
	"Send": true, "Sync": true, "Sized": true, "Unpin": true, "UnwindSafe": true, "RefUnwindSafe": true,
	"Clone": true, "Copy": true, "Debug": true, "Display": true, "Default": true, "Eq": true, "PartialEq": true,
	"Ord": true, "PartialOrd": true, "Hash": true, "Error": true, "Serialize": true, "Deserialize": true,
	"DeserializeOwned": true,
}

// typeItem reads an alias. Private ones are kept whole, since a public signature may be written with one.
func (r *reader) typeItem(n tree.Node, l *lead, a attributes) {
	s := r.symbol(model.Alias, n)
	l.describe(&s, a)
	defer r.enter(n, s.Name)()
	var marks []string
	for i := range r.generics {
		g := &r.generics[i]
		g.shape = model.Type{Form: model.Ref, Name: g.name} // Link puts the argument in its place
		marks = append(marks, markGeneric+g.name)
	}
	r.typed(&s, n.Field("type"))
	s.Presence = model.Unstated
	r.check(&s, n)
	r.add(language.Decl{Symbol: s, Public: isPublic(n), Marks: marks}, 0)
}

// constant keeps the strings, which methods may name as what they call.
func (r *reader) constant(n tree.Node) {
	value := n.Field("value")
	if !value.Is("string_literal", "raw_string_literal") {
		r.unit.Counts.Ignored++ // constants are no part of what SDKs are compared by
		return
	}
	s := r.symbol(model.Value, n)
	s.Default = unquote(value.Text())
	r.add(language.Decl{Symbol: s, Marks: []string{markConst}}, 0)
}

func digits(i int) string {
	if i < 10 {
		return string(rune('0' + i))
	}
	return digits(i/10) + digits(i%10)
}
