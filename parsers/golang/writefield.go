package golang

import (
	"go/ast"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
)

// member writes a field into the parent's struct.
func (w *writer) member() {
	parent, want := w.gap.Parent, w.gap.Want
	w.out.Code, w.out.At = (speller{parent, w.known}).declare(want), parent.At
	at, ok := w.typeNamed(parent.Name, parent.At.File)
	if !ok {
		w.none(cmpOr(w.sheet(parent.At.File).whyNot(), "there is no type "+parent.Name+" in "+path.Dir(parent.At.File)))
		return
	}
	body, ok := at.spec.Type.(*ast.StructType)
	if !ok {
		w.none(parent.Name + " is no struct but " + short(at.source(at.spec.Type)))
		return
	}
	g := w.group(at.sheet, body)
	w.owner = parent.Name
	f, why := w.newField(want, g, path.Dir(at.path))
	w.out.Code, w.out.At.File = strings.Join(append([]string{f.code()}, w.extra...), "\n\n"), at.path
	w.out.At.Line = strings.Count(at.text[:g.offsetAfter(w.gap.After)], "\n") + 2
	if have, there := g.find(f.name, f.wire()); there {
		w.out.At.Line = at.line(have.node.Pos())
		w.none("already there: " + have.name)
		return
	}
	if why = cmpOr(at.whyNot(), why); why != "" {
		w.none(why)
		return
	}
	if why := w.require(at.sheet, f.needs); why != "" {
		w.none(why)
		return
	}
	g.add(f, w.gap.After)
	for _, code := range w.extra {
		at.insert(at.lineEnd(at.endOf(at.decl)), "\n\n"+code)
	}
	w.copies(at, g, f)
}

func cmpOr(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

func short(text string) string { return cut(strings.Join(strings.Fields(text), " "), 60) }

// sibling is a field that is there.
type sibling struct {
	name     string // "" of an embedded type
	node     *ast.Field
	typ      string
	tag      string // with its quotes
	class    class
	prim     string // as the model calls it, where it is one
	optional bool   // by its tag, or by a struct that has no tags
}

// group are the fields of a struct in a file.
type group struct {
	*sheet
	body   *ast.StructType
	fields []sibling
	habit  habit
	tagged bool      // fields say what they are called in JSON
	like   []sibling // to learn from: the fields, or those of types like this one
}

func (w *writer) group(s *sheet, body *ast.StructType) *group {
	g := &group{sheet: s, body: body}
	var docs []*ast.CommentGroup
	var names []string
	for _, f := range body.Fields.List {
		one := sibling{node: f, typ: s.source(f.Type), class: w.classOf(f.Type, path.Dir(s.path), 0), prim: primOf(s.source(f.Type))}
		if f.Tag != nil {
			one.tag = f.Tag.Value
		}
		if len(f.Names) == 0 {
			g.fields = append(g.fields, one)
			continue
		}
		docs, names = append(docs, f.Doc), append(names, f.Names[0].Name)
		for _, name := range f.Names {
			one.name = name.Name
			g.fields = append(g.fields, one)
		}
	}
	g.habit = habitOf(s, names, docs)
	g.learn(g.fields)
	return g
}

// learn takes the habits of fields for those of the group.
func (g *group) learn(from []sibling) {
	tagged, bare := 0, 0
	for _, f := range from {
		switch wire, _ := wireOf(f.tag); {
		case wire != "":
			tagged++
		case f.tag == "" && f.name != "":
			bare++
		}
	}
	g.tagged, g.like = tagged > bare || tagged+bare == 0, slices.Clone(from)
	for i := range g.like {
		_, options := wireOf(g.like[i].tag)
		g.like[i].optional = !g.tagged || strings.Contains(options, "omit")
	}
}

func primOf(typ string) string { return names[strings.TrimLeft(typ, "*")] }

// find is the field that is already there under the name, or under the name in JSON.
func (g *group) find(name, wire string) (sibling, bool) {
	for _, f := range g.fields {
		have, _ := wireOf(f.tag)
		if f.name != "" && (model.Key(f.name) == model.Key(name) || wire != "" && have == wire) {
			return f, true
		}
	}
	return sibling{}, false
}

// before is the field that a new one goes behind.
func (g *group) before(after []string) *ast.Field {
	for _, name := range after {
		for _, f := range g.fields {
			if f.name != "" && model.Key(f.name) == model.Key(name) {
				return f.node
			}
		}
	}
	if n := len(g.body.Fields.List); n > 0 {
		return g.body.Fields.List[n-1]
	}
	return nil
}

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
	f := newField{name: name, doc: w.doc(want, name, w.gap.Parent.Stability, g.habit)}
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

// structFields are the fields of a package's exported structs that are written by hand.
func (w *writer) structFields(dir string) (out []sibling) {
	for _, s := range w.pack(dir) {
		if s.generated {
			continue
		}
		for _, d := range s.syntax.Decls {
			decl, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range decl.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok && t.Name.IsExported() {
					if body, ok := t.Type.(*ast.StructType); ok {
						out = append(out, w.group(s, body).like...)
					}
				}
			}
		}
	}
	return out
}

// add puts a field behind the first of the others that is there.
func (g *group) add(f newField, after []string) {
	g.insert(g.offsetAfter(after), g.lead()+g.indented(f.code())+g.tail())
}

// offsetAfter is the end of the line of the field that a new one goes behind, or of the brace.
func (g *group) offsetAfter(after []string) int {
	last := g.before(after)
	switch {
	case last == nil:
		return g.offset(g.body.Fields.Opening) + 1
	case g.oneLine():
		return g.offset(last.End())
	}
	return g.lineEnd(last.End())
}

func (g *group) oneLine() bool {
	return g.line(g.body.Fields.Opening) == g.line(g.body.Fields.Closing)
}

// lead is what separates a field from the one before it.
func (g *group) lead() string {
	if g.spaced() {
		return "\n\n"
	}
	return "\n"
}

func (g *group) tail() string {
	if g.oneLine() {
		return "\n" + g.sheet.indent(g.body.Pos())
	}
	return ""
}

// spaced reports whether most fields have an empty line before them.
func (g *group) spaced() bool {
	spaced := 0
	list := g.body.Fields.List
	for i := 1; i < len(list); i++ {
		from := list[i].Pos()
		if list[i].Doc != nil {
			from = list[i].Doc.Pos()
		}
		if g.line(from)-g.line(list[i-1].End()) > 1 {
			spaced++
		}
	}
	return len(list) > 2 && 2*spaced > len(list)-1
}

func (g *group) indented(code string) string {
	indent := g.sheet.indent(g.body.Pos()) + "\t"
	if n := len(g.body.Fields.List); n > 0 && !g.oneLine() {
		indent = g.sheet.indent(g.body.Fields.List[n-1].Pos())
	}
	return indent + strings.ReplaceAll(code, "\n", "\n"+indent)
}
