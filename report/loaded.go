package report

import (
	"net/url"
	"strconv"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/rules"
	"sdkparity/suggest"
)

// result makes the result again that was saved.
func (doc saved) result(web string) Result {
	r := Result{
		Base: doc.Base, Head: doc.Head, Table: &parity.Table{SDKs: doc.SDKs}, Findings: doc.Findings, Changes: map[string]rules.Change{},
		BaseRows: map[string]parity.Row{}, Problems: doc.Problems, Schema: doc.Schema, Notes: doc.Notes, Tolerated: doc.Tolerated,
		Codegen: doc.Codegen, Coverage: doc.Coverage,
	}
	cells := map[place]savedCell{}
	for _, s := range doc.Rows {
		r.Table.Rows = append(r.Table.Rows, s.row())
		s.put(r, cells)
	}
	for _, s := range doc.Gone {
		r.BaseRows[s.Key] = s.row()
		s.put(r, cells)
	}
	at := func(row parity.Row, sdk int) savedCell { return cells[place{row.Key, doc.SDKs[sdk]}] }
	r.Expected = func(row parity.Row, sdk int) Expected { return at(row, sdk).Expected }
	r.Why = func(row parity.Row, sdk int) string { return at(row, sdk).Why }
	r.Link = doc.link(web)
	r.Suggested = func(sdk string, _ []string) ([]suggest.Suggestion, string, error) {
		for _, s := range doc.Suggested {
			if s.SDK == sdk {
				return s.List, s.Language, nil
			}
		}
		return nil, "", nil
	}
	return r
}

func (s savedRow) row() parity.Row {
	row := parity.Row{Concept: s.Concept, Key: s.Key, Kind: s.Kind, Layer: s.Layer, Parent: -1}
	for _, c := range s.Cells {
		cell := parity.Cell{State: c.State, Layer: c.Layer, Spelled: c.Spelled, Generated: c.Generated, Implied: c.Implied}
		if c.At != nil {
			cell.Symbol = &model.Symbol{Name: c.Name, At: *c.At}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func (s savedRow) put(r Result, cells map[place]savedCell) {
	if s.Change != "" {
		r.Changes[s.Key] = rules.Change{Kind: s.Change, SDKs: s.ChangedIn}
	}
	for i, c := range s.Cells {
		cells[place{s.Key, r.Table.SDKs[i]}] = c
	}
}

// link leads to lines of the head commit in this repository and nowhere else.
func (doc saved) link(web string) func(model.Pos) string {
	if web == "" {
		return nil
	}
	unlinked := map[string]bool{}
	for _, file := range doc.Unlinked {
		unlinked[file] = true
	}
	return func(p model.Pos) string {
		if unlinked[p.File] {
			return ""
		}
		address := web + "/blob/" + doc.Head + "/" + (&url.URL{Path: p.File}).EscapedPath()
		if p.Line > 0 {
			address += "#L" + strconv.Itoa(p.Line)
		}
		return address
	}
}
