package draft

import (
	"path"
	"slices"
	"strings"

	"sdkparity/source"
)

// unreadLanguages are those that no parser reads: the files that tell a package, and how its sources end.
var unreadLanguages = []struct {
	language  string
	manifests []string
	ext       string
}{
	{"ruby", []string{"*.gemspec"}, ".rb"},
	{"swift", []string{"Package.swift"}, ".swift"},
	{"kotlin", []string{"build.gradle", "build.gradle.kts"}, ".kt"},
	{"dart", []string{"pubspec.yaml"}, ".dart"},
	{"php", []string{"composer.json"}, ".php"},
	{"elixir", []string{"mix.exs"}, ".ex"},
}

const maxUnread = 20 // folders that are told

// unread are the packages in such languages, the outermost of each, by language and folder. A gradle build is Kotlin's where it has
// more of that than of Java.
func unread(tree source.Tree) []Other {
	var out []Other
	for _, l := range unreadLanguages {
		for _, file := range (layout{manifests: l.manifests}).manifestsIn(tree) {
			f := folder{root: path.Dir(file), tree: tree}
			inside := func(o Other) bool {
				return o.Language == l.language && (o.Root == f.root || o.Root == "." || strings.HasPrefix(f.root, o.Root+"/"))
			}
			if isAside(f.root) || len(out) == maxUnread || slices.ContainsFunc(out, inside) {
				continue
			}
			n := len(f.sources(l.ext))
			if n > 0 && (l.language != "kotlin" || n > len(f.sources(".java"))) {
				out = append(out, Other{Language: l.language, Root: f.root, Files: n})
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(out), func(o Other) bool { // an app for Android in a package of another language
		return slices.ContainsFunc(out, func(outer Other) bool { return strings.HasPrefix(o.Root, outer.Root+"/") })
	})
}

// sources are the folder's files with a name ending, without tests and examples.
func (f folder) sources(ext string) []string {
	return slices.DeleteFunc(f.files(ext), func(file string) bool { return isAside(path.Dir(file)) })
}
