package main

import (
	"fmt"
	"slices"

	"sdkparity/report"
	"sdkparity/rules"
	"sdkparity/source"
	"sdkparity/suggest"
)

// How often is tried again: a type that is not found takes along those that need it, and what is written may make room for more.
const (
	maxProofs = 3
	maxRounds = 4
)

// written is what SDKs would write so that the gaps that are meant go, until nothing more can be.
func (s *side) written(meant func(*side) []rules.Finding) (report.Suggested, []suggest.Change, error) {
	var all report.Suggested
	var changes []suggest.Change
	for round := range maxRounds {
		out, more, after, err := s.proved(meant(s))
		if err != nil {
			return all, nil, err
		}
		if round == 0 {
			all = out
		} else {
			add(&all, out)
		}
		if changes = together(changes, more); len(more) == 0 {
			break
		}
		s = after
	}
	return all, changes, nil
}

// add puts what a later round writes to what the earlier ones did.
func add(all *report.Suggested, later report.Suggested) {
	for _, sdk := range later.SDKs {
		i := slices.IndexFunc(all.SDKs, func(s report.SDKSuggested) bool { return s.SDK == sdk.SDK })
		if i < 0 {
			all.SDKs = append(all.SDKs, sdk)
			continue
		}
		into := &all.SDKs[i]
		for _, it := range sdk.Items {
			if it.None != "" {
				continue
			}
			if at := slices.IndexFunc(into.Items, func(s suggest.Suggestion) bool { return s.Key == it.Key }); at >= 0 {
				into.Items[at] = it
			} else {
				into.Items = append(into.Items, it)
			}
			if into.Closed == nil {
				into.Closed = map[string]bool{}
			}
			into.Closed[it.Key] = sdk.Closed[it.Key]
		}
	}
}

// together are the changes of two rounds as one.
func together(changes, more []suggest.Change) []suggest.Change {
	for _, c := range more {
		if i := slices.IndexFunc(changes, func(o suggest.Change) bool { return o.Path == c.Path }); i >= 0 {
			changes[i].After = c.After
			continue
		}
		changes = append(changes, c)
	}
	return changes
}

// proved is what SDKs would write so that findings go. The files are read again as they would be then: what does not close its gap,
// or opens one elsewhere, is only shown, so that nothing is written twice, and what it leaves to do is told.
func (s *side) proved(findings []rules.Finding) (report.Suggested, []suggest.Change, *side, error) {
	refuse := refusals{}
	for round := 1; ; round++ {
		out, changes, err := s.suggested(findings, refuse)
		if err != nil || len(changes) == 0 {
			return out, changes, s, err
		}
		after, err := s.again(s.tree.With(filesOf(changes)))
		if err != nil {
			return out, nil, s, err
		}
		open := after.open()
		if !refuse.add(out, s.open(), open) || round == maxProofs {
			s.judge(&out, after, open)
			return out, changes, after, nil
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

// add refuses what was written and is still missing, or is missing elsewhere now, and reports whether there is any.
func (r refusals) add(out report.Suggested, before, after map[rules.Place]bool) bool {
	more := false
	for _, sdk := range out.SDKs {
		for _, it := range sdk.Items {
			why := ""
			if after[rules.Place{Row: it.Key, SDK: sdk.SDK}] {
				why = "it would not be found there"
			}
			for place := range after { // the same words, whichever comes first
				if place.SDK != sdk.SDK && !before[place] && slices.Contains(it.Members, place.Row) {
					why = "others would then lack what it has"
				}
			}
			if it.None != "" || why == "" {
				continue
			}
			if r[sdk.SDK] == nil {
				r[sdk.SDK] = map[string]string{}
			}
			r[sdk.SDK][it.Key] = why
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
