package jsonschema

import (
	"slices"
	"strconv"
	"strings"

	"sdkparity/model"
)

// property is one property of an object type. A schema may describe it several times, once for each variant of the type.
type property struct {
	name     string
	at       model.Pos
	schemas  []schema
	required bool
}

// hasProperties reports whether a schema lists properties itself.
func hasProperties(s schema) bool {
	n := s.get("properties")
	return n.is(object) && len(n.keys) > 0
}

// typeWord is the type keyword, or what the other keywords imply.
func typeWord(s schema) string {
	if w := s.string("type"); w != "" {
		return w
	}
	for _, implied := range impliedWords {
		if slices.ContainsFunc(implied.keywords, func(k string) bool { return s.get(k) != nil }) {
			return implied.word
		}
	}
	return ""
}

var impliedWords = []struct {
	word     string
	keywords []string
}{
	{"object", []string{"properties", "additionalProperties", "patternProperties", "propertyNames", "minProperties", "maxProperties"}},
	{"array", []string{"items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"}},
	{"string", []string{"pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType"}},
	{"number", []string{"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}},
}

// mayBeNull reports whether null is one of several type words or values.
func mayBeNull(s schema) bool {
	isNull := func(v schema) bool { return v.is(null) || v.is(text) && v.text == "null" }
	return slices.ContainsFunc(s.list("type"), isNull) || slices.ContainsFunc(s.list("enum"), func(v schema) bool { return v.is(null) })
}

// variants is what anyOf and oneOf choose between. Beside a type or properties, a variant without a shape such as
// {"required": ["a"]} is a constraint and no variant.
func (r *reader) variants(s schema) []schema {
	shaped := s.get("type") != nil || s.get("properties") != nil
	var all []schema
	for _, keyword := range [...]string{"anyOf", "oneOf"} {
		for _, v := range s.list(keyword) {
			if !shaped || hasShape(v) || r.isNothing(v) {
				all = append(all, v)
			}
		}
	}
	return all
}

func hasShape(s schema) bool {
	if s.get("$ref") != nil {
		return true
	}
	return slices.ContainsFunc(shapeKeywords[:], func(k string) bool { return s.get(k) != nil })
}

// step counts a reference that is followed rather than named.
func (r *reader) step(s schema) bool {
	r.steps++
	if r.steps > maxSteps {
		r.unread(s, "too many references inside references")
		return false
	}
	return true
}

// within reports whether a schema is being spelled out already, or too deep inside others.
func (r *reader) within(s schema) bool { return len(r.path) > 64 || slices.Contains(r.path, s.node) }

// parts is a schema and all that its allOf adds, references followed, each once.
func (r *reader) parts(s schema) []schema {
	var all []schema
	var collect func(schema)
	seen := map[*node]bool{}
	collect = func(s schema) {
		if seen[s.node] || !s.is(object) {
			return
		}
		seen[s.node] = true
		all = append(all, s)
		if ref := s.string("$ref"); ref != "" && r.step(s) {
			target, _ := r.resolve(s, ref)
			if target.node == nil {
				r.unread(s, "$ref "+strconv.Quote(clip(ref))+" leads nowhere")
			}
			collect(target)
		}
		for _, part := range s.list("allOf") {
			collect(part)
		}
	}
	collect(s)
	return all
}

// intersection is the type of an allOf: the one part with a shape, or the properties of all parts.
func (r *reader) intersection(s schema) (model.Type, bool) {
	var shaped []schema
	for _, part := range s.list("allOf") {
		if hasShape(part) {
			shaped = append(shaped, part)
		}
	}
	if len(shaped) == 1 && !hasProperties(s) {
		return r.typeOf(shaped[0])
	}
	parts := r.parts(s)
	if all := r.properties(parts); len(all) > 0 {
		return r.record(all), false
	}
	for _, part := range parts[1:] {
		if part.get("allOf") == nil && hasShape(part) {
			return r.typeOf(part)
		}
	}
	if typeWord(s) == "" {
		return prim(model.Any, "any"), false
	}
	return r.byWord(s)
}

// properties is what an object may hold: the properties of all parts, then those of their variants. What only some
// variants have, or require, is optional.
func (r *reader) properties(parts []schema) []property {
	set := propertySet{index: map[string]int{}}
	for _, part := range parts {
		set.take(part)
	}
	for _, part := range parts {
		set.require(part)
	}
	for _, part := range parts {
		r.takeVariants(&set, part)
	}
	return set.all
}

// takeVariants adds the properties of a part's variants. Those the parts have themselves are no news.
func (r *reader) takeVariants(set *propertySet, part schema) {
	own := len(set.all)
	required := map[string]int{}
	variants := r.variants(part)
	for _, v := range variants {
		one := propertySet{index: map[string]int{}}
		parts := r.parts(v)
		for _, p := range parts {
			one.take(p)
		}
		for _, p := range parts {
			one.require(p)
		}
		for _, p := range one.all {
			if i, ok := set.index[p.name]; ok && i < own {
				continue
			}
			if p.required {
				required[p.name]++
			}
			p.required = false
			set.add(p)
		}
	}
	for i := own; i < len(set.all); i++ {
		set.all[i].required = required[set.all[i].name] == len(variants)
	}
}

// propertySet is properties by name, in source order.
type propertySet struct {
	all   []property
	index map[string]int
}

// take adds the properties a schema lists itself. The first description of a property counts.
func (p *propertySet) take(s schema) {
	props := s.get("properties")
	if !props.is(object) {
		return
	}
	for _, k := range props.keys {
		if _, ok := p.index[k.name]; !ok {
			p.add(property{k.name, s.doc.pos(k.at), []schema{{k.value, s.doc}}, false})
		}
	}
}

func (p *propertySet) require(s schema) {
	for _, name := range s.list("required") {
		if i, ok := p.index[name.text]; ok {
			p.all[i].required = true
		}
	}
}

func (p *propertySet) add(one property) {
	if i, ok := p.index[one.name]; ok {
		p.all[i].schemas = append(p.all[i].schemas, one.schemas...)
		return
	}
	p.index[one.name] = len(p.all)
	p.all = append(p.all, one)
}

// literalList is the values of enum or const; nil when there are none.
func literalList(s schema) []schema {
	if values := s.list("enum"); len(values) > 0 {
		return values
	}
	if s.get("const") != nil {
		return []schema{s.sub("const")}
	}
	return nil
}

// literalType is one of some values. A list or object as value is only text.
func literalType(s schema) (model.Type, bool) {
	t, nullable := model.Type{Form: model.OneOf}, false
	truth := map[string]bool{}
	for _, v := range literalList(s) {
		if v.is(null) {
			nullable = true
			continue
		}
		if v.is(boolean) {
			truth[v.text] = true
		}
		t.Args = append(t.Args, model.Type{Form: model.Literal, Name: literalName(v), Text: clip(strings.ToValidUTF8(v.doc.src[v.at:v.end], ""))})
	}
	switch {
	case len(t.Args) == 0:
		return prim(model.Null, "null"), true
	case len(t.Args) == 2 && len(truth) == 2:
		return prim(model.Bool, "boolean"), nullable
	case len(t.Args) == 1:
		return t.Args[0], nullable
	}
	t.Text = joined(t.Args)
	return t, nullable
}

func literalName(v schema) string {
	if v.is(list) || v.is(object) || v.is(tooDeep) {
		return clip(v.doc.src[v.at:v.end])
	}
	return v.text
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return "", s, false
}
