package npm

import (
	"cmp"
	"strconv"
	"strings"
)

// version is a semantic version. What follows a + orders nothing and is left out.
type version struct {
	numbers    [3]uint64
	prerelease []string
}

// parseVersion reads a version; what is not a number counts as 0.
func parseVersion(text string) version {
	text, _, _ = strings.Cut(text, "+")
	core, pre, isPre := strings.Cut(text, "-")
	var v version
	for i, part := range strings.SplitN(core, ".", 3) {
		v.numbers[i], _ = strconv.ParseUint(part, 10, 64)
	}
	if isPre {
		v.prerelease = strings.Split(pre, ".")
	}
	return v
}

// compare orders versions as semver.org does: a prerelease comes before its release.
func (v version) compare(o version) int {
	for i := range v.numbers {
		if c := cmp.Compare(v.numbers[i], o.numbers[i]); c != 0 {
			return c
		}
	}
	if len(v.prerelease) == 0 || len(o.prerelease) == 0 {
		return cmp.Compare(len(o.prerelease), len(v.prerelease))
	}
	for i := range min(len(v.prerelease), len(o.prerelease)) {
		if c := compareIdentifier(v.prerelease[i], o.prerelease[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(v.prerelease), len(o.prerelease))
}

// compareIdentifier orders numbers as numbers and before words.
func compareIdentifier(a, b string) int {
	x, xErr := strconv.ParseUint(a, 10, 64)
	y, yErr := strconv.ParseUint(b, 10, 64)
	switch {
	case xErr == nil && yErr == nil:
		return cmp.Compare(x, y)
	case xErr == nil:
		return -1
	case yErr == nil:
		return 1
	}
	return strings.Compare(a, b)
}
