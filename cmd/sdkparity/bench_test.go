package main

import (
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"sdkparity/internal/treetest"
)

// BenchmarkCheck checks the change between the revisions $SDKPARITY_REAL_REVS ("BASE HEAD") of $SDKPARITY_REAL_GIT, each time
// once with an empty cache, which it fills, and once with what that left.
func BenchmarkCheck(b *testing.B) {
	repo, base, head := realRevisions(b)
	args := []string{"check", "--repo", repo, "--base", base, "--head", head, "--format", "json"}
	coldAndWarm(b, args, nil)
}

// BenchmarkExtract prints the API of the second revision, beside a plain tree-sitter parse of the same files.
func BenchmarkExtract(b *testing.B) {
	repo, _, head := realRevisions(b)
	args := []string{"extract", "--repo", repo, "--rev", head, "--format", "json"}
	coldAndWarm(b, args, sources(b, repo, head))
}

func coldAndWarm(b *testing.B, args []string, files []treetest.Source) {
	var plain, cold, warm phase
	for b.Loop() {
		if files != nil {
			plain.run(func() {
				if err := treetest.Plain(files); err != nil {
					b.Fatal(err)
				}
			})
		}
		with := append(args[:len(args):len(args)], "--cache-dir", filepath.Join(b.TempDir(), "cache"))
		cold.run(func() { command(b, with) })
		warm.run(func() { command(b, with) })
	}
	if files != nil {
		plain.report(b, "parse")
		b.ReportMetric(float64(cold.best)/float64(plain.best), "cold/parse")
	}
	cold.report(b, "cold")
	warm.report(b, "warm")
	b.ReportMetric(float64(warm.best)/float64(cold.best), "warm/cold")
	b.ReportMetric(0, "ns/op") // the sum of the three says nothing
}

// phase is one of the things a benchmark compares. Its time is the best of all rounds, since what else runs on a machine only adds.
type phase struct {
	best time.Duration
	peak int64
}

func (p *phase) run(f func()) {
	debug.FreeOSMemory() // what the phase before left is not this one's
	collectLate()
	p.peak = max(p.peak, treetest.Peak(func() {
		start := time.Now()
		f()
		if took := time.Since(start); p.best == 0 || took < p.best {
			p.best = took
		}
	}))
}

func (p *phase) report(b *testing.B, name string) {
	b.ReportMetric(float64(p.best)/1e6, name+"-ms")
	b.ReportMetric(float64(p.peak)/(1<<20), name+"-MiB")
}

func command(b *testing.B, args []string) {
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(io.Discard)
	root.SetErr(io.Discard)
	if err := root.ExecuteContext(b.Context()); err != nil {
		b.Fatal(err)
	}
}

func realRevisions(b *testing.B) (repo, base, head string) {
	b.Helper()
	repo = os.Getenv("SDKPARITY_REAL_GIT")
	revs := strings.Fields(os.Getenv("SDKPARITY_REAL_REVS"))
	if repo == "" || len(revs) != 2 {
		b.Skip("SDKPARITY_REAL_GIT and SDKPARITY_REAL_REVS name no repository and two revisions: NOTHING IS MEASURED")
	}
	return repo, revs[0], revs[1]
}

// sources are the files that extract reads at a revision.
func sources(b *testing.B, repo, rev string) []treetest.Source {
	b.Helper()
	w := workspace{repo: repo}
	tree, err := w.tree(b.Context(), rev)
	if err != nil {
		b.Fatal(err)
	}
	c, err := w.load(b.Context(), tree)
	if err != nil {
		b.Fatal(err)
	}
	var out []treetest.Source
	for _, sdk := range c.SDKs {
		files, _, err := tree.Read(b.Context(), sdk.Select(tree))
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range files {
			out = append(out, treetest.Source{Language: sdk.Language, Data: f.Data})
		}
	}
	return out
}
