package rust

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
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
		if f.Kind == model.Field && f.Presence == model.Required && !it.says(markTakes+f.Name) && (!serialized || it.says(markSets+f.Name)) {
			f.Presence = model.Unstated
		}
	}
}

func (it *item) hasDefault() bool {
	return slices.Contains(it.decl.Marks, markDefault) || slices.ContainsFunc(it.impls, func(i impl) bool {
		return slices.Contains(i.decl.Marks, markTrait) && lastSegment(i.decl.Symbol.Name) == "Default"
	})
}

// steps are the marks of what an impl block's new takes and its builders set, which are no methods of the API.
func (r *reader) steps(body tree.Node) []string {
	var marks []string
	for n := range body.Children() {
		name := identifier(n.Field("name"))
		switch {
		case !n.Is("function_item") || !isPublic(n):
		case name == "new":
			for _, p := range r.parameters(n.Field("parameters")) {
				marks = append(marks, markTakes+p.Name)
			}
		case strings.HasPrefix(name, "with_"):
			marks = append(marks, markSets+strings.TrimPrefix(name, "with_"))
		}
	}
	return marks
}

// says reports whether an impl block of a type has a mark.
func (it *item) says(mark string) bool {
	return slices.ContainsFunc(it.impls, func(i impl) bool { return slices.Contains(i.decl.Marks, mark) })
}
