package rust

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
)

// value writes a variant into its enum.
func (w *writer) value() {
	parent, want := w.Gap.Parent, w.Gap.Want
	name := capitals(want.Name)
	w.Out.Code, w.Out.At = declare(parent, want)+",", parent.At
	at, ok := w.typeNamed(parent.Name, parent.At.File)
	switch {
	case !ok:
		w.None("%s", cmp.Or(w.sheet(parent.At.File).broken, "there is no type "+parent.Name+" in "+parent.At.File))
		return
	case !at.node.Is("enum_item"):
		w.None("%s is no enum", parent.Name)
		return
	}
	e := enumOf(at)
	w.Out.At.File, w.Out.At.Line = at.Path, at.Line(at.LineEnd(e.before(w.Gap.After).node.End()))+1
	if have, there := e.find(name, wireOf(want)); there {
		w.Out.At.Line = at.Line(have.node.Start())
		w.None("already there: %s", have.name())
		return
	}
	code, why := e.variant(w, name, want)
	w.Out.Code = code
	if why = cmp.Or(at.broken, why, w.matches(e, name, wireOf(want))); why != "" {
		w.None("%s", why)
		return
	}
	last := e.before(w.Gap.After)
	if !last.node.OK() {
		w.None("%s has no variants to go by", parent.Name)
		return
	}
	if !strings.HasPrefix(strings.TrimLeft(at.Text[last.node.End():], " \t\n"), ",") {
		at.Insert(last.node.End(), ",")
	}
	at.Insert(at.LineEnd(last.node.End()), "\n"+patch.Indented(code, at.sheet.Indent(last.node.Start())))
}

func wireOf(s model.Symbol) string { return cmp.Or(s.Wire, strings.Trim(s.Default, `"'`), s.Name) }

// variants are the variants of an enum that is there.
type variants struct {
	place
	rules attributes
	list  []decl
}

func enumOf(at place) variants {
	v := variants{place: at, rules: at.attributes()}
	for _, d := range declsIn(at.node.Field("body")) {
		if d.node.Is("enum_variant") {
			v.list = append(v.list, d)
		}
	}
	return v
}

func (v variants) wire(d decl) string {
	return cmp.Or(d.attributes().rename, wireOfVariant(d.name(), v.rules.renameAll))
}

func (v variants) find(name, wire string) (decl, bool) {
	for _, d := range v.list {
		if d.name() == name || v.rules.serialized && v.wire(d) == wire {
			return d, true
		}
	}
	return decl{}, false
}

// before is the variant that a new one goes behind; what takes values that are not known stays last.
func (v variants) before(after []string) decl {
	for _, name := range after {
		for _, d := range v.list {
			if keyOf(d.name()) == model.Key(name) {
				return d
			}
		}
	}
	last := decl{}
	for _, d := range v.list {
		if a := d.attributes(); !a.other && !a.untagged || !last.node.OK() {
			last = d
		}
	}
	return last
}

// variant is a new variant as the others are written.
func (v variants) variant(w *writer, name string, want model.Symbol) (code, why string) {
	lines := w.doc(want, habitOf(v.sheet, v.list))
	if v.rules.serialized {
		if wire := wireOf(want); isWireName(wire) && wireOfVariant(name, v.rules.renameAll) != wire {
			lines = append(lines, "#[serde(rename = "+strconv.Quote(wire)+")]")
		}
	}
	switch want.Type.Form {
	case model.FormUnknown:
	case model.Ref:
		g := &group{place: v.place, imports: v.sheet.imported()}
		t := w.typeFor(want.Type, g)
		return strings.Join(append(lines, name+"("+t.text+"),"), "\n"), t.why
	default:
		return strings.Join(append(lines, name+","), "\n"), "what " + name + " holds is for a person to say"
	}
	if slices.ContainsFunc(v.list, func(d decl) bool { return d.node.Field("value").OK() }) {
		return strings.Join(append(lines, name+","), "\n"), "the variants of " + v.name() + " have numbers: which one it gets is for a person to say"
	}
	return strings.Join(append(lines, name+","), "\n"), ""
}

// matches says where a match names every variant of an enum, so that one more would not compile. Others that name some are left to
// a person.
func (w *writer) matches(e variants, name, wire string) (why string) {
	enum := e.name()
	for _, s := range w.naming(enum) {
		eachIn(s.root, "", func(n tree.Node, self string) {
			if !n.Is("match_expression") || why != "" {
				return
			}
			named, open := arms(n, enum, self)
			switch at := s.Path + ":" + digits(n.Line()); {
			case named == 0:
			case !open && w.spellsToo(s, n, e, name, wire):
			case !open:
				why = at + " matches every " + enum + ": what it does for " + name + " is for a person to say"
			case named > 1:
				w.Left("%s matches values of %s; %s is not among them", at, enum, name)
			}
		})
	}
	return why
}

// spellsToo writes one more arm of a match that gives for each variant what it is called in JSON:
//
//	match self {
//		Self::Low => "low",
//		Self::High => "high",
//	}
func (w *writer) spellsToo(s *sheet, n tree.Node, e variants, name, wire string) bool {
	last, prefix := tree.Node{}, ""
	for arm := range n.Field("body").Children() {
		if !arm.Is("match_arm") {
			continue
		}
		pattern, value := arm.Field("pattern").Text(), arm.Field("value")
		variant, ok := e.find(lastSegment(pattern), "")
		if !ok || !value.Is("string_literal") || unquote(value.Text()) != e.wire(variant) {
			return false
		}
		last, prefix = arm, strings.TrimSuffix(pattern, variant.name())
	}
	if !last.OK() || !isWireName(wire) || s.Line(last.Start()) == s.Line(n.End()) {
		return false
	}
	s.Insert(s.LineEnd(last.End()), "\n"+s.Indent(last.Start())+prefix+name+" => "+strconv.Quote(wire)+",")
	w.Also("%s:%d spells it", s.Path, n.Line())
	return true
}

// eachIn calls do for every node with what Self is there.
func eachIn(n tree.Node, self string, do func(n tree.Node, self string)) {
	type at struct {
		node tree.Node
		self string
	}
	stack := []at{{n, self}}
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if top.node.Is("impl_item") {
			top.self = baseName(top.node.Field("type"))
		}
		do(top.node, top.self)
		for c := range top.node.Children() {
			stack = append(stack, at{c, top.self})
		}
	}
}

// arms counts the patterns of a match that name variants of an enum, and reports whether it has one for everything else.
func arms(n tree.Node, enum, self string) (named int, open bool) {
	for arm := range n.Field("body").Children() {
		pattern := arm.Field("pattern")
		text := pattern.Text()
		if strings.Contains(text, enum+"::") || self == enum && strings.Contains(text, "Self::") {
			named++
		}
		if inner := pattern.First(); text == "_" || inner.Is("identifier") && inner.Text() == text && !isTypeName(text) {
			open = true
		}
	}
	return named, open
}
