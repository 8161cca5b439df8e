// Package npm brings files out of a package of an npm registry, at the version a lock file pins.
//
// Which registry that is, only npm's own configuration says. What comes from it is believed when its hash is the lock file's.
package npm

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"sdkparity/source"
)

// The ways in which a registry lets us down. Each is wrapped in an error that says what was asked for.
var (
	ErrNotServed = errors.New("the registry does not serve this version")
	ErrNoSchema  = errors.New("the package has no such files")
	ErrIntegrity = errors.New("the package is not the one in the lock file")
	ErrOffline   = errors.New("the registry cannot be reached")
)

// Client fetches from the registry that the machine's npm configuration names.
type Client struct {
	Environ  []string          // what os.Environ returns; npm's configuration is read from it, but only when something is not in the cache
	Settings map[string]string // npm configuration to use instead
	Cache    string            // folder for what was fetched; "" keeps nothing
	HTTP     http.RoundTripper // nil: the machine's proxy settings and certificates
	Pause    time.Duration     // before the second try, doubled before each further one; 0 is half a second
	Stall    time.Duration     // how long a registry may be silent; 0 is 30 seconds
}

// Fetch brings the files of one pinned package whose paths match a glob, such as schemas/*.json. Their paths are
// NAME@VERSION/PATH, so that a reader sees which version they are of.
func (c Client) Fetch(ctx context.Context, pin Pin, globs ...string) ([]source.File, error) {
	files, err := c.fetch(ctx, pin, globs)
	if err != nil {
		return nil, fmt.Errorf("npm package %s@%s: %w", pin.Name, pin.Version, err)
	}
	for i := range files {
		files[i].Path = pin.Name + "@" + pin.Version + "/" + files[i].Path
	}
	return files, nil
}

func (c Client) fetch(ctx context.Context, pin Pin, globs []string) ([]source.File, error) {
	if err := pin.check(); err != nil {
		return nil, err
	}
	for _, g := range globs {
		if !doublestar.ValidatePattern(g) {
			return nil, fmt.Errorf("%q is not a glob", g)
		}
	}
	sum, err := pin.sha512()
	if err != nil {
		return nil, err
	}
	entry := c.entry(pin, globs)
	files, ok := entry.read()
	if !ok {
		if files, err = c.download(ctx, pin, sum, globs); err != nil {
			return nil, err
		}
		if err := entry.write(files); err != nil {
			return nil, err
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: %w", strings.Join(globs, ", "), ErrNoSchema)
	}
	return files, nil
}

// download streams the package and keeps the files asked for. Most registries serve it at a place its name tells; for the
// others their metadata says where.
func (c Client) download(ctx context.Context, pin Pin, sum []byte, globs []string) ([]source.File, error) {
	c, err := c.configured(ctx)
	if err != nil {
		return nil, err
	}
	registry, err := c.registry(pin.Name)
	if err != nil {
		return nil, err
	}
	_, short, _ := cutLast(pin.Name, "/")
	usual := registry + pin.Name + "/-/" + short + "-" + pin.Version + ".tgz"
	files, err := c.archive(ctx, usual, sum, globs)
	if !errors.Is(err, ErrNotServed) {
		return files, err
	}
	served, metaErr := c.versions(ctx, pin.Name)
	if errors.Is(metaErr, ErrOffline) {
		return nil, metaErr
	}
	place := served[pin.Version].Dist.Tarball
	if place == "" || place == usual {
		return nil, err
	}
	return c.archive(ctx, place, sum, globs)
}

// archive reads one tarball, again when the connection broke.
func (c Client) archive(ctx context.Context, url string, sum []byte, globs []string) (files []source.File, err error) {
	err = c.get(ctx, url, anything, func(body *body) error {
		files, err = unpack(body, sum, globs)
		return err
	})
	return files, err
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return "", s, false
}
