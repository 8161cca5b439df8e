package typescript

import (
	"strings"

	"sdkparity/model"
)

// declare spells a declaration this SDK lacks, as its parent spells its own.
func declare(parent, s model.Symbol) string {
	switch {
	case s.Kind.IsType():
		return typeName(s.Name)
	case s.Kind == model.Value:
		return declareValue(parent, s)
	case s.Kind == model.Function:
		return "function " + camel(s.Name) + signature(s, "")
	case s.Kind == model.Method && s.Name == "constructor":
		return "constructor(" + parameters(s.Members) + ")"
	case s.Kind == model.Method:
		return memberName(parent, s) + optionalMark(s) + signature(s, asyncLike(parent))
	}
	return memberName(parent, s) + optionalMark(s) + ": " + spelled(s.Type)
}

func optionalMark(s model.Symbol) string {
	if s.Presence == model.Optional {
		return "?"
	}
	return ""
}

// declareValue is `"wire"` among string literals and `Name = "wire"` in an enum with names of its own.
func declareValue(parent, s model.Symbol) string {
	wire := s.Wire
	if wire == "" {
		wire = strings.Join(model.Words(s.Name), "-")
	}
	for _, v := range parent.Members {
		if v.Kind == model.Value && v.Name != v.Wire {
			return pascal(s.Name) + " = " + quoted(wire)
		}
	}
	return quoted(wire)
}

// signature is parameters and result; async wraps the result if the parent's methods do.
func signature(s model.Symbol, async string) string {
	result := spelled(s.Type)
	if s.Type.Form == model.FormUnknown {
		result = "void"
	}
	if async != "" {
		result = async + "<" + result + ">"
	}
	return "(" + parameters(s.Members) + "): " + result
}

// asyncLike is Promise if most of the methods beside a new one return one.
func asyncLike(parent model.Symbol) string {
	methods, async := 0, 0
	for _, m := range parent.Members {
		if m.Kind == model.Method && m.Name != "constructor" {
			methods++
			if strings.HasPrefix(m.Type.Text, "Promise<") {
				async++
			}
		}
	}
	if async*2 > methods {
		return "Promise"
	}
	return ""
}

func parameters(list []model.Symbol) string {
	parts := make([]string, 0, len(list))
	for _, p := range list {
		if p.Kind == model.Param {
			parts = append(parts, camel(p.Name)+optionalMark(p)+": "+spelled(p.Type))
		}
	}
	return strings.Join(parts, ", ")
}

// memberName is camelCase, or snake_case where the parent's own members are.
func memberName(parent, s model.Symbol) string {
	snake, other := 0, 0
	for _, m := range parent.Members {
		switch {
		case strings.Contains(m.Name, "_"):
			snake++
		case model.Key(m.Name) != m.Name: // has capitals: camelCase
			other++
		}
	}
	if snake > other {
		return strings.Join(model.Words(s.Name), "_")
	}
	return camel(s.Name)
}

func camel(name string) string {
	words := model.Words(name)
	for i := range words {
		if i > 0 {
			words[i] = capital(words[i])
		}
	}
	return strings.Join(words, "")
}

func capital(word string) string {
	for i := range word {
		if i > 0 {
			return strings.ToUpper(word[:i]) + word[i:]
		}
	}
	return strings.ToUpper(word)
}

func pascal(name string) string { return capital(camel(name)) }

// typeName keeps a name that is already spelled as types are, since TypeScript has both Mcp and MCP.
func typeName(name string) string {
	name = lastName(name)
	if name != "" && name[0] >= 'A' && name[0] <= 'Z' && !strings.Contains(name, "_") {
		return name
	}
	return pascal(name)
}

func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}

// spelled is a type in TypeScript.
func spelled(t model.Type) string {
	switch t.Form {
	case model.Prim:
		return spelledPrim(t.Name)
	case model.Ref:
		return lastName(t.Name) + arguments(t.Args)
	case model.List:
		return element(t.Args) + "[]"
	case model.Map:
		return "Record" + arguments(t.Args)
	case model.OneOf:
		return joined(t.Args, " | ")
	case model.Func:
		return spelledFunc(t.Args)
	case model.Literal:
		return spelledLiteral(t)
	case model.Inline:
		return spelledInline(t.Members)
	}
	return "unknown"
}

func spelledPrim(name string) string {
	switch name {
	case model.String, model.Path, model.URL, model.UUID:
		return "string"
	case model.Bool:
		return "boolean"
	case model.Int, model.Float, model.Number, model.Duration:
		return "number"
	case model.Bytes:
		return "Uint8Array"
	case model.Null, model.Void:
		return name
	case model.Time:
		return "Date"
	}
	return "unknown"
}

func arguments(args []model.Type) string {
	if len(args) == 0 {
		return ""
	}
	return "<" + joined(args, ", ") + ">"
}

func joined(args []model.Type, by string) string {
	parts := make([]string, len(args))
	for i, a := range args {
		parts[i] = spelled(a)
		if by == " | " && a.Form == model.Func {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, by)
}

func element(args []model.Type) string {
	if len(args) == 0 {
		return "unknown"
	}
	if f := args[0].Form; f == model.OneOf || f == model.Func {
		return "(" + spelled(args[0]) + ")"
	}
	return spelled(args[0])
}

func spelledFunc(args []model.Type) string {
	if len(args) == 0 {
		return "() => void"
	}
	params := make([]string, len(args)-1)
	for i, a := range args[:len(args)-1] {
		name := "arg"
		if a.Form == model.Ref {
			name = camel(lastName(a.Name))
		}
		params[i] = name + ": " + spelled(a)
	}
	return "(" + strings.Join(params, ", ") + ") => " + spelled(args[len(args)-1])
}

func spelledLiteral(t model.Type) string {
	if t.Text != "" && !isString(t.Text) && t.Text == t.Name {
		return t.Name // a number or boolean
	}
	return quoted(t.Name)
}

func spelledInline(members []model.Symbol) string {
	if len(members) == 0 {
		return "{}"
	}
	parts := make([]string, len(members))
	for i, m := range members {
		parts[i] = declare(model.Symbol{}, m)
	}
	return "{ " + strings.Join(parts, "; ") + " }"
}
