package rust

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// derives says why a struct could not derive what it does with the new field in it, or "".
func (w *writer) derives(g *group, f newField) string {
	for _, trait := range derived(g.decl) {
		if !w.supports(f.typ, trait, g.Path, 0) {
			return g.name() + " derives " + trait + ", which " + f.typ + " is not known to have"
		}
	}
	return ""
}

// derived are the traits that a type derives.
func derived(d decl) []string {
	var lines []string
	for _, n := range d.attrs {
		lines = append(lines, n.Text())
	}
	return derivedIn(lines)
}

func derivedIn(attrs []string) (out []string) {
	for _, text := range attrs {
		m := metaOf(strings.TrimSuffix(strings.TrimPrefix(text, "#["), "]"))
		if m.name != "derive" {
			continue
		}
		for inner := range m.list() {
			out = append(out, lastSegment(inner.name))
		}
	}
	return out
}

const maxDerive = 8 // types inside types

// lacks are the traits that a type of the standard library or of JSON does not have, among those that are derived.
var lacks = map[string]string{
	"String": "Copy", "bool": "", "PathBuf": "Copy Default", "Duration": "", "f32": "Eq Ord Hash", "f64": "Eq Ord Hash",
	"Value": "Copy PartialOrd Ord Hash", "Vec": "Copy", "Option": "", "HashMap": "Copy PartialOrd Ord Hash", "IndexMap": "Copy PartialOrd Ord Hash",
	"BTreeMap": "Copy", "Box": "Copy", "()": "",
}

// always lists what a container has whatever is in it.
var always = map[string]string{"Option": "Default", "Vec": "Default", "HashMap": "Default", "IndexMap": "Default", "BTreeMap": "Default"}

// supports reports whether a type is known to have a trait.
func (w *writer) supports(typ, trait, file string, depth int) bool {
	if depth > maxDerive {
		return false
	}
	name, args, _ := strings.Cut(typ, "<")
	name = lastSegment(name)
	if name == "Arc" {
		return trait == "Clone" || !strings.Contains(args, "dyn ") && trait != "Copy"
	}
	if primOf(name) == model.Int {
		return true
	}
	without, known := lacks[name]
	if !known {
		return w.has(name, trait, file)
	}
	if strings.Contains(" "+without+" ", " "+trait+" ") && !(name == "PathBuf" && trait == "Default") {
		return false
	}
	if strings.Contains(always[name], trait) {
		return true
	}
	for _, arg := range typeArguments(strings.TrimSuffix(args, ">")) {
		if !w.supports(arg, trait, file, depth+1) {
			return false
		}
	}
	return true
}

// typeArguments are the parts between commas that are in no brackets.
func typeArguments(text string) (out []string) {
	depth, start := 0, 0
	for i, c := range text {
		switch c {
		case '<', '(', '[':
			depth++
		case '>', ')', ']':
			depth--
		case ',':
			if depth == 0 {
				out = append(out, strings.TrimSpace(text[start:i]))
				start = i + 1
			}
		}
	}
	if rest := strings.TrimSpace(text[start:]); rest != "" {
		out = append(out, rest)
	}
	return out
}

// has reports whether a type of the SDK derives a trait or implements it by hand.
func (w *writer) has(name, trait, file string) bool {
	if traits, ok := w.promised[name]; ok {
		return slices.Contains(traits, trait)
	}
	at, ok := w.declared(name, file)
	if !ok {
		return false
	}
	for _, t := range derived(at.decl) {
		if t == trait {
			return true
		}
	}
	for _, d := range declsIn(at.root) {
		if d.node.Is("impl_item") && lastSegment(baseName(d.node.Field("trait"))) == trait && baseName(d.node.Field("type")) == name {
			return true
		}
	}
	return false
}
