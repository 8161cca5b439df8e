package golang

import (
	"cmp"
	"go/ast"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
)

// member writes a field into the parent's struct.
func (w *writer) member() {
	parent, want := w.Gap.Parent, w.Gap.Want
	w.Out.Code, w.Out.At = (speller{parent, w.known}).declare(want), parent.At
	at, ok := w.typeNamed(parent.Name, parent.At.File)
	if !ok {
		w.None("%s", cmp.Or(w.sheet(parent.At.File).whyNot(), "there is no type "+parent.Name+" in "+path.Dir(parent.At.File)))
		return
	}
	body, ok := at.spec.Type.(*ast.StructType)
	if !ok {
		w.None("%s is no struct but %s", parent.Name, short(at.source(at.spec.Type)))
		return
	}
	g := w.group(at.sheet, body)
	w.owner = parent.Name
	f, why := w.newField(want, g, path.Dir(at.Path))
	w.Out.Code, w.Out.At.File = strings.Join(append([]string{f.code()}, w.extra...), "\n\n"), at.Path
	w.Out.At.Line = strings.Count(at.Text[:g.offsetAfter(w.Gap.After)], "\n") + 2
	if have, there := g.find(f.name, f.wire()); there {
		w.Out.At.Line = at.line(have.node.Pos())
		w.None("already there: %s", have.name)
		return
	}
	if why = cmp.Or(at.whyNot(), why); why != "" {
		w.None("%s", why)
		return
	}
	if why := w.require(at.sheet, f.needs); why != "" {
		w.None("%s", why)
		return
	}
	g.add(f, w.Gap.After)
	for _, code := range w.extra {
		at.Insert(at.lineEnd(at.endOf(at.decl)), "\n\n"+code)
	}
	w.copies(at, g, f)
}

func short(text string) string { return cut(strings.Join(strings.Fields(text), " "), 60) }

// newField is a field to be written.
type newField struct {
	name, typ, tag string
	doc            []string
	class          class
	needs          []string // import paths
}

func (f newField) wire() string { wire, _ := wireOf(f.tag); return wire }

func (f newField) code() string {
	line := f.name + " " + f.typ
	if f.tag != "" {
		line += " " + f.tag
	}
	return strings.Join(append(slices.Clone(f.doc), line), "\n")
}

// newField spells a field as those of its group are, and says why it cannot be.
func (w *writer) newField(want model.Symbol, g *group, dir string) (newField, string) {
	name := w.fieldName(want.Name)
	f := newField{name: name, doc: w.doc(want, name, w.Gap.Parent.Stability, g.habit)}
	want.Type = w.nameInline(want.Type, w.owner+name, g, dir)
	t := w.typeFor(want.Type, dir)
	if t.prim == model.Int || t.prim == model.Float {
		t.text = g.number(want, t, w.structFields(dir))
		t.prim = primOf(t.text)
	}
	f.typ, f.class, f.needs = t.text, t.class, t.needs
	unset := want.Presence == model.Optional || want.Presence == model.Unstated && t.class == record
	if unset && (t.class == record || t.class == scalar) && g.pointer(w, want, t, dir) {
		f.typ = "*" + t.text
	}
	f.tag = g.tag(w, want, f)
	return f, t.why
}

// pointer reports whether an optional field of the type is a pointer: as the fields beside it, the field of that name elsewhere in the
// package, or all of the package are.
func (g *group) pointer(w *writer, want model.Symbol, t spelled, dir string) bool {
	same := func(f sibling) bool {
		return f.optional && f.class == t.class && (t.class == record || f.prim == t.prim)
	}
	name := w.fieldName(want.Name)
	all := w.structFields(dir)
	for _, vote := range []int{
		pointers(g.like, same),
		pointers(all, func(f sibling) bool { return f.name == name && same(f) && strings.TrimPrefix(f.typ, "*") == t.text }),
		pointers(all, same),
	} {
		if vote != 0 {
			return vote > 0
		}
	}
	return t.class == record || t.prim != "" && t.prim != model.String
}

// number is the type of a number: that of a field of the same name, or the one that the fields around it have most.
func (g *group) number(want model.Symbol, t spelled, all []sibling) string {
	for _, f := range all {
		if model.Key(f.name) == model.Key(want.Name) && (f.prim == model.Int || f.prim == model.Float) {
			return strings.TrimPrefix(f.typ, "*")
		}
	}
	like := func(f sibling) bool { return f.prim == t.prim }
	if want.Type.Name == model.Number { // the language it comes from does not tell one from the other
		t.prim, t.text = model.Int, "int"
		if slices.ContainsFunc(model.Words(want.Name), func(word string) bool { return slices.Contains(fractions, word) }) {
			t.prim, t.text = model.Float, "float64"
		}
	}
	for _, fields := range [][]sibling{g.like, all} {
		counts := map[string]int{}
		for _, f := range fields {
			typ := strings.TrimPrefix(f.typ, "*")
			if counts[typ]++; like(f) && counts[typ] > counts[t.text] {
				t.text = typ
			}
		}
		if counts[t.text] > 0 {
			break
		}
	}
	return t.text
}

var fractions = []string{"ratio", "temperature", "probability", "cost", "price", "score", "threshold", "factor", "fraction", "weight",

	"multiplier", "rate", "p", "usd"}

// pointers is how many more fields are pointers than not.
func pointers(fields []sibling, such func(sibling) bool) int {
	vote := 0
	for _, f := range fields {
		switch {
		case !such(f):
		case strings.HasPrefix(f.typ, "*"):
			vote++
		default:
			vote--
		}
	}
	return vote
}
