package golang

import (
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
)

// Fields that code moves one by one into what goes over the wire are not moved by declaring one more:
//
//	func request(config *Config) wire {
//		var out wire
//		out.Depth = config.Depth
//		…
//
// Where all that such code does is one such statement for each of several fields, one more is written, and the field it sets.
// Everything else is left to a person.

const (
	fewest   = 3 // such statements make a pattern
	mostLeft = 5 // places that are named
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

// copies writes what moves the new field over the wire where that is a repeated statement, and names what else knows the others.
func (w *writer) copies(at place, g *group, f newField) {
	var fields []string
	for _, s := range g.fields {
		fields = append(fields, s.name)
	}
	fields = append(fields, f.name)
	left, beside := 0, ""
	if f := g.before(w.gap.After); f != nil && len(f.Names) > 0 {
		beside = f.Names[0].Name
	}
	for _, s := range w.pack(path.Dir(at.path)) {
		if s.generated {
			continue
		}
		for _, d := range s.syntax.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			c := &copier{sheet: s, fn: fn, types: map[string]string{}, used: map[string]bool{}}
			c.read(at.spec.Name.Name, fields)
			if w.moved(c, f) || !c.knows(len(fields), beside) {
				continue
			}
			if left++; left <= mostLeft {
				w.out.Left = append(w.out.Left, fmt.Sprintf("%s:%d %s handles the fields of %s one by one; %s is not among them",
					s.path, s.line(fn.Pos()), fn.Name.Name, at.spec.Name.Name, f.name))
			}
		}
	}
	if left > mostLeft {
		w.out.Left = append(w.out.Left, fmt.Sprintf("and %d more functions", left-mostLeft))
	}
}

// knows reports whether the function handles so many fields that a new one is likely to be missed: half of them, or several and
// among them the one that the new one goes behind.
func (c *copier) knows(all int, beside string) bool {
	return len(c.used) >= fewest && (2*len(c.used) >= all || c.used[beside])
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

// moved writes one more move where the function has a pattern of them, and the field it goes to.
func (w *writer) moved(c *copier, f newField) bool {
	if slices.ContainsFunc(c.moves, func(m move) bool { return m.field == f.name }) {
		return true
	}
	if f.class == callable {
		return false
	}
	for _, target := range targets(c.moves) {
		to, ok := w.typeNamed(target.typ, c.path)
		if !ok || to.whyNot() != "" {
			continue
		}
		body, ok := to.spec.Type.(*ast.StructType)
		if !ok {
			continue
		}
		m, ok := c.lastMove(target, w.gap.After)
		if !ok {
			continue
		}
		if why := w.receive(to, body, f); why != "" {
			continue
		}
		c.moveToo(m, f.name)
		w.also(fmt.Sprintf("%s: %s moves it into %s", path.Base(c.path), c.fn.Name.Name, target.typ))
		return true
	}
	return false
}

// targets are the types that several fields are moved to.
func targets(moves []move) (out []target) {
	counts := map[target]int{}
	for _, m := range moves {
		if counts[m.to]++; counts[m.to] == fewest && m.to.typ != "" {
			out = append(out, m.to)
		}
	}
	return out
}

// lastMove is the move of the field that the new one goes behind, or the last of all.
func (c *copier) lastMove(to target, after []string) (last move, ok bool) {
	for _, name := range after {
		for _, m := range c.moves {
			if m.to == to && model.Key(m.field) == model.Key(name) {
				return m, true
			}
		}
	}
	for _, m := range c.moves {
		if m.to == to {
			last, ok = m, true
		}
	}
	return last, ok
}

func (c *copier) moveToo(m move, field string) {
	c.insert(c.lineEnd(m.node.End()), "\n"+c.indent(m.node.Pos())+strings.ReplaceAll(m.text, "%s", field))
}

// receive declares the field in the type that it is moved to, unless that has it.
func (w *writer) receive(to place, body *ast.StructType, f newField) string {
	g := w.group(to.sheet, body)
	if _, there := g.find(f.name, f.wire()); there {
		return ""
	}
	own := newField{name: f.name, typ: f.typ, class: f.class}
	own.tag = g.tag(w, w.gap.Want, own)
	if !g.habit.quiet {
		own.doc = f.doc
	}
	if slices.ContainsFunc(to.edits, func(e edit) bool {
		return e.at == g.offsetAfter(w.gap.After) && e.text == g.lead()+g.indented(own.code())+g.tail()
	}) {
		return "" // another function moves it there too
	}
	if why := w.require(to.sheet, f.needs); why != "" {
		return why
	}
	g.add(own, w.gap.After)
	w.also(fmt.Sprintf("%s: %s has it too", path.Base(to.path), to.spec.Name.Name))
	return ""
}
