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

	"sdkparity/config"
	"sdkparity/internal/golden"
	"sdkparity/parity"
	"sdkparity/parsers"
	"sdkparity/parsers/language"
	"sdkparity/source"
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
			c, table := aligned(t, in, golden.File(t, in, configPath))
			var b strings.Builder
			for _, f := range Settle(Judge(table, c.Severity)) {
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
	"inheritance":     "what serde flattens has a name in Rust and is the base itself elsewhere",
	"module-function": "a static method of a class that holds nothing else is a module function",
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
			c, table := aligned(t, archive, []byte(rosetta))
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

// aligned lines up the SDKs of an archive as a configuration says.
func aligned(t *testing.T, in *txtar.Archive, configuration []byte) (*config.Config, *parity.Table) {
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
	return c, parity.Align(apis, parity.Options{Brands: c.Brands})
}
