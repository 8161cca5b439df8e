package java

import (
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
)

// emit puts a type that users can reach into the API. Units are shared, so everything that changes is copied.
func (l *linker) emit(d *linked, layout language.Layout) {
	if d.access == model.AccessUnknown {
		l.ignore(d.decl)
		return
	}
	s := d.decl.Symbol
	s.Access = d.access
	s.Layer = model.Handwritten
	if d.unit.Generated || layout.Generated != nil && layout.Generated(d.unit.Path) {
		s.Layer = model.Generated
	}
	s.At.File = d.unit.Path
	s.Type = l.resolved(s.Type, *d)
	s.Bases = l.resolvedAll(s.Bases, *d)
	s.Members = l.members(s.Members, s.Layer, d)
	l.api.Types = append(l.api.Types, s)
}

func (l *linker) members(in []model.Symbol, layer model.Layer, d *linked) []model.Symbol {
	if len(in) == 0 {
		return nil
	}
	out := make([]model.Symbol, len(in))
	for i, m := range in {
		m.At.File, m.Layer = d.unit.Path, layer
		if m.Access != model.Overridable {
			m.Access = d.access
		}
		m.Type = l.resolved(m.Type, *d)
		if m.Kind == model.Field && m.Wire == "" {
			m.Wire = l.inheritedWire(m.Name, *d, maxBases)
		}
		m.Members = l.members(m.Members, layer, d)
		out[i] = m
	}
	return out
}

const maxBases = 20 // broken source may extend itself

// inheritedWire is the wire name a base type gives a property: setX, written again to return the derived type, is still
// the same property.
func (l *linker) inheritedWire(field string, d linked, depth int) string {
	if depth == 0 {
		return ""
	}
	for _, b := range d.decl.Symbol.Bases {
		i := l.lookup(b.Name, d)
		if i < 0 {
			continue
		}
		base := l.decls[i]
		for _, m := range base.decl.Symbol.Members {
			if m.Kind == model.Field && m.Name == field && m.Wire != "" {
				return m.Wire
			}
		}
		if wire := l.inheritedWire(field, base, depth-1); wire != "" {
			return wire
		}
	}
	return ""
}

// resolved is a type with nested types under their full names, as the API lists them: Inner is Outer.Inner.
func (l *linker) resolved(t model.Type, d linked) model.Type {
	if t.Form == model.Ref {
		if i := l.resolve(t.Name, d); i >= 0 {
			t.Name = l.decls[i].decl.Symbol.Name
		} else if known := l.outer(t.Name); known != "" {
			t.Name = known
		}
	}
	t.Args = l.resolvedAll(t.Args, d)
	return t
}

// outer strips from Outer.Inner what is no type of the SDK, such as the class of another library that Map.Entry is in.
func (l *linker) outer(name string) string {
	if strings.IndexByte(name, '.') < 0 {
		return ""
	}
	return simpleName(name)
}

// resolvedAll copies the list only when a type in it changes.
func (l *linker) resolvedAll(in []model.Type, d linked) []model.Type {
	out := in
	for i, t := range in {
		r := l.resolved(t, d)
		if r.Name == t.Name && sameList(r.Args, t.Args) {
			continue
		}
		if &out[0] == &in[0] {
			out = append([]model.Type(nil), in...)
		}
		out[i] = r
	}
	return out
}

func sameList(a, b []model.Type) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
