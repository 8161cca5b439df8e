package csharp

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// isPlumbing reports a method that every object has, or that its base declares already.
func isPlumbing(m *model.Symbol, mods modifiers) bool {
	if mods.has(override) {
		return true
	}
	switch m.Name {
	case "Equals", "GetHashCode", "ToString", "CompareTo", "Deconstruct", "PrintMembers":
		return true
	}
	return false
}

// takesOptions reports a constructor that a caller can tell something. A copy constructor is no such.
func takesOptions(m *model.Symbol, owner string) bool {
	switch len(m.Members) {
	case 0:
		return false
	case 1:
		return m.Members[0].Type.Name != owner
	}
	return true
}

// addMethod adds a method, or merges it with its overloads: Send(string text) and Send(Message message) are one method, of
// which either parameter may be given. places says where methods are among the members.
func addMethod(s *model.Symbol, m model.Symbol, places map[string]int) {
	if i, ok := places[m.Name]; ok {
		s.Members[i] = mergeOverloads(s.Members[i], m)
		return
	}
	places[m.Name] = len(s.Members)
	s.Members = append(s.Members, m)
}

func mergeOverloads(a, b model.Symbol) model.Symbol {
	params := slices.Clone(a.Members)
	for i := range params {
		j := slices.IndexFunc(b.Members, func(p model.Symbol) bool { return p.Name == params[i].Name })
		if j < 0 {
			params[i].Presence = model.Optional
			continue
		}
		if b.Members[j].Presence == model.Optional {
			params[i].Presence = model.Optional
		}
		params[i].Type = either(params[i].Type, b.Members[j].Type)
	}
	for _, p := range b.Members {
		if !slices.ContainsFunc(a.Members, func(o model.Symbol) bool { return o.Name == p.Name }) {
			p.Presence = model.Optional
			params = append(params, p)
		}
	}
	a.Members = params
	if a.Wire == "" {
		a.Wire = b.Wire
	}
	if a.Doc == "" {
		a.Doc = b.Doc
	}
	if b.Stability == model.StabilityUnstated || a.Stability == model.Deprecated {
		a.Stability = b.Stability // what one overload promises, the method does
	}
	return a
}

// either is one of two types, told apart by their text.
func either(a, b model.Type) model.Type {
	if a.Text == b.Text {
		return a
	}
	variants := []model.Type{a}
	if a.Form == model.OneOf {
		variants = slices.Clone(a.Args)
	}
	if !slices.ContainsFunc(variants, func(v model.Type) bool { return v.Text == b.Text }) {
		variants = append(variants, b)
	}
	return model.Type{Form: model.OneOf, Args: variants, Text: a.Text + " | " + b.Text}
}

// foldValues turns a string in disguise into an enum:
//
//	readonly struct Color { public static Color Red { get; } = new("red"); public string Value => …; }
//
// Elsewhere, static members of the type they are in are fields like others.
func (r *reader) foldValues(s *model.Symbol, isStruct bool) {
	isValue := func(m model.Symbol) bool { return m.Kind == model.Value }
	if !slices.ContainsFunc(s.Members, isValue) {
		return
	}
	isEnum := isStruct && slices.ContainsFunc(s.Members, func(m model.Symbol) bool { return isValue(m) && m.Wire != "" })
	for i := range s.Members {
		m := &s.Members[i]
		switch {
		case !isValue(*m):
		case isEnum:
			m.Type, m.Presence = model.Type{}, model.Unstated
		default:
			m.Kind, m.Wire = model.Field, ""
		}
	}
	if isEnum {
		s.Kind = model.Enum
		n := len(s.Members)
		s.Members = slices.DeleteFunc(s.Members, isEnumPlumbing)
		r.unit.Counts.Read -= n - len(s.Members)
		r.unit.Counts.Ignored += n - len(s.Members)
	}
}

// foldConditions takes bool ShouldSerializeX() beside a property X for what it is to the serialiser that calls it: X may be left out.
func (r *reader) foldConditions(s *model.Symbol) {
	conditional := func(m model.Symbol) *model.Symbol {
		name, ok := strings.CutPrefix(m.Name, "ShouldSerialize")
		if !ok || m.Kind != model.Method || len(m.Members) > 0 || m.Type.Name != model.Bool {
			return nil
		}
		i := slices.IndexFunc(s.Members, func(f model.Symbol) bool { return f.Kind == model.Field && f.Name == name })
		if i < 0 {
			return nil
		}
		return &s.Members[i]
	}
	n := 0
	for _, m := range s.Members {
		if f := conditional(m); f != nil {
			f.Presence = model.Optional
			n++
		}
	}
	if n == 0 {
		return
	}
	fields := slices.Clone(s.Members)
	s.Members = slices.DeleteFunc(fields, func(m model.Symbol) bool { return conditional(m) != nil })
	r.unit.Counts.Read -= n
	r.unit.Counts.Ignored += n
}

// isEnumPlumbing reports what such a struct has besides its values: the string, from and to.
func isEnumPlumbing(m model.Symbol) bool {
	return m.Kind == model.Field && m.Name == "Value" || m.Kind == model.Method && m.Name == model.Constructor
}

// constructed is the string in new("x") or new Color("x").
func constructed(text string) string {
	rest, ok := strings.CutPrefix(text, "new")
	if !ok {
		return ""
	}
	_, rest, ok = strings.Cut(rest, "(")
	end := literalEnd([]byte(rest), 0, 0)
	if !ok || end == 0 {
		return ""
	}
	value, _ := stringValue(rest[:end])
	return value
}

// isPlaceholder reports an initial value that only satisfies the compiler: nothing, which is there unless it is set.
func isPlaceholder(text string) bool {
	return slices.Contains([]string{"string.Empty", "String.Empty", `""`, "new()", "[]", "null!", "default!"}, text)
}

// defaultOf is an initial value worth telling: a number, a string, a named value; not what only satisfies the compiler.
func defaultOf(text string) string {
	simple := text != "" && (text[0] == '"' || text[0] == '-' || text[0] >= '0' && text[0] <= '9' || text == "true" || text == "false" ||
		strings.Contains(text, ".") && !strings.ContainsAny(text, " (["))
	if !simple || text == "string.Empty" || text == `""` || strings.ContainsAny(text, "\n{;") || len(text) > 80 {
		return ""
	}
	return text
}

func hasField(s *model.Symbol, name string) bool {
	return slices.ContainsFunc(s.Members, func(m model.Symbol) bool {
		return m.Kind == model.Field && strings.EqualFold(m.Name, name)
	})
}
