package java

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/memberwise"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/prose"
	"sdkparity/parsers/tree"
)

// newType writes a type into a file of its own, like that of the nearest one of its kind.
func (w *writer) newType() {
	want := w.Gap.Want
	name := pascal(want.Name)
	w.Out.Code = "public class " + name
	switch want.Kind {
	case model.Alias:
		w.Out.Code = spell(want.Type, false)
		w.None("Java has no other names for types: %s stands where %s does elsewhere", w.Out.Code, name)
		return
	case model.Union:
		w.None("how a union is told apart is for a person to decide")
		return
	case model.Object, model.Enum:
	default:
		w.None("what %s does is for a person to write", name)
		return
	}
	like, ok := w.sibling()
	if !ok {
		w.None("there is no type to learn from")
		return
	}
	file := path.Join(path.Dir(like.page.Path), name+".java")
	if _, there := w.Draft.Text(file); there {
		w.None("already there")
	}
	w.Out.Code = w.typeCode(like, name)
	if w.Out.None != "" {
		return
	}
	w.Out.At = model.Pos{File: file}
	w.created[file] = w.newFile(like, file)
	w.holds = func(p *page) bool { _, ok := p.find(name); return ok }
	for _, m := range want.Members {
		w.note(m)
	}
}

// sibling is the nearest type of the wanted kind that has a file of its own.
func (w *writer) sibling() (declared, bool) {
	enum := w.Gap.Want.Kind == model.Enum
	for _, s := range slices.Concat(w.Gap.Near, w.API.Types) {
		if s.Layer == model.Generated || (s.Kind == model.Enum) != enum || strings.Contains(s.Name, ".") {
			continue
		}
		p, why := w.page(s.At.File)
		if why != "" {
			continue
		}
		t, ok := p.find(s.Name)
		switch {
		case !ok || t.HasError() || memberwise.HasWord(p.source(t.Child("modifiers")), "abstract"):
		case enum && t.Is("enum_declaration") && w.isLikeEnum(t):
			return t, true
		case !enum && t.Is("record_declaration"):
			return t, true
		case !enum && t.Is("class_declaration") && slices.ContainsFunc(t.beans(), func(b bean) bool { return b.isPlain() && b.setter.OK() }):
			return t, true
		}
	}
	return declared{}, false
}

// isLikeEnum reports an enum whose constants say what they are in JSON, or any where the wanted ones need not.
func (w *writer) isLikeEnum(t declared) bool {
	all := t.constants()
	if len(all) == 0 || all[0].code(t.page, "X", "x") == "" {
		return false
	}
	says := strings.Contains(all[0].code(t.page, "X", "x"), `"x"`)
	return says || !slices.ContainsFunc(w.Gap.Want.Members, func(v model.Symbol) bool { return v.Wire != "" && v.Wire != v.Name })
}

// newFile is a file for the declaration: the sibling's head, with the imports that are needed.
func (w *writer) newFile(like declared, file string) string {
	p := like.page
	head := p.Text[:p.lineTo(p.root.Child("package_declaration"))]
	used := usedNames(w.Out.Code)
	var imports []string
	for _, n := range p.importNodes() {
		q := lastName(p.source(n))
		if simple := q[strings.LastIndexByte(q, '.')+1:]; simple == "*" || slices.Contains(used, simple) {
			imports = append(imports, p.Text[groupStart(p, n):p.lineTo(n)])
		}
	}
	text := head
	if len(imports) > 0 {
		text += "\n" + strings.TrimLeft(strings.Join(imports, ""), "\n")
	}
	// What else is needed is imported into what there is so far.
	one := *w
	one.edits, one.Out.Also = map[string][]patch.Edit{}, nil
	if sofar, ok := parsed("", text); ok {
		sofar.space = p.space
		for _, from := range append([]*page{p}, w.learned...) {
			one.importFor(sofar, from, w.Out.Code)
		}
		text = patch.Apply(text, one.edits[""])
	}
	return text + "\n" + w.Out.Code + "\n"
}

// groupStart is where an import begins, with the empty line in front of its group.
func groupStart(p *page, n tree.Node) int {
	from := p.lineFrom(n)
	for from > 1 && p.Text[from-2:from] == "\n\n" {
		from--
	}
	return from
}

func (w *writer) typeCode(like declared, name string) string {
	head := w.typeHead(like, name)
	switch {
	case w.Gap.Want.Kind == model.Enum:
		return head + w.enumBody(like, name)
	case like.Is("record_declaration"):
		return head + w.recordBody(like, name)
	}
	return head + w.classBody(like, name)
}

// typeHead is documentation, annotations and modifiers as the sibling has them.
func (w *writer) typeHead(like declared, name string) string {
	p, want := like.page, w.Gap.Want
	var tags []string
	if like.Is("record_declaration") && like.doc.OK() && strings.Contains(p.source(like.doc), "@param ") {
		for _, m := range want.Members {
			text := phrase(m.Name)
			if d := prose.Plain(m.Doc); d != "" {
				text = escaped(strings.Join(strings.Fields(d), " "))
			}
			tags = append(tags, strings.TrimSuffix("@param "+camel(m.Name)+"\n"+strings.ReplaceAll(javadocTail(text, ""), " * ", ""), "\n"))
		}
	}
	if like.doc.OK() && strings.Contains(p.source(like.doc), "@since ") {
		if since := w.newest(); since != "" {
			tags = append(tags, "@since "+since)
			w.Left("@since %s is the newest there is; %s may come with a later one", since, name)
		}
	}
	if want.Stability == model.Deprecated {
		tags = append(tags, "@deprecated")
	}
	text := javadoc(0, prose.Plain(want.Doc), tags)
	for c := range like.Child("modifiers").Children() {
		if code := p.source(c); !memberwise.HasWord(code, like.simple) {
			text += withoutMarks(code) + "\n"
		}
	}
	text = strings.ReplaceAll(text, "\n\n", "\n")
	text += w.marks(want, model.StabilityUnstated)
	keyword := map[string]string{"enum_declaration": "enum", "record_declaration": "record"}[like.Kind()]
	if keyword == "" {
		keyword = "class"
	}
	words := "public "
	if memberwise.HasWord(modifierWords(p.source(like.Child("modifiers"))), "final") {
		words += "final "
	}
	return text + words + keyword + " " + name
}

// modifierWords are the modifiers without the annotations.
func modifierWords(modifiers string) string {
	return annotation.ReplaceAllString(modifiers, "")
}

var (
	annotation = regexp.MustCompile(`@[\w.]+(\([^()]*(\([^()]*\)[^()]*)*\))?`)
	sinceTag   = regexp.MustCompile(`@since (\d+(?:\.\d+)*)`)
)

// newest is the highest version that a comment of the SDK says something is there since.
func (w *writer) newest() string {
	best := ""
	for _, path := range w.Draft.Paths() {
		if !strings.HasSuffix(path, ".java") {
			continue
		}
		text, _ := w.Draft.Text(path)
		for _, m := range sinceTag.FindAllStringSubmatch(text, -1) {
			if best == "" || laterVersion(m[1], best) {
				best = m[1]
			}
		}
	}
	return best
}

func laterVersion(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(x), len(y)) {
		m, _ := strconv.Atoi(x[i])
		n, _ := strconv.Atoi(y[i])
		if m != n {
			return m > n
		}
	}
	return len(x) > len(y)
}

func (w *writer) classBody(like declared, name string) string {
	own := like.beans()
	var fields, methods []string
	target := like
	target.simple = name
	spaced := len(own) > 1 && own[1].fieldSpaced || len(own) == 1 && strings.Contains(like.page.source(own[0].field), "\n")
	for _, m := range w.Gap.Want.Members {
		switch {
		case m.Kind != model.Field:
			w.None("what %s does is for a person to write", name)
			return " {\n}"
		case reserved[camel(m.Name)] || !identifier.MatchString(camel(m.Name)):
			w.Left("%s.%s needs another name", name, m.Name)
			continue
		}
		b, ok := w.like(own, w.spelled(m))
		if !ok {
			w.None("there is no property to learn from")
			return " {\n}"
		}
		w.learned = append(w.learned, b.of.page)
		parts := w.parts(target, b, plainest(own, b), m, w.Gap.Want.Stability)
		fields, methods = append(fields, patch.Indented(parts[0], "    ")), append(methods, patch.Indented(parts[1], "    "))
	}
	sep := "\n"
	if spaced {
		sep = "\n\n"
	}
	return " {\n\n" + strings.Join(fields, sep) + "\n\n" + strings.Join(methods, "\n\n") + "\n}"
}

func (w *writer) recordBody(like declared, name string) string {
	var all []tree.Node
	for n := range like.Field("parameters").Children() {
		if n.Is("formal_parameter") {
			all = append(all, n)
		}
	}
	var components []string
	for _, m := range w.Gap.Want.Members {
		if m.Kind != model.Field {
			w.None("what %s does is for a person to write", name)
			break
		}
		components = append(components, componentCode(like.page, all, property{camel(m.Name), w.spelled(m), wireOf(m), name}))
	}
	return "(" + strings.Join(components, ",\n        ") + ") {\n}"
}

// enumBody is the sibling's body with its constants exchanged, and what its comments say about its own values left out.
func (w *writer) enumBody(like declared, name string) string {
	p, all := like.page, like.constants()
	var code []string
	for _, v := range w.Gap.Want.Members {
		c := all[0].code(p, strings.ToUpper(strings.Join(model.Words(v.Name), "_")), wireValue(v))
		if c == "" {
			w.None("the constants of %s, the nearest enum, say more than their names", like.name)
			return " {\n}"
		}
		code = append(code, patch.Indented(constantDoc(v, 4)+w.marks(v, w.Gap.Want.Stability)+c, "    "))
	}
	sep := ",\n"
	if len(all) > 1 && all[1].spaced {
		sep = ",\n\n"
	}
	first := ""
	if from := p.Text[like.Field("body").Start():]; strings.HasPrefix(from, "{\n\n") {
		first = "\n"
	}
	last := all[len(all)-1]
	rest := p.Text[last.End():like.Field("body").End()]
	rest = blockComment.ReplaceAllString(rest, "\n")
	return " {\n" + first + strings.Join(code, sep) + memberwise.ReplaceWord(rest, like.simple, name)
}

var blockComment = regexp.MustCompile(`(?s)\n[ \t]*/\*.*?\*/[ \t]*\n`)
