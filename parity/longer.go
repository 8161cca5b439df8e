package parity

import (
	"slices"

	"sdkparity/model"
)

// joinLonger merges a field, or an option that is an argument elsewhere, with what one SDK alone calls by more words that end in the same,
// ast_type for type, or by fewer, where both hold the same type of the SDKs' own and it is the only field there that does.
func joinLonger(groups []group) []group {
	gone := map[string]bool{}
	for _, from := range groups {
		sl := from.sole()
		if sl == nil {
			continue
		}
		held := sl.holds()
		if held == "" || holders(groups, sl.owner.sdk.index, held) > 1 {
			continue
		}
		for i := range groups {
			if into := &groups[i]; into.key != from.key && into.count() > 1 && into.disjoint(from) && sl.sharesEnd(*into) && into.alsoHolds(held, groups) {
				into.takeSole(from, "holds the same type, which nothing else there does, and its name says as much")
				gone[from.key] = true
				break
			}
		}
	}
	if len(gone) == 0 {
		return groups
	}
	return slices.DeleteFunc(groups, func(g group) bool { return gone[g.key] })
}

// sole is the only slot of a group that one SDK alone has, or nil.
func (g group) sole() *slot {
	var found *slot
	for _, sl := range g.slots {
		switch {
		case sl == nil:
		case found != nil:
			return nil
		default:
			found = sl
		}
	}
	return found
}

// holds is the key of the type, of the SDK's own and written by hand, that a field or an argument holds, or "".
func (s *slot) holds() string {
	if s.sym.Kind != model.Field && s.sym.Kind != model.Param || s.sym.Type.Form != model.Ref || s.owner.layer != model.Handwritten {
		return ""
	}
	n := s.owner.sdk.resolve(s.sym.Type, s.owner)
	if n == nil || n.layer != model.Handwritten {
		return ""
	}
	return n.key
}

// holders is the number of fields that an SDK has for a type.
func holders(groups []group, sdk int, key string) int {
	n := 0
	for _, g := range groups {
		if sl := g.slots[sdk]; sl != nil && sl.holds() == key {
			n++
		}
	}
	return n
}

// alsoHolds reports whether some SDK has a type in this field and in no other.
func (g group) alsoHolds(key string, groups []group) bool {
	return slices.ContainsFunc(g.slots, func(sl *slot) bool {
		return sl != nil && sl.holds() == key && holders(groups, sl.owner.sdk.index, key) == 1
	})
}

// sharesEnd reports whether the last words of a name are all those of a group's, or the other way round.
func (s *slot) sharesEnd(g group) bool {
	long, short := model.Words(s.sym.Name), g.words()
	if len(long) < len(short) {
		long, short = short, long
	}
	return len(short) > 0 && len(long) > len(short) && slices.Equal(long[len(long)-len(short):], short)
}
