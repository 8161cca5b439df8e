// Package parsers reads the public APIs of several SDKs from one tree.
//
// Only what the cache does not know is read and parsed; a pull request therefore costs its changed files, not the
// repository.
package parsers

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

// SDK is one SDK's part of a tree.
type SDK struct {
	Language language.Language
	Layout   language.Layout
	Entries  []source.Entry // its source files; none when the SDK does not exist
}

// Cache keeps units by language, parser version and content. Both functions may be called from several goroutines.
type Cache struct {
	Get func(lang language.Language, id string) (language.Unit, bool)
	Put func(lang language.Language, id string, unit language.Unit)
}

// Read gives one API per SDK, in the same order. A nil Cache function means that nothing is kept.
func Read(ctx context.Context, files source.Tree, sdks []SDK, cache Cache) ([]*model.API, error) {
	jobs := newJobs(sdks, cache)
	if err := parse(ctx, files, jobs, cache); err != nil {
		return nil, err
	}
	apis := make([]*model.API, len(sdks))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, sdk := range sdks {
		g.Go(func() error {
			apis[i] = link(sdk, jobs, i, files.Unread)
			return nil
		})
	}
	return apis, g.Wait()
}

// job is one file of one SDK.
type job struct {
	sdk    int
	lang   language.Language
	entry  source.Entry
	unit   language.Unit
	known  bool   // the unit is there
	unread string // why it never will be
}

func newJobs(sdks []SDK, cache Cache) []*job {
	var jobs []*job
	for i, sdk := range sdks {
		for _, e := range sdk.Entries {
			jobs = append(jobs, &job{sdk: i, lang: sdk.Language, entry: e})
		}
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for part := range slices.Chunk(jobs, 64) {
		g.Go(func() error {
			for _, j := range part {
				j.lookup(j.entry.ID, cache)
			}
			return nil
		})
	}
	_ = g.Wait() // no job fails: what cannot be looked up is read
	return jobs
}

func (j *job) lookup(id string, cache Cache) {
	if cache.Get != nil && id != "" {
		j.unit, j.known = cache.Get(j.lang, id)
	}
}

// parse reads what the cache does not know. A file is parsed as soon as it is there, and only a few are kept waiting.
func parse(ctx context.Context, files source.Tree, jobs []*job, cache Cache) error {
	var todo []*job
	for _, j := range jobs {
		if !j.known {
			todo = append(todo, j)
		}
	}
	// The longest first, so that no core is left with one big file at the end.
	slices.SortStableFunc(todo, func(a, b *job) int { return cmp.Compare(b.entry.Size, a.entry.Size) })
	entries := make([]source.Entry, len(todo))
	for i, j := range todo {
		entries[i] = j.entry
	}
	type content struct {
		job  *job
		file source.File
	}
	ahead := make(chan content, 16) // so that no core waits for a file to be unpacked
	var g errgroup.Group
	for range runtime.GOMAXPROCS(0) {
		g.Go(func() error {
			for c := range ahead {
				c.job.parse(c.file, cache)
			}
			return nil
		})
	}
	err := files.Each(ctx, entries, func(i int, f source.File, why string) error {
		if todo[i].unread = why; why == "" {
			ahead <- content{todo[i], f}
		}
		return ctx.Err()
	})
	close(ahead)
	_ = g.Wait() // no job fails: what cannot be parsed is a problem of its unit
	return err
}

func (j *job) parse(f source.File, cache Cache) {
	if j.entry.ID == "" { // of a working tree, whose ids are known only now
		if j.lookup(f.ID, cache); j.known {
			return
		}
	}
	j.unit, j.known = read(j.lang, f), true
	if cache.Put != nil && !ranOut(j.unit) {
		cache.Put(j.lang, f.ID, j.unit)
	}
}

// ranOut reports a unit that says how busy this machine was and not what is in the file.
func ranOut(u language.Unit) bool {
	return slices.ContainsFunc(u.Problems, func(p model.Problem) bool { return strings.Contains(p.Text, tree.TooLong) })
}

// read makes a parser's panic a problem of the one file: source is hostile, and the other files still count.
func read(lang language.Language, f source.File) (unit language.Unit) {
	defer func() {
		if p := recover(); p != nil {
			text := fmt.Sprintf("the %s parser gave up: %v", lang.Name, p)
			unit = language.Unit{Counts: model.Counts{Unread: 1}, Problems: []model.Problem{{Text: text}}}
		}
	}()
	return lang.Read(f)
}

func link(sdk SDK, jobs []*job, index int, folders []model.Problem) *model.API {
	var units []language.Unit
	var problems []model.Problem
	for _, p := range folders {
		if within(p.File, sdk.Layout.Root) || within(sdk.Layout.Root, p.File) {
			problems = append(problems, p)
		}
	}
	if len(sdk.Entries) == 0 && len(problems) == 0 {
		return &model.API{SDK: sdk.Layout.SDK, Language: sdk.Language.Name, Absent: true}
	}
	for _, j := range jobs {
		if j.sdk != index {
			continue
		}
		if !j.known {
			problems = append(problems, model.Problem{File: j.entry.Path, Text: j.unread})
			continue
		}
		u := j.unit
		u.Path = j.entry.Path
		units = append(units, u)
		for _, p := range u.Problems {
			problems = append(problems, model.Problem{File: u.Path, Line: p.Line, Text: p.Text})
		}
	}
	slices.SortFunc(units, func(a, b language.Unit) int { return cmp.Compare(a.Path, b.Path) })
	api := sdk.Language.Link(units, sdk.Layout)
	api.Bodies = bodiesOf(units, sdk.Layout)
	api.Hidden = hiddenTypes(units, sdk.Layout, api.Types)
	api.Imports = imports(units, sdk.Layout)
	api.SDK, api.Language, api.Files = sdk.Layout.SDK, sdk.Language.Name, len(units)
	api.Problems = append(api.Problems, problems...)
	dropNameless(api)
	unwrapOptional(api)
	sortProblems(api)
	return api
}

// bodiesOf are the bodies of functions that a person wrote.
func bodiesOf(units []language.Unit, layout language.Layout) []model.Body {
	var out []model.Body
	for _, u := range units {
		if u.Generated || layout.Generated != nil && layout.Generated(u.Path) {
			continue
		}
		for _, b := range u.Bodies {
			b.At.File = u.Path
			out = append(out, b)
		}
	}
	return out
}

// hiddenTypes are the types that are declared and not in the API, without those that only share a name with one that is.
func hiddenTypes(units []language.Unit, layout language.Layout, public []model.Symbol) []model.Symbol {
	known := map[string]bool{}
	for _, s := range public {
		known[s.Name] = true
	}
	var out []model.Symbol
	for _, u := range units {
		layer := model.Handwritten
		if u.Generated || layout.Generated != nil && layout.Generated(u.Path) {
			layer = model.Generated
		}
		for _, d := range u.Decls {
			s := d.Symbol
			if s.Kind.IsType() && s.Kind != model.Alias && !known[s.Name] {
				out = append(out, model.Symbol{Name: s.Name, Layer: layer, At: model.Pos{File: u.Path, Line: s.At.Line}})
			}
		}
	}
	return out
}

// imports are the capitalized names that files written by hand take from elsewhere, by place.
func imports(units []language.Unit, layout language.Layout) []model.Import {
	found := map[string]map[string]bool{}
	for _, u := range units {
		if u.Generated || layout.Generated != nil && layout.Generated(u.Path) {
			continue
		}
		for _, use := range u.Uses {
			at := strings.LastIndexAny(use.Name, ".:") + 1
			name, from := use.Name[at:], cmp.Or(use.From, use.Name[:at])
			if name == "" || name[0] < 'A' || name[0] > 'Z' {
				continue
			}
			if found[from] == nil {
				found[from] = map[string]bool{}
			}
			found[from][name] = true
		}
	}
	var out []model.Import
	for _, from := range slices.Sorted(maps.Keys(found)) {
		out = append(out, model.Import{From: from, Names: slices.Sorted(maps.Keys(found[from]))})
	}
	return out
}

func within(path, folder string) bool {
	return folder == "" || folder == "." || path == folder || strings.HasPrefix(path, folder+"/")
}

func sortProblems(api *model.API) {
	slices.SortFunc(api.Problems, func(a, b model.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	api.Problems = slices.Compact(api.Problems)
}
