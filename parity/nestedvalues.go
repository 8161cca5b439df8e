package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// minSuffix is how many letters of a value's name must end another's to say that it is that one.
const minSuffix = 4

// inHeldEnum says that an SDK has an enum's value in an enum that one of its variants holds: Aes(AesTypes::A128Gcm) for A128Gcm. "" for others.
func (n *node) inHeldEnum(g group) string {
	if g.kind() != model.Value {
		return ""
	}
	for i := range n.sym.Members {
		variant := &n.sym.Members[i]
		if variant.Kind != model.Value {
			continue
		}
		for _, held := range heldBy(variant) {
			inner := n.sdk.typeAt(n, variant, held)
			if inner != nil && inner.sym.Kind == model.Enum && inner.hasValue(g, model.Key(variant.Name)) {
				return "in its " + inner.sym.Name
			}
		}
	}
	return ""
}

// heldBy are the types that a variant may hold.
func heldBy(variant *model.Symbol) []model.Type {
	out := []model.Type{variant.Type}
	for _, m := range variant.Members {
		out = append(out, m.Type)
	}
	return append(out, variant.Type.Args...)
}

// hasValue reports whether an enum has a value that a group is called by in some SDK, perhaps behind the name of the variant around it.
func (n *node) hasValue(g group, variant string) bool {
	return slices.ContainsFunc(n.sym.Members, func(v model.Symbol) bool {
		key := model.Key(v.Name)
		return v.Kind == model.Value && slices.ContainsFunc(g.slots, func(sl *slot) bool {
			if sl == nil {
				return false
			}
			name := model.Key(sl.sym.Name)
			return valueKey(sl.sym) == key || name == key || name == variant+key || len(key) >= minSuffix && strings.HasSuffix(name, key)
		})
	})
}
