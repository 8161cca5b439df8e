package npm

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// maxMetadata is how large the list of a package's versions may be.
const maxMetadata = 64 << 20

// published is what a registry says of one version.
type published struct {
	Dist struct{ Tarball, Integrity string }
}

// Nearest is the version the registry serves that is nearest to a pinned one, for those who prefer a skewed schema to none.
//
// The numbers decide first: the smallest difference in major, then minor, then patch. Among equals the next later version
// comes before the one before: a prerelease grows into its release, which has nearly all that it had. The pinned version
// itself, when it is served, is the nearest.
func (c Client) Nearest(ctx context.Context, pin Pin) (Pin, error) {
	if err := pin.check(); err != nil {
		return Pin{}, err
	}
	c, err := c.configured(ctx)
	if err != nil {
		return Pin{}, err
	}
	served, err := c.versions(ctx, pin.Name)
	if err != nil {
		return Pin{}, fmt.Errorf("npm package %s: %w", pin.Name, err)
	}
	best := ""
	for v, p := range served { // the order does not matter: nearer is a total order
		candidate := Pin{pin.Name, v, p.Dist.Integrity}
		if _, err := candidate.sha512(); err != nil || candidate.check() != nil {
			continue
		}
		if best == "" || nearer(pin.Version, v, best) {
			best = v
		}
	}
	if best == "" {
		return Pin{}, fmt.Errorf("npm package %s: no version with a sha512: %w", pin.Name, ErrNotServed)
	}
	return Pin{pin.Name, best, served[best].Dist.Integrity}, nil
}

// nearer reports whether a is nearer to want than b.
func nearer(want, a, b string) bool {
	w, x, y := parseVersion(want), parseVersion(a), parseVersion(b)
	for i := range w.numbers {
		if dx, dy := distance(w.numbers[i], x.numbers[i]), distance(w.numbers[i], y.numbers[i]); dx != dy {
			return dx < dy
		}
	}
	xLater, yLater := x.compare(w) >= 0, y.compare(w) >= 0
	if xLater != yLater {
		return xLater
	}
	order := cmp.Or(x.compare(y), cmp.Compare(a, b))
	if xLater {
		return order < 0
	}
	return order > 0
}

func distance(a, b uint64) uint64 { return max(a, b) - min(a, b) }

// versions is what the registry serves of a package, in the short form that package managers ask for.
func (c Client) versions(ctx context.Context, name string) (map[string]published, error) {
	registry, err := c.registry(name)
	if err != nil {
		return nil, err
	}
	var list struct{ Versions map[string]published }
	address := registry + strings.Replace(url.PathEscape(name), "%40", "@", 1)
	err = c.get(ctx, address, "application/vnd.npm.install-v1+json, application/json;q=0.5", func(body *body) error {
		text, err := io.ReadAll(io.LimitReader(body, maxMetadata+1))
		if err != nil {
			return err
		}
		if len(text) > maxMetadata {
			return fmt.Errorf("its list of versions is larger than %d MB", maxMetadata>>20)
		}
		if err := json.Unmarshal(text, &list); err != nil {
			return fmt.Errorf("its list of versions: %w", err)
		}
		return nil
	})
	return list.Versions, err
}
