package parsers

import (
	"slices"

	"sdkparity/model"
)

// unwrapOptional takes fields out of the wrapper for what may be left out, the SDK's own (a Nullable[T] with its IsSet) or another
// package's that is called after it (a MaybeUnset<T>). Such a field is an optional T, as it is where a language has that by itself, and
// the wrapper is nobody's concept.
func unwrapOptional(api *model.API) {
	wrappers := map[string]bool{} // of the types the SDK declares, which are wrappers
	for i := range api.Types {
		t := &api.Types[i]
		wrappers[t.Name] = wrapsOptional(t)
	}
	api.Types = slices.DeleteFunc(slices.Clone(api.Types), func(t model.Symbol) bool { return wrappers[t.Name] })
	for i := range api.Types {
		t := &api.Types[i]
		isWrapped := func(m model.Symbol) bool { return m.Kind == model.Field && wraps(m.Type, wrappers) }
		if !slices.ContainsFunc(t.Members, isWrapped) {
			continue
		}
		t.Members = slices.Clone(t.Members) // the units may hold the same slice
		for j := range t.Members {
			if m := &t.Members[j]; isWrapped(*m) {
				text := m.Type.Text
				m.Type, m.Presence = m.Type.Args[0], model.Optional
				m.Type.Text = text
			}
		}
	}
}

func wraps(t model.Type, wrappers map[string]bool) bool {
	if t.Form != model.Ref || len(t.Args) != 1 {
		return false
	}
	wrapper, declared := wrappers[t.Name]
	return wrapper || !declared && slices.ContainsFunc(model.Words(t.Name), func(w string) bool { return slices.Contains(afterNothing, w) })
}

// afterNothing are the words that a wrapper is called after which may hold nothing.
var afterNothing = []string{"nullable", "maybe", "option", "optional", "undefinable", "unset"}

// wrapsOptional reports whether a type holds one value of a type that its user names, and says whether there is one.
func wrapsOptional(t *model.Symbol) bool {
	holds, says := false, false
	for _, m := range t.Members {
		if m.Kind != model.Field && m.Kind != model.Method || len(m.Members) > 0 {
			continue
		}
		holds = holds || m.Type.Form == model.Ref && len(m.Type.Name) == 1 && len(m.Type.Args) == 0
		says = says || m.Type.Form == model.Prim && m.Type.Name == model.Bool && slices.Contains(saysWhether, model.Key(m.Name))
	}
	return holds && says
}

// saysWhether is what wrappers call the question whether there is a value.
var saysWhether = []string{"set", "isset", "unset", "isunset", "hasvalue", "ispresent", "isabsent", "isdefined", "isundefined", "isspecified"}
