package java

import (
	"strings"

	"sdkparity/model"
)

// knownType says what a type of the language or of a well-known library is in the model.
type knownType struct {
	form      model.Form
	name      string   // of a Prim
	signature []string // of a Func: "0" is the first type argument, anything else a primitive type
	wrapper   wrapper
	primitive bool // never null
	optional  bool // says that there may be no value, without a type argument: OptionalInt
}

type wrapper uint8

const (
	notWrapper wrapper = iota
	optional           // Optional<T>
	future             // CompletableFuture<T>
	holder             // AtomicReference<T>
)

// other is any type that is not known.
var other = knownType{form: model.Ref}

// known is what the name means in this file: as written when qualified, else by the imports, else java.lang.
func (r *reader) known(name string) *knownType {
	if strings.IndexByte(name, '.') >= 0 {
		return lookup(name)
	}
	if k, ok := builtin[name]; ok {
		return k
	}
	for _, i := range r.imports {
		if cut := len(i) - len(name); cut > 0 && i[cut-1] == '.' && i[cut:] == name {
			return lookup(i)
		}
	}
	for _, i := range r.imports {
		if k, ok := library[strings.TrimSuffix(i, "*")+name]; ok && strings.HasSuffix(i, ".*") {
			return k
		}
	}
	return &other
}

func lookup(qualified string) *knownType {
	if k, ok := library[qualified]; ok {
		return k
	}
	if lang, ok := strings.CutPrefix(qualified, "java.lang."); ok && builtin[lang] != nil {
		return builtin[lang]
	}
	return &other
}

func (k *knownType) build(name string, args []model.Type) model.Type {
	switch {
	case k.wrapper != notWrapper:
		return argument0(args)
	case k.form == model.Prim:
		return model.Type{Form: model.Prim, Name: k.name, Text: name}
	case k.form == model.List:
		return model.Type{Form: model.List, Args: []model.Type{argument0(args)}}
	case k.form == model.Map:
		return mapOf(args)
	case k.form == model.Func:
		return model.Type{Form: model.Func, Args: k.apply(args)}
	}
	t := refTo(name)
	t.Args = args
	return t
}

func argument0(args []model.Type) model.Type {
	if len(args) == 0 { // a raw type
		return model.Type{Form: model.Prim, Name: model.Any}
	}
	return args[0]
}

// mapOf is Map<K, V>; a map of anything is any value.
func mapOf(args []model.Type) model.Type {
	if len(args) != 2 || args[1].Form == model.Prim && args[1].Name == model.Any {
		return model.Type{Form: model.Prim, Name: model.Any}
	}
	return model.Type{Form: model.Map, Args: args}
}

func (k *knownType) apply(args []model.Type) []model.Type {
	out := make([]model.Type, 0, len(k.signature))
	for _, s := range k.signature {
		i := int(s[0] - '0')
		switch {
		case s[0] > '9':
			out = append(out, model.Type{Form: model.Prim, Name: s})
		case i < len(args):
			out = append(out, args[i])
		default:
			out = append(out, model.Type{Form: model.Prim, Name: model.Any})
		}
	}
	return out
}

func prim(name string) *knownType { return &knownType{form: model.Prim, name: name} }
func primitive(name string) *knownType {
	return &knownType{form: model.Prim, name: name, primitive: true}
}
func maybe(name string) *knownType { return &knownType{form: model.Prim, name: name, optional: true} }
func fn(signature ...string) *knownType {
	return &knownType{form: model.Func, signature: signature}
}

var (
	list    = &knownType{form: model.List}
	mapping = &knownType{form: model.Map}
	async   = &knownType{wrapper: future}
)

// builtin are the types that need no import.
var builtin = map[string]*knownType{
	"boolean": primitive(model.Bool), "byte": primitive(model.Int), "short": primitive(model.Int), "int": primitive(model.Int),
	"long": primitive(model.Int), "char": primitive(model.String), "float": primitive(model.Float), "double": primitive(model.Float),
	"void": prim(model.Void), "Void": prim(model.Void),
	"String": prim(model.String), "CharSequence": prim(model.String), "Character": prim(model.String),
	"Boolean": prim(model.Bool), "Byte": prim(model.Int), "Short": prim(model.Int), "Integer": prim(model.Int), "Long": prim(model.Int),
	"Float": prim(model.Float), "Double": prim(model.Float), "Number": prim(model.Number), "Object": prim(model.Any),
	"Iterable": list, "Runnable": fn(model.Void),
}

// library are the types of the platform and of well-known libraries, by qualified name.
var library = map[string]*knownType{
	"java.math.BigInteger": prim(model.Int), "java.math.BigDecimal": prim(model.Float),
	"java.nio.ByteBuffer": prim(model.Bytes), "java.nio.file.Path": prim(model.Path), "java.io.File": prim(model.Path),
	"java.net.URI": prim(model.URL), "java.net.URL": prim(model.URL), "java.util.UUID": prim(model.UUID),
	"java.time.Duration": prim(model.Duration), "java.time.Instant": prim(model.Time), "java.time.OffsetDateTime": prim(model.Time),
	"java.time.ZonedDateTime": prim(model.Time), "java.time.LocalDateTime": prim(model.Time), "java.util.Date": prim(model.Time),

	"java.util.Optional": {wrapper: optional}, "java.util.OptionalInt": maybe(model.Int), "java.util.OptionalLong": maybe(model.Int),
	"java.util.OptionalDouble":               maybe(model.Float),
	"java.util.concurrent.CompletableFuture": async, "java.util.concurrent.CompletionStage": async, "java.util.concurrent.Future": async,
	"java.util.concurrent.atomic.AtomicReference": {wrapper: holder},

	"java.util.List": list, "java.util.Collection": list, "java.util.Set": list, "java.util.SequencedCollection": list, "java.util.Queue": list,
	"java.util.Deque": list, "java.util.SortedSet": list, "java.util.ArrayList": list, "java.util.LinkedList": list, "java.util.HashSet": list,
	"java.util.LinkedHashSet": list, "java.util.TreeSet": list, "java.util.EnumSet": list, "java.util.Iterator": list,
	"java.util.stream.Stream": list, "java.util.concurrent.CopyOnWriteArrayList": list, "java.util.concurrent.BlockingQueue": list,
	"java.util.Map": mapping, "java.util.HashMap": mapping, "java.util.LinkedHashMap": mapping, "java.util.TreeMap": mapping,
	"java.util.SortedMap": mapping, "java.util.EnumMap": mapping, "java.util.concurrent.ConcurrentMap": mapping,
	"java.util.concurrent.ConcurrentHashMap": mapping,

	"com.fasterxml.jackson.databind.JsonNode": prim(model.Any), "com.fasterxml.jackson.databind.node.ObjectNode": prim(model.Any),
	"com.fasterxml.jackson.databind.node.ArrayNode": prim(model.Any), "com.google.gson.JsonElement": prim(model.Any),
	"com.google.gson.JsonObject": prim(model.Any), "jakarta.json.JsonValue": prim(model.Any), "jakarta.json.JsonObject": prim(model.Any),
	"org.json.JSONObject": prim(model.Any),

	"java.util.concurrent.Callable":           fn("0"),
	"java.util.function.Function":             fn("0", "1"),
	"java.util.function.BiFunction":           fn("0", "1", "2"),
	"java.util.function.Supplier":             fn("0"),
	"java.util.function.Consumer":             fn("0", model.Void),
	"java.util.function.BiConsumer":           fn("0", "1", model.Void),
	"java.util.function.Predicate":            fn("0", model.Bool),
	"java.util.function.BiPredicate":          fn("0", "1", model.Bool),
	"java.util.function.UnaryOperator":        fn("0", "0"),
	"java.util.function.BinaryOperator":       fn("0", "0", "0"),
	"java.util.function.BooleanSupplier":      fn(model.Bool),
	"java.util.function.IntSupplier":          fn(model.Int),
	"java.util.function.LongSupplier":         fn(model.Int),
	"java.util.function.DoubleSupplier":       fn(model.Float),
	"java.util.function.IntConsumer":          fn(model.Int, model.Void),
	"java.util.function.LongConsumer":         fn(model.Int, model.Void),
	"java.util.function.DoubleConsumer":       fn(model.Float, model.Void),
	"java.util.function.IntPredicate":         fn(model.Int, model.Bool),
	"java.util.function.LongPredicate":        fn(model.Int, model.Bool),
	"java.util.function.DoublePredicate":      fn(model.Float, model.Bool),
	"java.util.function.IntFunction":          fn(model.Int, "0"),
	"java.util.function.LongFunction":         fn(model.Int, "0"),
	"java.util.function.DoubleFunction":       fn(model.Float, "0"),
	"java.util.function.ToIntFunction":        fn("0", model.Int),
	"java.util.function.ToLongFunction":       fn("0", model.Int),
	"java.util.function.ToDoubleFunction":     fn("0", model.Float),
	"java.util.function.ToIntBiFunction":      fn("0", "1", model.Int),
	"java.util.function.ToLongBiFunction":     fn("0", "1", model.Int),
	"java.util.function.ToDoubleBiFunction":   fn("0", "1", model.Float),
	"java.util.function.ObjIntConsumer":       fn("0", model.Int, model.Void),
	"java.util.function.ObjLongConsumer":      fn("0", model.Int, model.Void),
	"java.util.function.ObjDoubleConsumer":    fn("0", model.Float, model.Void),
	"java.util.function.IntUnaryOperator":     fn(model.Int, model.Int),
	"java.util.function.LongUnaryOperator":    fn(model.Int, model.Int),
	"java.util.function.DoubleUnaryOperator":  fn(model.Float, model.Float),
	"java.util.function.IntBinaryOperator":    fn(model.Int, model.Int, model.Int),
	"java.util.function.LongBinaryOperator":   fn(model.Int, model.Int, model.Int),
	"java.util.function.DoubleBinaryOperator": fn(model.Float, model.Float, model.Float),
}
