package rules

import (
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
)

// renames tells whether an SDK has a concept of the base still, in the same place and under another name: it is told of the new name
// which SDKs lack it.
func renames(base, head *parity.Table) func(was, now parity.Row, sdk int) bool {
	owners, types := declarers(base), typesOf(head)
	return func(was, now parity.Row, sdk int) bool {
		gone := was.Cells[sdk].Symbol
		if gone == nil || gone.Kind.IsType() {
			return false
		}
		before := owners()[gone]
		if before == nil {
			before = was.Cells[sdk].Owner
		}
		if before == nil {
			return false
		}
		after := types()[declared{sdk: sdk, name: before.Name}]
		if after == nil {
			return false
		}
		return renamedIn(before.Members, after.Members, gone) || spelledOut(before.Members, inherited(types(), sdk, after), gone)
	}
}

// declarers are the types of a table that declare a member themselves, by the member.
func declarers(t *parity.Table) func() map[*model.Symbol]*model.Symbol {
	var out map[*model.Symbol]*model.Symbol
	return func() map[*model.Symbol]*model.Symbol {
		if out == nil {
			out = map[*model.Symbol]*model.Symbol{}
			eachType(t, func(_ int, of *model.Symbol) {
				for i := range of.Members {
					out[&of.Members[i]] = of
				}
			})
		}
		return out
	}
}

// typesOf are the types of a table, by SDK and name.
func typesOf(t *parity.Table) func() map[declared]*model.Symbol {
	var out map[declared]*model.Symbol
	return func() map[declared]*model.Symbol {
		if out == nil {
			out = map[declared]*model.Symbol{}
			eachType(t, func(sdk int, of *model.Symbol) { out[declared{sdk: sdk, name: of.Name}] = of })
		}
		return out
	}
}

// inherited are the members of a type and of what it extends itself.
func inherited(types map[declared]*model.Symbol, sdk int, of *model.Symbol) []model.Symbol {
	out := of.Members
	for _, t := range of.Bases {
		if base := types[declared{sdk: sdk, name: t.Name}]; base != nil {
			out = append(slices.Clip(out), base.Members...)
		}
	}
	return out
}

func eachType(t *parity.Table, do func(sdk int, of *model.Symbol)) {
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if r.Kind.IsType() && c.Symbol != nil && c.Layer == model.Handwritten {
				do(i, c.Symbol)
			}
		}
	}
}

// renamedIn reports whether a member that is gone stood where one new member stands now, which is like it and like no other that is gone
// there.
func renamedIn(before, after []model.Symbol, gone *model.Symbol) bool {
	removed, added := replaced(before, after, gone)
	alike := func(m, o *model.Symbol) bool {
		return m.Kind == o.Kind && m.Type.Text == o.Type.Text && len(m.Members) == len(o.Members)
	}
	candidates := slices.DeleteFunc(added, func(m *model.Symbol) bool { return !alike(m, gone) })
	rivals := slices.DeleteFunc(removed, func(m *model.Symbol) bool { return m == gone || !alike(m, gone) })
	if len(candidates) == 1 && len(rivals) == 0 {
		return true
	}
	named := slices.DeleteFunc(candidates, func(m *model.Symbol) bool { return !sharesWord(m, gone) })
	return len(named) == 1 && !slices.ContainsFunc(rivals, func(m *model.Symbol) bool { return sharesWord(m, named[0]) })
}

// spelledOut reports whether a type has one new member, wherever it stands, whose name says all that the name of one that is gone said, and
// more: onExit and onExitRequest.
func spelledOut(before, after []model.Symbol, gone *model.Symbol) bool {
	words, found := model.Words(gone.Name), 0
	for i := range after {
		m := &after[i]
		longer := model.Words(m.Name)
		unsaid := func(w string) bool { return !slices.Contains(longer, w) }
		if m.Kind == gone.Kind && indexOf(before, m) < 0 && len(longer) > len(words) && !slices.ContainsFunc(words, unsaid) {
			found++
		}
	}
	return found == 1 && len(words) > 1
}

// replaced are the members that are no more between the two that stand next to one of them before and after, and those that are new there.
func replaced(before, after []model.Symbol, gone *model.Symbol) (removed, added []*model.Symbol) {
	at := slices.IndexFunc(before, func(m model.Symbol) bool { return m.Name == gone.Name && m.Kind == gone.Kind })
	if at < 0 {
		return nil, nil
	}
	first, last := at, at
	for first > 0 && indexOf(after, &before[first-1]) < 0 {
		first--
	}
	for last < len(before)-1 && indexOf(after, &before[last+1]) < 0 {
		last++
	}
	from, to := 0, len(after)
	if first > 0 {
		from = indexOf(after, &before[first-1]) + 1
	}
	if last < len(before)-1 {
		to = indexOf(after, &before[last+1])
	}
	for i := first; i <= last; i++ {
		removed = append(removed, &before[i])
	}
	for i := from; i < to; i++ {
		if indexOf(before, &after[i]) < 0 {
			added = append(added, &after[i])
		}
	}
	return removed, added
}

func indexOf(list []model.Symbol, of *model.Symbol) int {
	return slices.IndexFunc(list, func(m model.Symbol) bool { return m.Name == of.Name && m.Kind == of.Kind })
}

// sharesWord reports whether two names have a word in common that says something.
func sharesWord(m, o *model.Symbol) bool {
	words := model.Words(o.Name)
	return slices.ContainsFunc(model.Words(m.Name), func(w string) bool { return len(w) > 3 && slices.Contains(words, w) })
}
