package rust

import (
	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// generic is a type parameter in scope, and what a caller passes for it.
type generic struct {
	name     string
	shape    model.Type
	optional bool
}

// enter brings the type parameters of a declaration into scope and gives what ends that scope.
func (r *reader) enter(n tree.Node, self string) func() {
	count, before := len(r.generics), r.self
	r.self = self
	if params := n.Field("type_parameters"); params.OK() {
		var bounds []bound
		for p := range params.Children() {
			bounds = r.parameter(bounds, p)
		}
		for p := range n.Child("where_clause").Children() {
			bounds = append(bounds, bound{p.Field("left"), p.Field("bounds")})
		}
		for range 2 { // F: Fn() -> R may stand before R: Future
			for _, b := range bounds {
				r.apply(b)
			}
		}
	}
	return func() { r.generics, r.self = r.generics[:count], before }
}

// bound is T: Trait.
type bound struct{ left, bounds tree.Node }

func (r *reader) parameter(out []bound, p tree.Node) []bound {
	name := p
	var b bound
	if p.Kind() == "optional_type_parameter" {
		p = p.Field("name")
		name = p
	}
	switch p.Kind() {
	case "constrained_type_parameter":
		name = p.Field("left")
		b = bound{name, p.Field("bounds")}
	case "type_identifier", "metavariable":
	default: // lifetimes, constants, attributes
		return out
	}
	if name.Kind() == "lifetime" {
		return out
	}
	r.generics = append(r.generics, generic{name: name.Text(), shape: prim(model.Any)})
	return append(out, b)
}

// apply narrows a parameter whose bound is a conversion or a trait of the crate: P: Into<PathBuf> is a path.
func (r *reader) apply(b bound) {
	if b.left.Kind() != "type_identifier" {
		return
	}
	name := b.left.Text()
	for i := len(r.generics) - 1; i >= 0; i-- {
		if r.generics[i].name == name {
			r.generics[i].shape, r.generics[i].optional = r.narrow(name, b.bounds)
			return
		}
	}
}

func (r *reader) narrow(name string, bounds tree.Node) (model.Type, bool) {
	for b := range bounds.Children() {
		t, optional := r.shape(b)
		if t.Form == model.FormUnknown || t.Form == model.Ref && (t.Name == name || !r.isOwn(t.Name)) {
			continue
		}
		return t, optional
	}
	return prim(model.Any), false
}

// isOwn reports whether a trait may be the crate's: it is neither imported from another nor of the standard library.
func (r *reader) isOwn(name string) bool {
	imported, ok := r.imports[name]
	return !plainTraits[name] && (!ok || r.isLocal(name, firstSegment(imported)))
}

func (r *reader) generic(name string) (generic, bool) {
	for i := len(r.generics) - 1; i >= 0; i-- {
		if r.generics[i].name == name {
			return r.generics[i], true
		}
	}
	return generic{}, false
}
