package typescript

import "sdkparity/model"

func isUtility(name string) bool {
	switch name {
	case "Omit", "Pick", "Partial", "Required", "Exclude", "Extract", "ReturnType", "Parameters", "InstanceType":
		return true
	}
	return false
}

// makesObject reports whether a utility's result is an object.
func makesObject(name string) bool {
	return name == "Omit" || name == "Pick" || name == "Partial" || name == "Required"
}

// utility evaluates one of the compiler's own generic types.
func (l *linker) utility(v value) value {
	arg := func(i int) value {
		if i >= len(v.typ.Args) {
			return unknown("")
		}
		return value{typ: v.typ.Args[i], at: v.at}
	}
	switch v.typ.Name {
	case "Omit":
		return l.selected(v, arg(0), arg(1), false)
	case "Pick":
		return l.selected(v, arg(0), arg(1), true)
	case "Partial":
		return l.withPresence(v, arg(0), model.Optional)
	case "Required":
		return l.withPresence(v, arg(0), model.Required)
	case "Extract":
		return l.filtered(v, arg(0), arg(1), yes)
	case "Exclude":
		return l.filtered(v, arg(0), arg(1), no)
	case "ReturnType":
		return l.returnType(v, arg(0))
	}
	return unknown(v.typ.Text) // Parameters and InstanceType: no field of an SDK is declared so
}

// selected is Pick or Omit: the fields of an object whose names are, or are not, among the keys.
func (l *linker) selected(v, object, keys value, keep bool) value {
	fields, ok := l.commonFields(object)
	if !ok {
		return unknown(v.typ.Text)
	}
	names := map[string]bool{}
	for _, k := range l.variants(keys) {
		if k.typ.Form != model.Literal {
			return unknown(v.typ.Text)
		}
		names[k.typ.Name] = true
	}
	out := make([]field, 0, len(fields))
	for _, f := range fields {
		if names[f.symbol.Name] == keep {
			out = append(out, f)
		}
	}
	return value{typ: model.Type{Text: v.typ.Text}, fields: out}
}

// commonFields are the fields of an object, or those all sides of a union have.
func (l *linker) commonFields(v value) ([]field, bool) {
	sides := l.variants(v)
	if len(sides) == 0 {
		return nil, false
	}
	out, ok := l.fieldsOf(sides[0])
	for _, side := range sides[1:] {
		fields, has := l.fieldsOf(side)
		ok = ok && has
		common := out[:0:0]
		for _, f := range out {
			if fieldNamed(fields, f.symbol.Name) >= 0 {
				common = append(common, f)
			}
		}
		out = common
	}
	return out, ok
}

func (l *linker) withPresence(v, object value, p model.Presence) value {
	fields, ok := l.fieldsOf(object)
	if !ok {
		if inner := l.expand(object); inner.typ.Form == model.Map || inner.typ.Form == model.List {
			return inner
		}
		return unknown(v.typ.Text)
	}
	out := make([]field, 0, len(fields))
	for _, f := range fields {
		out = append(out, f.changed(func(s *model.Symbol) { s.Presence = p }))
	}
	return value{typ: model.Type{Text: v.typ.Text}, fields: out}
}

// filtered is Extract or Exclude: the sides of a union that certainly do, or certainly do not, fit the pattern.
func (l *linker) filtered(v, union, pattern value, want truth) value {
	out := []value{}
	for _, side := range l.variants(union) {
		switch l.fits(side, pattern, nil) {
		case want:
			out = append(out, side)
		case maybe:
			return unknown(v.typ.Text)
		}
	}
	if len(out) == 1 {
		return out[0]
	}
	return value{typ: model.Type{Text: v.typ.Text}, parts: out}
}

// returnType is ReturnType<typeof f>: what f says it returns, or the type without a name that stands for the object it
// does return.
func (l *linker) returnType(v, function value) value {
	if function.typ.Name == opTypeof && function.typ.Form == model.FormUnknown && function.at != nil {
		name := function.typ.Args[0]
		e := l.entity(value{typ: name, at: function.at})
		if e == nil || e.function() == nil {
			return unknown(v.typ.Text)
		}
		d := e.function()
		if d.Symbol.Type.Form == model.Inline {
			return value{typ: model.Type{Form: model.Ref, Name: returnedName(e), Text: v.typ.Text}}
		}
		function = l.valueType(function, value{typ: name, at: function.at})
	}
	if f := l.expand(function); f.typ.Form == model.Func && len(f.typ.Args) > 0 {
		return value{typ: f.typ.Args[len(f.typ.Args)-1], at: f.at}
	}
	return unknown(v.typ.Text)
}
