package suggest

import (
	"path"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

// atlas is a table with ways to find things in it.
type atlas struct {
	*parity.Table
	apis     []*model.API          // by column
	concepts map[string]int        // rows of types, by name
	rows     map[string]int        // by key
	members  map[string][]int      // rows of a type's members, by the type's key
	named    []map[string][]int    // by column: rows of types, by name and by the last part of it
	of       map[*model.Symbol]int // the row of a declaration
}

func newAtlas(t *parity.Table, apis []*model.API) *atlas {
	a := &atlas{Table: t, apis: apis, concepts: map[string]int{}, rows: map[string]int{}, members: map[string][]int{}, named: make([]map[string][]int, len(t.SDKs)), of: map[*model.Symbol]int{}}
	for s := range t.SDKs {
		a.named[s] = map[string][]int{}
	}
	for i, r := range t.Rows {
		a.rows[r.Key] = i
		for _, c := range r.Cells {
			if c.Symbol != nil {
				a.of[c.Symbol] = i
			}
		}
		if !r.Kind.IsType() {
			if owner := a.ownerKey(r); r.Kind != model.Param && owner != "" {
				a.members[owner] = append(a.members[owner], i)
			}
			continue
		}
		a.concepts[r.Concept] = i
		for s, c := range r.Cells {
			if !named(c) {
				continue
			}
			a.named[s][c.Symbol.Name] = append(a.named[s][c.Symbol.Name], i)
			if last := lastPart(c.Symbol.Name); last != c.Symbol.Name {
				a.named[s][last] = append(a.named[s][last], i)
			}
		}
	}
	return a
}

// ownerKey is the key of the type that a member's row belongs to; "" for a module function, and for a member of a type without a
// name, which is told with the member that has it.
func (a *atlas) ownerKey(r parity.Row) string {
	for i := len(r.Key) - 1; i > 0; i-- {
		if r.Key[i] != '.' {
			continue
		}
		if at, ok := a.rows[r.Key[:i]]; ok && a.Rows[at].Kind.IsType() {
			return r.Key[:i]
		}
		if r.Kind != model.Value { // which may have dots itself
			return ""
		}
	}
	return ""
}

// named reports whether a cell is a declaration with a name of its own.
func named(c parity.Cell) bool {
	return c.Symbol != nil && c.Spelled == "" && c.Is(parity.Present, parity.Differs)
}

func lastPart(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// rowOf is the row of the type that a name means in an SDK, written in a file: of several, the one by hand and the nearest.
// It is -1 for a name that is no type of the SDK.
func (a *atlas) rowOf(sdk int, name, file string) int {
	candidates := a.named[sdk][name]
	if len(candidates) == 0 {
		candidates = a.named[sdk][lastPart(name)]
	}
	best, bestNear := -1, -1
	for _, i := range candidates {
		if near := nearness(a.Rows[i].Cells[sdk], file); near > bestNear {
			best, bestNear = i, near
		}
	}
	return best
}

func nearness(c parity.Cell, file string) int {
	near := 0
	if c.Layer == model.Handwritten {
		near++
	}
	if path.Dir(c.Symbol.At.File) == path.Dir(file) {
		near += 2
	}
	if c.Symbol.At.File == file {
		near += 4
	}
	return near
}

// typeNamed is an SDK's own type of that name, whether it has a row or not; nil for none.
func (a *atlas) typeNamed(sdk int, name string) *model.Symbol {
	types := a.apis[sdk].Types
	i := slices.IndexFunc(types, func(t model.Symbol) bool { return t.Name == name })
	if i < 0 {
		i = slices.IndexFunc(types, func(t model.Symbol) bool { return lastPart(t.Name) == lastPart(name) })
	}
	if i < 0 {
		return nil
	}
	return &types[i]
}

// generatedType is an SDK's generated type that is called like a type is in some SDK; nil for none.
func (a *atlas) generatedType(sdk int, r parity.Row) *model.Symbol {
	keys := map[string]bool{model.Key(lastPart(r.Concept)): true}
	for _, c := range r.Cells {
		if named(c) {
			keys[model.Key(lastPart(c.Symbol.Name))] = true
		}
	}
	types := a.apis[sdk].Types
	i := slices.IndexFunc(types, func(t model.Symbol) bool { return t.Layer == model.Generated && keys[model.Key(lastPart(t.Name))] })
	if i < 0 {
		return nil
	}
	return &types[i]
}

// donors are the columns to learn a row from: those that write it by hand, else those that have it at all but in a schema.
func donors(r parity.Row) []int {
	var hand, other []int
	for i, c := range r.Cells {
		switch {
		case c.Symbol == nil || !c.Is(parity.Present, parity.Differs):
		case c.Layer == model.Handwritten:
			hand = append(hand, i)
		case c.Layer == model.Generated:
			other = append(other, i)
		}
	}
	if len(hand) == 0 {
		return other
	}
	return hand
}
