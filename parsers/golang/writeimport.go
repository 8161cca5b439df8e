package golang

import (
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"
)

// require makes a file import what a type needs, and says why that cannot be.
func (w *writer) require(s *sheet, needs []string) string {
	slices.Sort(needs)
	var paths []string
	for _, need := range slices.Compact(needs) {
		imported := need
		dir, own := strings.CutPrefix(need, folderMark)
		if own {
			if imported = w.importPath(dir); imported == "" {
				return "the import path of " + dir + " is not known"
			}
			if w.reaches(dir, path.Dir(s.Path), map[string]bool{}) {
				return dir + " imports this package, so this package cannot import it"
			}
		}
		if why := s.clash(imported, w.packageName(dir)); why != "" {
			return why
		}
		if !s.imports(imported) {
			paths = append(paths, imported)
		}
	}
	for _, p := range paths {
		w.Also("%s: imports %s", path.Base(s.Path), p)
	}
	s.addImports(paths)
	s.added = append(s.added, paths...)
	return ""
}

func (s *sheet) imports(path string) bool {
	return slices.Contains(s.added, path) || slices.ContainsFunc(s.syntax.Imports, func(i *ast.ImportSpec) bool { return unquote(i.Path.Value) == path })
}

// clash says why a package's name cannot be used in a file.
func (s *sheet) clash(imported, name string) string {
	for _, spec := range s.syntax.Imports {
		have := unquote(spec.Path.Value)
		switch {
		case have == imported && spec.Name != nil && spec.Name.Name != name:
			return s.Path + " imports " + imported + " under another name"
		case have != imported && (spec.Name != nil && spec.Name.Name == name || spec.Name == nil && path.Base(have) == name):
			return s.Path + " imports another package as " + name
		}
	}
	return ""
}

var moduleLine = regexp.MustCompile(`(?m)^module[ \t]+(\S+)`)

// importPath is how other packages import a folder: as they do, or as go.mod says.
func (w *writer) importPath(dir string) string {
	for root := dir; root != "."; root = path.Dir(root) {
		if text, ok := w.Draft.Text(path.Join(root, "go.mod")); ok {
			if m := moduleLine.FindStringSubmatch(text); m != nil {
				return path.Join(strings.Trim(m[1], `"`), strings.TrimPrefix(dir, root))
			}
		}
	}
	inside := strings.TrimPrefix(dir, w.Layout.Root+"/")
	for _, p := range w.Draft.Paths() {
		if path.Ext(p) != ".go" {
			continue
		}
		if s := w.sheet(p); s.syntax != nil {
			for _, spec := range s.syntax.Imports {
				if have := unquote(spec.Path.Value); strings.HasSuffix(have, "/"+inside) {
					return have
				}
			}
		}
	}
	return ""
}

// reaches reports whether a package of the SDK imports another, itself or through others.
func (w *writer) reaches(from, to string, seen map[string]bool) bool {
	if from == to {
		return true
	}
	if seen[from] {
		return false
	}
	seen[from] = true
	for _, s := range w.pack(from) {
		for _, spec := range s.syntax.Imports {
			if dir, ok := w.folder(unquote(spec.Path.Value)); ok && w.reaches(dir, to, seen) {
				return true
			}
		}
	}
	return false
}

// folder is where a package of the SDK lies.
func (w *writer) folder(imported string) (string, bool) {
	root := w.importPath(w.Layout.Root)
	rest, ok := strings.CutPrefix(imported, root)
	if root == "" || !ok || rest != "" && rest[0] != '/' {
		return "", false
	}
	return path.Join(w.Layout.Root, rest), true
}

// addImports puts imports beside those of their sort; gofmt's order within a block comes with formatting.
func (s *sheet) addImports(paths []string) {
	if len(paths) == 0 {
		return
	}
	var decl *ast.GenDecl
	for _, d := range s.syntax.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT && !s.isCgo(g) {
			decl = g
			break
		}
	}
	switch {
	case decl == nil:
		at := s.lineEnd(s.syntax.Name.End())
		s.Insert(at, "\n\nimport "+block(paths))
	case !decl.Lparen.IsValid():
		s.Insert(s.lineEnd(decl.End()), "\nimport "+block(paths))
	default:
		for _, p := range paths {
			s.addImport(decl, p)
		}
	}
}

func (s *sheet) isCgo(g *ast.GenDecl) bool {
	return slices.ContainsFunc(g.Specs, func(spec ast.Spec) bool { return spec.(*ast.ImportSpec).Path.Value == `"C"` })
}

func block(paths []string) string {
	if len(paths) == 1 {
		return `"` + paths[0] + `"`
	}
	return "(\n\t\"" + strings.Join(paths, "\"\n\t\"") + "\"\n)"
}

// addImport puts an import behind the last of its sort, or in a block of its own.
func (s *sheet) addImport(decl *ast.GenDecl, imported string) {
	var last, any ast.Spec
	for _, spec := range decl.Specs {
		have := unquote(spec.(*ast.ImportSpec).Path.Value)
		if isStandard(have) == isStandard(imported) && have < imported {
			last = spec
		}
		any = spec
	}
	switch {
	case last != nil:
		s.Insert(s.lineEnd(last.End()), "\n\t\""+imported+"\"")
	case any == nil:
		s.Insert(s.offset(decl.Lparen)+1, "\n\t\""+imported+"\"\n")
	case isStandard(imported) || s.hasSort(decl, imported):
		s.Insert(s.offset(s.firstOf(decl, imported).Pos()), "\""+imported+"\"\n\t"+s.blankUnless(decl, imported))
	default:
		s.Insert(s.lineEnd(any.End()), "\n\n\t\""+imported+"\"")
	}
}

func isStandard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".")
}

func (s *sheet) hasSort(decl *ast.GenDecl, imported string) bool {
	return slices.ContainsFunc(decl.Specs, func(spec ast.Spec) bool {
		return isStandard(unquote(spec.(*ast.ImportSpec).Path.Value)) == isStandard(imported)
	})
}

// firstOf is the first import of that sort, or the first of all.
func (s *sheet) firstOf(decl *ast.GenDecl, imported string) ast.Spec {
	for _, spec := range decl.Specs {
		if isStandard(unquote(spec.(*ast.ImportSpec).Path.Value)) == isStandard(imported) {
			return spec
		}
	}
	return decl.Specs[0]
}

func (s *sheet) blankUnless(decl *ast.GenDecl, imported string) string {
	if s.hasSort(decl, imported) {
		return ""
	}
	return "\n\t"
}
