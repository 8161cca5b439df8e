package typescript

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/patch"
)

// speller spells types as a file does, and collects the names of the SDK that they take.
type speller struct {
	*page
	generic bool // Array<T>, not T[]
	loose   bool // any, not unknown
	refs    []string
	fail    string // why a type cannot be spelled
}

var (
	arrayText  = regexp.MustCompile(`: *(?:readonly )?(?:Array|ReadonlyArray)<`)
	listText   = regexp.MustCompile(`\w\[\]`)
	anyText    = regexp.MustCompile(`(?:: *|<|, )any\b`)
	unknText   = regexp.MustCompile(`(?:: *|<|, )unknown\b`)
	identifier = regexp.MustCompile(`^[A-Za-z_$][A-Za-z0-9_$]*$`)
)

func spellerOf(p *page) *speller {
	count := func(r *regexp.Regexp) int { return len(r.FindAllStringIndex(p.Text, -1)) }
	return &speller{page: p, generic: count(arrayText) > count(listText), loose: count(anyText) > count(unknText)}
}

func (s *speller) typ(t model.Type) string {
	switch t.Form {
	case model.Prim:
		return s.prim(t.Name)
	case model.Ref:
		return s.ref(t)
	case model.List:
		return s.list(t)
	case model.Map:
		return s.record(t)
	case model.OneOf:
		return s.oneOf(t.Args)
	case model.Func:
		return s.function(t.Args)
	case model.Literal:
		return s.literal(t)
	case model.Inline:
		return s.inline(t.Members)
	}
	s.fail = "its type is not known"
	return "unknown"
}

func (s *speller) prim(name string) string {
	if text := spelledPrim(name); text != "unknown" || !s.loose {
		return text
	}
	return "any"
}

func (s *speller) ref(t model.Type) string {
	name := lastName(t.Name)
	if !identifier.MatchString(name) {
		s.fail = "its type has a name that TypeScript does not take"
		return "unknown"
	}
	if !isBuiltIn(name) && !slices.Contains(s.refs, name) {
		s.refs = append(s.refs, name)
	}
	var args []string
	for _, a := range t.Args {
		args = append(args, s.typ(a))
	}
	if len(args) > 0 {
		name += "<" + strings.Join(args, ", ") + ">"
	}
	return name
}

func (s *speller) arg(t model.Type, i int) string {
	if i < len(t.Args) {
		return s.typ(t.Args[i])
	}
	return s.prim(model.Any)
}

// record is a map. One whose keys are a few values need not have all of them.
func (s *speller) record(t model.Type) string {
	key := "string"
	if len(t.Args) > 0 && (t.Args[0].Form == model.Ref || t.Args[0].Form == model.OneOf) {
		key = s.typ(t.Args[0])
	}
	text := "Record<" + key + ", " + s.arg(t, 1) + ">"
	if key == "string" {
		return text
	}
	return "Partial<" + text + ">"
}

func (s *speller) list(t model.Type) string {
	element := s.arg(t, 0)
	switch {
	case s.generic:
		return "Array<" + element + ">"
	case len(t.Args) > 0 && (t.Args[0].Form == model.OneOf || t.Args[0].Form == model.Func) && strings.ContainsAny(element, "|=&"):
		return "(" + element + ")[]"
	}
	return element + "[]"
}

func (s *speller) oneOf(variants []model.Type) string {
	var parts []string
	for _, v := range variants {
		part := s.typ(v)
		if v.Form == model.Func {
			part = "(" + part + ")"
		}
		if !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " | ")
}

func (s *speller) function(args []model.Type) string {
	if len(args) == 0 {
		return "() => void"
	}
	var params []string
	for i, a := range args[:len(args)-1] {
		name := "arg"
		if a.Form == model.Ref {
			name = camel(lastName(a.Name))
		}
		if slices.ContainsFunc(params, func(p string) bool { return strings.HasPrefix(p, name+":") }) {
			name += string(rune('1' + i%9))
		}
		params = append(params, name+": "+s.typ(a))
	}
	result := s.typ(args[len(args)-1])
	switch s.promises() {
	case "either":
		result = "Promise<" + result + "> | " + result
	case "always":
		result = "Promise<" + result + ">"
	}
	return "(" + strings.Join(params, ", ") + ") => " + result
}

// promises is what most callbacks of the file give: a promise always, either that or the value, or "" for the value.
func (s *speller) promises() string {
	all, always, either := 0, 0, 0
	for n := range s.root.Descendants() {
		if n.Kind() != "function_type" {
			continue
		}
		all++
		switch result := n.Field("return_type"); {
		case result.Kind() == "union_type" && strings.Contains(result.Text(), "Promise<"):
			either++
		case strings.HasPrefix(result.Text(), "Promise<"):
			always++
		}
	}
	switch {
	case either*2 > all:
		return "either"
	case always*2 > all:
		return "always"
	}
	return ""
}

func (s *speller) literal(t model.Type) string {
	number := t.Name != "" && strings.Trim(t.Name, "0123456789") == ""
	if (t.Name == "true" || t.Name == "false" || t.Name == "null" || number) && !strings.ContainsAny(t.Text, `"'`) {
		return t.Name
	}
	return s.text(t.Name)
}

// text is a string literal, whatever it is of.
func (s *speller) text(value string) string { return stringText(value, s.quote) }

func stringText(value, quote string) string {
	var b strings.Builder
	for _, r := range value {
		switch {
		case string(r) == quote || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r >= ' ' && r != 0x7f && r != 0xfeff && (r < 0x80 || r > 0xa0) && (r < 0x2000 || r > 0x206f):
			b.WriteRune(r)
		}
	}
	return quote + b.String() + quote
}

// inline is an object type without a name; on several lines, each indented by one unit, where it is long.
func (s *speller) inline(members []model.Symbol) string {
	if len(members) == 0 {
		return "Record<string, " + s.prim(model.Any) + ">"
	}
	var parts []string
	for _, m := range members {
		parts = append(parts, propertyName(camel(m.Name), s.quote)+mayBe(m)+": "+s.typ(m.Type))
	}
	one := "{ " + strings.Join(parts, "; ") + " }"
	if utf8.RuneCountInString(one) <= s.width/2 && !strings.Contains(one, "\n") {
		return one
	}
	return "{\n" + patch.Indented(strings.Join(parts, s.semi+"\n"), s.unit) + s.semi + "\n}"
}

// mayBe is the mark of what may be left out: all that is not said to be required, so that nothing that exists breaks.
func mayBe(m model.Symbol) string {
	if m.Presence == model.Required {
		return ""
	}
	return "?"
}

func propertyName(name, quote string) string {
	if identifier.MatchString(name) {
		return name
	}
	return stringText(name, quote)
}

// union breaks the sides of a long union at the top level into lines.
func union(head, text, end, unit string, width int) string {
	if utf8.RuneCountInString(head+text+end) <= width || strings.ContainsAny(text, "({\n") || !strings.Contains(text, " | ") {
		return head + text + end
	}
	return strings.TrimRight(head, " ") + "\n" + unit + "| " + strings.ReplaceAll(text, " | ", "\n"+unit+"| ") + end
}
