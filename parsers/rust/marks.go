package rust

import (
	"strings"

	"sdkparity/parsers/language"
)

// The marks of declarations and uses. A mark that ends in a colon has a value behind it.
const (
	markIn         = "in:"        // path of the inline modules around it, such as "a::b"
	markInherent   = "inherent"   // impl Owner { … }: the Members are methods
	markTrait      = "trait"      // impl Name for Owner
	markConst      = "const"      // a string constant; Default is its value
	markDefault    = "default"    // a struct that derives Default
	markSerialized = "serialized" // a struct that derives Serialize or Deserialize
	markTakes      = "takes:"     // of an impl block: a parameter of its new
	markSets       = "sets:"      // of an impl block: a field that a builder sets
	markMacro      = "macro"      // macro_rules!; the Default is the text of its rules
	markInvoke     = "invoke"     // name! { … } in place of items; the Default is its tokens
	markGeneric    = "generic:"   // type parameter of an alias, in order
	markHidden     = "hidden"     // use or mod with #[doc(hidden)]
	markInline     = "inline"     // mod x { … }
	markPath       = "path:"      // mod with #[path]
)

// The kinds of uses.
const (
	useKind       = "use"
	publicUseKind = "pub use"
	modKind       = "mod"
	publicModKind = "pub mod"
)

// mark is the value of the first mark with this prefix.
func mark(marks []string, prefix string) (string, bool) {
	for _, m := range marks {
		if value, ok := strings.CutPrefix(m, prefix); ok {
			return value, true
		}
	}
	return "", false
}

func isPublicUse(u *language.Use) bool { return u.Kind == publicUseKind }
