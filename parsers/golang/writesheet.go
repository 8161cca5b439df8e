package golang

import (
	"errors"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"path"
	"strings"

	"sdkparity/parsers/patch"
	"sdkparity/source"
)

// sheet is a file as it is now, and what is to be written into it.
type sheet struct {
	patch.Page
	fset      *token.FileSet
	syntax    *ast.File
	broken    error // why it is no Go
	generated bool
	added     []string // imports
}

func (w *writer) sheet(file string) *sheet {
	if s, ok := w.sheets[file]; ok {
		return s
	}
	text, ok := w.Draft.Text(file)
	s := &sheet{Page: patch.Page{Path: file, Text: text}, fset: token.NewFileSet()}
	if !ok {
		s.broken = errors.New("there is no such file")
	} else {
		s.syntax, s.broken = parser.ParseFile(s.fset, "", text, parser.ParseComments|parser.SkipObjectResolution)
	}
	s.generated = ok && (source.SaysGenerated([]byte(text)) || w.Generated(file))
	w.sheets[file] = s
	return s
}

// pack are the files of a package that are Go, without its tests.
func (w *writer) pack(dir string) []*sheet {
	if out, ok := w.dirs[dir]; ok {
		return out
	}
	out := []*sheet{}
	for _, p := range w.Draft.Paths() {
		if path.Dir(p) == dir && path.Ext(p) == ".go" && !strings.HasSuffix(p, "_test.go") {
			if s := w.sheet(p); s.broken == nil {
				out = append(out, s)
			}
		}
	}
	w.dirs[dir] = out
	return out
}

func (s *sheet) offset(p token.Pos) int { return s.fset.Position(p).Offset }
func (s *sheet) line(p token.Pos) int   { return s.fset.Position(p).Line }

func (s *sheet) lineEnd(p token.Pos) int   { return s.LineEnd(s.offset(p)) }
func (s *sheet) indent(p token.Pos) string { return s.Indent(s.offset(p)) }

func (s *sheet) source(n ast.Node) string { return s.Text[s.offset(n.Pos()):s.offset(n.End())] }

// formatted is the text with what was put in, as gofmt has it where it was so before.
func (s *sheet) formatted() string {
	text := s.Edited()
	if before, err := format.Source([]byte(s.Text)); err != nil || string(before) != s.Text {
		return text
	}
	formatted, err := format.Source([]byte(text))
	if err != nil {
		return text
	}
	return string(formatted)
}

// typeSpec is the declaration of a type.
func (s *sheet) typeSpec(name string) (*ast.GenDecl, *ast.TypeSpec) {
	if s.syntax == nil {
		return nil, nil
	}
	for _, d := range s.syntax.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok || decl.Tok != token.TYPE {
			continue
		}
		for _, spec := range decl.Specs {
			if t, ok := spec.(*ast.TypeSpec); ok && t.Name.Name == name {
				return decl, t
			}
		}
	}
	return nil, nil
}

// place is where a type is declared.
type place struct {
	*sheet
	decl *ast.GenDecl
	spec *ast.TypeSpec
}

// typeNamed finds a type by its name, first in the file where it was and then in the rest of the package.
func (w *writer) typeNamed(name, file string) (place, bool) {
	if s := w.sheet(file); s.broken == nil {
		if decl, spec := s.typeSpec(name); spec != nil {
			return place{s, decl, spec}, true
		}
	}
	for _, s := range w.pack(path.Dir(file)) {
		if decl, spec := s.typeSpec(name); spec != nil {
			return place{s, decl, spec}, true
		}
	}
	return place{}, false
}

// whyNot says why a file cannot be written to, or "".
func (s *sheet) whyNot() string {
	switch {
	case s.broken != nil && s.syntax == nil:
		return s.Path + ": " + s.broken.Error()
	case s.broken != nil:
		return s.Path + " does not parse: " + s.broken.Error()
	case s.generated:
		return s.Path + " is generated"
	}
	return ""
}
