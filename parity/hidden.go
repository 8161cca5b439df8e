package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// keepsToItself reports whether an SDK has a field or method that is called as others' and belongs to a type, and nobody outside can get at
// it: Go's discardMessage of defaultProcessQueue, pub(crate) in Rust, _discard in Python.
func (n *node) keepsToItself(g group) bool {
	switch g.kind() {
	case model.Field:
		return slices.ContainsFunc(n.sym.Private, func(name string) bool { return memberKey(name) == g.key }) || n.sdk.hidesMethod(n, g.key)
	case model.Method:
		return n.sdk.hidesMethod(n, g.key)
	}
	return false
}

// hiddenType is where an SDK declares a type of a concept's name, in any SDK's spelling, that its users cannot get at.
func (s *sdk) hiddenType(c *concept) (model.Pos, bool) {
	if s.hiddenTypes == nil {
		s.hiddenTypes = map[string]model.Pos{}
		for _, t := range s.api.Hidden {
			if t.Layer != model.Handwritten {
				continue
			}
			for _, key := range []string{s.keys.ofType(s.api.SDK, t.Name), s.keys.unbranded(t.Name)} {
				if _, ok := s.hiddenTypes[key]; !ok {
					s.hiddenTypes[key] = t.At
				}
			}
		}
	}
	at, ok := s.hiddenTypes[c.key]
	return at, ok
}

func (s *sdk) hidesMethod(n *node, key string) bool {
	if s.hidden == nil {
		s.hidden = s.hiddenMethods()
	}
	name := strings.ToLower(lastPart(n.sym.Name))
	return slices.ContainsFunc(s.hidden[key], func(takes string) bool {
		return slices.ContainsFunc(strings.Fields(strings.ToLower(takes)), func(of string) bool { return strings.HasSuffix(of, name) })
	})
}

// hiddenMethods are, by key, what functions take that are no API.
func (s *sdk) hiddenMethods() map[string][]string {
	public := map[model.Pos]bool{}
	for _, f := range s.api.Functions {
		public[f.At] = true
	}
	for _, n := range s.nodes {
		for _, m := range n.sym.Members {
			public[m.At] = n.sym.Access != model.AccessUnknown
		}
	}
	out := map[string][]string{}
	for _, b := range s.api.Bodies {
		if !public[b.At] {
			key := methodKey(strings.TrimLeft(b.Name, "_#"))
			out[key] = append(out[key], b.Takes)
		}
	}
	return out
}
