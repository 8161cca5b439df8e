package golang

import (
	"cmp"
	"go/ast"
	"path"
	"strings"

	"sdkparity/model"
)

// union is what Go has for a union with a name: any, where one of the variants is no struct, and else an interface that only the
// variants implement, if the SDK has others of that kind.
func (w *writer) union(want model.Symbol, name, lead string, at place) (code string, needs []string, why string) {
	dir := path.Dir(at.Path)
	structs, texts := true, []string{}
	for _, a := range want.Type.Args {
		t := w.typeFor(a, dir)
		texts, why = append(texts, t.text), cmp.Or(why, t.why)
		if have, ok := w.typeNamed(t.text, at.Path); !ok || have.generated || t.class != record {
			structs = false
		}
	}
	list := strings.Join(texts, " or ")
	marker, sealed := w.marker(dir, name)
	switch {
	case why != "" || len(texts) == 0:
		return lead + "any", nil, cmp.Or(why, "what it is one of is not known")
	case structs && sealed:
		code := lead + "interface{ " + marker + "() }"
		for _, t := range texts {
			code += "\n\nfunc (" + t + ") " + marker + "() {}"
		}
		w.Left("reading %s from JSON: what tells %s apart is not known", name, list)
		return code, nil, ""
	case structs:
		return lead + "interface{ " + marker + "() }", nil, "no other type here is an interface that stands for several: how to write " + list + " is for a person to say"
	case !w.usesAny(dir):
		return lead + "any", nil, "Go has no type for " + list + ", and no field here is of type any"
	}
	w.Left("%s is any, since Go has no type for %s: document what it takes", name, list)
	return lead + "any", nil, ""
}

// marker is the method that only a union's variants have, named as those of other unions are.
func (w *writer) marker(dir, name string) (method string, found bool) {
	for _, s := range w.pack(dir) {
		for _, d := range s.syntax.Decls {
			decl, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range decl.Specs {
				have, of := sealOfSpec(spec)
				switch {
				case have == "":
				case strings.HasPrefix(have, "is"):
					return "is" + name, true
				case model.Key(have) == model.Key(of):
					return strings.ToLower(name[:1]) + name[1:], true
				}
			}
		}
	}
	return "is" + name, false
}

// sealOfSpec is the unexported method of an interface that has no other, and the interface's name.
func sealOfSpec(spec ast.Spec) (method, name string) {
	t, ok := spec.(*ast.TypeSpec)
	if !ok {
		return "", ""
	}
	i, ok := t.Type.(*ast.InterfaceType)
	if !ok || !isSealed(i) {
		return "", ""
	}
	return i.Methods.List[0].Names[0].Name, t.Name.Name
}

func isSealed(i *ast.InterfaceType) bool {
	return len(i.Methods.List) == 1 && len(i.Methods.List[0].Names) == 1 && !i.Methods.List[0].Names[0].IsExported()
}
