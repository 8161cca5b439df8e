package csharp

import (
	"regexp"
	"strings"

	"sdkparity/model"
)

// marks are the attributes that carry a symbol's stability. What stands in something unstable need not say so itself.
func (w *writer) marks(s model.Symbol, around model.Stability) []string {
	if s.Stability == around {
		return nil
	}
	switch s.Stability {
	case model.Experimental:
		if mark := w.experimental(); mark != "" {
			return []string{mark}
		}
		w.Left("%s is experimental, and there is no attribute here that says so", s.Name)
	case model.Deprecated:
		for _, line := range strings.Split(s.Doc, "\n") {
			if strings.Contains(strings.ToLower(line), "deprecated") && len(line) < docWidth {
				return []string{"[Obsolete(" + quoteText(line) + ")]"}
			}
		}
		return []string{"[Obsolete]"}
	case model.Internal:
		return []string{"[EditorBrowsable(EditorBrowsableState.Never)]"}
	}
	return nil
}

var experimentalMark = regexp.MustCompile(`\[Experimental\([\w."]+\)\]`)

// experimental is the attribute as the SDK writes it most, the parent's file first.
func (w *writer) experimental() string {
	paths := append([]string{w.Gap.Parent.At.File}, w.Draft.Paths()...)
	for _, path := range paths {
		text, ok := w.Draft.Text(path)
		if !ok || !strings.HasSuffix(path, ".cs") {
			continue
		}
		if found := experimentalMark.FindAllString(text, -1); len(found) > 0 {
			return mostOf(found, func(s string) string { return s })
		}
	}
	return ""
}

// spaces are the namespaces of names that what is written may need.
var spaces = map[string]string{
	"JsonPropertyName": "System.Text.Json.Serialization", "JsonStringEnumMemberName": "System.Text.Json.Serialization",
	"JsonConverter": "System.Text.Json.Serialization", "JsonIgnore": "System.Text.Json.Serialization",
	"JsonStringEnumConverter": "System.Text.Json.Serialization", "JsonSerializable": "System.Text.Json.Serialization",
	"JsonElement": "System.Text.Json", "JsonNode": "System.Text.Json.Nodes", "Experimental": "System.Diagnostics.CodeAnalysis",
	"EditorBrowsable": "System.ComponentModel", "DebuggerDisplay": "System.Diagnostics", "NotNullWhen": "System.Diagnostics.CodeAnalysis",
	"JsonConstructor": "System.Text.Json.Serialization", "Utf8JsonReader": "System.Text.Json", "JsonException": "System.Text.Json",
	"Obsolete": "System", "Uri": "System", "Guid": "System", "DateTimeOffset": "System", "TimeSpan": "System", "Func": "System", "ReadOnlyMemory": "System",
	"IList": "System.Collections.Generic", "List": "System.Collections.Generic", "IReadOnlyList": "System.Collections.Generic",
	"IDictionary": "System.Collections.Generic", "Dictionary": "System.Collections.Generic", "IReadOnlyDictionary": "System.Collections.Generic",
	"Task": "System.Threading.Tasks",
}

var upperWord = regexp.MustCompile(`(?:^|[^\w."])([A-Z]\w*)`)

// importFor adds the using directives that a declaration in a namespace needs.
func (w *writer) importFor(p *page, space, code string) {
	needed := map[string]bool{}
	for _, line := range strings.Split(code, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "//") {
			continue
		}
		for _, m := range upperWord.FindAllStringSubmatch(line, -1) {
			if from := w.spaceOf(p, space, m[1]); from != "" && from != space && !strings.HasPrefix(space, from+".") {
				needed[from] = true
			}
		}
	}
	for from := range needed {
		if w.imported(p, from) {
			delete(needed, from)
		}
	}
	w.addUsings(p, needed)
}

// spaceOf is the namespace a name comes from: the file's own, the SDK's, or the platform's.
func (w *writer) spaceOf(p *page, space, name string) string {
	from := ""
	for _, t := range w.API.Types {
		if t.Name != name {
			continue
		}
		text, ok := w.Draft.Text(t.At.File)
		if !ok || t.At.File == p.Path {
			return ""
		}
		scope := Read(sourceOf(text)).Scope
		if scope == space || hasUsing(p.Text, scope) {
			return ""
		}
		if from == "" || t.Layer == model.Handwritten {
			from = scope
		}
	}
	if from == "" {
		return spaces[name]
	}
	return from
}

// imported reports whether a namespace can be used in a file: it says so, or a file uses it without.
func (w *writer) imported(p *page, space string) bool {
	if hasUsing(p.Text, space) {
		return true
	}
	names, ok := implicit[space]
	if !ok {
		return false
	}
	for _, path := range w.Draft.Paths() {
		text, _ := w.Draft.Text(path)
		if strings.HasSuffix(path, ".cs") && !hasUsing(text, space) && names.MatchString(text) {
			return true
		}
	}
	return false
}

// implicit are the namespaces that a project can have without naming them, and what shows that it does.
var implicit = map[string]*regexp.Regexp{
	"System":                     regexp.MustCompile(`(\bFunc<|\bTimeSpan\??\s|DateTimeOffset\??\s|Guid\??\s|Uri\??\s|IEquatable<|\w*Exception\b|\[Flags)`),
	"System.Collections.Generic": regexp.MustCompile(`\b(IList|List|IReadOnlyList|IDictionary|Dictionary)<`),
	"System.Threading.Tasks":     regexp.MustCompile(`\bTask(<|\s)`),
}

func hasUsing(text, space string) bool {
	return strings.Contains(text, "using "+space+";")
}

// addUsings puts directives among those that are there, in order.
func (w *writer) addUsings(p *page, needed map[string]bool) {
	var there []string
	var ends []int
	first := 0
	for n := range p.root.Children() {
		if n.Is("using_directive") && !n.Field("name").OK() && !p.conditional(0, n.Start()) {
			there = append(there, strings.TrimSuffix(strings.TrimPrefix(p.source(n), "using "), ";"))
			ends = append(ends, p.NextLine(n.Start()))
		}
		if n.Is("file_scoped_namespace_declaration", "namespace_declaration") && first == 0 {
			first = p.LineStart(n.Start())
		}
	}
	for _, space := range sortedKeys(needed) {
		at, tail := first, ""
		if len(there) == 0 {
			tail = "\n"
		} else {
			at = p.LineStart(ends[0] - 1)
		}
		for i, t := range there {
			if t < space {
				at = ends[i]
			}
		}
		w.edit(p, at, "using "+space+";\n"+tail)
		w.Also("%s: using %s", p.Path, space)
	}
}
