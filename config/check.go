package config

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/goccy/go-yaml/ast"
)

// Each glob is held against each file of a tree, and each alternative in braces makes it as many globs.
const (
	maxGlobs        = 500 // of a configuration
	maxBraces       = 8   // of a glob
	maxAlternatives = 64  // of a glob
)

// checker finds what a JSON Schema cannot say.
type checker struct {
	*Config
	tree   *ast.File
	sdks   map[string]bool
	globs  int
	faults []error
}

func (c *Config) check(tree *ast.File) error {
	k := &checker{Config: c, tree: tree, sdks: map[string]bool{}}
	k.columns()
	if c.Schema != nil {
		k.badGlobs(c.Schema.Files, "schema", "files")
		if c.Schema.NPM != nil {
			k.badGlobs(c.Schema.NPM.Packages, "schema", "npm", "packages")
		}
	}
	k.companions()
	k.suites()
	if k.globs > maxGlobs {
		k.fault(fmt.Sprintf("%d globs, more than %d", k.globs, maxGlobs), "sdks")
	}
	for i, w := range c.Waivers {
		k.waiver(w, "waivers", strconv.Itoa(i))
	}
	for i, a := range c.Aliases {
		k.unknown(a.SDKs, "aliases", strconv.Itoa(i), "sdks")
	}
	slices.SortFunc(k.faults, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(k.faults...)
}

func (k *checker) fault(text string, at ...string) {
	line, column := position(k.tree, at)
	k.faults = append(k.faults, Error{k.File, line, column, text})
}

func (k *checker) columns() {
	for i, s := range k.SDKs {
		at := []string{"sdks", strconv.Itoa(i)}
		if k.sdks[s.Name] {
			k.fault("two SDKs are called "+s.Name, append(at, "name")...)
		}
		k.sdks[s.Name] = true
		for field, globs := range map[string][]string{"files": s.Files, "exclude": s.Exclude, "entries": s.Entries, "generated": s.Generated} {
			k.badGlobs(globs, slices.Concat(at, []string{field})...)
		}
	}
}

func (k *checker) badGlobs(globs []string, at ...string) {
	k.globs += len(globs)
	for i, g := range globs {
		here := slices.Concat(at, []string{strconv.Itoa(i)})
		switch {
		case !doublestar.ValidatePattern(g):
			k.fault("not a valid glob: "+g, here...)
		case strings.Count(g, "{") > maxBraces || alternatives(g) > maxAlternatives:
			k.fault(fmt.Sprintf("a glob with more than %d alternatives in braces", maxAlternatives), here...)
		}
	}
}

// alternatives is how many globs without braces a glob stands for, at most.
func alternatives(glob string) int {
	n := 1
	for _, group := range strings.Split(glob, "{")[1:] {
		if n *= strings.Count(group, ",") + 1; n > maxAlternatives {
			return n
		}
	}
	return n
}

func (k *checker) waiver(w Waiver, at ...string) {
	k.unknown(w.SDKs, slices.Concat(at, []string{"sdks"})...)
	if _, err := path.Match(w.Concept, ""); err != nil {
		k.fault("not a valid glob: "+w.Concept, slices.Concat(at, []string{"concept"})...)
	}
	if _, err := time.Parse(time.DateOnly, w.Expires); err != nil && w.Expires != "" {
		k.fault("no such day: "+w.Expires, slices.Concat(at, []string{"expires"})...)
	}
}

func (k *checker) companions() {
	for i, c := range k.Companions {
		at := []string{"companions", strconv.Itoa(i)}
		k.unknownSDK(c.SDK, at...)
		k.badGlobs(c.Files, append(at, "files")...)
		for j, glob := range c.Types {
			if _, err := path.Match(glob, ""); err != nil {
				k.fault("not a valid glob: "+glob, slices.Concat(at, []string{"types", strconv.Itoa(j)})...)
			}
		}
	}
}

func (k *checker) suites() {
	if k.Suites == nil {
		return
	}
	for i, s := range k.Suites.SDKs {
		at := []string{"suites", "sdks", strconv.Itoa(i)}
		k.unknownSDK(s.SDK, at...)
		k.badGlobs(s.Files, append(at, "files")...)
		k.badGlobs(s.Units, slices.Concat(at, []string{"units"})...)
		for _, p := range []struct{ key, pattern string }{{"harness", s.Harness}, {"runs", s.Runs}} {
			if _, err := regexp.Compile(p.pattern); err != nil {
				k.fault("not a valid regular expression: "+p.pattern, slices.Concat(at, []string{p.key})...)
			}
		}
	}
}

func (k *checker) unknownSDK(name string, at ...string) {
	if !k.sdks[name] {
		k.fault("no SDK is called "+name, slices.Concat(at, []string{"sdk"})...)
	}
}

// unknown faults names that are no SDK's.
func (k *checker) unknown(sdks []string, at ...string) {
	for i, s := range sdks {
		if !k.sdks[s] {
			k.fault("no SDK is called "+s, slices.Concat(at, []string{strconv.Itoa(i)})...)
		}
	}
}
