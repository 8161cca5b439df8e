package golang

import (
	"cmp"
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
)

// newType declares a type beside those it is like.
func (w *writer) newType() {
	want := w.Gap.Want
	name := declare(model.Symbol{}, want)
	at, ok := w.neighbour()
	if !ok {
		w.Out.Code = "type " + name
		w.None("no type of this SDK says where it belongs")
		return
	}
	dir := path.Dir(at.Path)
	code, needs, why := w.declaration(want, name, at, dir)
	w.Out.Code, w.Out.At = code, model.Pos{File: at.Path, Line: at.line(at.endOf(at.decl)) + 1}
	if have, there := w.typeNamed(name, at.Path); there {
		w.Out.At = model.Pos{File: have.Path, Line: have.line(have.spec.Pos())}
		w.None("already there: %s", name)
		return
	}
	if why = cmp.Or(at.whyNot(), why); why == "" {
		why = w.require(at.sheet, needs)
	}
	if why != "" {
		w.None("%s", why)
		return
	}
	at.Insert(at.lineEnd(at.endOf(at.decl)), "\n\n"+code)
	if want.Kind == model.Object && w.customJSON() {
		w.Left("%s: the types beside it convert themselves to JSON by hand, which a new one may need too", name)
	}
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

// endOf is the end of a type with what follows and belongs to it: its values, methods and constructors.
func (s *sheet) endOf(decl *ast.GenDecl) token.Pos {
	end, owners, seal := decl.End(), []string{}, ""
	for _, spec := range decl.Specs {
		if t, ok := spec.(*ast.TypeSpec); ok {
			owners = append(owners, t.Name.Name)
		}
		seal, _ = sealOfSpec(spec)
	}
	behind := false
	for _, d := range s.syntax.Decls {
		switch {
		case d == ast.Decl(decl):
			behind = true
		case !behind:
		case belongs(d, owners, seal):
			end = d.End()
		default:
			return end
		}
	}
	return end
}

func belongs(d ast.Decl, owners []string, seal string) bool {
	is := func(e ast.Expr) bool {
		name := nameOfType(e)
		for _, o := range owners {
			if o == name {
				return true
			}
		}
		return false
	}
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv != nil && len(d.Recv.List) == 1 {
			return d.Name.Name == seal || is(d.Recv.List[0].Type)
		}
		return strings.HasPrefix(d.Name.Name, "New") && d.Type.Results != nil && len(d.Type.Results.List) > 0 && is(d.Type.Results.List[0].Type)
	case *ast.GenDecl:
		if d.Tok != token.CONST || len(d.Specs) == 0 {
			return false
		}
		v, ok := d.Specs[0].(*ast.ValueSpec)
		return ok && v.Type != nil && is(v.Type)
	}
	return false
}

// declaration spells a type with its documentation.
func (w *writer) declaration(want model.Symbol, name string, at place, dir string) (code string, needs []string, why string) {
	doc := w.doc(want, name, 0, w.typeHabit(at.sheet))
	lead := strings.Join(append(doc, "type "+name+" "), "\n")
	w.owner = name
	g := w.model(dir)
	g.tagged = g.tagged || slices.ContainsFunc(want.Members, func(m model.Symbol) bool { return isWireName(m.Wire) && m.Wire != m.Name })
	switch values, isEnum := literals(want); {
	case isEnum:
		code, why = w.enum(values, name, at)
		return lead + code, nil, why
	case want.Kind == model.Object:
		body, needs, why := w.structBody(want, g, dir)
		return strings.Join(append([]string{lead + body}, w.extra...), "\n\n"), needs, why
	case want.Kind == model.Alias && want.Type.Form == model.OneOf:
		return w.union(want, name, lead, at)
	case want.Kind == model.Alias && want.Type.Form != model.FormUnknown:
		t := w.typeFor(want.Type, dir)
		return lead + t.text, t.needs, t.why
	case want.Kind == model.Union:
		return w.union(want, name, lead, at)
	case want.Kind == model.Interface:
		return lead + w.interfaceBody(want), nil, "what calls it is for a person to write"
	}
	body, _, _ := w.structBody(want, g, dir)
	return lead + body, nil, "what it does is for a person to write"
}

func (w *writer) typeHabit(s *sheet) habit {
	var names []string
	var docs []*ast.CommentGroup
	for _, d := range s.syntax.Decls {
		if decl, ok := d.(*ast.GenDecl); ok && decl.Tok == token.TYPE && len(decl.Specs) == 1 {
			if t, ok := decl.Specs[0].(*ast.TypeSpec); ok && t.Name.IsExported() {
				names, docs = append(names, t.Name.Name), append(docs, decl.Doc)
			}
		}
	}
	return habitOf(s, names, docs)
}

// structBody is a struct whose fields are written as those of the types near it.
func (w *writer) structBody(want model.Symbol, g *group, dir string) (code string, needs []string, why string) {
	var b strings.Builder
	b.WriteString("struct {\n")
	for i, m := range want.Members {
		if m.Kind != model.Field {
			continue
		}
		f, not := w.newField(m, g, dir)
		needs, why = append(needs, f.needs...), cmp.Or(why, not)
		if i > 0 && g.spaced() {
			b.WriteString("\n")
		}
		b.WriteString("\t" + strings.ReplaceAll(f.code(), "\n", "\n\t") + "\n")
	}
	if b.Len() == len("struct {\n") {
		return "struct{}", nil, why
	}
	return aligned(b.String() + "}"), needs, why
}

// nameInline gives an object without a name one, after its owner, and declares it.
func (w *writer) nameInline(t model.Type, name string, g *group, dir string) model.Type {
	switch t.Form {
	case model.List, model.Map:
		t.Args = slices.Clone(t.Args)
		if last := len(t.Args) - 1; last >= 0 {
			t.Args[last] = w.nameInline(t.Args[last], name, g, dir)
		}
		return t
	case model.Inline:
		if _, taken := w.lookUp(name, dir); taken || len(t.Members) == 0 || len(w.promised) > maxPromised {
			return t
		}
	default:
		return t
	}
	w.promised = append(w.promised, name)
	owner := w.owner
	w.owner = name
	at := len(w.extra)
	w.extra = append(w.extra, "")
	body, needs, why := w.structBody(model.Symbol{Kind: model.Object, Members: t.Members}, g, dir)
	w.owner = owner
	if why != "" || len(needs) > 0 {
		w.promised, w.extra = slices.DeleteFunc(w.promised, func(p string) bool { return p == name }), w.extra[:at]
		return t
	}
	w.extra[at] = "// " + name + " is part of " + owner + ".\ntype " + name + " " + body
	return model.Type{Form: model.Ref, Name: name}
}

const maxPromised = 20 // types that one gap brings with it

// model are the fields of the types near a new one, to write its own like them.
func (w *writer) model(dir string) *group {
	var out *group
	var like []sibling
	for _, s := range w.Gap.Near {
		at, ok := w.typeNamed(s.Name, s.At.File)
		if !ok || at.generated {
			continue
		}
		body, ok := at.spec.Type.(*ast.StructType)
		if !ok || len(body.Fields.List) == 0 {
			continue
		}
		g := w.group(at.sheet, body)
		if out == nil {
			out = g
		}
		like = append(like, g.fields...)
	}
	if out == nil {
		s := w.pack(dir)[0]
		out = &group{sheet: s, body: &ast.StructType{Fields: &ast.FieldList{}}, habit: habit{named: true, width: widthOf(s)}}
		like = w.structFields(dir)
	}
	out.fields = nil
	out.learn(like)
	return out
}

func (w *writer) interfaceBody(want model.Symbol) string {
	sp := speller{want, w.known}
	var b strings.Builder
	b.WriteString("interface {\n")
	for _, m := range want.Members {
		for _, line := range append(w.doc(m, sp.exported(m.Name), 0, habit{named: true}), sp.declare(m)) {
			b.WriteString("\t" + line + "\n")
		}
	}
	return b.String() + "}"
}

// customJSON reports whether types near the new one have MarshalJSON or UnmarshalJSON.
func (w *writer) customJSON() bool {
	for _, s := range w.Gap.Near {
		for _, sheet := range w.pack(path.Dir(s.At.File)) {
			for _, d := range sheet.syntax.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil && strings.HasSuffix(fn.Name.Name, "marshalJSON") || ok && fn.Recv != nil && fn.Name.Name == "MarshalJSON" || ok && fn.Recv != nil && fn.Name.Name == "UnmarshalJSON" {
					if nameOfType(fn.Recv.List[0].Type) == s.Name {
						return true
					}
				}
			}
		}
	}
	return false
}
