package source

import (
	"context"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"sdkparity/model"
)

// Dir lists the files of a working tree. Folders that git, package managers and builds fill are left out.
func Dir(fsys fs.FS) (Tree, error) {
	var entries []Entry
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if slices.Contains(skippedFolders, d.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		e := Entry{Path: path, Size: info.Size()}
		switch {
		case d.Type()&fs.ModeSymlink != 0:
			e.Kind = "symlink"
		case !d.Type().IsRegular():
			return nil // a socket or device is no source
		}
		if entries = append(entries, e); len(entries) > maxFiles {
			return fmt.Errorf("more than %d files", maxFiles)
		}
		return nil
	})
	if err != nil {
		return Tree{}, fmt.Errorf("list files: %w", err)
	}
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	read := func(_ context.Context, entries []Entry) ([]File, []model.Problem, error) {
		return readDir(fsys, entries)
	}
	return Tree{Entries: entries, Read: read}, nil
}

var skippedFolders = []string{".git", "node_modules", "target", "bin", "obj", "__pycache__", ".venv", "venv"}

func readDir(fsys fs.FS, entries []Entry) ([]File, []model.Problem, error) {
	files := make([]File, len(entries))
	var problems []model.Problem
	for i, e := range entries {
		files[i] = File{Path: e.Path}
		why := unreadable(e)
		if why == "" {
			data, err := fs.ReadFile(fsys, e.Path)
			if err != nil {
				why = "unreadable: " + errorText(err)
			} else if why = notSource(data); why == "" {
				files[i].Data, files[i].ID = data, blobID(data)
			}
		}
		if why != "" {
			problems = append(problems, model.Problem{File: e.Path, Text: why})
		}
	}
	return files, problems, nil
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
