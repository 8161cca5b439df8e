package npm

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sdkparity/source"
)

// entry is the folder that holds what was kept of one package. The zero entry holds nothing.
type entry struct{ folder string }

// index lists the files of an entry, so that a damaged one is noticed. No files is an answer too: the package has none.
type index struct {
	Files []indexed
}

type indexed struct {
	Path, SHA256 string
}

// entry is named for a person to find, with a hash of all that decides its content.
func (c Client) entry(pin Pin, globs []string) entry {
	if c.Cache == "" {
		return entry{}
	}
	key := sha256.Sum256([]byte(strings.Join(append([]string{pin.Name, pin.Version, pin.Integrity}, globs...), "\x00")))
	name := strings.ReplaceAll(pin.Name, "/", "+") + "@" + pin.Version + "-" + hex.EncodeToString(key[:8])
	return entry{filepath.Join(c.Cache, "npm", name)}
}

// read is the files of an entry, if it is there and whole.
func (e entry) read() ([]source.File, bool) {
	text, err := os.ReadFile(filepath.Join(e.folder, "index.json"))
	var list index
	if e.folder == "" || err != nil || json.Unmarshal(text, &list) != nil || list.Files == nil || len(list.Files) > maxFiles {
		return nil, false
	}
	files := make([]source.File, 0, len(list.Files))
	for _, f := range list.Files {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) {
			return nil, false
		}
		data, err := os.ReadFile(e.place(f.Path))
		if err != nil || checksum(data) != f.SHA256 {
			return nil, false
		}
		files = append(files, source.File{Path: f.Path, ID: blobID(data), Data: data})
	}
	return files, true
}

// write puts files into a new folder and then in the entry's place, so that nobody sees half of it.
func (e entry) write(files []source.File) error {
	if e.folder == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(e.folder), 0o755); err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	fresh, err := os.MkdirTemp(filepath.Dir(e.folder), ".new-")
	if err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	defer os.RemoveAll(fresh)
	if err := (entry{fresh}).fill(files); err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	if os.Rename(fresh, e.folder) == nil {
		return nil
	}
	if _, ok := e.read(); ok {
		return nil // another process was faster
	}
	if err := os.RemoveAll(e.folder); err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	if err := os.Rename(fresh, e.folder); err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	return nil
}

func (e entry) fill(files []source.File) error {
	list := index{Files: []indexed{}}
	for _, f := range files {
		place := e.place(f.Path)
		if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(place, f.Data, 0o644); err != nil {
			return err
		}
		list.Files = append(list.Files, indexed{f.Path, checksum(f.Data)})
	}
	text, err := json.Marshal(list)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(e.folder, "index.json"), text, 0o644)
}

// place is where a file of the package lies: in a folder of its own, as a package may have an index.json too.
func (e entry) place(name string) string {
	return filepath.Join(e.folder, "package", filepath.FromSlash(name))
}

func checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
