package source

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestRemote reads a commit that only a network has: what is here by its id is not asked for.
func TestRemote(t *testing.T) {
	content := map[string]string{"a.go": "package a\n", "b/b.go": "package b\n", "b/c.go": "package c\n"}
	var entries []Entry
	bytesOf := map[string][]byte{}
	for _, name := range []string{"b/c.go", "a.go", "b/b.go"} {
		data := []byte(content[name])
		bytesOf[blobID(data)] = data
		entries = append(entries, ListedAs(name, "100644", blobID(data), int64(len(data))))
	}
	entries = append(entries, ListedAs("../evil.go", "100644", blobID(nil), 1), ListedAs("link.go", "120000", blobID([]byte("a.go")), 4), ListedAs("sub", "160000", blobID(nil), 0))
	var lock sync.Mutex
	var asked []string
	r := Remote{
		Files: func(context.Context, string) ([]Entry, error) { return slices.Clone(entries), nil },
		Blob: func(_ context.Context, id string) ([]byte, error) {
			lock.Lock()
			defer lock.Unlock()
			asked = append(asked, id)
			if data, ok := bytesOf[id]; ok {
				return data, nil
			}
			return nil, errors.New("no such file")
		},
	}
	commit := strings.Repeat("c", 40)
	tree, err := r.Tree(t.Context(), commit)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(paths(tree), " "); got != "a.go b/b.go b/c.go link.go sub" {
		t.Errorf("lists %s", got)
	}
	files, problems, err := tree.Read(t.Context(), tree.Entries)
	if err != nil || len(problems) != 2 || len(asked) != 3 {
		t.Fatalf("%v, problems %v, asked for %v", err, problems, asked)
	}
	for _, f := range files[:3] {
		if string(f.Data) != content[f.Path] || f.ID != blobID(f.Data) {
			t.Errorf("%s is %q", f.Path, f.Data)
		}
	}

	// Together what can be, one by one what is not given, or given wrongly.
	asked = nil
	r.Blobs = func(_ context.Context, ids []string) ([][]byte, error) {
		out := make([][]byte, len(ids))
		out[0], out[1] = bytesOf[ids[0]], []byte("wrong")
		return out, nil
	}
	if tree, err = r.Tree(t.Context(), commit); err != nil {
		t.Fatal(err)
	}
	if files, _, err = tree.Read(t.Context(), tree.Entries); err != nil || len(asked) != 2 || string(files[1].Data) != content["b/b.go"] {
		t.Errorf("%v, asked for %v", err, asked)
	}
	r.Blobs = nil

	// A repository of another history that has one of the contents.
	here := newSandbox(t)
	here.write("other.go", "package a\n")
	here.commit("another history")
	asked, r.Local = nil, Repo{Dir: here.dir}
	if tree, err = r.Tree(t.Context(), commit); err != nil {
		t.Fatal(err)
	}
	if _, _, err = tree.Read(t.Context(), tree.Entries); err != nil || len(asked) != 2 {
		t.Errorf("%v, asked for %v", err, asked)
	}

	// Contents that are not what the id stands for, and those that do not come, are errors: nothing is judged by half of the files.
	bytesOf[blobID([]byte("package b\n"))] = []byte("package evil\n")
	if _, _, err = tree.Read(t.Context(), tree.Entries); err == nil || !strings.Contains(err.Error(), "not what") {
		t.Errorf("a wrong content gives %v", err)
	}
	delete(bytesOf, blobID([]byte("package b\n")))
	if _, _, err = tree.Read(t.Context(), tree.Entries); err == nil || !strings.Contains(err.Error(), "read b/b.go: no such file") {
		t.Errorf("a missing content gives %v", err)
	}
	r.Files = func(context.Context, string) ([]Entry, error) { return nil, fmt.Errorf("no network") }
	if _, err := r.Tree(t.Context(), commit); err == nil {
		t.Error("no list of files is no error")
	}
}
