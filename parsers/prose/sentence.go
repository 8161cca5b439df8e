package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sdkparity/model"
)

// Subject is what documentation is about.
type Subject struct {
	Name   string
	Plural bool              // several values: a list or a map
	Acts   bool              // a method or a function: what it is told to do or does begins its documentation
	Proper func(string) bool // whether a word has a capital letter inside sentences too; nil when not known
}

// Named begins documentation with the subject's name, as sentences about it: "API key." becomes "APIKey is the API key." What does
// not begin like a description of something is left as it is.
func (s Subject) Named(doc string) string {
	doc = pairOf(doc, true)
	first, rest, _ := strings.Cut(doc, " ")
	word := strings.ToLower(first)
	switch {
	case doc == "":
		return ""
	case model.Key(first) == model.Key(s.Name) && slices.Contains(preposed, before(rest, " ")):
		return s.Name + " " + s.verb(doc) + " the " + s.lower(first) + " " + rest // Memory to use.
	case model.Key(first) == model.Key(s.Name):
		return strings.TrimSpace(s.Name + strings.TrimLeft(first, "`"+letters) + " " + rest)
	case third[word], s.Acts && strings.HasSuffix(word, "s"), isVerb(plain(word), rest) && strings.HasSuffix(word, "s"):
		return s.Name + " " + word + " " + rest
	case third[singular(word)], s.Acts && !opens[word], isVerb(word, rest): // Enable
		return s.Name + " " + singular(word) + " " + rest
	case passive[word]:
		return s.Name + " " + s.is() + " " + word + " " + rest
	case word == "whether":
		return s.Name + " controls whether " + rest
	case moment[word] && !strings.Contains(First(doc), ","):
		return s.Name + " is " + word + " " + rest
	case opens[word] || !startsWithLetter(first):
		return doc
	case word == "optional" && s.Plural && rest != "":
		return s.Name + " are " + word + " " + rest
	case word == "optional" && rest != "":
		return s.Name + " is an " + word + " " + rest
	case word == "a" || word == "an":
		return s.Name + " is " + word + " " + rest
	case word == "the":
		return s.Name + " " + s.verb(rest) + " the " + rest
	}
	return s.Name + " " + s.verb(doc) + " the " + s.lower(first) + strings.TrimPrefix(doc, first)
}

// pairOf gives the second verb of two the form that the first gets: Enables or disables, Enable or disable.
func pairOf(doc string, thirdPerson bool) string {
	words := strings.SplitN(doc, " ", 4)
	if len(words) < 4 || words[1] != "or" && words[1] != "and" {
		return doc
	}
	a, b := strings.ToLower(words[0]), words[2]
	switch {
	case thirdPerson && third[singular(a)] && third[singular(b)]:
		words[2] = singular(b)
	case !thirdPerson && third[a] && third[b]:
		words[2] = plain(b)
	}
	return strings.Join(words, " ")
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

// Ordered says what a method that sets the subject does: "API key." becomes "Set the API key."
func (s Subject) Ordered(doc string) string {
	doc = pairOf(doc, false)
	if rest, ok := strings.CutPrefix(doc, "Optional "); ok && rest != "" {
		doc = rest
	}
	first, rest, _ := strings.Cut(doc, " ")
	word := strings.ToLower(first)
	switch {
	case doc == "", opens[word], passive[word], model.Key(first) == model.Key(s.Name), !startsWithLetter(first):
		return ""
	case third[word], isVerb(plain(word), rest) && strings.HasSuffix(word, "s"):
		return capital(plain(word)) + " " + rest
	case third[singular(word)], isVerb(word, rest):
		return doc
	case word == "whether" || word == "a" || word == "an" || word == "the":
		return "Set " + word + " " + rest
	}
	return "Set the " + s.lower(first) + strings.TrimPrefix(doc, first)
}

// First is the first sentence of documentation.
func First(doc string) string {
	doc, _, _ = strings.Cut(doc, "\n\n")
	doc = strings.Join(strings.Fields(doc), " ")
	for i := 0; i+2 < len(doc); i++ {
		if doc[i] == '.' && doc[i+1] == ' ' && (unicode.IsUpper(rune(doc[i+2])) || doc[i+2] == '`' || doc[i+2] == '"') && !strings.HasSuffix(doc[:i], "e.g") && !strings.HasSuffix(doc[:i], "i.e") {
			return doc[:i+1]
		}
	}
	return doc
}

func (s Subject) is() string {
	if s.Plural {
		return "are"
	}
	return "is"
}

// verb agrees with what the phrase begins with: a list of headers is, headers are.
func (s Subject) verb(phrase string) string {
	words := strings.Fields(strings.ToLower(phrase))
	for _, w := range words[:min(4, len(words))] {
		if slices.Contains(collections, strings.Trim(w, ".,")) {
			return "is"
		}
	}
	return s.is()
}

var preposed = []string{"to", "for", "of", "used", "that", "which"}

func before(text, sep string) string {
	text, _, _ = strings.Cut(text, sep)
	return text
}

// isVerb reports whether a word looks like a verb in a command: Authenticate with a token, Pick any reef.
func isVerb(word, rest string) bool {
	if nouns[word] || !startsWithLetter(word) {
		return false
	}
	if slices.Contains([]string{"a", "an", "all", "any", "each", "this", "its"}, before(rest, " ")) && !strings.HasSuffix(word, "s") && !opens[word] && !passive[word] {
		return word != "a" && word != "an" && word != "the" && word != "whether"
	}
	return slices.ContainsFunc([]string{"ate", "ize", "ify"}, func(end string) bool { return strings.HasSuffix(word, end) })
}

var collections = []string{"list", "map", "mapping", "set", "array", "dictionary", "collection", "record", "sequence", "table"}

// lower is a word as it stands inside a sentence.
func (s Subject) lower(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	if size == len(word) || strings.ContainsFunc(word[size:], unicode.IsUpper) || s.Proper != nil && s.Proper(word) {
		return word
	}
	return string(unicode.ToLower(r)) + word[size:]
}

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

func startsWithLetter(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(r)
}

// singular is the third person of a verb: enable, enables.
func singular(verb string) string {
	for _, end := range []string{"s", "x", "ch", "sh", "z"} {
		if strings.HasSuffix(verb, end) {
			return verb + "es"
		}
	}
	if strings.HasSuffix(verb, "y") && !strings.HasSuffix(verb, "ay") && !strings.HasSuffix(verb, "oy") && !strings.HasSuffix(verb, "ey") {
		return strings.TrimSuffix(verb, "y") + "ies"
	}
	return verb + "s"
}

func plain(verb string) string {
	if strings.HasSuffix(verb, "ies") {
		return strings.TrimSuffix(verb, "ies") + "y"
	}
	return strings.TrimSuffix(verb, "s")
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

var (
	// third are verbs that descriptions begin with. Words that are plural nouns as often, such as names, are not among them.
	third = set("activates adds allows applies asks carries configures contains controls creates declares defines deletes denies describes " +
		"determines disables enables excludes forces gets grants handles holds identifies includes indicates installs keeps makes opts " +
		"overrides provides receives registers removes replaces represents requires resolves restricts returns selects sends sets " +
		"skips specifies stores suppresses tells turns")
	// nouns end like verbs.
	nouns = set("template state date rate size update certificate candidate delegate coordinate private separate alternate duplicate " +
		"immediate intermediate approximate aggregate predicate substrate")
	passive = set("called invoked raised triggered fired emitted used sent returned populated ignored")
	// moment are words that begin what something is, unless a comma makes them a condition: "When it was found."
	moment = set("when where how why")
	// opens are words that begin a sentence about something else than the subject.
	opens = set("if when where how why while use pass must only note this these that it should can may for in on by to at as see set you " +
		"and or but not no there defaults default default: example: e.g. i.e. optional. required.")
)
