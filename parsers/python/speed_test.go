package python

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	python "github.com/tree-sitter/tree-sitter-python/bindings/go"

	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

// The benchmarks compare reading with parsing alone, on the files below the folder that SDKPARITY_SOURCE names.
func files(b *testing.B) []source.File {
	root := os.Getenv("SDKPARITY_SOURCE")
	if root == "" {
		b.Skip("SDKPARITY_SOURCE names no folder")
	}
	var out []source.File
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".py") {
			return err
		}
		data, err := os.ReadFile(path)
		out = append(out, source.File{Path: path, Data: data})
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return out
}

func BenchmarkParse(b *testing.B) {
	in := files(b)
	bare := tree.NewGrammar(python.Language(), "module")
	for b.Loop() {
		for _, f := range in {
			if _, err := bare.Parse(f.Data); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkReadLink(b *testing.B) {
	in := files(b)
	for b.Loop() {
		units := make([]language.Unit, 0, len(in))
		for _, f := range in {
			u := Read(f)
			u.Path = f.Path
			units = append(units, u)
		}
		Link(units, language.Layout{})
	}
}
