package python

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/patch"
)

// objectText is a class like the nearest record's: a TypedDict, a dataclass, or what else they are.
func (w *writer) objectText(p *page, sp *speller, name string) string {
	like := w.likeness(p)
	r := target{page: p, name: name, family: typedDict}
	head, before := "TypedDict", ""
	if like.node.OK() {
		r.family, r.dataclass, r.keyword = like.family, like.dataclass, like.keyword
		r.fields = like.fields
		head, before = like.bases(), like.decorators()
	}
	open, wrap := w.total(p, like)
	r.open = open
	if r.family == typedDict {
		sp.use("TypedDict")
		if head = "TypedDict"; open {
			head += ", total=False"
		}
	}
	head = w.based(sp, r, head)
	text := before + "class " + name
	if head != "" {
		text += "(" + head + ")"
	}
	return text + ":" + w.bodyText(r, sp, like, wrap)
}

// based puts the SDK's own base classes of the wanted type in front of what makes it a record.
func (w *writer) based(sp *speller, r target, head string) string {
	var bases []string
	for _, b := range w.Gap.Want.Bases {
		if name := last(b.Name); b.Form == model.Ref && name != "TypedDict" && identifier.MatchString(name) && w.home(name) != "" {
			bases = append(bases, sp.ref(b))
		}
	}
	if len(bases) > 0 && r.family == typedDict { // a base says already that it is one
		head = strings.TrimPrefix(strings.TrimPrefix(head, "TypedDict"), ", ")
	}
	if head != "" {
		bases = append(bases, head)
	}
	return strings.Join(bases, ", ")
}

// likeness is the nearest record of the file whose way of writing fields is followed.
func (w *writer) likeness(p *page) target {
	for _, s := range w.Gap.Near {
		q := w.page(s.At.File)
		if s.Kind != model.Object || q == nil {
			continue
		}
		if n, _ := q.declared(s.Name); n.Kind() == "class_definition" {
			if r := q.target(n, s); len(r.fields) > 0 && (r.dataclass || r.family == typedDict || r.family == record) {
				return r
			}
		}
	}
	for n := range p.root.Descendants() {
		if n.Kind() == "class_definition" && isTop(n) {
			if r := p.target(n, model.Symbol{}); len(r.fields) > 0 && (r.dataclass || r.family == typedDict) {
				return r
			}
		}
	}
	return target{}
}

func (r target) bases() string {
	if r.family == typedDict || r.family == "" {
		return ""
	}
	return strings.Trim(r.node.Field("superclasses").Text(), "()")
}

func (r target) decorators() string {
	text := ""
	if d := r.node.Parent(); d.Kind() == "decorated_definition" {
		for _, s := range decoratorsOf(d) {
			if decorated([]string{s}, "dataclass", "define", "frozen", "attrs") {
				text += "@" + s + "\n"
			}
		}
	}
	return text
}

// total says whether a new TypedDict is open (total=False), and which of its keys say on their own whether they may be left out.
func (w *writer) total(p *page, like target) (open bool, wrap func(model.Presence) string) {
	required, optional := 0, 0
	for _, m := range w.Gap.Want.Members {
		if m.Presence == model.Required {
			required++
			continue
		}
		optional++
	}
	opens := like.open || like.page == nil && strings.Contains(p.Text, "total=False")
	if required == 0 {
		opens = p.openings(like)
	}
	requires := slices.ContainsFunc(like.fields, func(l line) bool { return strings.HasPrefix(l.typ, "Required[") })
	switch {
	case optional == 0:
		return false, func(model.Presence) string { return "" }
	case opens && required == 0:
		return true, func(model.Presence) string { return "" }
	case opens && requires:
		return true, func(s model.Presence) string {
			if s == model.Required {
				return "Required"
			}
			return ""
		}
	}
	return false, func(s model.Presence) string {
		if s != model.Required {
			return "NotRequired"
		}
		return ""
	}
}

// openings reports whether classes whose keys may all be left out are open, or say so of each key.
func (p *page) openings(like target) bool {
	open, closed := 0, 0
	for n := range p.root.Descendants() {
		if n.Kind() != "class_definition" || !isTop(n) {
			continue
		}
		r := p.target(n, model.Symbol{})
		required := slices.ContainsFunc(r.fields, func(l line) bool { return !strings.HasPrefix(l.typ, "NotRequired[") })
		switch {
		case r.family != typedDict || len(r.fields) == 0:
		case r.open:
			open++
		case !required:
			closed++
		}
	}
	return open > closed || open+closed == 0 && like.open
}

// bodyText is a class's docstring and fields, those that must be given first where their order counts.
func (w *writer) bodyText(r target, sp *speller, like target, wrap func(model.Presence) string) string {
	want := w.Gap.Want
	unit := "    "
	if like.node.OK() {
		unit = strings.TrimPrefix(like.fieldIndent(), like.Indent(like.node.Start()))
	}
	text := ""
	if doc := w.markedDoc(want, "type"); doc != "" {
		text = "\n" + patch.Indented(tripled(doc, r.width-len(unit)), unit)
	}
	members := slices.DeleteFunc(slices.Clone(want.Members), func(m model.Symbol) bool { return m.Kind != model.Field })
	if !r.keyword && r.family != typedDict {
		slices.SortStableFunc(members, func(a, b model.Symbol) int {
			return boolInt(a.Presence != model.Required) - boolInt(b.Presence != model.Required)
		})
	}
	style := docAbove
	if like.node.OK() {
		if style = w.docStyle(like); style == docSection || style == docNone {
			style = docAbove
		}
	}
	between := ""
	if like.node.OK() && like.apart() {
		between = "\n"
	}
	for i, m := range members {
		if i > 0 {
			text += between
		} else if text != "" {
			text += "\n"
		}
		text += "\n" + patch.Indented(w.memberText(r, sp, m, style, wrap, len(unit)), unit)
	}
	if len(members) == 0 && text == "" {
		text = "\n" + unit + "pass"
	}
	return text
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// memberText is one field of a new class.
func (w *writer) memberText(r target, sp *speller, m model.Symbol, style docStyle, wrap func(model.Presence) string, indent int) string {
	name := snake(m.Name)
	if r.camel() {
		name = camel(m.Name)
	}
	if !identifier.MatchString(name) {
		w.None("%q is no name in Python", m.Name)
	}
	t := sp.typ(m.Type)
	switch wrapper := wrap(m.Presence); {
	case r.family == typedDict && wrapper != "":
		t = sp.use(wrapper) + "[" + t + "]"
	case r.family == typedDict || m.Presence == model.Required:
	case r.literalDefault(m) != "":
		t += " = " + r.literalDefault(m)
	default:
		t = orNoneQuoted(sp, t) + " = " + r.empty()
	}
	width := r.width - indent
	code := fit(name+": "+t, width)
	if r.literalDefault(m) != "" {
		m.Default = "" // the declaration says it
	}
	doc := w.markedDoc(m, "field")
	switch {
	case doc == "":
		return code
	case style == docBelow:
		return code + "\n" + tripled(doc, width)
	case style == docBehind && !strings.Contains(doc, "\n") && !strings.Contains(code, "\n") && utf8.RuneCountInString(code+doc)+4 <= width:
		return code + "  # " + doc
	}
	return commented(doc, width) + code
}

func (r target) camel() bool {
	camels, snakes := 0, 0
	for _, l := range r.fields {
		if strings.Contains(l.name, "_") {
			snakes++
		} else if strings.ToLower(l.name) != l.name {
			camels++
		}
	}
	return camels > snakes
}
