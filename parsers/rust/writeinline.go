package rust

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
)

const maxPromised = 20 // types that one gap brings with it

// nameInline gives an object without a name one, after its owner, and declares it.
func (w *writer) nameInline(t model.Type, name string, g *group) model.Type {
	switch t.Form {
	case model.List, model.Map:
		t.Args = slices.Clone(t.Args)
		if last := len(t.Args) - 1; last >= 0 {
			t.Args[last] = w.nameInline(t.Args[last], name, g)
		}
		return t
	case model.Inline:
		if _, taken := w.declared(name, g.Path); taken || len(t.Members) == 0 || len(w.promised) > maxPromised || w.promised[name] != nil {
			return t
		}
	default:
		return t
	}
	owner, at := w.owner, len(w.extra)
	w.owner, w.extra, w.promised[name] = name, append(w.extra, ""), []string{}
	var fields []string
	var typed []newField
	why := ""
	for _, m := range t.Members {
		f, not := w.newField(m, g)
		typed, fields, why = append(typed, f), append(fields, patch.Indented(f.code(), "    ")), cmp.Or(why, not)
	}
	w.owner = owner
	if why != "" {
		delete(w.promised, name)
		w.extra = w.extra[:at]
		return t
	}
	lines := w.attributes(g.decl, g.place, func(trait string) bool {
		return !slices.ContainsFunc(typed, func(f newField) bool { return !w.supports(f.typ, trait, g.Path, 0) })
	})
	w.promised[name] = derivedIn(lines)
	lines = append([]string{"/// Part of [`" + owner + "`]."}, lines...)
	w.extra[at] = strings.Join(append(append(append(lines, "pub struct "+name+" {"), fields...), "}"), "\n")
	return model.Type{Form: model.Ref, Name: name}
}

// constructor is new and the with_x methods, where the type most like the new one has them.
func (w *writer) constructor(name string, fields []newField, want model.Symbol, g *group) string {
	near, ok := w.typeNamed(g.name(), "")
	if !ok {
		return ""
	}
	full := w.group(near, "")
	methods := full.builders(near.sheet, near.name())
	if len(methods) < 2 && len(methods) < len(full.fields) || len(methods) == 0 {
		return ""
	}
	parts := []string{w.newFunc(name, fields, g)}
	gap := w.Gap
	defer func() { w.Gap = gap }()
	for i, f := range fields {
		if !f.optional {
			continue
		}
		w.Gap.Want = fieldsOf(want)[i]
		parts = append(parts, strings.Join(append(w.builderDoc(f, g), w.builderCode(f, g, methods)), "\n"))
	}
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	if len(parts) == 0 {
		return ""
	}
	return "impl " + name + " {\n" + patch.Indented(strings.Join(parts, "\n\n"), "    ") + "\n}"
}

func fieldsOf(s model.Symbol) (out []model.Symbol) {
	for _, m := range s.Members {
		if m.Kind == model.Field {
			out = append(out, m)
		}
	}
	return out
}

// newFunc makes a value out of the fields that must be given.
func (w *writer) newFunc(name string, fields []newField, g *group) string {
	if !slices.Contains(derived(g.decl), "Default") {
		return ""
	}
	var params, sets []string
	for _, f := range fields {
		switch {
		case f.optional:
		case !w.supports(f.typ, "Default", g.Path, 0):
			return ""
		case f.typ == "String":
			params, sets = append(params, f.name+": impl Into<String>"), append(sets, f.name+": "+f.name+".into(),")
		default:
			params, sets = append(params, f.name+": "+f.typ), append(sets, f.name+",")
		}
	}
	if len(params) == 0 {
		return "/// Construct an empty [`" + name + "`]; all fields default to unset.\npub fn new() -> Self {\n    Self::default()\n}"
	}
	head := "pub fn new(" + strings.Join(params, ", ") + ") -> Self {"
	if len(head)+4 > lineWidth {
		head = "pub fn new(\n    " + strings.Join(params, ",\n    ") + ",\n) -> Self {"
	}
	if len(params) < len(fields) {
		sets = append(sets, "..Self::default()")
	}
	doc := strings.Join(comment("Construct a [`"+name+"`] with what is required.", g.habit.width), "\n")
	body := "    Self {\n        " + strings.Join(sets, "\n        ") + "\n    }"
	if len(sets) == 1 && len(strings.TrimSuffix(sets[0], ",")) <= literalWidth {
		body = "    Self { " + strings.TrimSuffix(sets[0], ",") + " }"
	}
	return doc + "\n" + head + "\n" + body + "\n}"
}
