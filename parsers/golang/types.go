package golang

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

const (
	maxTypeDepth = 6   // what is deeper keeps its text only: the cache decodes 32 levels
	maxText      = 200 // bytes
)

// names are the types of the language and its standard library that have a meaning of their own.
var names = map[string]string{
	"string": model.String, "bool": model.Bool, "any": model.Any,
	"int": model.Int, "int8": model.Int, "int16": model.Int, "int32": model.Int, "int64": model.Int,
	"uint": model.Int, "uint8": model.Int, "uint16": model.Int, "uint32": model.Int, "uint64": model.Int,
	"uintptr": model.Int, "byte": model.Int, "rune": model.Int,
	"float32": model.Float, "float64": model.Float,
	"json.RawMessage": model.Any, "json.Number": model.Number,
	"time.Time": model.Time, "time.Duration": model.Duration,
	"url.URL": model.URL, "uuid.UUID": model.UUID,
}

// typeOf is the type a node spells. Pointers are no part of it.
func (r *reader) typeOf(n tree.Node) model.Type {
	if r.depth >= maxTypeDepth {
		return model.Type{Text: r.text(n)}
	}
	r.depth++
	defer func() { r.depth-- }()
	t := r.shape(n)
	t.Text = r.text(n)
	return t
}

func (r *reader) shape(n tree.Node) model.Type {
	switch n.Kind() {
	case "type_identifier", "identifier", "qualified_type":
		return r.named(n)
	case "generic_type":
		return r.generic(n)
	case "pointer_type", "parenthesized_type", "negated_type":
		return r.shape(n.First())
	case "type_elem", "type_constraint":
		return r.oneOf(n)
	case "slice_type", "array_type", "implicit_length_array_type":
		element := n.Field("element")
		if name := element.Text(); name == "byte" || name == "uint8" {
			return model.Type{Form: model.Prim, Name: model.Bytes}
		}
		return model.Type{Form: model.List, Args: []model.Type{r.typeOf(element)}}
	case "channel_type": // what is received one after the other
		return model.Type{Form: model.List, Args: []model.Type{r.typeOf(n.Field("value"))}}
	case "map_type":
		return r.mapOf(n)
	case "function_type":
		return r.funcOf(n)
	case "struct_type":
		fields, _ := r.fields(n)
		return model.Type{Form: model.Inline, Members: fields}
	case "interface_type":
		r.depth++ // its methods have parameters
		methods := r.interfaceOf(n).methods
		r.depth--
		if len(methods) == 0 {
			return model.Type{Form: model.Prim, Name: model.Any}
		}
		return model.Type{Form: model.Inline, Members: methods}
	}
	return model.Type{} // a syntax error, which the declaration around it reports
}

func (r *reader) named(n tree.Node) model.Type {
	if name, ok := names[r.standardName(n)]; ok {
		return model.Type{Form: model.Prim, Name: name}
	}
	return model.Type{Form: model.Ref, Name: lastName(n)}
}

// standardName is a name as it is when imports give packages no other names: time.Time for t.Time after import t "time".
func (r *reader) standardName(n tree.Node) string {
	if len(r.renamed) > 0 && n.Is("qualified_type") {
		if path := r.renamed[n.Field("package").Text()]; path != "" {
			return path + "." + n.Field("name").Text()
		}
	}
	return n.Text()
}

// lastName is X of pkg.X.
func lastName(n tree.Node) string {
	if n.Is("qualified_type") {
		n = n.Field("name")
	}
	return n.Text()
}

func (r *reader) generic(n tree.Node) model.Type {
	var args []model.Type
	for arg := range n.Field("type_arguments").Children() {
		if !arg.Is("comment") {
			args = append(args, r.typeOf(arg))
		}
	}
	name := n.Field("type")
	if r.standardName(name) == "iter.Seq" { // what a range statement yields
		return model.Type{Form: model.List, Args: args}
	}
	return model.Type{Form: model.Ref, Name: lastName(name), Args: args}
}

func (r *reader) oneOf(n tree.Node) model.Type {
	var args []model.Type
	for arg := range n.Children() {
		if !arg.Is("comment") {
			args = append(args, r.typeOf(arg))
		}
	}
	if len(args) == 1 {
		return args[0]
	}
	return model.Type{Form: model.OneOf, Args: args}
}

// mapOf tells three idioms apart: map[T]struct{} is a set of T, a map from string to anything is a JSON object, the rest are maps.
func (r *reader) mapOf(n tree.Node) model.Type {
	key, value := r.typeOf(n.Field("key")), r.typeOf(n.Field("value"))
	if value.Form == model.Inline && len(value.Members) == 0 {
		return model.Type{Form: model.List, Args: []model.Type{key}}
	}
	if isPrim(key, model.String) && isPrim(value, model.Any) {
		return model.Type{Form: model.Prim, Name: model.Any}
	}
	return model.Type{Form: model.Map, Args: []model.Type{key, value}}
}

func isPrim(t model.Type, name string) bool { return t.Form == model.Prim && t.Name == name }

func (r *reader) funcOf(n tree.Node) model.Type {
	var args []model.Type
	for _, p := range r.params(n.Field("parameters")) {
		args = append(args, p.Type)
	}
	return model.Type{Form: model.Func, Args: append(args, r.result(n.Field("result")))}
}

// params are a function's parameters without its context.
func (r *reader) params(list tree.Node) []model.Symbol {
	var out []model.Symbol
	for n := range list.Children() {
		if !n.Is("parameter_declaration", "variadic_parameter_declaration") {
			continue // a comment, or a syntax error that the declaration around it reports
		}
		typ := n.Field("type")
		if typ.Is("qualified_type") && r.standardName(typ) == "context.Context" {
			continue
		}
		param := model.Symbol{Kind: model.Param, Type: r.typeOf(typ), Presence: passing(n, typ)}
		if n.Is("variadic_parameter_declaration") {
			param.Type = model.Type{Form: model.List, Args: []model.Type{param.Type}, Text: r.text(n)}
		}
		out = appendNamed(out, n, param)
	}
	return out
}

// passing is a parameter's presence: whether nil is welcome, the language does not say.
func passing(param, typ tree.Node) model.Presence {
	switch {
	case param.Is("variadic_parameter_declaration"):
		return model.Optional
	case typ.Is("pointer_type", "slice_type", "map_type", "function_type", "interface_type", "channel_type"):
		return model.Unstated
	}
	return model.Required
}

// appendNamed appends s under each name of a declaration, or once without a name.
func appendNamed(out []model.Symbol, n tree.Node, s model.Symbol) []model.Symbol {
	named := false
	for name := range n.Children() {
		if name.FieldName() != "name" {
			continue
		}
		named = true
		if s.Name = name.Text(); s.Name == "_" {
			s.Name = ""
		}
		s.At.Line = name.Line()
		out = append(out, s)
	}
	if !named {
		s.At.Line = n.Line()
		out = append(out, s)
	}
	return out
}

// result is what a function gives back apart from its error: void, T of (T, error), or the results as an object.
func (r *reader) result(n tree.Node) model.Type {
	if !n.OK() {
		return model.Type{Form: model.Prim, Name: model.Void}
	}
	if !n.Is("parameter_list") {
		return withoutErrors(r, []model.Symbol{{Type: r.typeOf(n)}}, n)
	}
	return withoutErrors(r, r.params(n), n)
}

func withoutErrors(r *reader, results []model.Symbol, n tree.Node) model.Type {
	if last := len(results) - 1; last >= 0 && isError(results[last].Type) {
		results = results[:last]
	}
	switch {
	case len(results) == 0:
		return model.Type{Form: model.Prim, Name: model.Void}
	case len(results) == 1:
		return results[0].Type
	case len(results) == 2 && isPrim(results[1].Type, model.Bool): // value, ok
		return results[0].Type
	}
	for i := range results {
		results[i].Kind = model.Field
	}
	return model.Type{Form: model.Inline, Members: results, Text: r.text(n)}
}

func isError(t model.Type) bool { return t.Form == model.Ref && t.Text == "error" }

// text is a node's source in one line.
func (r *reader) text(n tree.Node) string {
	if !n.OK() {
		return ""
	}
	src := r.src[n.Start():min(n.End(), n.Start()+4*maxText)]
	for _, c := range src {
		if c == '\n' || c == '\t' || c == '\r' {
			return cut(strings.ToValidUTF8(strings.Join(strings.Fields(string(src)), " "), ""), maxText)
		}
	}
	return cut(strings.ToValidUTF8(string(src), ""), maxText)
}
