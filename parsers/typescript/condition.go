package typescript

import "sdkparity/model"

// truth is what is known of a condition.
type truth int8

const (
	maybe truth = iota
	yes
	no
)

// binding is what an `infer U` in a pattern stands for.
type binding struct {
	name  string
	value value
}

// chosen is `T extends P ? A : B`, for each side of a union that a type parameter T stands for.
func (l *linker) chosen(v value, args []value) value {
	left := args[0]
	if _, isVariable := left.at.variable(left.typ.Name); isVariable && left.typ.Form == model.Ref {
		if sides := l.variants(left); len(sides) > 1 {
			out := value{typ: model.Type{Text: v.typ.Text}, parts: []value{}}
			for _, side := range sides {
				out.parts = append(out.parts, l.choose(v, side, v.at.with(left.typ.Name, side)))
			}
			return out
		}
	}
	return l.choose(v, left, v.at)
}

func (l *linker) choose(v, left value, at *env) value {
	var bound []binding
	switch l.fits(left, value{typ: v.typ.Args[1], at: at}, &bound) {
	case yes:
		for _, b := range bound {
			at = at.with(b.name, b.value)
		}
		return value{typ: v.typ.Args[2], at: at}
	case no:
		return value{typ: v.typ.Args[3], at: at}
	}
	return unknown(v.typ.Text)
}

// fits reports whether every value of v is one of the pattern's.
func (l *linker) fits(v, pattern value, bound *[]binding) truth {
	if l.fuel--; l.fuel <= 0 {
		return maybe
	}
	if pattern.typ.Form == model.FormUnknown && pattern.typ.Name == opInfer {
		if bound != nil {
			*bound = append(*bound, binding{pattern.typ.Args[0].Name, v})
		}
		return yes
	}
	if a, b := l.entity(v), l.entity(pattern); a != nil && a == b {
		return yes
	}
	if sides := l.variants(pattern); len(sides) > 1 {
		return l.fitsOne(v, sides, bound)
	}
	v, pattern = l.expand(v), l.expand(pattern)
	switch pattern.typ.Form {
	case model.Prim:
		return l.fitsPrim(v, pattern)
	case model.Literal:
		return fitsLiteral(v, pattern)
	case model.List:
		if v.typ.Form == model.List && len(v.typ.Args) == 1 && len(pattern.typ.Args) == 1 {
			return l.fits(value{typ: v.typ.Args[0], at: v.at}, value{typ: pattern.typ.Args[0], at: pattern.at}, bound)
		}
		return l.isOther(v)
	case model.Func:
		if v.typ.Form == model.Func {
			return maybe
		}
		return l.isOther(v)
	}
	return l.fitsObject(v, pattern, bound)
}

// fitsOne reports whether v fits one of several patterns.
func (l *linker) fitsOne(v value, patterns []value, bound *[]binding) truth {
	result := no
	isLiteral := v.typ.Form == model.Literal
	for _, p := range patterns {
		if isLiteral && p.typ.Form == model.Literal {
			if fitsLiteral(v, p) == yes {
				return yes
			}
			continue
		}
		switch l.fits(v, p, bound) {
		case yes:
			return yes
		case maybe:
			result = maybe
		}
	}
	return result
}

// isOther is no for a type whose form is known and therefore not the pattern's.
func (l *linker) isOther(v value) truth {
	switch v.typ.Form {
	case model.Prim:
		if v.typ.Name == model.Any {
			return maybe
		}
		return no
	case model.Literal, model.List, model.Map, model.Func, model.Inline:
		return no
	}
	if _, isObject := l.fieldsOf(v); isObject {
		return no
	}
	return maybe
}

func (l *linker) fitsPrim(v, pattern value) truth {
	if pattern.typ.Name == model.Any {
		if pattern.typ.Text != "object" {
			return yes
		}
		switch v.typ.Form {
		case model.Prim, model.Literal:
			return no
		case model.List, model.Map, model.Func, model.Inline:
			return yes
		}
		if _, isObject := l.fieldsOf(v); isObject {
			return yes
		}
		return maybe
	}
	switch {
	case v.typ.Form == model.Prim && v.typ.Name == pattern.typ.Name:
		return yes
	case v.isString() && pattern.typ.Name == model.String:
		return yes
	}
	return l.isOther(v)
}

func fitsLiteral(v, pattern value) truth {
	switch {
	case v.typ.Form == model.Literal && v.typ.Name == pattern.typ.Name && v.isString() == pattern.isString():
		return yes
	case v.typ.Form == model.FormUnknown && v.fields == nil, v.typ.Form == model.OneOf:
		return maybe
	}
	return no
}

// fitsObject compares field by field: { type: "a" } fits an object whose type is "a".
func (l *linker) fitsObject(v, pattern value, bound *[]binding) truth {
	wanted, ok := l.fieldsOf(pattern)
	has, isObject := l.fieldsOf(v)
	if !ok {
		return maybe
	}
	if !isObject {
		return l.isOther(v)
	}
	result := yes
	for _, w := range wanted {
		i := fieldNamed(has, w.symbol.Name)
		if i < 0 {
			if w.symbol.Presence == model.Optional {
				continue
			}
			return no
		}
		switch l.fits(has[i].typeOf(), w.typeOf(), bound) {
		case no:
			return no
		case maybe:
			result = maybe
		}
	}
	return result
}
