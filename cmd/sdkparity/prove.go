package main

import (
	"fmt"
	"slices"

	"sdkparity/report"
	"sdkparity/rules"
	"sdkparity/source"
	"sdkparity/suggest"
)

const maxProofs = 3 // a type that is not found takes along those that need it

// proved is what SDKs would write so that findings go. The files are read again as they would be then: what does not close its gap
// is only shown, so that nothing is written twice, and what it leaves to do is told.
func (s *side) proved(findings []rules.Finding) (report.Suggested, []suggest.Change, error) {
	refuse := refusals{}
	for round := 1; ; round++ {
		out, changes, err := s.suggested(findings, refuse)
		if err != nil || len(changes) == 0 {
			return out, changes, err
		}
		after, err := s.again(s.tree.With(filesOf(changes)))
		if err != nil {
			return out, nil, err
		}
		open := after.open()
		if !refuse.add(out, open) || round == maxProofs {
			s.judge(&out, after, open)
			return out, changes, nil
		}
	}
}

func filesOf(changes []suggest.Change) []source.File {
	var files []source.File
	for _, c := range changes {
		files = append(files, source.File{Path: c.Path, Data: c.After})
	}
	return files
}

// open are the places that lack something.
func (s *side) open() map[rules.Place]bool {
	out := map[rules.Place]bool{}
	for _, f := range s.findings {
		if isGap(f) {
			out[rules.Place{Row: f.Row, SDK: f.SDK}] = true
		}
	}
	return out
}

// add refuses what was written and is still missing, and reports whether there is any.
func (r refusals) add(out report.Suggested, open map[rules.Place]bool) bool {
	more := false
	for _, sdk := range out.SDKs {
		for _, it := range sdk.Items {
			if it.None != "" || !open[rules.Place{Row: it.Key, SDK: sdk.SDK}] {
				continue
			}
			if r[sdk.SDK] == nil {
				r[sdk.SDK] = map[string]string{}
			}
			r[sdk.SDK][it.Key] = "it would not be found there"
			more = true
		}
	}
	return more
}

// judge says of each suggestion whether it closes its gap, and which differences come with it.
func (s *side) judge(out *report.Suggested, after *side, open map[rules.Place]bool) {
	known := map[string]bool{}
	for _, f := range s.findings {
		known[f.ID] = true
	}
	for i, sdk := range out.SDKs {
		out.SDKs[i].Closed = map[string]bool{}
		for j := range sdk.Items {
			it := &sdk.Items[j]
			out.SDKs[i].Closed[it.Key] = !open[rules.Place{Row: it.Key, SDK: sdk.SDK}]
			if it.None != "" {
				continue // what is written for others may close it all the same
			}
			for _, f := range after.findings {
				about := f.Row == it.Key || slices.Contains(it.Members, f.Row)
				if f.SDK == sdk.SDK && about && !known[f.ID] && f.Severity != rules.Note {
					it.Left = append(it.Left, fmt.Sprintf("then %s (%s)", f.Text, f.Rule))
				}
			}
		}
	}
}
