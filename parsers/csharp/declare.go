package csharp

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sdkparity/model"
)

// Declare spells a symbol that another SDK has as this one would declare it: RetryConfig? RetryPolicy.
func Declare(parent, s model.Symbol) string {
	d := declarer{parent: parent}
	switch s.Kind {
	case model.Field:
		return d.typed(s) + " " + d.pascal(s.Name)
	case model.Param:
		return d.param(s)
	case model.Method, model.Function:
		return d.method(s)
	}
	return d.pascal(s.Name)
}

// declarer follows the conventions of the type that would hold the declaration.
type declarer struct {
	parent model.Symbol
	around []model.Symbol // members of other types, for what the parent's do not tell
}

func (d declarer) method(s model.Symbol) string {
	name := strings.TrimSuffix(d.pascal(s.Name), "Async")
	if slices.ContainsFunc(d.parent.Members, func(m model.Symbol) bool { return m.Kind == model.Method && strings.HasSuffix(m.Name, "Async") }) {
		name += "Async"
	}
	params := make([]string, len(s.Members))
	for i, p := range s.Members {
		params[i] = d.param(p)
	}
	return name + "(" + strings.Join(params, ", ") + ")"
}

func (d declarer) param(s model.Symbol) string {
	name := d.pascal(s.Name)
	if words := model.Words(s.Name); len(words) > 0 {
		name = words[0] + name[min(len(words[0]), len(name)):]
	}
	text := d.typed(s) + " " + name
	if s.Presence == model.Optional {
		text += " = null"
	}
	return text
}

func (d declarer) typed(s model.Symbol) string {
	text := d.typeText(s.Type)
	if s.Presence == model.Optional {
		text += "?"
	}
	return text
}

// csharpNames are the usual spellings of types that all languages have; what varies is in typeText.
var csharpNames = map[string]string{
	model.String: "string", model.Bool: "bool", model.Float: "double", model.Number: "double", model.Null: "object", model.Void: "void",
	model.Time: "DateTimeOffset", model.Duration: "TimeSpan", model.Path: "string", model.URL: "Uri", model.UUID: "Guid",
}

func (d declarer) typeText(t model.Type) string {
	switch t.Form {
	case model.Prim:
		switch t.Name {
		case model.Int:
			return d.usual("int", "long")
		case model.Any:
			return d.usual("JsonElement", "object", "JsonNode")
		case model.Bytes:
			return d.usual("byte[]", "ReadOnlyMemory<byte>")
		}
		return csharpNames[t.Name]
	case model.Ref:
		return t.Name
	case model.List:
		return d.usual("IList<", "IReadOnlyList<", "List<") + d.argument(t, 0) + ">"
	case model.Map:
		return d.usual("IDictionary<", "IReadOnlyDictionary<", "Dictionary<") + d.argument(t, 0) + ", " + d.argument(t, 1) + ">"
	case model.Func:
		return d.function(t)
	case model.Literal:
		return literalType(t.Name)
	case model.OneOf:
		return d.oneOf(t)
	}
	return "object"
}

func (d declarer) argument(t model.Type, i int) string {
	if i >= len(t.Args) {
		return d.typeText(model.Type{Form: model.Prim, Name: model.Any})
	}
	return d.typeText(t.Args[i])
}

// function is a callback, which in C# may wait for something.
func (d declarer) function(t model.Type) string {
	if len(t.Args) == 0 {
		return "Func<Task>"
	}
	var args []string
	for _, a := range t.Args[:len(t.Args)-1] {
		args = append(args, d.typeText(a))
	}
	result := "Task<" + d.typeText(t.Args[len(t.Args)-1]) + ">"
	if result == "Task<void>" {
		result = "Task"
	}
	return "Func<" + strings.Join(append(args, result), ", ") + ">"
}

// oneOf is the type all variants have here; there are no unions without a name.
func (d declarer) oneOf(t model.Type) string {
	common := ""
	for _, a := range t.Args {
		if a.Form == model.Prim && a.Name == model.Null {
			continue
		}
		text := d.typeText(a)
		if common != "" && common != text {
			return "object"
		}
		common = text
	}
	if common == "" {
		return "object"
	}
	return common
}

func literalType(value string) string {
	switch {
	case value == "true", value == "false":
		return "bool"
	case value != "" && strings.Trim(value, "0123456789.-") == "":
		return "double"
	}
	return "string"
}

// usual is the first of several spellings that the parent's other members use, else the one that most others use, or else the first.
func (d declarer) usual(spellings ...string) string {
	for _, m := range d.parent.Members {
		if s := spelling(m, spellings); s != "" {
			return s
		}
	}
	counts := map[string]int{}
	for _, m := range d.around {
		counts[spelling(m, spellings)]++
	}
	best := spellings[0]
	for _, s := range spellings {
		if counts[s] > counts[best] {
			best = s
		}
	}
	return best
}

func spelling(m model.Symbol, spellings []string) string {
	for _, s := range spellings {
		if i := strings.Index(m.Type.Text, s); i >= 0 && (i == 0 || !isWordByte(m.Type.Text[i-1])) {
			return s
		}
	}
	return ""
}

// pascal is a name with a capital for each word. Words that the parent's members spell in a way of their own, such as YouTube
// or URL, keep it.
func (d declarer) pascal(name string) string {
	words := model.Words(name)
	own := map[string]string{}
	for _, m := range slices.Concat(d.around, []model.Symbol{{Name: d.parent.Name}}, d.parent.Members) {
		parts := segments(m.Name)
		for i, p := range parts {
			own[strings.ToLower(p)] = p
			if i > 0 && parts[i-1] != "" {
				own[strings.ToLower(parts[i-1]+p)] = parts[i-1] + p
			}
		}
	}
	var b strings.Builder
	for _, w := range words {
		if p := own[w]; p != "" && p[0] >= 'A' && p[0] <= 'Z' {
			b.WriteString(p)
			continue
		}
		first, size := utf8.DecodeRuneInString(w)
		b.WriteString(string(unicode.ToUpper(first)) + w[size:])
	}
	return b.String()
}

// segments are the words of a name in its own spelling.
func segments(name string) []string {
	var out []string
	for _, w := range model.Words(name) {
		i := strings.Index(strings.ToLower(name), w)
		if i < 0 || i+len(w) > len(name) {
			return out
		}
		out = append(out, name[i:i+len(w)])
		name = name[i+len(w):]
	}
	return out
}
