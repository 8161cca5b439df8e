package csharp

import (
	"path"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/memberwise"
	"sdkparity/parsers/patch"
)

// newType writes a type with its members, like the nearest one of its kind.
func (w *writer) newType() {
	want := w.Gap.Want
	name := w.declarer().pascal(want.Name)
	w.Out.Code = name
	like, ok := w.sibling()
	if !ok {
		w.Out.Code = "public sealed class " + name
		if w.Out.None == "" {
			w.None("there is no type to learn from")
		}
		return
	}
	w.Out.Code = w.typeCode(like, name)
	if i := slices.IndexFunc(w.API.Types, func(t model.Symbol) bool { return t.Name == name && t.Layer == model.Handwritten }); i >= 0 {
		w.None("already there")
	}
	for _, p := range w.pages(" " + name) {
		if slices.ContainsFunc(p.types(), func(t declared) bool { return t.name == name && t.space == like.space }) {
			w.None("already there")
		}
	}
	if w.Out.None != "" {
		return
	}
	w.place(like, name)
	w.holds = func(p *page) bool { _, ok := p.find(name); return ok }
	for _, m := range want.Members {
		w.note(m)
	}
	var siblings []string
	for _, n := range near(w.Gap) {
		siblings = append(siblings, n.Name)
	}
	w.register(name, like.space, append(siblings, like.name))
}

// sibling is the nearest type of the wanted kind that stands in a namespace, not in another type.
func (w *writer) sibling() (declared, bool) {
	if found := w.candidates(near(w.Gap)); len(found) > 0 {
		return found[0], true
	}
	var own []model.Symbol
	for _, t := range w.API.Types {
		if t.Layer == model.Handwritten {
			own = append(own, t)
		}
	}
	found := w.candidates(own)
	if len(found) == 0 {
		return declared{}, false
	}
	// Nothing is near: as most are declared.
	usual := mostOf(found, declared.manner)
	return found[slices.IndexFunc(found, func(t declared) bool { return t.manner() == usual })], true
}

// manner is how a type is declared, and whether JSON is told about it.
func (t declared) manner() string {
	return t.page.head(t) + map[bool]string{true: " json"}[strings.Contains(strings.Join(t.page.attributes(t.Node), ""), "Json")]
}

// candidates are those of some types that a new one could be like.
func (w *writer) candidates(list []model.Symbol) []declared {
	var out []declared
	pages := map[string]*page{}
	enum := w.Gap.Want.Kind == model.Enum
	for _, c := range list {
		if (c.Kind == model.Enum) != enum || strings.Contains(c.Name, ".") {
			continue
		}
		if _, read := pages[c.At.File]; !read {
			pages[c.At.File], _ = w.page(c.At.File)
		}
		if p := pages[c.At.File]; p != nil {
			if t, ok := p.find(c.Name); ok && (enum || w.isPlain(t)) {
				out = append(out, t)
			}
		}
	}
	return out
}

// isPlain reports a class or record that holds properties others set.
func (w *writer) isPlain(t declared) bool {
	for _, word := range strings.Fields(t.page.head(t)) {
		if word == "abstract" || word == "static" || word == "interface" || word == "struct" {
			return false
		}
	}
	return t.Is("class_declaration", "record_declaration") && !hasParameters(t) && slices.ContainsFunc(t.page.properties(t), property.settable)
}

// head is "public sealed class": what stands in front of a type's name.
func (p *page) head(t declared) string {
	var words []string
	for n := range t.All() {
		if n.FieldName() == "name" {
			break
		}
		if !n.Is("attribute_list", "comment") && p.source(n) != "partial" {
			words = append(words, p.source(n))
		}
	}
	return strings.Join(words, " ")
}

func (w *writer) typeCode(like declared, name string) string {
	want := w.Gap.Want
	switch want.Kind {
	case model.Object:
		return w.classCode(like, name)
	case model.Enum:
		return w.enumTypeCode(like, name)
	case model.Alias:
		w.None("C# has no other names for types: %s stands where %s does elsewhere", w.declarer().typeText(want.Type), name)
		return w.declarer().typeText(want.Type)
	case model.Union:
		w.None("how a union is told apart is for a person to decide")
	default:
		w.None("what %s does is for a person to write", name)
	}
	return "public sealed class " + name
}

func (w *writer) classCode(like declared, name string) string {
	d := w.declarer()
	props := like.page.properties(like)
	s := w.styleOf(like.page, props)
	lines := documented(w.Gap.Want.Doc, s.shortDoc)
	lines = append(lines, w.marks(w.Gap.Want, model.StabilityUnstated)...)
	lines = append(lines, like.page.head(like)+" "+name, "{")
	d.parent.Name = name
	first := true
	for _, m := range w.Gap.Want.Members {
		switch {
		case m.Kind != model.Field:
			w.None("what %s does is for a person to write", name)
			continue
		case d.pascal(m.Name) == name || !identifier.MatchString(d.pascal(m.Name)):
			w.Left("%s.%s needs another name", name, m.Name)
			continue
		case !first && s.spaced:
			lines = append(lines, "")
		}
		first = false
		lines = append(lines, patch.Indented(s.declare(d, m, w.marks(m, w.Gap.Want.Stability)), "    "))
	}
	return strings.Join(append(lines, "}"), "\n")
}

func (w *writer) enumTypeCode(like declared, name string) string {
	if !like.Is("enum_declaration") {
		return w.structCode(like, name)
	}
	p := like.page
	lines := documented(w.Gap.Want.Doc, false)
	for _, mark := range p.attributes(like.Node) {
		if !strings.Contains(mark, "Experimental") && !strings.Contains(mark, "Obsolete") {
			lines = append(lines, memberwise.ReplaceWord(mark, like.name, name))
		}
	}
	lines = append(lines, w.marks(w.Gap.Want, model.StabilityUnstated)...)
	lines = append(lines, p.head(like)+" "+name, "{")
	members := p.enumMembers(like)
	spaced := len(members) > 1 && most(members[1:], func(m enumMember) bool { return m.spaced })
	for i := range members {
		members[i].number = "" // they are counted from 0 again
	}
	one := *w
	for i, v := range w.Gap.Want.Members {
		one.Gap.Want, one.Gap.Parent.Stability = v, w.Gap.Want.Stability
		code, _ := one.enumCode(members, w.declarer().pascal(v.Name))
		if spaced && i > 0 {
			lines = append(lines, "")
		}
		if last := i == len(w.Gap.Want.Members)-1; !last || len(members) > 0 && members[len(members)-1].comma {
			code += ","
		}
		lines = append(lines, patch.Indented(code, "    "))
	}
	return strings.Join(append(lines, "}"), "\n")
}

// structCode is a struct that stands for an open enum: the sibling's text with its values exchanged.
func (w *writer) structCode(like declared, name string) string {
	p := like.page
	values := slices.DeleteFunc(p.properties(like), func(q property) bool { return !q.own })
	if len(values) == 0 {
		w.None("the values of %s, the nearest enum, are written in a way of their own", like.name)
		return "public enum " + name
	}
	margin := p.Indent(like.Start())
	var code []string
	for _, v := range w.Gap.Want.Members {
		line := valueCode(p, values[0], w.declarer().pascal(v.Name), v)
		code = append(code, patch.Indented(strings.Join(append(documented(v.Doc, true), line), "\n"), margin+"    "))
	}
	gap := "\n"
	if len(values) > 1 && values[1].spaced {
		gap = "\n\n"
	}
	start := p.LineStart(like.Start())
	text := p.Text[start:values[0].from] + strings.Join(code, gap) + "\n" + p.Text[values[len(values)-1].to:p.NextLine(like.End()-1)]
	text = withoutProse(strings.ReplaceAll("\n"+memberwise.ReplaceWord(text, like.name, name), "\n"+margin, "\n")[1:])
	lines := documented(w.Gap.Want.Doc, false)
	lines = append(lines, w.marks(w.Gap.Want, model.StabilityUnstated)...)
	return strings.Join(append(lines, strings.TrimRight(text, "\n")), "\n")
}

// withoutProse leaves out of a copied type what its comments say about the other one, and its stability.
func withoutProse(text string) string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, `/// <param name="value">`) && strings.HasSuffix(trimmed, "</param>"):
			line = line[:strings.Index(line, "/")] + `/// <param name="value">The string value.</param>`
		case strings.HasPrefix(trimmed, "[Experimental("), strings.HasPrefix(trimmed, "[Obsolete"):
			continue
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// place puts a type behind the one it belongs to, or in a file of its own where each type has one.
func (w *writer) place(like declared, name string) {
	p, after := w.neighbour(like)
	tops := slices.DeleteFunc(p.types(), func(t declared) bool { return !t.top })
	if len(tops) == 1 && path.Base(p.Path) == after.name+".cs" {
		w.newFile(p, after, name)
		return
	}
	at := p.NextLine(after.End() - 1)
	code := "\n" + patch.Indented(w.Out.Code, p.Indent(after.Start())) + "\n"
	if at > 0 && p.Text[at-1] != '\n' {
		code = "\n" + code
	}
	w.edit(p, at, code)
	w.Out.At = model.Pos{File: p.Path, Line: p.Line(at)}
	w.importFor(p, after.space, w.Out.Code)
}

// neighbour is the type that the new one follows: the first of those wanted that is there, else the one it is like.
func (w *writer) neighbour(like declared) (*page, declared) {
	for _, after := range w.Gap.After {
		i := slices.IndexFunc(w.API.Types, func(t model.Symbol) bool { return t.Name == after && t.Layer == model.Handwritten })
		if i < 0 {
			continue
		}
		p, ok := w.page(w.API.Types[i].At.File)
		if !ok {
			continue
		}
		if t, ok := p.find(after); ok && t.top && t.space == like.space && !p.conditional(0, t.Start()) {
			return p, t
		}
	}
	return like.page, like
}

func (w *writer) newFile(p *page, like declared, name string) {
	file := path.Join(path.Dir(p.Path), name+".cs")
	if _, exists := w.Draft.Text(file); exists {
		w.None("%s is there already", file)
		return
	}
	start := p.docStart(like.Start())
	w.created[file] = p.Text[:start] + patch.Indented(w.Out.Code, p.Indent(like.Start())) + "\n" + p.Text[p.NextLine(like.End()-1):]
	w.Out.At = model.Pos{File: file}
}
