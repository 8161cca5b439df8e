package golang

import (
	"go/ast"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
)

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
		one := sibling{node: f, typ: s.source(f.Type), class: w.classOf(f.Type, path.Dir(s.Path), 0), prim: primOf(s.source(f.Type))}
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
	g.Insert(g.offsetAfter(after), g.lead()+g.indented(f.code())+g.tail())
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
