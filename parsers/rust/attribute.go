package rust

import (
	"iter"
	"strings"
)

// attributes are what the attributes of one declaration say, as far as an API is concerned.
type attributes struct {
	off         bool // #[cfg] leaves it out of the published crate
	hidden      bool // #[doc(hidden)]
	deprecated  bool
	serialized  bool // derives Serialize or Deserialize, so that names in JSON are known
	docs        []string
	path        string // #[path = "…"] of a module
	rename      string // serde: the rest of the fields too
	renameAll   string
	renameInner string // rename_all_fields
	flatten     bool
	skip        bool
	skipIn      bool
	skipOut     bool
	defaulted   bool
	leftOut     bool // skip_serializing_if
	isDefault   bool // derives Default
	other       bool
	untagged    bool
	transparent bool
}

// read takes the inside of one #[…].
func (a *attributes) read(text string) {
	m := metaOf(text)
	switch m.name {
	case "serde":
		for inner := range m.list() {
			a.serde(inner)
		}
	case "derive":
		a.derive(m)
	case "doc":
		a.doc(m)
	case "cfg":
		a.off = a.off || condition(m.args) == no
	case "cfg_attr":
		a.conditional(m)
	case "deprecated":
		a.deprecated = true
	case "path":
		a.path = m.value
	}
}

func (a *attributes) derive(m meta) {
	for inner := range m.list() {
		if name := lastSegment(inner.name); name == "Serialize" || name == "Deserialize" {
			a.serialized = true
		} else if name == "Default" {
			a.isDefault = true
		}
	}
}

func (a *attributes) doc(m meta) {
	if m.value != "" {
		a.docs = append(a.docs, m.value)
	}
	for inner := range m.list() {
		a.hidden = a.hidden || inner.name == "hidden"
	}
}

// #[cfg_attr(condition, attribute, …)] is its attributes where the condition holds.
func (a *attributes) conditional(m meta) {
	first := true
	for part := range split(m.args) {
		if first {
			if condition(part) == no {
				return
			}
			first = false
			continue
		}
		a.read(part)
	}
}

func (a *attributes) serde(m meta) {
	switch m.name {
	case "rename":
		a.rename = m.orOut()
	case "rename_all":
		a.renameAll = m.orOut()
	case "rename_all_fields":
		a.renameInner = m.orOut()
	case "flatten":
		a.flatten = true
	case "skip":
		a.skip = true
	case "skip_serializing_if":
		a.leftOut = true
	case "skip_serializing":
		a.skipOut = true
	case "skip_deserializing":
		a.skipIn = true
	case "default":
		a.defaulted = true
	case "other":
		a.other = true
	case "untagged":
		a.untagged = true
	case "transparent":
		a.transparent = true
	}
}

// absent reports whether serde leaves the field out both ways.
func (a attributes) absent() bool { return a.skip || a.skipIn && a.skipOut }

// meta is one attribute or one item inside its parentheses: name, name = "value" or name(args).
type meta struct{ name, value, args string }

func metaOf(text string) meta {
	text = strings.TrimSpace(text)
	i := strings.IndexAny(text, "=([{")
	if i < 0 {
		return meta{name: text}
	}
	m := meta{name: strings.TrimSpace(text[:i])}
	if text[i] == '=' {
		m.value = unquote(text[i+1:])
		return m
	}
	m.args = strings.TrimRight(text[i+1:], " \t\r\n")
	if m.args != "" {
		m.args = m.args[:len(m.args)-1]
	}
	return m
}

func (m meta) list() iter.Seq[meta] {
	return func(yield func(meta) bool) {
		for part := range split(m.args) {
			if !yield(metaOf(part)) {
				return
			}
		}
	}
}

// orOut is the value, or that for serializing in rename(serialize = "…", deserialize = "…").
func (m meta) orOut() string {
	if m.value != "" {
		return m.value
	}
	for inner := range m.list() {
		if inner.name == "serialize" {
			return inner.value
		}
	}
	return ""
}

// split yields the parts between commas that are in no string and no bracket.
func split(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		depth, start, quoted := 0, 0, false
		for i := 0; i < len(text); i++ {
			switch c := text[i]; {
			case quoted && c == '\\':
				i++
			case c == '"':
				quoted = !quoted
			case quoted:
			case c == '(' || c == '[' || c == '{':
				depth++
			case c == ')' || c == ']' || c == '}':
				depth--
			case c == ',' && depth == 0:
				if !yield(strings.TrimSpace(text[start:i])) {
					return
				}
				start = i + 1
			}
		}
		if rest := strings.TrimSpace(text[start:]); rest != "" {
			yield(rest)
		}
	}
}

// unquote is the text of a string literal; anything else is returned as written.
func unquote(literal string) string {
	literal = strings.TrimSpace(literal)
	if raw, ok := strings.CutPrefix(literal, "r"); ok && strings.HasPrefix(strings.TrimLeft(raw, "#"), `"`) {
		return strings.Trim(strings.Trim(raw, "#"), `"`)
	}
	if len(literal) < 2 || literal[0] != '"' {
		return literal
	}
	literal = literal[1 : len(literal)-1]
	if !strings.Contains(literal, `\`) {
		return literal
	}
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\n`, "\n", `\t`, "\t", `\r`, "\r", `\'`, "'").Replace(literal)
}
