package csharp

import (
	"maps"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/memberwise"
	"sdkparity/source"
)

func sourceOf(text string) source.File { return source.File{Data: []byte(text)} }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func names(props []property) []string {
	var out []string
	for _, q := range props {
		out = append(out, q.name)
	}
	return out
}

// copies adds the property to what copies the others: constructors from another one of the type, and clones.
func (w *writer) copies(t declared, own []property, name string) {
	members := names(own)
	for n := range t.Field("body").Children() {
		if !n.Is("constructor_declaration", "method_declaration") || !n.Field("body").OK() {
			continue
		}
		from, to := n.Start(), n.End()
		found := memberwise.Copies(&t.page.Page, from, to, members)
		if len(found) >= memberwise.Most(len(members)) || len(found) == 1 && len(members) == 1 {
			w.repeat(t, found, own, name)
			continue
		}
		if memberwise.Mentioned(t.page.Text[from:to], members) >= memberwise.Most(len(members)) {
			w.Left("%s:%d goes through the properties of %s one by one", t.page.Path, t.page.line(n.Field("name")), t.name)
		}
	}
}

func (w *writer) repeat(t declared, found []memberwise.Statement, own []property, name string) {
	form := w.Gap.Want.Type.Form
	like := func(member string) bool {
		i := slices.IndexFunc(own, func(q property) bool { return q.name == member })
		return i >= 0 && formOf(own[i].typed) == shapeOf(form)
	}
	p := t.page
	line := p.Line(found[0].From)
	edit, ok := memberwise.Repeat(p.Text, found, name, w.Gap, shapeOf(form) != model.FormUnknown, like)
	if !ok {
		w.Left("%s:%d copies the properties of %s, %s not yet", p.Path, line, t.name, name)
		return
	}
	w.edit(p, edit.At, edit.Text)
	w.Also("%s:%d: copied with the other properties", p.Path, p.Line(edit.At))
}

// formOf tells lists and maps, which are copied in another way, from everything else.
func formOf(typed string) model.Form {
	head, _, ok := strings.Cut(strings.TrimSuffix(typed, "?"), "<")
	if strings.HasSuffix(strings.TrimSuffix(typed, "?"), "[]") {
		return model.List
	}
	if !ok {
		return model.FormUnknown
	}
	return shapeOf(generics[head])
}

func shapeOf(f model.Form) model.Form {
	if f == model.List || f == model.Map {
		return f
	}
	return model.FormUnknown
}

// forwards names the code elsewhere that hands the type's properties on one by one.
func (w *writer) forwards(t declared, own []property, name string) {
	members := names(own)
	known := append([]string{t.Field("name").Text()}, memberwise.LeadsTo(w.API.Types, t.name, strings.Clone)...)
	for _, p := range w.pages(known...) {
		for _, o := range p.types() {
			for n := range o.Field("body").Children() {
				if !n.Is("constructor_declaration", "method_declaration") || o.name == t.name && p.Path == t.page.Path {
					continue
				}
				code := p.Text[n.Start():n.End()]
				if !slices.ContainsFunc(known, func(k string) bool { return memberwise.HasWord(code, k) }) {
					continue
				}
				if found := memberwise.Spread(p.Text, n.Start(), n.End(), members); found != nil {
					w.leftForward(p, found, t.name, name)
				}
			}
		}
	}
}

func (w *writer) leftForward(p *page, found map[string]int, typeName, name string) {
	beside := w.Gap.Behind(func(n string) bool { _, ok := found[n]; return ok })
	if beside == "" {
		beside = sortedKeys(found)[0]
	}
	at := found[beside]
	w.Left("%s:%d hands on the properties of %s one by one, %s not yet", p.Path, p.Line(at), typeName, name)
}

// register adds a new type to the JSON contexts that its nearest sibling is registered in.
func (w *writer) register(name, space string, siblings []string) {
	for _, sibling := range siblings {
		line := "[JsonSerializable(typeof(" + sibling + "))]"
		found := false
		for _, p := range w.pages(line) {
			for _, t := range p.types() {
				found = w.registerIn(p, t, line, "[JsonSerializable(typeof("+name+"))]", space) || found
			}
		}
		if found {
			return
		}
	}
}

func (w *writer) registerIn(p *page, t declared, sibling, mark, space string) bool {
	at, lines, there := -1, []string{}, false
	var ends []int
	for n := range t.All() {
		if !n.Is("attribute_list") {
			continue
		}
		text := squeeze(p.bytes(n))
		there = there || text == mark
		if strings.HasPrefix(text, "[JsonSerializable(") {
			lines, ends = append(lines, text), append(ends, p.NextLine(n.End()-1))
		}
		if text == sibling {
			at = len(ends) - 1
		}
	}
	if at < 0 || there {
		return false
	}
	// Where the lines around the sibling are in order, so is the new one.
	for at+1 < len(lines) && lines[at] < lines[at+1] && lines[at+1] < mark {
		at++
	}
	for at > 0 && lines[at] > mark && lines[at-1] < lines[at] {
		at--
	}
	w.edit(p, ends[at], p.Indent(ends[at]-1)+mark+"\n")
	if space != t.space && !hasUsing(p.Text, space) && !strings.HasPrefix(t.space, space+".") {
		w.addUsings(p, map[string]bool{space: true})
	}
	w.Also("%s:%d: registered in %s", p.Path, p.Line(ends[at]), t.name)
	return true
}

// near are the SDK's own types to learn from, those that are written by hand.
func near(gap language.Gap) []model.Symbol {
	return slices.DeleteFunc(slices.Clone(gap.Near), func(s model.Symbol) bool { return s.Layer == model.Generated || !s.Kind.IsType() })
}
