package parity

import (
	"slices"

	"sdkparity/model"
)

// implementers are what an SDK adds to the name of a callback where the name itself is a flag for the other side.
var implementers = []string{"handler", "provider", "callback"}

// besideFlags takes hooks_handler for what other SDKs call hooks, where an SDK has both and its hooks only says whether there are any:
// a flag is no counterpart of an object. Nobody else may have a hooks_handler, and the flag is left out.
func besideFlags(groups []group) []group {
	gone := map[string]bool{}
	for _, g := range groups {
		for s, flag := range g.slots {
			if flag == nil || flag.shape() != "a boolean" || !g.holdsObjects(s) {
				continue
			}
			for _, o := range groups {
				rich := o.slots[s]
				if rich == nil || o.count() > 1 || rich.sym.Kind != model.Field || !slices.ContainsFunc(implementers, func(i string) bool { return o.key == g.key+i }) {
					continue
				}
				if shape := rich.shape(); shape == "" || shape == "an object" || shape == "a callback" {
					counterpart := *rich
					counterpart.key, counterpart.via = g.key, "beside a flag "+flag.sym.Name
					g.slots[s], gone[o.key] = &counterpart, true
					break
				}
			}
		}
	}
	return slices.DeleteFunc(groups, func(g group) bool { return gone[g.key] })
}

// holdsObjects reports whether a member holds an object or a callback in some SDK, and nothing plain in any but one.
func (g group) holdsObjects(but int) bool {
	found := false
	for s, sl := range g.slots {
		if sl == nil || s == but {
			continue
		}
		switch sl.shape() {
		case "an object", "a callback":
			found = true
		case "":
		default:
			return false
		}
	}
	return found
}

// isFlagFor reports whether a member only says that there is what an alias calls by its name: hooks beside hooks_handler.
func (c *collector) isFlagFor(flag, s slot) bool {
	return flag.owner == s.owner && flag.sym.Kind == model.Field && s.sym.Kind == model.Field && s.key != c.of.sdk.keys.bare(s.sym) &&
		flag.shape() == "a boolean" && s.sym.Type.Form != model.Prim && s.shape() != "a boolean"
}
