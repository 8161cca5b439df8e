package suites

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sdkparity/source"
)

func TestSuiteName(t *testing.T) {
	for base, want := range map[string]string{
		"abort.e2e.test.ts": "abort", "connection_token.test.ts": "connection_token", "test_abort_e2e.py": "abort", "test_abort.py": "abort",
		"abort_e2e_test.go": "abort", "AbortE2ETests.cs": "Abort", "AbortTest.java": "Abort", "RewindIT.java": "Rewind", "abort.rs": "abort",
		"audit.rs": "audit", "latest.ts": "latest",
	} {
		if got := suiteName(base); got != want {
			t.Errorf("suiteName(%q) = %q, want %q", base, got, want)
		}
	}
}

func TestCases(t *testing.T) {
	for _, c := range []struct {
		language, harness, text string
		want                    map[string][]string // cases by suite
	}{
		{"typescript", "", "it('one', f); // it('two', f)\n  // it(\"three\", f)\ntest.each([1])(`four`, f)\nit.skip(\n \"six\",\n f)", map[string][]string{"file": {"four", "one", "six"}}},
		{"python", "", "class TestX:\n    async def test_one(self): ...\ndef helper(): ...\n# def test_two():", map[string][]string{"file": {"one"}}},
		{"go", "", "func TestOne(t *testing.T) {\n\tt.Run(\"two three\", f)\n\tt.Run(name, f)\n}", map[string][]string{"file": {"One", "two three"}}},
		{"csharp", `Base\("(\w+)"`, "class A() : Base(\"locks\") {\n  public async Task Should_Lock() {}\n  public Task DisposeAsync() {}\n}", map[string][]string{"file": {"Should_Lock"}, "locks": {"Should_Lock"}}},
		{"rust", `with\("(\w+)", "(\w+)"`, "#[tokio::test]\nasync fn one() { with(\"locks\", \"two\") }\nfn helper() {}", map[string][]string{"file": {"one"}, "locks": {"two"}}},
		{"java", "", "  @Test\n  void one() {}\n  private void two() {}", map[string][]string{"file": {"one"}}},
	} {
		tests := Tests{Language: c.language, Harness: c.harness, Files: []source.File{{Path: "e2e/file.x", Data: []byte(c.text)}}}
		suites, err := tests.read(Names{})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string][]string{}
		for key, s := range suites.suites {
			for _, m := range slices.Sorted(maps.Keys(s.cases)) {
				got[key] = append(got[key], s.cases[m].Name)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.language, diff)
		}
	}
}

func TestTemplates(t *testing.T) {
	text := "it(`keeps the pending tool on ${scenario.name} resume`, f)\nit(`${x} ends`, f)"
	tests := Tests{Language: "typescript", Files: []source.File{{Path: "e2e/file.x", Data: []byte(text)}}}
	suites, err := tests.read(Names{})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"KeepsPendingToolOnWarmResume": true, "keeps_pending_tool_on_resume": true, "keeps_pending_tool_on_warm": false,
		"keeps_pending_tool_on_warm_resume_twice": false, "everything_ends": false,
	} {
		if _, got := suites.suites["file"].has(caseKey(name)); got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}
