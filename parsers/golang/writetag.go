package golang

import (
	"reflect"
	"strings"

	"sdkparity/model"
)

// wireOf is the name in JSON that a tag, written with its quotes, states, and the options behind it. "-" is no name.
func wireOf(tag string) (wire, options string) {
	wire, options, _ = strings.Cut(reflect.StructTag(unquote(tag)).Get("json"), ",")
	if wire == "-" {
		return "", ""
	}
	return wire, options
}

// tag is a new field's tag as the fields around it have theirs: none, or that of the one most like it with another name in it.
func (g *group) tag(w *writer, want model.Symbol, f newField) string {
	if !g.tagged {
		return ""
	}
	if f.class == callable {
		return "`json:\"-\"`"
	}
	wire := g.wireName(want)
	optional := want.Presence != model.Required
	pattern := "`json:\"%s\"`"
	if optional {
		pattern = "`json:\"%s,omitempty\"`"
	}
	best := 0
	counts := map[string]int{}
	for _, s := range g.like {
		have, _ := wireOf(s.tag)
		if have == "" || s.optional != optional {
			continue
		}
		p, weight := patternOf(s.tag, have), 1
		if s.class == f.class && strings.HasPrefix(s.typ, "*") == strings.HasPrefix(f.typ, "*") {
			weight = 100
		}
		if counts[p] += weight; counts[p] > best {
			best, pattern = counts[p], p
		}
	}
	return strings.ReplaceAll(pattern, "%s", wire)
}

// patternOf is a tag with %s for the name. Keys whose value is not about the name, such as descriptions, are left out.
func patternOf(tag, wire string) string {
	var keys []string
	for rest := unquote(tag); ; {
		rest = strings.TrimLeft(rest, " ")
		key, after, ok := strings.Cut(rest, ":\"")
		value, next, ends := strings.Cut(after, "\"")
		if !ok || !ends {
			break
		}
		if name, options, comma := strings.Cut(value, ","); name == wire {
			if comma {
				options = "," + options
			}
			keys = append(keys, key+":\"%s"+strings.ReplaceAll(options, "%", "")+"\"")
		}
		rest = next
	}
	return "`" + strings.Join(keys, " ") + "`"
}

// wireName is what the field is called in JSON: as stated, or else in the way of the others.
func (g *group) wireName(want model.Symbol) string {
	if isWireName(want.Wire) {
		return want.Wire
	}
	words := model.Words(want.Name)
	snake, camel := 0, 0
	for _, f := range g.like {
		switch wire, _ := wireOf(f.tag); {
		case strings.Contains(wire, "_"):
			snake++
		case strings.ToLower(wire) != wire:
			camel++
		}
	}
	if snake > camel {
		return strings.Join(words, "_")
	}
	if name := want.Name; isWireName(name) && strings.ToLower(name[:1]) == name[:1] && !strings.Contains(name, "_") {
		return name // most languages write it as it is in JSON
	}
	for i := range words[min(1, len(words)):] {
		words[i+1] = capital(words[i+1])
	}
	return strings.Join(words, "")
}

// isWireName reports whether a name can stand in a tag: it comes from source that nobody vouches for.
func isWireName(name string) bool {
	for _, r := range name {
		if !strings.ContainsRune("_-$./:@", r) && !isLetterOrDigit(r) {
			return false
		}
	}
	return name != "" && name != "-"
}

func isLetterOrDigit(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r > 0x7f
}

func capital(word string) string {
	n := firstRune(word)
	return strings.ToUpper(word[:n]) + word[n:]
}
