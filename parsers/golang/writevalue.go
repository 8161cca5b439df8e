package golang

import (
	"cmp"
	"go/ast"
	"go/format"
	"go/token"
	"path"
	"strconv"
	"strings"

	"sdkparity/model"
)

// value writes a constant into the block of its type.
func (w *writer) value() {
	parent, want := w.Gap.Parent, w.Gap.Want
	name := speller{parent, w.known}.value(want.Name)
	wire, ok := wireValue(want)
	w.Out.Code, w.Out.At = name+" "+parent.Name+" = "+strconv.Quote(wire), parent.At
	b, found := w.blockOf(parent)
	switch {
	case !found:
		w.None("%s", cmp.Or(w.sheet(parent.At.File).whyNot(), "no constants of type "+parent.Name+" stand in "+path.Dir(parent.At.File)))
		return
	case b.whyNot() != "":
		w.None("%s", b.whyNot())
		return
	}
	before := b.before(w.Gap.After)
	w.Out.At = model.Pos{File: b.Path, Line: b.line(before.End()) + 1}
	if have := b.find(name, wire); have != nil {
		w.Out.At.Line = b.line(have.Pos())
		w.None("already there: %s", have.Names[0].Name)
		return
	}
	if !b.strings() || !ok {
		w.None("the values of %s are not strings: which one it gets is for a person to say", parent.Name)
		return
	}
	line := name + " = " + strconv.Quote(wire)
	if before.Type != nil {
		line = name + " " + parent.Name + " = " + strconv.Quote(wire)
	}
	code := strings.Join(append(w.doc(want, name, parent.Stability, b.habit()), line), "\n")
	w.Out.Code = code
	indent := b.indent(before.Pos())
	if !b.decl.Lparen.IsValid() { // const A T = "a" alone
		code = "const " + line
		indent = ""
	}
	b.Insert(b.lineEnd(before.End()), "\n"+indent+strings.ReplaceAll(code, "\n", "\n"+indent))
	w.listed(b, name)
}

// wireValue is the string that a value stands for.
func wireValue(s model.Symbol) (string, bool) {
	for _, text := range []string{s.Wire, strings.Trim(s.Default, `"'`), s.Name} {
		if text != "" {
			return text, true
		}
	}
	return "", false
}

// constants are the values of a type that stand together.
type constants struct {
	*sheet
	decl  *ast.GenDecl
	specs []*ast.ValueSpec
}

func (w *writer) blockOf(parent model.Symbol) (constants, bool) {
	var best constants
	for _, s := range w.pack(path.Dir(parent.At.File)) {
		for _, d := range s.syntax.Decls {
			decl, ok := d.(*ast.GenDecl)
			if !ok || decl.Tok != token.CONST {
				continue
			}
			b := constants{s, decl, nil}
			typed := ""
			for _, spec := range decl.Specs {
				v := spec.(*ast.ValueSpec)
				if v.Type != nil || len(v.Values) > 0 {
					typed = nameOfType(v.Type)
				}
				if typed == parent.Name && len(v.Names) == 1 {
					b.specs = append(b.specs, v)
				}
			}
			if len(b.specs) > len(best.specs) {
				best = b
			}
		}
	}
	return best, len(best.specs) > 0
}

func (b constants) before(after []string) *ast.ValueSpec {
	for _, name := range after {
		for _, v := range b.specs {
			if model.Key(v.Names[0].Name) == model.Key(name) {
				return v
			}
		}
	}
	return b.specs[len(b.specs)-1]
}

func (b constants) find(name, wire string) *ast.ValueSpec {
	for _, v := range b.specs {
		if v.Names[0].Name == name || len(v.Values) == 1 && unquote(b.source(v.Values[0])) == wire {
			return v
		}
	}
	return nil
}

// strings reports whether every constant says its value, a string.
func (b constants) strings() bool {
	for _, v := range b.specs {
		if len(v.Values) != 1 {
			return false
		}
		if lit, ok := v.Values[0].(*ast.BasicLit); !ok || lit.Kind != token.STRING {
			return false
		}
	}
	return true
}

func (b constants) habit() habit {
	var names []string
	var docs []*ast.CommentGroup
	for _, v := range b.specs {
		names, docs = append(names, v.Names[0].Name), append(docs, v.Doc)
	}
	return habitOf(b.sheet, names, docs)
}

// listed names the places that list the values beside their declaration.
func (w *writer) listed(b constants, name string) {
	for _, s := range w.pack(path.Dir(b.Path)) {
		for _, d := range s.syntax.Decls {
			if s.generated || d == ast.Decl(b.decl) {
				continue
			}
			used := map[string]bool{}
			ast.Inspect(d, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && b.find(id.Name, "") != nil {
					used[id.Name] = true
				}
				return true
			})
			if len(used) > 1 {
				w.Left("%s:%d names values of the type one by one; %s is not among them", s.Path, s.line(d.Pos()), name)
			}
		}
	}
}

// literals are the values of an enum, or of a union of strings.
func literals(s model.Symbol) ([]model.Symbol, bool) {
	var out []model.Symbol
	for _, m := range s.Members {
		if s.Kind == model.Enum && m.Kind == model.Value {
			out = append(out, m)
		}
	}
	if (s.Kind == model.Union || s.Kind == model.Alias) && s.Type.Form == model.OneOf && allLiterals(s.Type.Args) {
		for _, a := range s.Type.Args {
			out = append(out, model.Symbol{Kind: model.Value, Name: a.Name, Wire: a.Name})
		}
	}
	return out, len(out) > 0
}

// enum is a string type and the constants of it.
func (w *writer) enum(values []model.Symbol, name string, at place) (code, why string) {
	sp := speller{model.Symbol{Name: name}, w.known}
	var b strings.Builder
	b.WriteString("string\n\nconst (\n")
	seen := map[string]bool{}
	for _, v := range values {
		wire, _ := wireValue(v)
		own := sp.value(v.Name)
		if seen[own] {
			return "string", "two values of " + name + " would be called " + own
		}
		seen[own] = true
		for _, line := range append(w.doc(v, own, 0, habit{named: true, width: widthOf(at.sheet)}), own+" "+name+" = "+strconv.Quote(wire)) {
			b.WriteString("\t" + line + "\n")
		}
	}
	return aligned(b.String() + ")"), ""
}

// aligned is what follows "type X " as gofmt writes it.
func aligned(body string) string {
	const before = "package p\n\ntype T "
	text, err := format.Source([]byte(before + body))
	if err != nil {
		return body
	}
	return strings.TrimSpace(strings.TrimPrefix(string(text), before))
}
