package java

import (
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/memberwise"
)

var experimentalMark = regexp.MustCompile(`(?m)^\s*(@\w*Experimental)$`)

// marks are the annotations that carry a symbol's stability, a line each. What stands in something unstable need not say so itself.
func (w *writer) marks(s model.Symbol, around model.Stability) string {
	switch {
	case s.Stability == around:
	case s.Stability == model.Deprecated:
		return "@Deprecated\n"
	case s.Stability == model.Experimental:
		if mark := w.experimental(); mark != "" {
			return mark + "\n"
		}
		w.Left("%s is experimental, and there is no annotation here that says so", s.Name)
	case s.Stability == model.Internal:
		w.Left("%s is internal elsewhere, which Java has no mark for", s.Name)
	}
	return ""
}

// experimental is the annotation as the SDK writes it, the parent's file first.
func (w *writer) experimental() string {
	for _, path := range append([]string{w.Gap.Parent.At.File}, w.Draft.Paths()...) {
		text, ok := w.Draft.Text(path)
		if !ok || !strings.HasSuffix(path, ".java") {
			continue
		}
		for _, m := range experimentalMark.FindAllStringSubmatch(text, -1) {
			if !strings.HasPrefix(m[1], "@Allow") {
				return m[1]
			}
		}
	}
	return ""
}

// withoutMarks leaves out what a sibling says of its own stability.
func withoutMarks(code string) string {
	var out []string
	for _, line := range strings.Split(code, "\n") {
		if line != "@Deprecated" && !(strings.HasPrefix(line, "@") && strings.HasSuffix(line, "Experimental")) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

func names(beans []bean) []string {
	var out []string
	for _, b := range beans {
		out = append(out, b.name)
	}
	return out
}

// copies adds the property to what copies the others, such as clone, and names what else goes through all of them.
func (w *writer) copies(t declared, own []bean, name string) {
	p, members := t.page, names(own)
	for _, n := range t.members("method_declaration", "constructor_declaration") {
		found := memberwise.Copies(&p.Page, n.Start(), n.End(), members)
		if len(found) >= memberwise.Most(len(members)) || len(found) == 1 && len(members) == 1 && strings.Contains(p.source(n), "new "+t.simple) {
			w.repeat(t, found, own, name)
			continue
		}
		if memberwise.Mentioned(p.source(n.Field("body")), members) >= memberwise.Most(len(members)) {
			w.Left("%s:%d goes through the properties of %s one by one", p.Path, n.Field("name").Line(), t.name)
		}
	}
}

func (w *writer) repeat(t declared, found []memberwise.Statement, own []bean, name string) {
	p := t.page
	form := shape(w.spelled(w.Gap.Want))
	collection := form == "List" || form == "Map" || form == "Set" || form == "Collection" || form == "array"
	like := func(member string) bool {
		i := indexOfBean(own, member)
		return i >= 0 && (!collection && !isCollection(own[i]) || shape(own[i].typed) == form)
	}
	edit, ok := memberwise.Repeat(p.Text, found, name, w.Gap, collection, like)
	if !ok {
		w.Left("%s:%d copies the properties of %s, %s not yet", p.Path, p.Line(found[0].From), t.name, name)
		return
	}
	w.edit(p, edit.At, edit.Text)
	w.Also("%s:%d: copied with the other properties", p.Path, p.Line(edit.At))
	w.importFor(p, p, edit.Text)
}

func isCollection(b bean) bool {
	s := shape(b.typed)
	return s == "List" || s == "Map" || s == "Set" || s == "Collection" || s == "array"
}

// forwards names the code elsewhere that hands the properties on one by one.
func (w *writer) forwards(t declared, own []bean, name string) {
	getters := map[string]string{} // by property
	var members []string
	for _, b := range own {
		if b.getter.OK() {
			getters[b.name] = t.page.source(b.getter.Field("name"))
			members = append(members, getters[b.name])
		}
	}
	known := append([]string{t.simple}, memberwise.LeadsTo(w.API.Types, t.name, func(field string) string { return "get" + capitalized(field) })...)
	for _, p := range w.pages(known...) {
		if p.Path == t.page.Path || len(members) < 2 {
			continue
		}
		for _, o := range p.types() {
			for _, n := range o.members("method_declaration", "constructor_declaration") {
				if !slices.ContainsFunc(known, func(k string) bool { return memberwise.HasWord(p.source(n), k) }) {
					continue
				}
				found := memberwise.Spread(p.Text, n.Start(), n.End(), members)
				if found == nil {
					continue
				}
				at := n.Start()
				near := w.Gap.Behind(func(n string) bool { _, ok := found[getters[n]]; return ok })
				if near != "" {
					at = found[getters[near]]
				}
				w.Left("%s:%d hands on the properties of %s one by one, %s not yet", p.Path, p.Line(at), t.name, name)
			}
		}
	}
}
