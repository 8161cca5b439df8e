package typescript

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
)

// record is the body of an interface or of an object type, as its members show it.
type record struct {
	*page
	name    string
	body    tree.Node
	members []memberLine
}

// memberLine is one member with what belongs to it.
type memberLine struct {
	name       string
	node       tree.Node
	start, end int // with its comments and the sign behind it
}

// member adds a property to an interface or an object type.
func (w *writer) member() {
	parent, want := w.Gap.Parent, w.Gap.Want
	p := w.pageOf(parent)
	if p == nil {
		return
	}
	n, count := p.declared(parent.Name)
	w.Out.At = model.Pos{File: p.Path, Line: n.Field("name").Line()}
	body := bodyOf(n)
	switch {
	case count == 0:
		w.None("%s declares no %s", p.Path, parent.Name)
	case n.Is("class_declaration", "abstract_class_declaration"):
		w.classMember(n)
	case count > 1:
		w.None("%s declares %s more than once", p.Path, parent.Name)
	case !body.OK():
		w.None("%s is no list of members: %s", parent.Name, squeezed(n.Text()))
	}
	if w.Out.None != "" {
		return
	}
	s := recordOf(p, parent.Name, body)
	name := memberName(parent, want)
	if slices.ContainsFunc(s.members, func(m memberLine) bool { return model.Key(m.name) == model.Key(name) }) {
		w.None("already there")
		return
	}
	sp := spellerOf(p)
	code := w.property(s, sp, name)
	w.Out.Code = code
	if sp.fail != "" {
		w.None("%s: %s", want.Name, sp.fail)
		return
	}
	w.place(s, code)
	w.imports(p, sp)
	w.passOn(s, name)
}

func (w *writer) classMember(n tree.Node) {
	for c := range n.Field("body").Children() {
		if id := c.Field("name"); model.Key(id.Text()) == model.Key(w.Gap.Want.Name) && id.OK() {
			w.None("already there")
		}
	}
	w.None("%s is a class: what sets the property is for a person to write", w.Gap.Parent.Name)
}

// declared is the declaration of a type at module level, or of a property's object type below one by Type.property, and how
// many there are.
func (p *page) declared(name string) (found tree.Node, count int) {
	name, inner, _ := strings.Cut(name, ".")
	for n := range p.root.Children() {
		d := n
		if n.Kind() == "export_statement" {
			d = n.Field("declaration")
		}
		if d.Kind() == "ambient_declaration" {
			d = d.First()
		}
		if d.Is("interface_declaration", "type_alias_declaration", "enum_declaration", "class_declaration", "abstract_class_declaration") && d.Field("name").Text() == name {
			found = d
			count++
		}
	}
	for part := range strings.SplitSeq(inner, ".") {
		if part == "" || count != 1 {
			break
		}
		member := tree.Node{}
		for _, m := range recordOf(p, name, bodyOf(found)).members {
			if model.Key(m.name) == model.Key(part) {
				member = m.node
			}
		}
		if found = member; !found.OK() {
			count = 0
		}
	}
	return found, count
}

// property spells a member with the documentation that siblings have.
func (w *writer) property(s record, sp *speller, name string) string {
	want := w.Gap.Want
	head := ""
	if s.readonly() {
		head = "readonly "
	}
	width := s.width - utf8.RuneCountInString(s.memberIndent())
	head += propertyName(name, s.quote) + mayBe(want) + ": "
	return w.jsdoc(s.page, want, s.docStyleOf(s.body), width) + union(head, sp.typ(want.Type), s.sign(), s.unit, width)
}

// place puts a member's lines behind the member that stands in front of it elsewhere, else last.
func (w *writer) place(s record, code string) {
	if len(s.members) == 0 {
		w.first(s, code)
		return
	}
	i := len(s.members)
	for _, name := range w.Gap.After {
		if k := slices.IndexFunc(s.members, func(m memberLine) bool { return model.Key(m.name) == model.Key(name) }); k >= 0 {
			i = k + 1
			break
		}
	}
	before := s.members[i-1]
	if before.node.Line() == s.body.Line() && s.Line(s.body.End()) == s.body.Line() {
		w.inLine(s, before, code)
		return
	}
	at := s.LineEnd(before.end)
	between := "\n"
	if s.apart() {
		between = "\n\n"
	}
	if s.Text[before.node.End():before.end] == "" && s.sign() != "" { // the last one of a list that its commas only divide
		s.Insert(before.end, s.sign())
		code = strings.TrimSuffix(code, s.sign())
	}
	s.Insert(at, between+patch.Indented(code, s.memberIndent()))
	w.Out.At.Line = s.Line(at) + 1
	if i < len(s.members) && s.apart() && !strings.HasPrefix(s.Text[at:], "\n\n") {
		s.Insert(at, "\n")
	}
}

// inLine puts a member among others on one line, where no comment would fit.
func (w *writer) inLine(s record, before memberLine, code string) {
	lines := strings.Split(code, "\n")
	code = lines[len(lines)-1]
	w.Out.Code = code
	w.Out.At.Line = s.body.Line()
	sign := s.Text[before.node.End():before.end]
	if sign == "" {
		sign = ";"
		if len(s.members) > 1 {
			sign = s.Text[s.members[0].node.End():s.members[0].end]
		}
		s.Insert(before.end, sign+" "+code)
		return
	}
	s.Insert(before.end, " "+code+sign)
}

// first writes the first member of an empty body.
func (w *writer) first(s record, code string) {
	inside := s.Text[s.body.Start()+1 : s.body.End()-1]
	indent := s.Indent(s.body.Start())
	w.Out.At.Line = s.body.Line() + 1
	if strings.TrimSpace(inside) == "" {
		s.Replace(s.body.Start()+1, s.body.End()-1, "\n"+patch.Indented(code, indent+s.unit)+"\n"+indent)
		return
	}
	s.Insert(s.LineStart(s.body.End()-1), patch.Indented(code, indent+s.unit)+"\n")
}
