package typescript

import (
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
)

// passOn repeats for a new member what functions do that pass on the others one by one, { model: config.model, … }: otherwise it
// would be an option that does nothing.
func (w *writer) passOn(s record, name string) {
	types := w.extending(s.name)
	for _, file := range w.modules() {
		src, _ := w.Draft.Text(file)
		if !slices.ContainsFunc(types, func(t string) bool { return strings.Contains(src, t) }) {
			continue
		}
		p := w.page(file)
		if p == nil {
			continue
		}
		for object := range p.root.Descendants() {
			if object.Kind() == "object" {
				w.passIn(s, p, object, types, name)
			}
		}
	}
}

// extending are the type and those that have its members too.
func (w *writer) extending(name string) []string {
	out := []string{name}
	for i := 0; i < len(out); i++ {
		for _, t := range w.API.Types {
			named := slices.ContainsFunc(t.Bases, func(b model.Type) bool { return slices.Contains(words.FindAllString(b.Name+" "+b.Text, -1), out[i]) }) ||
				t.Kind == model.Alias && slices.Contains(words.FindAllString(t.Type.Text, -1), out[i])
			if named && !slices.Contains(out, t.Name) {
				out = append(out, t.Name)
			}
		}
	}
	return out
}

var words = regexp.MustCompile(`[A-Za-z_$][A-Za-z0-9_$]*`)

// passIn adds a pair to one object, if two of its pairs pass on a member each.
func (w *writer) passIn(s record, p *page, object tree.Node, types []string, name string) {
	passed := map[string]tree.Node{}
	variable, last := "", ""
	var shorthand bool
	for n := range object.Children() {
		v := n.Field("value")
		of := v.Field("object").Text()
		if n.Kind() == "spread_element" && n.First().Text() == variable {
			shorthand = true
		}
		if n.Kind() != "pair" || v.Kind() != "member_expression" || v.Field("property").Text() != n.Field("key").Text() || variable != "" && of != variable {
			continue
		}
		passed[n.Field("key").Text()] = n
		last, variable = n.Field("key").Text(), of
	}
	if len(passed) < 2 || shorthand || !isOf(object, variable, types) || strings.Contains(object.Text(), variable+"."+name+",") {
		return
	}
	if !w.plain(w.Gap.Want.Type, 0) {
		w.Left("%s:%d passes %s on member by member", p.Path, object.Line(), s.name)
		return
	}
	sibling := w.sibling(s, passed, last)
	key := name
	if wire := w.Gap.Want.Wire; wire != "" && identifier.MatchString(wire) {
		key = wire
	}
	at := passed[sibling]
	access := strings.TrimSuffix(at.Field("value").Text(), sibling)
	patch.List{Page: &p.Page, Items: []tree.Node{at}}.Put(1, key+": "+access+name)
	w.Also("%s:%d: passed on as %s is", w.Short(p.Path), object.Line(), sibling)
}

// sibling is the member that is passed on and that the new one stands behind, else the last one.
func (w *writer) sibling(s record, passed map[string]tree.Node, last string) string {
	for _, name := range w.Gap.After {
		if passed[camel(name)].OK() {
			return camel(name)
		}
	}
	for _, m := range slices.Backward(s.members) {
		if passed[m.name].OK() {
			return m.name
		}
	}
	return last
}

// isOf reports whether a variable is a parameter, or a local, of one of the types in the functions around a node.
func isOf(n tree.Node, variable string, types []string) bool {
	variable = strings.TrimSuffix(variable, "?")
	for up := n.Parent(); up.OK(); up = up.Parent() {
		for p := range up.Field("parameters").Children() {
			if p.Field("pattern").Text() == variable {
				return names(p.Field("type").Text(), types)
			}
		}
		for c := range up.Children() {
			for d := range c.Children() {
				if d.Kind() == "variable_declarator" && d.Field("name").Text() == variable {
					return names(d.Field("type").Text(), types)
				}
			}
		}
	}
	return false
}

func names(text string, types []string) bool {
	return slices.ContainsFunc(words.FindAllString(text, -1), func(word string) bool { return slices.Contains(types, word) })
}

// plain reports whether values of a type are passed on as they are: no functions, nothing with behaviour.
func (w *writer) plain(t model.Type, depth int) bool {
	if depth > 8 {
		return false
	}
	switch t.Form {
	case model.Func, model.FormUnknown:
		return false
	case model.Ref:
		return w.plainRef(lastName(t.Name), depth)
	}
	return !slices.ContainsFunc(t.Args, func(a model.Type) bool { return !w.plain(a, depth+1) }) &&
		!slices.ContainsFunc(t.Members, func(m model.Symbol) bool { return !w.plain(m.Type, depth+1) })
}

// plainRef looks at what a name is declared as.
func (w *writer) plainRef(name string, depth int) bool {
	for _, s := range w.API.Types {
		if s.Name == name {
			callable := s.Kind == model.Alias && !w.plain(s.Type, depth+1)
			return s.Kind != model.Class && s.Kind != model.Interface && !callable
		}
	}
	p := w.page(w.home(name))
	if p == nil {
		return true
	}
	n, _ := p.declared(name)
	return !n.Is("class_declaration", "abstract_class_declaration") && n.Field("value").Kind() != "function_type"
}
