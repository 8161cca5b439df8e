package rust

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/patch"
	"sdkparity/parsers/tree"
)

// literals are the values of an enum, or of a union of strings.
func literals(s model.Symbol) ([]model.Symbol, bool) {
	var out []model.Symbol
	for _, m := range s.Members {
		if s.Kind == model.Enum && m.Kind == model.Value && m.Type.Form == model.FormUnknown {
			out = append(out, m)
		}
	}
	if (s.Kind == model.Union || s.Kind == model.Alias) && s.Type.Form == model.OneOf {
		for _, a := range s.Type.Args {
			if a.Form != model.Literal {
				return nil, false
			}
			out = append(out, model.Symbol{Kind: model.Value, Name: a.Name, Wire: a.Name})
		}
	}
	return out, len(out) > 0
}

var renameRules = []string{"camelCase", "lowercase", "snake_case", "kebab-case", "SCREAMING_SNAKE_CASE", "UPPERCASE"}

// enum is an enum as those near it are, or those of the file.
func (w *writer) enum(values []model.Symbol, name string, doc []string, at place) (code, why string) {
	like, ok := w.likeEnum(at)
	lines := slices.Clone(doc)
	rules := attributes{serialized: true, renameAll: "camelCase"}
	attrs := []string{"#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]"}
	if ok {
		rules = like.attributes()
		attrs = w.attributes(like, at, func(trait string) bool { return trait != "Default" })
	}
	rules.renameAll = ruleFor(values, rules.renameAll)
	lines = append(lines, renamedAll(attrs, rules)...)
	v := variants{place: at, rules: rules}
	lines = append(lines, "pub enum "+name+" {")
	seen := map[string]bool{}
	for _, m := range values {
		own := capitals(m.Name)
		if seen[own] || !isTypeName(own) {
			return strings.Join(append(lines, "}"), "\n"), "the values of " + name + " make no names that differ"
		}
		seen[own] = true
		one, not := v.variant(w, own, m)
		lines, why = append(lines, patch.Indented(one, "    ")), cmp.Or(why, not)
	}
	if ok {
		lines = append(lines, catchAll(like)...)
	}
	return strings.Join(append(lines, "}"), "\n"), why
}

// renamedAll are attributes with the rule that spells the values.
func renamedAll(attrs []string, rules attributes) []string {
	rule := "#[serde(rename_all = " + strconv.Quote(rules.renameAll) + ")]"
	at := slices.IndexFunc(attrs, func(a string) bool { return strings.HasPrefix(a, "#[serde(") })
	attrs = slices.DeleteFunc(attrs, func(a string) bool { return strings.HasPrefix(a, "#[serde(") })
	switch {
	case !rules.serialized || rules.renameAll == "":
		return attrs
	case at < 0:
		at = slices.IndexFunc(attrs, func(a string) bool { return strings.HasPrefix(a, "#[derive(") }) + 1
	}
	return slices.Insert(attrs, at, rule)
}

// ruleFor is the rule that spells the most values: that of the enum nearby unless another spells more.
func ruleFor(values []model.Symbol, usual string) string {
	count := func(rule string) (n int) {
		for _, v := range values {
			if wireOfVariant(capitals(v.Name), rule) == wireOf(v) {
				n++
			}
		}
		return n
	}
	best := usual
	for _, rule := range renameRules {
		if count(rule) > count(best) {
			best = rule
		}
	}
	return best
}

// likeEnum is an enum of plain values to learn from.
func (w *writer) likeEnum(at place) (decl, bool) {
	plain := func(d decl) bool {
		return d.node.Is("enum_item") && isPublic(d.node) && !slices.ContainsFunc(enumOf(place{at.sheet, d}).list, func(v decl) bool { return v.node.Field("body").OK() && !v.attributes().untagged })
	}
	for _, s := range w.Gap.Near {
		if near, ok := w.typeNamed(s.Name, s.At.File); ok && !near.generated && plain(near.decl) {
			return near.decl, true
		}
	}
	best, found := decl{}, false
	for _, d := range publicTypes(at.sheet) {
		if plain(d) && d.attributes().serialized && (!found || d.node.Start() < at.node.Start()) {
			best, found = d, true
		}
	}
	return best, found
}

// catchAll are the lines of the variant that takes values that are not known.
func catchAll(like decl) (out []string) {
	for _, d := range declsIn(like.node.Field("body")) {
		if d.node.Is("enum_variant") && d.attributes().other {
			for _, list := range [][]tree.Node{d.docs, d.attrs} {
				for _, n := range list {
					if text := strings.TrimSpace(n.Text()); text != "#[default]" {
						out = append(out, "    "+text)
					}
				}
			}
			out = append(out, "    "+d.node.Text()+",")
		}
	}
	return out
}
