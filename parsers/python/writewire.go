package python

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// converterOf is a function that takes values of a type to the wire, or back, field by field.
type converterOf struct {
	*page
	node   tree.Node       // function_definition
	values map[string]bool // variables that hold a value of the type
	makes  bool            // it makes such a value of what came over the wire
}

// wires repeats for a new field what converters do with a sibling of it, where that is a statement of its own for each field.
func (w *writer) wires(r target, name string) {
	for _, file := range w.modules() {
		src, _ := w.Draft.Text(file)
		if !mentionsAny(src, r.fields) {
			continue
		}
		p := w.page(file)
		if p == nil {
			continue
		}
		for _, f := range p.functions() {
			c := w.converter(r, p, f)
			if len(c.values) == 0 && !c.makes {
				continue
			}
			at := c.converts(r)
			if at == 0 {
				continue
			}
			if sibling := w.repeat(r, c, name); sibling != "" {
				w.Also("%s:%d: converted as %s is", w.Short(file), at, sibling)
				continue
			}
			w.Left("%s:%d converts %s by hand", file, at, r.name)
		}
	}
}

func mentionsAny(src string, fields []line) bool {
	return slices.ContainsFunc(fields, func(l line) bool { return strings.Contains(src, l.name) })
}

// functions are a module's functions and methods; what is defined inside one belongs to it.
func (p *page) functions() []tree.Node {
	var out []tree.Node
	end := 0
	for n := range p.root.Descendants() {
		if n.Kind() == "function_definition" && n.Start() >= end {
			out, end = append(out, n), n.End()
		}
	}
	return out
}

// converter finds what of a function is about the type: parameters by their annotation, or by the keys that they are asked for.
func (w *writer) converter(r target, p *page, f tree.Node) converterOf {
	c := converterOf{page: p, node: f, values: map[string]bool{}}
	own := p == r.page && f.Start() > r.node.Start() && f.End() <= r.node.End()
	returns := slices.Contains(identifierAny.FindAllString(f.Field("return_type").Text(), -1), r.name)
	for n := range f.Field("parameters").Children() {
		id, typ := n, n.Field("type").Text()
		if n.Kind() != "identifier" {
			if id = n.Field("name"); !id.OK() {
				id = n.First()
			}
		}
		names := identifierAny.FindAllString(typ, -1)
		untyped := typ == "" || !slices.ContainsFunc(names, func(n string) bool { return prims[n] == "" && !slices.Contains(maps, n) })
		switch {
		case id.Text() == "self":
			if own {
				c.values["self"] = true
			}
		case id.Text() == "cls":
		case slices.Contains(names, r.name) && !strings.HasPrefix(typ, "list[") && !strings.HasPrefix(typ, "dict["):
			c.values[id.Text()] = true
		case untyped && !own && r.family == typedDict && c.asksFor(id.Text(), r):
			c.values[id.Text()] = true
		}
	}
	c.makes = returns && !returnsList(f) && (own || c.calls(r.name))
	w.locals(r, &c)
	return c
}

func returnsList(f tree.Node) bool {
	return strings.HasPrefix(f.Field("return_type").Text(), "list[")
}

// calls reports whether the function makes an object of the class.
func (c converterOf) calls(name string) bool {
	for n := range c.node.Field("body").Descendants() {
		if n.Kind() == "call" && n.Field("function").Text() == name {
			return true
		}
	}
	return false
}

// asksFor reports whether the keys that a variable is asked for are all fields of the type: two of them, or one where the
// documentation names the type.
func (c converterOf) asksFor(variable string, r target) bool {
	named := slices.Contains(identifierAny.FindAllString(c.node.Field("body").First().Text(), -1), r.name)
	keys := map[string]bool{}
	for n := range c.node.Field("body").Descendants() {
		if key, of := keyOf(n); of == variable {
			if !slices.ContainsFunc(r.fields, func(l line) bool { return l.name == key }) {
				return false
			}
			keys[key] = true
		}
	}
	return len(keys) > 1 || named && len(keys) == 1
}

// keyOf is the key and the variable of v["key"], v.get("key") and "key" in v, at the string.
func keyOf(n tree.Node) (key, variable string) {
	if n.Kind() != "string" {
		return "", ""
	}
	key = stringValue(n.Text())
	switch up := n.Parent(); up.Kind() {
	case "subscript":
		return key, up.Field("value").Text()
	case "comparison_operator":
		if up.Has("in") && up.First() == n {
			return key, n.Next().Next().Text()
		}
	case "argument_list":
		if f := up.Parent().Field("function"); f.Kind() == "attribute" && f.Field("attribute").Text() == "get" && up.First() == n {
			return key, f.Field("object").Text()
		}
	}
	return "", ""
}

// locals are what else holds such a value because it is a field of its type: azure = provider["azure"], model.limits.
func (w *writer) locals(r target, c *converterOf) {
	for n := range c.node.Field("body").Descendants() {
		if n.Kind() == "attribute" && w.holds(n.Field("attribute").Text(), r.name) {
			c.values[n.Text()] = true
		}
		if n.Kind() != "assignment" || n.Field("left").Kind() != "identifier" {
			continue
		}
		right := n.Field("right")
		if right.Kind() == "attribute" && w.holds(right.Field("attribute").Text(), r.name) {
			c.values[n.Field("left").Text()] = true
		}
		var key string
		for s := range right.Descendants() {
			if k, of := keyOf(s); of != "" && !strings.Contains(of, "(") {
				key = k
				break
			}
		}
		if f := right.Field("function"); right.Kind() != "subscript" && last(f.Text()) != "get" || key == "" {
			continue
		}
		if w.holds(key, r.name) {
			c.values[n.Field("left").Text()] = true
		}
	}
}

// holds reports whether a field of that name, of some type of the SDK, is of the type.
func (w *writer) holds(field, typ string) bool {
	for _, t := range w.API.Types {
		for _, m := range t.Members {
			if m.Kind == model.Field && m.Name == field && m.Type.Form == model.Ref && m.Type.Name == typ {
				return true
			}
		}
	}
	return false
}

// converts is the line where a function first stores or reads a field of the type under a key; 0 where it does not.
func (c converterOf) converts(r target) int {
	for _, l := range r.fields {
		for _, n := range c.mentions(l.name, wireName(r, l)) {
			for up := n; up.OK() && up != c.node; up = up.Parent() {
				if up.Is("pair") || up.Kind() == "assignment" && up.Field("left").Kind() == "subscript" || up.Kind() == "call" && c.makes {
					return c.node.Line()
				}
			}
		}
	}
	return 0
}

// mentions are the nodes where a function names a field: v["key"], v.key; where it makes the value, also by its wire name.
func (c converterOf) mentions(field, wire string) []tree.Node {
	var out []tree.Node
	for n := range c.node.Field("body").Descendants() {
		switch n.Kind() {
		case "string":
			key, of := keyOf(n)
			if key == field && c.values[of] || c.makes && key == wire && of != "" && !c.values[of] {
				out = append(out, n)
			}
		case "identifier":
			up := n.Parent()
			isAttribute := up.Kind() == "attribute" && n.FieldName() == "attribute"
			if n.Text() == field && (isAttribute && c.values[up.Field("object").Text()] || c.makes && !isAttribute) {
				out = append(out, n)
			}
		}
	}
	return out
}

// wireName is the key of a field on the wire.
func wireName(r target, l line) string {
	for _, m := range r.symbol.Members {
		if m.Name == l.name && m.Wire != "" {
			return m.Wire
		}
	}
	return camel(l.name)
}
