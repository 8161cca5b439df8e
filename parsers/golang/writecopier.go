package golang

import (
	"go/ast"
	"go/token"
	"slices"
)

// copier is a function that moves fields of a type.
type copier struct {
	*sheet
	fn    *ast.FuncDecl
	types map[string]string // type of each parameter and variable that says it
	used  map[string]bool   // fields of the type that are read or set
	moves []move
}

// move is one statement out.Field = in.Field, or one line Field: in.Field of a literal.
type move struct {
	field string
	to    target
	node  ast.Node
	text  string // with another field's name in it, the statement for that one
}

// target is what fields are moved to, in one block or literal.
type target struct {
	typ   string
	block ast.Node
}

// read notes what the function does with the fields of a type.
func (c *copier) read(typeName string, fields []string) {
	c.declared(c.fn.Recv)
	c.declared(c.fn.Type.Params)
	ast.Inspect(c.fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GenDecl:
			c.variables(n)
		case *ast.AssignStmt:
			c.definition(n)
		case *ast.BlockStmt:
			for _, stmt := range n.List {
				if a, ok := stmt.(*ast.AssignStmt); ok {
					c.assignment(a, n, typeName, fields)
				}
			}
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && c.types[x.Name] == typeName && slices.Contains(fields, n.Sel.Name) {
				c.used[n.Sel.Name] = true
			}
		case *ast.CompositeLit:
			c.literal(n, typeName, fields)
		}
		return true
	})
}

func (c *copier) declared(list *ast.FieldList) {
	if list == nil {
		return
	}
	for _, f := range list.List {
		for _, name := range f.Names {
			c.types[name.Name] = nameOfType(f.Type)
		}
	}
}

// nameOfType is T of T and *T.
func nameOfType(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return nameOfType(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

func (c *copier) definition(n *ast.AssignStmt) {
	if n.Tok == token.DEFINE && len(n.Lhs) == 1 && len(n.Rhs) == 1 {
		if name, ok := n.Lhs[0].(*ast.Ident); ok {
			c.types[name.Name] = c.typeOf(n.Rhs[0])
		}
	}
}

func (c *copier) assignment(n *ast.AssignStmt, block ast.Node, typeName string, fields []string) {
	if n.Tok != token.ASSIGN || len(n.Lhs) != 1 || len(n.Rhs) != 1 {
		return
	}
	to, ok := n.Lhs[0].(*ast.SelectorExpr)
	if !ok {
		return
	}
	if out, ok := to.X.(*ast.Ident); ok && c.is(n.Rhs[0], to.Sel.Name, typeName) && slices.Contains(fields, to.Sel.Name) {
		in := n.Rhs[0].(*ast.SelectorExpr).X.(*ast.Ident)
		c.moves = append(c.moves, move{to.Sel.Name, target{c.varType(out.Name, block), block}, n, out.Name + ".%s = " + in.Name + ".%s"})
	}
}

// varType is the type of a variable; ast.Inspect sees a block before the definitions in it.
func (c *copier) varType(name string, block ast.Node) string {
	if b, ok := block.(*ast.BlockStmt); ok {
		for _, stmt := range b.List {
			switch stmt := stmt.(type) {
			case *ast.AssignStmt:
				c.definition(stmt)
			case *ast.DeclStmt:
				c.variables(stmt.Decl)
			}
		}
	}
	return c.types[name]
}

func (c *copier) variables(d ast.Decl) {
	decl, ok := d.(*ast.GenDecl)
	if !ok {
		return
	}
	for _, spec := range decl.Specs {
		if v, ok := spec.(*ast.ValueSpec); ok && v.Type != nil {
			for _, name := range v.Names {
				c.types[name.Name] = nameOfType(v.Type)
			}
		}
	}
}

// is reports whether an expression is that field of a value of the type.
func (c *copier) is(e ast.Expr, field, typeName string) bool {
	from, ok := e.(*ast.SelectorExpr)
	if !ok || from.Sel.Name != field {
		return false
	}
	in, ok := from.X.(*ast.Ident)
	return ok && c.types[in.Name] == typeName
}

func (c *copier) typeOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.UnaryExpr:
		return c.typeOf(e.X)
	case *ast.StarExpr:
		return c.typeOf(e.X)
	case *ast.CompositeLit:
		return nameOfType(e.Type)
	case *ast.Ident:
		return c.types[e.Name]
	}
	return ""
}

func (c *copier) literal(n *ast.CompositeLit, typeName string, fields []string) {
	typ := nameOfType(n.Type)
	for _, e := range n.Elts {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		key, ok := pair.Key.(*ast.Ident)
		if !ok || !slices.Contains(fields, key.Name) {
			continue
		}
		if typ == typeName {
			c.used[key.Name] = true
		}
		if c.is(pair.Value, key.Name, typeName) && c.line(n.Rbrace)-c.line(n.Lbrace) > len(n.Elts) {
			in := pair.Value.(*ast.SelectorExpr).X.(*ast.Ident)
			c.moves = append(c.moves, move{key.Name, target{typ, n}, pair, "%s: " + in.Name + ".%s,"})
		}
	}
}
