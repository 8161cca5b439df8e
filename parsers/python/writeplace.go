package python

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
)

// place puts a field's lines where they belong.
func (w *writer) place(r target, code string) {
	indent := r.fieldIndent()
	code = patch.Indented(code, indent)
	body := r.node.Field("body")
	if len(r.fields) == 0 {
		w.first(r, body, code)
		return
	}
	i := w.index(r)
	between := "\n"
	if r.apart() {
		between = "\n\n"
	}
	if i == 0 {
		at := r.LineStart(r.fields[0].start)
		r.Insert(at, code+between)
		w.Out.At.Line = r.Line(at)
		return
	}
	at := r.fields[i-1].end
	r.Insert(at, between+code)
	w.Out.At.Line = r.Line(at) + 1
	if next := strings.TrimLeft(r.Text[at:], "\n"); r.apart() && i < len(r.fields) && !strings.HasPrefix(r.Text[at:], "\n\n") && next != "" {
		r.Insert(at, "\n")
	}
}

// first writes the first field of a class, in the place of a pass.
func (w *writer) first(r target, body tree.Node, code string) {
	c := body.First()
	text := c.Text()
	switch {
	case text == "pass" || text == "...":
		at := r.LineStart(c.Start())
		if strings.TrimSpace(r.Text[at:c.Start()]) != "" { // class X: pass
			w.None("%s has no lines of its own", r.name)
			return
		}
		r.Replace(at, c.End(), code)
		w.Out.At.Line = c.Line()
	case c.First().Kind() == "string":
		end := r.LineEnd(c.End())
		r.Insert(end, "\n\n"+code)
		w.Out.At.Line = r.Line(end) + 1
		if n := c.Next(); n.Text() == "pass" || n.Text() == "..." {
			r.Replace(end, n.End(), "")
		}
	default:
		at := r.LineStart(c.Start())
		r.Insert(at, code+"\n\n")
		w.Out.At.Line = r.Line(at)
	}
}

// apart reports whether empty lines stand between the fields.
func (r target) apart() bool {
	with := 0
	for i := 1; i < len(r.fields); i++ {
		if strings.HasPrefix(r.Text[r.fields[i-1].end:], "\n\n") {
			with++
		}
	}
	return with*2 > len(r.fields)-1
}

// index is which field the wanted one stands in front of. The fields of a dataclass are its constructor's arguments: one that may
// be left out comes last, so that callers' arguments stay where they are, and one that must be given before those with a default.
func (w *writer) index(r target) int {
	positional := (r.dataclass && !r.keyword) || r.family == record
	required := w.Gap.Want.Presence == model.Required
	if positional && required {
		if i := slices.IndexFunc(r.fields, func(l line) bool { return l.value != "" }); i >= 0 {
			return i
		}
	}
	if positional {
		return len(r.fields)
	}
	for _, name := range w.Gap.After {
		if i := slices.IndexFunc(r.fields, func(l line) bool { return model.Key(l.name) == model.Key(name) }); i >= 0 {
			return i + 1
		}
	}
	return len(r.fields)
}

// constructors is where the SDK makes such an object, which it could not any more without a field that must be given.
func (r target) constructors(w *writer, want model.Symbol) string {
	if !r.dataclass && r.family != record || want.Presence != model.Required {
		return ""
	}
	for _, path := range w.modules() {
		if src, _ := w.Draft.Text(path); !strings.Contains(src, r.name+"(") && (path != r.Path || !strings.Contains(src, "cls(")) {
			continue
		}
		p := w.page(path)
		if p == nil {
			continue
		}
		for n := range p.root.Descendants() {
			f := n.Field("function")
			if n.Kind() == "call" && (last(f.Text()) == r.name || f.Text() == "cls" && n.Start() > r.node.Start() && n.End() <= r.node.End()) {
				return fmt.Sprintf("%s:%d, which makes a %s without it", path, n.Line(), r.name)
			}
		}
	}
	return ""
}

// quotedType is the type in quotes where it names what the file declares only later, or what only type checkers import.
func (w *writer) quotedType(r target, sp *speller, t string) string {
	if r.postponed() {
		return t
	}
	for _, name := range sp.refs {
		if n, _ := r.declared(name); n.OK() && n.Start() >= r.node.Start() || !n.OK() && w.circular(r.page, name) {
			return inQuotes(t)
		}
	}
	return t
}

// postponed reports whether annotations are not evaluated.
func (p *page) postponed() bool {
	n := p.root.Child("future_import_statement")
	return n.OK() && strings.Contains(n.Text(), "annotations")
}

func inQuotes(t string) string {
	if strings.Contains(t, `"`) {
		return "'" + t + "'"
	}
	return `"` + t + `"`
}

// orNoneQuoted is T | None, inside the quotes where there are some around all of T.
func orNoneQuoted(sp *speller, t string) string {
	if strings.HasSuffix(t, "None") || t == sp.typing+"Any" || strings.HasPrefix(t, sp.typing+"Optional[") {
		return t
	}
	inner := strings.Trim(t, `"'`)
	if quote := len(t) > 1 && len(inner) == len(t)-2 && t[0] == t[len(t)-1]; quote && !sp.optional {
		return t[:1] + sp.orNone(inner) + t[:1]
	}
	return sp.orNone(t)
}

// fit breaks the outer brackets of a declaration that is too long for a line.
func fit(code string, width int) string {
	open := strings.IndexByte(code, '[')
	if utf8.RuneCountInString(code) <= width || open < 0 {
		return code
	}
	s := scanner{src: code, pos: open + 1, depth: 1}
	var parts []string
	begin := open + 1
	for t := s.next(); t.kind != end; t = s.next() {
		if t.kind == ']' && s.depth == 0 {
			parts = append(parts, strings.TrimSpace(code[begin:t.start]))
			return code[:open] + "[\n    " + strings.Join(parts, ",\n    ") + ",\n" + code[t.start:]
		}
		if t.kind == ',' && s.depth == 1 {
			parts = append(parts, strings.TrimSpace(code[begin:t.start]))
			begin = t.end
		}
	}
	return code
}
