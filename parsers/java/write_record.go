package java

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/prose"
	"sdkparity/parsers/tree"
)

// component writes a component into a record, and null into the calls of its constructor.
func (w *writer) component(t declared, name string) {
	p := t.page
	var all []tree.Node
	for n := range t.Field("parameters").Children() {
		if n.Is("formal_parameter") {
			all = append(all, n)
		}
	}
	to := property{name, w.spelled(w.Gap.Want), wireOf(w.Gap.Want), t.simple}
	w.Out.Code = componentCode(p, all, to)
	switch {
	case len(all) == 0:
		w.None("%s has no components to learn from", t.name)
		return
	case w.Gap.Want.Presence == model.Required:
		w.None("what constructs %s has to give a value", t.name)
		return
	}
	index := w.behind(p, all)
	if !w.constructions(t, len(all), index+1) {
		return
	}
	sep := ", "
	if from := p.lineFrom(all[len(all)-1]); from > t.Field("parameters").Start() || strings.Contains(w.Out.Code, "@") {
		sep = ",\n" + p.Indent(t.Start()) + "        "
	}
	w.edit(p, all[index].End(), sep+w.Out.Code)
	w.Out.At = model.Pos{File: p.Path, Line: p.Line(all[index].End())}
	w.importFor(p, p, w.Out.Code)
	w.componentDoc(t, p.source(all[index].Field("name")), name)
	w.Left("the constructor of %s takes one value more, in the code of those who use it too", t.name)
}

// behind is the component that the new one follows.
func (w *writer) behind(p *page, all []tree.Node) int {
	named := func(name string) int {
		return slices.IndexFunc(all, func(c tree.Node) bool { return p.source(c.Field("name")) == name })
	}
	if near := w.Gap.Behind(func(n string) bool { return named(n) >= 0 }); near != "" {
		return named(near)
	}
	return len(all) - 1
}

// componentCode is a component with the annotation that most have.
func componentCode(p *page, all []tree.Node, to property) string {
	annotated := 0
	for _, c := range all {
		if strings.Contains(p.source(c), "@JsonProperty") {
			annotated++
		}
	}
	code := to.typed + " " + to.name
	if annotated*2 > len(all) {
		code = "@JsonProperty(" + quoted(to.wire) + ") " + code
	}
	return code
}

// componentDoc says what the component is where the record's comment says it of the one before.
func (w *writer) componentDoc(t declared, before, name string) {
	if !t.doc.OK() {
		return
	}
	p := t.page
	doc := p.source(t.doc)
	start := strings.Index(doc, "@param "+before+"\n")
	if start < 0 {
		start = strings.Index(doc, "@param "+before+" ")
	}
	if start < 0 {
		return
	}
	comment, end := patch.Page{Text: doc}, start
	for {
		end = comment.NextLine(end)
		line := strings.TrimLeft(strings.TrimSpace(doc[end:comment.NextLine(min(end, len(doc)-1))]), "* ")
		if end >= len(doc) || strings.HasPrefix(line, "@") || line == "/" || line == "" {
			break
		}
	}
	text := phrase(name)
	if d := prose.Plain(w.Gap.Want.Doc); d != "" {
		text = escaped(strings.Join(strings.Fields(d), " "))
	}
	margin := p.Indent(t.doc.Start())
	w.edit(p, t.doc.Start()+end, margin+" * @param "+name+"\n"+javadocTail(text, margin))
}

// constructions puts null where the record is constructed; false where that cannot be done.
func (w *writer) constructions(t declared, components, index int) bool {
	call := "new " + t.simple + "("
	for _, path := range w.Draft.Paths() {
		text, _ := w.Draft.Text(path)
		if !strings.HasSuffix(path, ".java") || !strings.Contains(text, call) && path != t.page.Path {
			continue
		}
		p, ok := parsed(path, text)
		switch {
		case !ok || w.isGenerated(path, text):
			w.None("%s constructs it and cannot be changed", path)
			return false
		case !w.nulls(p, call, components, index) || path == t.page.Path && !w.nulls(p, "this(", components, index):
			return false
		}
	}
	return true
}

func (w *writer) nulls(p *page, call string, components, index int) bool {
	for at := 0; ; {
		i := strings.Index(p.Text[at:], call)
		if i < 0 {
			return true
		}
		at += i + len(call)
		ends := argumentEnds(p.Text, at)
		if p.inComment(at) || len(ends) != components && call == "this(" {
			continue
		}
		if len(ends) != components {
			w.None("%s:%d constructs it in a way of its own", p.Path, p.Line(at))
			return false
		}
		w.edit(p, ends[index-1], ", null")
		w.Also("%s:%d: passes null", p.Path, p.Line(at))
	}
}

func (p *page) inComment(at int) bool {
	line := strings.TrimSpace(p.Text[p.LineStart(at):at])
	return strings.HasPrefix(line, "*") || strings.Contains(line, "//")
}

// argumentEnds are where the arguments of a call end whose parenthesis opened right before from.
func argumentEnds(text string, from int) []int {
	var ends []int
	depth := 0
	for i := from; i < len(text); i++ {
		switch text[i] {
		case '"', '\'':
			i = endOfLiteral(text, i)
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth < 0 {
				if strings.TrimSpace(text[from:i]) != "" {
					ends = append(ends, i)
				}
				return ends
			}
		case ',':
			if depth == 0 && !insideAngles(text, from, i) {
				ends = append(ends, i)
			}
		}
	}
	return nil
}

func endOfLiteral(text string, i int) int {
	quote := text[i]
	for i++; i < len(text) && text[i] != quote; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	return i
}

// insideAngles reports whether a comma parts type arguments: new HashMap<String, Object>().
func insideAngles(text string, from, comma int) bool {
	open := strings.LastIndexByte(text[from:comma], '<')
	return open > 0 && isNameByte(text[from+open-1]) && !strings.ContainsAny(text[from+open:comma], ">();&|") && strings.Contains(text[comma:min(len(text), comma+100)], ">")
}
