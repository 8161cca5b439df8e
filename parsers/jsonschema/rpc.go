package jsonschema

import (
	"sdkparity/model"
)

// sections reads the RPC methods of a file. Under a key of the root lie namespaces in namespaces; what has an rpcMethod is
// a method. Each such key becomes a class, its methods named by their path.
func (r *reader) sections(d *document) {
	if !d.root.is(object) {
		return
	}
	for _, k := range d.root.keys {
		if rootKeywords[k.name] {
			continue
		}
		if !hasMethod(k.value) {
			r.api.Counts.Ignored++ // an annotation
			continue
		}
		tree := schema{k.value, d}
		section := section{reader: r, receiver: r.receiver(tree)}
		section.walk(tree, "")
		class := model.Symbol{
			Kind: model.Class, Name: k.name, Access: model.Exported, Partial: true,
			Members: section.methods, At: d.pos(k.at),
		}
		r.keep(class)
	}
}

// rootKeywords are JSON Schema's own: no namespaces.
var rootKeywords = set("$schema", "$id", "id", "$ref", "$comment", "$vocabulary", "$anchor", "title", "description", "definitions", "$defs", "type",
	"properties", "required", "additionalProperties", "patternProperties", "propertyNames", "items", "prefixItems", "enum", "const", "anyOf", "oneOf",
	"allOf", "not", "if", "then", "else", "default", "examples", "deprecated", "stability", "visibility")

func set(words ...string) map[string]bool {
	all := make(map[string]bool, len(words))
	for _, w := range words {
		all[w] = true
	}
	return all
}

func isMethod(n *node) bool {
	return n.is(object) && n.get("rpcMethod") != nil && !n.get("rpcMethod").is(object)
}

func hasMethod(n *node) bool {
	if isMethod(n) {
		return true
	}
	if !n.is(object) {
		return false
	}
	for _, k := range n.keys {
		if hasMethod(k.value) {
			return true
		}
	}
	return false
}

// eachMethod calls visit for the methods of a namespace in source order, and other for what is neither.
func eachMethod(tree schema, path string, visit, other func(s schema, path string, at int32)) {
	for _, k := range tree.keys {
		name := k.name
		if path != "" {
			name = path + "." + k.name
		}
		s := schema{k.value, tree.doc}
		switch {
		case isMethod(k.value):
			visit(s, name, k.at)
		case k.value.is(object):
			eachMethod(s, name, visit, other)
		default:
			other(s, name, k.at)
		}
	}
}

// receiver is the names that tell which object a method of this section is called on, such as the id of a room. Where inline
// parameters have the title of a definition, these are the properties that the definition lacks.
func (r *reader) receiver(tree schema) map[string]bool {
	names := map[string]bool{}
	visit := func(s schema, _ string, _ int32) {
		params := s.sub("params")
		def := r.titled(params)
		if def == nil {
			return
		}
		own := r.properties(r.parts(def.schema))
		for _, p := range r.properties(r.parts(params)) {
			if !contains(own, p.name) {
				names[p.name] = true
			}
		}
	}
	if isMethod(tree.node) {
		return names
	}
	eachMethod(tree, "", visit, func(schema, string, int32) {})
	r.lost = false // what is wrong here is told where the parameters are read
	return names
}

func contains(all []property, name string) bool {
	for _, p := range all {
		if p.name == name {
			return true
		}
	}
	return false
}

// titled is the definition that the title of an inline schema names.
func (r *reader) titled(s schema) *definition {
	title := s.string("title")
	if title == "" || s.get("$ref") != nil {
		return nil
	}
	for _, group := range [...]string{"definitions", "$defs"} {
		if n := s.doc.root.get(group).get(title); n != nil {
			return s.doc.byNode[n]
		}
	}
	return nil
}

// section is one key of the root with its methods.
type section struct {
	*reader
	receiver map[string]bool
	methods  []model.Symbol
}

func (c *section) walk(tree schema, path string) {
	if isMethod(tree.node) {
		c.method(tree, "", tree.at)
		return
	}
	eachMethod(tree, path, c.method, c.other)
}

// other is what stands beside methods in a namespace: descriptions and marks.
func (c *section) other(s schema, path string, _ int32) {
	if s.is(list) || s.is(tooDeep) {
		c.problem(s.pos(), clip(path)+": "+s.kind.String()+" where a method or namespace is expected")
		c.api.Counts.Unread++
		return
	}
	c.api.Counts.Ignored++
}

func (c *section) method(s schema, path string, at int32) {
	if s.broken {
		c.api.Counts.Unread++ // the fault is a problem already
		return
	}
	m := model.Symbol{Kind: model.Method, Name: path, Wire: s.string("rpcMethod"), At: s.doc.pos(at)}
	m.Members = c.params(s.sub("params"))
	m.Type = c.result(s.sub("result"), &m)
	if m.Wire == "" {
		c.unread(s, "rpcMethod of "+clip(path)+" is not a name")
	}
	c.methods = append(c.methods, c.counted(c.mark(m, s)))
}

// params is one parameter of the definition that title or $ref names, or the properties of an inline schema.
func (c *section) params(s schema) []model.Symbol {
	if s.node == nil || s.is(null) || c.isNothing(s) {
		return nil
	}
	def := c.titled(s)
	if def == nil && (hasProperties(s) || s.get("allOf") != nil) {
		return c.fields(c.withoutReceiver(c.properties(c.parts(s))), model.Param)
	}
	p := model.Symbol{Kind: model.Param, Name: "params", Presence: model.Required, At: s.pos()}
	nullable := false
	if def != nil {
		p.Type, nullable = named(def.name), c.nullable(def.schema, 0)
	} else {
		p.Type, nullable = c.typeOf(s)
		def = c.definition(s)
	}
	switch {
	case nullable:
		p.Presence = model.Optional
	case def != nil && c.isObject(def.schema) && !c.requiresAny(def.schema):
		p.Presence = model.Unstated // an object must be sent, but nobody need say anything
	}
	if p.Type.Form == model.Inline && len(p.Type.Members) == 0 {
		return nil
	}
	return []model.Symbol{c.counted(c.mark(p, s))}
}

func (c *section) withoutReceiver(all []property) []property {
	var rest []property
	for _, p := range all {
		if c.receiver[p.name] {
			c.api.Counts.Ignored++ // it says which object the method is called on
			continue
		}
		rest = append(rest, p)
	}
	return rest
}

func (r *reader) definition(s schema) *definition {
	if ref := s.string("$ref"); ref != "" {
		_, def := r.resolve(s, ref)
		return def
	}
	return nil
}

func (r *reader) requiresAny(s schema) bool {
	for _, p := range r.properties(r.parts(s)) {
		if p.required {
			return true
		}
	}
	return false
}

// result is what a method returns.
func (c *section) result(s schema, m *model.Symbol) model.Type {
	if s.node == nil || s.is(null) || c.isNothing(s) {
		return model.Type{Form: model.Prim, Name: model.Void, Text: "null"}
	}
	if def := c.titled(s); def != nil {
		return named(def.name)
	}
	t, nullable := c.typeOf(s)
	if nullable {
		m.Presence = model.Optional
	}
	return t
}
