package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// derived are the types that extend one.
func (s *sdk) derived(base *node) []*node {
	if s.extends == nil {
		s.extends = map[*node][]*node{}
		for _, n := range s.nodes {
			for _, t := range n.sym.Bases {
				if b := s.resolve(t, n); b != nil && b != n {
					s.extends[b] = append(s.extends[b], n)
				}
			}
		}
	}
	return s.extends[base]
}

// leaves are the types that extend one, directly or not, and that nothing extends.
func (s *sdk) leaves(base *node) []*node {
	var out []*node
	seen := map[*node]bool{base: true}
	var add func(n *node)
	add = func(n *node) {
		for _, d := range s.derived(n) {
			if seen[d] {
				continue
			}
			seen[d] = true
			if len(s.derived(d)) == 0 {
				out = append(out, d)
			}
			add(d)
		}
	}
	add(base)
	return out
}

// isEmptyBase reports whether a type is there only for those that extend it.
func (n *node) isEmptyBase() bool {
	return len(n.sym.Members) == 0 && len(n.sym.Bases) == 0 && n.sym.Type.Form == model.FormUnknown && n.sym.Kind != model.Enum && len(n.sdk.derived(n)) > 1
}

// holdsAll reports whether a record has the fields of all types that extend an empty base, each of which has one or more.
func (n *node) holdsAll(base *node) bool {
	if !isRecord(n.sym) {
		return false
	}
	for _, d := range base.sdk.leaves(base) {
		some := false
		for _, m := range d.members() {
			if m.sym.Kind != model.Field {
				continue
			}
			if some = true; !slices.ContainsFunc(n.members(), func(o slot) bool { return o.key == m.key }) {
				return false
			}
		}
		if !some {
			return false
		}
	}
	return true
}

// makesItself reports whether a method only gives another value of its own type: a builder's step, a factory, a copy. On a
// class that does things it may be more than that, unless it is called with….
func makesItself(owner, m *model.Symbol) bool {
	return givesItself(owner, m) && !isBuilder(owner) && (owner.Kind != model.Class || isRecord(owner) || strings.HasPrefix(m.Name, "with"))
}

// chains says that a type has a method that only gives it again, which is no member of its own where others mean no more by it; or "".
func (n *node) chains(key string) string {
	if slices.ContainsFunc(n.sym.Members, func(m model.Symbol) bool {
		return makesItself(n.sym, &m) && (methodKey(m.Name) == key || stepKey(m.Name) == key)
	}) {
		return "chained"
	}
	return ""
}

func givesItself(owner, m *model.Symbol) bool {
	return m.Kind == model.Method && m.Type.Form == model.Ref && (m.Type.Name == "Self" || lastPart(m.Type.Name) == lastPart(owner.Name))
}

// isBuilder reports whether a type is there to make another, step by step: its steps are what it offers.
func isBuilder(t *model.Symbol) bool {
	if !strings.HasSuffix(t.Name, "Builder") && !strings.HasSuffix(t.Name, "_builder") {
		return false // as nearly all, and splitting names takes time
	}
	return len(model.Words(lastPart(t.Name))) > 1
}

// stepKey is the key of a builder's step: withLimit, SetLimit and limit are one.
func stepKey(name string) string {
	words := model.Words(name)
	if len(words) > 1 && (words[0] == "with" || words[0] == "set") {
		words = words[1:]
	}
	return joined(words, name)
}

// viewsItself reports whether a record's method only gives what it holds as a type that the caller names, params<P>(), or that its
// name promises: parsed_type(), typed_data<T>(), DataAs<T>().
func viewsItself(owner, m *model.Symbol) bool {
	if rest := viewed(m); rest != "" && slices.ContainsFunc(owner.Members, func(f model.Symbol) bool {
		return f.Kind == model.Field && (memberKey(f.Name) == rest || f.Wire != "" && model.Key(f.Wire) == rest)
	}) {
		return true
	}
	if comparesItself(owner, m) {
		return true
	}
	of := m.Type
	if of.Form == model.Ref && len(of.Args) > 0 { // Option<T>, Result<T, E>
		of = of.Args[0]
	}
	return m.Kind == model.Method && len(m.Members) < 2 && of.Form == model.Ref && len(of.Name) == 1 && slices.ContainsFunc(owner.Members, func(f model.Symbol) bool { return f.Kind == model.Field })
}

// comparesItself reports whether a method puts two of its own type in order, as sorting wants it.
func comparesItself(owner, m *model.Symbol) bool {
	return m.Kind == model.Method && methodKey(m.Name) == "compare" && len(m.Members) == 2 && !slices.ContainsFunc(m.Members, func(p model.Symbol) bool {
		return p.Type.Form != model.Ref || lastPart(p.Type.Name) != lastPart(owner.Name)
	})
}

// viewed is the key of the field that a method gives as another type, as its name says, or "".
func viewed(m *model.Symbol) string {
	if m.Kind != model.Method || len(m.Members) > 1 {
		return ""
	}
	words := model.Words(m.Name)
	n := len(words)
	switch {
	case n < 2:
		return ""
	case words[0] == "typed" || words[0] == "parsed":
		return strings.Join(words[1:], "")
	case words[n-1] == "as":
		return strings.Join(words[:n-1], "")
	}
	return ""
}

// isRecord reports whether a type only holds fields: it may make itself and do what every object does, and little else.
func isRecord(t *model.Symbol) bool {
	if t.Kind != model.Class {
		return t.Kind == model.Object
	}
	fields, chained := map[string]bool{}, 0
	for i := range t.Members {
		if m := &t.Members[i]; m.Kind == model.Field {
			fields[model.Key(m.Name)] = true
		}
	}
	for i := range t.Members {
		m := &t.Members[i]
		switch {
		case m.Kind != model.Method || isPlumbing(m):
		case !givesItself(t, m):
			return false
		case len(m.Members) > 0 && !fields[stepKey(m.Name)]:
			chained++
		}
	}
	// More methods that are chained than fields make a batch of commands, not a record with its steps.
	return len(fields) > 0 && chained <= len(fields) && t.Type.Form != model.OneOf
}

// onlyGives reports whether a class does no more than a record, with methods for fields: none of them takes anything.
func onlyGives(t *model.Symbol) bool {
	return t.Kind == model.Class && !slices.ContainsFunc(t.Members, func(m model.Symbol) bool {
		nothing := m.Type.Form == model.Prim && m.Type.Name == model.Void && !cancels(&m)
		return m.Kind == model.Method && !isPlumbing(&m) && !givesItself(t, &m) && (len(m.Members) > 0 || nothing)
	})
}

// fields are the members of all variants of a union, for comparison with a record that has them all.
func (n *node) fields() []slot {
	c := collector{of: n, keys: map[string]bool{}, visited: map[*node]bool{n: true}}
	for _, v := range n.members() {
		if v.node != nil {
			c.collect(v.node, "in variant "+v.sym.Name)
		}
	}
	fields := slices.DeleteFunc(c.out, func(s slot) bool { return s.sym.Kind != model.Field })
	for i := range fields {
		fields[i].flat = true
	}
	return fields
}

// isUnion reports whether a type is one of several: a union, a class or interface that lists who extends it, or one whose
// derived types are what a union has elsewhere, or another name for any of them.
func (n *node) isUnion() bool {
	t := n.meant().sym
	return n.family || t.Kind == model.Union || t.Type.Form == model.OneOf && (t.Kind == model.Class || t.Kind == model.Interface)
}

// isUnion reports whether some SDK has a concept as one of several types.
func (c *concept) isUnion() bool {
	return slices.ContainsFunc(c.nodes, func(n *node) bool { return n != nil && n.isUnion() })
}

// meant is what a type is another name for, or itself.
func (n *node) meant() *node {
	for range maxUnfolding {
		if n.sym.Kind != model.Alias || n.sym.Type.Form != model.Ref {
			break
		}
		to := n.sdk.resolve(n.sym.Type, n)
		if to == nil {
			break
		}
		n = to
	}
	return n
}

// variants are what a union is made of, each as a member: the types it names, and the values that carry data.
func variants(n *node) []slot {
	var out []slot
	for i := range n.sym.Members {
		m := &n.sym.Members[i]
		if m.Kind != model.Value {
			continue
		}
		v := slot{key: valueKey(m), sym: m, owner: n, alts: []string{model.Key(m.Name)}}
		switch {
		case len(m.Members) > 0:
			v.node = n.sdk.make(madeAt{m, variantFields}, n, &model.Symbol{Kind: model.Object, Name: m.Name, At: m.At, Members: m.Members, Doc: m.Doc})
		case m.Type.Form == model.Ref:
			v.node = n.sdk.resolve(m.Type, n)
		}
		out = append(out, v)
	}
	if n.family {
		for _, v := range n.sdk.leaves(n) {
			out = append(out, variantOf(n, v, variantSymbol(v)))
		}
	}
	if n.sym.Type.Form != model.OneOf {
		return out
	}
	for _, t := range n.sym.Type.Args {
		if t.Form == model.Literal {
			value := strings.Trim(t.Name, "\"'`")
			out = append(out, slot{key: model.Key(value), sym: &model.Symbol{Kind: model.Value, Name: value, Wire: value, At: n.sym.At}, owner: n})
			continue
		}
		if t.Form == model.Inline && slices.ContainsFunc(n.sym.Members, func(m model.Symbol) bool { return len(m.Members) > 0 }) {
			continue // a value with fields, which is there already
		}
		v := n.sdk.typeAt(n, n.sym, t)
		if v == nil || v == n || v.spelled == "" && v.sym.Name == n.sym.Name || slices.ContainsFunc(out, func(s slot) bool { return s.node == v }) {
			continue
		}
		out = append(out, variantOf(n, v, variantSymbol(v)))
	}
	return out
}

func variantSymbol(v *node) *model.Symbol {
	return &model.Symbol{Kind: model.Value, Name: v.sym.Name, At: v.sym.At, Type: model.Type{Form: model.Ref, Name: v.sym.Name, Text: v.sym.Name}}
}

func variantOf(n, v *node, sym *model.Symbol) slot {
	s := slot{key: model.Key(v.sym.Name), sym: sym, owner: n, node: v}
	if v.spelled == "" && v.key != s.key { // the configuration calls it otherwise
		s.alts = append(s.alts, v.key, strings.TrimPrefix(v.key, n.key))
	}
	union := model.Words(n.sym.Name)
	rest := slices.DeleteFunc(model.Words(v.sym.Name), func(w string) bool { return slices.Contains(union, w) })
	if len(rest) > 0 {
		s.alts = append(s.alts, strings.Join(rest, ""))
	}
	if tag := discriminator(v); tag != "" {
		s.alts = append(s.alts, model.Key(tag))
		if v.spelled != "" { // an inline variant has no name but its tag
			s.key, sym.Name = model.Key(tag), tag
		}
	}
	return s
}

// discriminator is the text that tells a variant from the others: the value of its first field that can only have one.
func discriminator(v *node) string {
	for i := range v.sym.Members {
		m := &v.sym.Members[i]
		if text := strings.Trim(m.Type.Name, `"'`); m.Kind == model.Field && m.Type.Form == model.Literal && text != "true" && text != "false" {
			return text
		}
	}
	return ""
}
