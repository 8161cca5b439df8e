package npm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha1"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"sdkparity/source"
)

// Limits on what a package may be. The real ones are below 200 MB packed, with a handful of schemas of 2 MB.
const (
	maxPacked   = 512 << 20
	maxUnpacked = 4 << 30
	maxFile     = 64 << 20
	maxFiles    = 64
)

// unpack reads a packed package once, from front to end: it keeps what matches and hashes everything.
func unpack(packed io.Reader, sum []byte, globs []string) ([]source.File, error) {
	hash := sha512.New()
	limited := &io.LimitedReader{R: packed, N: maxPacked + 1}
	stream := io.TeeReader(limited, hash)
	files, err := entries(stream, globs)
	if _, drainErr := io.Copy(io.Discard, stream); drainErr != nil {
		return nil, drainErr
	}
	switch {
	case limited.N <= 0:
		return nil, fmt.Errorf("larger than %d MB", maxPacked>>20)
	case !bytes.Equal(hash.Sum(nil), sum):
		return nil, fmt.Errorf("its sha512 is another: %w", ErrIntegrity)
	}
	return files, err
}

// entries is the regular files of a gzipped tar archive that match, sorted by path.
func entries(packed io.Reader, globs []string) ([]source.File, error) {
	unzipped, err := gzip.NewReader(packed)
	if err != nil {
		return nil, fmt.Errorf("not a gzip archive: %w", err)
	}
	limited := &io.LimitedReader{R: unzipped, N: maxUnpacked}
	archive := tar.NewReader(limited)
	var files []source.File
	for {
		header, err := archive.Next()
		if err == io.EOF {
			slices.SortFunc(files, func(a, b source.File) int { return strings.Compare(a.Path, b.Path) })
			return files, nil
		}
		if limited.N <= 0 {
			return nil, fmt.Errorf("larger than %d MB unpacked", maxUnpacked>>20)
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return nil, fmt.Errorf("not a tar archive: %w", err)
		}
		name, ok := inPackage(header)
		if !ok || !matches(globs, name) {
			continue
		}
		data, err := content(archive, header)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files = slices.DeleteFunc(files, func(f source.File) bool { return f.Path == name }) // as when unpacking, the last one stays
		if files = append(files, source.File{Path: name, ID: blobID(data), Data: data}); len(files) > maxFiles {
			return nil, fmt.Errorf("more than %d files match", maxFiles)
		}
	}
}

// inPackage is the path of a regular file below the archive's one folder.
func inPackage(header *tar.Header) (string, bool) {
	folder, name, _ := strings.Cut(header.Name, "/")
	if folder == "" || header.Typeflag != tar.TypeReg || strings.ContainsAny(name, "\\:\x00") {
		return "", false
	}
	clean := name == path.Clean(name) && name != "." && name != ".." && !strings.HasPrefix(name, "../") && !strings.HasPrefix(name, "/")
	return name, clean
}

func matches(globs []string, name string) bool {
	return slices.ContainsFunc(globs, func(g string) bool { return doublestar.MatchUnvalidated(g, name) })
}

func content(archive io.Reader, header *tar.Header) ([]byte, error) {
	if header.Size > maxFile {
		return nil, fmt.Errorf("larger than %d MB", maxFile>>20)
	}
	var b bytes.Buffer
	_, err := io.Copy(&b, archive)
	return b.Bytes(), err
}

// blobID is the id git would give the content.
func blobID(data []byte) string {
	hash := sha1.New()
	fmt.Fprintf(hash, "blob %d\x00", len(data))
	hash.Write(data)
	return hex.EncodeToString(hash.Sum(nil))
}
