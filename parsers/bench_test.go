package parsers_test

import (
	"math"
	"os"
	"runtime/debug"
	"testing"
	"time"

	"sdkparity/config"
	"sdkparity/internal/treetest"
	"sdkparity/parsers"
	"sdkparity/parsers/cache"
	"sdkparity/parsers/language"
	"sdkparity/source"
)

// BenchmarkRead reads the SDKs of the checkout $SDKPARITY_REAL without a cache and with a full one, beside a plain tree-sitter
// parse of the same files on the same cores. Times are the best of all rounds, since what else runs on a machine only adds.
func BenchmarkRead(b *testing.B) {
	tree, sdks := realSDKs(b)
	files := contents(b, tree, sdks)
	dir := b.TempDir()
	readAll(b, tree, sdks, dir)                      // fills the cache
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // below that limit there is no collection, as in the command
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(256 << 20))

	plain, cold, warm := newPhase(), newPhase(), newPhase()
	for b.Loop() {
		plain.run(func() {
			if err := treetest.Plain(files); err != nil {
				b.Fatal(err)
			}
		})
		cold.run(func() { readAll(b, tree, sdks, "") })
		warm.run(func() { readAll(b, tree, sdks, dir) })
	}
	plain.report(b, "parse")
	cold.report(b, "cold")
	warm.report(b, "warm")
	b.ReportMetric(float64(cold.best)/float64(plain.best), "cold/parse")
	b.ReportMetric(float64(warm.best)/float64(cold.best), "warm/cold")
	b.ReportMetric(0, "ns/op") // the sum of the three says nothing
}

// phase is one of the things a benchmark compares.
type phase struct {
	best time.Duration
	peak int64
}

func newPhase() *phase { return &phase{best: math.MaxInt64} }

func (p *phase) run(f func()) {
	debug.FreeOSMemory() // what the phase before left is not this one's
	p.peak = max(p.peak, treetest.Peak(func() {
		start := time.Now()
		f()
		p.best = min(p.best, time.Since(start))
	}))
}

func (p *phase) report(b *testing.B, name string) {
	b.ReportMetric(float64(p.best)/1e6, name+"-ms")
	b.ReportMetric(float64(p.peak)/(1<<20), name+"-MiB")
}

// realSDKs are those of $SDKPARITY_REAL.
func realSDKs(b *testing.B) (source.Tree, []parsers.SDK) {
	b.Helper()
	root := os.Getenv("SDKPARITY_REAL")
	if root == "" {
		b.Skip("SDKPARITY_REAL names no checkout of six SDKs: NOTHING IS MEASURED")
	}
	tree, err := source.Dir(os.DirFS(root))
	if err != nil {
		b.Fatal(err)
	}
	c, err := config.Profile(tree)
	if err != nil || c == nil {
		b.Fatalf("no profile matches %s (%v)", root, err)
	}
	var sdks []parsers.SDK
	for _, s := range c.SDKs {
		for _, lang := range parsers.All {
			if lang.Name == s.Language {
				layout := language.Layout{SDK: s.Name, Root: s.Root, Entries: s.EntryPaths(tree), Generated: s.IsGenerated}
				sdks = append(sdks, parsers.SDK{Language: lang, Layout: layout, Entries: s.Select(tree)})
			}
		}
	}
	return tree, sdks
}

func contents(b *testing.B, tree source.Tree, sdks []parsers.SDK) []treetest.Source {
	b.Helper()
	var out []treetest.Source
	for _, sdk := range sdks {
		files, _, err := tree.Read(b.Context(), sdk.Entries)
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range files {
			out = append(out, treetest.Source{Language: sdk.Language.Name, Data: f.Data})
		}
	}
	return out
}

// readAll reads the SDKs with the cache in a folder, or with none.
func readAll(b *testing.B, tree source.Tree, sdks []parsers.SDK, dir string) {
	b.Helper()
	var kept parsers.Cache
	if dir != "" {
		store, err := cache.Open(dir, 1<<30)
		if err != nil {
			b.Fatal(err)
		}
		defer store.Close()
		kept = parsers.Cached(store)
	}
	if _, err := parsers.Read(b.Context(), tree, sdks, kept); err != nil {
		b.Fatal(err)
	}
}
