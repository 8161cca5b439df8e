package csharp

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sdkparity/source"
)

// BenchmarkRead reads the C# files below $CSHARP_BENCH, or the samples; BenchmarkParse only parses them, as they are.
func BenchmarkRead(b *testing.B) { bench(b, func(src []byte) { Read(source.File{Data: src}) }) }

func BenchmarkParse(b *testing.B) {
	bench(b, func(src []byte) {
		if _, err := grammar.Parse(src); err != nil {
			b.Fatal(err)
		}
	})
}

func bench(b *testing.B, read func([]byte)) {
	files := samples(b)
	if root := os.Getenv("CSHARP_BENCH"); root != "" {
		files = nil
		_ = filepath.WalkDir(root, func(path string, _ os.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".cs") {
				data, _ := os.ReadFile(path)
				files = append(files, data)
			}
			return nil
		})
	}
	for b.Loop() {
		for _, src := range files {
			read(src)
		}
	}
}
