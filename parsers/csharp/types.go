package csharp

import (
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

const (
	cancellation = "CancellationToken" // how a caller gives up; other languages have it elsewhere
	longest      = 200                 // bytes of a type's text
)

// known are the types of the platform that have the same meaning in every language.
var known = map[string]string{
	"string": model.String, "char": model.String, "String": model.String, "bool": model.Bool, "Boolean": model.Bool,
	"byte": model.Int, "sbyte": model.Int, "short": model.Int, "ushort": model.Int, "int": model.Int, "uint": model.Int,
	"long": model.Int, "ulong": model.Int, "nint": model.Int, "nuint": model.Int, "Int32": model.Int, "Int64": model.Int, "BigInteger": model.Int,
	"float": model.Float, "double": model.Float, "decimal": model.Float, "Half": model.Float,
	"object": model.Any, "dynamic": model.Any, "JsonElement": model.Any, "JsonNode": model.Any, "JsonDocument": model.Any, "JsonObject": model.Any, "JsonValue": model.Any,
	"void": model.Void, "Task": model.Void, "ValueTask": model.Void,
	"DateTime": model.Time, "DateTimeOffset": model.Time, "DateOnly": model.Time, "TimeSpan": model.Duration,
	"Guid": model.UUID, "Uri": model.URL, "FileInfo": model.Path, "DirectoryInfo": model.Path,
}

// generics are the platform's generic types that mean something in every language.
var generics = map[string]model.Form{
	"List": model.List, "IList": model.List, "IReadOnlyList": model.List, "ICollection": model.List, "IReadOnlyCollection": model.List,
	"IEnumerable": model.List, "IAsyncEnumerable": model.List, "HashSet": model.List, "ISet": model.List, "IReadOnlySet": model.List,
	"ImmutableArray": model.List, "ImmutableList": model.List, "IImmutableList": model.List, "ImmutableHashSet": model.List, "FrozenSet": model.List,
	"Collection": model.List, "ReadOnlyCollection": model.List, "Queue": model.List, "Stack": model.List, "LinkedList": model.List, "SortedSet": model.List,
	"Memory": model.List, "ReadOnlyMemory": model.List, "Span": model.List, "ReadOnlySpan": model.List, "ReadOnlySequence": model.List, "ArraySegment": model.List,
	"Dictionary": model.Map, "IDictionary": model.Map, "IReadOnlyDictionary": model.Map, "ConcurrentDictionary": model.Map,
	"ImmutableDictionary": model.Map, "IImmutableDictionary": model.Map, "FrozenDictionary": model.Map, "SortedDictionary": model.Map, "ReadOnlyDictionary": model.Map,
	"Func": model.Func, "Action": model.Func, "EventHandler": model.Func, "Predicate": model.Func,
}

func (r *reader) typeOf(n tree.Node) model.Type {
	switch n.Kind() {
	case "predefined_type", "identifier":
		return r.named(n.Text())
	case "generic_name":
		return r.generic(n)
	case "qualified_name", "alias_qualified_name":
		t := r.typeOf(n.Field("name"))
		t.Text = squeeze(r.bytes(n))
		return t
	case "nullable_type", "ref_type", "scoped_type":
		t := r.typeOf(n.Field("type"))
		t.Text = squeeze(r.bytes(n))
		return t
	case "array_type":
		return sequence(r.typeOf(n.Field("type")), squeeze(r.bytes(n)))
	case "tuple_type":
		return r.tuple(n)
	}
	return model.Type{Text: squeeze(r.bytes(n))} // a pointer, or what only this language has
}

func (r *reader) named(name string) model.Type {
	if prim, ok := known[name]; ok {
		return model.Type{Form: model.Prim, Name: prim, Text: name}
	}
	if t, ok := r.generics[name]; ok {
		return t
	}
	if t, ok := r.aliases[name]; ok {
		return t
	}
	switch name {
	case "Action", "EventHandler":
		return model.Type{Form: model.Func, Args: []model.Type{{Form: model.Prim, Name: model.Void, Text: "void"}}, Text: name}
	case "JsonArray", "IEnumerable", "IList", "IDictionary":
		return sequence(model.Type{Form: model.Prim, Name: model.Any, Text: name}, name)
	}
	return model.Type{Form: model.Ref, Name: strings.TrimPrefix(name, "@"), Text: name}
}

func (r *reader) generic(n tree.Node) model.Type {
	name := string(r.bytes(n.Child("identifier")))
	switch name {
	case "Task", "ValueTask", "Nullable", "Lazy":
		t := r.typeOf(n.Child("type_argument_list").First())
		t.Text = squeeze(r.bytes(n))
		return t
	}
	t := model.Type{Form: generics[name], Text: squeeze(r.bytes(n))}
	for c := range n.Child("type_argument_list").Children() {
		if arg := r.typeOf(c); arg.Name != cancellation {
			t.Args = append(t.Args, arg)
		}
	}
	switch t.Form {
	case model.FormUnknown:
		t.Form, t.Name = model.Ref, name
	case model.Func:
		t.Args = append(t.Args, resultOf(name)...)
	case model.List:
		if len(t.Args) == 1 {
			return sequence(t.Args[0], t.Text)
		}
	}
	return t
}

// resultOf is what a delegate type returns that does not say so in its last argument.
func resultOf(name string) []model.Type {
	switch name {
	case "Action", "EventHandler":
		return []model.Type{{Form: model.Prim, Name: model.Void, Text: "void"}}
	case "Predicate":
		return []model.Type{{Form: model.Prim, Name: model.Bool, Text: "bool"}}
	}
	return nil // Func
}

// sequence is a list, or bytes.
func sequence(of model.Type, text string) model.Type {
	if of.Text == "byte" {
		return model.Type{Form: model.Prim, Name: model.Bytes, Text: text}
	}
	return model.Type{Form: model.List, Args: []model.Type{of}, Text: text}
}

// tuple is an object without a name: (int line, string text).
func (r *reader) tuple(n tree.Node) model.Type {
	t := model.Type{Form: model.Inline, Text: squeeze(r.bytes(n))}
	for c := range n.Children() {
		typed, name := c.Field("type"), c.Field("name")
		f := model.Symbol{Kind: model.Field, Name: name.Text(), Type: r.typeOf(typed), Presence: r.presence(typed, 0)}
		f.At.Line = r.line(typed)
		if f.Name == "" {
			f.Name = "Item" + string(rune('1'+len(t.Members)%9))
		}
		t.Members = append(t.Members, f)
	}
	return t
}

// isNullable reports T? and Nullable<T>.
func (r *reader) isNullable(n tree.Node) bool {
	return n.Is("nullable_type") || n.Is("generic_name") && string(r.bytes(n.Child("identifier"))) == "Nullable"
}

// payload is what a task brings: T of Task<T>, or the type itself.
func payload(n tree.Node) tree.Node {
	name := n
	for name.Is("qualified_name", "alias_qualified_name") {
		name = name.Field("name")
	}
	if name.Is("generic_name") {
		switch name.Child("identifier").Text() {
		case "Task", "ValueTask":
			return name.Child("type_argument_list").First()
		}
	}
	return n
}

// squeeze is source on one line, cut where it is longer than anybody wants to read.
func squeeze(src []byte) string {
	simple := len(src) <= longest
	for i, c := range src {
		simple = simple && c != '\n' && c != '\t' && c != '\r' && (c != ' ' || i == 0 || src[i-1] != ' ')
	}
	text := string(src)
	if !simple {
		text = strings.Join(strings.Fields(text), " ")
	}
	if len(text) > longest {
		text = text[:longest]
		for text != "" && !utf8.ValidString(text[max(0, len(text)-utf8.UTFMax):]) {
			text = text[:len(text)-1]
		}
	}
	return text
}
