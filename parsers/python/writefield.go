package python

import (
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// target is a class of fields, as its siblings' lines show it.
type target struct {
	*page
	name      string
	symbol    model.Symbol // as the API has it
	node      tree.Node    // class_definition
	family    string
	dataclass bool
	keyword   bool // of a dataclass: arguments go by name only
	open      bool // total=False
	fields    []line
}

// line is one field of a target with what belongs to it.
type line struct {
	name       string
	node       tree.Node // the statement
	start, end int       // with its comments and docstring
	typ, value string
	doc        docStyle
}

// field adds a field to a TypedDict, a dataclass or another record.
func (w *writer) field() {
	parent, want := w.Gap.Parent, w.Gap.Want
	w.Out.Code = Declare(parent, want)
	p := w.pageOf(parent)
	if p == nil {
		return
	}
	n, only := p.declared(parent.Name)
	switch {
	case !n.OK():
		w.None("%s declares no %s", p.Path, parent.Name)
	case !only:
		w.None("%s declares %s more than once", p.Path, parent.Name)
	case n.Kind() == "class_definition":
		w.classField(p.target(n, parent))
	default:
		w.functionalField(p, n)
	}
}

// declared is the class or the assignment of a name, and whether it is the only one.
func (p *page) declared(name string) (found tree.Node, only bool) {
	count := 0
	for n := range p.root.Descendants() {
		if n.Kind() == "class_definition" && qualified(n) == name || n.Kind() == "assignment" && isTop(n) && n.Field("left").Text() == name ||
			n.Kind() == "type_alias_statement" && isTop(n) && strings.HasPrefix(n.Text(), "type "+name+" ") {
			found = n
			count++
		}
	}
	return found, count == 1
}

// qualified is a class's name with those of the classes around it; "" inside a function.
func qualified(n tree.Node) string {
	name := n.Field("name").Text()
	for n = n.Parent(); n.OK(); n = n.Parent() {
		switch n.Kind() {
		case "class_definition":
			name = n.Field("name").Text() + "." + name
		case "function_definition":
			return ""
		}
	}
	return name
}

// isTop reports whether a statement stands at module level, perhaps below an if.
func isTop(n tree.Node) bool {
	for n = n.Parent(); n.OK(); n = n.Parent() {
		if n.Is("class_definition", "function_definition") {
			return false
		}
	}
	return true
}

// target reads a class. What base classes of the SDK make of it, the API knows.
func (p *page) target(n tree.Node, s model.Symbol) target {
	r := target{page: p, name: n.Field("name").Text(), symbol: s, node: n}
	for b := range n.Field("superclasses").Children() {
		if b.Kind() == "keyword_argument" {
			r.open = r.open || b.Field("name").Text() == "total" && b.Field("value").Text() == "False"
			continue
		}
		if f := baseFamilies[parseExpr(b.Text()).head()]; f != "" && r.family == "" {
			r.family = f
		}
	}
	if r.family == "" && styleOf(s).typedDict {
		r.family = typedDict
	}
	if d := n.Parent(); d.Kind() == "decorated_definition" {
		for _, text := range decoratorsOf(d) {
			if decorated([]string{text}, "dataclass", "define", "frozen", "attrs") {
				r.dataclass = true
				r.keyword = strings.Contains(strings.ReplaceAll(text, " ", ""), "kw_only=True")
			}
		}
	}
	r.read()
	return r
}

func (r *target) read() {
	for s := range r.node.Field("body").Children() {
		a := s.First()
		if s.Kind() != "expression_statement" || a.Kind() != "assignment" || a.Field("left").Kind() != "identifier" || !a.Field("type").OK() {
			continue
		}
		if typ := a.Field("type").Text(); !strings.HasPrefix(typ, "ClassVar") {
			r.fields = append(r.fields, r.lineOf(s, a, typ))
		}
	}
}

func (r *target) lineOf(s, a tree.Node, typ string) line {
	l := line{name: a.Field("left").Text(), node: s, typ: typ, value: a.Field("right").Text(), start: s.Start(), end: s.End()}
	if above := r.commentStart(s.Start()); above < s.Start() {
		l.start, l.doc = above, docAbove
	}
	next := s.Next()
	if next.Kind() == "comment" && next.Line() == r.Line(s.End()) {
		if text, _ := comment(next.Text()); text != "" {
			l.doc = docBehind
		}
		l.end, next = next.End(), next.Next()
	}
	if c := next.First(); next.Kind() == "expression_statement" && c.Kind() == "string" {
		l.end, l.doc = next.End(), docBelow
	}
	l.end = r.LineEnd(l.end)
	return l
}

// commentStart is where the comment lines directly above a place begin; the place itself without any.
func (p *page) commentStart(at int) int {
	start := p.LineStart(at)
	for begin := start; begin > 0; {
		begin = p.LineStart(begin - 1)
		if !strings.HasPrefix(strings.TrimLeft(p.Text[begin:start], " \t"), "#") {
			break
		}
		start, at = begin, begin
	}
	return at
}

// classField writes a field among those of a class.
func (w *writer) classField(r target) {
	want := w.Gap.Want
	name := r.fieldName(w.Gap.Parent, want)
	w.Out.At = model.Pos{File: r.Path, Line: r.node.Field("name").Line()}
	switch {
	case slices.ContainsFunc(r.fields, func(l line) bool { return model.Key(l.name) == model.Key(name) }):
		w.None("already there")
	case !r.dataclass && r.family != typedDict && r.family != record:
		w.None("%s is a class with behaviour: what sets the attribute is for a person to write", r.name)
	case !identifier.MatchString(name):
		w.None("%q is no name in Python", want.Name)
	}
	sp := spellerOf(r.Text)
	code := w.fieldText(r, sp, name)
	w.Out.Code = code
	if w.Out.None != "" {
		return
	}
	if required := r.constructors(w, want); required != "" {
		w.None("a field that must be given breaks %s", required)
	}
	w.Out.Code = w.documented(r, name, code)
	w.place(r, w.Out.Code)
	w.imports(r.page, sp, r.node.Start(), false)
	w.wires(r, name)
}

// fieldName is in camelCase where the fields of the class are or, if none of them has two words, those of the class before it.
func (r target) fieldName(parent, want model.Symbol) string {
	if styleOf(parent).camel || !r.tells() && r.beforeTells() {
		return camel(want.Name)
	}
	return snake(want.Name)
}

// tells reports whether a field has a name of two words, from which the style of names shows.
func (r target) tells() bool {
	return slices.ContainsFunc(r.fields, func(l line) bool { return strings.Contains(l.name, "_") || strings.ToLower(l.name) != l.name })
}

// beforeTells reports whether the nearest class in front whose names show their style has camelCase.
func (r target) beforeTells() bool {
	camels := false
	for n := range r.root.Descendants() {
		if n.Start() >= r.node.Start() {
			break
		}
		if n.Kind() == "class_definition" && isTop(n) {
			if other := r.page.target(n, model.Symbol{}); other.tells() {
				camels = other.camel()
			}
		}
	}
	return camels
}

// fieldText spells x: T as the class's other fields are, on several lines where it is long.
func (w *writer) fieldText(r target, sp *speller, name string) string {
	want := w.Gap.Want
	t := sp.typ(want.Type)
	if sp.fail != "" {
		w.None("%s: %s", want.Name, sp.fail)
	}
	t = w.quotedType(r, sp, t)
	optional := want.Presence != model.Required
	switch {
	case r.family == typedDict && optional && (!r.open || r.wrapped("NotRequired")):
		t = sp.use("NotRequired") + "[" + t + "]"
	case r.family == typedDict && !optional && r.open && r.requires():
		t = sp.use("Required") + "[" + t + "]"
	case r.family == typedDict:
	case optional && r.literalDefault(want) != "":
		t += " = " + r.literalDefault(want)
	case optional:
		t = orNoneQuoted(sp, t) + " = " + r.empty()
	}
	return fit(name+": "+t, r.width-len(r.fieldIndent()))
}

// wrapped reports whether siblings that could say otherwise stand in NotRequired[…] or Required[…].
func (r target) wrapped(wrapper string) bool {
	return slices.ContainsFunc(r.fields, func(l line) bool {
		h := parseExpr(l.typ)
		return h.kind == indexExpr && h.head() == wrapper
	})
}

// requires reports whether a key of an open class that must be given stands in Required[…]: siblings do, or say of every key
// that may be left out that it may.
func (r target) requires() bool {
	bare := slices.ContainsFunc(r.fields, func(l line) bool { return !strings.HasPrefix(l.typ, "NotRequired[") })
	return r.wrapped("Required") || r.wrapped("NotRequired") && !bare
}

// literalDefault is a simple default in a class whose siblings have such instead of None; else "".
func (r target) literalDefault(want model.Symbol) string {
	if want.Type.Form == model.Literal && r.family != typedDict {
		return literalOf(want.Type)
	}
	simple := func(l line) bool { return simpleValue.MatchString(l.value) }
	value := pythonValue(want.Default)
	if want.Type.Form != model.Prim || !simpleValue.MatchString(value) || !slices.ContainsFunc(r.fields, simple) {
		return ""
	}
	text := value[0] == '"'
	truth := value == "True" || value == "False"
	if text != (want.Type.Name == model.String) || truth != (want.Type.Name == model.Bool) {
		return ""
	}
	return value
}

var simpleValue = regexp.MustCompile(`^(True|False|\d+(\.\d+)?|"[A-Za-z0-9_./-]*")$`)

// empty is the default of what may be left out: None, in the words of the siblings.
func (r target) empty() string {
	for _, l := range r.fields {
		if v := strings.ReplaceAll(l.value, " ", ""); strings.HasSuffix(v, "(default=None)") {
			return l.value
		}
	}
	return "None"
}

func (r target) fieldIndent() string {
	if len(r.fields) > 0 {
		return r.Indent(r.fields[0].node.Start())
	}
	return r.Indent(r.node.Field("body").First().Start())
}
