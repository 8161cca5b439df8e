package rules

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

// naming is what the names of a table say about each SDK's own ways with names.
type naming struct {
	taken   []map[string]bool // by SDK: plain names of the types it has, generated ones included
	schemes map[scheme]bool
}

// scheme is how an SDK makes its names out of the others': by leaving words out, or by other words for them.
type scheme struct {
	sdk       int
	types     bool // of types, or of what they have
	gone, new string
}

const minScheme = 3 // names that differ in the same way, from which on it is how an SDK calls such things

func namingOf(t *parity.Table) naming {
	n := naming{taken: make([]map[string]bool, len(t.SDKs))}
	for i := range t.SDKs {
		n.taken[i] = map[string]bool{}
	}
	for _, row := range t.Rows {
		for i, c := range row.Cells {
			if !row.Kind.IsType() {
				continue
			}
			if c.Symbol != nil {
				n.taken[i][plain(row.Kind, c.Symbol.Name)] = true
			}
			if c.Generated.State == parity.Present {
				n.taken[i][row.Key] = true
			}
		}
	}
	n.schemes = schemesOf(t)
	return n
}

// schemesOf finds what several names of an SDK have in common that are called otherwise than in most others, if more names follow
// that than keep to the others.
func schemesOf(t *parity.Table) map[scheme]bool {
	follow := map[scheme]map[string]bool{}
	for _, row := range t.Rows {
		for _, o := range otherwise(row) {
			if s, ok := schemeOf(row, o); ok {
				if follow[s] == nil {
					follow[s] = map[string]bool{}
				}
				follow[s][lastName(o.usual)] = true // one name on many types is one name
			}
		}
	}
	out := map[scheme]bool{}
	for s, names := range follow {
		out[s] = len(names) >= minScheme && len(names) > kept(t, s)
	}
	return out
}

// schemeOf is the difference between the two names, where they have words in common around it.
func schemeOf(row parity.Row, o other) (scheme, bool) {
	own, usual := model.Words(lastName(o.name)), model.Words(lastName(o.usual))
	front := 0
	for front < len(own) && front < len(usual) && own[front] == usual[front] {
		front++
	}
	own, usual = own[front:], usual[front:]
	back := 0
	for back < len(own) && back < len(usual) && own[len(own)-1-back] == usual[len(usual)-1-back] {
		back++
	}
	own, usual = own[:len(own)-back], usual[:len(usual)-back]
	s := scheme{o.sdk, row.Kind.IsType(), strings.Join(usual, " "), strings.Join(own, " ")}
	return s, front+back > 0 && s.gone != ""
}

// kept is how many names of an SDK have the words that a scheme says it leaves out.
func kept(t *parity.Table, s scheme) int {
	names := map[string]bool{}
	for _, row := range t.Rows {
		if c := row.Cells[s.sdk]; c.Symbol != nil && c.Layer == model.Handwritten && row.Kind.IsType() == s.types {
			if name := lastName(c.Symbol.Name); strings.Contains(" "+strings.Join(model.Words(name), " ")+" ", " "+s.gone+" ") {
				names[name] = true
			}
		}
	}
	return len(names)
}

func lastName(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// explained reports whether a name has a reason to be another than the usual one: that one means something else here, the module says
// the rest of it, its language writes words out, or all such names of the SDK are made so.
func (n naming) explained(row parity.Row, o other) bool {
	c := row.Cells[o.sdk]
	if c.WrittenOut || saidByModule(c.Symbol, o.usual) || row.Kind.IsType() && n.taken[o.sdk][plain(row.Kind, o.usual)] && !passedOn(row) {
		return true
	}
	s, ok := schemeOf(row, o)
	return ok && n.schemes[s]
}

// passedOn reports whether some SDK offers its generated type as the concept: then an SDK's generated type of that name means nothing else.
func passedOn(row parity.Row) bool {
	return slices.ContainsFunc(row.Cells, func(c parity.Cell) bool { return c.Symbol != nil && c.Layer == model.Generated })
}

// saidByModule reports whether a name is the usual one without words of the module that it is named by: hooks::StopOutput is a
// StopHookOutput.
func saidByModule(s *model.Symbol, usual string) bool {
	if s.Module == "" {
		return false
	}
	module := model.Words(s.Module)
	rest := model.Words(s.Name)
	for _, w := range model.Words(usual) {
		switch {
		case len(rest) > 0 && rest[0] == w:
			rest = rest[1:]
		case !slices.ContainsFunc(module, func(m string) bool { return m == w || m == w+"s" || m+"s" == w }):
			return false
		}
	}
	return len(rest) == 0
}
