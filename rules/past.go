package rules

import (
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
)

// past is the base of a comparison, as what stands in the head asks for it.
type past struct {
	rows     map[string]parity.Row // by key
	by       map[declared]string   // keys of rows, by what SDKs declare in them
	findings map[string]Finding    // by id
	renamed  func(was, now parity.Row, sdk int) bool
}

// declared is what an SDK calls a symbol, and its owner.
type declared struct {
	sdk         int
	kind        model.Kind
	owner, name string
}

func newPast(base, head *parity.Table, findings []Finding) past {
	p := past{rows: map[string]parity.Row{}, by: map[declared]string{}, findings: map[string]Finding{}, renamed: renames(base, head)}
	for _, r := range base.Rows {
		p.rows[r.Key] = r
		for i, c := range r.Cells {
			if d, ok := declarationIn(c, i); ok {
				p.by[d] = r.Key
			}
		}
	}
	for _, f := range findings {
		p.findings[f.ID] = f
	}
	return p
}

// declarationIn is what a cell's SDK declares; a type without a name is declared by no name of its own.
func declarationIn(c parity.Cell, sdk int) (d declared, ok bool) {
	if c.Symbol == nil || c.Symbol.Kind.IsType() && c.Spelled != "" {
		return d, false
	}
	d = declared{sdk: sdk, kind: c.Symbol.Kind, name: c.Symbol.Name}
	if c.Owner != nil && !d.kind.IsType() {
		d.owner = c.Owner.Name
	}
	return d, true
}

// of is the row that a row of the head was in the base: the one of its key or, where some SDKs renamed the concept, the one where those
// that did not had it.
func (p past) of(now parity.Row) parity.Row {
	was, ok := p.rows[now.Key]
	for i := 0; !ok && i < len(now.Cells); i++ {
		d, some := declarationIn(now.Cells[i], i)
		if key, found := p.by[d]; some && found {
			was, ok = p.rows[key], true
		}
	}
	if !ok {
		was.Cells = make([]parity.Cell, len(now.Cells))
	}
	return was
}

// compared is a finding of the head with its status, "" where there is nothing to tell, and the id of the finding of the base that it is.
func (p past) compared(f Finding, now parity.Row, sdk int) (out Finding, known string) {
	was := p.of(now)
	old, ok := p.findings[idOf(f.Rule, was.Key, f.SDK)]
	switch f.Status = "new"; {
	case sdk < 0 || len(now.Cells) == 0: // of no row
		if _, ok := p.findings[f.ID]; ok {
			f.Status = "standing"
		}
	case ok && (f.Minor || !old.Minor || !takenUp(was, now)):
		f.Status, known = "standing", old.ID
	case f.Extra && !takenUp(was, now): // the others gave it up
		f.Status = "standing"
	case isMissing(f) && p.renamed(was, now, sdk):
		f.Status = ""
	case isMissing(f) && givenUp(was, now, sdk):
		f.Severity = Note
	}
	return f, known
}

// takenUp reports whether some SDK offers a concept that it did not offer: what one SDK alone had may have been its own idiom; that a
// second takes it up makes it a gap in the others.
func takenUp(was, now parity.Row) bool {
	return slices.ContainsFunc(having(now), func(i int) bool { return !was.Cells[i].Is(parity.Present, parity.Differs) })
}

// givenUp reports whether an SDK offered a concept that it offers no more, and that is no longer in most SDKs: as often as not it is on
// its way out.
func givenUp(was, now parity.Row, sdk int) bool {
	c := was.Cells[sdk]
	return c.Symbol != nil && c.Is(parity.Present, parity.Differs) && len(having(now))*2 <= existing(now)
}
