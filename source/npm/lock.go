package npm

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Pin is one package at one version, as a lock file holds it.
type Pin struct {
	Name      string // with its scope
	Version   string
	Integrity string // hashes in the form of subresource integrity, such as sha512-BASE64
}

// Pins lists the packages in a package-lock.json (version 2 or 3) whose names match a pattern, the best first: by the order of
// the patterns, then what lies at the top of node_modules, then the package for linux-x64, of which every machine can read
// the text files, then by name. A pattern is a name or a glob.
func Pins(lock []byte, patterns ...string) ([]Pin, error) {
	for _, p := range patterns {
		if !doublestar.ValidatePattern(p) {
			return nil, fmt.Errorf("package pattern %q is not a glob", p)
		}
	}
	all, err := readLock(lock)
	if err != nil {
		return nil, err
	}
	var found []lockedPin
	for _, p := range all {
		p.pattern = slices.IndexFunc(patterns, func(pattern string) bool { return doublestar.MatchUnvalidated(pattern, p.Name) })
		if p.pattern >= 0 {
			found = append(found, p)
		}
	}
	slices.SortFunc(found, lockedPin.compare)
	var pins []Pin
	for _, p := range found {
		if !slices.Contains(pins, p.Pin) {
			pins = append(pins, p.Pin)
		}
	}
	return pins, nil
}

// lockedPin is a pin and what decides its rank.
type lockedPin struct {
	Pin
	pattern int // index of the first pattern that matches
	depth   int // how many node_modules it lies in
}

func (p lockedPin) compare(o lockedPin) int {
	return cmp.Or(
		cmp.Compare(p.pattern, o.pattern),
		cmp.Compare(p.depth, o.depth),
		-cmp.Compare(portable(p.Name), portable(o.Name)),
		cmp.Compare(p.Name, o.Name),
		-parseVersion(p.Version).compare(parseVersion(o.Version)),
		cmp.Compare(p.Version, o.Version),
		cmp.Compare(p.Integrity, o.Integrity),
	)
}

func portable(name string) int {
	if strings.HasSuffix(name, "linux-x64") {
		return 1
	}
	return 0
}

func readLock(lock []byte) ([]lockedPin, error) {
	var file struct {
		LockfileVersion int `json:"lockfileVersion"`
		Packages        map[string]struct {
			Name, Version, Integrity string
			Link                     bool
		}
	}
	if err := json.Unmarshal(bytes.TrimPrefix(lock, []byte("\ufeff")), &file); err != nil {
		return nil, fmt.Errorf("npm lock file: %w", err)
	}
	if file.Packages == nil {
		return nil, fmt.Errorf("npm lock file: no packages; version %d is not read, only 2 and 3", file.LockfileVersion)
	}
	var all []lockedPin
	for place, p := range file.Packages { // sorted by the caller
		const folder = "node_modules/"
		_, name, ok := cutLast(place, folder)
		if !ok || p.Link {
			continue // the project itself, a workspace, or a link to one
		}
		if p.Name != "" {
			name = p.Name // installed under another name
		}
		all = append(all, lockedPin{Pin: Pin{name, p.Version, p.Integrity}, depth: strings.Count(place, folder)})
	}
	return all, nil
}

var (
	nameSyntax    = regexp.MustCompile(`^(@[A-Za-z0-9~-][A-Za-z0-9._~-]*/)?[A-Za-z0-9~-][A-Za-z0-9._~-]*$`)
	versionSyntax = regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.+-]*$`)
)

// check refuses names and versions that would lead elsewhere in a URL or a folder. A lock file is anyone's to write.
func (p Pin) check() error {
	if !nameSyntax.MatchString(p.Name) || len(p.Name) > 214 {
		return fmt.Errorf("%q is not a package name", p.Name)
	}
	if !versionSyntax.MatchString(p.Version) || len(p.Version) > 128 {
		return fmt.Errorf("%q is not a version in the registry", p.Version)
	}
	return nil
}

// sha512 is the hash the package must have.
func (p Pin) sha512() ([]byte, error) {
	for hash := range strings.FieldsSeq(p.Integrity) {
		text, ok := strings.CutPrefix(hash, "sha512-")
		if !ok {
			continue
		}
		text, _, _ = strings.Cut(text, "?")
		sum, err := base64.StdEncoding.DecodeString(text)
		if err != nil || len(sum) != 64 {
			return nil, fmt.Errorf("integrity %q is not a sha512: %w", hash, ErrIntegrity)
		}
		return sum, nil
	}
	return nil, fmt.Errorf("the lock file states no sha512: %w", ErrIntegrity)
}
