package parity

import (
	"slices"
	"strings"
	"unicode"

	"sdkparity/model"
)

// unused reports whether users of an SDK can import its type of a concept and have nothing to do with it: it is a record, no signature
// leads to it, and where the other SDKs have it, this one's place takes something else.
func (b *builder) unused(c *concept, s int) bool { return b.unusedIn(c, s, maxOpen) }

const maxOpen = 4 // records in records; ends cycles

func (b *builder) unusedIn(c *concept, s, depth int) bool {
	n := c.nodes[s]
	if n == nil || n.spelled != "" || n.sym.Access != model.Exported || b.sdks[s].reached()[n] || !b.sdks[s].tells() {
		return false
	}
	return depth > 0 && !slices.ContainsFunc(c.places, func(p place) bool { return b.isOpen(p, s, depth) })
}

// isOpen reports whether a value may be given or got at a place of which an SDK's signatures do not tell: it has no such place, or a
// type there that could be anything, as one from outside the SDK could.
func (b *builder) isOpen(p place, s, depth int) bool {
	of := p.of.final()
	if !slices.ContainsFunc(of.nodes, func(n *node) bool { return n != nil && (n.spelled != "" || n.sdk.reached()[n]) }) {
		return false // of a message that no SDK's users give or get
	}
	if n := of.nodes[s]; n != nil && n.spelled == "" && !n.sdk.reached()[n] && !b.unusedIn(of, s, depth-1) {
		return true // a part of what is given there
	}
	if p.role == variantRole && of.nodes[s] != nil {
		return false
	}
	at := b.memberAt(p, s)
	if at == nil { // a gap of its own
		return true
	}
	return b.sdks[s].anything(at.sym.Type, at.owner) || slices.ContainsFunc(at.sym.Members, func(m model.Symbol) bool { return b.sdks[s].anything(m.Type, at.owner) })
}

// anything reports whether a type is not known, or holds a part that is not.
func (s *sdk) anything(t model.Type, from *node) bool {
	switch t.Form {
	case model.FormUnknown:
		return t.Text != ""
	case model.Prim:
		return t.Name == model.Any
	case model.Ref:
		if s.resolve(t, from) == nil && len(t.Args) == 0 {
			return true
		}
	}
	return slices.ContainsFunc(t.Args, func(a model.Type) bool { return s.anything(a, from) })
}

// reached are the types that are not records, and those that public signatures lead to from there and from the module's functions. What
// only an unused record holds is not reached. A name in a signature is a use, whatever it stands for there.
func (s *sdk) reached() map[*node]bool {
	if s.used != nil {
		return s.used
	}
	s.used = map[*node]bool{}
	var queue []*node
	use := func(name string) {
		for _, n := range s.byName[name] {
			if !s.used[n] {
				s.used[n] = true
				queue = append(queue, n)
			}
		}
	}
	s.inferred(use)
	for i := range s.api.Functions {
		mentions(&s.api.Functions[i], use)
	}
	for _, n := range s.nodes {
		if !s.used[n] && !n.holdsOnly() {
			s.used[n] = true
			queue = append(queue, n)
		}
	}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		mentions(n.sym, use)
	}
	return s.used
}

// tells reports whether an SDK has something to call, and signatures lead to most of its records. Where they do not, users find what
// to call elsewhere.
func (s *sdk) tells() bool {
	balance, calls := 0, len(s.api.Functions) > 0
	for _, n := range s.nodes {
		calls = calls || n.layer == model.Handwritten && slices.ContainsFunc(n.sym.Members, func(m model.Symbol) bool { return m.Kind == model.Method && m.Name != model.Constructor })
		switch {
		case n.sym.Access != model.Exported || !n.holdsOnly():
		case s.reached()[n]:
			balance++
		default:
			balance--
		}
	}
	return calls && balance > 0
}

// inferred tells the names in the code of what has no type that anybody wrote down: a function without a result, a value.
func (s *sdk) inferred(use func(name string)) {
	untyped := map[model.Pos]bool{}
	note := func(m *model.Symbol) {
		if m.Type.Form == model.FormUnknown && m.Type.Text == "" {
			untyped[m.At] = true
		}
	}
	for i := range s.api.Functions {
		note(&s.api.Functions[i])
	}
	for _, n := range s.nodes {
		for i := range n.sym.Members {
			if m := &n.sym.Members[i]; m.Kind == model.Method {
				note(m)
			}
		}
	}
	for _, b := range s.api.Bodies {
		if untyped[b.At] || slices.Contains(s.api.Elsewhere, b.Name) {
			for name := range strings.FieldsSeq(b.Names) {
				use(name)
			}
		}
	}
}

// holdsOnly reports whether a type is a record written by hand: it has fields, does nothing, extends nothing for whose sake it could
// be there, and is nothing that is thrown. A class is one when it says what its fields are in JSON; another may keep constants.
func (n *node) holdsOnly() bool {
	if n.layer != model.Handwritten || n.sym.Kind != model.Object && n.sym.Kind != model.Class || len(n.sym.Bases) > 0 {
		return false
	}
	fields, wires := 0, 0
	for _, m := range n.sym.Members {
		switch {
		case m.Kind == model.Field:
			fields++
			if m.Wire != "" {
				wires++
			}
		case m.Kind == model.Method && m.Name != model.Constructor:
			return false
		}
	}
	if wires == 0 && (n.sym.Kind != model.Object || fields == 0) {
		return false
	}
	words := model.Words(n.sym.Name)
	return !slices.Contains(words, "error") && !slices.Contains(words, "exception")
}

// mentions tells the identifiers in the types of a symbol and its members, and in what is said about what they do.
func mentions(s *model.Symbol, use func(name string)) {
	mentioned(s.Type, use)
	identifiers(s.Default, use)
	if s.Kind == model.Method || s.Kind == model.Function || s.Kind == model.Interface {
		identifiers(s.Doc, use)
	}
	for _, b := range s.Bases {
		mentioned(b, use)
	}
	for i := range s.Members {
		mentions(&s.Members[i], use)
	}
}

func mentioned(t model.Type, use func(name string)) {
	identifiers(t.Text, use)
	use(t.Name)
	use(lastPart(t.Name))
	for _, a := range t.Args {
		mentioned(a, use)
	}
	for i := range t.Members {
		mentions(&t.Members[i], use)
	}
}

func identifiers(text string, use func(name string)) {
	for name := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }) {
		use(name)
	}
}
