package java

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/memberwise"
	"sdkparity/parsers/tree"
)

// bean is one property as its class writes it: a private field and the methods over it.
type bean struct {
	of                      declared
	name, typed             string
	field                   tree.Node
	getter, setter, clear   tree.Node
	getterDoc, setterDoc    string
	fieldSpaced, isConstant bool
}

// beans are the properties of a class that are kept in a field each.
func (t declared) beans() []bean {
	var out []bean
	p := t.page
	for _, n := range t.members("field_declaration") {
		d := n.Child("variable_declarator")
		mods := p.source(n.Child("modifiers"))
		if memberwise.HasWord(mods, "static") || d.Next().Kind() == "," || d.Field("dimensions").OK() {
			continue
		}
		out = append(out, bean{
			of: t, name: p.source(d.Field("name")), typed: p.source(n.Field("type")), field: n,
			isConstant:  memberwise.HasWord(mods, "final"),
			fieldSpaced: p.lineFrom(n) > 1 && p.Text[p.lineFrom(n)-2:p.lineFrom(n)] == "\n\n",
		})
	}
	eachWithDoc(t.Field("body"), func(n, doc tree.Node) {
		if n.Is("method_declaration") {
			t.accessor(out, n, doc)
		}
	})
	return out
}

// accessor finds the property that a method reads or writes.
func (t declared) accessor(beans []bean, n, doc tree.Node) {
	p := t.page
	name, comment := p.source(n.Field("name")), ""
	if doc.OK() {
		comment = p.source(doc)
	}
	params := 0
	for range n.Field("parameters").Children() {
		params++
	}
	for i := range beans {
		b := &beans[i]
		upper := capitalized(b.name)
		switch {
		case params == 0 && (name == "get"+upper || name == "is"+upper || name == b.name):
			b.getter, b.getterDoc = n, comment
		case params == 1 && (name == "set"+upper || name == "with"+upper || name == b.name):
			b.setter, b.setterDoc = n, comment
		case params == 0 && name == "clear"+upper:
			b.clear = n
		}
	}
}

func capitalized(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// shape is what the accessors of a type depend on.
func shape(typed string) string {
	head, _, generic := strings.Cut(typed, "<")
	switch head {
	case "boolean", "int", "long", "double", "Boolean", "Integer", "Long", "Double":
		return head
	case "List", "Map", "Set", "Collection":
		if generic {
			return head
		}
	}
	if strings.HasSuffix(typed, "]") {
		return "array"
	}
	return "object"
}

var anyWord = regexp.MustCompile(`\b[A-Za-z_]\w*\b`)

// plainWords may stand in accessors that do nothing else than hold a value.
var plainWords = wordSet(`this return null new public int boolean long double byte of empty ofNullable unmodifiableList unmodifiableMap unmodifiableSet
	unmodifiableCollection copyOf clone java util Optional OptionalInt OptionalLong OptionalDouble Collections List Map Set
	ArrayList LinkedHashMap HashMap LinkedHashSet HashSet Arrays`)

// isPlain reports whether the methods of a property only read and write its field.
func (b bean) isPlain() bool {
	p := b.of.page
	if b.isConstant || !b.getter.OK() || strings.TrimSpace(modifierWords(p.source(b.field.Child("modifiers")))) != "private" {
		return false
	}
	for _, n := range []tree.Node{b.getter, b.setter, b.clear} {
		if !n.OK() {
			continue
		}
		param := ""
		if n == b.setter {
			param = p.source(n.Field("parameters").First().Field("name"))
		}
		body := stringLiteral.ReplaceAllString(p.source(n.Field("body")), `""`)
		if !memberwise.HasWord(modifierWords(p.source(n.Child("modifiers"))), "public") {
			return false
		}
		for _, w := range anyWord.FindAllString(body, -1) {
			if w != b.name && w != param && !plainWords[w] {
				return false
			}
		}
	}
	return true
}

// isHeld reports a property that others set.
func (b bean) isHeld() bool {
	return b.setter.OK() && !b.isConstant && memberwise.HasWord(modifierWords(b.of.page.source(b.setter.Child("modifiers"))), "public")
}

var stringLiteral = regexp.MustCompile(`"(?:[^"\\\n]|\\.)*"`)

// property is what to write in the manner of a bean.
type property struct {
	name, typed, wire string
	owner             string // the simple name of the class
}

const typeMark = "\x00"

// renamed is the source of one of a bean's declarations with the new names.
func (b bean) renamed(n tree.Node, to property) string {
	if !n.OK() {
		return ""
	}
	code := b.of.page.dedented(n)
	code = replaceType(code, b.typed, typeMark)
	code = jsonName.ReplaceAllStringFunc(code, func(a string) string { return stringLiteral.ReplaceAllLiteralString(a, quoted(to.wire)) })
	upper, newUpper := capitalized(b.name), capitalized(to.name)
	for _, prefix := range []string{"get", "is", "set", "with", "clear"} {
		code = memberwise.ReplaceWord(code, prefix+upper, prefix+newUpper)
	}
	if n.Is("method_declaration") && b.setter.OK() {
		if param := b.of.page.source(b.setter.Field("parameters").First().Field("name")); n == b.setter && param != b.name {
			code = memberwise.ReplaceWord(code, param, to.name)
			code = strings.Replace(code, " "+b.name+" = ", " this."+b.name+" = ", 1)
		}
	}
	code = memberwise.ReplaceWord(code, b.name, to.name)
	code = memberwise.ReplaceWord(code, b.of.simple, to.owner)
	return strings.ReplaceAll(code, typeMark, to.typed)
}

var jsonName = regexp.MustCompile(`@JsonProperty\([^()]*\)`)

// replaceType replaces a type wherever it stands as a whole. It stays in what a longer one is made of.
func replaceType(code, typed, with string) string {
	var b strings.Builder
	for {
		i := strings.Index(code, typed)
		if i < 0 {
			b.WriteString(code)
			return b.String()
		}
		end := i + len(typed)
		whole := (i == 0 || !isNameByte(code[i-1]) && code[i-1] != '.') && (end == len(code) || !isNameByte(code[end]) && code[end] != '.')
		b.WriteString(code[:i])
		if whole {
			b.WriteString(with)
		} else {
			b.WriteString(typed)
		}
		code = code[end:]
	}
}

// like is the bean to write one of a type like: of the same shape, the nearest of the class, else of a class near.
func (w *writer) like(own []bean, typed string) (bean, bool) {
	want := shape(typed)
	fits := func(b bean) bool { return shape(b.typed) == want && b.isPlain() }
	if near := w.Gap.Behind(func(n string) bool { i := indexOfBean(own, n); return i >= 0 && fits(own[i]) }); near != "" {
		return own[indexOfBean(own, near)], true
	}
	for _, b := range slices.Backward(own) {
		if fits(b) {
			return b, true
		}
	}
	if b, ok := w.usual(fits); ok {
		return b, true
	}
	for _, b := range slices.Backward(own) { // of another shape, but as simple as can be
		if shape(b.typed) == "object" && b.isPlain() {
			return b, true
		}
	}
	return w.usual(func(b bean) bool { return shape(b.typed) == "object" && b.isPlain() })
}

func indexOfBean(list []bean, name string) int {
	return slices.IndexFunc(list, func(b bean) bool { return b.name == name })
}

// usual is the first fitting bean of the types near; else one that returns what most in the SDK do.
func (w *writer) usual(fits func(bean) bool) (bean, bool) {
	for _, n := range w.Gap.Near {
		for _, b := range w.beansOf(n) {
			if fits(b) {
				return b, true
			}
		}
	}
	var found []bean
	for _, t := range w.API.Types {
		if t.Layer != model.Generated {
			found = append(found, slices.DeleteFunc(w.beansOf(t), func(b bean) bool { return !fits(b) || !b.setter.OK() })...)
		}
	}
	if len(found) == 0 {
		return bean{}, false
	}
	counts, best := map[string]int{}, found[0]
	for _, b := range found {
		counts[b.manner()]++
	}
	for _, b := range found {
		if counts[b.manner()] > counts[best.manner()] {
			best = b
		}
	}
	return best, true
}

// manner tells ways to write properties of one type apart: what getter and setter return, and whether it can be cleared.
func (b bean) manner() string {
	returned := b.of.page.source(b.getter.Field("type"))
	if returned == b.typed {
		returned = ""
	}
	if b.setter.OK() && b.of.page.source(b.setter.Field("type")) == b.of.simple {
		returned += " fluent"
	}
	return returned + map[bool]string{true: " clear"}[b.clear.OK()]
}

func (w *writer) beansOf(s model.Symbol) []bean {
	p, why := w.page(s.At.File)
	if why != "" {
		return nil
	}
	t, ok := p.find(s.Name)
	if !ok || !t.Is("class_declaration") {
		return nil
	}
	return t.beans()
}
