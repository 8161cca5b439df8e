package python

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// annotation is what an annotation says.
type annotation struct {
	typ      model.Type
	nullable bool   // None is allowed
	wrapper  string // Required, NotRequired or ClassVar, where the type stands in one
}

var prims = map[string]string{
	"str": model.String, "AnyStr": model.String, "LiteralString": model.String,
	"bool": model.Bool, "int": model.Int, "float": model.Float, "complex": model.Float, "Decimal": model.Float,
	"bytes": model.Bytes, "bytearray": model.Bytes, "memoryview": model.Bytes,
	"Any": model.Any, "object": model.Any, "None": model.Null, "NoneType": model.Null, "Never": model.Void, "NoReturn": model.Void,
	"datetime": model.Time, "timedelta": model.Duration, "UUID": model.UUID,
	"Path": model.Path, "PurePath": model.Path, "PathLike": model.Path,
}

var lists = []string{
	"list", "List", "Sequence", "MutableSequence", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Generator",
	"AsyncGenerator", "Collection", "set", "Set", "frozenset", "FrozenSet", "AbstractSet", "MutableSet", "deque", "Deque",
}

var maps = []string{"dict", "Dict", "Mapping", "MutableMapping", "OrderedDict", "defaultdict", "DefaultDict"}

// What a type stands in without being another type for that.
var wrappers = []string{"Required", "NotRequired", "ReadOnly", "ClassVar", "Final", "Annotated", "InitVar", "Unpack", "TypeGuard"}

// async def f() -> T, and a function that returns Awaitable[T], both give T.
var awaitables = []string{"Awaitable", "Coroutine", "Future", "Task"}

func readAnnotation(text string) annotation {
	if text == "" {
		return annotation{}
	}
	a := annotationOf(parseExpr(text), 0)
	a.typ.Text = squeeze(text)
	return a
}

func annotationOf(e expr, depth int) annotation {
	if e.kind == strExpr && depth < maxExprDepth {
		return annotationOf(parseExpr(e.text), depth+1)
	}
	if e.kind == indexExpr && slices.Contains(wrappers, e.head()) {
		inner := annotationOf(e.args[1:][0], depth+1)
		if h := e.head(); h == "Required" || h == "NotRequired" || h == "ClassVar" {
			inner.wrapper = h
		}
		return inner
	}
	if e.kind == nameExpr && slices.Contains(wrappers, e.head()) { // x: Final = 1
		return annotation{wrapper: e.head()}
	}
	t, nullable := typeOf(e, depth)
	return annotation{typ: t, nullable: nullable}
}

// typeOf is the type an expression names, without None, and whether None is allowed.
func typeOf(e expr, depth int) (t model.Type, nullable bool) {
	if depth > maxExprDepth {
		return model.Type{}, false
	}
	switch e.kind {
	case strExpr:
		return typeOf(parseExpr(e.text), depth+1)
	case nameExpr:
		return named(e.head()), false
	case indexExpr:
		return generic(e, depth+1)
	case unionExpr:
		return oneOf(e.args, depth+1)
	case listExpr, tupleExpr, dictExpr, callExpr, numExpr, sumExpr, starExpr, otherExpr, noExpr:
		// Not types: values of assignments that only look like aliases.
	}
	return model.Type{}, false
}

func named(n string) model.Type {
	if p := prims[n]; p != "" {
		return model.Type{Form: model.Prim, Name: p}
	}
	switch {
	case slices.Contains(lists, n) || n == "tuple" || n == "Tuple":
		return model.Type{Form: model.List, Args: []model.Type{{Form: model.Prim, Name: model.Any}}}
	case slices.Contains(maps, n):
		return model.Type{Form: model.Prim, Name: model.Any}
	case n == "Callable":
		return model.Type{Form: model.Func}
	}
	return model.Type{Form: model.Ref, Name: n}
}

func generic(e expr, depth int) (model.Type, bool) {
	n, args := e.head(), e.args[1:]
	if len(args) == 0 {
		return named(n), false
	}
	switch {
	case n == "Optional":
		t, _ := typeOf(args[0], depth)
		return t, true
	case n == "Union":
		return oneOf(args, depth)
	case n == "Literal":
		return literals(args)
	case n == "Callable":
		return function(args, depth), false
	case slices.Contains(wrappers, n):
		return typeOf(args[0], depth)
	case slices.Contains(awaitables, n):
		return typeOf(args[len(args)-1], depth)
	case slices.Contains(lists, n):
		return model.Type{Form: model.List, Args: elements(args[:1], depth)}, false
	case n == "tuple" || n == "Tuple":
		return model.Type{Form: model.List, Args: []model.Type{unite(elements(args, depth))}}, false
	case slices.Contains(maps, n) && len(args) == 2:
		return mapping(elements(args, depth)), false
	}
	return model.Type{Form: model.Ref, Name: n, Args: elements(args, depth)}, false
}

// mapping is dict[K, V]; dict[str, Any] is any JSON object.
func mapping(kv []model.Type) model.Type {
	if kv[1].Form == model.Prim && kv[1].Name == model.Any {
		return kv[1]
	}
	return model.Type{Form: model.Map, Args: kv}
}

// elements are type arguments; tuple[int, ...] has one.
func elements(args []expr, depth int) []model.Type {
	out := make([]model.Type, 0, len(args))
	for _, a := range args {
		if a.kind == nameExpr && a.text == "..." {
			continue
		}
		t, _ := typeOf(a, depth)
		out = append(out, t)
	}
	return out
}

// function is Callable[[A, B], R].
func function(args []expr, depth int) model.Type {
	f := model.Type{Form: model.Func}
	if args[0].kind == listExpr {
		f.Args = elements(args[0].args, depth)
	}
	f.Args = append(f.Args, result(args[len(args)-1], depth))
	return f
}

// result is what a function returns: void where it returns None.
func result(e expr, depth int) model.Type {
	t, _ := typeOf(e, depth)
	if t.Form == model.Prim && t.Name == model.Null {
		t.Name = model.Void
	}
	return t
}

// oneOf is a union. What remains alone without None, and T of T | Awaitable[T], is no union.
func oneOf(parts []expr, depth int) (model.Type, bool) {
	var variants []model.Type
	nullable := false
	for _, p := range flatten(parts) {
		t, null := typeOf(p, depth)
		nullable = nullable || null
		switch {
		case t.Form == model.Prim && t.Name == model.Null:
			nullable = true
		case t.Form == model.OneOf:
			variants = append(variants, t.Args...)
		default:
			variants = append(variants, t)
		}
	}
	if len(variants) == 0 && nullable {
		return model.Type{Form: model.Prim, Name: model.Null}, false
	}
	return unite(variants), nullable
}

// flatten are the parts of a union, those of unions in parentheses included.
func flatten(parts []expr) []expr {
	var out []expr
	for _, p := range parts {
		if p.kind == unionExpr {
			out = append(out, flatten(p.args)...)
			continue
		}
		out = append(out, p)
	}
	return out
}

// unite is the union of types, each once.
func unite(types []model.Type) model.Type {
	var out []model.Type
	for _, t := range types {
		if !slices.ContainsFunc(out, func(o model.Type) bool { return sameType(o, t) }) {
			out = append(out, t)
		}
	}
	switch len(out) {
	case 0:
		return model.Type{}
	case 1:
		return out[0]
	}
	return model.Type{Form: model.OneOf, Args: out}
}

func sameType(a, b model.Type) bool {
	return a.Form == b.Form && a.Name == b.Name && slices.EqualFunc(a.Args, b.Args, sameType)
}

// literals are the values of Literal[…].
func literals(args []expr) (model.Type, bool) {
	var out []model.Type
	nullable := false
	for _, a := range args {
		if a.kind == nameExpr && a.text == "None" {
			nullable = true
			continue
		}
		out = append(out, model.Type{Form: model.Literal, Name: a.text})
	}
	return unite(out), nullable
}

// squeeze is source on one line, cut at 200 bytes.
func squeeze(text string) string {
	if len(text) <= 200 && !strings.ContainsAny(text, "\n\t#") && !strings.Contains(text, "  ") {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		before, _, comment := strings.Cut(line, " #")
		if comment {
			line = before
		}
		for _, word := range strings.Fields(line) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(word)
		}
	}
	return cut(b.String(), 200)
}

// cut is the beginning of a text, at most n bytes, ending with a whole character.
func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && text[n]&0xc0 == 0x80 {
		n--
	}
	return text[:n]
}
