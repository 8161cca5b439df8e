package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"sdkparity/suggest"
)

// rewrite writes files below a folder, all of them or none. Nothing outside the folder can be reached: not by a path, not by a
// symbolic link.
func rewrite(dir string, changes []suggest.Change) (err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	var files []staged
	defer func() {
		for _, s := range files {
			if s.temporary != "" {
				_ = root.Remove(s.temporary) // gone already where it became the file
			}
			for _, folder := range s.folders {
				if err != nil {
					_ = root.Remove(folder) // unless something is in it
				}
			}
		}
	}()
	for _, c := range changes {
		mode, err := writable(root, c)
		if err == nil {
			var s staged
			s, err = staging(root, c, mode)
			files = append(files, s)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w; nothing was written", c.Path, err)
		}
	}
	for i, s := range files {
		if err := root.Rename(s.temporary, s.Path); err != nil {
			return errors.Join(fmt.Errorf("write %s: %w", s.Path, err), takeBack(root, files[:i]))
		}
	}
	return nil
}

// staged is a file that is written under another name until all are.
type staged struct {
	suggest.Change
	mode      fs.FileMode
	temporary string
	folders   []string // that were made for it, the innermost first
}

// writable is the mode of a file that may be written: it is there as it was read, is no link and not write-protected.
func writable(root *os.Root, c suggest.Change) (fs.FileMode, error) {
	if !fs.ValidPath(c.Path) {
		return 0, errors.New("no path below the repository")
	}
	for i := range len(c.Path) {
		if c.Path[i] != '/' {
			continue
		}
		at, err := root.Lstat(c.Path[:i])
		switch {
		case errors.Is(err, fs.ErrNotExist) && c.Before == nil:
		case err != nil:
			return 0, err
		case !at.IsDir():
			return 0, fmt.Errorf("%s is no folder but a link or a file", c.Path[:i])
		}
	}
	at, err := root.Lstat(c.Path)
	switch {
	case c.Before == nil && errors.Is(err, fs.ErrNotExist):
		return 0o644, nil
	case c.Before == nil && err == nil:
		return 0, errors.New("it has come into being since the tree was read")
	case err != nil:
		return 0, err
	case !at.Mode().IsRegular():
		return 0, errors.New("it is no regular file")
	case at.Mode().Perm()&0o222 == 0:
		return 0, errors.New("it is write-protected")
	}
	now, err := root.ReadFile(c.Path)
	if err == nil && !bytes.Equal(now, c.Before) {
		err = errors.New("it has changed since it was read")
	}
	return at.Mode().Perm(), err
}

// staging writes the new content beside the file.
func staging(root *os.Root, c suggest.Change, mode fs.FileMode) (staged, error) {
	s := staged{Change: c, mode: mode}
	folder := path.Dir(c.Path)
	for f := folder; f != "."; f = path.Dir(f) {
		if _, err := root.Lstat(f); errors.Is(err, fs.ErrNotExist) {
			s.folders = append(s.folders, f)
		}
	}
	if err := root.MkdirAll(folder, 0o755); err != nil {
		return s, err
	}
	s.temporary = path.Join(folder, "."+path.Base(c.Path)+".sdkparity")
	f, err := root.OpenFile(s.temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		s.temporary = "" // another's, where it is there
		return s, err
	}
	_, err = f.Write(c.After)
	return s, errors.Join(err, f.Chmod(mode), f.Close())
}

// takeBack makes written files what they were.
func takeBack(root *os.Root, done []staged) error {
	var failed []string
	for _, s := range done {
		err := error(nil)
		if s.Before == nil {
			err = root.Remove(s.Path)
		} else {
			err = root.WriteFile(s.Path, s.Before, s.mode)
		}
		if err != nil {
			failed = append(failed, s.Path)
		}
	}
	if len(failed) > 0 {
		return fmt.Errorf("and these could not be made what they were: %s", strings.Join(failed, ", "))
	}
	return nil
}
