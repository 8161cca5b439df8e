package parity

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
)

// handed says how an SDK's method or callback gets in another way what an argument has as a member elsewhere, or "".
func (b *builder) handed(c *concept, g group, s int) string {
	for _, p := range c.places {
		if !isParameter(p.role) {
			continue
		}
		at := b.memberAt(p, s)
		if at == nil {
			continue
		}
		if here := cmp.Or(b.split(c, g, p, s), overloaded(c, g, at), native(g, at), settable(g, at), atCall(g, at)); here != "" {
			return here
		}
	}
	return ""
}

// split says that a callback takes in two arguments what the SDKs with a member take in one: a request and an invocation where these
// have a context with what both have. What they take beside theirs, too, is another thing.
func (b *builder) split(c *concept, g group, p place, s int) string {
	for _, n := range b.argumentsBeside(c, p, s) {
		if n.concept == nil || b.takenBeside(c, n.concept.final(), g, p) {
			continue
		}
		if slices.ContainsFunc(n.members(), func(m slot) bool { return m.key == g.key }) {
			return "in " + n.sym.Name + ", the callback's other argument"
		}
	}
	return ""
}

// takenBeside reports whether an SDK with a member hands a callback the other argument, too.
func (b *builder) takenBeside(c, other *concept, g group, p place) bool {
	for s, sl := range g.slots {
		if sl != nil && slices.ContainsFunc(b.argumentsBeside(c, p, s), func(n *node) bool { return n.concept != nil && n.concept.final() == other }) {
			return true
		}
	}
	return false
}

// argumentsBeside are the records that a callback takes beside a concept: the callback is a field, or one argument of a method.
func (b *builder) argumentsBeside(c *concept, p place, s int) []*node {
	at := b.memberAt(p, s)
	if at == nil || c.nodes[s] == nil {
		return nil
	}
	callbacks, role := []*model.Symbol{at.sym}, p.role
	if isMethod(at.sym) {
		callbacks, role = nil, strings.TrimPrefix(role, "(p)")
		for i := range at.sym.Members {
			callbacks = append(callbacks, &at.sym.Members[i])
		}
	}
	if !isParameter(role) {
		return nil
	}
	for _, callback := range callbacks {
		var beside []*node
		own := false
		for _, l := range leavesOf(at.owner, callback) {
			if l.role == role {
				own = own || l.node == c.nodes[s]
				beside = append(beside, l.node)
			}
		}
		if own {
			return slices.DeleteFunc(beside, func(n *node) bool {
				return n == c.nodes[s] || n.sym.Kind == model.Class && !isRecord(n.sym)
			})
		}
	}
	return nil
}

// overloaded says that a method takes one of the types that an argument can be in another SDK as an argument of its own, in one of its
// overloads: on(type, handler) and on(handler) for on(typeOrHandler). Callbacks of a method are one, however narrow their types are.
func overloaded(c *concept, g group, at *slot) string {
	if !isMethod(at.sym) || slices.ContainsFunc(c.nodes, func(n *node) bool { return n != nil && n.spelled != inlineUnion }) {
		return ""
	}
	for _, sl := range g.slots {
		if sl == nil || sl.node == nil {
			continue
		}
		for _, l := range leavesOf(at.owner, at.sym) {
			for _, n := range l.node.alternatives() {
				if isParameter(l.role) && (n.concept != nil && sl.node.concept != nil && n.concept.final() == sl.node.concept.final() || n.calledBack() && sl.node.calledBack()) {
					return "an argument of an overload"
				}
			}
		}
	}
	return ""
}

// alternatives are a type, or those that one without a name can be.
func (n *node) alternatives() []*node {
	if n.spelled != inlineUnion {
		return []*node{n}
	}
	var out []*node
	for _, v := range n.members() {
		if v.node != nil {
			out = append(out, v.node)
		}
	}
	return out
}

func (n *node) calledBack() bool { return n.sym.Type.Form == model.Func }

// native says that a method takes its platform's own request beside the object that has a part of it in another SDK, or "".
func native(g group, at *slot) string {
	if !isMethod(at.sym) || g.kind() != model.Field || !slices.Contains(requestParts, g.key) {
		return ""
	}
	for i := range at.sym.Members {
		t := at.sym.Members[i].Type
		if t.Form != model.Ref || !slices.Contains(requests, strings.ReplaceAll(t.Name, "::", ".")) {
			continue
		}
		if at.owner.sdk.resolve(t, at.owner) == nil {
			return "in the " + t.Text + " beside it"
		}
	}
	return ""
}

// requests are what platforms call an HTTP request, and requestParts what each of them has.
var (
	requests     = []string{"Request", "HttpRequestMessage", "HttpRequest", "HttpServletRequest", "httpx.Request", "requests.Request", "aiohttp.ClientRequest", "http.Request", "reqwest.Request"}
	requestParts = []string{"method", "url", "headers", "body"}
)

// soleMethod says that a type of one method, which users implement, has it under another name than the other SDKs, or "". Where there
// is but one, the name says nothing: a function has none.
func (c *concept) soleMethod(g group, s int) string {
	only := c.nodes[s].only()
	if only == nil || g.kind() != model.Method {
		return ""
	}
	for t, sl := range g.slots {
		if sl != nil && (c.nodes[t].only() != sl.sym || methodKey(sl.sym.Name) == methodKey(only.Name)) {
			return ""
		}
	}
	return only.Name + ", its only method"
}

// only is the single method of an interface that has nothing else, or nil.
func (n *node) only() *model.Symbol {
	if n == nil || n.sym.Kind != model.Interface || len(n.sym.Bases) > 0 {
		return nil
	}
	var only *model.Symbol
	for _, m := range n.members() {
		if m.sym.Kind != model.Method || only != nil {
			return nil
		}
		only = m.sym
	}
	return only
}
