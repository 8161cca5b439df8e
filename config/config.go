// Package config is what a repository says about its SDKs: where they are, what is generated, which names mean the same
// and which differences are deliberate.
package config

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"sdkparity/source"
)

// Config is one repository's configuration. The fields are documented in schema.json, which `sdkparity config schema` prints.
type Config struct {
	File     string            `json:"-"` // where it was read from; "profile NAME" for an embedded one
	Version  int               `json:"version"`
	Name     string            `json:"name"`
	Match    []string          `json:"match"`
	SDKs     []SDK             `json:"sdks"`
	Schema   *Schema           `json:"schema"`
	Brands   []string          `json:"brands"`
	Aliases  []Alias           `json:"aliases"`
	Roots    []string          `json:"roots"`
	Waivers  []Waiver          `json:"waivers"`
	Severity map[string]string `json:"severity"`

	Companions []Companion `json:"companions"`
	Suites     *Suites     `json:"suites"`
}

// SDK says where one SDK is and how to read it. Globs are relative to Root.
type SDK struct {
	Name      string   `json:"name"`
	Language  string   `json:"language"`
	Root      string   `json:"root"`
	Files     []string `json:"files"`
	Exclude   []string `json:"exclude"`
	Entries   []string `json:"entries"`
	Generated []string `json:"generated"`
	Codegen   string   `json:"codegen"`
}

// Schema says where the product's JSON Schema comes from: files of the repository, or an npm package that a lock file pins.
type Schema struct {
	Files []string `json:"files"`
	NPM   *struct {
		Lock     string   `json:"lock"`
		Packages []string `json:"packages"`
	} `json:"npm"`
}

// Select are the schema files that the repository itself holds, in path order.
func (s Schema) Select(tree source.Tree) []source.Entry {
	var out []source.Entry
	for _, e := range tree.Entries {
		if matchesAny(s.Files, e.Path) {
			out = append(out, e)
		}
	}
	return out
}

// Alias says that a concept goes by other names in some SDKs.
type Alias struct {
	Concept string   `json:"concept"` // Type, or Type.member; * for any type
	Names   []string `json:"names"`
	SDKs    []string `json:"sdks"` // all when empty
	Why     string   `json:"why"`
}

// Waiver says that a difference is deliberate.
type Waiver struct {
	Concept string   `json:"concept"` // glob over concepts, such as "Client.start*"
	SDKs    []string `json:"sdks"`
	Rules   []string `json:"rules"`
	Reason  string   `json:"reason"`
	Issue   string   `json:"issue"`
	Expires string   `json:"expires"` // day, as 2026-12-31
	Line    int      `json:"-"`
}

// Companion is a registration that types of an SDK need beside their declaration.
type Companion struct {
	SDK     string   `json:"sdk"`
	Files   []string `json:"files"`   // globs of where registrations are, relative to the SDK's root
	Pattern string   `json:"pattern"` // as one is written, with {name} for the type's name
	Types   []string `json:"types"`   // globs over the names of the types that need one
	Why     string   `json:"why"`
}

// Suites says where the end-to-end tests are.
type Suites struct {
	SDKs      []SuiteFiles `json:"sdks"`
	Snapshots []string     `json:"snapshots"` // globs of recordings that SDKs share, each with the name of a case
	Same      [][]string   `json:"same"`      // names that mean one suite
}

// Recorded are the paths of the recordings in a tree.
func (s Suites) Recorded(tree source.Tree) []string {
	var out []string
	for _, e := range tree.Entries {
		if matchesAny(s.Snapshots, e.Path) {
			out = append(out, e.Path)
		}
	}
	return out
}

// SuiteFiles are the end-to-end tests of one SDK.
type SuiteFiles struct {
	SDK      string   `json:"sdk"`
	Files    []string `json:"files"`    // globs relative to the SDK's root
	Contains string   `json:"contains"` // text that tells an end-to-end test from others
	Units    []string `json:"units"`    // globs of other tests, among which a case may be
	Runs     string   `json:"runs"`     // regular expression of what an end-to-end test says that runs the product; a test without is a stub
	Harness  string   `json:"harness"`  // regular expression of what tells the harness a suite, and perhaps a case: its groups
}

// Select are the SDK's source files in a tree, in path order.
func (s SDK) Select(tree source.Tree) []source.Entry {
	return slices.DeleteFunc(s.Find(tree, s.Files), func(e source.Entry) bool { return s.matches(s.Exclude, e.Path) })
}

// Find are the files in a tree that match globs relative to the SDK's root, in path order.
func (s SDK) Find(tree source.Tree, globs []string) []source.Entry {
	var out []source.Entry
	for _, e := range tree.Under(s.Root) {
		if s.matches(globs, e.Path) {
			out = append(out, e)
		}
	}
	return out
}

// IsGenerated reports whether the configuration says that a path of the repository is generated code.
func (s SDK) IsGenerated(file string) bool { return s.matches(s.Generated, file) }

// EntryPaths are the entry points that exist in a tree, relative to the repository.
func (s SDK) EntryPaths(tree source.Tree) []string {
	var out []string
	for _, glob := range s.Entries {
		if !strings.ContainsAny(glob, "*?[{") {
			out = append(out, path.Join(s.Root, glob))
			continue
		}
		for _, e := range tree.Under(s.Root) {
			if ok, _ := doublestar.Match(path.Join(s.Root, glob), e.Path); ok {
				out = append(out, e.Path)
			}
		}
	}
	return slices.DeleteFunc(out, func(p string) bool { return !tree.Has(p) })
}

func (s SDK) matches(globs []string, file string) bool {
	return matchesAny(globs, strings.TrimPrefix(file, s.Root+"/"))
}

func matchesAny(globs []string, file string) bool {
	return slices.ContainsFunc(globs, func(glob string) bool {
		ok, _ := doublestar.Match(glob, file)
		return ok
	})
}

// Expired reports whether the waiver no longer holds on that day.
func (w Waiver) Expired(day time.Time) bool {
	end, err := time.Parse(time.DateOnly, w.Expires)
	return err == nil && !day.Before(end.AddDate(0, 0, 1))
}

// Error is a fault in a configuration, with its place.
type Error struct {
	File         string
	Line, Column int
	Text         string
}

func (e Error) Error() string { return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Text) }
