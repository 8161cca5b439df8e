package treetest

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"unsafe"

	sitter "github.com/smacker/go-tree-sitter"
	csharp "github.com/tree-sitter/tree-sitter-c-sharp/bindings/go"
	golang "github.com/tree-sitter/tree-sitter-go/bindings/go"
	java "github.com/tree-sitter/tree-sitter-java/bindings/go"
	python "github.com/tree-sitter/tree-sitter-python/bindings/go"
	rust "github.com/tree-sitter/tree-sitter-rust/bindings/go"
	typescript "github.com/tree-sitter/tree-sitter-typescript/bindings/go"
	"golang.org/x/sync/errgroup"
)

var grammars = map[string]func() unsafe.Pointer{
	"csharp": csharp.Language, "go": golang.Language, "java": java.Language,
	"python": python.Language, "rust": rust.Language, "typescript": typescript.LanguageTypescript,
}

// Source is one file as benchmarks compare with it.
type Source struct {
	Language string
	Data     []byte
}

// Plain parses files and does nothing else, on all cores and the longest first: what any reader of them has to pay.
func Plain(files []Source) error {
	files = slices.SortedStableFunc(slices.Values(files), func(a, b Source) int { return cmp.Compare(len(b.Data), len(a.Data)) })
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, f := range files {
		g.Go(func() error {
			p := sitter.NewParser()
			defer p.Close()
			p.SetLanguage(sitter.NewLanguage(grammars[f.Language]()))
			t, err := p.ParseCtx(context.Background(), nil, f.Data)
			if err != nil {
				return err
			}
			t.Close()
			return nil
		})
	}
	return g.Wait()
}
