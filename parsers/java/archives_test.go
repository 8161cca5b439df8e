package java

import (
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"
)

func archives(t *testing.T) []*txtar.Archive {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no archives", err)
	}
	var out []*txtar.Archive
	for _, p := range paths {
		a, err := txtar.ParseFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}
