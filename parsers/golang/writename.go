package golang

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
)

// vocabulary is how an SDK's hand-written names write a word: above zero when more often in capitals throughout.
type vocabulary map[string]int

func vocabularyOf(api *model.API) vocabulary {
	v := vocabulary{}
	for _, s := range api.Types {
		if s.Layer == model.Generated {
			continue
		}
		v.add(s.Name)
		for _, m := range s.Members {
			v.add(m.Name)
		}
	}
	return v
}

func (v vocabulary) add(name string) {
	at := 0
	for _, w := range model.Words(name) {
		if at+len(w) > len(name) {
			return
		}
		switch written := name[at : at+len(w)]; {
		case len(w) < 2:
		case written == strings.ToUpper(w):
			v[w]++
		case token.IsExported(written):
			v[w]--
		}
		at += len(w)
	}
}

// fieldName is a new field's name: as a field that already has it elsewhere spells it, or else by the words.
func (w *writer) fieldName(name string) string {
	key := model.Key(name)
	for _, s := range w.API.Types {
		if s.Layer == model.Generated {
			continue
		}
		for _, m := range s.Members {
			if m.Kind == model.Field && model.Key(m.Name) == key {
				return m.Name
			}
		}
	}
	return speller{w.Gap.Parent, w.known}.exported(name)
}

// class is how a type behaves when no value is given.
type class uint8

const (
	classUnknown class = iota
	record             // a struct: a pointer to it can be nil
	scalar             // a string, a number, an enum
	nilable            // has a nil of its own: list, map, function, interface
	callable           // nilable, and nothing that goes over the wire
)

// named is a type that the SDK has.
type namedType struct {
	text  string // as it is written in the package that asks
	dir   string // of the other package that declares it, "" for the same
	class class
}

// lookUp finds a type by its name: in the package itself as it is now, or in another of the SDK.
func (w *writer) lookUp(name, dir string) (namedType, bool) {
	if slices.Contains(w.promised, name) {
		return namedType{text: name, class: record}, true
	}
	for _, s := range w.pack(dir) {
		if _, spec := s.typeSpec(name); spec != nil {
			return namedType{text: name, class: w.classOf(spec.Type, dir, 0)}, true
		}
	}
	var best *model.Symbol
	for i, s := range w.API.Types {
		if s.Name != name || path.Dir(s.At.File) == dir || !importableFrom(path.Dir(s.At.File), dir) {
			continue
		}
		if best == nil || best.Layer == model.Generated && s.Layer != model.Generated {
			best = &w.API.Types[i]
		}
	}
	if best == nil {
		return namedType{}, false
	}
	other := path.Dir(best.At.File)
	return namedType{text: w.packageName(other) + "." + name, dir: other, class: classOfSymbol(*best)}, true
}

func importableFrom(dir, from string) bool {
	before, _, internal := strings.Cut("/"+dir+"/", "/internal/")
	return !internal || strings.HasPrefix("/"+from+"/", before+"/")
}

func (w *writer) packageName(dir string) string {
	for _, s := range w.pack(dir) {
		return s.syntax.Name.Name
	}
	return path.Base(dir)
}

func classOfSymbol(s model.Symbol) class {
	switch s.Kind {
	case model.Object, model.Class:
		return record
	case model.Enum:
		return scalar
	case model.Interface, model.Union:
		return nilable
	}
	switch s.Type.Form {
	case model.Func:
		return callable
	case model.List, model.Map:
		return nilable
	case model.Prim:
		return classOfPrim(s.Type.Name)
	}
	return record
}

func classOfPrim(name string) class {
	switch name {
	case model.Any, model.Bytes, model.Null:
		return nilable
	case model.Time:
		return record
	}
	return scalar
}

const maxAliases = 8

// classOf is the class of a type as written.
func (w *writer) classOf(e ast.Expr, dir string, depth int) class {
	switch e := e.(type) {
	case *ast.StructType:
		return record
	case *ast.FuncType:
		return callable
	case *ast.ArrayType, *ast.MapType, *ast.ChanType:
		return nilable
	case *ast.InterfaceType:
		if e.Methods.NumFields() > 0 && !isSealed(e) {
			return callable
		}
		return nilable
	case *ast.StarExpr:
		return w.classOf(e.X, dir, depth)
	case *ast.Ident:
		return w.classOfName(e.Name, dir, depth)
	case *ast.SelectorExpr:
		return w.classOfQualified(e)
	}
	return classUnknown
}

func (w *writer) classOfName(name, dir string, depth int) class {
	if prim, ok := names[name]; ok {
		return classOfPrim(prim)
	}
	if depth > maxAliases {
		return classUnknown
	}
	for _, s := range w.pack(dir) {
		if _, spec := s.typeSpec(name); spec != nil {
			return w.classOf(spec.Type, dir, depth+1)
		}
	}
	return classUnknown
}

func (w *writer) classOfQualified(e *ast.SelectorExpr) class {
	pack, ok := e.X.(*ast.Ident)
	if !ok {
		return classUnknown
	}
	if prim, ok := names[pack.Name+"."+e.Sel.Name]; ok {
		return classOfPrim(prim)
	}
	for _, s := range w.API.Types {
		if s.Name == e.Sel.Name && path.Base(path.Dir(s.At.File)) == pack.Name {
			return classOfSymbol(s)
		}
	}
	return classUnknown
}
