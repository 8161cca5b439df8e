package java

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sdkparity/model"
)

// Declare spells what another SDK has as this one would: a bean's accessors, a record's component, a method.
func Declare(parent, s model.Symbol) string {
	switch s.Kind {
	case model.Field:
		return declareField(parent, s)
	case model.Value:
		return strings.ToUpper(strings.Join(model.Words(s.Name), "_"))
	case model.Param:
		return spell(s.Type, s.Presence == model.Required) + " " + camel(s.Name)
	case model.Method, model.Function:
		return declareMethod(parent, s)
	}
	return pascal(s.Name)
}

func declareField(parent, s model.Symbol) string {
	name := pascal(s.Name)
	get := "get"
	if s.Type.Form == model.Prim && s.Type.Name == model.Bool && s.Presence == model.Required && !strings.HasPrefix(name, "Is") {
		get = "is" // but isIsHot is getIsHot
	}
	switch parent.Kind {
	case model.Object:
		return spell(s.Type, s.Presence == model.Required) + " " + camel(s.Name)
	case model.Interface:
		return get + name + "()"
	}
	return get + name + "()/set" + name + "()"
}

func declareMethod(parent, s model.Symbol) string {
	words := model.Words(s.Name)
	if n := len(words); n > 1 && words[n-1] == "async" {
		words = words[:n-1]
	}
	name := joinCamel(words)
	if s.Name == model.Constructor {
		name = parent.Name
	}
	params := make([]string, len(s.Members))
	for i, p := range s.Members {
		params[i] = Declare(s, p)
	}
	return name + "(" + strings.Join(params, ", ") + ")"
}

func pascal(name string) string {
	var b strings.Builder
	for _, w := range model.Words(name) {
		first, size := utf8.DecodeRuneInString(w)
		b.WriteRune(unicode.ToUpper(first))
		b.WriteString(w[size:])
	}
	return b.String()
}

func camel(name string) string { return joinCamel(model.Words(name)) }

func joinCamel(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0] + pascal(strings.Join(words[1:], "_"))
}

// javaNames are the primitive types of the model: boxed, and unboxed where that differs.
var javaNames = map[string][2]string{
	model.String: {"String"}, model.Bool: {"Boolean", "boolean"}, model.Int: {"Integer", "int"}, model.Float: {"Double", "double"},
	model.Number: {"Double", "double"}, model.Bytes: {"byte[]"}, model.Any: {"Object"}, model.Null: {"Void"}, model.Void: {"Void", "void"},
	model.Time: {"OffsetDateTime"}, model.Duration: {"Duration"}, model.Path: {"Path"}, model.URL: {"URI"}, model.UUID: {"UUID"},
}

// spell is a type in Java; always says that there is always a value, so that it need not be boxed.
func spell(t model.Type, always bool) string {
	switch t.Form {
	case model.Prim:
		names := javaNames[t.Name]
		if always && names[1] != "" {
			return names[1]
		}
		return names[0]
	case model.Ref:
		return t.Name + typeArguments(t.Args)
	case model.List:
		return "List" + typeArguments(t.Args)
	case model.Map:
		return "Map" + typeArguments(t.Args)
	case model.Func:
		return spellFunc(t.Args)
	case model.Literal:
		return "String"
	}
	return "Object"
}

func typeArguments(args []model.Type) string {
	if len(args) == 0 {
		return ""
	}
	names := make([]string, len(args))
	for i, a := range args {
		names[i] = spell(a, false)
	}
	return "<" + strings.Join(names, ", ") + ">"
}

// spellFunc is a callback: parameters, then the result.
func spellFunc(args []model.Type) string {
	if len(args) == 0 {
		return "Runnable"
	}
	result := args[len(args)-1]
	void := result.Form == model.Prim && result.Name == model.Void
	name := [...]string{"Supplier", "Function", "BiFunction"}
	if void {
		name, args = [...]string{"Runnable", "Consumer", "BiConsumer"}, args[:len(args)-1]
	}
	parameters := len(args)
	if !void {
		parameters--
	}
	if parameters >= len(name) {
		return "Function"
	}
	return name[parameters] + typeArguments(args)
}
