package typescript

import (
	"slices"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// value is a type where it was written, so that its names can be resolved; or what an operator made of such types.
type value struct {
	typ     model.Type
	at      *env           // nil: every name is final
	fields  []field        // of an object an operator made; not nil even where there are none
	parts   []value        // of a union an operator made
	values  []model.Symbol // documentation of the enum a literal is from
	partial bool           // not all fields are known
}

// env is what names mean at a place.
type env struct {
	m     *module
	owner string // namespace, with a dot behind it
	name  string // a type parameter bound here, or ""
	bound value
	up    *env
}

func (at *env) variable(name string) (value, bool) {
	for ; at != nil; at = at.up {
		if at.name == name && name != "" {
			return at.bound, true
		}
	}
	return value{}, false
}

func (at *env) with(name string, bound value) *env {
	return &env{m: at.m, owner: at.owner, name: name, bound: bound, up: at}
}

func (v value) isString() bool { return v.typ.Form == model.Literal && isString(v.typ.Text) }

func (v value) isOperator() bool {
	return v.typ.Form == model.FormUnknown && v.fields == nil && v.parts == nil
}

func literalValue(name string) value {
	return value{typ: model.Type{Form: model.Literal, Name: name, Text: `"` + name + `"`}}
}

// unknown is a type nobody here evaluates.
func unknown(text string) value { return value{typ: model.Type{Text: text}} }

// inside is a declaration's own type and what names mean in it, its parameters bound to args or else to their bounds.
func (l *linker) inside(m *module, d *language.Decl, args []value) (model.Type, *env) {
	at := &env{m: m, owner: d.Owner}
	t := d.Symbol.Type
	if t.Form != model.FormUnknown || t.Name != opGeneric {
		return t, at
	}
	for i, p := range t.Args[1:] {
		bound := value{typ: p.Args[0], at: at}
		if i < len(args) {
			bound = args[i]
		}
		at = at.with(p.Name, bound)
	}
	return t.Args[0], at
}

// entity is the declaration a Ref names.
func (l *linker) entity(v value) *entity {
	if v.typ.Form != model.Ref || v.at == nil || v.at.m == nil {
		return nil
	}
	return l.lookup(v.at.m, v.at.owner, v.typ.Name)
}

// reduce evaluates the outermost operators of a type. What has a name keeps it.
func (l *linker) reduce(v value) value {
	for l.fuel > 0 {
		l.fuel--
		var next value
		switch {
		case v.fields != nil || v.parts != nil:
			return v
		case v.typ.Form == model.Ref:
			bound, isBound := v.at.variable(v.typ.Name)
			e := l.entity(v)
			switch {
			case isBound:
				next = bound
			case e != nil && e.isComputed():
				next = l.target(e, v)
			case e == nil && isUtility(v.typ.Name) && v.at != nil:
				next = l.utility(v)
			default:
				return v
			}
		case v.typ.Form == model.FormUnknown && len(v.typ.Args) > 0:
			next = l.operate(v)
		default:
			return v
		}
		v = next
	}
	return unknown(v.typ.Text)
}

// isComputed reports whether a name stands for an operator that makes objects of its parameters, such as DeepPartial<T>:
// its name tells nobody their fields.
func (e *entity) isComputed() bool {
	for _, d := range e.decls {
		t := d.Symbol.Type
		if d.Symbol.Kind != model.Alias || t.Form != model.FormUnknown || t.Name != opGeneric {
			continue
		}
		t = t.Args[0]
		return t.Name == opConditional || t.Name == opMapped || t.Name == opIntersect || t.Form == model.Ref && makesObject(t.Name)
	}
	return false
}

// target is what an alias stands for, given the arguments in v.
func (l *linker) target(e *entity, v value) value {
	var args []value
	for _, a := range v.typ.Args {
		args = append(args, value{typ: a, at: v.at})
	}
	for _, d := range e.decls {
		if d.Symbol.Kind == model.Alias {
			t, at := l.inside(e.m, d, args)
			return value{typ: t, at: at}
		}
	}
	return unknown(v.typ.Text)
}

// expand is reduce that also looks behind names of aliases.
func (l *linker) expand(v value) value {
	for range 30 {
		v = l.reduce(v)
		e := l.entity(v)
		if e == nil || v.fields != nil || v.parts != nil || !e.isAlias() {
			return v
		}
		v = l.target(e, v)
	}
	return v
}

func (e *entity) isAlias() bool {
	return slices.ContainsFunc(e.decls, func(d *language.Decl) bool { return d.Symbol.Kind == model.Alias })
}

// sidesOf are the sides of a union as they are named.
func (l *linker) sidesOf(v value) []value {
	v = l.reduce(v)
	if v.parts != nil {
		var out []value
		for _, p := range v.parts {
			out = append(out, l.sidesOf(p)...)
		}
		return out
	}
	if v.typ.Form != model.OneOf {
		return []value{v}
	}
	var out []value
	for _, a := range v.typ.Args {
		out = append(out, l.sidesOf(value{typ: a, at: v.at})...)
	}
	return out
}

// variants are the sides of a union, and of the unions and enums those name.
func (l *linker) variants(v value) []value {
	for range 30 { // what a type parameter stands for is evaluated once, under its own name
		bound, isBound := v.at.variable(v.typ.Name)
		if v.typ.Form != model.Ref || !isBound {
			break
		}
		v = bound
	}
	e := l.entity(v)
	if e == nil || len(v.typ.Args) > 0 {
		var out []value
		l.addVariants(&out, v, 0)
		return out
	}
	if e.variants == nil {
		l.addVariants(&e.variants, v, 0)
	}
	return e.variants
}

func (l *linker) addVariants(out *[]value, v value, depth int) {
	for _, side := range l.sidesOf(v) {
		e := l.entity(side)
		if e == nil || depth > 20 || l.fuel <= 0 {
			*out = append(*out, side)
			continue
		}
		d := e.declaredType()
		switch {
		case d != nil && d.Symbol.Kind == model.Enum:
			for _, m := range d.Symbol.Members {
				lit := literalValue(m.Wire)
				lit.at, lit.values = &env{m: e.m, owner: d.Owner}, d.Symbol.Members
				*out = append(*out, lit)
			}
		case e.isAlias():
			before := len(*out)
			target := l.target(e, side)
			l.addVariants(out, target, depth+1)
			if added := (*out)[before:]; len(added) == 1 && !added[0].isString() {
				added[0] = side // only another name for one type
			} else {
				document(added, e, d)
			}
		default:
			*out = append(*out, side)
		}
	}
}

// declaredType is the type among an entity's declarations.
func (e *entity) declaredType() *language.Decl {
	for _, d := range e.decls {
		if d.Symbol.Kind.IsType() && !slices.Contains(d.Marks, markConst) {
			return d
		}
	}
	return nil
}

// document gives literals the documentation of the alias that lists them.
func document(literals []value, e *entity, d *language.Decl) {
	for i := range literals {
		if v := &literals[i]; v.isString() && v.values == nil && d != nil {
			v.values, v.at = d.Symbol.Members, &env{m: e.m, owner: d.Owner}
		}
	}
}
