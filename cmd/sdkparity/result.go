package main

import (
	"fmt"
	"net/url"
	"slices"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/parsers/language"
	"sdkparity/report"
	"sdkparity/rules"
	"sdkparity/suggest"
)

// audited is what there is to say about one revision.
func audited(s *side) report.Result {
	r := report.Result{
		Head: s.tree.Rev, Table: s.table, Findings: rules.Settle(s.findings), Extras: rules.Extras(s.findings), Codegen: map[string]string{}, Schema: s.schema, Tolerated: s.waived.Tolerated,
		Expected: func(row parity.Row, sdk int) report.Expected { return expected(s, row, sdk) },
		Why: func(row parity.Row, sdk int) string {
			return s.waived.Why[rules.Place{Row: row.Key, SDK: s.table.SDKs[sdk]}]
		},
	}
	if !s.tree.Far { // writing reads all files of an SDK
		r.Suggested = once(s.suggestedFor)
	}
	if s.web != "" && s.tree.Rev != "" {
		r.Link = func(at model.Pos) string { return s.link(at) }
	}
	for _, sdk := range s.config.SDKs {
		r.Codegen[sdk.Name] = sdk.Codegen
	}
	for _, api := range s.apis {
		if api.SDK == schemaColumn {
			r.Problems = append(r.Problems, problemsOf(api)...)
			continue // its state says which it is; it has no code to cover
		}
		r.Coverage = append(r.Coverage, report.Coverage{SDK: api.SDK, Absent: api.Absent, Files: api.Files, Counts: api.Counts})
		r.Problems = append(r.Problems, problemsOf(api)...)
	}
	return r
}

// link is the address of a line at the revision that was read; "" for what is not in it, such as a fetched schema.
func (s *side) link(at model.Pos) string {
	if !s.tree.Has(at.File) {
		return ""
	}
	address := (&url.URL{Path: at.File}).EscapedPath()
	if at.Line == 0 {
		return s.web + "/blob/" + s.tree.Rev + "/" + address
	}
	return fmt.Sprintf("%s/blob/%s/%s#L%d", s.web, s.tree.Rev, address, at.Line)
}

func problemsOf(api *model.API) []report.SDKProblem {
	var all []report.SDKProblem
	for _, p := range api.Problems {
		all = append(all, report.SDKProblem{SDK: api.SDK, Problem: p})
	}
	return all
}

// compared is what there is to say about the way from one revision to another.
func compared(base, head *side) report.Result {
	c := rules.Compare(base.table, head.table, base.findings, head.findings)
	r := audited(head)
	r.Base, r.Findings, r.Changes, r.BaseRows, r.Extras = base.tree.Rev, c.Findings, c.Changes, c.Base, nil
	for i, c := range r.Coverage {
		r.Coverage[i].Gone = c.Absent && slices.ContainsFunc(base.apis, func(api *model.API) bool { return api.SDK == c.SDK && !api.Absent })
	}
	if base.schema != head.schema && base.schema.Known && head.schema.Known {
		r.Notes = append(r.Notes, "the schema is "+schemaName(base.schema)+" at the base and "+schemaName(head.schema)+" at the head")
	}
	return r
}

func expected(s *side, row parity.Row, sdk int) report.Expected {
	name := s.table.SDKs[sdk]
	for _, c := range s.config.SDKs {
		if c.Name != name {
			continue
		}
		lang, err := languageOf(c)
		if err != nil {
			lang = language.Language{} // a column that no parser of ours writes
		}
		text, place := suggest.Expected(row, sdk, lang)
		return report.Expected{Name: text, At: place.At, NewFile: place.NewFile}
	}
	return report.Expected{}
}
