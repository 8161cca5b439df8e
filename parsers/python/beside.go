package python

import (
	"path"
	"strings"

	"sdkparity/parsers/language"
)

// packages are the folders that have an __init__.py.
type packages map[string]bool

func packagesIn(units []language.Unit) packages {
	out := packages{}
	for _, u := range units {
		if isPackageFile(u.Path) {
			out[path.Dir(u.Path)] = true
		}
	}
	return out
}

// within is the path by which modules import a file of another package than the main one, which passes its names on: it begins with
// the outermost folder around it that is a package.
func (p packages) within(file string) (rel string, ok bool) {
	top := ""
	for dir := path.Dir(file); p[dir]; dir = path.Dir(dir) {
		top = dir
	}
	if top == "" {
		return "", false
	}
	return strings.TrimPrefix(file, path.Dir(top)+"/"), true
}

// moduleName is what imports call a file.
func moduleName(rel string) string {
	return strings.ReplaceAll(strings.TrimSuffix(withoutExt(rel), "/__init__"), "/", ".")
}

func isPublicModule(name string) bool {
	for segment := range strings.SplitSeq(name, ".") {
		if strings.HasPrefix(segment, "_") || strings.HasPrefix(segment, "test_") || segment == "conftest" {
			return false
		}
	}
	return true
}
