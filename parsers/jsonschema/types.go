package jsonschema

import (
	"slices"
	"strconv"

	"sdkparity/model"
)

// shapeKeywords say what a value looks like; a schema with none of them allows anything or only constrains.
var shapeKeywords = [...]string{
	"type", "properties", "additionalProperties", "patternProperties", "items", "prefixItems", "enum", "const", "anyOf", "oneOf", "allOf",
}

// typeOf is the type a schema describes, and whether null, or leaving the value out, is allowed.
func (r *reader) typeOf(s schema) (t model.Type, nullable bool) {
	t, nullable = r.shapeOf(s)
	return t, nullable || isTrue(s.get("nullable"))
}

func (r *reader) shapeOf(s schema) (t model.Type, nullable bool) {
	switch {
	case isTrue(s.node):
		return prim(model.Any, "any"), false
	case r.isNothing(s):
		return prim(model.Null, "null"), true
	case !s.is(object):
		r.unread(s, s.kind.String()+" where a schema is expected")
		return model.Type{}, false
	case s.doc.deep && slices.ContainsFunc(s.keys, func(k key) bool { return k.value.is(tooDeep) }):
		r.unread(s, "a schema with parts that are nested too deep")
		return model.Type{}, false
	case s.string("$ref") != "":
		return r.refType(s, s.string("$ref"))
	case s.get("$ref") != nil || s.get("$dynamicRef") != nil || s.get("$recursiveRef") != nil:
		r.unread(s, "a reference that is not a plain $ref")
		return model.Type{}, false
	case literalList(s) != nil:
		return literalType(s)
	case s.get("allOf") != nil:
		return r.intersection(s)
	case hasProperties(s):
		return r.inline(s)
	}
	if all := r.variants(s); len(all) > 0 {
		return r.oneOf(all)
	}
	return r.byWord(s)
}

// isNothing reports whether a schema only says that there is no value: false, null, or {"not": {}} for undefined.
func (r *reader) isNothing(s schema) bool {
	switch {
	case s.is(boolean):
		return isFalse(s.node)
	case s.string("type") == "null":
		return true
	case !s.is(object):
		return false
	}
	not := s.get("not")
	return not.is(object) && len(not.keys) == 0 || isTrue(not)
}

// refType is a definition by name. A reference into the middle of a definition has no name and is spelled out.
func (r *reader) refType(s schema, ref string) (model.Type, bool) {
	target, def := r.resolve(s, ref)
	switch {
	case def != nil:
		return named(def.name), r.nullable(def.schema, 0)
	case target.node == nil:
		r.unread(s, "$ref "+strconv.Quote(clip(ref))+" leads nowhere")
		_, name, _ := cutLast(ref, "/")
		return named(clip(name)), false
	case !r.step(s):
		return model.Type{}, false
	case r.within(target):
		r.unread(s, "$ref "+strconv.Quote(clip(ref))+" leads into itself")
		return model.Type{}, false
	}
	r.path = append(r.path, target.node)
	t, nullable := r.typeOf(target)
	r.path = r.path[:len(r.path)-1]
	return t, nullable
}

// nullable reports whether a named schema allows null, so that a field of that type is optional.
func (r *reader) nullable(s schema, hops int) bool {
	if hops > 32 || !s.is(object) {
		return false
	}
	if r.isNothing(s) || isTrue(s.get("nullable")) || mayBeNull(s) {
		return true
	}
	if ref := s.string("$ref"); ref != "" {
		target, _ := r.resolve(s, ref)
		return r.nullable(target, hops+1)
	}
	for _, keyword := range [...]string{"anyOf", "oneOf"} {
		for _, v := range s.list(keyword) {
			if r.isNothing(v) {
				return true
			}
		}
	}
	return false
}

// oneOf is the type of a choice. Null is not a variant: it makes the value optional.
func (r *reader) oneOf(all []schema) (model.Type, bool) {
	t, nullable := model.Type{Form: model.OneOf}, false
	seen := map[string]bool{}
	for _, s := range all {
		if r.isNothing(s) {
			nullable = true
			continue
		}
		v, null := r.typeOf(s)
		nullable = nullable || null
		variants := []model.Type{v}
		if v.Form == model.OneOf {
			variants = v.Args
		}
		for _, v := range variants {
			simple := v.Form == model.Prim || v.Form == model.Ref || v.Form == model.Literal
			if simple && seen[v.Text] { // of the others the text does not say all
				continue
			}
			seen[v.Text] = true
			t.Args = append(t.Args, v)
		}
	}
	switch len(t.Args) {
	case 0:
		return prim(model.Null, "null"), true
	case 1:
		return t.Args[0], nullable
	}
	t.Text = joined(t.Args)
	return t, nullable
}

// byWord reads a schema by its type keyword, or by what its other keywords imply.
func (r *reader) byWord(s schema) (model.Type, bool) {
	words := s.list("type")
	if words == nil {
		return r.wordType(s, typeWord(s)), false
	}
	t, nullable := model.Type{Form: model.OneOf}, false
	for _, w := range words {
		if w.is(text) && w.text == "null" {
			nullable = true
			continue
		}
		if v := r.wordType(s, w.text); v.Form != model.FormUnknown {
			t.Args = append(t.Args, v)
		}
	}
	if len(t.Args) == 1 {
		return t.Args[0], nullable
	}
	t.Text = joined(t.Args)
	return t, nullable
}
