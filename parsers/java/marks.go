package java

import (
	"strconv"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// marks are the modifiers and annotations of one declaration.
type marks struct {
	public, protected, private, static, abstract, final, sealed, byDefault bool
	jsonProperty, jsonValue, jsonCreator                                   bool
	functional                                                             bool
	wire                                                                   string // of @JsonProperty
	variants                                                               string // text of @JsonSubTypes
	lombok                                                                 lombok
	presence                                                               model.Presence
	stability                                                              model.Stability
}

func (r *reader) marks(modifiers tree.Node) marks {
	var m marks
	for c := range modifiers.All() {
		switch c.Kind() {
		case "public":
			m.public = true
		case "protected":
			m.protected = true
		case "private":
			m.private = true
		case "static":
			m.static = true
		case "abstract":
			m.abstract = true
		case "final":
			m.final = true
		case "sealed":
			m.sealed = true
		case "default":
			m.byDefault = true
		case "annotation", "marker_annotation":
			m.annotation(r.text(c))
		}
	}
	return m
}

// annotation takes note of one annotation, such as @JsonProperty("baseUrl").
func (m *marks) annotation(text string) {
	name := text[1:]
	if i := strings.IndexByte(name, '('); i >= 0 {
		name = strings.TrimSpace(name[:i])
	}
	name = name[strings.LastIndexByte(name, '.')+1:]
	switch name {
	case "JsonProperty":
		m.jsonProperty = true
		m.wire = stringArgument(text, "value")
	case "JsonSubTypes":
		m.variants = text
	case "JsonValue":
		m.jsonValue = true
	case "JsonCreator":
		m.jsonCreator = true
	case "FunctionalInterface":
		m.functional = true
	case "Deprecated":
		m.stability = model.Deprecated
	case "Nullable", "CheckForNull":
		m.presence = model.Optional
	case "NonNull", "Nonnull", "NotNull":
		m.presence = model.Required
	case "Value", "Data", "Getter", "Setter", "Builder", "SuperBuilder", "Default":
		m.lombok.note(name, text)
	default:
		// @AllowExperimental marks what uses such API, not the API.
		if strings.HasSuffix(name, "Experimental") && !strings.HasPrefix(name, "Allow") && m.stability == model.StabilityUnstated {
			m.stability = model.Experimental
		}
	}
}

// stringArgument is the string literal that an annotation or call has for the named parameter, or as its first
// argument without a name: stringArgument(`(1, "x")`, "value") is x.
func stringArgument(text, name string) string {
	found, done := "", false
	eachArgument(text, func(arg string) {
		if i := strings.IndexByte(arg, '='); i > 0 && arg[0] != '"' {
			if strings.TrimSpace(arg[:i]) != name {
				return
			}
			arg = strings.TrimSpace(arg[i+1:])
		}
		if !done && len(arg) >= 2 && arg[0] == '"' && arg[len(arg)-1] == '"' {
			found, done = unquote(arg), true
		}
	})
	return found
}

func unquote(literal string) string {
	if strings.IndexByte(literal, '\\') < 0 {
		return strings.Trim(literal, `"`)
	}
	if s, err := strconv.Unquote(literal); err == nil {
		return s
	}
	return strings.Trim(literal, `"`)
}

// eachArgument calls f with every argument of the first pair of parentheses.
func eachArgument(text string, f func(string)) {
	open := strings.IndexByte(text, '(')
	if open < 0 {
		return
	}
	depth, start := 0, open+1
	for i := open; i < len(text); i++ {
		switch text[i] {
		case '"':
			i = endOfString(text, i)
		case '(', '{', '[':
			depth++
		case ')', '}', ']':
			if depth--; depth == 0 {
				argument(text[start:i], f)
				return
			}
		case ',':
			if depth == 1 {
				argument(text[start:i], f)
				start = i + 1
			}
		}
	}
}

func argument(text string, f func(string)) {
	if text = strings.TrimSpace(text); text != "" {
		f(text)
	}
}

// endOfString is the index of the quote that closes the one at i.
func endOfString(text string, i int) int {
	for i++; i < len(text) && text[i] != '"'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	return i
}

// variantsOf are the classes that @JsonSubTypes names, each once.
func variantsOf(annotation string) []model.Type {
	var out []model.Type
	for {
		i := strings.Index(annotation, ".class")
		if i < 0 {
			return out
		}
		start := i
		for start > 0 && (isNameByte(annotation[start-1]) || annotation[start-1] == '.') {
			start--
		}
		out = addVariant(out, refTo(annotation[start:i]))
		annotation = annotation[i+len(".class"):]
	}
}

func addVariant(variants []model.Type, v model.Type) []model.Type {
	for _, known := range variants {
		if known.Name == v.Name {
			return variants
		}
	}
	return append(variants, v)
}
