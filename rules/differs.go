package rules

import (
	"fmt"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

// outliers finds the SDKs that say otherwise than all the others that say anything. Two camps are nobody's fault and give
// nothing; so does a difference that fewer than two SDKs speak against.
func outliers(row parity.Row, stated func(parity.Cell) string) (odd []int, usual string) {
	if agree(row, stated) {
		return nil, "" // as nearly all rows do
	}
	camps := map[string][]int{}
	for i, c := range row.Cells {
		if c.Symbol == nil || inSchema(c) || !c.Is(parity.Present, parity.Differs) {
			continue
		}
		if v := stated(c); v != "" {
			camps[v] = append(camps[v], i)
		}
	}
	for v, c := range camps {
		if len(c) > len(camps[usual]) || len(c) == len(camps[usual]) && v < usual {
			usual = v
		}
	}
	for v, c := range camps {
		if v != usual {
			odd = append(odd, c...)
		}
	}
	if len(camps[usual]) < 2 || len(odd) > 1 {
		return nil, ""
	}
	slices.Sort(odd)
	return odd, usual
}

func agree(row parity.Row, stated func(parity.Cell) string) bool {
	first := ""
	for _, c := range row.Cells {
		if c.Symbol == nil || inSchema(c) || !c.Is(parity.Present, parity.Differs) {
			continue
		}
		v := stated(c)
		if first == "" {
			first = v
		}
		if v != "" && v != first {
			return false
		}
	}
	return true
}

func differs(row parity.Row, stated func(parity.Cell) string, sentence string) []Hit {
	odd, usual := outliers(row, stated)
	var out []Hit
	for _, i := range odd {
		s := row.Cells[i].Symbol
		out = append(out, Hit{SDK: i, At: s.At, Text: fmt.Sprintf(sentence, row.Concept, stated(row.Cells[i]), usual)})
	}
	return out
}

var wireNameDiffers = Rule{
	ID:       "wire-name-differs",
	Severity: Warning,
	Doc:      "A member goes over the wire under another name than in the other SDKs.",
	Check: func(row parity.Row, _ []string) []Hit {
		if row.Kind == model.Method || row.Kind == model.Function {
			return nil // an RPC method string says how a method works, not what it is called
		}
		return differs(row, func(c parity.Cell) string {
			if row.Kind == model.Value && strings.Trim(c.Symbol.Wire, "0123456789-") == "" {
				return "" // what counts its values calls them nothing
			}
			return c.Symbol.Wire
		}, "%s is %q in JSON here and %q elsewhere")
	},
}
