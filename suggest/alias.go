package suggest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

// Alias says that a type of some SDKs may be another SDK's under another name.
type Alias struct {
	Concept string   // a type that these SDKs lack
	Name    string   // the type that they have instead
	SDKs    []string //
	Shared  []string // members of both
	Of      int      // members of either
	Place   string   // where both stand; empty when nowhere
	words   int      // that are in both names
}

// Evidence is what speaks for an alias, in a line.
func (a Alias) Evidence() string {
	text := fmt.Sprintf("%d of %d members: %s", len(a.Shared), a.Of, strings.Join(a.Shared[:min(len(a.Shared), 8)], ", "))
	if len(a.Shared) > 8 {
		text += ", …"
	}
	if a.Place != "" {
		text += "; both stand at " + a.Place
	}
	return text
}

const maxSharers = 100 // types with a member of some name, above which the name says nothing

// Aliases proposes to join types that no SDK has both of and that share most of their members. What parity could join by name or
// place is joined already; a person says whether these are the same.
func Aliases(t *parity.Table) []Alias {
	types := typesIn(t)
	sharers := map[string][]int{} // by member
	for i, x := range types {
		for m := range x.members {
			sharers[m] = append(sharers[m], i)
		}
	}
	best := map[int]Alias{} // by the type with fewer SDKs
	for i, x := range types {
		candidates := map[int]bool{}
		for m := range x.members {
			for _, j := range sharers[m] {
				if j != i && len(sharers[m]) <= maxSharers {
					candidates[j] = true
				}
			}
		}
		for _, j := range slices.Sorted(maps.Keys(candidates)) {
			a, ok := pair(t, types[j], x)
			if was, known := best[i]; ok && (!known || a.likeness() > was.likeness()) {
				best[i] = a
			}
		}
	}
	var all []Alias
	for _, i := range slices.Sorted(maps.Keys(best)) {
		all = append(all, best[i])
	}
	out := slices.DeleteFunc(slices.Clone(all), func(a Alias) bool { return rivalled(a, all) })
	slices.SortStableFunc(out, func(a, b Alias) int { return cmp.Compare(b.likeness(), a.likeness()) })
	return out
}

func (a Alias) likeness() int {
	n := 100*len(a.Shared)/a.Of + min(len(a.Shared), 20) + 10*a.words
	if a.Place != "" {
		n += 20
	}
	return n
}

// rivalled reports whether another type of an SDK is as likely the same: then neither is.
func rivalled(a Alias, all []Alias) bool {
	return a.Place == "" && slices.ContainsFunc(all, func(b Alias) bool {
		return a.Concept == b.Concept && a.Name != b.Name && slices.Equal(a.SDKs, b.SDKs) && b.likeness() >= a.likeness()
	})
}

// rowType is a type's row with the keys of its members.
type rowType struct {
	parity.Row
	members map[string]string // how the first SDK spells them, by key
}

// typesIn are the types that some SDK writes and some SDK lacks.
func typesIn(t *parity.Table) []rowType {
	members := map[string]map[string]string{}
	for _, r := range t.Rows {
		i := strings.LastIndexByte(r.Key, '.')
		if i < 0 || r.Kind.IsType() || r.Kind == model.Param {
			continue
		}
		owner := r.Key[:i]
		if members[owner] == nil {
			members[owner] = map[string]string{}
		}
		members[owner][r.Key[i+1:]] = r.Concept[strings.LastIndexByte(r.Concept, '.')+1:]
	}
	var out []rowType
	for _, r := range t.Rows {
		if r.Kind.IsType() && len(members[r.Key]) > 1 && !strings.Contains(r.Concept, ".") && slices.ContainsFunc(r.Cells, lacks) {
			out = append(out, rowType{r, members[r.Key]})
		}
	}
	return out
}

// lacks reports whether an SDK has no type for a concept, whatever it has in its place.
func lacks(c parity.Cell) bool {
	return c.Is(parity.Missing, parity.GeneratedOnly) || c.State == parity.Present && c.Symbol == nil
}

func has(c parity.Cell) bool {
	return c.Symbol != nil && c.Layer != model.LayerUnknown && c.Is(parity.Present, parity.Differs)
}

// pair proposes that other is what some SDKs have for x.
func pair(t *parity.Table, x, other rowType) (Alias, bool) {
	a := Alias{Concept: x.Concept}
	n := 0
	for i, c := range other.Cells {
		switch {
		case has(c) && has(x.Cells[i]):
			return a, false
		case has(c) && lacks(x.Cells[i]):
			a.SDKs = append(a.SDKs, t.SDKs[i])
			a.Name = cmp.Or(a.Name, c.Symbol.Name)
		case has(x.Cells[i]):
			n++
		}
	}
	isEnum := func(r rowType) bool { return r.Kind == model.Enum }
	if len(a.SDKs) == 0 || n < len(a.SDKs) || n == len(a.SDKs) && x.Key > other.Key || isEnum(x) != isEnum(other) {
		return a, false
	}
	for _, m := range slices.Sorted(maps.Keys(x.members)) {
		if _, ok := other.members[m]; ok {
			a.Shared = append(a.Shared, x.members[m])
		}
	}
	a.Of = len(x.members) + len(other.members) - len(a.Shared)
	for _, p := range x.Places {
		if slices.Contains(other.Places, p) {
			a.Place = p
			break
		}
	}
	words := model.Words(a.Name)
	for _, w := range model.Words(a.Concept) {
		if slices.Contains(words, w) {
			a.words++
		}
	}
	return a, a.plausible()
}

// plausible asks for more where less speaks for it: no common place, names without a word in common.
func (a Alias) plausible() bool {
	percent := 100 * len(a.Shared) / a.Of
	switch {
	case a.Place != "":
		return percent >= 50 && len(a.Shared) >= 2
	case a.words > 0:
		return percent >= 60 && len(a.Shared) >= 3
	}
	return percent >= 75 && len(a.Shared) >= 4
}
