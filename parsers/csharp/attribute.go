package csharp

import (
	"bytes"

	"sdkparity/model"
	"sdkparity/parsers/tree"
)

// marks are what the [attributes] of a declaration say about the API.
type marks struct {
	wire         string
	required     bool // in JSON
	experimental bool
	deprecated   bool
	hidden       bool         // from editors: public for technical reasons only
	polymorphic  bool         // base of a union
	variants     []model.Type // of that union
	ignored      bool         // in JSON
	camel        bool         // of a serialiser's context: names are in camel case
	listed       []string     // the types it serialises
}

func (m marks) stability() model.Stability {
	switch {
	case m.deprecated:
		return model.Deprecated
	case m.hidden:
		return model.Internal
	case m.experimental:
		return model.Experimental
	}
	return model.StabilityUnstated
}

// union is the type of a union that names its variants.
func (m marks) union() model.Type {
	if len(m.variants) == 0 {
		return model.Type{}
	}
	return model.Type{Form: model.OneOf, Args: m.variants}
}

// marks reads the attributes in front of a declaration: those without target or with this one. With "only target", those
// without do not count: [JsonPropertyName] on the parameter of a record does not reach its property.
func (r *reader) marks(n tree.Node, target string) marks {
	var m marks
	for c := range n.All() {
		if c.Kind() != "attribute_list" {
			break
		}
		m.read(r.bytes(c), target)
	}
	return m
}

// read takes in [target: Name(arguments), Name].
func (m *marks) read(list []byte, target string) {
	s := scanner{src: list}
	s.next() // the bracket
	name := s.next()
	only := bytes.HasPrefix([]byte(target), []byte("only "))
	if s.peek().kind == ':' {
		if string(bytes.TrimPrefix([]byte(target), []byte("only "))) != string(list[name.start:name.end]) {
			return
		}
		s.next()
		name = s.next()
	} else if only {
		return
	}
	for ; name.kind != 0; name = s.next() {
		args := []byte(nil)
		for t := s.peek(); t.kind != ',' && t.kind != ']' && t.kind != 0; t = s.peek() {
			s.next()
			switch t.kind {
			case wordToken:
				name = t // the last word of a qualified name
			case '<':
				s.skipTo('<', '>')
			case '(':
				end := s.skipTo('(', ')')
				args = list[t.end:end.start]
			}
		}
		m.note(list[name.start:name.end], args)
		s.next()
	}
}

func (m *marks) note(name, args []byte) {
	switch string(bytes.TrimSuffix(name, []byte("Attribute"))) {
	case "JsonPropertyName", "JsonStringEnumMemberName":
		m.wire = argument(args)
	case "JsonIgnore":
		m.ignored = len(args) == 0 || bytes.HasSuffix(args, []byte("Always"))
	case "JsonSourceGenerationOptions":
		m.camel = bytes.Contains(args, []byte("JsonSerializerDefaults.Web")) || bytes.Contains(args, []byte("JsonKnownNamingPolicy.CamelCase"))
	case "JsonSerializable":
		if v, ok := variant(args); ok {
			m.listed = append(m.listed, v.Name)
		}
	case "JsonRequired":
		m.required = true
	case "JsonProperty", "DataMember":
		m.required = m.required || bytes.Contains(args, []byte("Required.Always"))
		if m.wire == "" {
			m.wire = called(args)
		}
	case "EnumMember":
		if m.wire == "" {
			m.wire = argument(args)
		}
	case "Experimental":
		m.experimental = true
	case "Obsolete":
		m.deprecated = true
	case "EditorBrowsable":
		m.hidden = bytes.HasSuffix(args, []byte("Never"))
	case "JsonPolymorphic":
		m.polymorphic = true
	case "JsonDerivedType":
		m.polymorphic = true
		if v, ok := variant(args); ok {
			m.variants = append(m.variants, v)
		}
	}
}

// argument is the first string among an attribute's arguments.
func argument(args []byte) string {
	s := scanner{src: args}
	for t := s.next(); t.kind != 0; t = s.next() {
		if t.kind == literalToken {
			value, _ := stringValue(string(args[t.start:t.end]))
			return value
		}
	}
	return ""
}

// called is the name that an attribute gives, of other frameworks' than the language's own: ("name", …), (Name = "name") or
// (PropertyName = "name").
func called(args []byte) string {
	args = bytes.TrimSpace(bytes.TrimPrefix(args, []byte("(")))
	if bytes.HasPrefix(args, []byte(`"`)) {
		return argument(args)
	}
	for part := range bytes.SplitSeq(args, []byte(",")) {
		key, value, ok := bytes.Cut(part, []byte("="))
		if key = bytes.TrimSpace(key); ok && (string(key) == "Name" || string(key) == "PropertyName") {
			return argument(value)
		}
	}
	return ""
}

// variant reads typeof(Circle), "circle".
func variant(args []byte) (model.Type, bool) {
	_, rest, ok := bytes.Cut(args, []byte("typeof("))
	name, _, closed := bytes.Cut(rest, []byte(")"))
	if !ok || !closed {
		return model.Type{}, false
	}
	name, _, _ = bytes.Cut(name, []byte("<"))
	name = bytes.TrimSpace(name[bytes.LastIndexAny(name, ".:")+1:])
	return model.Type{Form: model.Ref, Name: string(name), Text: squeeze(args)}, true
}
