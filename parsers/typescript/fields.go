package typescript

import (
	"slices"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// field is a member of an object, where it was declared.
type field struct {
	symbol *model.Symbol
	at     *env
}

// fieldsOf are the members of an object type, those of its bases included; ok is false for other types.
func (l *linker) fieldsOf(v value) (out []field, ok bool) {
	v = l.reduce(v)
	if v.fields != nil {
		return v.fields, true
	}
	if v.typ.Form == model.Inline {
		return located(v.typ.Members, v.at), true
	}
	e := l.entity(v)
	if e == nil || l.fuel <= 0 {
		return nil, false
	}
	if e.isAlias() {
		return l.fieldsOf(l.target(e, v))
	}
	if e.fields != nil && len(v.typ.Args) == 0 {
		return e.fields, true
	}
	l.fuel -= 10
	for _, d := range e.decls {
		if k := d.Symbol.Kind; k != model.Object && k != model.Interface && k != model.Class || slices.Contains(d.Marks, markConst) {
			continue
		}
		ok = true
		l.addDeclared(&out, e, d, v)
	}
	if len(v.typ.Args) == 0 {
		e.fields = out
	}
	return out, ok
}

func (l *linker) addDeclared(out *[]field, e *entity, d *language.Decl, v value) {
	var args []value
	for _, a := range v.typ.Args {
		args = append(args, value{typ: a, at: v.at})
	}
	_, at := l.inside(e.m, d, args)
	for _, b := range d.Symbol.Bases {
		inherited, _ := l.fieldsOf(value{typ: b, at: at})
		for _, f := range inherited {
			setField(out, f)
		}
	}
	for _, f := range located(d.Symbol.Members, at) {
		if f.symbol.Name != "constructor" {
			setField(out, f)
		}
	}
}

// located are members where they stand.
func located(members []model.Symbol, at *env) []field {
	out := make([]field, len(members))
	for i := range members {
		out[i] = field{&members[i], at}
	}
	return out
}

// changed is f with a symbol of its own, since the declared one is shared.
func (f field) changed(change func(*model.Symbol)) field {
	s := *f.symbol
	change(&s)
	return field{&s, f.at}
}

// setField adds a field or replaces the one of the same name.
func setField(list *[]field, f field) {
	if i := fieldNamed(*list, f.symbol.Name); i >= 0 {
		(*list)[i] = f
		return
	}
	*list = append(*list, f)
}

func fieldNamed(list []field, name string) int {
	return slices.IndexFunc(list, func(f field) bool { return f.symbol.Name == name })
}

// typeOf is a field's type; a method's is a function.
func (f field) typeOf() value {
	if f.symbol.Kind != model.Method {
		return value{typ: f.symbol.Type, at: f.at}
	}
	t := model.Type{Form: model.Func}
	for _, p := range f.symbol.Members {
		t.Args = append(t.Args, p.Type)
	}
	t.Args = append(t.Args, f.symbol.Type)
	return value{typ: t, at: f.at}
}
