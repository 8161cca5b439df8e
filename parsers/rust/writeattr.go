package rust

import (
	"strconv"
	"strings"

	"sdkparity/model"
)

const attrWidth = 70 // of the arguments of an attribute in one line, by rustfmt

// attributesFor are a new field's attributes, as the field most like it has them, and its name in JSON.
func (g *group) attributesFor(want model.Symbol, f newField) (attrs []string, wire string) {
	if !g.rules.serialized {
		return nil, ""
	}
	args := g.serdeLike(f)
	if f.hook {
		return attribute(args), ""
	}
	bare := strings.TrimPrefix(f.name, "r#")
	wire = want.Wire
	if wire == "" || !isWireName(wire) {
		wire = wireOfField(bare, g.rules.renameAll)
	}
	if wire == wireOfField(bare, g.rules.renameAll) {
		return attribute(args), wire
	}
	rename := "rename = " + strconv.Quote(wire)
	switch {
	case args == "":
		args = rename
	case g.renamesFirst():
		args = rename + ", " + args
	default:
		args += ", " + rename
	}
	return attribute(args), wire
}

// attribute is #[serde(args)] in as many lines as rustfmt gives it.
func attribute(args string) []string {
	if args == "" {
		return nil
	}
	if len(args) <= attrWidth {
		return []string{"#[serde(" + args + ")]"}
	}
	var parts []string
	for part := range split(args) {
		parts = append(parts, part)
	}
	return strings.Split("#[serde(\n    "+strings.Join(parts, ",\n    ")+"\n)]", "\n")
}

// serdeLike are the arguments of serde that most fields of such a type have, names left out.
func (g *group) serdeLike(f newField) string {
	_, isOption := optional(f.typ)
	usual := ""
	if isOption {
		usual = `skip_serializing_if = "Option::is_none"`
	}
	if f.hook {
		usual = "skip"
	}
	for _, fields := range [][]sibling{g.like, g.rest} {
		best, counts := 0, map[string]int{}
		for _, s := range fields {
			_, o := optional(s.typ)
			if o != isOption || !isOption && (outer(s.typ) != outer(f.typ) || s.optional != f.optional) || s.attrs.flatten || s.hook() != f.hook {
				continue
			}
			args, ok := plainSerde(s.decl)
			if counts[args]++; ok && counts[args] > best {
				best, usual = counts[args], args
			}
		}
		if best > 0 {
			break
		}
	}
	return usual
}

func (s sibling) hook() bool { return strings.Contains(s.typ, "dyn ") }

// plainSerde are the arguments of a field's serde attributes that are not about its name. Not ok are those that only make sense
// for that field.
func plainSerde(i decl) (args string, ok bool) {
	var out []string
	for _, n := range i.attrs {
		m := metaOf(strings.TrimSuffix(strings.TrimPrefix(n.Text(), "#["), "]"))
		if m.name != "serde" {
			continue
		}
		for part := range split(m.args) {
			switch one := metaOf(part); one.name {
			case "rename", "alias":
			case "with", "serialize_with", "deserialize_with", "skip_serializing", "skip_deserializing", "getter", "bound":
				return "", false
			case "default":
				if one.value != "" {
					return "", false
				}
				out = append(out, part)
			default:
				out = append(out, part)
			}
		}
	}
	return strings.Join(out, ", "), true
}

func (g *group) renamesFirst() bool {
	first, last := 0, 0
	for _, fields := range [][]sibling{g.like, g.rest} {
		for _, s := range fields {
			for _, n := range s.decl.attrs {
				text := strings.ReplaceAll(n.Text(), "\n", "")
				switch at := strings.Index(text, "rename = "); {
				case !strings.Contains(text, ","):
				case at >= 0 && strings.TrimSpace(text[:at]) == "#[serde(":
					first++
				case at >= 0:
					last++
				}
			}
		}
	}
	return first > last
}

func isWireName(name string) bool {
	for _, r := range name {
		if r < ' ' || r == '"' || r == '\\' || r == 0x7f || r == 0xfeff {
			return false
		}
	}
	return name != ""
}
