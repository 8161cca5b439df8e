package report

import (
	"fmt"
	"io"
	"strings"

	"sdkparity/model"
)

// ExtractText lists the API of each SDK for reading.
func ExtractText(w io.Writer, apis []*model.API, o TextOptions) error {
	p := &printer{TextOptions: o}
	for i, api := range apis {
		if i > 0 {
			p.line("")
		}
		p.api(extractOf(api))
	}
	return p.flush(w)
}

func (p *printer) api(s extractSDK) {
	c := Coverage{SDK: s.Name, Absent: s.Absent, Files: s.Files, Counts: model.Counts(s.Counts)}
	p.item(p.paint(clean(s.Name, nameColumns), bold)+"  ", c.sentence(), "")
	if s.Absent {
		return
	}
	p.item("  ", count(len(s.Types), "type")+", "+count(len(s.Functions), "function"), "")
	for _, t := range s.Types {
		p.line("")
		p.apiType(t)
	}
	if len(s.Functions) > 0 {
		p.line("")
	}
	for _, f := range s.Functions {
		p.apiFunction(f)
	}
	if len(s.Problems) > 0 {
		p.line("")
		p.line("  " + p.paint("not understood:", bold))
	}
	for _, x := range s.Problems {
		p.item("    ", strings.TrimSpace(clean(position(model.Pos{File: x.File, Line: x.Line}), codeColumns)+"  "+plain.text(x.Text)), "")
	}
}

func (p *printer) apiType(t extractType) {
	notes := notesOf(generatedNote(t.Layer), reachableNote(t.Access), t.Stability, partialNote(t.Partial))
	p.line("  " + t.Kind + " " + p.paint(clean(t.Name, nameColumns), bold) + notes + "  " + p.paint(clean(position(model.Pos{File: t.File, Line: t.Line}), codeColumns), dim))
	name, typ := 0, 0
	for _, m := range t.Members {
		name = max(name, columns(memberName(m)))
		typ = max(typ, columns(clean(m.Type, maxNameColumns)))
	}
	name, typ = min(name, maxNameColumns), min(typ, maxNameColumns)
	if p.Width > 0 && 6+name+typ > p.Width { // no room for columns, so none are lined up
		name, typ = 1, min(typ, 1)
	}
	for _, m := range t.Members {
		s := pad(clip(memberName(m), maxNameColumns), name)
		if typ > 0 {
			s += "  " + pad(clean(m.Type, maxNameColumns), typ)
		}
		p.line("    " + s + p.paint(notesOf(m.Presence, m.Stability, wireNote(m)), dim))
	}
}

// memberName marks what is called: method().
func memberName(m extractMember) string {
	if m.Kind == model.Method.String() {
		return clean(m.Name, nameColumns) + "()"
	}
	return clean(m.Name, nameColumns)
}

func (p *printer) apiFunction(f extractFunction) {
	var params []string
	for _, x := range f.Params {
		params = append(params, strings.TrimSpace(clean(x.Name, nameColumns)+" "+clean(x.Type, nameColumns)))
	}
	p.line("  function " + p.paint(clean(f.Name, nameColumns), bold) + "(" + clip(strings.Join(params, ", "), codeColumns) + ")" +
		notesOf(generatedNote(f.Layer)) + "  " + p.paint(clean(position(model.Pos{File: f.File, Line: f.Line}), codeColumns), dim))
}

func notesOf(notes ...string) string {
	var out []string
	for _, n := range notes {
		if n != "" {
			out = append(out, n)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "  " + strings.Join(out, ", ")
}

// What is usual goes without saying: hand-written, importable, read in full, the wire name that is the name.

func generatedNote(layer string) string {
	if layer == model.Generated.String() {
		return layer
	}
	return ""
}

func reachableNote(access string) string {
	if access == model.Reachable.String() {
		return "not importable by name"
	}
	return ""
}

func partialNote(partial bool) string {
	if partial {
		return "read in part"
	}
	return ""
}

func wireNote(m extractMember) string {
	last := m.Name[strings.LastIndexByte(m.Name, '.')+1:]
	if m.Wire == "" || m.Wire == last {
		return ""
	}
	return fmt.Sprintf("JSON %q", clean(m.Wire, nameColumns))
}
