package source

import (
	"context"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"sdkparity/model"
)

// Dir lists the files of a working tree. Folders that git, package managers and builds fill are left out.
func Dir(fsys fs.FS) (Tree, error) {
	var t Tree
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path != "." && d.IsDir():
			t.Unread = append(t.Unread, model.Problem{File: path, Text: "unreadable folder: " + errorText(err)})
			return fs.SkipDir
		case err != nil:
			return err
		case d.IsDir() && slices.Contains(skippedFolders, d.Name()):
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		return t.add(path, d)
	})
	if err != nil {
		return Tree{}, fmt.Errorf("list files: %w", err)
	}
	slices.SortFunc(t.Entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	t.each = func(ctx context.Context, entries []Entry, give func(int, File, string) error) error {
		for i, e := range entries {
			if err := ctx.Err(); err != nil {
				return err
			}
			f, why := readFile(fsys, e)
			if err := give(i, f, why); err != nil {
				return err
			}
		}
		return nil
	}
	return t, nil
}

var skippedFolders = []string{".git", "node_modules", "target", "bin", "obj", "__pycache__", ".venv", "venv"}

func (t *Tree) add(path string, d fs.DirEntry) error {
	e := Entry{Path: path}
	switch info, err := d.Info(); {
	case errors.Is(err, fs.ErrNotExist):
		return nil // removed since the folder was listed
	case err != nil:
		return err
	case d.Type()&fs.ModeSymlink != 0:
		e.Kind = symlink
	case !d.Type().IsRegular():
		return nil // a socket or device is no source
	default:
		e.Size = info.Size()
	}
	if t.Entries = append(t.Entries, e); len(t.Entries) > maxFiles {
		return fmt.Errorf("more than %d files", maxFiles)
	}
	return nil
}

func readFile(fsys fs.FS, e Entry) (f File, why string) {
	f = File{Path: e.Path}
	if why := unreadable(e); why != "" {
		return f, why
	}
	data, err := fs.ReadFile(fsys, e.Path)
	if err != nil {
		return f, "unreadable: " + errorText(err)
	}
	if why := notSource(data); why != "" {
		return f, why
	}
	f.Data, f.ID = data, blobID(data)
	return f, ""
}

// errorText leaves the path out of a file error, since it names this machine's folders.
func errorText(err error) string {
	if p, ok := err.(*fs.PathError); ok {
		return p.Err.Error()
	}
	return err.Error()
}

// blobID is the id git gives this content.
func blobID(data []byte) string {
	h := sha1.New()
	fmt.Fprintf(h, "blob %d\x00", len(data))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}
