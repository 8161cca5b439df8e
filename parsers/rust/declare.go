package rust

import (
	"strings"

	"sdkparity/model"
)

// declare spells a member or a type that the SDK lacks.
func declare(parent, s model.Symbol) string {
	switch s.Kind {
	case model.Value:
		return capitals(s.Name) + payloadOf(s)
	case model.Method, model.Function:
		return spellMethod(parent, s)
	case model.Field, model.Param:
		return fieldName(s.Name) + ": " + spell(parent, s)
	}
	return capitals(s.Name)
}

func payloadOf(s model.Symbol) string {
	if s.Type.Form != model.Ref {
		return ""
	}
	return "(" + s.Type.Name + ")"
}

func spellMethod(parent, s model.Symbol) string {
	var params []string
	for _, p := range s.Members {
		params = append(params, fieldName(p.Name)+": "+spell(parent, p))
	}
	return fieldName(withoutAsync(s.Name)) + "(" + strings.Join(params, ", ") + ")"
}

// Other languages mark asynchronous methods in the name.
func withoutAsync(name string) string {
	if rest := strings.TrimSuffix(strings.TrimSuffix(name, "Async"), "_async"); rest != "" {
		return rest
	}
	return name
}

// spell is a symbol's type in Rust.
func spell(parent, s model.Symbol) string {
	t := spellType(parent, s.Type)
	if s.Presence == model.Optional {
		return "Option<" + t + ">"
	}
	return t
}

var spelledPrims = map[string]string{
	model.String: "String", model.Bool: "bool", model.Int: "i64", model.Float: "f64", model.Number: "f64",
	model.Bytes: "Vec<u8>", model.Any: "serde_json::Value", model.Null: "()", model.Void: "()", model.Time: "String",
	model.Duration: "Duration", model.Path: "PathBuf", model.URL: "String", model.UUID: "String",
}

func spellType(parent model.Symbol, t model.Type) string {
	switch t.Form {
	case model.Prim:
		if name, ok := spelledPrims[t.Name]; ok {
			return name
		}
	case model.Ref:
		return t.Name
	case model.List:
		return "Vec<" + spellArg(parent, t, 0) + ">"
	case model.Map:
		return mapName(parent) + "<" + spellArg(parent, t, 0) + ", " + spellArg(parent, t, 1) + ">"
	case model.Func:
		return spellCallback(parent, t)
	case model.Literal:
		return "String"
	}
	return "serde_json::Value"
}

func spellArg(parent model.Symbol, t model.Type, i int) string {
	if i >= len(t.Args) {
		return "serde_json::Value"
	}
	return spellType(parent, t.Args[i])
}

func spellCallback(parent model.Symbol, t model.Type) string {
	if len(t.Args) == 0 {
		return "Arc<dyn Fn() + Send + Sync>"
	}
	last := len(t.Args) - 1
	var params []string
	for _, a := range t.Args[:last] {
		params = append(params, spellType(parent, a))
	}
	result := ""
	if r := t.Args[last]; r.Name != model.Void {
		result = " -> " + spellType(parent, r)
	}
	return "Arc<dyn Fn(" + strings.Join(params, ", ") + ")" + result + " + Send + Sync>"
}

// mapName is the map that the type's other members use.
func mapName(parent model.Symbol) string {
	for _, name := range []string{"IndexMap", "BTreeMap"} {
		for _, m := range parent.Members {
			if strings.Contains(m.Type.Text, name+"<") {
				return name
			}
		}
	}
	return "HashMap"
}

func fieldName(name string) string {
	name = strings.Join(model.Words(name), "_")
	if keywords[name] {
		return "r#" + name
	}
	return name
}

func capitals(name string) string {
	var b strings.Builder
	for _, w := range model.Words(name) {
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return b.String()
}

var keywords = map[string]bool{
	"as": true, "async": true, "await": true, "break": true, "const": true, "continue": true, "dyn": true, "else": true,
	"enum": true, "extern": true, "false": true, "fn": true, "for": true, "if": true, "impl": true, "in": true,
	"let": true, "loop": true, "match": true, "mod": true, "move": true, "mut": true, "pub": true, "ref": true,
	"return": true, "static": true, "struct": true, "trait": true, "true": true, "type": true, "unsafe": true,
	"use": true, "where": true, "while": true, "abstract": true, "box": true, "final": true, "override": true,
	"priv": true, "try": true, "typeof": true, "virtual": true, "yield": true,
}
