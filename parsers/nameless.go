package parsers

import (
	"cmp"
	"slices"

	"sdkparity/model"
)

// dropNameless leaves out what a syntax error has left without a name: nobody could say what is missing.
func dropNameless(api *model.API) {
	all := model.Symbol{Members: api.Types}
	api.Types = keepNamed(api, &all)
	all.Members = api.Functions
	api.Functions = keepNamed(api, &all)
}

// keepNamed are a symbol's members without the nameless. The units that may hold the same slice stay as they are.
func keepNamed(api *model.API, of *model.Symbol) []model.Symbol {
	members, own := of.Members, false
	for i := range members {
		kept := keepNamed(api, &members[i])
		if len(kept) == len(members[i].Members) {
			continue
		}
		if !own {
			members, own = slices.Clone(members), true
		}
		members[i].Members, members[i].Partial = kept, true
	}
	if !slices.ContainsFunc(members, isNameless) {
		return members
	}
	var out []model.Symbol
	for _, m := range members {
		if !isNameless(m) {
			out = append(out, m)
			continue
		}
		api.Counts.Unread++
		api.Problems = append(api.Problems, model.Problem{File: cmp.Or(m.At.File, of.At.File), Line: m.At.Line, Text: "a declaration without a name"})
	}
	return out
}

// isNameless reports a declaration without a name. Parameters need none.
func isNameless(s model.Symbol) bool { return s.Name == "" && s.Kind != model.Param }
