package language

import (
	"regexp"
	"slices"

	"sdkparity/model"
)

// Settled is what a gap wants, without type names that are none: they come from somebody else's source and end up in ours. A number
// of which nobody knows more is a whole one where all numbers near are.
func (g Gap) Settled() model.Symbol { return safe(g.Want, g.countsOnly()) }

var typeName = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$`)

func safe(s model.Symbol, whole bool) model.Symbol {
	s.Type = safeType(s.Type, whole)
	members := make([]model.Symbol, 0, len(s.Members))
	for _, m := range s.Members {
		members = append(members, safe(m, whole))
	}
	s.Members = members
	return s
}

func safeType(t model.Type, whole bool) model.Type {
	if t.Form == model.Ref && !typeName.MatchString(t.Name) {
		return model.Type{Form: model.Prim, Name: model.Any, Text: t.Text}
	}
	if t.Form == model.OneOf {
		t = common(t)
	}
	if t.Form == model.Prim && t.Name == model.Number && whole {
		t.Name = model.Int
	}
	args := make([]model.Type, 0, len(t.Args))
	for _, a := range t.Args {
		args = append(args, safeType(a, whole))
	}
	t.Args = args
	return t
}

// common is the one type that all variants have, null aside, or else the union itself: "a" | "b" is a string where there are no
// unions.
func common(t model.Type) model.Type {
	var only model.Type
	for _, a := range t.Args {
		if a.Form == model.Literal {
			a = literal(a)
		}
		switch {
		case a.Form == model.Prim && a.Name == model.Null:
		case only.Form == model.FormUnknown:
			only = a
		case a.Form != only.Form || a.Name != only.Name || len(a.Args) > 0:
			return t
		}
	}
	if only.Form == model.FormUnknown {
		return t
	}
	return only
}

func literal(t model.Type) model.Type {
	name := model.String
	switch {
	case t.Name == "true", t.Name == "false":
		name = model.Bool
	case number.MatchString(t.Name):
		name = model.Number
	}
	return model.Type{Form: model.Prim, Name: name, Text: t.Text}
}

var number = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// countsOnly reports whether all numbers near are whole ones, so that a number of which that is not known is one, too.
func (g Gap) countsOnly() bool {
	counts := 0
	for _, s := range slices.Concat([]model.Symbol{g.Parent}, g.Near) {
		for _, m := range s.Members {
			switch {
			case m.Type.Form != model.Prim:
			case m.Type.Name == model.Float, m.Type.Name == model.Number:
				return false
			case m.Type.Name == model.Int:
				counts++
			}
		}
	}
	return counts > 0
}
