package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sdkparity/suggest"
)

// TestRewrite holds that files are written all or not at all, and nothing is written where it was not read.
func TestRewrite(t *testing.T) {
	good := suggest.Change{Path: "go/a.go", Before: []byte("a\n"), After: []byte("a\nb\n")}
	fresh := suggest.Change{Path: "java/com/new/B.java", After: []byte("class B {}\n")}
	for name, c := range map[string]struct {
		spoil func(dir string) error
		with  suggest.Change
		says  string
	}{
		"all is well": {func(string) error { return nil }, fresh, ""},
		"changed meanwhile": {
			func(dir string) error { return os.WriteFile(filepath.Join(dir, "go/z.go"), []byte("y\n"), 0o644) },
			suggest.Change{Path: "go/z.go", Before: []byte("z\n"), After: []byte("zz\n")}, "write go/z.go: it has changed since it was read; nothing was written",
		},
		"gone meanwhile": {
			func(dir string) error { return os.Remove(filepath.Join(dir, "go/z.go")) },
			suggest.Change{Path: "go/z.go", Before: []byte("z\n"), After: []byte("zz\n")}, "write go/z.go: ",
		},
		"there meanwhile": {
			func(dir string) error { return os.WriteFile(filepath.Join(dir, "go/new.go"), nil, 0o644) },
			suggest.Change{Path: "go/new.go", After: []byte("zz\n")}, "write go/new.go: it has come into being",
		},
		"write-protected": {
			func(dir string) error { return os.Chmod(filepath.Join(dir, "go/z.go"), 0o444) },
			suggest.Change{Path: "go/z.go", Before: []byte("z\n"), After: []byte("zz\n")}, "write go/z.go: it is write-protected",
		},
		"a link": {
			func(dir string) error {
				return os.Symlink(filepath.Join(dir, "go/z.go"), filepath.Join(dir, "go/link.go"))
			},
			suggest.Change{Path: "go/link.go", Before: []byte("z\n"), After: []byte("zz\n")}, "write go/link.go: it is no regular file",
		},
		"a folder that leads out": {
			func(dir string) error { return os.Symlink(t.TempDir(), filepath.Join(dir, "java")) },
			fresh, "write java/com/new/B.java: java is no folder but a link",
		},
		"outside":   {func(string) error { return nil }, suggest.Change{Path: "../b", After: []byte("zz\n")}, "write ../b: no path below"},
		"elsewhere": {func(string) error { return nil }, suggest.Change{Path: "/tmp/sdkparity-no", After: []byte("zz\n")}, "write /tmp/sdkparity-no: no path below"},
		"another's file in the way": {
			func(dir string) error {
				return os.WriteFile(filepath.Join(dir, "go/.z.go.sdkparity"), []byte("mine"), 0o644)
			},
			suggest.Change{Path: "go/z.go", Before: []byte("z\n"), After: []byte("zz\n")}, "write go/z.go: ",
		},
		"a folder in the way": {
			func(dir string) error { return os.MkdirAll(filepath.Join(dir, "go/new.go"), 0o755) },
			suggest.Change{Path: "go/new.go", After: []byte("zz\n")}, "write go/new.go: it has come into being",
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, text := range map[string]string{"go/a.go": "a\n", "go/z.go": "z\n"} {
				writeFile(t, filepath.Join(dir, file), text)
			}
			if err := c.spoil(dir); err != nil {
				t.Fatal(err)
			}
			before := contents(t, dir)
			err := rewrite(dir, []suggest.Change{good, {Path: "go/deep/down/new.go", After: []byte("n\n")}, c.with})
			switch {
			case c.says == "" && err != nil, c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)):
				t.Errorf("got %v, want %q", err, c.says)
			case c.says != "":
				if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
					t.Errorf("something was written (-before +after)\n%s", diff)
				}
			default:
				want := map[string]string{"go/a.go": "a\nb\n", "go/z.go": "z\n", "go/deep/down/new.go": "n\n", fresh.Path: string(fresh.After)}
				if diff := cmp.Diff(want, contents(t, dir)); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
			}
		})
	}
}

// TestRewriteMode holds that a file keeps its permissions.
func TestRewriteMode(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "a"), "a")
	if err := os.Chmod(filepath.Join(dir, "a"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := rewrite(dir, []suggest.Change{{Path: "a", Before: []byte("a"), After: []byte("b")}}); err != nil {
		t.Fatal(err)
	}
	if at, err := os.Stat(filepath.Join(dir, "a")); err != nil || at.Mode().Perm() != 0o755 {
		t.Errorf("%v, %v", at.Mode(), err)
	}
}

// TestTakeBack holds that what was written before a failure is undone.
func TestTakeBack(t *testing.T) {
	dir := t.TempDir()
	for file, text := range map[string]string{"a": "new", "b": "new"} {
		writeFile(t, filepath.Join(dir, file), text)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	done := []staged{{Change: suggest.Change{Path: "a", Before: []byte("old")}, mode: 0o644}, {Change: suggest.Change{Path: "b"}}}
	if err := takeBack(root, done); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"a": "old"}, contents(t, dir)); diff != "" {
		t.Error(diff)
	}
	if err := takeBack(root, done); err == nil || !strings.Contains(err.Error(), "could not be made what they were: b") {
		t.Errorf("got %v", err)
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// contents are the files of a folder; of a folder without any, and of a link, only that it is there.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		switch {
		case d.IsDir():
			if list, _ := os.ReadDir(path); len(list) == 0 {
				out[name] = "an empty folder"
			}
		case !d.Type().IsRegular():
			out[name] = d.Type().String()
		default:
			data, err := os.ReadFile(path)
			out[name] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
