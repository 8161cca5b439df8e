package suites

import (
	"testing"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/source"
)

// lockTests are enough tests for their words to weigh something.
const lockTests = "it('should throw when sending to disconnected session', f)\nit('rejects wrong token', f)\nit('should list models when authenticated', f)\n" +
	"it('should apply filter on session create', f)\nit('starts server over stdio', f)\nit('breaks lock', f)"

func TestFoundByWhatItSays(t *testing.T) {
	for text, want := range map[string]string{
		"  @Test\n  void sendThrowsAfterSessionClosed() {}":     "shouldthrowwhensendingtodisconnectedsession",
		"  @Test\n  void testListModels() {}":                   "shouldlistmodelswhenauthenticated",
		"  @Test\n  void rejectsTheWrongToken() {}":             "rejectswrongtoken",
		"  @Test\n  void shouldApplyFilterOnSessionResume() {}": "", // the opposite
		"  @Test\n  void startsServerOverTcp() {}":              "",
		"  @Test\n  void waitsForLock() {}":                     "",
	} {
		list := []Tests{
			{Language: "typescript", Files: []source.File{{Path: "e2e/all.ts", Data: []byte(lockTests)}}},
			{Language: "java", Files: []source.File{{Path: "e2e/OtherTest.java", Data: []byte(text)}}},
		}
		rows, err := Rows(list, Names{})
		if err != nil {
			t.Fatal(err)
		}
		got := rows[0].Cells[1].Spelled
		if (want != "") != (got != "") {
			t.Errorf("%s: got %q, want a case like %q", text, got, want)
		}
	}
}

func TestStubs(t *testing.T) {
	const text = "#[test]\nfn one() {\n    assert!(true);\n}\n\n#[test]\nfn two() {\n    helper(\n        1,\n    );\n}\n\n#[test]\nfn three() {\n    with_context();\n}\n\nfn helper(\n    n: u8,\n) {\n    with_context();\n}\n"
	list := Tests{Language: "rust", Runs: `with_context\(`, Files: []source.File{{Path: "e2e/file.rs", Data: []byte(text)}}}
	got, err := list.read(Names{})
	if err != nil {
		t.Fatal(err)
	}
	s := got.suites["file"]
	if len(s.cases) != 2 || len(s.stubs) != 1 || s.stubs["one"].Line != 1 {
		t.Errorf("got cases %v and stubs %v, want one to be a stub", s.cases, s.stubs)
	}
}

func TestSkippedWithoutBody(t *testing.T) {
	const text = "func TestX(t *testing.T) {\n\tt.Run(\"skipped\", func(t *testing.T) {\n\t\tt.Skip(\"later\")\n\t})\n\tt.Run(\"runs\", func(t *testing.T) {\n\t\tt.Skip(\"here\")\n\t\tcheck(t)\n\t})\n}\n"
	got, err := Tests{Language: "go", Files: []source.File{{Path: "e2e/x_test.go", Data: []byte(text)}}}.read(Names{})
	if err != nil {
		t.Fatal(err)
	}
	s := got.suites["x"]
	if _, stub := s.stubs["skipped"]; !stub || len(s.stubs) != 1 {
		t.Errorf("got stubs %v, want only the one that does nothing", s.stubs)
	}
}

func TestConcepts(t *testing.T) {
	cells := func(last parity.State) []parity.Cell {
		there := parity.Cell{State: parity.Present, Layer: model.Handwritten, Symbol: &model.Symbol{Name: "LedgerBookStore"}}
		return []parity.Cell{there, there, there, {State: last, Layer: model.Handwritten}}
	}
	for state, want := range map[parity.State]parity.State{parity.Missing: parity.Absent, parity.Present: parity.Missing} {
		suite := parity.Cell{State: parity.Present, Symbol: &model.Symbol{Name: "ledger_book"}}
		rows := []parity.Row{{Kind: model.Suite, Cells: []parity.Cell{suite, suite, suite, {State: parity.Missing}}}}
		Concepts(rows, &parity.Table{Rows: []parity.Row{{Concept: "LedgerBookStore", Kind: model.Interface, Cells: cells(state)}}})
		if got := rows[0].Cells[3].State; got != want {
			t.Errorf("where the store is %v, the suite is %v, want %v", state, got, want)
		}
	}
}
