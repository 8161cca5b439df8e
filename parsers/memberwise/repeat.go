// Package memberwise finds the code that says one thing of every member of a type, and says it of one more.
package memberwise

import (
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/parsers/patch"
)

// Statement is one line of code that copies one member: "Model = other.Model;" or "copy.model = this.model;".
type Statement struct {
	Name     string // of the member
	From, To int    // whole lines, in the text it was found in
}

var assignment = regexp.MustCompile(`^[ \t]*(?:\w+\.)?(\w+) = (.*)$`)

// Copies are the statements between two offsets that copy one of the members each.
func Copies(p *patch.Page, from, to int, members []string) []Statement {
	var out []Statement
	for at := from; at < to; at = p.NextLine(at) {
		at = p.LineStart(at)
		m := assignment.FindStringSubmatch(p.Text[at:min(p.LineEnd(at), to)])
		if m == nil || !slices.Contains(members, m[1]) || !HasWord(m[2], m[1]) {
			continue
		}
		out = append(out, Statement{m[1], at, statementEnd(p, at, to)})
	}
	return out
}

// statementEnd is behind the line on which a statement, or an element of an initializer, ends.
func statementEnd(p *patch.Page, at, to int) int {
	depth := 0
	for at < to {
		end := p.NextLine(at)
		line := strings.TrimRight(p.Text[at:end], " \t\n")
		if trimmed := strings.TrimSpace(line); depth == 0 && strings.HasPrefix(trimmed, "}") {
			return at
		}
		depth += strings.Count(line, "(") + strings.Count(line, "{") - strings.Count(line, ")") - strings.Count(line, "}")
		if depth <= 0 && (strings.HasSuffix(line, ";") || strings.HasSuffix(line, ",")) {
			return end
		}
		at = end
	}
	return at
}

var plainCopy = regexp.MustCompile(`= \w+\.\w+[;,]\n?$`)

// Repeat is the statement for a new member: like one that copies a member of the same shape, behind the first that the gap
// names of those copied, else the last. It is false where no such statement is simple enough to be repeated.
func Repeat(text string, found []Statement, name string, gap language.Gap, collection bool, like func(string) bool) (patch.Edit, bool) {
	found = slices.DeleteFunc(slices.Clone(found), func(s Statement) bool { return !ended(text[s.From:s.To]) })
	if len(found) == 0 {
		return patch.Edit{}, false
	}
	at := found[len(found)-1]
	order := append([]Statement(nil), found...)
	slices.Reverse(order)
	if near := gap.Behind(func(n string) bool { return indexOf(found, n) >= 0 }); near != "" {
		at = found[indexOf(found, near)]
		order = append([]Statement{at}, order...)
	}
	for _, s := range order {
		code := text[s.From:s.To]
		simple := strings.Count(code, "\n") == 1 && !strings.Contains(strings.ReplaceAll(code, "<>", ""), "<") && (collection || plainCopy.MatchString(code))
		if simple && like(s.Name) {
			return patch.Edit{At: at.To, End: at.To, Text: ReplaceWord(code, s.Name, name)}, true
		}
	}
	return patch.Edit{}, false
}

// ended reports whether a statement says where it ends; the last element of an initializer need not.
func ended(code string) bool {
	code = strings.TrimSpace(code)
	return strings.HasSuffix(code, ";") || strings.HasSuffix(code, ",")
}

func indexOf(list []Statement, name string) int {
	return slices.IndexFunc(list, func(s Statement) bool { return s.Name == name })
}

// Spread finds the code between two offsets that names most members of one object, each behind the same variable and a dot:
// "config.Model, config.Tools". It returns where each is named first, nothing when no variable has enough of them.
func Spread(text string, from, to int, members []string) map[string]int {
	var best map[string]int
	byVariable := map[string]map[string]int{}
	for _, m := range dotted.FindAllStringSubmatchIndex(text[from:to], -1) {
		name := text[from+m[4] : from+m[5]]
		if !slices.Contains(members, name) {
			continue
		}
		variable := text[from+m[2] : from+m[3]]
		if byVariable[variable] == nil {
			byVariable[variable] = map[string]int{}
		}
		if _, known := byVariable[variable][name]; !known {
			byVariable[variable][name] = from + m[4]
		}
		if len(byVariable[variable]) > len(best) {
			best = byVariable[variable]
		}
	}
	if len(best) < Most(len(members)) {
		return nil
	}
	return best
}

var dotted = regexp.MustCompile(`(?:this\.)?(\w+)[?!]?\.(\w+)`)

// Most is how many of so many members make code that is about all of them.
func Most(members int) int {
	if members <= 3 {
		return max(2, members)
	}
	return max(3, (members+1)/2)
}

// LeadsTo are the types that have a type's members too, and the fields that hold one, as spelled says: they give somebody a value of the
// type without naming it.
func LeadsTo(types []model.Symbol, name string, spelled func(field string) string) []string {
	var out []string
	for _, t := range types {
		if slices.ContainsFunc(t.Bases, func(b model.Type) bool { return b.Name == name }) {
			out = append(out, t.Name)
		}
		for _, m := range t.Members {
			if m.Kind == model.Field && refers(m.Type, name) {
				out = append(out, spelled(m.Name))
			}
		}
	}
	return out
}

func refers(t model.Type, name string) bool {
	return t.Form == model.Ref && t.Name == name || slices.ContainsFunc(t.Args, func(a model.Type) bool { return refers(a, name) })
}

var word = regexp.MustCompile(`\w+`)

// HasWord reports whether text has a word.
func HasWord(text, name string) bool {
	for _, m := range word.FindAllString(text, -1) {
		if m == name {
			return true
		}
	}
	return false
}

// Mentioned is how many of the names code has.
func Mentioned(code string, names []string) int {
	count := 0
	for _, n := range names {
		if HasWord(code, n) {
			count++
		}
	}
	return count
}

// ReplaceWord replaces a word wherever it stands alone.
func ReplaceWord(text, from, to string) string {
	return word.ReplaceAllStringFunc(text, func(w string) string {
		if w == from {
			return to
		}
		return w
	})
}
