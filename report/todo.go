package report

import (
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/suggest"
)

// todo is what one SDK has to do to close its gaps.
type todo struct {
	sdk     string
	items   []item
	stale   []string // generated files that lag behind
	lags    bool     // whether generated code does, even where no file can be named
	codegen string   // the command that brings them up to date

	language string               // that the declarations are in
	needed   []suggest.Suggestion // what the items need and nobody asked for
}

// item is one declaration to write.
type item struct {
	line
	expected  Expected
	members   []string  // what goes into it, for a type
	standing  bool      // it was missing before this change
	note      bool      // as likely an idiom of the others as a gap
	removed   bool      // this change removed it
	generated model.Pos // where generated code has it
	suggested *suggest.Suggestion
}

// todos are the SDKs that have something to do: those first that this change leaves behind.
func (v view) todos() []todo {
	var out []todo
	for i, sdk := range v.Table.SDKs {
		if !v.isSDK(i) {
			continue
		}
		t := todo{sdk: sdk, codegen: v.Codegen[sdk]}
		for _, g := range v.groups {
			t.items = append(t.items, v.itemsOf(g, i)...)
		}
		slices.SortStableFunc(t.items, func(a, b item) int { return rank(a) - rank(b) })
		t.stale, t.lags = v.stale(i)
		if len(t.items) > 0 || t.lags {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b todo) int { return a.rank() - b.rank() })
	return out
}

func (t todo) rank() int {
	if len(t.items) == 0 {
		return 1
	}
	return rank(t.items[0])
}

func rank(i item) int {
	switch {
	case i.standing:
		return 2
	case i.note:
		return 1
	}
	return 0
}

func (v view) itemsOf(g group, sdk int) []item {
	var out []item
	for _, l := range g.lines {
		c := l.Cells[sdk]
		i := slices.IndexFunc(v.findings(l, sdk), isGap)
		if i < 0 || !c.Is(parity.Missing, parity.GeneratedOnly) {
			continue
		}
		f := v.findings(l, sdk)[i]
		it := item{line: l, standing: f.Status == "standing", note: !weighty(f), removed: l.changed(sdk)}
		if c.Generated.State == parity.Present {
			it.generated = c.Generated.At
		}
		if it.expected = v.expected(l.Row, sdk); it.expected.At.File == "" {
			it.expected.At = f.At
		}
		if c.State == parity.GeneratedOnly {
			it.removed = false
		}
		if l.owner {
			it.members = v.memberNames(g, sdk)
		}
		out = append(out, it)
	}
	return out
}

// memberNames are the members of a type that an SDK lacks with it.
func (v view) memberNames(g group, sdk int) []string {
	var out []string
	for _, l := range g.lines {
		if l.owner || !l.Cells[sdk].Implied {
			continue
		}
		name := v.expected(l.Row, sdk).Name
		if name == "" {
			name = l.name
		}
		out = append(out, name)
	}
	return out
}

// open are the rows whose gaps this change opens.
func (t todo) open() []string {
	var keys []string
	for _, it := range t.items {
		if !it.standing && !it.note {
			keys = append(keys, it.Key)
		}
	}
	return keys
}

// suggest adds to each item how to write it, for all SDKs at once. What is only a note, or was missing before, is nobody's task here.
func (v view) suggest(todos []todo) error {
	if v.Suggested == nil {
		return nil
	}
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0))
	for i := range todos {
		all.Go(func() error { return v.suggestFor(&todos[i]) })
	}
	return all.Wait()
}

func (v view) suggestFor(t *todo) error {
	keys := t.open()
	if len(keys) == 0 {
		return nil
	}
	items := map[string]*item{}
	for j := range t.items {
		if it := &t.items[j]; slices.Contains(keys, it.Key) {
			items[it.Key] = it
		}
	}
	list, language, err := v.Suggested(t.sdk, keys)
	if err != nil {
		return err
	}
	t.language = language
	for _, s := range list {
		it := items[s.Key]
		if it == nil {
			t.needed = append(t.needed, s)
			continue
		}
		if it.suggested = &s; s.At.File != "" {
			it.expected.At, it.expected.NewFile = s.At, s.NewFile
		}
	}
	return nil
}

func (v view) expected(row parity.Row, sdk int) Expected {
	if v.Expected == nil {
		return Expected{}
	}
	return v.Expected(row, sdk)
}

// stale are the generated files that lag behind: beside what is missing by hand, or by a finding of their own.
func (v view) stale(sdk int) (files []string, lags bool) {
	for _, l := range v.lines() {
		c := l.Cells[sdk]
		if l.gone || c.Generated.State != parity.Missing || len(v.findings(l, sdk)) == 0 {
			continue
		}
		lags = true
		if c.Generated.At.File != "" {
			files = append(files, c.Generated.At.File)
		}
	}
	slices.Sort(files)
	return slices.Compact(files), lags
}
