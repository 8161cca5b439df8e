package rust

import (
	"slices"
	"strings"
)

// reexport names new types wherever the type they stand beside is passed on by name.
func (w *writer) reexport(names []string, beside place) {
	for _, s := range w.naming(beside.name()) {
		if s.Path == beside.Path || s.broken != "" {
			continue
		}
		for _, d := range declsIn(s.root) {
			if !d.node.Is("use_declaration") || !isPublic(d.node) {
				continue
			}
			arg := d.node.Field("argument")
			all := paths(arg, "", 0)
			if !slices.ContainsFunc(all, func(p string) bool { return lastSegment(p) == beside.name() }) {
				continue
			}
			text := arg.Text()
			for _, name := range names {
				if more, ok := with(text, beside.name(), name); ok {
					text = more
					w.Also("%s: passes %s on", s.Path, name)
				}
			}
			if text != arg.Text() {
				s.Replace(arg.Start(), arg.End(), useTree(text, len("pub use ")))
			}
		}
	}
}

// with is a flat use tree with one more name in it, in order.
func with(text, beside, name string) (string, bool) {
	before, list, isList := strings.Cut(squeeze(text), "{")
	if !isList {
		path := strings.TrimSuffix(before, beside)
		if path == before {
			return "", false
		}
		names := []string{beside, name}
		slices.Sort(names)
		return path + "{" + strings.Join(names, ", ") + "}", true
	}
	list, _, ok := strings.Cut(list, "}")
	if !ok || strings.Contains(list, "{") {
		return "", false
	}
	var names []string
	for part := range split(list) {
		names = append(names, part)
	}
	if slices.Contains(names, name) {
		return "", false
	}
	at := slices.Index(names, beside) + 1
	for i, n := range names { // names of types stand together, in order
		if isTypeName(n) && n < name {
			at = i + 1
		}
	}
	if at == 1 && len(names) > 0 && isTypeName(names[0]) && name < names[0] {
		at = 0
	}
	return before + "{" + strings.Join(slices.Insert(names, at, name), ", ") + "}", true
}

// useTree is a flat use tree as rustfmt writes it: in one line, or filled lines.
func useTree(text string, before int) string {
	if before+len(text)+1 <= lineWidth {
		return text
	}
	path, list, _ := strings.Cut(text, "{")
	var b strings.Builder
	b.WriteString(path + "{\n   ")
	width := 3
	for part := range split(strings.TrimSuffix(list, "}")) {
		if width+len(part)+2 > lineWidth {
			b.WriteString("\n   ")
			width = 3
		}
		b.WriteString(" " + part + ",")
		width += len(part) + 2
	}
	return b.String() + "\n}"
}
