package typescript

import (
	"slices"

	"sdkparity/model"
)

// finish is a type as the API shows it: operators evaluated, names as they are exported. It gives t itself back where
// nothing changes, since that is nearly always.
func (l *linker) finish(t model.Type, at *env) model.Type {
	if at == nil {
		return t
	}
	switch t.Form {
	case model.Prim, model.Literal:
		return t
	case model.Ref:
		return l.finishRef(t, at)
	case model.Inline:
		t.Members = l.members(t.Members, at)
		return t
	case model.FormUnknown:
		if len(t.Args) == 0 {
			return model.Type{Text: t.Text}
		}
		return l.written(t, l.finishValue(value{typ: t, at: at}))
	}
	if !l.finishArgs(&t, at) || t.Form != model.OneOf {
		return t
	}
	return flattened(t)
}

// written keeps the text of the source for what became of it.
func (l *linker) written(t, done model.Type) model.Type {
	done.Text = t.Text
	return done
}

func (l *linker) finishRef(t model.Type, at *env) model.Type {
	v := value{typ: t, at: at}
	if _, bound := at.variable(t.Name); bound {
		return l.written(t, l.finishValue(v))
	}
	e := l.entity(v)
	switch {
	case e == nil && isUtility(t.Name) || e != nil && e.isComputed():
		return l.written(t, l.finishValue(v))
	case e == nil:
		t.Name = lastName(t.Name)
	case e.final != t.Name:
		t.Name = e.final
	}
	l.finishArgs(&t, at)
	return t
}

// finishArgs finishes the arguments, in a copy if one changes.
func (l *linker) finishArgs(t *model.Type, at *env) (changed bool) {
	for i := range t.Args {
		if isDone(t.Args[i]) {
			continue
		}
		if !changed {
			t.Args, changed = slices.Clone(t.Args), true
		}
		t.Args[i] = l.finish(t.Args[i], at)
	}
	return changed
}

func isDone(t model.Type) bool { return t.Form == model.Prim || t.Form == model.Literal }

// finishValue is finish for what an operator may make.
func (l *linker) finishValue(v value) model.Type {
	const deepest = 8 // a recursive type has no end
	if l.fuel -= 10; l.fuel <= 0 || l.depth >= deepest {
		return model.Type{Text: v.typ.Text}
	}
	l.depth++
	defer func() { l.depth-- }()
	v = l.reduce(v)
	switch {
	case v.fields != nil:
		t := model.Type{Form: model.Inline, Text: v.typ.Text}
		for _, f := range v.fields {
			t.Members = append(t.Members, l.member(*f.symbol, f.at))
		}
		return t
	case v.parts != nil:
		t := model.Type{Form: model.OneOf, Text: v.typ.Text}
		for _, p := range v.parts {
			t.Args = append(t.Args, l.finishValue(p))
		}
		return flattened(t)
	case v.isOperator():
		return model.Type{Text: v.typ.Text}
	}
	return l.finish(v.typ, v.at)
}

// flattened is a union without unions in it and without doubles.
func flattened(t model.Type) model.Type {
	var args []model.Type
	for _, a := range t.Args {
		if a.Form != model.OneOf {
			args = addType(args, a)
			continue
		}
		for _, inner := range a.Args {
			args = addType(args, inner)
		}
	}
	if len(args) == 1 {
		args[0].Text = t.Text
		return args[0]
	}
	t.Args = args
	return t
}
