package report

import (
	"io"
	"maps"
	"slices"

	"sdkparity/parity"
	"sdkparity/rules"
)

// JSON writes a check or an audit as the contract says (version 1).
func JSON(w io.Writer, r Result) error {
	doc := checkDoc{Version: 1, Base: r.Base, Head: r.Head, SDKs: r.Table.SDKs, Concepts: []conceptDoc{}, Findings: []findingDoc{}, Problems: []problemDoc{}}
	for _, row := range r.rows() {
		doc.Concepts = append(doc.Concepts, r.conceptOf(row))
	}
	for _, f := range r.Findings {
		doc.Findings = append(doc.Findings, findingDoc{f.ID, f.Rule, string(f.Severity), f.Status, f.Concept, f.SDK, f.At.File, f.At.Line, f.Text})
	}
	for _, p := range r.Problems {
		doc.Problems = append(doc.Problems, problemDoc{p.SDK, p.File, p.Line, p.Text})
	}
	doc.Notes = r.Notes
	doc.Summary = r.summary()
	return writeJSON(w, doc)
}

type checkDoc struct {
	Version  int          `json:"version"`
	Base     string       `json:"base,omitempty"`
	Head     string       `json:"head,omitempty"`
	SDKs     []string     `json:"sdks"`
	Concepts []conceptDoc `json:"concepts"`
	Findings []findingDoc `json:"findings"`
	Problems []problemDoc `json:"problems"`
	Notes    []string     `json:"notes,omitempty"`
	Summary  summaryDoc   `json:"summary"`
}

type conceptDoc struct {
	Concept string             `json:"concept"`
	Kind    string             `json:"kind"`
	Change  string             `json:"change,omitempty"`
	Cells   map[string]cellDoc `json:"cells"`
}

type cellDoc struct {
	State         string `json:"state"`
	Name          string `json:"name,omitempty"`
	Layer         string `json:"layer,omitempty"`
	File          string `json:"file,omitempty"`
	Line          int    `json:"line,omitempty"`
	Changed       bool   `json:"changed,omitempty"`
	Spelled       string `json:"spelled,omitempty"`
	Expected      string `json:"expected,omitempty"`
	GeneratedFile string `json:"generated_file,omitempty"`
	Why           string `json:"why,omitempty"` // it is planned or waived
}

type findingDoc struct {
	ID       string `json:"id"`
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Status   string `json:"status,omitempty"`
	Concept  string `json:"concept"`
	SDK      string `json:"sdk"`
	File     string `json:"file,omitempty"`
	Line     int    `json:"line,omitempty"`
	Text     string `json:"text"`
}

type problemDoc struct {
	SDK  string `json:"sdk"`
	File string `json:"file"`
	Line int    `json:"line,omitempty"`
	Text string `json:"text"`
}

type summaryDoc struct {
	New      int `json:"new"`
	Fixed    int `json:"fixed"`
	Standing int `json:"standing"`
	Planned  int `json:"planned"`
	Waived   int `json:"waived"`
}

// rows are the concepts a report is about: for a check those the change touches or whose findings it opens or closes; for an
// audit those with a finding, and those that one SDK alone has.
func (r Result) rows() []parity.Row {
	told := maps.Clone(r.Extras)
	if told == nil {
		told = map[string]bool{}
	}
	for _, f := range r.Findings {
		if r.Changes == nil || f.Status == "new" || f.Status == "fixed" {
			told[f.Row] = true
		}
	}
	var out []parity.Row
	seen := map[string]bool{}
	for _, row := range r.Table.Rows {
		seen[row.Key] = true
		if _, changed := r.Changes[row.Key]; changed || told[row.Key] {
			out = append(out, row)
		}
	}
	for _, key := range sortedKeys(r.Changes) {
		if row, ok := r.BaseRows[key]; ok && !seen[key] {
			out = append(out, removedRow(row))
		}
	}
	return out
}

// removedRow is a row that only the base has: nobody has it any more.
func removedRow(row parity.Row) parity.Row {
	cells := make([]parity.Cell, len(row.Cells))
	for i, c := range row.Cells {
		cells[i] = parity.Cell{State: parity.Missing}
		if c.State == parity.Absent {
			cells[i] = c
		}
	}
	row.Cells = cells
	return row
}

func (r Result) conceptOf(row parity.Row) conceptDoc {
	change := r.Changes[row.Key]
	doc := conceptDoc{Concept: row.Concept, Kind: row.Kind.String(), Change: change.Kind, Cells: map[string]cellDoc{}}
	for i, c := range row.Cells {
		if c.State == parity.Unknown {
			continue // nothing says whether it is there
		}
		cell := cellDoc{State: c.State.String(), Spelled: c.Spelled, Layer: c.Layer.String(), GeneratedFile: c.Generated.At.File}
		if c.Symbol != nil {
			cell.Name, cell.File, cell.Line = c.Symbol.Name, c.Symbol.At.File, c.Symbol.At.Line
		}
		if c.Is(parity.Missing, parity.GeneratedOnly, parity.Planned) && r.Expected != nil && offered(row) {
			e := r.Expected(row, i)
			cell.Expected, cell.File, cell.Line = e.Name, e.At.File, e.At.Line
		}
		if c.Is(parity.Planned, parity.Waived) && r.Why != nil {
			cell.Why = r.Why(row, i)
		}
		cell.Changed = change.Kind != "" && change.SDKs[i]
		doc.Cells[r.Table.SDKs[i]] = cell
	}
	return doc
}

func (r Result) summary() summaryDoc {
	var s summaryDoc
	for _, f := range r.Findings {
		switch f.Status {
		case "new":
			s.New++
		case "fixed":
			s.Fixed++
		default:
			s.Standing++
		}
	}
	for _, row := range r.Table.Rows {
		for _, c := range row.Cells {
			switch {
			case c.Implied: // its type's cell counts for it
			case c.State == parity.Planned:
				s.Planned++
			case c.State == parity.Waived:
				s.Waived++
			}
		}
	}
	s.Waived += r.Tolerated
	return s
}

func sortedKeys(m map[string]rules.Change) []string {
	return slices.Sorted(maps.Keys(m))
}
