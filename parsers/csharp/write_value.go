package csharp

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
)

// value writes a value of an enum, or of a struct that stands for one.
func (w *writer) value() {
	name := w.declarer().pascal(w.Gap.Want.Name)
	w.Out.Code = name
	t, ok := w.parent()
	if !ok {
		return
	}
	w.holds = func(p *page) bool {
		t, ok := p.find(w.Gap.Parent.Name)
		return ok && (w.has(t, name))
	}
	if w.has(t, name) {
		w.None("already there")
	}
	switch {
	case t.Is("enum_declaration"):
		w.enumValue(t, name)
	case t.Is("struct_declaration", "class_declaration", "record_declaration"):
		w.staticValue(t, name)
	default:
		w.None("%s is no enum", t.name)
	}
}

// enumMember is one value as its enum writes it.
type enumMember struct {
	name, number string
	marks        []string
	from, to     int // whole lines, with the documentation
	end          int // of the declaration itself
	comma        bool
	spaced       bool
	doc          string
}

func (p *page) enumMembers(t declared) []enumMember {
	var out []enumMember
	for n := range t.Field("body").Children() {
		if !n.Is("enum_member_declaration") {
			continue
		}
		m := enumMember{name: n.Field("name").Text(), marks: p.attributes(n), end: n.End(), doc: string(p.comment(n.Start()))}
		m.from, m.to = p.whole(n)
		m.number = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(p.Text[n.Field("name").End():n.End()]), "="))
		m.comma = n.Next().Kind() == ","
		m.spaced = m.from > 1 && p.Text[m.from-2:m.from] == "\n\n"
		out = append(out, m)
	}
	return out
}

func (w *writer) enumValue(t declared, name string) {
	members := t.page.enumMembers(t)
	code, ok := w.enumCode(members, name)
	w.Out.Code = code
	switch {
	case w.Out.None != "":
		return
	case !ok:
		w.None("the values of %s are numbered in a way of their own", t.name)
		return
	case len(members) == 0 || strings.Count(t.page.Text[members[0].from:members[0].to], "enum ") > 0:
		w.None("%s is written on one line, or empty", t.name)
		return
	}
	p, after := t.page, members[len(members)-1]
	index := func(n string) int { return slices.IndexFunc(members, func(m enumMember) bool { return m.name == n }) }
	if near := w.Gap.Behind(func(n string) bool { return index(n) >= 0 }); near != "" && after.number == "" {
		after = members[index(near)]
	}
	if !after.comma {
		w.edit(p, after.end, ",")
	}
	last := !after.comma
	if !last {
		code += ","
	}
	gap := ""
	if len(members) > 1 && most(members[1:], func(m enumMember) bool { return m.spaced }) {
		gap = "\n"
	}
	w.edit(p, after.to, gap+patch.Indented(code, p.Indent(after.from))+"\n")
	w.Out.At = model.Pos{File: p.Path, Line: p.Line(after.to)}
	w.importFor(p, t.space, code)
}

var stringLiteral = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// enumCode is a value like the others: its name in JSON as they give it, its number behind theirs.
func (w *writer) enumCode(members []enumMember, name string) (string, bool) {
	short := slices.ContainsFunc(members, func(m enumMember) bool {
		return strings.Contains(m.doc, "<summary>") && !strings.Contains(m.doc, "\n///") && strings.Count(m.doc, "\n") <= 1
	})
	lines := documented(w.Gap.Want.Doc, short)
	wire := w.Gap.Want.Wire
	if wire == "" {
		wire = w.Gap.Want.Name
	}
	for _, m := range members {
		i := slices.IndexFunc(m.marks, func(a string) bool {
			return strings.Contains(a, "JsonStringEnumMemberName(") || strings.Contains(a, "EnumMember(")
		})
		if i >= 0 {
			lines = append(lines, stringLiteral.ReplaceAllLiteralString(m.marks[i], quoteText(wire)))
			break
		}
	}
	lines = append(lines, w.marks(w.Gap.Want, w.Gap.Parent.Stability)...)
	next := 0
	for _, m := range members {
		if m.number == "" {
			continue
		}
		n, err := strconv.Atoi(m.number)
		if err != nil {
			return strings.Join(append(lines, name), "\n"), false
		}
		next = max(next, n+1)
	}
	if next > 0 {
		name += fmt.Sprintf(" = %d", next)
	}
	return strings.Join(append(lines, name), "\n"), true
}

// staticValue writes public static Mode Fast { get; } = new("fast"); like the others.
func (w *writer) staticValue(t declared, name string) {
	p := t.page
	values := slices.DeleteFunc(p.properties(t), func(q property) bool { return !q.own })
	for n := range t.Field("body").Children() {
		if n.Is("field_declaration") && p.modifiers(n).has(public|static) && p.source(n.Child("variable_declaration").Field("type")) == t.Field("name").Text() {
			from, to := p.whole(n)
			name := n.Child("variable_declaration").Child("variable_declarator").Field("name").Text()
			values = append(values, property{name: name, doc: string(p.comment(n.Start())), from: from, to: to, spaced: from > 1 && p.Text[from-2:from] == "\n\n"})
		}
	}
	if len(values) == 0 {
		w.None("%s has no values to learn from", t.name)
		return
	}
	after, found := w.behind(t, values)
	code := valueCode(p, after, name, w.Gap.Want)
	lines := documented(w.Gap.Want.Doc, !strings.Contains(strings.TrimSpace(after.doc), "\n"))
	lines = append(lines, w.marks(w.Gap.Want, w.Gap.Parent.Stability)...)
	w.Out.Code = strings.Join(append(lines, code), "\n")
	switch {
	case w.Out.None != "":
		return
	case !found || code == "":
		w.None("the values of %s are written in a way of their own", t.name)
		return
	}
	gap := ""
	if len(values) > 1 && most(values[1:], func(q property) bool { return q.spaced }) {
		gap = "\n"
	}
	w.edit(p, after.to, gap+patch.Indented(w.Out.Code, p.Indent(after.from))+"\n")
	w.Out.At = model.Pos{File: p.Path, Line: p.Line(after.to)}
	w.importFor(p, t.space, w.Out.Code)
}

// valueCode is the line of a value, with another name.
func valueCode(p *page, like property, name string, want model.Symbol) string {
	code := p.Text[like.from:like.to]
	line := strings.TrimSpace(code[strings.LastIndex(strings.TrimRight(code, "\n"), "\n")+1:])
	if !strings.HasPrefix(line, "public ") || len(stringLiteral.FindAllString(line, -1)) != 1 {
		return ""
	}
	wire := want.Wire
	if wire == "" {
		wire = want.Name
	}
	head, tail, _ := strings.Cut(line, `"`)
	i := strings.LastIndex(head, " "+like.name+" ")
	if i < 0 {
		return ""
	}
	head = head[:i] + " " + name + head[i+1+len(like.name):]
	return stringLiteral.ReplaceAllLiteralString(head+`"`+tail, quoteText(wire))
}
