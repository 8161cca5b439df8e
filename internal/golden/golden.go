// Package golden compares test output with what a txtar archive, or a generated file, says it is.
//
// An archive's prose is its documentation; its files are the input; the files called want or want-… are the expected
// output. Run tests with -update to rewrite those, and read every diff.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the want files of golden archives")

// Run calls got for each archive that matches pattern and compares the files it returns, by name, with the archive's.
// A file that got returns and the archive lacks is an error, so that no output goes unread.
func Run(t *testing.T, pattern string, got func(t *testing.T, in *txtar.Archive) map[string]string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no archive matches %s (%v)", pattern, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, path, archive, got(t, archive))
		})
	}
}

// File is the content of one file of an archive; it fails the test when there is none.
func File(t *testing.T, in *txtar.Archive, name string) []byte {
	t.Helper()
	for _, f := range in.Files {
		if f.Name == name {
			return f.Data
		}
	}
	t.Fatalf("the archive has no file %s", name)
	return nil
}

// Text compares a whole file, such as generated documentation, with what it is generated from.
func Text(t *testing.T, path, got string) {
	t.Helper()
	want, err := os.ReadFile(path)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if string(want) == got {
		return
	}
	if !*update {
		t.Errorf("%s is not what it is generated from; run the test with -update (-want +got)\n%s", path, cmp.Diff(string(want), got))
		return
	}
	if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
		t.Fatal(err)
	}
}

func compare(t *testing.T, path string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	changed := false
	for i, f := range archive.Files {
		text, ok := got[f.Name]
		if !ok {
			if strings.HasPrefix(f.Name, "want") {
				t.Errorf("%s: nothing was produced for %s", path, f.Name)
			}
			continue
		}
		delete(got, f.Name)
		if bytes.Equal(f.Data, []byte(text)) {
			continue
		}
		if !*update {
			t.Errorf("%s: %s (-want +got)\n%s", path, f.Name, cmp.Diff(string(f.Data), text))
		}
		archive.Files[i].Data, changed = []byte(text), true
	}
	for name, text := range got {
		if !*update {
			t.Errorf("%s has no file %s; got\n%s", path, name, text)
			continue
		}
		archive.Files, changed = append(archive.Files, txtar.File{Name: name, Data: []byte(text)}), true
	}
	if *update && changed {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
