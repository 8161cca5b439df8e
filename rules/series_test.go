package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sdkparity/model"
	"sdkparity/parity"
)

func TestDirectives(t *testing.T) {
	for text, want := range map[string][]Directive{
		"": nil,
		"sdkparity: defer python, go until #1748":             {{SDKs: []string{"python", "go"}, Until: "#1748"}},
		"words\r\n\r\nSDKParity: Only Node,dotnet\r\nmore":    {{Only: true, SDKs: []string{"node", "dotnet"}}},
		"- sdkparity: defer go and rust":                      {{SDKs: []string{"go", "rust"}}},
		"1. [x] `sdkparity: defer go, go until #1.`":          {{SDKs: []string{"go"}, Until: "#1"}},
		"**sdkparity: defer go until `acme/lamps#12`**":       {{SDKs: []string{"go"}, Until: "acme/lamps#12"}},
		"so <!-- sdkparity: defer go until #2--> it is":       {{SDKs: []string{"go"}, Until: "#2"}},
		"<!--\nsdkparity: defer go\nsdkparity: only node -->": {{SDKs: []string{"go"}}, {Only: true, SDKs: []string{"node"}}},
		"> sdkparity: DEFER go UNTIL the next release":        {{SDKs: []string{"go"}, Until: "the next release"}},
		"the line sdkparity: defer go is no directive":        nil,
		"sdkparity defer go":                                  nil,
	} {
		got, odd := Directives(text)
		if diff := cmp.Diff(want, got); diff != "" || odd != nil {
			t.Errorf("%q (-want +got)\n%s%q", text, diff, odd)
		}
	}
	for _, text := range []string{"sdkparity:", "sdkparity: defer", "sdkparity: defer until #1", "sdkparity: postpone go", "SDKPARITY: only , ,"} {
		if got, odd := Directives("* " + text); len(got) > 0 || len(odd) != 1 {
			t.Errorf("%q gives %v and %q", text, got, odd)
		}
	}
}

// TestPlan has a change that gives node a type, a member of another and a removal; what only stands beside it is left alone.
func TestPlan(t *testing.T) {
	table := func() *parity.Table {
		cells := func(states ...parity.State) []parity.Cell {
			var out []parity.Cell
			for _, s := range states {
				out = append(out, parity.Cell{State: s})
			}
			return out
		}
		implied := cells(parity.Present, parity.Missing, parity.Missing)
		implied[1].Implied, implied[2].Implied = true, true
		return &parity.Table{SDKs: []string{"node", "go", "rust"}, Rows: []parity.Row{
			{Key: "lamp", Kind: model.Object, Cells: cells(parity.Present, parity.Missing, parity.GeneratedOnly)},
			{Key: "lamp.colour", Cells: implied},
			{Key: "lampion", Cells: cells(parity.Present, parity.Missing, parity.Present)},
			{Key: "shade.size", Cells: cells(parity.Missing, parity.Present, parity.Present)},
		}}
	}
	finding := func(row, sdk, status string) Finding { return Finding{Row: row, SDK: sdk, Status: status} }
	comparison := Comparison{
		Changes: map[string]Change{"lamp": {}, "lamp.colour": {}, "shade.size": {}},
		Findings: []Finding{
			finding("lamp", "go", "new"), finding("lamp", "rust", "new"), finding("lampion", "go", "standing"), finding("shade.size", "node", "new"),
			finding("shade.size", "rust", "fixed"),
		},
	}
	for text, want := range map[string]map[Place]string{
		"sdkparity: defer go until #7": {{"lamp", "go"}: "until #7", {"lamp.colour", "go"}: "until #7"},
		"sdkparity: only node, rust": {
			{"lamp", "go"}: "the pull request is for node and rust only", {"lamp.colour", "go"}: "the pull request is for node and rust only",
		},
		"sdkparity: only go until #7":               {{"lamp", "rust"}: "the pull request is for go only, until #7", {"shade.size", "node"}: "the pull request is for go only, until #7", {"lamp.colour", "rust"}: "the pull request is for go only, until #7"},
		"sdkparity: only cobol":                     {},
		"sdkparity: defer cobol, rust":              {{"lamp", "rust"}: "deferred by the pull request", {"lamp.colour", "rust"}: "deferred by the pull request"},
		"sdkparity: defer go\nsdkparity: only node": {{"lamp", "go"}: "deferred by the pull request", {"lamp.colour", "go"}: "deferred by the pull request", {"lamp", "rust"}: "the pull request is for node only", {"lamp.colour", "rust"}: "the pull request is for node only"},
	} {
		directives, _ := Directives(text)
		tab := table()
		kept, why := Plan(tab, comparison, directives)
		if diff := cmp.Diff(want, why); diff != "" {
			t.Errorf("%s (-want +got)\n%s", text, diff)
		}
		for _, row := range tab.Rows {
			for i, sdk := range tab.SDKs {
				if _, ok := want[Place{row.Key, sdk}]; ok != (row.Cells[i].State == parity.Planned) {
					t.Errorf("%s: %s is %s in %s", text, row.Key, row.Cells[i].State, sdk)
				}
			}
		}
		for _, f := range comparison.Findings {
			_, gone := want[Place{f.Row, f.SDK}]
			if left := cmp.Equal([]Finding{f}, filter(kept, f)); left == gone {
				t.Errorf("%s: the finding %v is kept: %v", text, f, left)
			}
		}
	}
	directives, _ := Directives("sdkparity: defer cobol, rust\nsdkparity: only ada, cobol")
	if diff := cmp.Diff([]string{"cobol", "ada"}, Strangers(directives, table().SDKs)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func filter(list []Finding, want Finding) []Finding {
	var out []Finding
	for _, f := range list {
		if f == want {
			out = append(out, f)
		}
	}
	return out
}

func TestWaive(t *testing.T) {
	table := &parity.Table{SDKs: []string{"node", "go"}, Rows: []parity.Row{
		{Key: "lamp", Cells: []parity.Cell{{State: parity.Present}, {State: parity.Missing}}},
		{Key: "lamp.colour", Cells: []parity.Cell{{State: parity.Present}, {State: parity.Missing, Implied: true}}},
		{Key: "shade.size", Cells: []parity.Cell{{State: parity.Present}, {State: parity.Present}}},
	}}
	findings := []Finding{
		{Rule: "type-missing", Row: "lamp", Concept: "Lamp", SDK: "go"},
		{Rule: "presence-differs", Row: "shade.size", Concept: "Shade.size", SDK: "go"},
		{Rule: "type-differs", Row: "shade.size", Concept: "Shade.size", SDK: "node"},
	}
	kept, w := Waive(table, findings, []Waiver{
		{Concept: "Lam?", Why: "no lamps"}, {Concept: "*", SDKs: []string{"go"}, Why: "go is other"}, {Concept: "*", Ended: true},
		{Concept: "Shade.*", Rules: []string{"wire-name-differs"}}, {Concept: "[", Why: "no glob"},
	})
	if diff := cmp.Diff(findings[2:], kept); diff != "" {
		t.Errorf("kept (-want +got)\n%s", diff)
	}
	if w.Tolerated != 1 || len(w.Findings) != 2 {
		t.Errorf("%d tolerated of %d waived", w.Tolerated, len(w.Findings))
	}
	if diff := cmp.Diff([]bool{true, true, false, false, false}, w.Used); diff != "" {
		t.Errorf("used (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(map[Place]string{{"lamp", "go"}: "no lamps", {"lamp.colour", "go"}: "no lamps", {"shade.size", "go"}: "go is other"}, w.Why); diff != "" {
		t.Errorf("why (-want +got)\n%s", diff)
	}
	for i, want := range []parity.State{parity.Waived, parity.Waived, parity.Present} {
		if got := table.Rows[i].Cells[1].State; got != want {
			t.Errorf("%s is %s, want %s", table.Rows[i].Key, got, want)
		}
	}
}
