package drafttest

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
	"sdkparity/model"
	"sdkparity/parsers/language"
)

// gaps are the lines of an archive's file gaps, with the gap that each asks for: those of what a donor declares where the archive
// has a file gap.ts, else those that stated reads.
func (a Archives) gaps(t *testing.T, in *txtar.Archive, api *model.API) (lines []string, gaps []language.Gap) {
	t.Helper()
	text := string(golden.File(t, in, "gaps"))
	if !slices.ContainsFunc(in.Files, func(f txtar.File) bool { return f.Name == "gap.ts" }) {
		gaps = stated(t, api, text)
		for _, g := range gaps {
			lines = append(lines, g.Want.Name)
		}
		return lines, gaps
	}
	layout := language.Layout{Root: "src", Entries: []string{"src/index.ts"}}
	donor := Read(Files{"src/index.ts": string(golden.File(t, in, "gap.ts"))}, a.Donor, layout)
	for line := range strings.Lines(text) {
		gap, ok := gapOf(strings.Fields(line), donor, api)
		if !ok {
			t.Fatalf("gap.ts does not declare %s", line)
		}
		lines, gaps = append(lines, strings.TrimSpace(line)), append(gaps, gap)
	}
	return lines, gaps
}

// gapOf is what a line of the file gaps asks for.
func gapOf(words []string, donor, api *model.API) (language.Gap, bool) {
	owner, member, isMember := strings.Cut(words[0], ".")
	for _, s := range slices.Concat(donor.Types, donor.Functions) {
		if s.Name != owner {
			continue
		}
		if !isMember {
			gap := language.Gap{Want: s, After: before(donor.Types, s.Name, api.Types)}
			for _, name := range words[1:] {
				if near := find(api.Types, name); near != nil && name != "near" {
					gap.Near = append(gap.Near, *near)
				}
			}
			return gap, true
		}
		want, parent := find(s.Members, member), find(api.Types, owner)
		if want == nil || parent == nil {
			return language.Gap{}, false
		}
		return language.Gap{Want: *want, Parent: *parent, After: before(s.Members, want.Name, parent.Members)}, true
	}
	return language.Gap{}, false
}

func find(symbols []model.Symbol, name string) *model.Symbol {
	for i, s := range symbols {
		if model.Key(s.Name) == model.Key(name) || s.Wire != "" && model.Key(s.Wire) == model.Key(name) {
			return &symbols[i]
		}
	}
	return nil
}

// before are the names, in the SDK that lacks it, of what stands before name where it is, the nearest first.
func before(donor []model.Symbol, name string, own []model.Symbol) (names []string) {
	for _, s := range donor {
		if s.Name == name {
			break
		}
		if o := find(own, s.Name); o != nil {
			names = append(names, o.Name)
			continue
		}
		names = append(names, s.Name) // it may have been written just before
	}
	slices.Reverse(names)
	return names
}
