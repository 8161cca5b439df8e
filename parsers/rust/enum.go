package rust

import (
	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

func (r *reader) enumItem(n tree.Node, l *lead, a attributes) {
	if !isPublic(n) {
		r.private(model.Enum, n)
		return
	}
	s := r.symbol(model.Enum, n)
	l.describe(&s, a)
	defer r.enter(n, s.Name)()
	s.Members = r.variants(n.Field("body"), a, &s)
	if s.Kind == model.Union {
		s.Type = unionOf(s.Members)
	}
	r.check(&s, n)
	r.add(language.Decl{Symbol: s, Public: true}, valuesIn(s.Members))
}

// variants are an enum's values; a variant with data makes it a union.
func (r *reader) variants(body tree.Node, a attributes, enum *model.Symbol) []model.Symbol {
	var out []model.Symbol
	var l lead
	for n := range body.Children() {
		if l.take(n) {
			continue
		}
		if n.Kind() == "enum_variant" {
			va := l.attributes()
			switch {
			case va.off, isCatchAll(n, va, a):
				r.unit.Counts.Ignored++ // takes the values of later versions; has none of its own
			default:
				out = append(out, r.variant(n, &l, a, va))
				if n.Field("body").OK() {
					enum.Kind = model.Union
				}
			}
		}
		l.reset()
	}
	return out
}

// #[serde(other)] Unknown, and #[serde(untagged)] Unknown(String) among variants with a tag, stand for what is not known.
func isCatchAll(n tree.Node, variant, enum attributes) bool {
	return variant.other || variant.untagged && !enum.untagged && n.Field("body").Kind() == "ordered_field_declaration_list"
}

func (r *reader) variant(n tree.Node, l *lead, enum, a attributes) model.Symbol {
	s := r.symbol(model.Value, n)
	l.describe(&s, a)
	if enum.serialized && !enum.untagged && !a.untagged {
		s.Wire = a.rename
		if s.Wire == "" {
			s.Wire = wireOfVariant(s.Name, enum.renameAll)
		}
	}
	body := n.Field("body")
	switch body.Kind() {
	case "":
		if enum.serialized && (enum.untagged || a.untagged) {
			s.Type = prim(model.Null) // what serde writes for it
		}
	case "field_declaration_list":
		rule := fieldRule{serialized: enum.serialized, renameAll: a.renameAll, public: true, defaulted: a.defaulted}
		if rule.renameAll == "" {
			rule.renameAll = enum.renameInner
		}
		s.Members = r.fields(body, rule)
		s.Type = model.Type{Form: model.Inline, Members: s.Members, Text: written(body)}
	case "ordered_field_declaration_list":
		s.Type = r.payload(body)
	}
	return s
}

// payload is what a tuple variant holds.
func (r *reader) payload(body tree.Node) model.Type {
	parts := body.Fields("type")
	if len(parts) == 1 {
		t, _ := r.shape(parts[0])
		t.Text = written(parts[0])
		return t
	}
	t := r.tuple(parts, 0)
	t.Text = written(body)
	return t
}

// unionOf is the type of an enum with data: one of what its variants hold, or their names where they hold nothing.
func unionOf(variants []model.Symbol) model.Type {
	t := model.Type{Form: model.OneOf}
	for _, v := range variants {
		if v.Type.Form != model.FormUnknown {
			t.Args = append(t.Args, v.Type)
			continue
		}
		name := v.Wire
		if name == "" {
			name = v.Name
		}
		t.Args = append(t.Args, model.Type{Form: model.Literal, Name: name})
	}
	return t
}

// valuesIn counts variants and their fields.
func valuesIn(variants []model.Symbol) int {
	n := len(variants)
	for _, v := range variants {
		n += len(v.Members)
	}
	return n
}
