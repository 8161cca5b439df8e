package python

import (
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
)

// speller spells types as a file does, and collects the names that they take.
type speller struct {
	optional bool   // Optional[T], not T | None
	union    bool   // Union[A, B], not A | B
	capital  bool   // List[T], not list[T]
	awaits   bool   // callbacks may give T or Awaitable[T]
	typing   string // "t." where the file says import typing as t
	std      []string
	refs     []string // of the SDK itself
	fail     string   // why a type cannot be spelled
}

var (
	optionalText  = regexp.MustCompile(`\bOptional\[`)
	orNoneText    = regexp.MustCompile(`\| *None\b`)
	unionText     = regexp.MustCompile(`\bUnion\[`)
	awaitsText    = regexp.MustCompile(`Callable\[\s*\[[^\]]*(?:\[[^\]]*\][^\]]*)*\],[^=]*?\bAwaitable\[`)
	callableText  = regexp.MustCompile(`\bCallable\[`)
	capitalText   = regexp.MustCompile(`: *(List|Dict)\[|\[(List|Dict)\[`)
	lowerText     = regexp.MustCompile(`\b(list|dict)\[`)
	typingModule  = regexp.MustCompile(`(?m)^import typing(?: as (\w+))?$`)
	typingNames   = regexp.MustCompile(`(?m)^from typing(?:_extensions)? import `)
	identifier    = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
	identifierAny = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*`)
)

func spellerOf(src string) *speller {
	s := &speller{}
	count := func(r *regexp.Regexp) int { return len(r.FindAllStringIndex(src, -1)) }
	s.optional = count(optionalText) > count(orNoneText)
	s.union = s.optional || count(unionText) > 0 && count(orNoneText) == 0
	s.awaits = count(awaitsText)*2 > count(callableText) && !s.union
	s.capital = count(capitalText) > count(lowerText)
	if m := typingModule.FindStringSubmatch(src); m != nil && !typingNames.MatchString(src) {
		s.typing = "typing."
		if m[1] != "" {
			s.typing = m[1] + "."
		}
	}
	return s
}

// use notes that a name of the standard library is needed, and spells it.
func (s *speller) use(name string) string {
	if stdModule[name] == "typing" && s.typing != "" {
		return s.typing + name
	}
	if !slices.Contains(s.std, name) {
		s.std = append(s.std, name)
	}
	return name
}

func (s *speller) orNone(text string) string {
	if s.optional {
		return s.use("Optional") + "[" + text + "]"
	}
	return text + " | None"
}

// stdModule is where the standard library has what types are spelled with.
var stdModule = map[string]string{
	"Any": "typing", "Literal": "typing", "NotRequired": "typing", "Required": "typing", "Optional": "typing", "Union": "typing",
	"TypedDict": "typing", "List": "typing", "Dict": "typing", "TypeAlias": "typing", "Callable": "collections.abc", "dataclass": "dataclasses",
	"field": "dataclasses", "Awaitable": "collections.abc", "datetime": "datetime", "timedelta": "datetime", "Path": "pathlib", "UUID": "uuid", "Enum": "enum", "StrEnum": "enum",
}

func (s *speller) typ(t model.Type) string {
	switch t.Form {
	case model.Prim:
		return s.prim(t.Name)
	case model.Ref:
		return s.ref(t)
	case model.List:
		return s.generic("list", "List", s.arg(t, 0))
	case model.Map:
		return s.generic("dict", "Dict", s.arg(t, 0), s.arg(t, 1))
	case model.OneOf:
		return s.oneOf(t.Args)
	case model.Func:
		return s.function(t.Args)
	case model.Literal:
		return s.use("Literal") + "[" + literalOf(t) + "]"
	case model.Inline:
		return s.generic("dict", "Dict", "str", s.use("Any"))
	}
	s.fail = "its type is not known"
	return s.use("Any")
}

func (s *speller) prim(name string) string {
	text := primText[name]
	if stdModule[text] != "" {
		return s.use(text)
	}
	return text
}

func (s *speller) ref(t model.Type) string {
	name := last(t.Name)
	if !identifier.MatchString(name) {
		s.fail = "its type has a name that Python does not take"
		return s.use("Any")
	}
	if !slices.Contains(s.refs, name) {
		s.refs = append(s.refs, name)
	}
	return name
}

func (s *speller) generic(lower, upper string, args ...string) string {
	name := lower
	if s.capital {
		name = s.use(upper)
	}
	return name + "[" + strings.Join(args, ", ") + "]"
}

func (s *speller) arg(t model.Type, i int) string {
	if i < len(t.Args) {
		return s.typ(t.Args[i])
	}
	return s.use("Any")
}

// oneOf puts the literals first, in one Literal[…], and None last.
func (s *speller) oneOf(variants []model.Type) string {
	var literals, texts []string
	null := false
	for _, v := range variants {
		switch {
		case v.Form == model.Literal:
			literals = append(literals, literalOf(v))
		case v.Form == model.Prim && v.Name == model.Null:
			null = true
		default:
			if text := s.typ(v); !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	if len(literals) > 0 {
		texts = append([]string{s.use("Literal") + "[" + strings.Join(literals, ", ") + "]"}, texts...)
	}
	text := strings.Join(texts, " | ")
	if s.union && len(texts) > 1 {
		text = s.use("Union") + "[" + strings.Join(texts, ", ") + "]"
	}
	if null {
		return s.orNone(text)
	}
	return text
}

func (s *speller) function(args []model.Type) string {
	if len(args) == 0 {
		return s.use("Callable") + "[..., " + s.use("Any") + "]"
	}
	params := make([]string, 0, len(args))
	for _, a := range args[:len(args)-1] {
		params = append(params, s.typ(a))
	}
	result := s.typ(args[len(args)-1])
	if s.awaits {
		result += " | " + s.use("Awaitable") + "[" + result + "]"
	}
	return s.use("Callable") + "[[" + strings.Join(params, ", ") + "], " + result + "]"
}

// literalOf spells the value of a literal type. Text tells the string "1" from the number, where the SDK that has it wrote it.
func literalOf(t model.Type) string {
	switch {
	case t.Name == "true" || t.Name == "false" || t.Name == "True" || t.Name == "False":
		return strings.ToUpper(t.Name[:1]) + t.Name[1:]
	case t.Name != "" && strings.Trim(t.Name, "0123456789") == "" && !strings.ContainsAny(t.Text, `"'`):
		return t.Name
	}
	return stringText(t.Name)
}

// stringText is a string literal, whatever it is of.
func stringText(value string) string {
	var b strings.Builder
	for _, r := range value {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r >= ' ' && r != 0x7f && r != 0xfeff && (r < 0x80 || r > 0xa0) && (r < 0x2000 || r > 0x206f):
			b.WriteRune(r)
		}
	}
	return `"` + b.String() + `"`
}
