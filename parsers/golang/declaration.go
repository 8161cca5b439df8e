package golang

import (
	"go/token"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// The marks of declarations, for Link.
const (
	markAlias    = "alias"    // type X = Y
	markGeneric  = "generic"  // has type parameters
	markSealed   = "sealed "  // before the name of an unexported method of an interface
	markVariable = "variable" // of a package
	markSame     = "same"     // a constant without a type that is another constant: Type.Text
)

// typeDeclaration reads type X Y, type X = Y and groups of them. A group's own comment documents its only member.
func (r *reader) typeDeclaration(n tree.Node, doc []byte) {
	specs := count(n, "type_spec", "type_alias")
	r.each(n, func(spec tree.Node, own []byte) {
		if own == nil && specs == 1 {
			own = doc
		}
		switch spec.Kind() {
		case "type_spec", "type_alias":
			r.typeSpec(spec, own)
		case "ERROR":
			r.unread(spec.Line(), "syntax error in a group of types")
		default:
			r.unread(spec.Line(), "not a type: "+spec.Kind())
		}
	})
}

func (r *reader) typeSpec(n tree.Node, doc []byte) {
	name := n.Field("name")
	d := language.Decl{Symbol: model.Symbol{Name: name.Text(), At: model.Pos{Line: name.Line()}}}
	s := &d.Symbol
	d.Public = token.IsExported(s.Name)
	s.Partial = r.broken(n, s.Name)
	document(s, doc)
	if strings.HasPrefix(s.Name, "Internal") && token.IsExported(s.Name[len("Internal"):]) && s.Stability != model.Deprecated {
		s.Stability = model.Internal // exported for the sake of another package only
	}
	if n.Is("type_alias") {
		d.Marks = append(d.Marks, markAlias)
	}
	if n.Field("type_parameters").OK() {
		d.Marks = append(d.Marks, markGeneric)
	}
	switch typ := n.Field("type"); typ.Kind() {
	case "struct_type":
		s.Kind = model.Object
		s.Members, s.Bases = r.fields(typ)
		s.Private = privateFields(typ)
	case "interface_type":
		i := r.interfaceOf(typ)
		s.Kind, s.Members, s.Bases = model.Interface, i.methods, i.bases
		d.Marks = append(d.Marks, i.sealed...)
		if i.terms != nil { // a constraint such as ~int | ~string
			s.Kind, s.Type = model.Union, model.Type{Form: model.OneOf, Args: i.terms, Text: r.text(typ)}
		}
	default:
		s.Kind, s.Type = model.Alias, r.typeOf(typ)
	}
	r.add(d)
}

// fields are the exported fields of a struct, and the types it embeds.
func (r *reader) fields(n tree.Node) (fields []model.Symbol, bases []model.Type) {
	list := n.Child("field_declaration_list")
	fields = slices.Grow(fields, count(list, "field_declaration"))
	r.each(list, func(f tree.Node, doc []byte) {
		if !f.Is("field_declaration") {
			return // a syntax error, which the declaration around it reports
		}
		typ := f.Field("type")
		field := model.Symbol{Kind: model.Field, Type: r.typeOf(typ)}
		document(&field, doc)
		tagged := readTag(&field, f.Field("tag"))
		if f.Field("name").OK() {
			fields = r.appendFields(fields, f, field)
			return
		}
		bases = append(bases, field.Type)
		r.unit.Counts.Read++
		if field.Name = field.Type.Name; tagged && token.IsExported(field.Name) { // in JSON an embedded field with a name is a field
			field.At.Line = f.Line()
			fields = append(fields, field)
		}
	})
	if len(fields) == 0 {
		fields = nil // as the cache gives it back
	}
	return fields, bases
}

func privateFields(list tree.Node) []string {
	var out []string
	for f := range list.Child("field_declaration_list").Children() {
		for name := range f.Children() {
			if name.FieldName() == "name" && !token.IsExported(name.Text()) {
				out = append(out, name.Text())
			}
		}
	}
	return out
}

// appendFields appends a field under each of its exported names.
func (r *reader) appendFields(out []model.Symbol, n tree.Node, field model.Symbol) []model.Symbol {
	for name := range n.Children() {
		if name.FieldName() != "name" {
			continue
		}
		if !token.IsExported(name.Text()) {
			r.unit.Counts.Ignored++
			continue
		}
		r.unit.Counts.Read++
		f := field
		f.Name, f.At.Line = name.Text(), name.Line()
		if f.Name == "Env" && f.Type.Form == model.List && isPrim(f.Type.Args[0], model.String) {
			text := model.Type{Form: model.Prim, Name: model.String}
			f.Type = model.Type{Form: model.Map, Args: []model.Type{text, text}, Text: f.Type.Text} // KEY=VALUE, as exec.Cmd has it
		}
		if f.Wire == "," { // `json:",omitempty"`
			f.Wire = f.Name
		}
		out = append(out, f)
	}
	return out
}

// interfaceParts is what an interface consists of.
type interfaceParts struct {
	methods []model.Symbol
	bases   []model.Type
	terms   []model.Type // of a constraint
	sealed  []string     // a mark for each unexported method
}

func (r *reader) interfaceOf(n tree.Node) (i interfaceParts) {
	r.each(n, func(e tree.Node, doc []byte) {
		switch e.Kind() {
		case "method_elem":
			name := e.Field("name").Text()
			if !token.IsExported(name) {
				r.unit.Counts.Ignored++
				i.sealed = append(i.sealed, markSealed+name)
				return
			}
			r.unit.Counts.Read++
			i.methods = append(i.methods, r.signature(e, doc))
		case "type_elem":
			r.unit.Counts.Read++
			if t := r.typeOf(e); t.Form == model.Ref && !strings.HasPrefix(t.Text, "~") {
				i.bases = append(i.bases, t)
			} else if t.Form == model.OneOf {
				i.terms = append(i.terms, t.Args...)
			} else {
				i.terms = append(i.terms, t)
			}
		case "ERROR": // reported by the declaration around it
		default:
			r.unread(e.Line(), "not part of an interface: "+e.Kind())
		}
	})
	return i
}

// signature reads what functions, methods and methods of interfaces have in common.
func (r *reader) signature(n tree.Node, doc []byte) model.Symbol {
	name := n.Field("name")
	s := model.Symbol{Kind: model.Method, Name: name.Text(), At: model.Pos{Line: name.Line()}}
	document(&s, doc)
	s.Members = r.params(n.Field("parameters"))
	s.Type = r.result(n.Field("result"))
	return s
}

// function reads a function at the top level. An unexported one can be nobody's API.
func (r *reader) function(n tree.Node, doc []byte) {
	name := n.Field("name").Text()
	if !token.IsExported(name) {
		r.unit.Counts.Ignored++
		return
	}
	s := r.signature(n, doc)
	s.Kind, s.Partial = model.Function, r.broken(n, name)
	r.add(language.Decl{Symbol: s, Public: true})
}

// method reads a method. Of an unexported one only the name matters: it may seal an interface.
func (r *reader) method(n tree.Node, doc []byte) {
	owner := receiver(n.Field("receiver"))
	name := n.Field("name")
	if name.Text() == "MarshalJSON" {
		r.writes(owner, n.Field("body"))
	}
	if isSerializer(name.Text()) { // how a value becomes JSON or text is no part of what it offers
		r.unit.Counts.Ignored++
		return
	}
	d := language.Decl{Owner: owner, Public: token.IsExported(name.Text()) && token.IsExported(owner)}
	if !token.IsExported(name.Text()) {
		d.Symbol = model.Symbol{Kind: model.Method, Name: name.Text(), At: model.Pos{Line: name.Line()}}
		r.add(d)
		return
	}
	d.Symbol = r.signature(n, doc)
	d.Symbol.Wire = rpcMethod(r.src[n.Field("body").Start():n.Field("body").End()])
	d.Symbol.Partial = r.broken(n, owner+"."+d.Symbol.Name)
	r.add(d)
}

// receiver is T of (x T), (x *T) and (x *T[A]).
func receiver(list tree.Node) string {
	typ := list.Child("parameter_declaration").Field("type")
	for typ.Is("pointer_type", "parenthesized_type", "generic_type") {
		typ = typ.First()
	}
	return typ.Text()
}

func isSerializer(method string) bool {
	switch method {
	case "MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText", "MarshalBinary", "UnmarshalBinary", "String", "GoString":
		return true
	}
	return false
}
