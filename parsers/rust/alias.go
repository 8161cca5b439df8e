package rust

import (
	"slices"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// An alias for its own argument, such as type Result<T> = std::result::Result<T, Error>, is that argument.
func (p placer) passed(t model.Type) model.Type {
	alias := p.l.named(p.m, t.Name)
	if alias == nil || !isPassThrough(alias.decl) {
		return t
	}
	target := alias.decl.Symbol.Type.Name
	for i, param := range genericsOf(alias.decl) {
		if param == target && i < len(t.Args) {
			arg := t.Args[i]
			arg.Text = t.Text
			return arg
		}
	}
	return t
}

// filled is an alias's target for arguments nobody knows.
func filled(t model.Type, generics []string) model.Type {
	if t.Form == model.Ref && slices.Contains(generics, t.Name) {
		return model.Type{Form: model.Prim, Name: model.Any, Text: t.Text}
	}
	if len(generics) > 0 {
		t.Args = slices.Clone(t.Args)
		for i := range t.Args {
			t.Args[i] = filled(t.Args[i], generics)
		}
	}
	return t
}

func isPassThrough(d *language.Decl) bool {
	if d.Symbol.Kind != model.Alias || d.Symbol.Type.Form != model.Ref {
		return false
	}
	return slices.Contains(genericsOf(d), d.Symbol.Type.Name)
}

func genericsOf(d *language.Decl) []string {
	var out []string
	for _, m := range d.Marks {
		if name, ok := mark([]string{m}, markGeneric); ok {
			out = append(out, name)
		}
	}
	return out
}
