package rust

import (
	"cmp"
	"strings"

	"sdkparity/model"
)

// union is an enum with a variant for each type. Serde can tell them apart without a tag when no two are the same in JSON.
func (w *writer) union(want model.Symbol, name string, doc []string, at place) (code, why string) {
	g := w.model(at)
	g.sheet = at.sheet
	shapes := map[string]bool{}
	var types []spelled
	var lines []string
	for _, a := range want.Type.Args {
		if a.Form == model.Prim && a.Name == model.Null {
			continue
		}
		t := w.typeFor(a, g)
		if a.Form == model.Prim && a.Name == model.Number {
			t.text = "f64" // whole numbers are among them
		}
		shape := w.jsonOf(t.text, at.Path)
		if shapes[shape] || shape == "" {
			why = cmp.Or(why, "how JSON tells the variants of "+name+" apart is for a person to say")
		}
		shapes[shape], why = true, cmp.Or(t.why, why)
		types = append(types, t)
		lines = append(lines, "    /// "+sentenceOf(variantOf(a)), "    "+variantOf(a)+"("+t.text+"),")
	}
	if len(types) == 0 {
		why = "what it is one of is not known"
	}
	if !g.rules.serialized {
		why = cmp.Or(why, "the types beside it do not go over the wire")
	}
	head := append(doc, w.untagged(g, types, at)...)
	return strings.Join(append(append(append(head, "pub enum "+name+" {"), lines...), "}"), "\n"), why
}

// untagged are the attributes of an enum that serde tells the variants of by what they are.
func (w *writer) untagged(g *group, types []spelled, at place) (out []string) {
	attrs := w.attributes(g.decl, at, func(trait string) bool {
		for _, t := range types {
			if trait == "Default" || !w.supports(t.text, trait, at.Path, 0) {
				return false
			}
		}
		return true
	})
	for _, a := range attrs {
		if !strings.HasPrefix(a, "#[serde(") {
			out = append(out, a)
		}
	}
	if g.rules.serialized {
		out = append(out, "#[serde(untagged)]")
	}
	return out
}

// variantOf is what the variant that holds a type is called.
func variantOf(t model.Type) string {
	switch t.Form {
	case model.Ref:
		return capitals(t.Name)
	case model.List:
		if len(t.Args) > 0 {
			return variantOf(t.Args[0]) + "List"
		}
		return "List"
	case model.Map:
		return "Map"
	case model.Prim:
		return capitals(t.Name)
	case model.Literal:
		return "String"
	}
	return "Other"
}

// jsonOf is what a type is in JSON: two variants of one kind cannot be told apart without a tag.
func (w *writer) jsonOf(typ, file string) string {
	switch name := outer(typ); {
	case name == "Vec":
		return "array"
	case name == "HashMap" || name == "BTreeMap" || name == "IndexMap":
		return "object"
	case primOf(name) == model.Int, primOf(name) == model.Float:
		return "number"
	case primOf(name) == model.String, primOf(name) == model.Path:
		return "string"
	case primOf(name) == model.Bool:
		return "bool"
	case primOf(name) != "":
		return ""
	}
	at, ok := w.declared(lastSegment(typ), file)
	switch {
	case ok && at.node.Is("struct_item") && at.node.Field("body").Is("field_declaration_list"):
		return "object"
	case ok && at.node.Is("enum_item") && at.attributes().serialized && !at.attributes().untagged:
		for _, v := range enumOf(at).list {
			if v.node.Field("body").OK() {
				return ""
			}
		}
		return "string"
	}
	return ""
}
