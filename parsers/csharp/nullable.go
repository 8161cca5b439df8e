package csharp

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// minPlain is how many properties of a reference type must say nothing about null before that means anything.
const minPlain = 20

// forget takes back that properties must be given, in an SDK in which no reference type ever says that it may be null: it has not turned
// nullable reference types on, so that string says nothing about that.
func forget(types []model.Symbol) {
	kinds := map[string]model.Kind{}
	for _, t := range types {
		kinds[t.Name] = t.Kind
	}
	var plain []*model.Symbol
	for i := range types {
		for j := range types[i].Members {
			m := &types[i].Members[j]
			if saysNull(*m, kinds) {
				return
			}
			if m.Kind == model.Field && m.Presence == model.Required && refers(m.Type, kinds) {
				plain = append(plain, m)
			}
		}
	}
	if len(plain) < minPlain {
		return
	}
	for _, m := range plain {
		m.Presence = model.Unstated
	}
}

// saysNull reports string? of a member, or of what it takes.
func saysNull(s model.Symbol, kinds map[string]model.Kind) bool {
	return strings.HasSuffix(s.Type.Text, "?") && refers(s.Type, kinds) || slices.ContainsFunc(s.Members, func(p model.Symbol) bool { return saysNull(p, kinds) })
}

// refers reports whether a type is known to be one of references, which can be null.
func refers(t model.Type, kinds map[string]model.Kind) bool {
	switch t.Form {
	case model.List, model.Map, model.Func:
		return true
	case model.Prim:
		return t.Name == model.String && !isValue(strings.TrimSuffix(t.Text, "?")) || t.Name == model.Bytes || t.Name == model.URL || t.Name == model.Path
	case model.Ref:
		kind := kinds[t.Name]
		return kind == model.Class || kind == model.Interface || kind == model.Object
	}
	return false
}
