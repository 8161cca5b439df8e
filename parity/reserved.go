package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// reserved are words that a language keeps for itself and that others call fields by.
var reserved = map[string][]string{
	"java": strings.Fields(`abstract assert boolean byte case catch char class const continue default do double enum extends final float for goto if
		import int interface long native new package private protected public return short static super switch this throw try void volatile while`),
	"python": strings.Fields(`and as assert async await break class continue def del except finally for from global if import in is lambda not or pass raise
		return try while with yield`),
	"rust": strings.Fields(`as async await break const continue crate dyn enum extern fn for if impl in let loop match mod move mut pub ref return self static
		struct super trait type union unsafe use where while`),
}

// joinReserved merges a field with what one SDK alone calls by its name and a word more, of the same shape, where the SDK's language
// keeps the name for itself: getNativeName() for native.
func joinReserved(groups []group) []group {
	gone := map[string]bool{}
	for i := range groups {
		into := &groups[i]
		var found []group
		for _, from := range groups {
			if sl := from.sole(); sl != nil && from.isValue() && into.isValue() && into.disjoint(from) && sl.avoids(into.key) && into.shaped(sl.shape()) {
				found = append(found, from)
			}
		}
		if len(found) == 1 && !gone[found[0].key] && !gone[into.key] {
			into.takeSole(found[0], "goes by that name and a word more, since its language keeps it for itself")
			gone[found[0].key] = true
		}
	}
	if len(gone) == 0 {
		return groups
	}
	return slices.DeleteFunc(groups, func(g group) bool { return gone[g.key] })
}

// avoids reports whether a member is called by a word that its language keeps for itself and one more.
func (s *slot) avoids(word string) bool {
	words := s.words()
	return len(words) == 2 && slices.Contains(words, word) && slices.Contains(reserved[s.owner.sdk.api.Language], word)
}

// shaped reports whether a field has a shape in some SDK.
func (g group) shaped(shape string) bool {
	return shape != "" && slices.ContainsFunc(g.slots, func(sl *slot) bool { return sl != nil && sl.sym.Kind == model.Field && sl.shape() == shape })
}
