package jsonschema

import (
	"slices"
	"strings"
	"unicode"

	"sdkparity/model"
)

// typeSymbol is a definition as a type of the model.
func (r *reader) typeSymbol(def *definition) (model.Symbol, bool) {
	s := r.mark(model.Symbol{
		Name: def.name, Access: model.Exported, Partial: true,
		At: model.Pos{File: def.doc.path, Line: def.line},
	}, def.schema)
	if !def.is(object) && !def.is(boolean) {
		r.unread(def.schema, "definition "+clip(def.name)+": "+def.kind.String()+" where a schema is expected")
		return s, false
	}
	r.fill(&s, def.schema, 0)
	return s, true
}

// fill decides what kind of type a schema describes.
func (r *reader) fill(s *model.Symbol, from schema, hops int) {
	if from.string("$ref") != "" && !hasProperties(from) && from.get("allOf") == nil {
		s.Kind = model.Alias
		s.Type, _ = r.typeOf(from)
		return
	}
	variants := slices.DeleteFunc(r.variants(from), r.isNothing)
	switch {
	case isEnum(literalList(from)):
		s.Kind, s.Members = model.Enum, r.values(from)
	case r.isObject(from):
		s.Kind, s.Members = model.Object, r.fields(r.properties(r.parts(from)), model.Field)
	case len(variants) > 0 && !slices.ContainsFunc(variants, func(v schema) bool { return !isEnum(literalList(v)) }):
		s.Kind = model.Enum // an enum whose values have descriptions of their own
		for _, v := range variants {
			s.Members = append(s.Members, r.values(v)...)
		}
	case len(variants) == 1 && hops < 32: // or null
		r.fill(s, variants[0], hops+1)
		r.adopt(s, variants[0])
	case len(variants) > 1:
		r.union(s, from, variants)
	default:
		s.Kind = model.Alias
		s.Type, _ = r.typeOf(from)
		if s.Type.Form == model.Inline {
			s.Kind, s.Members, s.Type = model.Object, s.Type.Members, model.Type{}
		}
	}
}

// adopt takes what a definition does not say from its only variant.
func (r *reader) adopt(s *model.Symbol, from schema) {
	if s.Doc == "" {
		s.Doc = doc(from)
	}
	if s.Stability == model.StabilityUnstated {
		s.Stability = stability(from)
	}
}

// isObject reports whether a definition is a record: it lists properties, itself or through allOf, or says it has none.
func (r *reader) isObject(from schema) bool {
	if from.get("allOf") == nil {
		if hasProperties(from) {
			return true
		}
		rest := from.get("additionalProperties")
		none := isFalse(rest) || from.get("properties") != nil && !rest.is(object)
		return none && typeWord(from) == "object" && len(r.variants(from)) == 0
	}
	if hasProperties(from) {
		return true
	}
	return !isReference(from.list("allOf")) && slices.ContainsFunc(r.parts(from), hasProperties)
}

// isReference reports whether an allOf only gives another definition a description.
func isReference(parts []schema) bool { return len(parts) == 1 && parts[0].string("$ref") != "" }

// isEnum reports whether values are an enumeration: at least one string or number.
func isEnum(values []schema) bool {
	return slices.ContainsFunc(values, func(v schema) bool { return v.is(text) || v.is(number) })
}

// values is the values of an enum, with their descriptions.
func (r *reader) values(from schema) []model.Symbol {
	docs := from.get("x-enumDescriptions")
	var all []model.Symbol
	for _, v := range literalList(from) {
		if v.is(null) {
			continue
		}
		name := literalName(v)
		s := model.Symbol{Kind: model.Value, Name: name, Wire: name, Doc: clipDoc(docs.string(name)), At: v.pos()}
		if from.get("enum") == nil {
			s = r.mark(s, from)
		}
		all = append(all, r.counted(s))
	}
	return all
}

// union is a choice between types. A variant without a name of its own is a member, if something tells it from the others.
func (r *reader) union(s *model.Symbol, from schema, variants []schema) {
	s.Kind = model.Union
	s.Type, _ = r.oneOf(r.variants(from))
	if s.Type.Form != model.OneOf {
		s.Kind = model.Alias
		return
	}
	inline := slices.DeleteFunc(slices.Clone(variants), func(v schema) bool { return !hasProperties(v) })
	tag := discriminator(inline)
	shapes := inlines(s.Type.Args)
	if len(shapes) != len(inline) {
		return
	}
	for i, v := range inline {
		wire := tagValue(v, tag)
		name := v.string("title")
		if name == "" {
			name = wire
		}
		if name == "" {
			continue // the type says it all
		}
		one := model.Symbol{Kind: model.Value, Name: name, Wire: wire, Type: shapes[i], Members: shapes[i].Members, At: v.pos()}
		s.Members = append(s.Members, r.counted(r.mark(one, v)))
	}
}

func inlines(all []model.Type) []model.Type {
	return slices.DeleteFunc(slices.Clone(all), func(t model.Type) bool { return t.Form != model.Inline })
}

// discriminator is the first property that has another constant in each variant.
func discriminator(variants []schema) string {
	if len(variants) < 2 {
		return ""
	}
	for _, k := range variants[0].get("properties").keys {
		seen := map[string]bool{}
		for _, v := range variants {
			if value := tagValue(v, k.name); value != "" {
				seen[value] = true
			}
		}
		if len(seen) == len(variants) {
			return k.name
		}
	}
	return ""
}

func tagValue(variant schema, tag string) string {
	p := variant.sub("properties").sub(tag)
	if values := literalList(p); len(values) == 1 {
		return values[0].text
	}
	return ""
}

// fields is properties as members of a kind.
func (r *reader) fields(all []property, kind model.Kind) []model.Symbol {
	members := make([]model.Symbol, 0, len(all))
	for _, p := range all {
		first := p.schemas[0]
		if isFalse(first.node) {
			r.api.Counts.Ignored++ // a property that must not be given
			continue
		}
		s := model.Symbol{Kind: kind, Name: p.name, Wire: p.name, At: p.at}
		var nullable bool
		if len(p.schemas) == 1 {
			s.Type, nullable = r.typeOf(first)
		} else {
			s.Type, nullable = r.oneOf(p.schemas)
		}
		s.Presence = presence(first, p.required, nullable)
		members = append(members, r.counted(r.mark(s, first)))
	}
	return members
}

// presence is what the schema says of a property. Where only the prose of a reference speaks of null, it is not known.
func presence(s schema, required, nullable bool) model.Presence {
	switch {
	case !required || nullable:
		return model.Optional
	case s.string("$ref") != "" && saysNull(s.string("description")):
		return model.Unstated
	}
	return model.Required
}

func saysNull(doc string) bool {
	words := strings.FieldsFunc(doc, func(c rune) bool { return c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	return slices.ContainsFunc(words, func(word string) bool { return strings.EqualFold(word, "null") })
}

// mark adds what annotations say: documentation, stability and default.
func (r *reader) mark(s model.Symbol, from schema) model.Symbol {
	s.Doc = doc(from)
	s.Stability = stability(from)
	if v := from.sub("default"); v.node != nil && !v.is(tooDeep) {
		s.Default = clip(v.doc.src[v.at:v.end])
	}
	return s
}

func doc(s schema) string { return clipDoc(s.string("description")) }

func clipDoc(text string) string { return cut(strings.TrimSpace(text), 2000) }

// stability is the strongest mark.
func stability(s schema) model.Stability {
	switch {
	case s.string("visibility") == "internal":
		return model.Internal
	case isTrue(s.get("deprecated")) || s.string("stability") == "deprecated":
		return model.Deprecated
	case s.string("stability") == "experimental":
		return model.Experimental
	}
	return model.StabilityUnstated
}
