package draft

import (
	"encoding/json"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"sdkparity/config"
	"sdkparity/source"
)

// layout is how the packages of a language lie in a repository.
type layout struct {
	language  string
	name      string   // of the column
	manifests []string // globs of the names of the files that tell a package
	read      func(folder) (config.SDK, bool)
}

// layouts are in the order of the columns.
var layouts = []layout{
	{"typescript", "node", []string{"package.json", "tsconfig.json"}, typescript},
	{"csharp", "dotnet", []string{"*.csproj"}, csharp},
	{"python", "python", []string{"pyproject.toml", "setup.py", "setup.cfg"}, python},
	{"go", "go", []string{"go.mod"}, golang},
	{"rust", "rust", []string{"Cargo.toml"}, rust},
	{"java", "java", []string{"pom.xml", "build.gradle", "build.gradle.kts"}, java},
}

// folder is where a manifest lies.
type folder struct {
	root     string
	manifest string // empty where there is none
	text     string // of the manifest
	tree     source.Tree
}

func (f folder) has(rel string) bool { return f.tree.Has(path.Join(f.root, rel)) }

func (f folder) sdk(files ...string) config.SDK {
	sdk := config.SDK{Root: f.root, Files: files}
	if f.root == "." {
		sdk.Root = ""
	}
	return sdk
}

// files are the paths below the folder with a file name ending, relative to it.
func (f folder) files(ext string) []string {
	var out []string
	for _, e := range f.tree.Under(f.root) {
		if strings.HasSuffix(e.Path, ext) {
			out = append(out, relative(f.root, e.Path))
		}
	}
	return out
}

// typescript has its entry points in package.json, as they are called once they are built.
func typescript(f folder) (config.SDK, bool) {
	var entries []string
	for _, file := range packageFiles(f.text) {
		if entry := f.sourceOf(file); entry != "" && !slices.Contains(entries, entry) {
			entries = append(entries, entry)
		}
	}
	for _, name := range []string{"src/index.ts", "index.ts", "src/main.ts", "src/mod.ts", "lib/index.ts", "src/lib.ts"} {
		if len(entries) == 0 && f.has(name) {
			entries = append(entries, name)
		}
	}
	if index := f.largestIndex(); len(entries) == 0 && index != "" {
		entries = append(entries, index)
	}
	if len(entries) == 0 {
		return f.declarations()
	}
	sdk := f.sdk("src/**/*.ts")
	if slices.ContainsFunc(entries, func(e string) bool { return !strings.HasPrefix(e, "src/") }) {
		sdk = f.sdk("**/*.ts")
	}
	sdk.Entries, sdk.Exclude = entries, []string{"**/*.test.ts", "**/*.spec.ts", "**/__tests__/**"}
	return sdk, true
}

// largestIndex is what a package.json's index.js may be built from: the index.ts of the folder directly below that has the most
// TypeScript, without tests and examples; "" where none has one.
func (f folder) largestIndex() string {
	if !slices.ContainsFunc(packageFiles(f.text), func(file string) bool { return strings.HasPrefix(path.Base(file), "index.") }) {
		return ""
	}
	count := map[string]int{}
	for _, file := range f.files(".ts") {
		if top, _, nested := strings.Cut(file, "/"); nested && plain(top) && !isAside(top) && !strings.HasPrefix(top, "_") && f.has(top+"/index.ts") {
			count[top]++
		}
	}
	best := ""
	for _, top := range slices.Sorted(maps.Keys(count)) {
		if count[top] > count[best] {
			best = top
		}
	}
	if best == "" {
		return ""
	}
	return escape(best) + "/index.ts"
}

// declarations is a package whose sources are in another language, such as a native module, and which says what it offers in .d.ts files
// that its package.json names.
func (f folder) declarations() (config.SDK, bool) {
	sdk := f.sdk("**/*.d.ts")
	for _, file := range packageFiles(f.text) {
		if file = path.Clean(file); strings.HasSuffix(file, ".d.ts") && f.has(file) && plain(file) && !strings.HasPrefix(file, "..") && !slices.Contains(sdk.Entries, escape(file)) {
			sdk.Entries = append(sdk.Entries, escape(file))
		}
	}
	return sdk, len(sdk.Entries) > 0
}

// sourceOf is the file that a built one such as dist/index.d.ts is made from; empty where there is none.
func (f folder) sourceOf(file string) string {
	name := path.Clean(file)
	for _, ext := range []string{".d.ts", ".d.mts", ".d.cts", ".ts", ".mts", ".js", ".mjs", ".cjs"} {
		if rest, ok := strings.CutSuffix(name, ext); ok {
			name = rest
			break
		}
	}
	tries := []string{name + ".ts"}
	for _, rest, ok := strings.Cut(name, "/"); ok; _, rest, ok = strings.Cut(rest, "/") {
		tries = append(tries, "src/"+rest+".ts")
	}
	for _, t := range tries {
		if f.has(t) && !strings.HasSuffix(t, ".d.ts") && plain(t) && !strings.HasPrefix(t, "..") {
			return escape(t)
		}
	}
	return ""
}

// packageFiles are the files that a package.json gives to those who import the package.
func packageFiles(text string) []string {
	var doc struct {
		Source, Types, Typings, Module, Main any
		Exports                              any
	}
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		return nil
	}
	var out []string
	for _, v := range []any{doc.Source, doc.Types, doc.Typings, doc.Module, doc.Main, doc.Exports} {
		out = append(out, stringsIn(v, 0)...)
	}
	return out[:min(len(out), 100)]
}

// stringsIn are the strings in JSON, by the order of their keys.
func stringsIn(v any, depth int) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case map[string]any:
		var out []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if depth < 8 {
				out = append(out, stringsIn(v[key], depth+1)...)
			}
		}
		return out
	}
	return nil
}

// csharp has a project file among its sources, or in a folder src.
func csharp(f folder) (config.SDK, bool) {
	name := strings.ToLower(strings.TrimSuffix(path.Base(f.manifest), ".csproj"))
	for _, other := range []string{"test", "tests", "sample", "samples", "example", "examples", "benchmarks", "generator", "analyzers", "e2e"} {
		if name == other || strings.HasSuffix(name, "."+other) || strings.HasSuffix(name, "_"+other) || other == "tests" && strings.HasSuffix(name, other) {
			return config.SDK{}, false
		}
	}
	in := ""
	if path.Base(f.root) == "src" {
		f.root, in = path.Dir(f.root), "src/"
	}
	sdk := f.sdk(in + "**/*.cs")
	sdk.Exclude = []string{"**/bin/**", "**/obj/**"}
	return sdk, true
}

// python has a package: a folder with an __init__.py, perhaps in src.
func python(f folder) (config.SDK, bool) {
	files := f.files(".py")
	stubs := f.files(".pyi") // of what is written in another language, where no .py lies beside
	stubs = slices.DeleteFunc(stubs, func(file string) bool { return f.has(strings.TrimSuffix(file, "i")) })
	files = append(files, stubs...)
	size := map[string]int{} // of packages
	for _, file := range files {
		if isPackageFile(file) && path.Dir(file) != "." && !isAside(path.Dir(file)) {
			size[path.Dir(file)] = 0
		}
	}
	best := ""
	for _, file := range files {
		if top := topPackage(size, path.Dir(file)); top != "" {
			size[top]++
			if best == "" || size[top] > size[best] {
				best = top
			}
		}
	}
	if best == "" || strings.Count(best, "/") > 4 {
		return config.SDK{}, false
	}
	sdk := f.sdk(escape(best) + "/**/*.py")
	sdk.Entries = []string{escape(best) + "/__init__.py"}
	if slices.ContainsFunc(stubs, func(file string) bool { return strings.HasPrefix(file, best+"/") }) {
		sdk.Files = append(sdk.Files, escape(best)+"/**/*.pyi")
	}
	if !f.has(best + "/__init__.py") {
		sdk.Entries = []string{escape(best) + "/__init__.pyi"}
	}
	sdk.Exclude = []string{"**/tests/**", "**/test_*.py", "**/*_test.py", "**/conftest.py"}
	return sdk, true
}

// isPackageFile reports whether a file makes its folder a Python package.
func isPackageFile(file string) bool {
	return path.Base(file) == "__init__.py" || path.Base(file) == "__init__.pyi"
}

// topPackage is the outermost package that a folder belongs to.
func topPackage(packages map[string]int, folder string) string {
	top := ""
	for ; folder != "." && folder != "/"; folder = path.Dir(folder) {
		if _, ok := packages[folder]; ok {
			top = folder
		}
	}
	return top
}

func golang(f folder) (config.SDK, bool) {
	sdk := f.sdk("**/*.go")
	sdk.Exclude = []string{"**/*_test.go"}
	return sdk, true
}

var libPath = regexp.MustCompile(`(?ms)^\[lib\][^\[]*?^path\s*=\s*"([^"\\]+)"`)

// rust has a library crate.
func rust(f folder) (config.SDK, bool) {
	lib := "src/lib.rs"
	if m := libPath.FindStringSubmatch(f.text); m != nil {
		lib = path.Clean(m[1])
	}
	if !f.has(lib) || !plain(lib) || strings.HasPrefix(lib, "..") {
		return config.SDK{}, false
	}
	sdk := f.sdk(escape(path.Dir(lib)) + "/**/*.rs")
	if path.Dir(lib) == "." {
		sdk = f.sdk("**/*.rs")
	}
	sdk.Entries, sdk.Exclude = []string{escape(lib)}, []string{"src/bin/**", "src/main.rs"}
	return sdk, true
}

// java has source folders beside src/main/java, such as src/generated/java; all of them may lie in a folder of their own.
func java(f folder) (config.SDK, bool) {
	files := f.files(".java")
	at, ok := f.javaSources(files)
	if !ok {
		return config.SDK{}, false
	}
	sdk := f.sdk(escape(at) + "src/main/java/**/*.java")
	for _, file := range files {
		rest, under := strings.CutPrefix(file, at)
		parts := strings.Split(rest, "/")
		if !under || len(parts) < 4 || parts[0] != "src" || parts[2] != "java" || strings.Contains(strings.ToLower(parts[1]), "test") || isAside(parts[1]) {
			continue
		}
		if glob := escape(at) + "src/" + escape(parts[1]) + "/java/**/*.java"; !slices.Contains(sdk.Files, glob) && len(sdk.Files) < 10 {
			sdk.Files = append(sdk.Files, glob)
		}
	}
	if f.has(at + "src/main/java/module-info.java") {
		sdk.Entries = []string{escape(at) + "src/main/java/module-info.java"}
	}
	return sdk, true
}

// javaSources is the folder, with a slash behind it, in which src/main/java lies: the build file's own, else the one below it that
// has the most files and no build file of its own.
func (f folder) javaSources(files []string) (at string, ok bool) {
	if at := f.has("src/main/java"); at || f.manifest == "" {
		return "", at
	}
	count := map[string]int{}
	for _, file := range files {
		if in, _, found := strings.Cut(file, "/src/main/java/"); found && plain(in) && !isAside(in) && !f.ownBuild(in) {
			count[in]++
		}
	}
	for _, in := range slices.Sorted(maps.Keys(count)) {
		if !ok || count[in] > count[strings.TrimSuffix(at, "/")] {
			at, ok = in+"/", true
		}
	}
	return at, ok
}

// ownBuild reports whether a folder below this one, or one between, is built by itself.
func (f folder) ownBuild(rel string) bool {
	for ; rel != "."; rel = path.Dir(rel) {
		if slices.ContainsFunc([]string{"pom.xml", "build.gradle", "build.gradle.kts"}, func(name string) bool { return f.has(rel + "/" + name) }) {
			return true
		}
	}
	return false
}
