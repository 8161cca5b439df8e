package source

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"sdkparity/model"
)

// Limits bound what is read from one tree. Everything above them is a Problem, not an error.
const (
	MaxFileSize = 8 << 20 // bytes of one file
	maxFiles    = 200_000 // files of one tree
	maxDepth    = 64      // folders above a file
)

// Entry is one file of a tree, before its content is read.
type Entry struct {
	Path string // relative to the repository, with slashes
	ID   string // git blob id; "" in a directory until the content is read
	Size int64  // bytes; 0 where a partial clone does not tell
	Kind string // "" for a regular file, else what it is instead
}

// The kinds of entries that have no content to read.
const (
	symlink   = "symlink"
	submodule = "submodule"
	missing   = "missing" // from a partial clone
)

// ListedAs is the entry for a file as git lists it, with its mode.
func ListedAs(path, mode, id string, size int64) Entry {
	e := Entry{Path: path, ID: id, Size: size}
	switch mode {
	case "120000":
		e.Kind = symlink
	case "160000":
		e.Kind = submodule
	}
	return e
}

// Tree is the list of files of a directory or a revision. Entries are sorted by path.
type Tree struct {
	Rev     string // full commit id; "" for a working tree
	Entries []Entry
	Unread  []model.Problem // folders that could not be listed
	Far     bool            // each look at its contents costs requests over a network
	each    func(ctx context.Context, entries []Entry, give func(i int, f File, why string) error) error
}

// Each brings the content of entries one by one, as it arrives, and ends at give's first error. Where why is not empty it
// tells why there is no content.
func (t Tree) Each(ctx context.Context, entries []Entry, give func(i int, f File, why string) error) error {
	if len(entries) == 0 {
		return nil
	}
	return t.each(ctx, entries, give)
}

// Read brings the content of entries, in their order. What cannot be read is a Problem and has nil Data.
func (t Tree) Read(ctx context.Context, entries []Entry) ([]File, []model.Problem, error) {
	files := make([]File, len(entries))
	var problems []model.Problem
	err := t.Each(ctx, entries, func(i int, f File, why string) error {
		if files[i] = f; why != "" {
			problems = append(problems, model.Problem{File: f.Path, Text: why})
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	return files, problems, nil
}

// With is the tree with other content in some files, and with files that it has not.
func (t Tree) With(files []File) Tree {
	over := map[string]File{}
	for _, f := range files {
		f.ID = blobID(f.Data)
		over[f.Path] = f
	}
	entries := slices.DeleteFunc(slices.Clone(t.Entries), func(e Entry) bool { _, ok := over[e.Path]; return ok })
	for _, f := range over {
		entries = append(entries, Entry{Path: f.Path, ID: f.ID, Size: int64(len(f.Data))})
	}
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	below := t.Each
	t.Entries = entries
	t.each = func(ctx context.Context, entries []Entry, give func(int, File, string) error) error {
		var rest []Entry
		var at []int // of rest in entries
		for i, e := range entries {
			f, ok := over[e.Path]
			if !ok {
				rest, at = append(rest, e), append(at, i)
				continue
			}
			if err := give(i, f, ""); err != nil {
				return err
			}
		}
		return below(ctx, rest, func(i int, f File, why string) error { return give(at[i], f, why) })
	}
	return t
}

// Has reports whether the tree has this file, or any file in a folder of this name.
func (t Tree) Has(path string) bool {
	i := t.search(path)
	return i < len(t.Entries) && t.Entries[i].Path == path || len(t.Under(path)) > 0
}

// search is the index of the first entry that is not before path.
func (t Tree) search(path string) int {
	i, _ := slices.BinarySearchFunc(t.Entries, path, func(e Entry, p string) int { return strings.Compare(e.Path, p) })
	return i
}

// Under are the entries below a folder; all entries for "".
func (t Tree) Under(folder string) []Entry {
	if folder == "" || folder == "." {
		return t.Entries
	}
	folder += "/"
	from := t.search(folder)
	to := from
	for to < len(t.Entries) && strings.HasPrefix(t.Entries[to].Path, folder) {
		to++
	}
	return t.Entries[from:to]
}

const absent = "content is not in this clone"

// unreadable is why an entry's content is not worth reading, or "".
func unreadable(e Entry) string {
	switch {
	case e.Kind == symlink:
		return "symbolic link, not followed"
	case e.Kind == submodule:
		return "submodule, its files are in another repository"
	case e.Kind == missing:
		return absent
	case e.Size > MaxFileSize:
		return "larger than 8 MiB, not read"
	case strings.Count(e.Path, "/") > maxDepth:
		return "more than 64 folders deep, not read"
	}
	return ""
}

// notSource is why content that was read is no source, or "".
func notSource(data []byte) string {
	if bytes.HasPrefix(data, []byte("version https://git-lfs.github.com/spec/")) {
		return "Git LFS pointer, its content is elsewhere"
	}
	if bytes.IndexByte(data[:min(len(data), 8000)], 0) >= 0 {
		return "binary content"
	}
	return ""
}
