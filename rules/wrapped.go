package rules

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

// presenceStated is whether a member must be given, as its SDK says it; "" where its type says by itself that there may be nothing in it,
// as MaybeUnset<T> and utils.Nullable[T] do.
func presenceStated(c parity.Cell) string {
	if c.Symbol.Presence == model.Required && wrapsNothing(c.Symbol.Type.Text) {
		return ""
	}
	return c.Presence.String()
}

// wrapsNothing reports whether a type is a generic one that is called after holding nothing.
func wrapsNothing(text string) bool {
	i := strings.IndexAny(text, "<[")
	return i > 0 && slices.ContainsFunc(model.Words(lastName(text[:i])), func(w string) bool {
		return slices.Contains([]string{"nullable", "maybe", "option", "optional", "undefinable", "unset"}, w)
	})
}
