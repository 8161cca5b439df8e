package java

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// property says which property a method reads or writes: getX, isX and setX are one field x. What calls the
// server is an action, however it is named.
func (s *scope) property(h head, m model.Symbol, result typed) (model.Symbol, accessor) {
	if h.static || result.async || m.Wire != "" || len(m.Members) > 1 {
		return m, noAccessor
	}
	name, a := s.accessorOf(m, result)
	if a == noAccessor {
		return m, noAccessor
	}
	m.Name, m.Kind, m.Wire = decapitalized(name), model.Field, h.wire
	m.Presence = firstStated(h.presence, result.presence)
	if a == setter {
		p := m.Members[0]
		m.Type, m.Presence = p.Type, p.Presence
	}
	m.Members = nil
	return m, a
}

func (s *scope) accessorOf(m model.Symbol, result typed) (string, accessor) {
	void := result.Form == model.Prim && result.Name == model.Void
	if name, ok := afterPrefix(m.Name, "get"); ok && len(m.Members) == 0 && !void {
		return name, getter
	}
	if name, ok := afterPrefix(m.Name, "is"); ok && len(m.Members) == 0 && (result.name == "boolean" || result.name == "Boolean") {
		return name, getter
	}
	if name, ok := afterPrefix(m.Name, "set"); ok && len(m.Members) == 1 && (void || s.isFluent(result.name)) {
		return name, setter
	}
	return "", noAccessor
}

// isFluent reports whether a result is the object itself, by name or as the type variable of a builder.
func (s *scope) isFluent(result string) bool {
	return result == s.simple || len(result) == 1 && result >= "A" && result <= "Z"
}

func afterPrefix(name, prefix string) (string, bool) {
	rest, ok := strings.CutPrefix(name, prefix)
	return rest, ok && rest != "" && rest[0] >= 'A' && rest[0] <= 'Z'
}

// decapitalized is as the Java Beans have it: Name is name, URL stays.
func decapitalized(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if second, _ := utf8.DecodeRuneInString(name[size:]); unicode.IsUpper(first) && unicode.IsUpper(second) {
		return name
	}
	return string(unicode.ToLower(first)) + name[size:]
}

// fold adds an accessor to its property. What the getter says goes first.
func (s *scope) fold(p model.Symbol, a accessor) {
	i, ok := s.index(s.symbol.Members, p.Name)
	if !ok {
		s.complement(&p)
		if a == setter && p.Presence == model.Required {
			p.Presence = model.Unstated // as below
		}
		s.append(p, a)
		return
	}
	s.r.unit.Counts.Ignored++ // as a member of its own
	known := &s.symbol.Members[i]
	if known.Wire == "" {
		known.Wire = p.Wire
	}
	switch {
	case a == getter && s.accessors[i] == setter:
		known.Type, known.At, known.Stability = p.Type, p.At, p.Stability
		if known.Presence != model.Optional && p.Presence != model.Required {
			known.Presence = p.Presence
		}
		if p.Doc != "" {
			known.Doc = p.Doc
		}
		s.accessors[i] = getter
	case p.Presence == model.Optional:
		known.Presence = model.Optional
	}
	if a == setter && known.Presence == model.Required {
		known.Presence = model.Unstated // a truth or a number is always there, and nobody need call its setter
	}
	if a == setter && known.Type.Form == model.Literal {
		known.Type = p.Type // a default, not a constant
	}
}

// isWither reports whether a method returns a copy of a record with one component changed, and says so by its name:
// ToolSpec withTitle(String value). One that only has the component's name, ToolSpec title(String value), is a method like
// others: nothing but its body tells that it is no command.
func (s *scope) isWither(h head, m model.Symbol, result typed) bool {
	if s.symbol.Kind != model.Object || h.static || len(m.Members) != 1 || result.name != s.simple {
		return false
	}
	name, ok := afterPrefix(m.Name, "with")
	if !ok {
		return false
	}
	_, component := s.index(s.symbol.Members, decapitalized(name))
	return component
}

// complement takes wire name and default from the private field behind a property.
func (s *scope) complement(p *model.Symbol) {
	b := s.backing[p.Name]
	if p.Wire == "" {
		p.Wire = b.wire
	}
	p.Default = b.init
	if b.boxed && p.Presence == model.Required && !boxes[p.Type.Text] {
		p.Presence = model.Unstated // it may be null, for which its getter gives something else
	}
	if b.constant {
		p.Type, p.Default = literalType(unquote(b.init), p.Type.Text), ""
	}
}

// complete folds what only shows when all members are read.
func (s *scope) complete(m marks) {
	s.dropPresenceMethods()
	s.keepConstructor(m)
	if s.values > 0 && !m.abstract && s.isEnumLike() {
		s.makeEnum()
	}
	s.keepGuarded()
	s.makeCallback()
	if len(s.symbol.Members) == 0 {
		s.symbol.Members = nil
	}
}

// clearX and hasX next to a property x belong to it.
func (s *scope) dropPresenceMethods() {
	if s.methods == nil {
		return
	}
	kept := s.symbol.Members[:0]
	for _, m := range s.symbol.Members {
		if s.isPresenceMethod(m) {
			s.r.unit.Counts.Ignored++
			continue
		}
		kept = append(kept, m)
	}
	s.symbol.Members = kept
}

// keepGuarded keeps protected fields, which who extends the class has, unless there is another way to them.
func (s *scope) keepGuarded() {
	for _, f := range s.guarded {
		if !s.shows(f.Name) && !s.generated && s.symbol.Kind == model.Class {
			s.r.unit.Counts.Ignored--
			s.append(f, noAccessor)
		}
	}
}

func (s *scope) isPresenceMethod(m model.Symbol) bool {
	if m.Kind != model.Method || len(m.Members) > 0 || m.Wire != "" {
		return false
	}
	for _, prefix := range [...]string{"clear", "has"} {
		if name, ok := afterPrefix(m.Name, prefix); ok {
			if _, ok := s.index(s.symbol.Members, decapitalized(name)); ok {
				return true
			}
		}
	}
	return false
}

// keepConstructor keeps the constructor of a class with behaviour, unless its parameters are fields as well or it is
// that of an exception. A class that shows nothing is what is given to it.
func (s *scope) keepConstructor(m marks) {
	c := s.created
	if len(c.Members) == 0 || s.generated || s.isException() || !s.hasMethods() && len(s.symbol.Members) > 0 {
		return
	}
	for _, p := range c.Members {
		if !s.shows(p.Name) {
			s.r.unit.Counts.Ignored--
			s.symbol.Members = append([]model.Symbol{c}, s.symbol.Members...)
			return
		}
	}
}

// shows reports whether a value given to the constructor can be read by its name.
func (s *scope) shows(name string) bool {
	if _, ok := s.index(s.symbol.Members, name); ok {
		return true
	}
	i := find(s.symbol.Members, name)
	return i >= 0 && s.symbol.Members[i].Kind == model.Method
}

func (s *scope) isException() bool {
	for _, b := range s.symbol.Bases {
		if strings.HasSuffix(b.Name, "Exception") || strings.HasSuffix(b.Name, "Error") {
			return true
		}
	}
	return false
}

func (s *scope) hasMethods() bool {
	for _, m := range s.symbol.Members {
		if m.Kind == model.Method {
			return true
		}
	}
	return false
}

// enumLike takes note of public static final Own X = new Own("x"), which is how Java writes an open enum.
func (s *scope) enumLike(m marks, declarator tree.Node, t typed) {
	if !m.static || !m.final || t.name != s.simple || s.symbol.Kind != model.Class {
		return
	}
	field := &s.symbol.Members[len(s.symbol.Members)-1]
	value := declarator.Field("value")
	switch value.Kind() {
	case "object_creation_expression":
		if field.Wire = stringArgument(s.r.text(value), ""); field.Wire != "" {
			s.values++
		}
	case "identifier": // another name for a value
		if i, ok := s.index(s.symbol.Members, s.r.text(value)); ok {
			field.Wire = s.symbol.Members[i].Wire
		}
	}
}

// isEnumLike reports whether a class has nothing but values and the string in them.
func (s *scope) isEnumLike() bool {
	for _, m := range s.symbol.Members {
		isValue := m.Kind == model.Field && m.Wire != "" && m.Type.Name == s.simple
		isString := m.Kind == model.Field && m.Type.Name == model.String && m.Type.Form == model.Prim
		factory := m.Kind == model.Method && m.Type.Name == s.symbol.Name
		if !isValue && !isString && !factory {
			return false
		}
	}
	return true
}

func (s *scope) makeEnum() {
	s.symbol.Kind = model.Enum
	kept := s.symbol.Members[:0]
	for _, m := range s.symbol.Members {
		if m.Kind == model.Field && m.Type.Name == s.simple {
			m.Kind, m.Type, m.Presence, m.Default = model.Value, model.Type{}, model.Unstated, ""
			kept = append(kept, m)
			continue
		}
		s.r.unit.Counts.Ignored++ // the wire string, and how to make a value of another one
	}
	s.symbol.Members = kept
}

// makeCallback gives an interface with one method the type of a function, so that it aligns with a callback.
func (s *scope) makeCallback() {
	if s.abstract != 1 || s.sealed || s.symbol.Type.Form != model.FormUnknown || len(s.symbol.Bases) > 0 && !s.functional {
		return
	}
	if len(s.callback.Members) == 0 && !s.functional && !s.hasMethods() {
		return // one getter: a view of data
	}
	f := model.Type{Form: model.Func}
	for _, p := range s.callback.Members {
		f.Args = append(f.Args, p.Type)
	}
	f.Args = append(f.Args, s.callback.Type)
	s.symbol.Type = f
}
