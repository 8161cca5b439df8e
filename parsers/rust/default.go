package rust

import (
	"slices"

	"sdkparity/model"
)

// undemanded takes back that the fields of a struct must be given where callers begin with its default value and change what they
// like: Options { name, ..Default::default() }, Options::new(name).with_limit(3). What new takes is demanded, and so is what goes over
// the wire as it is, unless a method sets it.
func (l *linker) undemanded(s *model.Symbol, it *item) {
	if s.Kind == model.Enum || !it.hasDefault() {
		return
	}
	serialized := slices.Contains(it.decl.Marks, markSerialized)
	for i := range s.Members {
		f := &s.Members[i]
		if f.Kind == model.Field && f.Presence == model.Required && !created(s, f.Name) && (!serialized || hasMethod(s, "with_"+f.Name)) {
			f.Presence = model.Unstated
		}
	}
}

func (it *item) hasDefault() bool {
	return slices.Contains(it.decl.Marks, markDefault) || slices.ContainsFunc(it.impls, func(i impl) bool {
		return slices.Contains(i.decl.Marks, markTrait) && lastSegment(i.decl.Symbol.Name) == "Default"
	})
}

// created reports whether new() takes a value of this name.
func created(s *model.Symbol, name string) bool {
	return slices.ContainsFunc(s.Members, func(m model.Symbol) bool {
		return m.Kind == model.Method && m.Name == "new" && slices.ContainsFunc(m.Members, func(p model.Symbol) bool { return p.Name == name })
	})
}

func hasMethod(s *model.Symbol, name string) bool {
	return slices.ContainsFunc(s.Members, func(m model.Symbol) bool { return m.Kind == model.Method && m.Name == name })
}
