package java

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"sdkparity/parsers/tree"
)

var upperWord = regexp.MustCompile(`(?:^|[^\w.])@?([A-Z]\w*)`)

// importFor adds the imports that code needs in a file. What it was learned from, another file, says where its names come from.
func (w *writer) importFor(p, from *page, code string) {
	var needed []string
	for _, name := range usedNames(code) {
		q := w.qualified(p, from, name)
		if known := p.Path + ":" + q; q != "" && !slices.Contains(w.imported, known) {
			w.imported = append(w.imported, known)
			needed = append(needed, q)
		}
	}
	slices.Sort(needed)
	for _, q := range needed {
		at, text := p.importAt(q)
		w.edit(p, at, text)
		if p.Path != "" {
			w.Also("%s: imports %s", p.Path, q)
		}
	}
}

// usedNames are the type names in code, each once.
func usedNames(code string) []string {
	found := map[string]bool{}
	inComment := false
	for _, line := range strings.Split(code, "\n") {
		trimmed := strings.TrimSpace(line)
		inComment = inComment || strings.HasPrefix(trimmed, "/*")
		if !inComment {
			for _, m := range upperWord.FindAllStringSubmatch(stringLiteral.ReplaceAllString(line, `""`), -1) {
				found[m[1]] = true
			}
		}
		if strings.HasSuffix(trimmed, "*/") {
			inComment = false
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// qualified is what to import for a name; "" where nothing is to be.
func (w *writer) qualified(p, from *page, name string) string {
	if builtin[name] != nil || p.declares(name) || p.imports(name) != "" {
		return ""
	}
	if from != nil && from != p {
		if q := from.imports(name); q != "" && !strings.HasSuffix(q, "*") {
			return notFrom(q, p.space)
		}
	}
	for _, t := range w.API.Types {
		if t.Name != name {
			continue
		}
		text, ok := w.Draft.Text(t.At.File)
		if other, parses := parsed(t.At.File, text); ok && parses {
			return notFrom(other.space+"."+name, p.space)
		}
	}
	for _, q := range slices.Sorted(maps.Keys(library)) {
		if strings.HasPrefix(q, "java.") && strings.HasSuffix(q, "."+name) {
			return q
		}
	}
	if q := wellKnown[name]; q != "" {
		return q
	}
	return w.importedElsewhere(name)
}

// importedElsewhere is what another file of the SDK imports by that name.
func (w *writer) importedElsewhere(name string) string {
	for _, other := range w.pages("." + name + ";") {
		if q := other.imports(name); strings.HasSuffix(q, "."+name) {
			return q
		}
	}
	return ""
}

// wellKnown are names of the platform that are no types of a model.
var wellKnown = map[string]string{
	"Collections": "java.util.Collections", "Objects": "java.util.Objects", "JsonProperty": "com.fasterxml.jackson.annotation.JsonProperty",
	"JsonInclude": "com.fasterxml.jackson.annotation.JsonInclude", "JsonIgnore": "com.fasterxml.jackson.annotation.JsonIgnore",
	"JsonValue": "com.fasterxml.jackson.annotation.JsonValue", "JsonCreator": "com.fasterxml.jackson.annotation.JsonCreator",
}

// notFrom is a qualified name, or "" when it is of the package itself.
func notFrom(q, space string) string {
	if q[:max(0, strings.LastIndexByte(q, '.'))] == space {
		return ""
	}
	return q
}

func (p *page) declares(name string) bool {
	return slices.ContainsFunc(p.types(), func(t declared) bool { return t.simple == name })
}

// imports is the import that brings a name into the file.
func (p *page) imports(name string) string {
	for _, n := range p.importNodes() {
		q := lastName(p.source(n))
		if strings.HasSuffix(q, "."+name) {
			return q
		}
		if space, all := strings.CutSuffix(q, ".*"); all {
			for known := range library {
				if known == space+"."+name {
					return q
				}
			}
			if wellKnown[name] == space+"."+name {
				return q
			}
		}
	}
	return ""
}

func (p *page) importNodes() []tree.Node {
	var out []tree.Node
	for n := range p.root.Children() {
		if n.Is("import_declaration") && !strings.Contains(p.source(n), " static ") {
			out = append(out, n)
		}
	}
	return out
}

// importAt is where an import goes: among those that begin alike, in order; else behind all, or behind the package.
func (p *page) importAt(q string) (int, string) {
	line := "import " + q + ";\n"
	group, _, _ := strings.Cut(q, ".")
	alike := slices.DeleteFunc(p.importNodes(), func(n tree.Node) bool {
		return !strings.HasPrefix(lastName(p.source(n)), group+".")
	})
	if len(alike) > 0 {
		before := alike[0]
		if lastName(p.source(before)) > q {
			return p.lineFrom(before), line
		}
		for _, n := range alike[1:] {
			if last := lastName(p.source(before)); lastName(p.source(n)) > q && lastName(p.source(n)) > last || p.Text[p.lineTo(before):p.lineFrom(n)] != "" {
				break
			}
			before = n
		}
		return p.lineTo(before), line
	}
	all := p.importNodes()
	switch {
	case len(all) > 0 && group == "java":
		return p.lineFrom(all[0]), line + "\n"
	case len(all) > 0:
		return p.lineTo(all[len(all)-1]), "\n" + line
	}
	if n := p.root.Child("package_declaration"); n.OK() {
		return p.lineTo(n), "\n" + line
	}
	return 0, line + "\n"
}
