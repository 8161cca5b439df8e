package suites

import (
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
)

// Concepts says of a suite that an SDK lacks that the SDK does not have what it tests, when that is told where it belongs: as a type
// or an option that is missing. One cause, one finding.
func Concepts(rows []parity.Row, table *parity.Table) {
	var about []concept
	for i, row := range table.Rows {
		if row.Kind != model.Suite && row.Layer != model.Generated {
			about = append(about, concept{row: &table.Rows[i], words: conceptWords(row)})
		}
	}
	for i := range rows {
		tested := testedBy(rows[i])
		for sdk := range rows[i].Cells {
			cell := &rows[i].Cells[sdk]
			if !cell.Is(parity.Missing) || cell.Symbol != nil || len(tested) == 0 {
				continue
			}
			if name := lacking(about, tested, sdk); name != "" {
				cell.State, cell.Spelled = parity.Absent, "no "+name+" to test"
			}
		}
	}
}

// concept is a type or a member, and the words of its own name.
type concept struct {
	row   *parity.Row
	words []string
}

func conceptWords(row parity.Row) []string {
	for _, c := range row.Cells {
		if c.Symbol != nil {
			return words(c.Symbol.Name)
		}
	}
	return nil
}

// testedBy are the words of what a suite is about: the first two of its name, which say what, and the others what of it.
func testedBy(row parity.Row) []string {
	for _, c := range row.Cells {
		if c.Symbol != nil && c.Spelled == "" {
			name := words(c.Symbol.Name)
			return name[:min(len(name), 2)]
		}
	}
	return nil
}

// lacking is what a suite tests that an SDK does not have, as most have it; "" when the SDK has anything of the kind.
func lacking(about []concept, tested []string, sdk int) string {
	name := ""
	for _, c := range about {
		if !c.named(tested) {
			continue
		}
		if !c.row.Cells[sdk].Is(parity.Missing) {
			if c.row.Cells[sdk].Layer == model.Handwritten && c.row.Cells[sdk].Is(parity.Present, parity.Differs) {
				return ""
			}
			continue
		}
		if name == "" && c.in() >= minAbout {
			name = c.row.Concept
		}
	}
	return name
}

const minAbout = 3 // SDKs that have it

func (c concept) in() int {
	n := 0
	for _, cell := range c.row.Cells {
		if cell.Is(parity.Present, parity.Differs) {
			n++
		}
	}
	return n
}

// named reports whether a type begins with the words, or a member says them: SessionFsProvider for session_fs, continuePendingWork
// for pending_work_resume.
func (c concept) named(words []string) bool {
	for i := 0; i+len(words) <= len(c.words); i++ {
		if slices.Equal(c.words[i:i+len(words)], words) {
			return i == 0 || len(words) > 1
		}
	}
	return false
}
