package drafttest

import (
	"slices"
	"strings"
	"testing"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// stated reads gaps, a block of lines each:
//
//	field diskRetention?: Retention = "default" in StorageConfig
//	  doc     Authenticate with an identity.
//	  mark    experimental
//	  wire    diskRetention
//	  after   azure bearerToken
//	  near    AzureOptions
//	  field   clientId?: string       a member, whose own doc and mark stand behind it, indented further
//
// Types are string, int, []T, map[T], "a" | "b", func(A) B and names.
func stated(t *testing.T, api *model.API, text string) []language.Gap {
	t.Helper()
	var out []language.Gap
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		rest := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), words[0]))
		depth := len(line) - len(strings.TrimLeft(line, " "))
		if depth == 0 {
			out = append(out, language.Gap{})
		}
		g := &out[len(out)-1]
		s := &g.Want
		if n := len(s.Members); depth > 2 && n > 0 {
			s = &s.Members[n-1]
		}
		if !mark(s, words[0], rest) && !place(t, api, g, words) {
			if depth > 0 {
				g.Want.Members = append(g.Want.Members, symbol(t, words[0], rest))
				continue
			}
			g.Want = symbol(t, words[0], rest)
			if _, parent, ok := strings.Cut(rest, " in "); ok {
				g.Parent = named(t, api, parent)
			}
		}
	}
	return out
}

// mark reads what is said of a symbol.
func mark(s *model.Symbol, word, rest string) bool {
	switch word {
	case "doc":
		s.Doc = strings.TrimSpace(s.Doc + "\n" + strings.ReplaceAll(rest, `\n`, "\n"))
	case "mark":
		s.Stability = map[string]model.Stability{"experimental": model.Experimental, "deprecated": model.Deprecated, "internal": model.Internal}[rest]
	case "wire":
		s.Wire = rest
	case "reachable":
		s.Access = model.Reachable
	default:
		return false
	}
	return true
}

// place reads where a symbol goes.
func place(t *testing.T, api *model.API, g *language.Gap, words []string) bool {
	t.Helper()
	switch words[0] {
	case "after":
		g.After = words[1:]
	case "near":
		for _, name := range words[1:] {
			g.Near = append(g.Near, named(t, api, name))
		}
	default:
		return false
	}
	return true
}

// named is a type, a function, or a method of a type by Type.method; the zero symbol of that name where there is none.
func named(t *testing.T, api *model.API, name string) model.Symbol {
	t.Helper()
	owner, method, _ := strings.Cut(name, ".")
	all := append(slices.Clone(api.Types), api.Functions...)
	slices.SortStableFunc(all, func(a, b model.Symbol) int { return int(a.Layer) - int(b.Layer) }) // hand-written first
	for _, s := range all {
		if s.Name == name {
			return s
		}
		for _, m := range s.Members {
			if s.Name == owner && m.Name == method {
				if m.Kind == model.Field { // an object type without a name
					m.Name, m.Members = name, m.Type.Members
				}
				return m
			}
		}
	}
	t.Errorf("the SDK has no %s", name)
	return model.Symbol{Name: name}
}

// symbol reads name?: type = default, and what may follow it.
func symbol(t *testing.T, kind, text string) model.Symbol {
	t.Helper()
	s := model.Symbol{}
	for k := model.Object; k <= model.Function; k++ {
		if k.String() == kind {
			s.Kind = k
		}
	}
	if s.Kind == model.KindUnknown {
		t.Fatalf("%s is no kind of symbol", kind)
	}
	text, _, _ = strings.Cut(text, " in ")
	text, s.Default, _ = strings.Cut(text, " = ")
	head, typ, typed := strings.Cut(text, ": ")
	s.Name = strings.TrimSpace(head)
	if name, ok := strings.CutSuffix(s.Name, "?"); ok {
		s.Name, s.Presence = name, model.Optional
	} else if s.Kind == model.Field || s.Kind == model.Param {
		s.Presence = model.Required
	}
	if typed {
		s.Type = typeOf(typ)
	}
	return s
}

// typeOf reads a type.
func typeOf(text string) model.Type {
	text = strings.TrimSpace(text)
	if parts := split(text, '|'); len(parts) > 1 {
		t := model.Type{Form: model.OneOf, Text: text}
		for _, p := range parts {
			t.Args = append(t.Args, typeOf(p))
		}
		return t
	}
	switch {
	case strings.HasPrefix(text, "[]"):
		return model.Type{Form: model.List, Args: []model.Type{typeOf(text[2:])}, Text: text}
	case strings.HasPrefix(text, "map[") && strings.HasSuffix(text, "]"):
		return model.Type{Form: model.Map, Args: []model.Type{{Form: model.Prim, Name: model.String}, typeOf(text[4 : len(text)-1])}, Text: text}
	case strings.HasPrefix(text, "func("):
		return function(text)
	case strings.HasPrefix(text, `"`):
		return model.Type{Form: model.Literal, Name: strings.Trim(text, `"`), Text: text}
	case strings.HasPrefix(text, "("):
		return typeOf(text[1 : len(text)-1])
	case text == "unknown":
		return model.Type{}
	case strings.HasPrefix(text, "{"):
		t := model.Type{Form: model.Inline, Text: text}
		for _, m := range split(strings.Trim(text, "{}"), ';') {
			head, typ, _ := strings.Cut(strings.TrimSpace(m), ": ")
			f := model.Symbol{Kind: model.Field, Name: strings.TrimSuffix(head, "?"), Presence: model.Required, Type: typeOf(typ)}
			if strings.HasSuffix(head, "?") {
				f.Presence = model.Optional
			}
			t.Members = append(t.Members, f)
		}
		return t
	}
	switch text {
	case model.String, model.Bool, model.Int, model.Float, model.Number, model.Bytes, model.Any, model.Null, model.Void, model.Time, model.Duration, model.Path:
		return model.Type{Form: model.Prim, Name: text, Text: text}
	}
	return model.Type{Form: model.Ref, Name: text, Text: text}
}

func function(text string) model.Type {
	params, result, _ := strings.Cut(strings.TrimPrefix(text, "func("), ")")
	t := model.Type{Form: model.Func, Text: text}
	for _, p := range split(params, ',') {
		if strings.TrimSpace(p) != "" {
			t.Args = append(t.Args, typeOf(p))
		}
	}
	if strings.TrimSpace(result) == "" {
		result = model.Void
	}
	t.Args = append(t.Args, typeOf(result))
	return t
}

// split cuts a text at a sign that stands in no brackets.
func split(text string, sign byte) []string {
	var out []string
	depth, start := 0, 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case sign:
			if depth == 0 {
				out = append(out, text[start:i])
				start = i + 1
			}
		}
	}
	return append(out, text[start:])
}
