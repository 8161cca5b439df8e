package java

import (
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parsers/prose"
)

const lineWidth = 80

var (
	javadocText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "@", "&#64;", `\`, "&#92;", "*/", "*&#47;", "{", "&#123;", "}", "&#125;")
	codeText    = regexp.MustCompile("`([^`{}@\\\\<>&\n]+)`")
)

// escaped is text in a Javadoc comment. A backslash could begin \u002a, which is a star before anybody reads the comment.
func escaped(text string) string {
	text = codeText.ReplaceAllString(text, "\x01$1\x02")
	return strings.NewReplacer("\x01", "{@code ", "\x02", "}").Replace(javadocText.Replace(text))
}

// javadoc is a comment of paragraphs and, after them, tags.
func javadoc(margin int, text string, tags []string) string {
	lines := []string{"/**"}
	width := lineWidth - margin - len(" * ")
	for i, paragraph := range paragraphs(text) {
		for j, line := range prose.Wrap(escaped(paragraph), width) {
			if i > 0 && j == 0 {
				lines = append(lines, " * <p>")
			}
			lines = append(lines, " * "+line)
		}
	}
	if len(lines) > 1 && len(tags) > 0 {
		lines = append(lines, " *")
	}
	for _, tag := range tags {
		lines = append(lines, " * "+strings.ReplaceAll(tag, "\n", "\n * "))
	}
	if len(lines) == 1 {
		return ""
	}
	return strings.Join(append(lines, " */"), "\n") + "\n"
}

func paragraphs(text string) []string {
	var out []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if strings.TrimSpace(p) != "" {
			out = append(out, p)
		}
	}
	return out
}

// phrase is a property in words: the managed identity.
func phrase(name string) string { return "the " + strings.Join(model.Words(name), " ") }

// sentences are what the getter and the setter of a property say it is: Gets the name. Sets the name.
func sentences(s model.Symbol) (get, set string) {
	doc := accessorVerb.ReplaceAllString(prose.Plain(s.Doc), "")
	doc = capitalized(doc)
	first := prose.First(doc)
	set = prose.Subject{Name: s.Name, Plural: s.Type.Form == model.List || s.Type.Form == model.Map}.Ordered(first)
	rest := strings.TrimSpace(strings.TrimPrefix(doc, first))
	about, isSet := strings.CutPrefix(set, "Set ")
	if !isSet || possessive.MatchString(about) || !isPhrase(first, s.Name) {
		about, rest = phrase(s.Name)+".", doc
	}
	if rest != "" {
		rest = "\n\n" + rest
	}
	return "Gets " + about, "Sets " + about + rest
}

// accessorVerb begins what is said of a getter or setter, rather than of the property.
var accessorVerb = regexp.MustCompile(`^(Gets or sets|Gets|Sets|Returns) `)

// isPhrase reports whether a sentence names something, rather than telling somebody to do something: it begins with an article, or
// soon says the name of what it is about.
func isPhrase(sentence, name string) bool {
	words := model.Words(sentence)
	words = words[:min(4, len(words))]
	if len(words) > 0 && slices.Contains([]string{"the", "a", "an", "whether"}, words[0]) {
		return true
	}
	return slices.ContainsFunc(model.Words(name), func(w string) bool { return slices.Contains(words, w) })
}

// possessive begins what cannot follow an article: its name.
var possessive = regexp.MustCompile(`^the (its|their|this|that|these|those|each|any|all|every|no|your|our)\b`)

var (
	returnTag = regexp.MustCompile(`@return ([^\n@*]+)`)
	paramTag  = regexp.MustCompile(`@param \w+[ \t]*\n`)
)

// documented are the comments of a property's methods, in the manner of a bean's.
func (b bean) documented(s model.Symbol, margin int) (get, set, clear string) {
	if b.getterDoc == "" && b.setterDoc == "" && s.Doc == "" {
		return "", "", ""
	}
	getText, setText := sentences(s)
	value := "@return " + phrase(s.Name)
	switch returned := b.of.page.source(b.getter.Field("type")); {
	case strings.HasPrefix(returned, "Optional"):
		value += ", or empty if not set"
	case s.Presence != model.Required:
		value += ", or {@code null} if not set"
	}
	self := ""
	if m := returnTag.FindStringSubmatch(b.setterDoc); m != nil {
		self = "@return " + strings.TrimSpace(m[1])
	} else if b.setter.OK() && b.of.page.source(b.setter.Field("type")) == b.of.simple {
		self = "@return this instance for method chaining"
	}
	param := "@param " + camel(s.Name) + " " + phrase(s.Name)
	if b.setterDoc == "" || paramTag.MatchString(b.setterDoc) {
		param = "@param " + camel(s.Name) + "\n           " + phrase(s.Name)
	}
	tags := []string{param}
	if self != "" {
		tags = append(tags, self)
	}
	name := camel(s.Name)
	clear = javadoc(margin, "Clears the "+name+" setting, reverting to the default behavior.", tags[1:])
	if s.Stability == model.Deprecated {
		why := "@deprecated"
		tags = append(tags, why)
		return javadoc(margin, getText, []string{value, why}), javadoc(margin, setText, tags), clear
	}
	return javadoc(margin, getText, []string{value}), javadoc(margin, setText, tags), clear
}

// quoted is a string literal. Characters that no name in JSON needs are left out.
func quoted(s string) string {
	s = strings.Join(strings.Fields(prose.Plain(s)), " ")
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// javadocTail is the text of a tag, below its name.
func javadocTail(text, margin string) string {
	var b strings.Builder
	for _, line := range prose.Wrap(text, lineWidth-len(margin)-14) {
		b.WriteString(margin + " *            " + line + "\n")
	}
	return b.String()
}
