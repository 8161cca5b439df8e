// Package drafttest is an SDK's source in memory, to write gaps into.
package drafttest

import (
	"maps"
	"slices"
)

// Files are the texts of an SDK's files by path: a language.Draft.
type Files map[string]string

func (f Files) Text(path string) (string, bool) {
	text, ok := f[path]
	return text, ok
}

func (f Files) Set(path, text string) { f[path] = text }

func (f Files) Paths() []string { return slices.Sorted(maps.Keys(f)) }
