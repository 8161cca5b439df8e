package rust

import "strings"

// truth is what is known of a #[cfg] condition.
type truth uint8

const (
	maybe truth = iota // a flag that a build script or a caller sets
	no
	yes
)

// condition evaluates what stands inside cfg(…) for the published crate on Linux: all features on, except those for
// tests, since they are nobody's API.
func condition(text string) truth {
	m := metaOf(text)
	switch m.name {
	case "not":
		return opposite(condition(m.args))
	case "all":
		return fold(m, no, yes)
	case "any":
		return fold(m, yes, no)
	case "feature":
		return truthOf(!strings.HasPrefix(m.value, "test"))
	case "test", "windows", "doctest", "miri":
		return no
	case "unix", "docsrs", "doc", "true":
		return yes
	case "target_os":
		return truthOf(m.value == "linux")
	case "target_family":
		return truthOf(m.value == "unix")
	case "false":
		return no
	}
	return maybe
}

// fold is decisive when one part is, otherwise when all parts are.
func fold(m meta, decisive, otherwise truth) truth {
	out := otherwise
	for part := range split(m.args) {
		switch condition(part) {
		case decisive:
			return decisive
		case maybe:
			out = maybe
		}
	}
	return out
}

func opposite(t truth) truth {
	switch t {
	case no:
		return yes
	case yes:
		return no
	}
	return maybe
}

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}
