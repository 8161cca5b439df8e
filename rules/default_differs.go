package rules

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

var defaultDiffers = Rule{
	ID:       "default-differs",
	Severity: Note,
	Doc:      "A member that is left out counts as another value than in the other SDKs.",
	Check: func(row parity.Row, sdks []string) []Hit {
		if row.Kind != model.Field && row.Kind != model.Param {
			return nil
		}
		camps := map[literal][]int{}
		var order []literal
		for i, c := range row.Cells {
			if l := defaultOf(c); l != (literal{}) {
				if camps[l] == nil {
					order = append(order, l)
				}
				camps[l] = append(camps[l], i)
			}
		}
		var usual literal
		for _, l := range order {
			if len(camps[l]) > len(camps[usual]) {
				usual = l
			}
		}
		var out []Hit
		for _, l := range order {
			if l == usual || l.kind != usual.kind || l.thousandfold(usual) || usual.thousandfold(l) {
				continue
			}
			for _, i := range camps[l] {
				s := row.Cells[i].Symbol
				text := fmt.Sprintf("%s is %s by default here and %s in %s", row.Concept, s.Default, row.Cells[camps[usual][0]].Symbol.Default, names(camps[usual], sdks))
				out = append(out, Hit{SDK: i, At: s.At, Text: text})
			}
		}
		return out
	},
}

// literal is a value in no particular language; the zero literal is one that cannot be compared.
type literal struct{ kind, value string }

// defaultOf is the value an SDK's own code declares. One of a variant is another variant's affair in the next SDK.
func defaultOf(c parity.Cell) literal {
	if c.Symbol == nil || c.Layer != model.Handwritten || strings.HasPrefix(c.Spelled, "in variant") {
		return literal{}
	}
	text := strings.TrimSpace(c.Symbol.Default)
	switch lower := strings.ToLower(text); {
	case lower == "true" || lower == "false":
		return literal{"bool", lower}
	case quoted.MatchString(text):
		return wordOf(text)
	case number.MatchString(text):
		f, err := strconv.ParseFloat(strings.ReplaceAll(number.FindStringSubmatch(text)[1], "_", ""), 64)
		if err == nil {
			return literal{"number", strconv.FormatFloat(f, 'g', -1, 64)}
		}
	case c.Shape == fixedValues && member.MatchString(text):
		return wordOf(text[strings.LastIndexAny(text, ".:")+1:])
	}
	return literal{} // nothing, an empty list, a constant or an expression
}

// fixedValues is the shape of an enum, so that Mode.FAST can be the text "fast".
const fixedValues = "one of fixed values"

var (
	quoted = regexp.MustCompile("^(\"[^\"]*\"|'[^']*'|`[^`]*`)$")
	number = regexp.MustCompile(`^(-?[0-9][0-9_]*(?:\.[0-9_]+)?)(?:[lLfFdDmM]|[ui](?:8|16|32|64|size))?$`)
	member = regexp.MustCompile(`^\w+((\.|::)\w+)+$`)
)

func wordOf(text string) literal {
	if key := model.Key(text); key != "" {
		return literal{"text", key}
	}
	return literal{} // an empty text is as good as none
}

// thousandfold reports whether one number is seconds and the other the same in milliseconds.
func (l literal) thousandfold(of literal) bool {
	a, errA := strconv.ParseFloat(l.value, 64)
	b, errB := strconv.ParseFloat(of.value, 64)
	return l.kind == "number" && errA == nil && errB == nil && a == 1000*b
}
