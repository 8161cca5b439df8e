package parity

import (
	"maps"
	"slices"

	"sdkparity/model"
)

// paramRows adds a row for each parameter that at least two SDKs' methods share by name. An options object is no
// parameter: its members have rows of their own.
func (b *builder) paramRows(c *concept, g group, method Row) {
	if !isMethodGroup(g) {
		return
	}
	params := make([]map[string]*model.Symbol, len(b.sdks))
	count := map[string]int{}
	for s, sl := range g.slots {
		if sl == nil {
			continue
		}
		params[s] = b.plainParams(sl)
		for key := range params[s] {
			count[key]++
		}
	}
	options := b.optionsOf(c, g)
	for _, key := range slices.Sorted(maps.Keys(count)) {
		if count[key] < 2 || options[key] {
			continue
		}
		row := Row{Key: method.Key + "." + key, Kind: model.Param, Layer: method.Layer, Parent: -1, Cells: make([]Cell, len(b.sdks))}
		for s := range b.sdks {
			row.Cells[s] = b.paramCell(c, g, s, key, params, count)
			if p := row.Cells[s].Symbol; p != nil && row.Concept == "" {
				row.Concept = method.Concept + "." + p.Name
			}
		}
		b.table.Rows = append(b.table.Rows, row)
	}
}

// optionsOf are the keys of the options that a method takes, in whatever form.
func (b *builder) optionsOf(c *concept, g group) map[string]bool {
	at := place{c, g.key, "(p)"}
	keys := map[string]bool{}
	for _, o := range b.all {
		if o.into == nil && slices.Contains(o.places, at) {
			maps.Copy(keys, o.memberKeys())
		}
	}
	return keys
}

func isMethodGroup(g group) bool {
	return !slices.ContainsFunc(g.slots, func(s *slot) bool { return s != nil && (!isMethod(s.sym) || s.flat) })
}

// plainParams are a method's parameters that are not options objects, by key.
func (b *builder) plainParams(sl *slot) map[string]*model.Symbol {
	out := map[string]*model.Symbol{}
	for i := range sl.sym.Members {
		p := &sl.sym.Members[i]
		if bag := b.bag(sl.owner, p); bag == nil {
			out[memberKey(p.Name)] = p
		}
	}
	return out
}

func (b *builder) paramCell(c *concept, g group, s int, key string, params []map[string]*model.Symbol, count map[string]int) Cell {
	sl := g.slots[s]
	switch {
	case b.sdks[s].api.Absent:
		return Cell{State: Absent}
	case b.sdks[s].api.Partial:
		return Cell{}
	case sl == nil:
		of := b.memberCell(c, g, s) // the method's own cell says why
		return Cell{State: of.State, Spelled: of.Spelled, Implied: true, Owner: of.Owner}
	case params[s][key] != nil:
		return Cell{State: Present, Symbol: params[s][key], Owner: sl.sym, Layer: sl.owner.layer}
	}
	cell := Cell{State: Missing, Owner: sl.sym}
	for i := range sl.sym.Members {
		p := &sl.sym.Members[i]
		if memberKey(p.Name) == key {
			cell.State, cell.Spelled = Present, "an object"
			return cell
		}
		if b.holds(sl.owner, p, key) {
			cell.State, cell.Spelled = Present, "in "+p.Name
			return cell
		}
	}
	for other := range params[s] {
		if count[other] < 2 {
			cell.State, cell.Spelled = Present, "under another name" // positions are not compared: nothing says which one it is
			return cell
		}
	}
	return cell
}
