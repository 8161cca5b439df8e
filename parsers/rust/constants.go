package rust

import (
	"regexp"
	"slices"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

const minConstants = 3 // fixed instances of a struct that has nothing else: fewer may be a zero and a limit

// foldConstants makes an enum of a struct that is a number or a text with names for its values:
// struct Flags(u16); impl Flags { pub const A: Flags = Flags(1); } impl BitOr for Flags {}. Another's fixed instances are no part of it.
func foldConstants(s *model.Symbol, impls []impl) {
	if s.Kind != model.Object && s.Kind != model.Class {
		return
	}
	values, fields := 0, 0
	for _, m := range s.Members {
		switch {
		case m.Kind == model.Value:
			values++
		case m.Kind == model.Field && m.Name != "0":
			fields++
		}
	}
	if values == 0 {
		return
	}
	combined := slices.ContainsFunc(impls, func(i impl) bool {
		return slices.Contains(i.decl.Marks, markTrait) && lastSegment(i.decl.Symbol.Name) == "BitOr"
	})
	isEnum := fields == 0 && (combined || values >= minConstants)
	if isEnum {
		s.Kind = model.Enum
	}
	s.Members = slices.DeleteFunc(s.Members, func(m model.Symbol) bool {
		return (m.Kind == model.Value) != isEnum && m.Kind != model.Method
	})
}

var (
	flagsHead = regexp.MustCompile(`\bstruct\s+(\w+)\s*:\s*[\w:]+`)
	flagsBody = regexp.MustCompile(`\bconst\s+(\w+)\s*=[^;]*;`)
)

// flags is what bitflags! { pub struct Flags: u32 { const A = 1; } } declares, as the enum that it is used as.
func flags(d *language.Decl) string {
	return flagsBody.ReplaceAllString(flagsHead.ReplaceAllString(d.Symbol.Default, "enum $1"), "$1,")
}
