package rules

import (
	"cmp"
	"strings"

	"sdkparity/model"
)

// Settle lowers what is not new: that few SDKs have more than the others is news on the change that brings it, and a note later. It is
// not even that where nothing but a name speaks for it, which makes it a convenience of those SDKs, or where it is one generator
// that has it, which is how that generator names things, or where one SDK alone has it and the protocol does not know it, or few SDKs do and
// users do not come to it. Neither are the parts of what is missing as a whole, nor what heirs have from a declaration that was told already.
func Settle(findings []Finding) []Finding {
	first := declarations(findings)
	var out []Finding
	for _, f := range findings {
		if f.Status == "new" || f.Status == "fixed" {
			if f.Minor && f.Status != "new" {
				f.Severity = Note
			}
			out = append(out, f)
			continue
		}
		if f.Minor || f.Hidden {
			f.Severity = Note
		}
		convenience := f.Minor && (f.Weak || f.Rule == generatedStaleID)
		if !convenience && !f.Nested && !f.Extra && !f.Remote && first[declarationOf(f)] == f.Row {
			out = append(out, f)
		}
	}
	return out
}

// declaration is a line that a rule finds fault with, in a row of some name.
type declaration struct {
	rule, name string
	at         model.Pos
}

func declarationOf(f Finding) declaration {
	d := declaration{f.Rule, f.Row[strings.LastIndexByte(f.Row, '.')+1:], f.At}
	if isMissing(f) || f.At.File == "" {
		d.name = f.Row // what is missing is declared nowhere
	}
	return d
}

// declarations are the rows that tell of each declaration: of several, the one with the shortest name.
func declarations(findings []Finding) map[declaration]string {
	out := map[declaration]string{}
	for _, f := range findings {
		d := declarationOf(f)
		if row, ok := out[d]; !ok || cmp.Or(cmp.Compare(len(f.Row), len(row)), strings.Compare(f.Row, row)) < 0 {
			out[d] = f.Row
		}
	}
	return out
}

func isMissing(f Finding) bool { return f.Rule == memberMissing.ID || f.Rule == typeMissing.ID }

// Extras are the rows that Settle leaves out for what one SDK alone has: a convenience of its own, or what the others are yet to take up.
func Extras(findings []Finding) map[string]bool {
	out := map[string]bool{}
	for _, f := range findings {
		if f.Extra && !f.Weak && !f.Nested {
			out[f.Row] = true
		}
	}
	return out
}
