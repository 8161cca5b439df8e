package report

import (
	"io"
	"maps"
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/rules"
	"sdkparity/suggest"
)

// savedVersion is raised when a saved result would be read wrongly by another build.
const savedVersion = 1

// Save writes a check as data, from which Load makes every report again.
func Save(w io.Writer, r Result) error {
	doc := saved{
		Version: savedVersion, Base: r.Base, Head: r.Head, SDKs: r.Table.SDKs, Schema: r.Schema, Notes: r.Notes, Tolerated: r.Tolerated,
		Codegen: r.Codegen, Coverage: r.Coverage, Problems: r.Problems, Findings: r.Findings,
	}
	told := map[string]bool{}
	for _, row := range r.rows() {
		told[row.Key] = true
	}
	for _, row := range r.Table.Rows {
		if told[row.Key] || slices.ContainsFunc(row.Cells, func(c parity.Cell) bool { return c.Is(parity.Planned, parity.Waived) }) {
			doc.Rows = append(doc.Rows, r.savedRow(row))
			delete(told, row.Key)
		}
	}
	for _, key := range sortedKeys(r.Changes) {
		if row, ok := r.BaseRows[key]; ok && told[key] {
			doc.Gone = append(doc.Gone, r.savedRow(row))
		}
	}
	doc.Unlinked = r.unlinked(doc)
	var err error
	if doc.Suggested, err = r.savedSuggestions(); err != nil {
		return err
	}
	return writeJSON(w, doc)
}

// savedSuggestions are how the SDKs would write what a report of the check shows.
func (r Result) savedSuggestions() ([]savedSuggestions, error) {
	if r.Suggested == nil {
		return nil, nil
	}
	var out []savedSuggestions
	for _, t := range viewOf(r).todos() {
		keys := t.open()
		if len(keys) == 0 {
			continue
		}
		list, language, err := r.Suggested(t.sdk, keys)
		if err != nil {
			return nil, err
		}
		out = append(out, savedSuggestions{SDK: t.sdk, Language: language, List: list})
	}
	return out, nil
}

type saved struct {
	Version   int
	Base      string
	Head      string
	SDKs      []string
	Rows      []savedRow
	Gone      []savedRow // that only the base has
	Findings  []rules.Finding
	Problems  []SDKProblem
	Schema    SchemaState
	Notes     []string
	Tolerated int
	Codegen   map[string]string
	Coverage  []Coverage
	Unlinked  []string // files that are not at the head commit
	Suggested []savedSuggestions
}

// savedSuggestions are those for one SDK.
type savedSuggestions struct {
	SDK, Language string
	List          []suggest.Suggestion
}

type savedRow struct {
	Concept, Key string
	Kind         model.Kind
	Layer        model.Layer
	Change       string `json:",omitempty"`
	ChangedIn    []bool `json:",omitempty"`
	Cells        []savedCell
}

type savedCell struct {
	State     parity.State
	Layer     model.Layer      `json:",omitempty"`
	Name      string           `json:",omitempty"`
	At        *model.Pos       `json:",omitempty"` // of what is there
	Spelled   string           `json:",omitempty"`
	Generated parity.Generated `json:",omitzero"`
	Implied   bool             `json:",omitempty"`
	Expected  Expected         `json:",omitzero"`
	Why       string           `json:",omitempty"`
}

func (r Result) savedRow(row parity.Row) savedRow {
	change := r.Changes[row.Key]
	out := savedRow{Concept: row.Concept, Key: row.Key, Kind: row.Kind, Layer: row.Layer, Change: change.Kind, ChangedIn: change.SDKs}
	for i, c := range row.Cells {
		s := savedCell{State: c.State, Layer: c.Layer, Spelled: c.Spelled, Generated: c.Generated, Implied: c.Implied}
		if c.Symbol != nil {
			s.Name, s.At = c.Symbol.Name, &c.Symbol.At
		}
		if r.Expected != nil && !c.Is(parity.Present, parity.Absent, parity.Unknown) {
			s.Expected = r.Expected(row, i)
		}
		if r.Why != nil && c.Is(parity.Planned, parity.Waived) {
			s.Why = r.Why(row, i)
		}
		out.Cells = append(out.Cells, s)
	}
	return out
}

// unlinked are the files that have no address: those of a schema that was fetched.
func (r Result) unlinked(doc saved) []string {
	files := map[string]bool{}
	see := func(p model.Pos) {
		if p.File != "" && (r.Link == nil || r.Link(p) == "") {
			files[p.File] = true
		}
	}
	for _, f := range doc.Findings {
		see(f.At)
	}
	for _, row := range doc.Rows {
		for _, c := range row.Cells {
			if c.At != nil {
				see(*c.At)
			}
			see(c.Generated.At)
			see(c.Expected.At)
		}
	}
	return slices.Sorted(maps.Keys(files))
}
