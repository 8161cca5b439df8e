package java

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// lombok is what annotations have Lombok write into a class: accessors of all fields or of one, and a builder.
type lombok struct{ accessors, hidden, builder, byDefault bool }

func (l *lombok) note(name, text string) {
	switch {
	case strings.HasSuffix(name, "Builder"):
		l.builder = true
	case name == "Default":
		l.byDefault = strings.HasSuffix(text, "Builder.Default")
	case strings.Contains(text, "AccessLevel.") && !strings.Contains(text, "AccessLevel.PUBLIC"), strings.IndexByte(text, '"') >= 0:
		l.hidden = true // of a field, where it overrules the class; a text is another framework's @Value("${key}")
	default:
		l.accessors = true
	}
}

// usesLombok reports whether the file imports any of it, or says lombok.Value in full.
func (r *reader) usesLombok() bool { return strings.Contains(r.src, "lombok.") }

// isProperty reports whether a field that is not public becomes one that callers get or set: by accessors, or by the class's builder,
// which leaves out fields that begin with a value.
func (s *scope) isProperty(h head, value tree.Node) bool {
	if h.static || s.symbol.Kind != model.Class || h.lombok.hidden || !s.r.usesLombok() {
		return false
	}
	return s.lombok.accessors || h.lombok.accessors || s.lombok.builder && (h.lombok.byDefault || !value.OK())
}

// isOwnBuilder reports whether a nested class is the builder that Lombok completes: what it has is the fields of this one again.
func (s *scope) isOwnBuilder(n tree.Node) bool {
	return s.lombok.builder && s.r.usesLombok() && s.r.text(n.Field("name")) == s.simple+"Builder"
}
