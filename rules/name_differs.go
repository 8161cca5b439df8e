package rules

import (
	"fmt"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

var nameDiffers = Rule{
	ID:       "name-differs",
	Severity: Note,
	Doc:      "A concept stands at the same place, or goes by the same name in JSON, and is called otherwise than in most SDKs, beyond what each language does to names; or its name has a word that is a letter away from one that all else uses.",
	Over: func(t *parity.Table) func(parity.Row, []string) []Hit {
		slips, ways := misspelt(t), namingOf(t)
		return func(row parity.Row, sdks []string) []Hit {
			return append(ways.hits(row, sdks), spelling(row, slips)...)
		}
	},
}

// other is a name that an SDK has instead of the usual one.
type other struct {
	sdk         int
	name, usual string
	camp        []int // the SDKs that say it as is usual
}

func (n naming) hits(row parity.Row, sdks []string) []Hit {
	var out []Hit
	for _, o := range otherwise(row) {
		if !n.explained(row, o) {
			text := fmt.Sprintf("%s is called %s here and %s in %s", row.Concept, o.name, o.usual, names(o.camp, sdks))
			out = append(out, Hit{SDK: o.sdk, At: row.Cells[o.sdk].Symbol.At, Text: text})
		}
	}
	return out
}

// otherwise finds the SDKs that call by hand a concept by another name than most of all that have a name for it.
func otherwise(row parity.Row) []other {
	if row.Kind == model.Value || row.Kind == model.Param {
		return nil // a value is what goes over the wire; an argument may be called anything
	}
	if !severalByHand(row) {
		return nil
	}
	camps := map[string][]int{}
	all := 0
	for i, c := range row.Cells {
		if c.Symbol != nil && !inSchema(c) && (c.Spelled == "" || !row.Kind.IsType()) && !branded(c) {
			name := plain(row.Kind, c.Symbol.Name)
			camps[name] = append(camps[name], i)
			all++
		}
	}
	usual := largest(camps)
	camp := camps[usual]
	most := 2 // of three
	if slices.ContainsFunc(row.Cells, func(c parity.Cell) bool { return c.Renamed }) {
		most = 1 // of two, where the configuration says that it is one thing
	}
	if rest := all - len(camp); len(camps) < 2 || len(writtenIn(row, camp)) < 2 || len(camp) < most*rest || len(camp) <= rest {
		return nil // generated code has names of its own, which those who write beside it keep clear of
	}
	like := row.Cells[camp[0]].Symbol.Name
	camp = slices.DeleteFunc(slices.Clone(camp), func(i int) bool { // what is nested has its outer type's name in front only in a reader's mind
		return lastName(row.Cells[i].Symbol.Name) != row.Cells[i].Symbol.Name && lastName(like) == like
	})
	var out []other
	for i, c := range row.Cells {
		if c.Symbol == nil || c.Layer != model.Handwritten || slices.Contains(camps[usual], i) || !slices.Contains(camps[plain(row.Kind, c.Symbol.Name)], i) || !evident(usual, c) && !renamed(row, camps[usual]) ||
			model.Key(lastName(c.Symbol.Name)) == usual {
			continue
		}
		out = append(out, other{i, c.Symbol.Name, like, camp})
	}
	return out
}

// severalByHand reports whether two SDKs write a concept by hand, without which there is no usual name: of most rows not even one does.
func severalByHand(row parity.Row) bool {
	n := 0
	for _, c := range row.Cells {
		if c.Symbol != nil && c.Layer == model.Handwritten {
			n++
		}
	}
	return n > 1
}

// writtenIn are the columns of a row that are written by hand.
func writtenIn(row parity.Row, columns []int) []int {
	return slices.DeleteFunc(slices.Clone(columns), func(i int) bool { return row.Cells[i].Layer != model.Handwritten })
}

// largest is the camp with the most columns, the first by name of several.
func largest(camps map[string][]int) string {
	best := ""
	for name, c := range camps {
		if n := len(camps[best]); len(c) > n || len(c) == n && name < best {
			best = name
		}
	}
	return best
}

// branded reports whether a type differs by a brand in front of its name, which the configuration knows about.
func branded(c parity.Cell) bool { return strings.HasSuffix(c.Joined, "without its brand") }

// plain is a name without what languages do to names: case, an I in front of interfaces, exceptions for errors, Async, get, is.
func plain(kind model.Kind, name string) string {
	words := model.Words(name)
	first, last := 0, len(words)
	switch {
	case len(words) < 2:
	case kind.IsType():
		if words[0] == "i" {
			first++
		}
		switch words[last-1] {
		case "exception":
			words[last-1] = "error"
		case "func", "fn", "delegate":
			last--
		}
	case kind == model.Field && words[0] == "is", words[0] == "get":
		first++
	}
	if kind == model.Method && last > first+1 && words[last-1] == "async" {
		last--
	}
	return strings.Join(words[first:last], "")
}

// reserved are words that some language keeps for itself, so that what is called so elsewhere needs a longer name there.
var reserved = []string{
	"as", "async", "await", "break", "class", "const", "continue", "default", "delete", "do", "else", "enum", "export", "extends", "final", "fn", "for",
	"from", "func", "function", "global", "goto", "if", "impl", "import", "in", "interface", "internal", "is", "let", "loop", "match", "mod", "move",
	"namespace", "native", "new", "object", "operator", "override", "package", "params", "pass", "private", "protected", "public", "range", "readonly",
	"ref", "return", "select", "self", "static", "struct", "super", "switch", "this", "throw", "trait", "try", "type", "use", "using", "var", "void",
	"where", "while", "with", "yield",
}

// evident reports whether something else than a name says that a concept is what is called otherwise: a place, or its name in JSON. What
// an alias of the configuration joins with a reason is known to go by another name, and what keeps clear of a word of its language has to.
func evident(usual string, c parity.Cell) bool {
	return (c.Joined != "" || c.Renamed || model.Key(c.Symbol.Wire) == usual) && !(slices.Contains(reserved, usual) && strings.Contains(model.Key(c.Symbol.Name), usual))
}

// renamed reports whether the configuration says of the name that is usual that it is the concept's, too, and nobody says why.
func renamed(row parity.Row, usual []int) bool {
	return slices.ContainsFunc(usual, func(i int) bool { return row.Cells[i].Renamed })
}
