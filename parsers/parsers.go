// Package parsers reads the public APIs of several SDKs from one tree.
//
// Only what the cache does not know is read and parsed; a pull request therefore costs its changed files, not the
// repository.
package parsers

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"sdkparity/model"
	"sdkparity/parsers/language"
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
func Read(ctx context.Context, tree source.Tree, sdks []SDK, cache Cache) ([]*model.API, error) {
	jobs := newJobs(sdks, cache)
	problems, err := load(ctx, tree, jobs)
	if err != nil {
		return nil, err
	}
	if err := parse(ctx, jobs, cache); err != nil {
		return nil, err
	}
	apis := make([]*model.API, len(sdks))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, sdk := range sdks {
		g.Go(func() error {
			apis[i] = link(sdk, jobs, i, problems)
			return nil
		})
	}
	return apis, g.Wait()
}

// job is one file of one SDK.
type job struct {
	sdk   int
	lang  language.Language
	entry source.Entry
	file  source.File
	unit  language.Unit
	done  bool // the unit is there, or never will be
	known bool // the unit is there
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
	g.Wait() // no job fails: what cannot be looked up is read
	return jobs
}

func (j *job) lookup(id string, cache Cache) {
	if cache.Get == nil || id == "" {
		return
	}
	if unit, ok := cache.Get(j.lang, id); ok {
		j.unit, j.known, j.done = unit, true, true
	}
}

// load brings the content of the files that the cache does not know.
func load(ctx context.Context, tree source.Tree, jobs []*job) (map[string]model.Problem, error) {
	var entries []source.Entry
	var wanted []*job
	for _, j := range jobs {
		if !j.done {
			entries, wanted = append(entries, j.entry), append(wanted, j)
		}
	}
	if len(entries) == 0 {
		return nil, nil
	}
	files, unread, err := tree.Read(ctx, entries)
	if err != nil {
		return nil, err
	}
	problems := map[string]model.Problem{}
	for _, p := range unread {
		problems[p.File] = p
	}
	for i, j := range wanted {
		j.file = files[i]
		_, bad := problems[j.entry.Path]
		j.done = bad
	}
	return problems, nil
}

func parse(ctx context.Context, jobs []*job, cache Cache) error {
	var todo []*job
	for _, j := range jobs {
		if !j.done {
			todo = append(todo, j)
		}
	}
	// The longest first, so that no core is left with one big file at the end.
	slices.SortStableFunc(todo, func(a, b *job) int { return cmp.Compare(len(b.file.Data), len(a.file.Data)) })
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, j := range todo {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			j.parse(cache)
			return nil
		})
	}
	return g.Wait()
}

func (j *job) parse(cache Cache) {
	if cache.Get != nil && j.entry.ID == "" {
		if j.lookup(j.file.ID, cache); j.done {
			return
		}
	}
	j.unit, j.known, j.done = read(j.lang, j.file), true, true
	j.file.Data = nil
	if cache.Put != nil {
		cache.Put(j.lang, j.file.ID, j.unit)
	}
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

func link(sdk SDK, jobs []*job, index int, unread map[string]model.Problem) *model.API {
	if len(sdk.Entries) == 0 {
		return &model.API{SDK: sdk.Layout.SDK, Language: sdk.Language.Name, Absent: true}
	}
	var units []language.Unit
	var problems []model.Problem
	for _, j := range jobs {
		if j.sdk != index {
			continue
		}
		if !j.known {
			problems = append(problems, unread[j.entry.Path])
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
	api.SDK, api.Language, api.Files = sdk.Layout.SDK, sdk.Language.Name, len(units)
	api.Problems = append(api.Problems, problems...)
	sortProblems(api)
	return api
}

func sortProblems(api *model.API) {
	slices.SortFunc(api.Problems, func(a, b model.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	api.Problems = slices.Compact(api.Problems)
}
