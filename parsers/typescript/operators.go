package typescript

import "sdkparity/model"

// operate evaluates one type operator.
func (l *linker) operate(v value) value {
	if v.at == nil || len(v.typ.Args) < operands(v.typ.Name) {
		return unknown(v.typ.Text) // source with a syntax error
	}
	args := make([]value, len(v.typ.Args))
	for i, a := range v.typ.Args {
		args[i] = value{typ: a, at: v.at}
	}
	switch v.typ.Name {
	case opGeneric:
		return args[0]
	case opIntersect:
		return l.intersected(v, args)
	case opLookup:
		return l.lookedUp(v, args[0], args[1])
	case opKeyof:
		return l.keys(v, args[0])
	case opConst:
		return args[0]
	case opTypeof:
		return l.valueType(v, args[0])
	case opConditional:
		return l.chosen(v, args)
	case opMapped:
		return l.mapped(v, args[0])
	}
	return unknown(v.typ.Text) // infer, outside of a condition
}

func operands(op string) int {
	switch op {
	case opConditional:
		return 4
	case opLookup, opMapped:
		return 2
	}
	return 1
}

// intersected is A & B: the fields of both. A string with a brand is a string.
func (l *linker) intersected(v value, parts []value) value {
	out := value{typ: model.Type{Text: v.typ.Text}, fields: []field{}}
	for _, p := range parts {
		fields, ok := l.fieldsOf(p)
		if !ok {
			if e := l.expand(p); e.typ.Form == model.Prim || e.typ.Form == model.OneOf || e.parts != nil {
				return e
			}
			out.partial = true
		}
		for _, f := range fields {
			out.add(f)
		}
	}
	return out
}

// add puts a field into an intersection; one that must be given on any side must be given.
func (v *value) add(f field) {
	i := fieldNamed(v.fields, f.symbol.Name)
	if i < 0 {
		v.fields = append(v.fields, f)
		return
	}
	required := v.fields[i].symbol.Presence == model.Required || f.symbol.Presence == model.Required
	v.fields[i] = f
	if required && f.symbol.Presence == model.Optional {
		v.fields[i] = f.changed(func(s *model.Symbol) { s.Presence = model.Required })
	}
}

// unionWith is an intersection of one union and objects: the union, and the fields all its variants gain.
func (l *linker) unionWith(v value) (union value, extra []field, ok bool) {
	if v.typ.Form != model.FormUnknown || v.typ.Name != opIntersect {
		return v, nil, false
	}
	for _, a := range v.typ.Args {
		side := value{typ: a, at: v.at}
		if sides := l.variants(side); len(sides) > 1 {
			if ok {
				return v, nil, false // two unions
			}
			union, ok = value{parts: sides, typ: model.Type{Text: v.typ.Text}}, true
			continue
		}
		fields, _ := l.fieldsOf(side)
		extra = append(extra, fields...)
	}
	return union, extra, ok
}

// lookedUp is T[K].
func (l *linker) lookedUp(v, object, key value) value {
	out := []value{}
	keys := l.variants(key)
	for _, side := range l.variants(object) {
		inner := l.expand(side)
		for _, k := range keys {
			found, ok := l.element(inner, k)
			if !ok {
				return unknown(v.typ.Text)
			}
			out = append(out, found)
		}
	}
	if len(out) == 1 {
		return out[0]
	}
	return value{typ: model.Type{Text: v.typ.Text}, parts: out}
}

func (l *linker) element(object, key value) (value, bool) {
	switch object.typ.Form {
	case model.List:
		if len(object.typ.Args) == 1 && key.typ.Form != model.Literal {
			return value{typ: object.typ.Args[0], at: object.at}, true
		}
		return value{}, false
	case model.Map:
		return value{typ: object.typ.Args[1], at: object.at}, true
	}
	fields, ok := l.fieldsOf(object)
	i := fieldNamed(fields, key.typ.Name)
	if !ok || i < 0 || key.typ.Form != model.Literal {
		return value{}, false
	}
	return fields[i].typeOf(), true
}

// keys is keyof T.
func (l *linker) keys(v, object value) value {
	fields, ok := l.commonFields(object)
	if !ok {
		return unknown(v.typ.Text)
	}
	out := value{typ: model.Type{Text: v.typ.Text}, parts: []value{}}
	for _, f := range fields {
		out.parts = append(out.parts, literalValue(f.symbol.Name))
	}
	return out
}

// valueType is typeof x.
func (l *linker) valueType(v, name value) value {
	e := l.entity(name)
	if e == nil {
		return unknown(v.typ.Text)
	}
	for _, d := range e.decls {
		at := &env{m: e.m, owner: d.Owner}
		switch d.Symbol.Kind {
		case model.Field:
			return value{typ: d.Symbol.Type, at: at}
		case model.Function:
			if d.Symbol.Type.Name == opConst {
				return value{typ: d.Symbol.Type, at: at}
			}
			f := field{&d.Symbol, at}
			return f.changed(func(s *model.Symbol) { s.Kind = model.Method }).typeOf()
		case model.Class:
			if len(d.Marks) > 0 && d.Marks[0] == markConst {
				return value{typ: model.Type{Form: model.Inline, Members: d.Symbol.Members, Text: v.typ.Text}, at: at}
			}
		}
	}
	return unknown(v.typ.Text) // the constructor of a class
}

// mapped is { [K in Keys]: T }. Over keyof an object it keeps what the fields are otherwise.
func (l *linker) mapped(v, keys value) value {
	if len(v.typ.Members) != 1 || len(v.typ.Args) != 2 {
		return unknown(v.typ.Text)
	}
	k := v.typ.Members[0]
	if keys.typ.Form == model.FormUnknown && keys.typ.Name == opKeyof && len(keys.typ.Args) == 1 {
		object := value{typ: keys.typ.Args[0], at: keys.at}
		fields, ok := l.fieldsOf(object)
		if ok {
			return v.over(k, fields)
		}
		if inner := l.expand(object); inner.typ.Form == model.Map || inner.typ.Form == model.Prim {
			return inner // what has no fields stays as it is
		}
		return unknown(v.typ.Text)
	}
	var fields []field
	for _, key := range l.variants(keys) {
		if key.typ.Form != model.Literal {
			at := v.at.with(k.Name, key)
			return value{typ: model.Type{Form: model.Map, Args: v.typ.Args, Text: v.typ.Text}, at: at}
		}
		s := &model.Symbol{Kind: model.Field, Name: key.typ.Name, Presence: model.Required}
		fields = append(fields, field{symbol: s})
	}
	return v.over(k, fields)
}

// over gives each field the mapped type's value.
func (v value) over(k model.Symbol, fields []field) value {
	out := value{typ: model.Type{Text: v.typ.Text}, fields: []field{}}
	for _, f := range fields {
		made := f.changed(func(s *model.Symbol) {
			s.Kind, s.Members, s.Type = model.Field, nil, v.typ.Args[1]
			if k.Presence != model.Unstated {
				s.Presence = k.Presence
			}
			if f.at != nil && f.at.m != nil { // before it gets another place
				s.At.File, s.Layer = f.at.m.path, f.at.m.layer()
			}
		})
		made.at = v.at.with(k.Name, literalValue(f.symbol.Name))
		out.fields = append(out.fields, made)
	}
	return out
}
