package python

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// settle completes what only other files decide: whether a class is an enum or a TypedDict by its bases, and whether an alias
// of aliases is an enum.
func (l *linker) settle(p place, s *model.Symbol) {
	switch s.Kind {
	case model.Class:
		switch l.family(p, 0) {
		case enum:
			s.Kind = model.Enum
			for i := range s.Members {
				if m := &s.Members[i]; m.Kind == model.Field && m.Type.Form == model.FormUnknown && m.Default != "" {
					asValue(m)
				}
			}
		case typedDict:
			s.Kind = model.Object
			l.settleFields(s, slices.Contains(p.marks(), "total=false"))
		case record:
			s.Kind = model.Object
			l.settleFields(s, false)
		}
	case model.Alias, model.Union:
		if literals, ok := l.literals(p, 0); ok {
			s.Kind, s.Members, s.Presence = model.Enum, literals, model.Unstated
		}
	}
}

// settleFields states the presence of fields that their class alone did not state.
func (l *linker) settleFields(s *model.Symbol, open bool) {
	for i := range s.Members {
		m := &s.Members[i]
		if m.Kind != model.Field || m.Presence != model.Unstated || strings.HasPrefix(m.Type.Text, "ClassVar") {
			continue
		}
		if m.Presence = model.Required; open {
			m.Presence = model.Optional
		}
	}
}

// family is what a class is by its bases, wherever they are declared.
func (l *linker) family(p place, depth int) string {
	if marks := p.marks(); len(marks) > 0 && marks[0] != "total=false" {
		if marks[0] == protocol && depth > 0 {
			return "" // who implements a protocol is none
		}
		return marks[0]
	}
	if depth > maxDepth {
		return ""
	}
	for _, b := range p.symbol().Bases {
		if base, ok := l.resolve(p.mod, b.Name); ok {
			if f := l.family(base, depth+1); f != "" {
				return f
			}
		}
	}
	return ""
}

// literals are the values of an alias whose every part is Literal[…], here or by another name.
func (l *linker) literals(p place, depth int) ([]model.Symbol, bool) {
	s := p.symbol()
	if s.Kind == model.Enum && s.Type.Form != model.FormUnknown {
		return s.Members, true
	}
	parts := []model.Type{s.Type}
	if s.Type.Form == model.OneOf {
		parts = s.Type.Args
	}
	if depth > maxDepth || s.Kind != model.Alias && s.Kind != model.Union {
		return nil, false
	}
	var out []model.Symbol
	for _, t := range parts {
		switch t.Form {
		case model.Literal:
			out = append(out, valueSymbol(t.Name, 0, s.At.Line))
			continue
		case model.Ref:
			if target, ok := l.resolve(p.mod, t.Name); ok && target != p {
				if values, ok := l.literals(target, depth+1); ok {
					out = append(out, placed(values, s.At.Line)...)
					continue
				}
			}
		}
		return nil, false
	}
	return out, true
}

// placed are the values of another alias, at the line that names it.
func placed(values []model.Symbol, line int) []model.Symbol {
	values = slices.Clone(values)
	for i := range values {
		values[i].At.Line = line
	}
	return values
}

// applyWires gives fields the wire names that functions state, where they all state the same.
func (l *linker) applyWires() {
	found := map[*model.Symbol]string{}
	var order []*model.Symbol
	for _, m := range l.sorted {
		for _, use := range m.unit.Uses {
			if use.Kind != "wire" {
				continue
			}
			for _, t := range l.follow(m, use.From) {
				f := l.field(t, use.Name)
				if f == nil || f.Wire != "" {
					continue
				}
				if known, ok := found[f]; ok && known != use.As {
					found[f] = ""
					continue
				}
				found[f] = use.As
				order = append(order, f)
			}
		}
	}
	for _, f := range order {
		f.Wire = found[f]
	}
}

// follow is the types at the end of a way such as Config.servers: several where that is a union.
func (l *linker) follow(m *module, way string) []place {
	typ, rest, more := strings.Cut(way, ".")
	types := l.variants(m, typ, 0)
	for more {
		var step string
		step, rest, more = strings.Cut(rest, ".")
		var next []place
		for _, t := range types {
			if f := l.field(t, step); f != nil {
				if n := refName(f.Type); n != "" {
					next = append(next, l.variants(t.mod, n, 0)...)
				}
			}
		}
		types = next
	}
	return types
}

// variants are the object types that a name means, an alias or a union of them included.
func (l *linker) variants(m *module, name string, depth int) []place {
	p, ok := l.resolve(m, name)
	if !ok || depth > maxDepth {
		return nil
	}
	s := p.symbol()
	if s.Kind != model.Alias && s.Kind != model.Union {
		return []place{p}
	}
	parts := []model.Type{s.Type}
	if s.Type.Form == model.OneOf {
		parts = s.Type.Args
	}
	var out []place
	for _, t := range parts {
		if n := refName(t); n != "" {
			out = append(out, l.variants(p.mod, n, depth+1)...)
		}
	}
	return out
}

// field is a field of a type in the API.
func (l *linker) field(p place, name string) *model.Symbol {
	i, ok := l.at[p]
	if !ok {
		return nil
	}
	members := l.api.Types[i].Members
	for k := range members {
		if members[k].Kind == model.Field && members[k].Name == name {
			return &members[k]
		}
	}
	return nil
}
