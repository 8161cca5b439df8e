package rules

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/companions"
	"sdkparity/config"
	"sdkparity/forwarding"
	"sdkparity/internal/golden"
	"sdkparity/parity"
	"sdkparity/parsers"
	"sdkparity/parsers/jsonschema"
	"sdkparity/parsers/language"
	"sdkparity/source"
	"sdkparity/suites"
)

const configPath = ".github/sdkparity.yml"

// TestRules reads the SDKs of each rule's archive and compares what that rule finds, a line per finding. The archive is the
// rule's manual: a hit, and a near miss that stays silent.
func TestRules(t *testing.T) {
	for _, rule := range All {
		path := filepath.Join("testdata", rule.ID+".txtar")
		if _, err := os.Stat(path); err != nil {
			t.Errorf("rule %s has no archive: %v", rule.ID, err)
			continue
		}
		golden.Run(t, path, func(t *testing.T, in *txtar.Archive) map[string]string {
			c, table, found := aligned(t, in, golden.File(t, in, configPath))
			var b strings.Builder
			for _, f := range Settle(Judge(table, c.Severity, found...)) {
				if f.Rule == rule.ID {
					fmt.Fprintf(&b, "%s %s %s: %s\n", f.Severity, f.SDK, f.Concept, f.Text)
				}
			}
			return map[string]string{"want": b.String()}
		})
	}
}

// TestArchives holds that no archive is left behind by a rule that is gone.
func TestArchives(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		id := strings.TrimSuffix(filepath.Base(path), ".txtar")
		if !slices.ContainsFunc(All, func(r Rule) bool { return r.ID == id }) {
			t.Errorf("%s is the archive of no rule", path)
		}
	}
}

// rosetta is where the six SDKs of a Rosetta archive are.
const rosetta = `
version: 1
sdks:
  - {name: node, language: typescript, root: node, files: ["**/*.ts"], entries: [src/index.ts]}
  - {name: dotnet, language: csharp, root: dotnet, files: ["**/*.cs"]}
  - {name: python, language: python, root: python, files: ["**/*.py"], entries: [pkg/__init__.py]}
  - {name: go, language: go, root: go, files: ["**/*.go"]}
  - {name: rust, language: rust, root: rust, files: ["**/*.rs"], entries: [src/lib.rs]}
  - {name: java, language: java, root: java, files: ["**/*.java"]}
`

// notYet are the Rosetta archives in which agreement is still taken for a difference, and what is missing.
var notYet = map[string]string{
	"inheritance": "what serde flattens has a name in Rust and is the base itself elsewhere",
}

// TestRosettaQuiet holds that nothing is found where six SDKs say the same thing, each in its own way.
func TestRosettaQuiet(t *testing.T) {
	paths, err := filepath.Glob("../parsers/testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no Rosetta archive (%v)", err)
	}
	for _, path := range paths {
		id := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(id, func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			c, table, _ := aligned(t, archive, []byte(rosetta))
			found := Judge(table, c.Severity)
			if notYet[id] != "" {
				if len(found) == 0 {
					t.Errorf("is quiet now, and no longer belongs into notYet")
				}
				return
			}
			for _, f := range found {
				t.Errorf("%s: %s", f.ID, f.Text)
			}
		})
	}
}

// aligned lines up the SDKs of an archive, their schema and their tests as a configuration says, and looks for companions and
// for options that go nowhere.
func aligned(t *testing.T, in *txtar.Archive, configuration []byte) (*config.Config, *parity.Table, []Found) {
	t.Helper()
	fsys, err := txtar.FS(in)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := source.Dir(fsys)
	if err != nil {
		t.Fatal(err)
	}
	c, err := config.Parse(configPath, configuration)
	if err != nil {
		t.Fatal(err)
	}
	var sdks []parsers.SDK
	for _, s := range c.SDKs {
		i := slices.IndexFunc(parsers.All, func(l language.Language) bool { return l.Name == s.Language })
		layout := language.Layout{SDK: s.Name, Root: s.Root, Entries: s.EntryPaths(tree), Generated: s.IsGenerated}
		sdks = append(sdks, parsers.SDK{Language: parsers.All[i], Layout: layout, Entries: s.Select(tree)})
	}
	apis, err := parsers.Read(context.Background(), tree, sdks, parsers.Cache{})
	if err != nil {
		t.Fatal(err)
	}
	for _, api := range apis {
		if api.Absent {
			t.Errorf("%s has no files", api.SDK)
		}
	}
	if c.Schema != nil {
		api := jsonschema.Read(contents(t, tree, c.Schema.Select(tree)))
		api.SDK = "schema"
		apis = append(apis, api)
	}
	o := parity.Options{Brands: c.Brands}
	for _, a := range c.Aliases {
		o.Aliases = append(o.Aliases, parity.Alias{Concept: a.Concept, Names: a.Names, SDKs: a.SDKs, Meant: a.Why != ""})
	}
	table := parity.Align(apis, o)
	table.Rows = append(table.Rows, suiteRows(t, tree, c)...)
	found := unregistered(t, tree, c, table)
	for _, g := range forwarding.Missing(table, apis) {
		found = append(found, Found{optionNotForwarded.ID, g.Row, Hit{SDK: g.SDK, At: g.At, Text: g.Text}})
	}
	return c, table, found
}

func suiteRows(t *testing.T, tree source.Tree, c *config.Config) []parity.Row {
	t.Helper()
	if c.Suites == nil {
		return nil
	}
	tests := make([]suites.Tests, len(c.SDKs))
	for _, s := range c.Suites.SDKs {
		i := slices.IndexFunc(c.SDKs, func(sdk config.SDK) bool { return sdk.Name == s.SDK })
		files := contents(t, tree, c.SDKs[i].Find(tree, s.Files))
		units := contents(t, tree, c.SDKs[i].Find(tree, s.Units))
		tests[i] = suites.Tests{Language: c.SDKs[i].Language, Contains: s.Contains, Harness: s.Harness, Runs: s.Runs, Files: files, Units: units}
	}
	rows, err := suites.Rows(tests, suites.Names{Same: c.Suites.Same, Snapshots: c.Suites.Recorded(tree), Brands: c.Brands})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func unregistered(t *testing.T, tree source.Tree, c *config.Config, table *parity.Table) []Found {
	t.Helper()
	var needs []companions.Need
	for _, n := range c.Companions {
		i := slices.IndexFunc(c.SDKs, func(s config.SDK) bool { return s.Name == n.SDK })
		files := contents(t, tree, c.SDKs[i].Find(tree, n.Files))
		needs = append(needs, companions.Need{SDK: n.SDK, Pattern: n.Pattern, Types: n.Types, Files: files})
	}
	var out []Found
	for _, g := range companions.Missing(table, needs) {
		out = append(out, Found{companionMissing.ID, g.Row, Hit{SDK: g.SDK, At: g.At, Text: g.Text}})
	}
	return out
}

func contents(t *testing.T, tree source.Tree, entries []source.Entry) []source.File {
	t.Helper()
	files, problems, err := tree.Read(context.Background(), entries)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return files
}
