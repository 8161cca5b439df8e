package parity

import (
	"sdkparity/model"
)

// presence says whether a member must be given, as far as other SDKs can be held against it. What a union's variants share is told
// where it is declared, at their base.
func (c *concept) presence(sl *slot, n *node) model.Presence {
	switch {
	case c.shared(sl, n):
		return model.Unstated
	case sl.flat:
		return n.inVariants(sl.key)
	}
	return sl.sym.Presence
}

// shared reports whether a union's variant has a member from what it extends, as all the other variants do.
func (c *concept) shared(sl *slot, n *node) bool {
	return sl.owner != n && !sl.flat && n.spelled == "" && c.isVariant()
}

// inVariants is the presence of a field that a union's variants have: required where it is in all of them, not known where it is
// only in some, for of the others it cannot be asked.
func (n *node) inVariants(key string) model.Presence {
	presence := model.Unstated
	for _, v := range n.members() {
		if v.node == nil {
			continue
		}
		m := v.node.member(key)
		if m == nil || m.sym.Presence == model.Unstated {
			return model.Unstated
		}
		if presence != model.Optional {
			presence = m.sym.Presence
		}
	}
	return presence
}

func (n *node) member(key string) *slot {
	members := n.members()
	for i := range members {
		if members[i].key == key {
			return &members[i]
		}
	}
	return nil
}

// isAny reports whether a type is any JSON value, by itself or under another name.
func (n *node) isAny(t model.Type, depth int) bool {
	switch {
	case depth == 0:
		return false
	case t.Form == model.Prim:
		return t.Name == model.Any
	case t.Form == model.OneOf:
		return everyValue(t)
	case t.Form == model.Ref:
		to := n.sdk.resolve(t, n)
		return to != nil && to.sym.Kind == model.Alias && to.isAny(to.sym.Type, depth-1)
	}
	return false
}

// everyValue reports whether a union lists what JSON has: null | boolean | number | string | JsonValue[] | {…}.
func everyValue(t model.Type) bool {
	has := map[string]bool{}
	for _, a := range t.Args {
		if a.Form == model.Prim {
			has[a.Name] = true
		}
	}
	number := has[model.Number] || has[model.Int] || has[model.Float]
	return len(t.Args) >= jsonKinds && has[model.String] && has[model.Bool] && number
}

const jsonKinds = 5 // null may be left out
