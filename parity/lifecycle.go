package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// completion are Go's two methods by which something says that it is over and how: Done() <-chan struct{} and Err() error.
var completion = []string{"done", "err"}

// completes reports whether a type has both.
func (n *node) completes() bool {
	return !slices.ContainsFunc(completion, func(key string) bool {
		return !slices.ContainsFunc(n.members(), func(m slot) bool {
			return m.key == key && m.sym.Kind == model.Method && len(m.sym.Members) == 0 && (key != completion[0] || strings.HasPrefix(m.sym.Type.Text, "<-chan"))
		})
	})
}

// completed reports whether a member is half of that pair wherever it is.
func (g group) completed() bool {
	return slices.Contains(completion, g.key) && !slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && !s.owner.completes() })
}

// isErr reports whether a member is what Go calls a field that holds an error.
func isErr(m *model.Symbol) bool {
	return m.Kind == model.Field && m.Type.Text == "error" && strings.EqualFold(m.Name, "err")
}

// inPackage says that a package variable is what is a constant of its type elsewhere: Go's LastOffset for OffsetOption.LAST_OFFSET; or "".
func (n *node) inPackage(g group) string {
	if g.kind() != model.Field && g.kind() != model.Value {
		return ""
	}
	own := model.Key(lastPart(n.sym.Name))
	for _, v := range n.sdk.api.Variables {
		if key := memberKey(v.Name); v.Type.Name == n.sym.Name && (key == g.key || key == own+g.key || key == g.key+own) {
			return "the variable " + v.Name
		}
	}
	return ""
}

// makes says that a type gives by a factory without arguments what is a fixed instance of it elsewhere: Status.normal() for
// Status.NORMAL; or "".
func (n *node) makes(g group) string {
	for _, s := range g.slots {
		if s != nil && (s.sym.Kind != model.Field || s.owner.sdk.resolve(s.sym.Type, s.owner) != s.owner) {
			return ""
		}
	}
	for i := range n.sym.Members {
		if m := &n.sym.Members[i]; len(m.Members) == 0 && givesItself(n.sym, m) && methodKey(m.Name) == g.key {
			return "made by " + m.Name
		}
	}
	return ""
}

// builderOf is the method that begins to build a type, X.builder() for an XBuilder, and that builder; nil when there is none.
func (n *node) builderOf() (*model.Symbol, *node) {
	for i := range n.sym.Members {
		m := &n.sym.Members[i]
		if !makesBuilder(n.sym, m) {
			continue
		}
		if to := n.sdk.resolve(m.Type, n); to != nil && model.Key(to.sym.Name) == model.Key(n.sym.Name)+"builder" {
			return m, to
		}
	}
	return nil, nil
}

// makesBuilder reports whether a method gives the builder of its own type.
func makesBuilder(owner, m *model.Symbol) bool {
	if m.Kind != model.Method || m.Type.Form != model.Ref {
		return false
	}
	to := model.Key(m.Type.Name)
	return to == model.Key(lastPart(owner.Name))+"builder" || to == model.Key(owner.Name)+"builder" || to == "builder" && methodKey(m.Name) == "builder"
}

// built says that what others have as a field is given to the builder of a type, or "".
func (n *node) built(g group) string {
	if slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && s.sym.Kind != model.Field }) {
		return ""
	}
	begin, to := n.builderOf()
	if to == nil {
		return ""
	}
	taken := slices.ContainsFunc(begin.Members, func(p model.Symbol) bool { return memberKey(p.Name) == g.key })
	if taken || slices.ContainsFunc(to.sym.Members, func(m model.Symbol) bool { return givesItself(to.sym, &m) && stepKey(m.Name) == g.key }) {
		return "through " + to.sym.Name
	}
	return ""
}

// openings are words for getting something ready before it is used.
var openings = []string{"open", "connect", "dial", "start"}

// opened says that what others open themselves is given open, by a method or a builder that is called after it; or "".
func (n *node) opened(g group) string {
	if !slices.Contains(openings, g.key) || g.kind() != model.Method {
		return ""
	}
	for _, from := range n.sdk.nodes {
		for i := range from.sym.Members {
			m := &from.sym.Members[i]
			if m.Kind == model.Method && from != n && n.sdk.gives(m, from, n) && opens(m.Name) {
				return "given open by " + m.Name
			}
		}
	}
	return ""
}

func opens(name string) bool {
	words := model.Words(name)
	return len(words) > 0 && slices.Contains(openings, words[0])
}

// gives reports whether a method's result is a type or one that it extends.
func (s *sdk) gives(m *model.Symbol, from, n *node) bool {
	if m.Type.Form != model.Ref {
		return false
	}
	to := s.resolve(m.Type, from)
	return to != nil && n.isOf(to, maxUnfolding)
}
