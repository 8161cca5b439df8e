// Package forwarding finds the options that users can set and that no code of the SDK ever reads.
//
// A function that takes an options type by hand reads it member by member. A member that neither it nor anything it calls ever mentions,
// among others that it all reads, goes nowhere. Code that passes the whole object on mentions none of its members, and is let be.
package forwarding

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

// Gap is an option that goes nowhere.
type Gap struct {
	Row, SDK int // of the table
	At       model.Pos
	Text     string
}

const (
	minRead  = 5  // members that must be read before those that are not stand out
	minShare = 80 // percent of the members
)

// Missing gives the options of each SDK that a function of its public API takes and does not read. The columns of the table are the apis.
func Missing(t *parity.Table, apis []*model.API) []Gap {
	var out []Gap
	for i, api := range apis {
		if i >= len(t.SDKs) || len(api.Bodies) == 0 || len(api.Problems) > 0 {
			continue // what could not be read may be what reads them
		}
		c := newColumn(t, i, api)
		out = append(out, c.unread(t, functions(api))...)
	}
	return out
}

// function is a public function with the name of the type it is called on.
type function struct {
	*model.Symbol
	owner string
}

func (f function) String() string {
	if f.owner == "" {
		return f.Name
	}
	return f.owner + "." + f.Name
}

// functions are the public ones that a person wrote.
func functions(api *model.API) []function {
	var out []function
	for i := range api.Functions {
		out = append(out, function{&api.Functions[i], ""})
	}
	for i := range api.Types {
		t := &api.Types[i]
		if t.Layer != model.Handwritten {
			continue
		}
		for j := range t.Members {
			if m := &t.Members[j]; m.Kind == model.Method {
				out = append(out, function{m, t.Name})
			}
		}
	}
	return out
}

// column is one SDK: its code, and the rows of the members of each of its types.
type column struct {
	index    int
	code     *code
	rows     map[string][]int
	keywords map[argument]int // the row of each
}

// argument is one of a function's.
type argument struct {
	name string
	at   model.Pos
}

func newColumn(t *parity.Table, index int, api *model.API) column {
	out := column{index, newCode(api), map[string][]int{}, map[argument]int{}}
	for i, row := range t.Rows {
		c := row.Cells[index]
		switch {
		case row.Kind != model.Field || c.Symbol == nil || c.Layer != model.Handwritten || !c.Is(parity.Present, parity.Differs):
		case c.Spelled == parity.KeywordArguments:
			out.keywords[argument{c.Symbol.Name, c.Symbol.At}] = i
		case c.Symbol.Kind == model.Field && c.Owner != nil && !c.Owner.Acts():
			out.rows[c.Owner.Name] = append(out.rows[c.Owner.Name], i)
		}
	}
	return out
}

// taking is a function with one of the types it takes, and what its code mentions.
type taking struct {
	function
	options string // "" for keyword arguments
	rows    []int
	names   reach
}

// unread are the options that a function which takes them does not read, and neither does what it calls.
func (c column) unread(t *parity.Table, functions []function) []Gap {
	takers := c.takers(functions)
	found := map[int][]string{} // the functions, by row
	for _, f := range takers {
		rows := slices.DeleteFunc(slices.Clone(f.rows), func(i int) bool { return c.reads(t, f, i, takers) })
		if read := len(f.rows) - len(rows); read < minRead || 100*read < minShare*len(f.rows) {
			continue
		}
		for _, i := range rows {
			found[i] = append(found[i], f.function.String())
		}
	}
	var out []Gap
	for _, i := range slices.Sorted(maps.Keys(found)) {
		text := fmt.Sprintf("%s is read by nothing that %s calls", t.Rows[i].Concept, strings.Join(found[i], " or "))
		out = append(out, Gap{Row: i, SDK: c.index, At: t.Rows[i].Cells[c.index].Symbol.At, Text: text})
	}
	return out
}

// reads reports whether a function reads an option, or need not. What a function reads that calls this one in turn is its own affair:
// how long to wait is nothing to who only sends.
func (c column) reads(t *parity.Table, f taking, row int, takers []taking) bool {
	s := t.Rows[row].Cells[c.index].Symbol
	return f.names.has(s) || s.Stability == model.Deprecated || slices.ContainsFunc(takers, func(g taking) bool {
		return g.options == f.options && g.names.has(s) && g.names.calls(f.At)
	})
}

// takers are the functions with code that take options, as a type or as keyword arguments, and enough of them to tell.
func (c column) takers(functions []function) []taking {
	var out []taking
	given := results(functions)
	add := func(f function, options string, rows []int) {
		if len(rows) < minRead {
			return
		}
		if names := c.code.reach(f.At, options); names.keys != nil {
			out = append(out, taking{f, options, rows, names})
		}
	}
	for _, f := range functions {
		if f.Name == model.Constructor || f.Access == model.Overridable {
			continue // it keeps what others read, or is given what the SDK's own code has
		}
		var keywords []int
		for i := range f.Members {
			p := &f.Members[i]
			if row, ok := c.keywords[argument{p.Name, p.At}]; ok {
				keywords = append(keywords, row)
			}
			if p.Type.Form == model.Ref && p.Type.Name != f.owner && !given[p.Type.Name] {
				add(f, p.Type.Name, c.rows[p.Type.Name])
			}
		}
		add(f, "", keywords)
	}
	return out
}

// results are the types that functions give which do not make them for who sets options: what a parser gives is data, of which nobody has
// to read all.
func results(functions []function) map[string]bool {
	out := map[string]bool{}
	for _, f := range functions {
		words := model.Words(f.Name)
		if len(words) == 0 || slices.Contains(makers, words[0]) || strings.HasSuffix(f.owner, "Builder") {
			continue
		}
		for t := f.Type; ; t = t.Args[0] { // a list of them, a promise
			if t.Form == model.Ref && t.Name != f.owner {
				out[t.Name] = true
			}
			if len(t.Args) != 1 {
				break
			}
		}
	}
	return out
}

// makers are the first words of functions that make what callers fill in.
var makers = []string{"build", "builder", "clone", "copy", "default", "defaults", "from", "make", "merge", "new", "of", "with"}
