package python

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sdkparity/model"
)

// Declare spells what an SDK lacks, as its neighbours in parent are spelt.
func Declare(parent, s model.Symbol) string {
	switch s.Kind {
	case model.Field:
		return declareField(parent, s)
	case model.Param:
		return declareParam(s)
	case model.Value:
		return declareValue(parent, s)
	case model.Method, model.Function:
		return declareMethod(s)
	}
	return last(s.Name)
}

// declareField spells x: T, with what siblings add to T where a value may be left out.
func declareField(parent, s model.Symbol) string {
	style := styleOf(parent)
	id, t := snake(s.Name), typeText(s.Type)
	if style.camel {
		id = camel(s.Name)
	}
	optional := s.Presence == model.Optional
	switch {
	case style.typedDict && optional && (style.notRequired || style.total):
		t = "NotRequired[" + t + "]"
	case style.typedDict && !optional && style.required:
		t = "Required[" + t + "]"
	case style.typedDict: // total=False, or all are required: the class says it
	case optional && parent.Kind == model.Object:
		t += " | None = None"
	case optional:
		t += " | None"
	}
	return id + ": " + t
}

// style is how the fields of a type are written.
type style struct {
	camel       bool // displayName: str
	typedDict   bool
	notRequired bool // x: NotRequired[T]
	required    bool // x: Required[T]
	total       bool // no field may be left out
}

func styleOf(parent model.Symbol) style {
	s := style{total: true}
	camels, snakes := 0, 0
	for _, b := range parent.Bases {
		s.typedDict = s.typedDict || b.Name == "TypedDict"
	}
	for _, m := range parent.Members {
		if m.Kind != model.Field {
			continue
		}
		s.notRequired = s.notRequired || strings.HasPrefix(m.Type.Text, "NotRequired[")
		s.required = s.required || strings.HasPrefix(m.Type.Text, "Required[")
		s.total = s.total && m.Presence == model.Required
		if strings.Contains(m.Name, "_") {
			snakes++
		} else if strings.ToLower(m.Name) != m.Name {
			camels++
		}
	}
	s.camel = camels > snakes
	s.typedDict = s.typedDict || s.notRequired || s.required
	return s
}

func declareParam(p model.Symbol) string {
	text := snake(p.Name) + ": " + typeText(p.Type)
	if p.Presence == model.Optional {
		text += " | None = None"
	}
	return text
}

// declareMethod spells the name and the parameters, what may be left out as keywords.
func declareMethod(s model.Symbol) string {
	var required, optional []string
	for _, p := range s.Members {
		if p.Presence == model.Optional {
			optional = append(optional, declareParam(p))
			continue
		}
		required = append(required, declareParam(p))
	}
	if len(optional) > 0 {
		required = append(append(required, "*"), optional...)
	}
	text := snake(strings.TrimSuffix(last(s.Name), "Async")) + "(" + strings.Join(required, ", ") + ")"
	if s.Type.Form != model.FormUnknown && s.Type.Name != model.Void {
		text += " -> " + typeText(s.Type)
	}
	return text
}

// declareValue spells a member of an Enum class, or of Literal[…] where the siblings are named as they are written.
func declareValue(parent, s model.Symbol) string {
	wire := s.Wire
	if wire == "" {
		wire = strings.Join(model.Words(last(s.Name)), "-")
	}
	for _, m := range parent.Members {
		if m.Kind == model.Value {
			if m.Name == m.Wire && strings.ToUpper(m.Name) != m.Name {
				return `"` + wire + `"`
			}
			break
		}
	}
	return strings.ToUpper(strings.Join(model.Words(last(s.Name)), "_")) + ` = "` + wire + `"`
}

func snake(name string) string { return avoid(strings.Join(model.Words(last(name)), "_")) }

func camel(name string) string {
	words := model.Words(last(name))
	for i := 1; i < len(words); i++ {
		r, n := utf8.DecodeRuneInString(words[i])
		words[i] = string(unicode.ToUpper(r)) + words[i][n:]
	}
	return avoid(strings.Join(words, ""))
}

// avoid keeps a name from being a keyword of the language.
func avoid(name string) string {
	switch name {
	case "from", "import", "global", "class", "def", "in", "is", "not", "and", "or", "if", "else", "for", "while", "with", "as",
		"pass", "return", "yield", "lambda", "try", "except", "finally", "raise", "del", "assert", "async", "await", "break", "continue":
		return name + "_"
	}
	return name
}

var primText = map[string]string{
	model.String: "str", model.Bool: "bool", model.Int: "int", model.Float: "float", model.Number: "float", model.Bytes: "bytes",
	model.Any: "Any", model.Null: "None", model.Void: "None", model.Time: "datetime", model.Duration: "timedelta",
	model.Path: "Path", model.URL: "str", model.UUID: "UUID",
}

// typeText spells a type of any language in Python.
func typeText(t model.Type) string {
	switch t.Form {
	case model.Prim:
		return primText[t.Name]
	case model.Ref:
		return last(t.Name)
	case model.List:
		return "list[" + argText(t, 0) + "]"
	case model.Map:
		return "dict[" + argText(t, 0) + ", " + argText(t, 1) + "]"
	case model.OneOf:
		return oneOfText(t.Args)
	case model.Func:
		return funcText(t.Args)
	case model.Literal:
		return "Literal[" + literalText(t.Name) + "]"
	case model.Inline:
		return "dict[str, Any]"
	}
	return "Any"
}

func argText(t model.Type, i int) string {
	if i < len(t.Args) {
		return typeText(t.Args[i])
	}
	return "Any"
}

func oneOfText(variants []model.Type) string {
	var literals, texts []string
	for _, v := range variants {
		if v.Form == model.Literal {
			literals = append(literals, literalText(v.Name))
			continue
		}
		texts = append(texts, typeText(v))
	}
	if len(literals) > 0 {
		texts = append([]string{"Literal[" + strings.Join(literals, ", ") + "]"}, texts...)
	}
	return strings.Join(texts, " | ")
}

func literalText(value string) string {
	switch value {
	case "true":
		return "True"
	case "false":
		return "False"
	}
	if strings.Trim(value, "0123456789") == "" && value != "" {
		return value
	}
	return `"` + strings.Trim(value, `"'`) + `"`
}

func funcText(args []model.Type) string {
	if len(args) == 0 {
		return "Callable[..., Any]"
	}
	var params []string
	for _, a := range args[:len(args)-1] {
		params = append(params, typeText(a))
	}
	return "Callable[[" + strings.Join(params, ", ") + "], " + typeText(args[len(args)-1]) + "]"
}
