package jsonschema

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
)

// wordType is the type that one type word describes.
func (r *reader) wordType(s schema, word string) model.Type {
	format := s.string("format")
	switch word {
	case "":
		return prim(model.Any, "any")
	case "string":
		return stringType(s, format)
	case "integer":
		return numberType(model.Int, word, format)
	case "number":
		return numberType(model.Number, word, format)
	case "boolean":
		return prim(model.Bool, word)
	case "null":
		return prim(model.Null, word)
	case "array":
		return r.arrayType(s)
	case "object":
		t, _ := r.inline(s)
		return t
	default:
		r.unread(s, "type "+strconv.Quote(clip(word))+" is not one of JSON Schema's")
		return model.Type{}
	}
}

// stringType tells the strings apart that languages have types for.
func stringType(s schema, format string) model.Type {
	switch {
	case s.string("contentEncoding") == "base64":
		return prim(model.Bytes, "string base64")
	case format == "date-time":
		return prim(model.Time, "string date-time")
	case format == "duration":
		return prim(model.Duration, "string duration")
	case format == "uuid":
		return prim(model.UUID, "string uuid")
	case format == "uri" || format == "uri-reference" || format == "iri":
		return prim(model.URL, "string "+format)
	}
	return prim(model.String, "string") // other formats constrain, no language has a type for them
}

func numberType(name, word, format string) model.Type {
	if format == "duration" { // a count of milliseconds that SDKs wrap
		return prim(model.Duration, word+" duration")
	}
	return prim(name, word)
}

func (r *reader) arrayType(s schema) model.Type {
	items := s.list("prefixItems")
	if items == nil {
		items = s.list("items") // a tuple, before draft 2020-12
	}
	if one := s.sub("items"); one.is(object) || one.is(boolean) {
		items = append(items, one)
	}
	elem := prim(model.Any, "any")
	if len(items) > 0 {
		elem, _ = r.oneOf(items)
	}
	return model.Type{Form: model.List, Args: []model.Type{elem}, Text: clip(bracketed(elem) + "[]")}
}

// inline is an object type without a name: a record when it lists properties, else a map.
func (r *reader) inline(s schema) (model.Type, bool) {
	rest := s.sub("additionalProperties")
	closed := isFalse(rest.node)
	if !closed && !hasProperties(s) {
		return r.mapType(s, rest), false
	}
	return r.record(r.properties([]schema{s})), false
}

// record is an object type without a name.
func (r *reader) record(all []property) model.Type {
	t := model.Type{Form: model.Inline, Members: r.fields(all, model.Field)}
	var names []string
	for _, m := range t.Members {
		if m.Presence == model.Optional {
			m.Name += "?"
		}
		names = append(names, m.Name)
		if len(names) > 20 { // the text is cut long before
			break
		}
	}
	t.Text = clip("{ " + strings.Join(names, ", ") + " }")
	return t
}

// mapType is a map of what all further properties have in common; a map of anything is anything.
func (r *reader) mapType(s, rest schema) model.Type {
	var values []schema
	if patterns := s.get("patternProperties"); patterns.is(object) {
		for _, k := range patterns.keys {
			values = append(values, schema{k.value, s.doc})
		}
	}
	if rest.is(object) {
		values = append(values, rest)
	}
	if len(values) == 0 {
		return prim(model.Any, "object")
	}
	v, _ := r.oneOf(values)
	if v.Form == model.Prim && v.Name == model.Any {
		return prim(model.Any, "object")
	}
	return model.Type{Form: model.Map, Args: []model.Type{prim(model.String, "string"), v}, Text: clip("{ [key]: " + v.Text + " }")}
}

func prim(name, text string) model.Type { return model.Type{Form: model.Prim, Name: name, Text: text} }

func named(name string) model.Type { return model.Type{Form: model.Ref, Name: name, Text: name} }

func bracketed(t model.Type) string {
	if t.Form == model.OneOf {
		return "(" + t.Text + ")"
	}
	return t.Text
}

func joined(all []model.Type) string {
	var b strings.Builder
	for i, t := range all {
		if i > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(t.Text)
		if b.Len() > maxText {
			break
		}
	}
	return clip(b.String())
}

// maxText is how long a type's text may be.
const maxText = 200

func clip(text string) string { return cut(text, maxText) }

// cut shortens text to at most max bytes, at a character.
func cut(text string, max int) string {
	if len(text) <= max {
		return text
	}
	end := max - len("…")
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
