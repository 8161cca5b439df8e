package python

import (
	"path"
	"slices"
	"strings"
)

// home is the file that declares a type of the SDK; hand-written before generated.
func (w *writer) home(name string) string {
	found := ""
	for _, t := range w.API.Types {
		if t.Name == name && (found == "" || w.Generated(found)) {
			found = t.At.File
		}
	}
	if p := w.page(found); p != nil {
		if n, _ := p.declared(name); n.OK() {
			return found
		}
	}
	for _, file := range w.modules() { // one that was written a moment ago
		if src, _ := w.Draft.Text(file); !strings.Contains(src, name) {
			continue
		}
		if p := w.page(file); p != nil {
			if n, _ := p.declared(name); n.OK() {
				return file
			}
		}
	}
	return found
}

// stdModule is where the SDK's other files import a name of the standard library from.
func (w *writer) stdModule(p *page, name string) string {
	for _, file := range append([]string{p.Path}, w.modules()...) {
		src, _ := w.Draft.Text(file)
		if !strings.Contains(src, name) {
			continue
		}
		for _, m := range fromImport.FindAllStringSubmatch(src, -1) {
			if (m[1] == "typing" || m[1] == "typing_extensions" || m[1] == "collections.abc") && slices.Contains(identifierAny.FindAllString(m[2], -1), name) {
				return m[1]
			}
		}
	}
	return stdModule[name]
}

// moduleFor spells the module of a file as the page's other imports of the SDK do.
func (w *writer) moduleFor(p *page, file string) string {
	absolute := dotted(w.Layout.Root, file)
	head, _, _ := strings.Cut(absolute, ".")
	if strings.Contains(p.Text, "\nfrom "+head+".") && !strings.Contains(p.Text, "\nfrom .") {
		return absolute
	}
	here := path.Dir(p.Path)
	dots := "."
	for here != "." && here != path.Dir(file) && !strings.HasPrefix(file, here+"/") {
		here, dots = path.Dir(here), dots+"."
	}
	rest := strings.TrimSuffix(strings.TrimPrefix(file, here+"/"), ".py")
	return dots + strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(rest, "__init__"), "/"), "/", ".")
}

// dotted is the absolute name of a file's module.
func dotted(root, file string) string {
	rest := strings.TrimPrefix(strings.TrimPrefix(file, root), "/")
	rest = strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(rest, "src/"), ".py"), "/__init__")
	return strings.ReplaceAll(rest, "/", ".")
}

// fileOf is the file of a module that a file imports; "" for one outside the SDK.
func (w *writer) fileOf(from, module string) string {
	dots := len(module) - len(strings.TrimLeft(module, "."))
	rest := strings.ReplaceAll(module[dots:], ".", "/")
	dirs := []string{w.Layout.Root, path.Join(w.Layout.Root, "src")}
	if dots > 0 {
		dir := path.Dir(from)
		for range dots - 1 {
			dir = path.Dir(dir)
		}
		dirs = []string{dir}
	}
	for _, dir := range dirs {
		for _, name := range []string{path.Join(dir, rest) + ".py", path.Join(dir, rest, "__init__.py")} {
			if _, ok := w.Draft.Text(name); ok {
				return name
			}
		}
	}
	return ""
}

// reaches reports whether importing one file imports another.
func (w *writer) reaches(file, to string, seen map[string]bool) bool {
	if file == to {
		return true
	}
	src, _ := w.Draft.Text(file)
	if seen[file] || src == "" {
		return false
	}
	seen[file] = true
	for _, m := range fromImport.FindAllStringSubmatch(src, -1) {
		if strings.HasPrefix(m[0], " ") || strings.HasPrefix(m[0], "\t") { // in a function, or for type checkers
			continue
		}
		modules := []string{m[1]}
		if strings.Trim(m[1], ".") == "" { // from . import session
			for _, name := range identifierAny.FindAllString(m[2], -1) {
				modules = append(modules, m[1]+name)
			}
		}
		for _, module := range modules {
			if next := w.fileOf(file, module); next != "" && next != file && path.Base(next) != "__init__.py" && w.reaches(next, to, seen) {
				return true
			}
		}
	}
	return false
}
