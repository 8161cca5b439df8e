package typescript

import (
	"cmp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// linker resolves what one file cannot.
type linker struct {
	layout  language.Layout
	modules map[string]*module // by path
	ordered []*module
	queue   []*entity
	fuel    int // steps left for evaluating one declaration's types
	depth   int // of the object being evaluated in another
	hops    int // imports followed for one name

	elsewhere []string        // exported names of other packages
	problems  []model.Problem // what entry points export as a whole and cannot be read
}

func link(units []language.Unit, layout language.Layout) *model.API {
	l := &linker{layout: layout, modules: make(map[string]*module, len(units))}
	for i := range units {
		m := newModule(&units[i], layout)
		l.ordered = append(l.ordered, m)
		l.modules[m.path] = m
	}
	for _, entry := range layout.Entries {
		if m := l.modules[entry]; m != nil {
			l.publish(m)
		}
	}
	l.follow()
	return l.api()
}

// publish marks what an entry point exports.
func (l *linker) publish(m *module) {
	for _, u := range m.stars {
		if l.module(m, u.From) == nil {
			l.problems = append(l.problems, model.Problem{File: m.path, Line: u.Line, Text: "all that " + u.From + " exports"})
		}
	}
	for _, name := range l.exported(m) {
		if u := m.exports[name]; u != nil && u.Name == "*" { // export * as name from
			if target := l.module(m, u.From); target != nil && target != m {
				l.publish(target)
			}
			continue
		}
		e := l.export(m, name, map[exportName]bool{})
		if e == nil && name != "default" || e.unread() {
			l.elsewhere = append(l.elsewhere, name)
		}
		if e == nil || e.internal && len(e.decls) > 0 {
			continue
		}
		if e.access != model.Exported && name != "default" {
			e.final = name
		}
		l.mark(e, model.Exported)
	}
}

// unread reports whether an entity is a value that only running the code tells: const send = wrap<Message, Reply>(…).
func (e *entity) unread() bool {
	return e != nil && len(e.decls) == 1 && e.decls[0].Symbol.Kind == model.Field && e.decls[0].Symbol.Type.Form == model.FormUnknown
}

func (l *linker) mark(e *entity, access model.Access) {
	if e.internal && len(e.decls) > 0 {
		return
	}
	if e.access == model.AccessUnknown {
		l.queue = append(l.queue, e)
	}
	if e.access != model.Exported {
		e.access = access
	}
	for _, inner := range e.inside {
		if inner.access == model.AccessUnknown || inner.access != access && access == model.Exported {
			l.mark(inner, access)
		}
	}
}

// follow marks what public signatures name, until nothing is new.
func (l *linker) follow() {
	for len(l.queue) > 0 {
		e := l.queue[len(l.queue)-1]
		l.queue = l.queue[:len(l.queue)-1]
		for _, d := range e.decls {
			if d.Symbol.Stability != model.Internal {
				l.followDecl(e, d)
			}
		}
	}
}

func (l *linker) followDecl(e *entity, d *language.Decl) {
	for _, name := range d.Marks {
		if name[0] == '@' {
			continue
		}
		value, isValue := strings.CutPrefix(name, markTypeof)
		to := l.lookup(e.m, d.Owner, value)
		switch {
		case to == nil || to == e:
		case !isValue:
			l.mark(to, model.Reachable)
		case to.function() != nil && !to.returned && !to.internal:
			to.returned = true
			l.followDecl(to, to.function())
		}
	}
}

// function is the function among an entity's declarations.
func (e *entity) function() *language.Decl {
	for _, d := range e.decls {
		if d.Symbol.Kind == model.Function {
			return d
		}
	}
	return nil
}

// api is what was marked.
func (l *linker) api() *model.API {
	api := &model.API{SDK: l.layout.SDK, Language: name, Files: len(l.ordered), Absent: len(l.ordered) == 0, Elsewhere: l.elsewhere, Problems: l.problems}
	api.Counts.Unread = len(l.problems)
	decls := 0
	for _, m := range l.ordered {
		decls += len(m.unit.Decls)
	}
	api.Types = make([]model.Symbol, 0, decls)
	for _, m := range l.ordered {
		api.Counts = api.Counts.Add(m.unit.Counts)
		for _, p := range m.unit.Problems {
			p.File = m.path
			api.Problems = append(api.Problems, p)
		}
		for i := range m.unit.Decls {
			d := &m.unit.Decls[i]
			e := m.entities[d.Symbol.Name]
			if !l.isListed(e, d) {
				api.Counts.Read -= size(d)
				api.Counts.Ignored += size(d)
			}
			if e.decls[0] == d {
				l.list(e, api)
			}
		}
	}
	order(api)
	return api
}

// size is the number of declarations in d that Read counted.
func size(d *language.Decl) int {
	if d.Symbol.Kind == model.Function || d.Symbol.Kind == model.Alias {
		return 1
	}
	return 1 + len(d.Symbol.Members)
}

// isListed reports whether a declaration goes into the API. Constants have no kind in the model.
func (l *linker) isListed(e *entity, d *language.Decl) bool {
	if d.Symbol.Stability == model.Internal || d.Symbol.Kind == model.Field {
		return false
	}
	if d.Symbol.Kind == model.Function {
		return e.access == model.Exported || e.returned
	}
	return e.access != model.AccessUnknown
}

// list adds an entity's type, which may be made of several declarations, and its function.
func (l *linker) list(e *entity, api *model.API) {
	listed := false
	for _, d := range e.decls {
		switch {
		case !l.isListed(e, d):
		case d.Symbol.Kind == model.Function:
			l.listFunction(e, d, api)
		case listed:
			merge(&api.Types[len(api.Types)-1], l.typeSymbol(e, d), slices.Contains(d.Marks, markConst))
		default:
			api.Types = append(api.Types, l.typeSymbol(e, d))
			listed = true
		}
	}
}

func (l *linker) listFunction(e *entity, d *language.Decl, api *model.API) {
	if e.returned && d.Symbol.Type.Form == model.Inline {
		api.Types = append(api.Types, l.returnedSymbol(e, d))
	}
	if e.access == model.Exported {
		api.Functions = append(api.Functions, l.functionSymbol(e, d))
	}
}

// merge adds a second declaration of a name to the first: an interface continued, or `const A = {…}` beside `type A`.
func merge(into *model.Symbol, s model.Symbol, isConst bool) {
	if into.Kind == model.Class && !isConst && s.Kind != model.Interface && s.Kind != model.Object {
		*into, s = s, *into // the constant came first
	}
	into.Members = append(into.Members[:len(into.Members):len(into.Members)], s.Members...)
	into.Bases = append(into.Bases[:len(into.Bases):len(into.Bases)], s.Bases...)
	into.Partial = into.Partial || s.Partial
	if into.Doc == "" {
		into.Doc = s.Doc
	}
	if into.Kind == model.Object && slices.ContainsFunc(s.Members, isMethod) {
		into.Kind = model.Interface
	}
}

func order(api *model.API) {
	byPlace := func(a, b model.Symbol) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.Name, b.Name))
	}
	for _, list := range [][]model.Symbol{api.Types, api.Functions} {
		if !slices.IsSortedFunc(list, byPlace) {
			slices.SortStableFunc(list, byPlace)
		}
	}
	slices.SortStableFunc(api.Problems, func(a, b model.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}
