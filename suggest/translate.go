package suggest

import (
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
)

// translator says what types of one SDK are in another.
type translator struct {
	*atlas
	to       int                  // column of the SDK that is written
	name     func(row int) string // of a type that it lacks
	nameless map[int]bool         // rows of types that it cannot give a name
	needs    []int                // rows of types that it lacks
	unknown  []string             // types of the SDK to learn from that nothing there stands for
}

const maxUnfolding = 6 // aliases of lists of aliases …; ends cycles

// symbol is a member with its types, and those of its parameters, as the other SDK calls them.
func (t *translator) symbol(from int, s model.Symbol, depth int) model.Symbol {
	file := s.At.File
	s.Type = t.typ(from, s.Type, file, depth)
	s.Members = slices.Clone(s.Members)
	for i := range s.Members {
		s.Members[i] = t.symbol(from, s.Members[i], depth)
	}
	return s
}

func (t *translator) typ(from int, x model.Type, file string, depth int) model.Type {
	x.Text = "" // it is another language's
	if depth == 0 {
		t.unknown = append(t.unknown, "a type nested that deep")
		return x
	}
	switch x.Form {
	case model.Ref:
		return t.ref(from, x, file, depth)
	case model.Inline:
		members := slices.Clone(x.Members)
		for i := range members {
			members[i] = t.symbol(from, members[i], depth-1)
		}
		x.Members = members
	}
	x.Args = t.types(from, x.Args, file, depth)
	return x
}

func (t *translator) types(from int, list []model.Type, file string, depth int) []model.Type {
	out := slices.Clone(list)
	for i := range out {
		out[i] = t.typ(from, out[i], file, depth-1)
	}
	return out
}

// ref is what stands in the other SDK for a named type.
func (t *translator) ref(from int, x model.Type, file string, depth int) model.Type {
	i := t.rowOf(from, x.Name, file)
	if i < 0 {
		return t.unfold(from, x, t.typeNamed(from, x.Name), depth)
	}
	row := t.Rows[i]
	there := t.cell(i)
	to := model.Type{Form: model.Ref, Args: t.types(from, x.Args, file, depth)}
	switch {
	case named(there) || there.Symbol != nil && there.Layer == model.Generated:
		to.Name = there.Symbol.Name
	case there.Symbol != nil && there.Symbol.Type.Form == model.OneOf:
		return there.Symbol.Type // written where it is used
	case there.Symbol != nil && len(there.Symbol.Members) > 0 && there.Spelled == "inline object":
		return model.Type{Form: model.Inline, Members: there.Symbol.Members}
	case there.State == parity.Present:
		return t.unfold(from, x, row.Cells[from].Symbol, depth)
	case there.State == parity.GeneratedOnly && t.generatedType(t.to, row) != nil:
		to.Name = t.generatedType(t.to, row).Name
	case t.nameless[i]:
		return t.unfold(from, x, row.Cells[from].Symbol, depth)
	default:
		t.needs = append(t.needs, i)
		to.Name = t.name(i)
	}
	return to
}

func (t *translator) cell(row int) parity.Cell { return t.Rows[row].Cells[t.to] }

// unfolds reports whether a type is only a name for what can stand without one.
func unfolds(s *model.Symbol) bool {
	switch {
	case s == nil:
		return false
	case s.Kind == model.Interface:
		return len(s.Members) == 1 && s.Members[0].Kind == model.Method
	}
	return s.Kind == model.Alias && s.Type.Form != model.FormUnknown || s.Type.Form == model.Func || s.Kind == model.Union && s.Type.Form == model.OneOf
}

// unfold is what a named type stands for, for an SDK that has no name for it.
func (t *translator) unfold(from int, x model.Type, s *model.Symbol, depth int) model.Type {
	switch {
	case s == nil:
	case s.Kind == model.Enum:
		return model.Type{Form: model.Prim, Name: model.String}
	case s.Kind == model.Interface && unfolds(s):
		return t.typ(from, callback(s.Members[0]), s.At.File, depth-1)
	case s.Type.Form == model.OneOf, unfolds(s):
		return t.typ(from, s.Type, s.At.File, depth-1)
	case s.Kind == model.Object && len(s.Members) > 0:
		return t.typ(from, model.Type{Form: model.Inline, Members: s.Members}, s.At.File, depth-1)
	}
	t.unknown = append(t.unknown, x.Name)
	return model.Type{Form: model.Ref, Name: x.Name}
}

// callback is an interface's only method as a function type.
func callback(m model.Symbol) model.Type {
	f := model.Type{Form: model.Func}
	for _, p := range m.Members {
		f.Args = append(f.Args, p.Type)
	}
	return model.Type{Form: model.Func, Args: append(f.Args, m.Type)}
}
