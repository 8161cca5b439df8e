// Package prose carries documentation from one SDK's source to another's: without its markup, in lines of the new place's width,
// and beginning as sentences there begin.
package prose

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sdkparity/model"
)

var (
	inlineTag = regexp.MustCompile(`\{@(\w+)\s*([^{}|]*)(?:\|\s*([^{}]*))?\}`) // {@link X | text}, {@code x}
	codeLink  = regexp.MustCompile("\\[(`[^`\\[\\]]*`)\\](?:\\([^()\\s]*\\)|\\[[^\\[\\]]*\\])?")
	reference = regexp.MustCompile("(?m)^[ \t]*\\[[^\\[\\]]*\\]:[ \t]*\\S+[ \t]*$\n?") // [`X`]: crate::X
	pageLink  = regexp.MustCompile(`\[([^\[\]]*)\]\((https?://[^()\s]*)\)`)
)

const longest = 2000 // bytes: as much as people write, and what is read was written by anybody

// Plain is documentation without the markup of the language it comes from, without examples in that language, and without
// characters that are not seen.
func Plain(doc string) string {
	if len(doc) > longest {
		doc = strings.ToValidUTF8(doc[:longest], "")
	}
	doc = strings.Map(visible, doc)
	doc = inlineTag.ReplaceAllStringFunc(doc, func(tag string) string {
		parts := inlineTag.FindStringSubmatch(tag)
		if text := strings.TrimSpace(parts[3]); text != "" {
			return text
		}
		target := strings.ReplaceAll(strings.TrimSpace(parts[2]), "#", ".")
		if parts[1] == "code" {
			return "`" + target + "`"
		}
		return target
	})
	doc = reference.ReplaceAllString(doc, "")
	doc = codeLink.ReplaceAllString(doc, "$1")
	doc = pageLink.ReplaceAllString(doc, "$1 ($2)")
	return strings.TrimSpace(withoutExamples(doc))
}

func visible(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\t', unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
		return ' '
	case unicode.Is(unicode.Cf, r), unicode.IsControl(r), r == utf8.RuneError:
		return -1
	}
	return r
}

var compound = regexp.MustCompile(`\b[a-z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*|(?:_[a-z0-9]+)+)\b`) // apiKey, api_key

// Renamed is documentation with the names of members, as the language it comes from spells them, as this one does. names are theirs.
func Renamed(doc string, names []string) string {
	return compound.ReplaceAllStringFunc(doc, func(word string) string {
		for _, n := range names {
			if model.Key(n) == model.Key(word) {
				return n
			}
		}
		return word
	})
}

// Unmarked is documentation without the paragraphs that say how stable something is: each SDK words them in its own way.
func Unmarked(doc string) string {
	var out []string
	for paragraph := range strings.SplitSeq(doc, "\n\n") {
		word := strings.ToLower(strings.Trim(before(strings.TrimSpace(paragraph), " "), "*_@.:!"))
		if word != "experimental" && word != "deprecated" || !strings.ContainsAny(before(paragraph, " "), "*_@.:!") {
			out = append(out, paragraph)
		}
	}
	return strings.Join(out, "\n\n")
}

// withoutExamples leaves out code between fences.
func withoutExamples(doc string) string {
	if !strings.Contains(doc, "```") {
		return doc
	}
	var out []string
	fenced := false
	for line := range strings.SplitSeq(doc, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
			continue
		}
		if !fenced {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// Wrap is text in lines of at most width characters, of 20 at the least, words longer than that excepted. Paragraphs keep an empty line between them,
// and items of a list begin a line.
func Wrap(text string, width int) []string {
	var out []string
	line, indent, width := "", "", max(width, 20)
	flush := func() {
		if line != "" {
			out = append(out, line)
		}
		line = ""
	}
	for raw := range strings.SplitSeq(text, "\n") {
		words := strings.Fields(raw)
		if len(words) == 0 {
			if flush(); len(out) > 0 && out[len(out)-1] != "" {
				out = append(out, "")
			}
			indent = ""
			continue
		}
		if isItem(words) {
			flush()
			indent = "  "
		}
		for _, w := range words {
			switch {
			case line == "":
				line = w
			case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(w) > width:
				out = append(out, line)
				line = indent + w
			default:
				line += " " + w
			}
		}
	}
	flush()
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

const leastWidth, mostWidth = 60, 100

// Width is where comments break their lines, of which widths are the longest lines; the usual width where they are too few to tell.
func Width(widths []int, usual int) int {
	widths = slices.Sorted(slices.Values(widths))
	switch n := len(widths); n {
	case 0:
		return usual
	case 1, 2, 3:
		return min(max(widths[n-1], usual), mostWidth)
	}
	return min(max(widths[len(widths)*3/4], leastWidth), mostWidth)
}

// isItem reports whether a line begins an item of a list: "- x", "* x", "1. x".
func isItem(words []string) bool {
	if len(words) < 2 {
		return false
	}
	mark := words[0]
	return mark == "-" || mark == "*" || mark == "•" || len(mark) > 1 && strings.Trim(mark, "0123456789") == "." && mark[0] != '.'
}
