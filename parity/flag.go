package parity

import (
	"slices"

	"sdkparity/model"
)

// kindWords are what flags are called that tell which of several kinds a value beside them is of.
var kindWords = map[string][]string{
	model.Bytes:  {"binary", "bytes"},
	model.String: {"text", "string"},
	model.Number: {"number", "numeric"},
	model.Int:    {"int", "integer"},
	model.Float:  {"float"},
	model.Bool:   {"bool", "boolean"},
}

// toldByType says that the type of a value beside it tells what a flag does: IsBinary next to bytes is bytes or text without it; or "".
func (c *concept) toldByType(g group, s int) string {
	var flagged []int
	for i, sl := range g.slots {
		if sl == nil {
			continue
		}
		if sl.sym.Type.Form != model.Prim || sl.sym.Type.Name != model.Bool {
			return ""
		}
		flagged = append(flagged, i)
	}
	for _, o := range c.groups {
		if value := o.slots[s]; value != nil && asksKind(g.key, value.sym.Type) && !slices.ContainsFunc(flagged, func(i int) bool {
			return o.slots[i] == nil || o.slots[i].sym.Type.Form == model.OneOf
		}) {
			return "the type of " + value.sym.Name
		}
	}
	return ""
}

// asksKind reports whether a flag is called after one of several kinds a value may be of.
func asksKind(flag string, t model.Type) bool {
	return t.Form == model.OneOf && len(t.Args) > 1 && slices.ContainsFunc(t.Args, func(kind model.Type) bool {
		return kind.Form == model.Prim && slices.ContainsFunc(kindWords[kind.Name], func(w string) bool { return flag == w || flag == "is"+w })
	})
}
