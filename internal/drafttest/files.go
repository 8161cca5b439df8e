// Package drafttest writes the gaps of SDKs in archives and says what becomes of them.
package drafttest

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Files are the texts of an SDK's files by path: a language.Draft.
type Files map[string]string

func (f Files) Text(path string) (string, bool) {
	text, ok := f[path]
	return text, ok
}

func (f Files) Set(path, text string) { f[path] = text }

func (f Files) Paths() []string { return slices.Sorted(maps.Keys(f)) }

// Save puts the files into a folder, for a compiler to see.
func (f Files) Save(t *testing.T, dir string) {
	t.Helper()
	for path, text := range f {
		path = filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
