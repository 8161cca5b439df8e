package main

import (
	"slices"
	"strings"
	"sync"

	"sdkparity/config"
	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/parsers/language"
	"sdkparity/report"
	"sdkparity/rules"
	"sdkparity/source"
	"sdkparity/suggest"
)

// wrote is what one SDK would write.
type wrote struct {
	items   []suggest.Suggestion
	changes []suggest.Change
}

// write says how an SDK would write rows that it lacks.
func (s *side) write(sdk config.SDK, rows []string, refuse map[string]string) (wrote, error) {
	lang, err := languageOf(sdk)
	if err != nil {
		return wrote{}, usage(err)
	}
	column := slices.Index(s.table.SDKs, sdk.Name)
	draft, err := s.draft(sdk, s.apis[column])
	if err != nil {
		return wrote{}, err
	}
	to := suggest.SDK{
		Column: column, Language: lang, Draft: draft, Refuse: refuse,
		Layout: language.Layout{SDK: sdk.Name, Root: sdk.Root, Entries: sdk.EntryPaths(s.tree), Generated: sdk.IsGenerated},
	}
	return wrote{items: suggest.Write(s.table, s.apis, to, rows), changes: draft.Changes()}, nil
}

// draft is the source of an SDK, with the files its registrations are in.
func (s *side) draft(sdk config.SDK, api *model.API) (*suggest.Draft, error) {
	entries := sdk.Select(s.tree)
	for _, c := range s.config.Companions {
		if c.SDK == sdk.Name {
			entries = append(entries, sdk.Find(s.tree, c.Files)...)
		}
	}
	slices.SortFunc(entries, func(a, b source.Entry) int { return strings.Compare(a.Path, b.Path) })
	entries = slices.CompactFunc(entries, func(a, b source.Entry) bool { return a.Path == b.Path })
	files, err := s.read(entries)
	if err != nil {
		return nil, err
	}
	ours, generated := map[string]bool{}, map[string]bool{}
	for _, f := range files {
		ours[f.Path] = f.Data != nil
	}
	for _, t := range api.Types {
		if t.Layer == model.Generated {
			generated[t.At.File] = true
		}
	}
	return suggest.NewDraft(sdk.Root, files, func(path string) bool {
		return sdk.IsGenerated(path) || generated[path] || !ours[path] && s.tree.Has(path)
	}), nil
}

// refusals are the rows that are only shown, and why, by SDK.
type refusals map[string]map[string]string

// suggested is what SDKs would write so that findings go, and the files that would change.
func (s *side) suggested(findings []rules.Finding, refuse refusals) (report.Suggested, []suggest.Change, error) {
	out := report.Suggested{Head: s.tree.Rev}
	if s.web != "" && s.tree.Rev != "" {
		out.Link = s.link
	}
	var changes []suggest.Change
	rows, unwritten := gaps(findings), unwritten(findings)
	for _, sdk := range s.config.SDKs {
		d := report.SDKSuggested{SDK: sdk.Name, Language: sdk.Language, Codegen: sdk.Codegen}
		if len(rows[sdk.Name]) > 0 {
			w, err := s.write(sdk, rows[sdk.Name], refuse[sdk.Name])
			if err != nil {
				return out, nil, err
			}
			d.Items, changes = w.items, append(changes, w.changes...)
			d.Generated, d.Lags = s.lagging(sdk.Name, rows[sdk.Name])
		}
		if d.Items = append(d.Items, unwritten[sdk.Name]...); len(d.Items) > 0 {
			out.SDKs = append(out.SDKs, d)
		}
	}
	return out, changes, nil
}

// gaps are the rows that findings say are missing, by SDK.
func gaps(findings []rules.Finding) map[string][]string {
	out := map[string][]string{}
	for _, f := range findings {
		if isGap(f) {
			out[f.SDK] = append(out[f.SDK], f.Row)
		}
	}
	return out
}

// suggestedFor is how one SDK would write rows that it lacks, and in which language.
func (s *side) suggestedFor(sdk string, rows []string) ([]suggest.Suggestion, string, error) {
	i := slices.IndexFunc(s.config.SDKs, func(c config.SDK) bool { return c.Name == sdk })
	if i < 0 || s.read == nil {
		return nil, "", nil
	}
	w, err := s.write(s.config.SDKs[i], rows, nil)
	return w.items, s.config.SDKs[i].Language, err
}

// once keeps what was suggested, since a check is told in several places.
func once(suggested func(string, []string) ([]suggest.Suggestion, string, error)) func(string, []string) ([]suggest.Suggestion, string, error) {
	type said struct {
		done     sync.Once
		list     []suggest.Suggestion
		language string
		err      error
	}
	var known sync.Map
	return func(sdk string, rows []string) ([]suggest.Suggestion, string, error) {
		key := sdk + "\x00" + strings.Join(rows, "\x00")
		found, _ := known.LoadOrStore(key, &said{})
		s := found.(*said)
		s.done.Do(func() { s.list, s.language, s.err = suggested(sdk, rows) })
		return s.list, s.language, s.err
	}
}

// lagging are the generated files that lack rows, too.
func (s *side) lagging(sdk string, rows []string) (files []string, lags bool) {
	column := slices.Index(s.table.SDKs, sdk)
	for _, r := range s.table.Rows {
		c := r.Cells[column]
		if c.Generated.State != parity.Missing || !slices.ContainsFunc(rows, func(key string) bool { return r.Key == key || strings.HasPrefix(r.Key, key+".") }) {
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

func isGap(f rules.Finding) bool { return f.Rule == "type-missing" || f.Rule == "member-missing" }

// unwritten are the findings that are told with suggestions though nobody writes them for you: what is not exported, or not registered.
func unwritten(findings []rules.Finding) map[string][]suggest.Suggestion {
	out := map[string][]suggest.Suggestion{}
	for _, f := range findings {
		it := suggest.Suggestion{Key: f.Row, Concept: f.Concept, Written: language.Written{At: f.At, None: f.Text}}
		switch f.Rule {
		case "not-exported":
		case "companion-missing":
			_, it.Code, _ = strings.Cut(f.Text, " has no ")
			it.None = "to be added where the others of its kind are registered"
		default:
			continue
		}
		out[f.SDK] = append(out[f.SDK], it)
	}
	return out
}
