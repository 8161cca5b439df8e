package typescript

import (
	"slices"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// generousFuel is far more than any declaration a person writes needs.
const generousFuel = 50_000

// typeSymbol is a type as the API lists it.
func (l *linker) typeSymbol(e *entity, d *language.Decl) model.Symbol {
	l.fuel = generousFuel
	target, at := l.inside(e.m, d, nil)
	s := l.head(e, d)
	if d.Symbol.Kind == model.Alias {
		l.evaluateAlias(e, &s, target, at)
		return s
	}
	s.Type, s.Bases = model.Type{}, nil
	s.Members = l.members(d.Symbol.Members, at)
	for _, b := range d.Symbol.Bases {
		l.addBase(&s, value{typ: b, at: at})
	}
	return s
}

// head is a symbol without what has to be resolved.
func (l *linker) head(e *entity, d *language.Decl) model.Symbol {
	s := d.Symbol
	s.Name, s.At.File, s.Access, s.Layer = e.final, e.m.path, e.access, e.m.layer()
	return s
}

func (m *module) layer() model.Layer {
	if m.generated {
		return model.Generated
	}
	return model.Handwritten
}

// addBase adds what a type extends: a name, a map of further keys, which is any value, or the fields of what only the language can evaluate.
func (l *linker) addBase(s *model.Symbol, base value) {
	v := l.reduce(base)
	if v.typ.Form == model.Map || v.typ.Form == model.Prim && v.typ.Name == model.Any || v.typ.Form == model.Ref && v.fields == nil {
		s.Bases = append(s.Bases, l.finish(v.typ, v.at))
		return
	}
	fields, ok := l.fieldsOf(v)
	if !ok {
		s.Partial = true
		return
	}
	for _, f := range fields {
		if !slices.ContainsFunc(s.Members, func(m model.Symbol) bool { return m.Name == f.symbol.Name }) {
			s.Members = append(s.Members, l.member(*f.symbol, f.at))
		}
	}
}

// members are fields, methods, values or parameters, resolved where they stand.
func (l *linker) members(list []model.Symbol, at *env) []model.Symbol {
	if len(list) == 0 {
		return nil
	}
	out := make([]model.Symbol, len(list))
	for i := range list {
		out[i] = l.member(list[i], at)
	}
	return out
}

func (l *linker) member(s model.Symbol, at *env) model.Symbol {
	if at != nil && at.m != nil {
		if s.At.File == "" { // a mapped type's field keeps its own place
			s.At.File, s.Layer = at.m.path, at.m.layer()
		}
		if s.Wire == "" && s.Kind == model.Field && at.m.generated {
			s.Wire = s.Name // generated types mirror the JSON
		}
	}
	s.Type = l.finish(s.Type, at)
	s.Members = l.members(s.Members, at)
	return s
}

// functionSymbol is a function; one in a constant of a named function type takes what it does not say from there.
func (l *linker) functionSymbol(e *entity, d *language.Decl) model.Symbol {
	l.fuel = generousFuel
	s := l.head(e, d)
	at := &env{m: e.m, owner: d.Owner}
	s.Members = l.members(s.Members, at)
	if s.Type.Form != model.FormUnknown || s.Type.Name != opConst {
		s.Type = l.finish(s.Type, at)
		return s
	}
	written := value{typ: s.Type.Args[0], at: at}
	s.Type = model.Type{}
	fn := l.expand(written)
	if fn.typ.Form != model.Func || len(fn.typ.Args) == 0 {
		return s
	}
	last := len(fn.typ.Args) - 1
	s.Type = l.finish(fn.typ.Args[last], fn.at)
	for i := range s.Members {
		if i < last && s.Members[i].Type.Form == model.FormUnknown {
			s.Members[i].Type = l.finish(fn.typ.Args[i], fn.at)
		}
	}
	return s
}

// returnedSymbol is ReturnType<typeof f>, a type without a name: what f returns, nested objects as methods a.b.
func (l *linker) returnedSymbol(e *entity, d *language.Decl) model.Symbol {
	l.fuel = generousFuel
	s := l.head(e, d)
	s.Kind, s.Name, s.Access, s.Type, s.Members = model.Class, returnedName(e), model.Reachable, model.Type{}, nil
	l.flat(&s.Members, "", d.Symbol.Stability, d.Symbol.Type.Members, &env{m: e.m, owner: d.Owner})
	return s
}

func returnedName(e *entity) string { return "ReturnType<" + e.final + ">" }

// flat adds members under a prefix; they are at most as stable as what is around them.
func (l *linker) flat(to *[]model.Symbol, prefix string, around model.Stability, list []model.Symbol, at *env) {
	for _, m := range list {
		if m.Stability == model.StabilityUnstated {
			m.Stability = around
		}
		m.Name = prefix + m.Name
		if m.Kind == model.Field && m.Type.Form == model.Inline && len(m.Type.Members) > 0 {
			l.flat(to, m.Name+".", m.Stability, m.Type.Members, at)
			continue
		}
		wire := m.Wire
		m = l.member(m, at)
		m.Wire = wire // a dotted name is no JSON name
		*to = append(*to, m)
	}
}

// evaluateAlias says what `type A = …` is: an enum, a union, an object or another name.
func (l *linker) evaluateAlias(e *entity, s *model.Symbol, target model.Type, at *env) {
	values := s.Members
	if len(values) > 0 && isSimpleEnum(target) {
		s.Kind, s.Type, s.Members = model.Enum, model.Type{}, l.members(values, at)
		return
	}
	s.Type, s.Members = model.Type{}, nil
	v := l.reduce(value{typ: target, at: at})
	if common, extra, ok := l.unionWith(value{typ: target, at: at}); ok {
		v = common
		for _, f := range extra {
			s.Members = append(s.Members, l.member(*f.symbol, f.at))
		}
	}
	switch {
	case v.fields != nil || v.typ.Form == model.Inline:
		l.beObject(s, v)
	case v.parts != nil || v.typ.Form == model.OneOf || v.isString():
		l.beUnion(s, v, values, at)
	case v.isOperator():
		s.Kind, s.Type = model.Alias, model.Type{Text: target.Text}
	default:
		s.Type = l.finish(v.typ, v.at)
		if s.Type.Form == model.Ref && s.Type.Name == s.Name { // Extract<…> of a namesake
			l.beObject(s, v)
		}
	}
	if s.Type.Text != "" {
		s.Type.Text = target.Text
	}
}

// isSimpleEnum reports whether a type is only string literals, and perhaps string.
func isSimpleEnum(t model.Type) bool {
	if t.Form != model.OneOf {
		return value{typ: t}.isString()
	}
	for _, a := range t.Args {
		if !(value{typ: a}).isString() && (a.Form != model.Prim || a.Name != model.String) {
			return false
		}
	}
	return true
}

func (l *linker) beObject(s *model.Symbol, v value) {
	fields, _ := l.fieldsOf(v)
	s.Kind, s.Type = model.Object, model.Type{}
	for _, f := range fields {
		m := l.member(*f.symbol, f.at)
		if m.At.Line == 0 { // of a mapped type over literals
			m.At, m.Layer = s.At, s.Layer
		}
		s.Members = append(s.Members, m)
	}
	if slices.ContainsFunc(s.Members, isMethod) {
		s.Kind = model.Interface
	}
	s.Partial = s.Partial || v.partial
}

// beUnion makes s an enum if all parts are strings, else a union.
func (l *linker) beUnion(s *model.Symbol, v value, values []model.Symbol, at *env) {
	parts := l.sidesOf(v)
	if listed, ok := l.enumValues(s, parts, values, at); ok {
		s.Kind, s.Members = model.Enum, append(listed, s.Members...)
		return
	}
	var args []model.Type
	for _, p := range parts {
		args = addType(args, l.finishValue(p))
	}
	s.Kind, s.Type = model.Union, model.Type{Form: model.OneOf, Args: args, Text: v.typ.Text}
	if len(args) == 1 {
		s.Kind, s.Type = model.Alias, args[0]
	}
}

// enumValues are the string literals of a union's parts, those of other enums included; ok is false when a part is
// something else. A part that is string leaves the enum open.
func (l *linker) enumValues(s *model.Symbol, parts []value, own []model.Symbol, at *env) (out []model.Symbol, ok bool) {
	seen := map[string]bool{}
	for _, p := range parts {
		for _, v := range l.variants(p) {
			if v.typ.Form == model.Prim && v.typ.Name == model.String {
				continue
			}
			if !v.isString() {
				return nil, false
			}
			if name := v.typ.Name; !seen[name] {
				seen[name] = true
				out = append(out, l.enumValue(s, v, own, at))
			}
		}
	}
	return out, len(out) > 0
}

// enumValue is one literal, documented by the alias itself or by the enum it is from.
func (l *linker) enumValue(s *model.Symbol, v value, own []model.Symbol, at *env) model.Symbol {
	for _, o := range own {
		if o.Name == v.typ.Name {
			return l.member(o, at)
		}
	}
	for _, o := range v.values {
		if o.Wire == v.typ.Name {
			return l.member(o, v.at)
		}
	}
	return model.Symbol{Kind: model.Value, Name: v.typ.Name, Wire: v.typ.Name, At: s.At, Layer: s.Layer}
}
