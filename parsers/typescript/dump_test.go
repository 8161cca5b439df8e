package typescript

import (
	"fmt"
	"strings"

	"sdkparity/model"
)

// dump is an API with one line a symbol.
func dump(api *model.API) string {
	var b strings.Builder
	for _, s := range api.Types {
		dumpSymbol(&b, s, "")
	}
	for _, s := range api.Functions {
		dumpSymbol(&b, s, "")
	}
	fmt.Fprintf(&b, "read %d, ignored %d, unread %d\n", api.Counts.Read, api.Counts.Ignored, api.Counts.Unread)
	for _, p := range api.Problems {
		fmt.Fprintf(&b, "problem %s:%d %s\n", p.File, p.Line, p.Text)
	}
	return b.String()
}

func dumpSymbol(b *strings.Builder, s model.Symbol, indent string) {
	fmt.Fprintf(b, "%s%s %s", indent, s.Kind, s.Name)
	if s.Presence == model.Optional {
		b.WriteByte('?')
	}
	for i, base := range s.Bases {
		fmt.Fprintf(b, "%s%s", map[bool]string{true: " < ", false: ", "}[i == 0], shape(base))
	}
	if s.Type.Form != model.FormUnknown || s.Type.Text != "" {
		fmt.Fprintf(b, ": %s", shape(s.Type))
	}
	for _, fact := range []struct{ name, value string }{
		{"wire", s.Wire}, {"default", s.Default}, {"doc", firstLine(s.Doc)}, {"", s.Access.String()}, {"", s.Stability.String()},
	} {
		if fact.value != "" {
			fmt.Fprintf(b, " [%s]", strings.TrimSpace(fact.name+" "+fact.value))
		}
	}
	if s.Partial {
		b.WriteString(" [partial]")
	}
	if s.Layer == model.Generated && indent == "" {
		b.WriteString(" [generated]")
	}
	fmt.Fprintf(b, " %s:%d\n", s.At.File, s.At.Line)
	for _, m := range s.Members {
		dumpSymbol(b, m, indent+"  ")
	}
}

func firstLine(s string) string {
	line, _, more := strings.Cut(s, "\n")
	if more {
		line += "…"
	}
	return line
}

// shape is a type's tree, with the fields of inline types.
func shape(t model.Type) string {
	inside := func(by string) string {
		parts := make([]string, len(t.Args))
		for i, a := range t.Args {
			parts[i] = shape(a)
		}
		return strings.Join(parts, by)
	}
	switch t.Form {
	case model.FormUnknown:
		return "?" + t.Text
	case model.Prim:
		return t.Name
	case model.Literal:
		return "'" + t.Name + "'"
	case model.Ref:
		if len(t.Args) > 0 {
			return t.Name + "<" + inside(", ") + ">"
		}
		return t.Name
	case model.OneOf:
		return "(" + inside(" | ") + ")"
	case model.Inline:
		parts := make([]string, len(t.Members))
		for i, m := range t.Members {
			parts[i] = m.Name + map[bool]string{true: "?"}[m.Presence == model.Optional] + ": " + shape(m.Type)
			if m.Doc != "" {
				parts[i] += " /* " + m.Doc + " */"
			}
		}
		return "{" + strings.Join(parts, "; ") + "}"
	}
	return t.Form.String() + "(" + inside(", ") + ")"
}
