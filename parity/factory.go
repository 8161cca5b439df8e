package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// settable says that what a factory makes lets itself be given an option that other SDKs' factory takes, or "". A factory is a method that
// gives a record of the type's own family. TypeScript's may hold it read-only, which nothing here tells.
func settable(g group, at *slot) string {
	if !isMethod(at.sym) || at.owner.sdk.api.Language == "typescript" {
		return ""
	}
	for _, l := range leavesOf(at.owner, at.sym) {
		if l.role != "(r)" || l.node.sym.Kind != model.Object && l.node.sym.Kind != model.Class || !l.node.isOf(at.owner, maxUnfolding) {
			continue
		}
		for _, m := range l.node.members() {
			if m.key == g.key && m.sym.Kind == model.Field {
				return "set on the " + l.node.sym.Name + " that it gives"
			}
		}
	}
	return ""
}

// isOf reports whether a type is another, or extends it.
func (n *node) isOf(base *node, depth int) bool {
	return n == base || depth > 0 && slices.ContainsFunc(n.sym.Bases, func(t model.Type) bool {
		b := n.sdk.resolve(t, n)
		return b != nil && b != n && b.isOf(base, depth-1)
	})
}

// atCall says that a method takes as an argument what other SDKs have among its options, with words that the method's own name says
// left out: sendAndWait(options, timeoutMs) for a waitTimeout.
func atCall(g group, at *slot) string {
	option := g.words()
	if !isMethod(at.sym) || at.sym.Name == model.Constructor || g.kind() != model.Field || len(option) < 2 {
		return ""
	}
	method := model.Words(at.sym.Name)
	for i := range at.sym.Members {
		arg := &at.sym.Members[i]
		words := bareWords(model.Words(arg.Name))
		said, ok := strings.CutSuffix(strings.Join(option, " "), strings.Join(words, " "))
		if !ok || len(words) == 0 || len(words) == len(option) {
			continue
		}
		if !slices.ContainsFunc(strings.Fields(said), func(w string) bool { return !slices.Contains(method, w) }) {
			return "the argument " + arg.Name + " of " + at.sym.Name
		}
	}
	return ""
}

// words are those of a member's name, in the first SDK that has it.
func (g group) words() []string {
	for _, sl := range g.slots {
		if sl != nil {
			return bareWords(model.Words(sl.sym.Name))
		}
	}
	return nil
}
