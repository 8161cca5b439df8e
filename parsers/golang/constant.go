package golang

import (
	"go/token"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// constants reads the constants that may be values of an enum, those with a type. Others are values, not shapes: no SDK is asked to
// have the same ones.
func (r *reader) constants(n tree.Node) {
	var typ model.Type // of the specification above, which one without a value repeats
	var values tree.Node
	r.each(n, func(spec tree.Node, doc []byte) {
		switch spec.Kind() {
		case "const_spec":
			if v := spec.Field("value"); v.OK() {
				typ, values = r.constantType(spec), v
			}
			r.constantSpec(spec, typ, values, doc)
		case "ERROR":
			r.unread(spec.Line(), "syntax error in a group of constants")
		default:
			r.unread(spec.Line(), "not a constant: "+spec.Kind())
		}
	})
}

func (r *reader) constantType(spec tree.Node) model.Type {
	if t := spec.Field("type"); t.OK() {
		return r.typeOf(t)
	}
	return model.Type{}
}

// constantSpec reads A, B T = 1, 2.
func (r *reader) constantSpec(spec tree.Node, typ model.Type, values tree.Node, doc []byte) {
	partial := r.broken(spec, spec.Field("name").Text())
	value := values.First()
	for name := range spec.Children() {
		if name.FieldName() != "name" {
			continue
		}
		d := language.Decl{Symbol: model.Symbol{Kind: model.Value, Name: name.Text(), At: model.Pos{Line: name.Line()}, Type: typ, Partial: partial}}
		d.Public = token.IsExported(d.Symbol.Name)
		d.Marks = r.constantValue(&d.Symbol, value)
		value = nextValue(value)
		if d.Symbol.Type.Form != model.Ref && d.Marks == nil {
			r.unit.Counts.Ignored++ // of no type, or of a built-in one
			if d.Public && d.Symbol.Wire != "" && d.Symbol.Type.Form == model.FormUnknown {
				r.unit.Decls = append(r.unit.Decls, d) // it may say what a field can hold
			}
			continue
		}
		document(&d.Symbol, doc)
		r.add(d)
	}
}

func nextValue(n tree.Node) tree.Node {
	for n = n.Next(); n.OK() && (!n.Named() || n.Is("comment")); {
		n = n.Next()
	}
	return n
}

// constantValue reads a constant's wire value, and its type where only the value states it.
func (r *reader) constantValue(s *model.Symbol, v tree.Node) (marks []string) {
	switch v.Kind() {
	case "interpreted_string_literal", "raw_string_literal":
		s.Wire = unquote(v.Text())
	case "int_literal", "float_literal", "true", "false":
		s.Wire = v.Text()
	case "parenthesized_expression":
		return r.constantValue(s, v.First())
	case "identifier": // another constant
		if s.Type.Form != model.Ref {
			s.Type = model.Type{Text: v.Text()}
			return []string{markSame}
		}
	case "call_expression": // T("a")
		if f := v.Field("function"); f.Is("identifier") && s.Type.Form != model.Ref {
			s.Type = r.typeOf(f)
		}
		return r.constantValue(s, v.Field("arguments").First())
	}
	return nil // an expression, such as 1 << iota: its value is not known here
}

// fix gives a field the values that constants named after it have: ResultKindDone and ResultKindFailed are those of a Result's Kind.
func (l *linker) fix(s *model.Symbol, n *named) {
	for i := range s.Members {
		f := &s.Members[i]
		if f.Kind != model.Field || !isPrim(f.Type, model.String) {
			continue
		}
		values, prefix := model.Type{Form: model.OneOf, Text: f.Type.Text}, n.name()+f.Name
		for _, c := range n.pack.values {
			v := &c.decl.Symbol
			if strings.HasPrefix(v.Name, prefix) && v.Name != prefix && v.Type.Form == model.FormUnknown && v.Wire != "" {
				values.Args = append(values.Args, model.Type{Form: model.Literal, Name: v.Wire, Text: v.Name})
			}
		}
		if len(values.Args) > 1 {
			f.Type = values
		}
	}
}
