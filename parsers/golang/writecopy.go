package golang

import (
	"fmt"
	"go/ast"
	"path"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
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

// copies writes what moves the new field over the wire where that is a repeated statement, and names what else knows the others.
func (w *writer) copies(at place, g *group, f newField) {
	var fields []string
	for _, s := range g.fields {
		fields = append(fields, s.name)
	}
	fields = append(fields, f.name)
	left, beside := 0, ""
	if f := g.before(w.Gap.After); f != nil && len(f.Names) > 0 {
		beside = f.Names[0].Name
	}
	for _, s := range w.pack(path.Dir(at.Path)) {
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
				w.Out.Left = append(w.Out.Left, fmt.Sprintf("%s:%d %s handles the fields of %s one by one; %s is not among them",
					s.Path, s.line(fn.Pos()), fn.Name.Name, at.spec.Name.Name, f.name))
			}
		}
	}
	if left > mostLeft {
		w.Left("and %d more functions", left-mostLeft)
	}
}

// knows reports whether the function handles so many fields that a new one is likely to be missed: half of them, or several and
// among them the one that the new one goes behind.
func (c *copier) knows(all int, beside string) bool {
	return len(c.used) >= fewest && (2*len(c.used) >= all || c.used[beside])
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
		to, ok := w.typeNamed(target.typ, c.Path)
		if !ok || to.whyNot() != "" {
			continue
		}
		body, ok := to.spec.Type.(*ast.StructType)
		if !ok {
			continue
		}
		m, ok := c.lastMove(target, w.Gap.After)
		if !ok {
			continue
		}
		if why := w.receive(to, body, f); why != "" {
			continue
		}
		c.moveToo(m, f.name)
		w.Also("%s: %s moves it into %s", path.Base(c.Path), c.fn.Name.Name, target.typ)
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
	c.Insert(c.lineEnd(m.node.End()), "\n"+c.indent(m.node.Pos())+strings.ReplaceAll(m.text, "%s", field))
}

// receive declares the field in the type that it is moved to, unless that has it.
func (w *writer) receive(to place, body *ast.StructType, f newField) string {
	g := w.group(to.sheet, body)
	if _, there := g.find(f.name, f.wire()); there {
		return ""
	}
	own := newField{name: f.name, typ: f.typ, class: f.class}
	own.tag = g.tag(w, w.Gap.Want, own)
	if !g.habit.quiet {
		own.doc = f.doc
	}
	if slices.ContainsFunc(to.Edits, func(e patch.Edit) bool {
		return e.At == g.offsetAfter(w.Gap.After) && e.Text == g.lead()+g.indented(own.code())+g.tail()
	}) {
		return "" // another function moves it there too
	}
	if why := w.require(to.sheet, f.needs); why != "" {
		return why
	}
	g.add(own, w.Gap.After)
	w.Also("%s: %s has it too", path.Base(to.Path), to.spec.Name.Name)
	return ""
}
