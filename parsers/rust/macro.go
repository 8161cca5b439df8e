package rust

import (
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
)

// macro keeps the rules of a macro_rules! for Link, since it may be invoked in another file.
func (r *reader) macro(n tree.Node) {
	s := r.symbol(model.KindUnknown, n)
	text := n.Text()
	if i := strings.IndexAny(text, "{(["); i >= 0 && len(text) > i+1 {
		s.Default = text[i+1 : len(text)-1]
	}
	r.unit.Counts.Ignored++ // what it expands to counts
	r.link(language.Decl{Symbol: s, Marks: []string{markMacro}})
}

// Macros of the standard library and of everybody's crates that declare nothing public.
var quietMacros = []string{
	"thread_local", "compile_error", "assert", "const_assert", "assert_impl_all", "assert_not_impl_any", "debug_assert",
	"static_assert", "lazy_static", "task_local", "global_asm", "println", "include_str", "inventory",
}

// invocation keeps name! { … } in place of items for Link.
func (r *reader) invocation(n tree.Node, l *lead) {
	if n.Kind() != "macro_invocation" {
		r.unread(n.Line(), "unknown item "+n.Kind())
		return
	}
	path, tokens, _ := strings.Cut(n.Text(), "!")
	name := lastSegment(strings.TrimSpace(path))
	tokens = strings.TrimSpace(tokens)
	if len(tokens) < 2 {
		return
	}
	s := model.Symbol{Name: name, At: r.at(n), Default: tokens[1 : len(tokens)-1]}
	r.link(language.Decl{Symbol: s, Marks: []string{markInvoke}})
}

const maxExpansions = 8 // of macros inside what macros expand to

// expand reads what an invocation expands to, in the scope of the module it stands in.
func (l *linker) expand(m *module, d *language.Decl, depth int) {
	line := d.Symbol.At.Line
	name := d.Symbol.Name
	rules, known := l.macros[name]
	if !known && slices.Contains(quietMacros, name) {
		l.api.Counts.Ignored++
		return
	}
	text, ok := "", false
	if known && depth < maxExpansions {
		text, ok = expandRules(rules, d.Symbol.Default)
	}
	if !known && name == "bitflags" {
		text, ok = flags(d), true
	}
	if !ok {
		l.blind = append(l.blind, blind{m, line, "what the macro " + name + "! declares"})
		return
	}
	r := newReader()
	r.line = line
	r.in = m.path
	for i := range m.uses {
		u := &m.uses[i]
		if u.Name != "*" {
			r.imports[localName(u)] = join(u.From, u.Name)
		}
	}
	r.file([]byte(text))
	r.unit.Path, r.unit.Generated = m.file, l.isGenerated(m.file)
	l.count(r.unit)
	l.mount(m, r.unit, m.path, depth+1)
}
