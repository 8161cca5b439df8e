package rust

import (
	"strings"

	"sdkparity/model"
)

// walk visits every named type in a symbol's signatures.
func walk(s *model.Symbol, visit func(model.Type)) {
	walkType(s.Type, visit)
	for _, b := range s.Bases {
		walkType(b, visit)
	}
	for i := range s.Members {
		walk(&s.Members[i], visit)
	}
}

func walkType(t model.Type, visit func(model.Type)) {
	if t.Form == model.Ref {
		visit(t)
	}
	for _, a := range t.Args {
		walkType(a, visit)
	}
	for i := range t.Members {
		walk(&t.Members[i], visit)
	}
}

// constantPath is the path that Read left where a call names a constant.
func constantPath(wire string) (string, bool) { return strings.CutPrefix(wire, "::") }
