package main

import (
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"sdkparity/source"
)

const maxLocalSchema = 64 << 20 // bytes of one schema file

// localSchema reads files, the JSON files of folders, and what globs match.
func localSchema(places []string) ([]source.File, error) {
	var paths []string
	for _, place := range places {
		found, err := localPaths(place)
		if err != nil {
			return nil, err
		}
		paths = append(paths, found...)
	}
	slices.Sort(paths)
	paths = slices.Compact(paths)
	files := make([]source.File, len(paths))
	for i, path := range paths {
		data, err := readLocal(path)
		if err != nil {
			return nil, err
		}
		files[i] = source.File{Path: filepath.ToSlash(path), ID: blobID(data), Data: data}
	}
	return files, nil
}

func localPaths(place string) ([]string, error) {
	if strings.Contains(place, "://") {
		return nil, fmt.Errorf("schema %s: only files of this machine are read; `sdkparity schema fetch` brings the pinned version", place)
	}
	info, err := os.Stat(place)
	switch {
	case err == nil && info.IsDir():
		return jsonFiles(place)
	case err == nil:
		return []string{filepath.Clean(place)}, nil
	case !strings.ContainsAny(place, "*?[{"):
		return nil, fmt.Errorf("schema: %w", err)
	}
	found, err := doublestar.FilepathGlob(place, doublestar.WithFilesOnly())
	if err != nil {
		return nil, fmt.Errorf("schema %s: %w", place, err)
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("schema %s: nothing matches", place)
	}
	return found, nil
}

func jsonFiles(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	var found []string
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".json" {
			found = append(found, filepath.Join(folder, e.Name()))
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("schema %s: no JSON file in it", folder)
	}
	return found, nil
}

func readLocal(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("schema %s: not a file", path)
	}
	if info.Size() > maxLocalSchema {
		return nil, fmt.Errorf("schema %s: larger than %d MB", path, maxLocalSchema>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	return data, nil
}

// blobID is the id git would give the content.
func blobID(data []byte) string {
	h := sha1.New()
	fmt.Fprintf(h, "blob %d\x00", len(data))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}
