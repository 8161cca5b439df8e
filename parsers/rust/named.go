package rust

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// named reads a type by its path and type arguments.
func (r *reader) named(n tree.Node, args []tree.Node, depth int) (model.Type, bool) {
	path := pathText(n)
	first, _, scoped := strings.Cut(path, "::")
	if !scoped {
		if g, ok := r.generic(path); ok {
			return g.shape, g.optional
		}
		if path == "Self" && r.self != "" {
			return model.Type{Form: model.Ref, Name: r.self}, false
		}
		if imported, ok := r.imports[path]; ok {
			path, first = imported, firstSegment(imported)
		} else {
			first = ""
		}
	} else if _, ok := r.generic(first); ok || first == "Self" || strings.HasPrefix(path, "<") {
		return prim(model.Any), false // an associated type
	}
	name := lastSegment(path)
	k := wellKnown[name]
	if k.form == "" || k.crate != "" && !isFrom(first, k.crate) || r.isLocal(name, first) {
		return r.ref(name, args, depth), false
	}
	return r.known(k, n, args, depth)
}

// isFrom reports whether the crate a path begins with is the one, or one of its family: futures_util of futures.
func isFrom(first, crate string) bool {
	return first == crate || strings.HasPrefix(first, crate+"_")
}

// isLocal reports whether a path leads into this crate. A name that nothing in the file binds is taken for the standard one.
func (r *reader) isLocal(name, first string) bool {
	switch first {
	case "crate", "self", "super":
		return true
	case "":
		return r.local[name]
	}
	return r.local[first]
}

func firstSegment(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "::"), "::")
	return first
}

func (r *reader) ref(name string, args []tree.Node, depth int) model.Type {
	t := model.Type{Form: model.Ref, Name: name}
	for _, a := range args {
		if a.Kind() != "type_binding" {
			t.Args = append(t.Args, r.element(a, depth))
		}
	}
	return t
}

func (r *reader) known(k known, n tree.Node, args []tree.Node, depth int) (model.Type, bool) {
	var first tree.Node
	if len(args) > 0 {
		first = args[0]
	}
	switch k.form {
	case primForm:
		return prim(k.name), false
	case innerForm:
		return r.inside(first, depth)
	case optionalForm:
		t, _ := r.inside(first, depth)
		return t, true
	case resultForm:
		if !first.OK() {
			return prim(model.Void), false
		}
		return r.inside(first, depth)
	case listForm:
		return r.list(first, depth), false
	case mapForm:
		return r.mapping(args, depth), false
	case bindingForm:
		return r.inside(bindingOf(args, k.name), depth)
	case bindingList:
		return r.list(bindingOf(args, k.name), depth), false
	}
	return r.ref(lastSegment(pathText(n)), args, depth), false
}

func (r *reader) inside(n tree.Node, depth int) (model.Type, bool) {
	if !n.OK() {
		return prim(model.Any), false
	}
	return r.shapeAt(n, depth+1)
}

// A list of u8 is bytes.
func (r *reader) list(element tree.Node, depth int) model.Type {
	if element.Text() == "u8" {
		return prim(model.Bytes)
	}
	if !element.OK() {
		return model.Type{Form: model.List, Args: []model.Type{prim(model.Any)}}
	}
	if parts := typesIn(element); element.Kind() == "tuple_type" && len(parts) == 2 {
		return r.pairs(parts, depth)
	}
	return model.Type{Form: model.List, Args: []model.Type{r.element(element, depth)}}
}

// Vec<(String, T)> is a map that keeps its order.
func (r *reader) pairs(parts []tree.Node, depth int) model.Type {
	first := r.element(parts[0], depth)
	if first.Form == model.Prim && first.Name == model.String {
		return model.Type{Form: model.Map, Args: []model.Type{first, r.element(parts[1], depth)}}
	}
	return model.Type{Form: model.List, Args: []model.Type{r.tuple(parts, depth+1)}}
}

// A map without arguments is JSON's: from text to anything.
func (r *reader) mapping(args []tree.Node, depth int) model.Type {
	if len(args) < 2 {
		return model.Type{Form: model.Map, Args: []model.Type{prim(model.String), prim(model.Any)}}
	}
	return model.Type{Form: model.Map, Args: []model.Type{r.element(args[0], depth), r.element(args[1], depth)}}
}

// bindingOf is T of Item = T.
func bindingOf(args []tree.Node, name string) tree.Node {
	for _, a := range args {
		if a.Kind() == "type_binding" && a.Field("name").Text() == name {
			return a.Field("type")
		}
	}
	return tree.Node{}
}
