package main

import (
	"cmp"
	"context"
	"slices"

	"sdkparity/companions"
	"sdkparity/config"
	"sdkparity/forwarding"
	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/rules"
	"sdkparity/source"
	"sdkparity/suites"
)

// beside is what is read of a tree beside the SDKs' own declarations.
type beside struct {
	needs  []companions.Need
	suites []parity.Row // a cell for each SDK of the configuration
}

func (w *workspace) beside(ctx context.Context, tree source.Tree, c *config.Config) (beside, error) {
	var b beside
	for _, n := range c.Companions {
		files, err := found(ctx, tree, c, n.SDK, n.Files)
		if err != nil {
			return beside{}, err
		}
		b.needs = append(b.needs, companions.Need{SDK: n.SDK, Pattern: n.Pattern, Types: n.Types, Files: files})
	}
	if c.Suites == nil || !w.suites {
		return b, nil
	}
	tests := make([]suites.Tests, len(c.SDKs))
	for _, s := range c.Suites.SDKs {
		files, err := found(ctx, tree, c, s.SDK, s.Files)
		if err != nil {
			return beside{}, err
		}
		units, err := found(ctx, tree, c, s.SDK, s.Units)
		if err != nil {
			return beside{}, err
		}
		i := slices.IndexFunc(c.SDKs, func(sdk config.SDK) bool { return sdk.Name == s.SDK })
		tests[i] = suites.Tests{Language: c.SDKs[i].Language, Contains: s.Contains, Harness: s.Harness, Runs: s.Runs, Files: files, Units: units}
	}
	var err error
	b.suites, err = suites.Rows(tests, suites.Names{Same: c.Suites.Same, Snapshots: c.Suites.Recorded(tree), Brands: c.Brands})
	return b, err
}

// found are the files that match globs of an SDK. What cannot be read is empty.
func found(ctx context.Context, tree source.Tree, c *config.Config, sdk string, globs []string) ([]source.File, error) {
	i := slices.IndexFunc(c.SDKs, func(s config.SDK) bool { return s.Name == sdk })
	files, _, err := tree.Read(ctx, c.SDKs[i].Find(tree, globs))
	return files, err
}

// add puts the suites into a table, in the order of its keys.
func (b beside) add(t *parity.Table) {
	suites.Concepts(b.suites, t)
	for _, row := range b.suites {
		for len(row.Cells) < len(t.SDKs) { // the schema has no tests
			row.Cells = append(row.Cells, parity.Cell{})
		}
		t.Rows = append(t.Rows, row)
	}
	slices.SortStableFunc(t.Rows, func(a, b parity.Row) int { return cmp.Compare(a.Key, b.Key) })
}

// hits are the types without their companions.
func (b beside) hits(t *parity.Table, apis []*model.API) []rules.Found {
	var out []rules.Found
	for _, g := range companions.Missing(t, b.needs) {
		out = append(out, rules.Found{Rule: "companion-missing", Row: g.Row, Hit: rules.Hit{SDK: g.SDK, At: g.At, Text: g.Text}})
	}
	for _, g := range forwarding.Missing(t, apis) {
		out = append(out, rules.Found{Rule: "option-not-forwarded", Row: g.Row, Hit: rules.Hit{SDK: g.SDK, At: g.At, Text: g.Text}})
	}
	return out
}
