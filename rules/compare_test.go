package rules

import (
	"testing"

	"sdkparity/parity"
)

// TestCompareUnseen holds that a gap is closed by what fills it, and not by what hides it.
func TestCompareUnseen(t *testing.T) {
	table := func(s parity.State) *parity.Table {
		return &parity.Table{SDKs: []string{"node", "go"}, Rows: []parity.Row{{Concept: "Lamp.glow", Key: "lamp.glow", Cells: []parity.Cell{{State: parity.Present}, {State: s}}}}}
	}
	gap := []Finding{{ID: "member-missing:lamp.glow:go", Rule: "member-missing", Severity: Warning, Row: "lamp.glow", SDK: "go"}}
	for state, want := range map[parity.State]int{parity.Present: 1, parity.Waived: 1, parity.Absent: 0, parity.Unread: 0, parity.Unknown: 0} {
		c := Compare(table(parity.Missing), table(state), gap, nil)
		if len(c.Findings) != want {
			t.Errorf("%s: %+v", state, c.Findings)
		}
	}
	if c := Compare(table(parity.Missing), &parity.Table{SDKs: []string{"node", "go"}}, gap, nil); len(c.Findings) != 1 || c.Findings[0].Status != "fixed" {
		t.Errorf("the concept is no more: %+v", c.Findings)
	}
}
