package rust

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// openBeside reads the other crates among the units, whose names the roots may pass on: what they do not is nobody's API.
func (l *linker) openBeside(roots []*module) {
	var beside []*module
	for _, file := range slices.Sorted(maps.Keys(l.units)) {
		if path.Base(file) == "lib.rs" && !l.taken[file] {
			beside = append(beside, l.root(file))
		}
	}
	for _, m := range append(slices.Clone(roots), beside...) {
		m.beside = beside
	}
}

// crate is the other crate of a name, or nil: it lies in a folder that is called so, or so without the product's name in front.
func (m *module) crate(name string) *module {
	var found *module
	for _, c := range m.beside {
		folder := strings.ReplaceAll(path.Base(path.Dir(path.Dir(c.file))), "-", "_")
		switch {
		case c == m:
		case folder == name:
			return c
		case strings.HasSuffix(name, "_"+folder):
			found = c
		}
	}
	return found
}
