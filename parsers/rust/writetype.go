package rust

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
)

// newType declares a type beside those it is like.
func (w *writer) newType() {
	want := w.Gap.Want
	name := declare(model.Symbol{}, want)
	at, ok := w.neighbour()
	if !ok {
		w.Out.Code = "pub struct " + name + ";"
		w.None("no type of this SDK says where it belongs")
		return
	}
	end := at.endOf(at.decl)
	code, why := w.declaration(want, name, at)
	w.Out.Code, w.Out.At = code, model.Pos{File: at.Path, Line: at.Line(end) + 1}
	if have, there := w.typeNamed(name, at.Path); there && isPublic(have.node) {
		w.Out.At = model.Pos{File: have.Path, Line: have.Line(have.node.Start())}
		w.None("already there: %s", name)
		return
	}
	if why = cmp.Or(at.broken, why); why != "" {
		w.None("%s", why)
		return
	}
	at.Insert(at.LineEnd(end), "\n\n"+code)
	w.reexport(append([]string{name}, slices.Sorted(maps.Keys(w.promised))...), at)
}

// neighbour is the type that a new one goes behind.
func (w *writer) neighbour() (found place, ok bool) {
	w.Before(func(name, file string, beside bool) bool {
		var there bool
		found, there = w.typeNamed(name, file)
		ok = there && !found.generated && (!beside || found.Path == file)
		return ok
	})
	return found, ok
}

// endOf is the end of a type with the impl blocks that follow it.
func (s *sheet) endOf(d decl) int {
	end, behind := d.node.End(), false
	for _, other := range declsIn(s.root) {
		switch {
		case other.node == d.node:
			behind = true
		case !behind:
		case other.node.Is("impl_item") && baseName(other.node.Field("type")) == d.name():
			end = other.node.End()
		default:
			return end
		}
	}
	return end
}

// declaration spells a type with its documentation and attributes.
func (w *writer) declaration(want model.Symbol, name string, at place) (code, why string) {
	doc := w.doc(want, habitOf(at.sheet, publicTypes(at.sheet)))
	switch values, isEnum := literals(want); {
	case isEnum:
		return w.enum(values, name, doc, at)
	case want.Kind == model.Object:
		return w.structure(want, name, doc, at)
	case want.Kind == model.Union, want.Kind == model.Alias && want.Type.Form == model.OneOf:
		return w.union(want, name, doc, at)
	case want.Kind == model.Alias && want.Type.Form != model.FormUnknown:
		g := w.model(at)
		t := w.typeFor(want.Type, g)
		return strings.Join(append(doc, "pub type "+name+" = "+t.text+";"), "\n"), t.why
	case want.Kind == model.Interface:
		return w.trait(want, name, doc), "what calls it is for a person to write"
	}
	code, _ = w.structure(want, name, doc, at)
	return code, "what it does is for a person to write"
}

func publicTypes(s *sheet) (out []decl) {
	for _, d := range declsIn(s.root) {
		if d.node.Is("struct_item", "enum_item", "trait_item", "type_item") && isPublic(d.node) {
			out = append(out, d)
		}
	}
	return out
}

// model are the fields of the types near a new one, to write its own like them.
// What holds no callbacks goes over the wire, if any of them does.
func (w *writer) model(at place) *group {
	var out *group
	hooks := slices.ContainsFunc(w.Gap.Want.Members, func(m model.Symbol) bool { return m.Type.Form == model.Func })
	for _, s := range w.Gap.Near {
		near, ok := w.typeNamed(s.Name, s.At.File)
		if !ok || near.generated || !near.node.Is("struct_item") || !near.node.Field("body").Is("field_declaration_list") {
			continue
		}
		g := w.group(near, "")
		if out == nil || g.rules.serialized && !out.rules.serialized && !hooks {
			out = g
			out.like = slices.Clone(g.fields)
			continue
		}
		if g.rules.serialized == out.rules.serialized {
			out.like = append(out.like, g.fields...)
		}
	}
	if out == nil {
		out = w.group(at, "")
		for _, d := range publicTypes(at.sheet) {
			if d.node.Is("struct_item") && len(derived(d)) > 0 {
				out.rules, out.decl = d.attributes(), d
			}
		}
	}
	own := *out
	own.imports, own.habit = at.sheet.imported(), habitOf(at.sheet, publicTypes(at.sheet))
	own.fields = nil
	return &own
}

// structure is a struct as those near it are: what they derive, as far as its fields allow, and their other attributes.
func (w *writer) structure(want model.Symbol, name string, doc []string, at place) (code, why string) {
	g := w.model(at)
	g.sheet, w.owner = at.sheet, name
	var fields []newField
	for _, m := range want.Members {
		if m.Kind == model.Field {
			f, not := w.newField(m, g)
			fields, why = append(fields, f), cmp.Or(why, not)
		}
	}
	lines := slices.Concat(doc, w.attributes(g.decl, at, func(trait string) bool {
		return !slices.ContainsFunc(fields, func(f newField) bool { return !w.supports(f.typ, trait, at.Path, 0) })
	}))
	if len(fields) == 0 {
		return strings.Join(append(lines, "pub struct "+name+" {}"), "\n"), why
	}
	lines = append(lines, "pub struct "+name+" {")
	for _, f := range fields {
		lines = append(lines, patch.Indented(f.code(), "    "))
	}
	lines = append(lines, "}")
	if methods := w.constructor(name, fields, want, g); methods != "" {
		lines = append(lines, "", methods)
	}
	return strings.Join(append([]string{strings.Join(lines, "\n")}, w.extra...), "\n\n"), why
}

// attributes are those of a type that another one like it has too.
func (w *writer) attributes(of decl, at place, supports func(trait string) bool) (out []string) {
	for _, n := range of.attrs {
		text := n.Text()
		m := metaOf(strings.TrimSuffix(strings.TrimPrefix(text, "#["), "]"))
		switch m.name {
		case "serde", "non_exhaustive", "must_use":
			out = append(out, text)
		case "derive":
			var traits []string
			for part := range split(m.args) {
				if supports(lastSegment(part)) {
					traits = append(traits, part)
				}
			}
			out = append(out, "#[derive("+strings.Join(traits, ", ")+")]")
		}
	}
	return out
}

func (w *writer) trait(want model.Symbol, name string, doc []string) string {
	lines := append(doc, "pub trait "+name+": Send + Sync {")
	for _, m := range want.Members {
		var params []string
		for _, p := range m.Members {
			params = append(params, ", "+declare(want, p))
		}
		result := ""
		if t := m.Type; t.Form != model.FormUnknown && t.Name != model.Void {
			result = " -> " + spellType(want, t)
		}
		for _, line := range append(w.doc(m, habit{}), "fn "+fieldName(withoutAsync(m.Name))+"(&self"+strings.Join(params, "")+")"+result+";") {
			lines = append(lines, "    "+line)
		}
	}
	return strings.Join(append(lines, "}"), "\n")
}
