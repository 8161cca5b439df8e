package rust

import (
	"sdkparity/parsers/tree"
)

// others writes the new field wherever Rust or the SDK needs it beside its declaration, and says why that cannot be.
func (w *writer) others(g *group, f newField) string {
	name := g.name()
	for _, s := range w.naming(name) {
		v := &visitor{writer: w, sheet: s, parent: g, field: f, typ: name}
		v.visit(s.root, "", "", 0)
		if v.why != "" {
			return v.why
		}
		v.rest()
	}
	w.builder(g, f)
	return ""
}

// visitor looks for expressions that name the fields of a type.
type visitor struct {
	*writer
	*sheet
	parent *group
	field  newField
	typ    string
	why    string

	handled []tree.Node // functions that handle many fields
	written []int       // offsets of what was written
}

const maxVisit = 400 // nodes inside nodes

// visit walks code. self is what Self is there, trait the trait that is implemented.
func (v *visitor) visit(n tree.Node, self, trait string, depth int) {
	if depth > maxVisit || v.why != "" {
		return
	}
	switch n.Kind() {
	case "impl_item":
		self, trait = baseName(n.Field("type")), lastSegment(baseName(n.Field("trait")))
		if self == v.typ && trait == "Debug" {
			v.debug(n)
		}
	case "function_item":
		if trait != "Debug" && trait != "Default" {
			v.counts(n, self)
		}
	case "struct_expression":
		v.literal(n, self)
	case "struct_pattern":
		v.pattern(n, self)
	case "line_comment", "block_comment", "string_literal", "raw_string_literal", "attribute_item":
		return
	}
	for c := range n.Children() {
		v.visit(c, self, trait, depth+1)
	}
}

func nameIn(n tree.Node, self string) string {
	if name := baseName(n); name != "Self" {
		return name
	}
	return self
}

// pattern refuses where a value is taken apart with all its fields named.
func (v *visitor) pattern(n tree.Node, self string) {
	if nameIn(n.Field("type"), self) == v.typ && !n.Has("..") && !n.Child("remaining_field_pattern").OK() {
		v.why = v.at(n) + " takes " + v.typ + " apart with all its fields named"
	}
}

// rest names the functions that handle many fields and in which nothing was written.
func (v *visitor) rest() {
	for _, n := range v.handled {
		done := false
		for _, at := range v.written {
			done = done || n.Start() <= at && at < n.End()
		}
		if !done {
			v.writer.Left("%s %s handles the fields of %s one by one; %s is not among them", v.at(n), n.Field("name").Text(), v.typ, v.field.name)
		}
	}
}

func (v *visitor) at(n tree.Node) string { return v.sheet.Path + ":" + digits(n.Line()) }

// counts notes a function that handles half of the fields of the type one by one, or several and among them the one that the new
// one goes behind.
func (v *visitor) counts(n tree.Node, self string) {
	names := map[string]bool{}
	if self == v.typ {
		names["self"] = true
	}
	for p := range n.Field("parameters").Children() {
		if p.Is("parameter") && baseName(p.Field("type")) == v.typ {
			names[p.Field("pattern").Text()] = true
		}
	}
	used := map[string]bool{}
	for c := range n.Field("body").Descendants() {
		if !c.Is("field_expression") || !names[c.Field("value").Text()] {
			continue
		}
		field := c.Field("field").Text()
		if keyOf(field) == keyOf(v.field.name) {
			return
		}
		if v.isField(field) {
			used[field] = true
		}
	}
	beside, _ := v.parent.before(v.writer.Gap.After)
	if len(used) >= fewest && (2*len(used) >= len(v.parent.fields) || used[beside.name]) {
		v.handled = append(v.handled, n)
	}
}

func (v *visitor) isField(name string) bool { _, ok := v.parent.find(name, ""); return ok }
