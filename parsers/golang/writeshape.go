package golang

import (
	"cmp"
	"go/token"
	"slices"
	"strings"

	"sdkparity/model"
)

// spelled is a type as it is written in a package.
type spelled struct {
	text  string
	class class
	prim  string   // as the model calls it, where it is one
	needs []string // paths of the standard library, and folders of the SDK's own packages behind folderMark
	why   string   // why it cannot be written
}

const folderMark = "./"

// typeFor spells a type in a package of the SDK.
func (w *writer) typeFor(t model.Type, dir string) spelled {
	switch t.Form {
	case model.Prim:
		if t.Name == model.Any && isObject(t.Text) {
			return spelled{text: "map[string]any", class: nilable}
		}
		return primText(t.Name)
	case model.Ref:
		return w.refText(t, dir)
	case model.List:
		element := w.argument(t, 0, dir)
		element.text, element.class, element.prim = "[]"+element.text, nilable, ""
		return element
	case model.Map:
		return w.mapText(t, dir)
	case model.Func:
		return w.funcText(t, dir)
	case model.Literal:
		return primText(model.String)
	case model.OneOf:
		return w.unionText(t, dir)
	case model.Inline:
		return spelled{text: "any", class: nilable, why: "its type has no name elsewhere; Go needs a struct with one"}
	}
	return spelled{text: "any", class: nilable, why: "its type is not known"}
}

// isObject reports whether what a language has for any JSON value says that it is an object: Record<string, unknown>.
func isObject(text string) bool {
	text = strings.ToLower(text)
	for _, word := range []string{"record<", "dict", "map<", "map[", "object"} {
		if strings.Contains(text, word) && !strings.HasPrefix(text, "object?") {
			return true
		}
	}
	return false
}

func primText(name string) spelled {
	text, ok := spellings[name]
	if !ok || name == model.Void {
		return spelled{text: "any", class: nilable, why: "its type is not known"}
	}
	out := spelled{text: text, class: classOfPrim(name), prim: primOf(text)}
	if pack, _, qualified := strings.Cut(text, "."); qualified {
		out.needs = []string{pack}
	}
	return out
}

func (w *writer) refText(t model.Type, dir string) spelled {
	name := speller{w.Gap.Parent, nil}.exported(t.Name)
	if token.IsIdentifier(t.Name) && token.IsExported(t.Name) {
		name = t.Name
	}
	have, ok := w.lookUp(name, dir)
	if !ok {
		return spelled{text: name, class: record, why: "there is no type " + name + " in this SDK yet"}
	}
	if len(t.Args) > 0 {
		return spelled{text: have.text, class: have.class, why: name + " has type parameters"}
	}
	out := spelled{text: have.text, class: have.class}
	if have.dir != "" {
		out.needs = []string{folderMark + have.dir}
	}
	return out
}

func (w *writer) argument(t model.Type, i int, dir string) spelled {
	if i >= len(t.Args) {
		return primText(model.Any)
	}
	return w.typeFor(t.Args[i], dir)
}

func (w *writer) mapText(t model.Type, dir string) spelled {
	key, value := w.argument(t, 0, dir), w.argument(t, 1, dir)
	out := spelled{text: "map[" + key.text + "]" + value.text, class: nilable, needs: slices.Concat(key.needs, value.needs)}
	out.why = cmp.Or(key.why, value.why)
	if key.class != scalar && out.why == "" {
		out.why = key.text + " can be no key of a map"
	}
	return out
}

// funcText is a function's type. What it takes and gives back is as in other languages; that it may fail is Go's own.
func (w *writer) funcText(t model.Type, dir string) spelled {
	out := spelled{class: callable}
	var params []string
	last := len(t.Args) - 1
	result := " error"
	for i := range t.Args {
		if i == last && (isPrim(t.Args[i], model.Void) || t.Args[i].Form == model.FormUnknown) {
			break
		}
		one := w.typeFor(t.Args[i], dir)
		out.needs, out.why = append(out.needs, one.needs...), cmp.Or(out.why, one.why)
		if i == last {
			result = " (" + one.text + ", error)"
			continue
		}
		params = append(params, one.text)
	}
	out.text = "func(" + strings.Join(params, ", ") + ")" + result
	return out
}

// unionText is a union without a name. What all its variants are called in Go decides.
func (w *writer) unionText(t model.Type, dir string) spelled {
	var variants []spelled
	for _, a := range t.Args {
		if isPrim(a, model.Null) {
			continue
		}
		one := w.typeFor(a, dir)
		if !slices.ContainsFunc(variants, func(v spelled) bool { return v.text == one.text }) {
			variants = append(variants, one)
		}
	}
	if len(variants) == 1 {
		return variants[0]
	}
	var texts []string
	for _, v := range variants {
		texts = append(texts, v.text)
	}
	list := strings.Join(texts, " or ")
	if !w.usesAny(dir) {
		return spelled{text: "any", class: nilable, why: "Go has no type for " + list + ", and no field here is of type any"}
	}
	w.Left("any stands for %s, which Go cannot say: document it, or give it a type with a decoder", list)
	return primText(model.Any)
}

// usesAny reports whether a package has fields that take anything.
func (w *writer) usesAny(dir string) bool {
	return slices.ContainsFunc(w.structFields(dir), func(f sibling) bool { return f.typ == "any" || f.typ == "interface{}" })
}
