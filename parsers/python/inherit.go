package python

import (
	"slices"

	"sdkparity/model"
)

// inherit gives a class the members of those that it extends and that are not part of the API themselves: nobody can name a class of a
// package that is only passed on in part, and all can call what it does.
func (l *linker) inherit() {
	places := make([]place, 0, len(l.at))
	for p := range l.at {
		places = append(places, p)
	}
	for _, p := range places {
		t := &l.api.Types[l.at[p]]
		if t.Kind == model.Class || t.Kind == model.Object {
			l.inheritFrom(t, p, maxBases)
		}
	}
}

const maxBases = 8 // classes above a class

func (l *linker) inheritFrom(t *model.Symbol, p place, depth int) {
	if depth == 0 {
		return
	}
	for _, b := range p.symbol().Bases {
		base, ok := l.resolve(p.mod, b.Name)
		if _, known := l.at[base]; !ok || known || !slices.Contains([]model.Kind{model.Class, model.Object, model.Interface}, base.symbol().Kind) {
			continue
		}
		for _, m := range l.resolved(base).Members {
			own := func(o model.Symbol) bool { return o.Name == m.Name }
			if m.Name != model.Constructor && !slices.ContainsFunc(t.Members, own) {
				t.Members = append(t.Members, m)
			}
		}
		l.inheritFrom(t, base, depth-1)
	}
}
