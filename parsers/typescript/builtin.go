package typescript

import "sdkparity/model"

// primOf is the primitive type a name stands for, or "".
func primOf(name string) string {
	switch name {
	case "string":
		return model.String
	case "boolean":
		return model.Bool
	case "number":
		return model.Number
	case "bigint":
		return model.Int
	case "any", "unknown", "object", "Object":
		return model.Any
	case "void", "undefined":
		return model.Void
	case "null":
		return model.Null
	case "Date":
		return model.Time
	case "URL":
		return model.URL
	case "Uint8Array", "Buffer", "ArrayBuffer", "ArrayBufferLike", "ArrayBufferView":
		return model.Bytes
	}
	return ""
}

// isBuiltIn reports whether the name means something without being declared, unless a file imports another.
func isBuiltIn(name string) bool { return primOf(name) != "" || builtInGeneric(name) != "" }

func builtInGeneric(name string) string {
	switch name {
	case "Promise", "PromiseLike", "Awaited", "Readonly", "NonNullable":
		return "same"
	case "Array", "ReadonlyArray", "Set", "ReadonlySet", "Iterable", "AsyncIterable", "IterableIterator",
		"AsyncIterableIterator", "Iterator", "AsyncIterator", "Generator", "AsyncGenerator", "ReadableStream":
		return "list"
	case "Record", "Map", "ReadonlyMap", "WeakMap":
		return "map"
	case "Uint8Array", "Buffer":
		return "bytes"
	}
	return ""
}
