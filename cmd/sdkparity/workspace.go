package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/spf13/pflag"

	"sdkparity/config"
	"sdkparity/model"
	"sdkparity/parsers"
	"sdkparity/parsers/cache"
	"sdkparity/parsers/language"
	"sdkparity/source"
)

const configPath = ".github/sdkparity.yml"

// workspace is what every command that reads SDKs needs: a repository, its configuration and a cache.
type workspace struct {
	repo     string
	config   string
	cacheDir string
	noCache  bool
	lock     sync.Mutex
	known    map[string]last // by SDK
	web      string
	now      string // the day on which waivers hold or not; today when empty
	cache    parsers.Cache
	store    *cache.Store
	from     schemaSource
	stderr   io.Writer // for progress
	suites   bool      // whether the end-to-end tests are compared, too
}

func (w *workspace) flags(f *pflag.FlagSet) {
	f.StringVar(&w.repo, "repo", ".", "`folder` of the repository, or a bare git directory")
	f.StringVar(&w.config, "config", "", "configuration `file` (default "+configPath+" in the repository, else the embedded profile its layout matches)")
	w.cacheFlags(f)
	f.StringVar(&w.web, "web", "", "`address` of the repository on the web, for links to lines (default: the workflow's repository, else the remote called origin)")
	f.StringVar(&w.now, "now", "", "`day` on which waivers hold or not, as 2027-01-31 (default: today)")
	if err := f.MarkHidden("now"); err != nil {
		panic(err) // the flag is one line above
	}
}

func (w *workspace) cacheFlags(f *pflag.FlagSet) {
	f.StringVar(&w.cacheDir, "cache-dir", defaultCache(), "`folder` of the cache")
	f.BoolVar(&w.noCache, "no-cache", false, "parse everything anew and keep nothing")
}

// today is the only thing the clock decides.
func (w *workspace) today() (time.Time, error) {
	if w.now == "" {
		return time.Now().UTC(), nil
	}
	day, err := time.Parse(time.DateOnly, w.now)
	if err != nil {
		err = usage(fmt.Errorf("--now %q is no day such as 2027-01-31", w.now))
	}
	return day, err
}

// at is one revision, or the working tree when rev is empty, read and judged by its own configuration.
func (w *workspace) at(ctx context.Context, rev string) (*side, error) {
	tree, c, err := w.configuredTree(ctx, rev)
	if err != nil {
		return nil, err
	}
	return w.side(ctx, tree, c)
}

func (w *workspace) configuredTree(ctx context.Context, rev string) (source.Tree, *config.Config, error) {
	tree, err := w.tree(ctx, rev)
	if err != nil {
		return tree, nil, err
	}
	c, err := w.load(ctx, tree)
	return tree, c, err
}

// defaultCache is the folder this system has for caches; empty where it has none.
func defaultCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "sdkparity")
}

const cacheLimit = 512 << 20 // bytes; a revision of the largest product seen takes 5 MB

// open makes the cache ready. A cache that cannot be used costs time and nothing else, so that is only a warning.
func (w *workspace) open(stderr io.Writer) {
	w.stderr = stderr
	w.store = &cache.Store{}
	if !w.noCache && w.cacheDir != "" {
		store, err := cache.Open(filepath.Join(w.cacheDir, "units"), cacheLimit)
		if err != nil {
			fmt.Fprintln(stderr, "sdkparity: cache:", err)
		}
		w.store = store
	}
	w.cache = parsers.Cached(w.store)
}

func (w *workspace) close(stderr io.Writer) {
	if w.store == nil {
		return
	}
	if err := w.store.Close(); err != nil {
		fmt.Fprintln(stderr, "sdkparity:", err)
	}
}

// tree is the file list of a revision, or of the working tree when rev is empty.
func (w *workspace) tree(ctx context.Context, rev string) (source.Tree, error) {
	if rev == "" {
		info, err := os.Stat(w.repo)
		if err != nil {
			return source.Tree{}, err
		}
		if !info.IsDir() {
			return source.Tree{}, fmt.Errorf("%s is not a folder", w.repo)
		}
		return source.Dir(os.DirFS(w.repo))
	}
	repo := source.Repo{Dir: w.repo}
	commit, err := repo.Commit(ctx, rev)
	if err != nil {
		return source.Tree{}, err
	}
	return repo.Tree(ctx, commit)
}

// load is the configuration for a tree: a named file, the repository's own, or an embedded profile.
func (w *workspace) load(ctx context.Context, tree source.Tree) (*config.Config, error) {
	if w.config != "" {
		data, err := os.ReadFile(w.config)
		if err != nil {
			return nil, usage(err)
		}
		c, err := config.Parse(filepath.ToSlash(w.config), data)
		return c, usage(err)
	}
	if c, err := loadFrom(ctx, tree, configPath); c != nil || err != nil {
		return c, err
	}
	c, err := config.Profile(tree)
	if err == nil && c == nil {
		err = usage(errors.New("no " + configPath + " here and no embedded profile matches; `sdkparity init` writes one"))
	}
	return c, err
}

// loadFrom is the configuration in a tree's file; nil where there is none.
func loadFrom(ctx context.Context, tree source.Tree, file string) (*config.Config, error) {
	for _, e := range tree.Entries {
		if e.Path != file {
			continue
		}
		files, problems, err := tree.Read(ctx, []source.Entry{e})
		if err != nil {
			return nil, err
		}
		if len(problems) > 0 {
			return nil, usage(fmt.Errorf("%s: %s", file, problems[0].Text))
		}
		c, err := config.Parse(file, files[0].Data)
		return c, usage(err)
	}
	return nil, nil
}

// read gives the API of each SDK of the configuration, or of those named.
func (w *workspace) read(ctx context.Context, tree source.Tree, c *config.Config, only []string) ([]*model.API, error) {
	if err := known(c, only); err != nil {
		return nil, usage(err)
	}
	var sdks []parsers.SDK
	var apis []*model.API
	var open []int // the places in apis that are still to be read
	for _, s := range c.SDKs {
		if len(only) > 0 && !slices.Contains(only, s.Name) {
			continue
		}
		lang, err := languageOf(s)
		if err != nil {
			return nil, usage(err)
		}
		sdk := parsers.SDK{
			Language: lang,
			Layout:   language.Layout{SDK: s.Name, Root: s.Root, Entries: s.EntryPaths(tree), Generated: s.IsGenerated},
			Entries:  s.Select(tree),
		}
		api := w.before(c, sdk)
		if api == nil {
			sdks, open = append(sdks, sdk), append(open, len(apis))
		}
		apis = append(apis, api)
	}
	read, err := parsers.Read(ctx, tree, sdks, w.cache)
	if err != nil {
		return nil, err
	}
	for i, api := range read {
		apis[open[i]] = api
		w.remember(c, sdks[i], api)
	}
	return apis, nil
}

// last is an SDK as it was read before: the other side of a change seldom differs in every SDK.
type last struct {
	config *config.Config
	sdk    parsers.SDK
	api    *model.API
}

// before is the API that the same files gave before, or nil. Files of a working tree have no id until they are read.
func (w *workspace) before(c *config.Config, sdk parsers.SDK) *model.API {
	w.lock.Lock()
	defer w.lock.Unlock()
	was, ok := w.known[sdk.Layout.SDK]
	if !ok || was.config != c || !slices.Equal(was.sdk.Layout.Entries, sdk.Layout.Entries) || !slices.Equal(was.sdk.Entries, sdk.Entries) {
		return nil
	}
	if slices.ContainsFunc(sdk.Entries, func(e source.Entry) bool { return e.ID == "" }) {
		return nil
	}
	return was.api
}

func (w *workspace) remember(c *config.Config, sdk parsers.SDK, api *model.API) {
	w.lock.Lock()
	defer w.lock.Unlock()
	if w.known == nil {
		w.known = map[string]last{}
	}
	w.known[sdk.Layout.SDK] = last{c, sdk, api}
}

func languageOf(s config.SDK) (language.Language, error) {
	for _, l := range parsers.All {
		if l.Name == s.Language {
			return l, nil
		}
	}
	return language.Language{}, fmt.Errorf("SDK %s: no parser reads %s", s.Name, s.Language)
}

func known(c *config.Config, names []string) error {
	for _, name := range names {
		if !slices.ContainsFunc(c.SDKs, func(s config.SDK) bool { return s.Name == name }) {
			return fmt.Errorf("no SDK is called %s in %s", name, c.File)
		}
	}
	return nil
}
