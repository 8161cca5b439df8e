// Package companions finds the types that lack a registration which their SDK has beside the declaration of most types of their kind.
package companions

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/source"
)

// Need is a registration beside a declaration, such as [JsonSerializable(typeof(T))].
type Need struct {
	SDK     string
	Pattern string   // as it is written; {name} stands for the type's name, with or without what it is in
	Types   []string // globs over the names of those that need it
	Files   []source.File
}

// Gap is a type without its registration.
type Gap struct {
	Row, SDK int // of the table
	At       model.Pos
	Text     string
}

// Missing gives the types without a registration that most types under the same need have. Where most have none, it is not the
// custom at this revision.
func Missing(t *parity.Table, needs []Need) []Gap {
	var out []Gap
	for _, n := range needs {
		column := slices.Index(t.SDKs, n.SDK)
		if column < 0 {
			continue
		}
		known := n.registered()
		var gaps []Gap
		kept := 0
		for i, row := range t.Rows {
			s := row.Cells[column].Symbol
			switch {
			case !row.Kind.IsType() || !declared(row.Cells[column]) || !n.wants(shortName(s)):
			case known[shortName(s)]:
				kept++
			default:
				text := fmt.Sprintf("%s has no %s", row.Concept, strings.ReplaceAll(n.Pattern, "{name}", shortName(s)))
				gaps = append(gaps, Gap{Row: i, SDK: column, At: s.At, Text: text})
			}
		}
		if kept > len(gaps) {
			out = append(out, gaps...)
		}
	}
	return out
}

// declared reports whether an SDK writes a type by hand, under a name of its own.
func declared(c parity.Cell) bool {
	return c.Symbol != nil && c.Layer == model.Handwritten && c.Spelled == "" && c.Is(parity.Present, parity.Differs)
}

func shortName(s *model.Symbol) string { return s.Name[strings.LastIndexByte(s.Name, '.')+1:] }

func (n Need) wants(name string) bool {
	return slices.ContainsFunc(n.Types, func(glob string) bool {
		ok, err := path.Match(glob, name)
		return ok && err == nil
	})
}

// registered are the names in the pattern's place, wherever it occurs. White space does not count.
func (n Need) registered() map[string]bool {
	parts := strings.SplitN(n.Pattern, "{name}", 2)
	if len(parts) < 2 {
		return nil
	}
	find := regexp.MustCompile(loose(parts[0]) + `(?:\w+(?:\.|::))*(\w+)` + loose(parts[1]))
	out := map[string]bool{}
	for _, f := range n.Files {
		for _, m := range find.FindAllSubmatch(f.Data, -1) {
			out[string(m[1])] = true
		}
	}
	return out
}

// loose is a pattern for a text with any white space in between.
func loose(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r != ' ' {
			b.WriteString(regexp.QuoteMeta(string(r)))
		}
		b.WriteString(`\s*`)
	}
	return b.String()
}
