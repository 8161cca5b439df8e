package rust

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
)

// member writes a field into the parent's struct.
func (w *writer) member() {
	parent, want := w.Gap.Parent, w.Gap.Want
	w.Out.Code, w.Out.At = "pub "+declare(parent, want)+",", parent.At
	at, ok := w.typeNamed(parent.Name, parent.At.File)
	if !ok {
		w.None("%s", cmp.Or(w.sheet(parent.At.File).broken, "there is no type "+parent.Name+" in "+parent.At.File))
		return
	}
	body := at.node.Field("body")
	if !at.node.Is("struct_item") || !body.Is("field_declaration_list") {
		w.None("%s has no named fields", parent.Name)
		return
	}
	g := w.group(at, want.Name)
	w.owner = parent.Name
	f, why := w.newField(want, g)
	w.Out.Code, w.Out.At.File = strings.Join(append([]string{f.code()}, w.extra...), "\n\n"), at.Path
	w.Out.At.Line = at.Line(g.offsetAfter(w.Gap.After)) + 1
	if have, there := g.find(f.name, f.wire); there {
		w.Out.At.Line = at.Line(have.node.Start())
		w.None("already there: %s", have.name)
		return
	}
	why = cmp.Or(at.broken, why, w.derives(g, f))
	if why == "" {
		g.add(f.code(), w.Gap.After)
		for _, code := range w.extra {
			at.Insert(at.LineEnd(at.endOf(at.decl)), "\n\n"+code)
		}
		why = w.others(g, f)
	}
	if why != "" {
		w.None("%s", why)
	}
}

// sibling is a field that is there.
type sibling struct {
	decl
	name, typ string
	wire      string
	attrs     attributes
	optional  bool // need not be given
}

// inner is T of Option<T>, and T itself.
func (s sibling) inner() string {
	if inner, ok := optional(s.typ); ok {
		return inner
	}
	return s.typ
}

func optional(typ string) (string, bool) {
	inner, ok := strings.CutPrefix(typ, "Option<")
	return strings.TrimSuffix(inner, ">"), ok
}

// outer is the part of a type that decides how nothing is written: Option, Vec, bool.
func outer(typ string) string {
	before, _, _ := strings.Cut(typ, "<")
	return lastSegment(before)
}

// group are the fields of a struct in a file.
type group struct {
	place
	want    string // name of the field to be written
	rules   attributes
	fields  []sibling
	like    []sibling // to learn from: the fields, or those of types like this one
	rest    []sibling // of the other structs of the file
	imports []string
	habit   habit
}

func (w *writer) group(at place, want string) *group {
	g := &group{place: at, want: want, rules: at.attributes(), imports: at.sheet.imported()}
	var fields []decl
	g.fields, fields = siblings(at.decl)
	g.like, g.habit = g.fields, habitOf(at.sheet, fields)
	if len(fields) == 0 {
		g.habit.always = false
	}
	for _, i := range declsIn(at.sheet.root) {
		if i.node.Is("struct_item") && i.node.Start() != at.node.Start() && isPublic(i.node) {
			others, _ := siblings(i)
			g.rest = append(g.rest, others...)
		}
	}
	return g
}

func siblings(of decl) (out []sibling, items []decl) {
	rules := of.attributes()
	for _, i := range declsIn(of.node.Field("body")) {
		if !i.node.Is("field_declaration") {
			continue
		}
		s := sibling{decl: i, name: i.name(), typ: squeeze(i.node.Field("type").Text()), attrs: i.attributes()}
		_, isOption := optional(s.typ)
		s.optional = isOption || s.attrs.defaulted
		if rules.serialized && !s.attrs.flatten && !s.attrs.absent() {
			if s.wire = s.attrs.rename; s.wire == "" {
				s.wire = wireOfField(s.name, rules.renameAll)
			}
		}
		out, items = append(out, s), append(items, i)
	}
	return out, items
}

func (g *group) find(name, wire string) (sibling, bool) {
	for _, f := range g.fields {
		if keyOf(f.name) == keyOf(name) || wire != "" && f.wire == wire {
			return f, true
		}
	}
	return sibling{}, false
}

// before is the field that a new one goes behind.
func (g *group) before(after []string) (sibling, bool) {
	for _, name := range after {
		for _, f := range g.fields {
			if keyOf(f.name) == keyOf(name) {
				return f, true
			}
		}
	}
	if n := len(g.fields); n > 0 {
		return g.fields[n-1], true
	}
	return sibling{}, false
}

func (g *group) offsetAfter(after []string) int {
	if s, ok := g.before(after); ok {
		return g.LineEnd(s.node.End())
	}
	return g.node.Field("body").Start() + 1
}

// add puts a field behind the first of the others that is there.
func (g *group) add(code string, after []string) {
	body := g.node.Field("body")
	indent := g.sheet.Indent(g.node.Start()) + "    "
	s, ok := g.before(after)
	switch {
	case !ok:
		g.Insert(body.Start()+1, "\n"+patch.Indented(code, indent)+closing(g.sheet.Text[body.Start()+1:], "\n"))
		return
	case g.Line(body.Start()) == g.Line(body.End()):
		g.Insert(s.node.End(), ",\n"+patch.Indented(code, indent))
		return
	}
	indent = g.sheet.Indent(s.node.Start())
	if !strings.HasPrefix(strings.TrimLeft(g.sheet.Text[s.node.End():], " \t"), ",") {
		g.Insert(s.node.End(), ",")
	}
	g.Insert(g.LineEnd(s.node.End()), g.lead()+patch.Indented(code, indent))
}

// closing is a line end unless the text goes on with one.
func closing(text, end string) string {
	if strings.HasPrefix(strings.TrimLeft(text, " \t"), "\n") {
		return ""
	}
	return end
}

// lead is what separates a field from the one before it.
func (g *group) lead() string {
	spaced := 0
	for i := 1; i < len(g.fields); i++ {
		if g.Line(g.fields[i].from())-g.Line(g.fields[i-1].node.End()) > 1 {
			spaced++
		}
	}
	if len(g.fields) > 2 && 2*spaced > len(g.fields)-1 {
		return "\n\n"
	}
	return "\n"
}

// newField is a field to be written.
type newField struct {
	name, typ, wire string
	doc, attrs      []string
	hook, optional  bool
}

func (f newField) code() string {
	return strings.Join(slices.Concat(f.doc, f.attrs, []string{"pub " + f.name + ": " + f.typ + ","}), "\n")
}

// newField spells a field as those of its group are, and says why it cannot be.
func (w *writer) newField(want model.Symbol, g *group) (newField, string) {
	g.want = want.Name
	want.Type = w.nameInline(want.Type, w.owner+capitals(want.Name), g)
	t := w.typeFor(want.Type, g)
	f := newField{name: w.fieldName(want.Name), typ: t.text, hook: t.hook, optional: want.Presence != model.Required, doc: w.doc(want, g.habit)}
	if f.optional && g.wraps(f.typ) {
		f.typ = "Option<" + f.typ + ">"
	}
	f.attrs, f.wire = g.attributesFor(want, f)
	return f, t.why
}

// fieldName is a new field's name: as a field that already has it elsewhere spells it, or else by the words.
func (w *writer) fieldName(name string) string {
	for _, s := range w.API.Types {
		if s.Layer == model.Generated {
			continue
		}
		for _, m := range s.Members {
			if m.Kind == model.Field && model.Key(m.Name) == model.Key(name) && strings.ToLower(m.Name) == m.Name {
				return rawName(m.Name)
			}
		}
	}
	return fieldName(name)
}

func rawName(name string) string {
	if keywords[name] {
		return "r#" + name
	}
	return name
}

// wraps reports whether optional fields of such a type are Options: unless those around it never are.
func (g *group) wraps(typ string) bool {
	for _, fields := range [][]sibling{g.like, g.rest} {
		plain := 0
		for _, s := range fields {
			if !s.optional || outer(s.inner()) != outer(typ) {
				continue
			}
			if s.inner() != s.typ {
				return true
			}
			plain++
		}
		if plain > 0 {
			return false
		}
	}
	return true
}
