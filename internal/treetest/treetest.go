// Package treetest checks a parser's source against its grammar.
package treetest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"sdkparity/parsers/tree"
)

// Names fails the test for every node kind or field that the Go files in dir name and the grammar does not have, so that
// a misspelt "clas_declaration" cannot hide. It looks at the string arguments of Is, Child, Field and Fields, at the cases of
// a switch over Kind() or FieldName(), and at comparisons with either.
func Names(t *testing.T, g *tree.Grammar, dir string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no Go files in %s (%v)", dir, err)
	}
	c := checker{t: t, grammar: g, fset: token.NewFileSet()}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(c.fset, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, c.visit)
	}
	if c.seen == 0 {
		t.Errorf("no node kind or field is named in %s", dir)
	}
}

type checker struct {
	t       *testing.T
	grammar *tree.Grammar
	fset    *token.FileSet
	seen    int
}

func (c *checker) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		c.check(method(n), n.Args)
	case *ast.SwitchStmt:
		for _, clause := range n.Body.List {
			c.check(method(n.Tag), clause.(*ast.CaseClause).List)
		}
	case *ast.BinaryExpr:
		c.check(method(n.X), []ast.Expr{n.Y})
	}
	return true
}

func (c *checker) check(method string, args []ast.Expr) {
	var known func(string) bool
	switch method {
	case "Is", "Child", "Kind":
		known = c.grammar.HasKind
	case "Field", "Fields", "FieldName":
		known = c.grammar.HasField
	default:
		return
	}
	for _, arg := range args {
		lit, ok := arg.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			continue
		}
		name, err := strconv.Unquote(lit.Value)
		if err != nil || name == "" {
			continue
		}
		c.seen++
		if !known(name) {
			c.t.Errorf("%s: the grammar has no %q", c.fset.Position(lit.Pos()), name)
		}
	}
}

// method is the name of the method an expression calls, or "".
func method(e ast.Expr) string {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return ""
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	return sel.Sel.Name
}
