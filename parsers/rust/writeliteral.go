package rust

import (
	"slices"
	"strings"

	"sdkparity/parsers/tree"
)

// entries are the fields that a literal sets: name and value as written.
type entry struct {
	node        tree.Node
	name, value string
}

func entriesOf(n tree.Node) (out []entry, rest bool) {
	for c := range n.Field("body").Children() {
		switch c.Kind() {
		case "field_initializer":
			out = append(out, entry{c, c.Field("field").Text(), c.Field("value").Text()})
		case "shorthand_field_initializer":
			out = append(out, entry{c, c.Text(), ""})
		case "base_field_initializer":
			rest = true
		}
	}
	return out, rest
}

// literal gives a literal of the type the new field, where nothing stands for the fields it does not name, and a literal of a type
// that the others are moved into.
func (v *visitor) literal(n tree.Node, self string) {
	name := nameIn(n.Field("name"), self)
	entries, rest := entriesOf(n)
	if name != v.typ {
		v.moves(n, name, self, entries)
		return
	}
	if rest || len(entries) == 0 && len(v.parent.fields) > 0 || slices.ContainsFunc(entries, v.isNew) {
		return
	}
	value := nothing(v.field)
	if value == "" {
		v.why = v.at(n) + " sets all fields of " + v.typ + ", and what it would set " + v.field.name + " to is for a person to say"
		return
	}
	v.written = append(v.written, n.Start())
	v.set(n, entries, v.field.name+": "+value)
	v.writer.Also("%s:%d sets it to %s", v.sheet.Path, n.Line(), value)
	if copied(entries) > len(entries)/2 {
		v.writer.Left("%s makes %s from another value field by field; %s is not among them", v.at(n), v.typ, v.field.name)
	}
}

// isNew reports whether an entry is the new field's, which code can have before its declaration.
func (v *visitor) isNew(e entry) bool { return keyOf(e.name) == keyOf(v.field.name) }

// nothing is the value of a field that is not set.
func nothing(f newField) string {
	switch outer(f.typ) {
	case "Option":
		return "None"
	case "Vec":
		return "Vec::new()"
	case "HashMap", "BTreeMap", "IndexMap":
		return "Default::default()"
	case "bool":
		if f.optional {
			return "false"
		}
	}
	return ""
}

// copied is how many fields take their value from a field of the same name.
func copied(entries []entry) (count int) {
	for _, e := range entries {
		if _, field, ok := strings.Cut(e.value, "."); ok && (field == e.name || strings.HasPrefix(field, e.name+".")) {
			count++
		}
	}
	return count
}

// set puts a field into a literal, behind that of the field it goes behind.
func (v *visitor) set(n tree.Node, entries []entry, text string) {
	list := n.Field("body")
	if v.sheet.Line(list.Start()) == v.sheet.Line(list.End()) {
		v.spread(list, entries, text)
		return
	}
	last := v.after(entries)
	if !last.node.OK() {
		v.sheet.Insert(list.Start()+1, "\n"+v.sheet.Indent(n.Start())+"    "+text+",")
		return
	}
	if !strings.HasPrefix(strings.TrimLeft(v.sheet.Text[last.node.End():], " \t\n"), ",") {
		v.sheet.Insert(last.node.End(), ",")
	}
	v.sheet.Insert(v.sheet.LineEnd(last.node.End()), "\n"+v.sheet.Indent(last.node.Start())+text+",")
}

const literalWidth = 18 // of the fields of a literal in one line, by rustfmt

// spread writes a literal of one line in several, unless it is short.
func (v *visitor) spread(list tree.Node, entries []entry, text string) {
	var parts []string
	last := v.after(entries)
	for c := range list.Children() {
		if parts = append(parts, c.Text()); c == last.node {
			parts = append(parts, text)
		}
	}
	indent := v.sheet.Indent(list.Start())
	lines := "{\n" + indent + "    " + strings.Join(parts, ",\n"+indent+"    ") + ",\n" + indent + "}"
	if line := strings.Join(parts, ", "); len(line) <= literalWidth {
		lines = "{ " + line + " }"
	}
	v.sheet.Replace(list.Start(), list.End(), lines)
}

// after is the entry that a new one goes behind: that of the field before it, or the last.
func (v *visitor) after(entries []entry) entry {
	for _, name := range v.writer.Gap.After {
		for _, e := range entries {
			if keyOf(e.name) == keyOf(name) {
				return e
			}
		}
	}
	if len(entries) > 0 {
		return entries[len(entries)-1]
	}
	return entry{}
}

const fewest = 3 // fields that are moved alike make a pattern

// moves writes one more field of a literal that others are moved into, as x: self.x, and the field it sets.
func (v *visitor) moves(n tree.Node, name, self string, entries []entry) {
	last, ok := v.lastMoved(self, entries)
	to, found := v.writer.typeNamed(name, v.sheet.Path)
	if !ok || v.field.hook || !found || to.broken != "" || !to.node.Field("body").Is("field_declaration_list") {
		return
	}
	g := v.writer.group(to, v.parent.want)
	if len(v.writer.extra) > 0 {
		return // its type has no name there
	}
	own, why := v.writer.newField(v.writer.Gap.Want, g)
	if _, isOption := optional(v.field.typ); why != "" || isOption != strings.HasPrefix(own.typ, "Option<") {
		return
	}
	if _, there := g.find(own.name, own.wire); !there {
		g.add(own.code(), v.writer.Gap.After)
		v.writer.Also("%s: %s has it too", to.Path, name)
	}
	v.written = append(v.written, n.Start())
	text := "\n" + v.sheet.Indent(last.node.Start()) + v.field.name + ": self." + v.field.name + ","
	v.sheet.Insert(v.sheet.LineEnd(last.node.End()), text)
	v.writer.Also("%s:%d moves it into %s", v.sheet.Path, n.Line(), name)
}

// lastMoved is the entry that the new one goes behind, in a literal that several fields are moved into, data most of them.
func (v *visitor) lastMoved(self string, entries []entry) (last entry, ok bool) {
	moved, hooks := []entry{}, 0
	for _, e := range entries {
		f, is := v.parent.find(e.name, "")
		if keyOf(e.name) == keyOf(v.field.name) || self != v.typ {
			return entry{}, false
		}
		if is && e.value == "self."+e.name {
			moved = append(moved, e)
			if f.hook() {
				hooks++
			}
		}
	}
	if len(moved) < fewest || 2*hooks > len(moved) {
		return entry{}, false
	}
	return v.after(moved), true
}
