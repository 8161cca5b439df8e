package java

import (
	"fmt"
	"strings"

	"sdkparity/model"
)

// dump shows an API for people: a line per symbol.
func dump(api *model.API) string {
	var b strings.Builder
	for _, s := range api.Types {
		dumpSymbol(&b, s, "")
	}
	fmt.Fprintf(&b, "read %d, ignored %d, unread %d\n", api.Counts.Read, api.Counts.Ignored, api.Counts.Unread)
	for _, p := range api.Problems {
		fmt.Fprintf(&b, "%s:%d: %s\n", p.File, p.Line, p.Text)
	}
	return b.String()
}

func dumpSymbol(b *strings.Builder, s model.Symbol, indent string) {
	fmt.Fprintf(b, "%s%s %s", indent, s.Kind, s.Name)
	if s.Kind.IsType() {
		fmt.Fprintf(b, " %s:%d %s %s", s.At.File, s.At.Line, s.Access, s.Layer)
	}
	for _, base := range s.Bases {
		b.WriteString(" < " + show(base))
	}
	if s.Wire != "" {
		fmt.Fprintf(b, " %q", s.Wire)
	}
	if s.Type.Form != model.FormUnknown || s.Type.Text != "" {
		b.WriteString(" : " + show(s.Type))
	}
	for _, mark := range []string{s.Presence.String(), s.Stability.String()} {
		if mark != "" {
			b.WriteString(" " + mark)
		}
	}
	if s.Default != "" {
		b.WriteString(" = " + s.Default)
	}
	if s.Partial {
		b.WriteString(" partial")
	}
	if !s.Kind.IsType() {
		fmt.Fprintf(b, " :%d", s.At.Line)
	}
	if s.Doc != "" {
		fmt.Fprintf(b, " // %s", strings.ReplaceAll(s.Doc, "\n", " | "))
	}
	b.WriteByte('\n')
	for _, m := range s.Members {
		dumpSymbol(b, m, indent+"  ")
	}
}

func show(t model.Type) string {
	var args []string
	for _, a := range t.Args {
		args = append(args, show(a))
	}
	list := strings.Join(args, ", ")
	switch t.Form {
	case model.Prim:
		return t.Name
	case model.Literal:
		return fmt.Sprintf("%q", t.Name)
	case model.List:
		return "[" + list + "]"
	case model.Map:
		return "{" + list + "}"
	case model.OneOf:
		return strings.Join(args, " | ")
	case model.Func:
		last := len(args) - 1
		return "(" + strings.Join(args[:last], ", ") + ") -> " + args[last]
	case model.Ref:
		if list != "" {
			return t.Name + "<" + list + ">"
		}
		return t.Name
	}
	return "?" + t.Text
}
