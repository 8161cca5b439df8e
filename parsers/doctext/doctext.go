// Package doctext sets documentation that was written elsewhere: other widths, other names.
package doctext

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"sdkparity/model"
)

// Wrap breaks a text into lines of at most width characters, "" between paragraphs. What begins a list, or a sentence at the
// beginning of a line, begins a line here, too. What cannot be seen, such as control characters, is left out.
func Wrap(text string, width int) []string {
	var out []string
	for _, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if len(out) > 0 && out[len(out)-1] != "" {
			out = append(out, "")
		}
		out = append(out, wrapped(paragraph, max(width, 30))...)
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

func wrapped(paragraph string, width int) []string {
	var out []string
	line, hang := "", ""
	for part := range strings.SplitSeq(paragraph, "\n") {
		item := listMark.FindString(part)
		if item != "" && line != "" {
			out, line = append(out, line), ""
		}
		if item != "" {
			hang = strings.Repeat(" ", min(utf8.RuneCountInString(item), 8))
		}
		if line != "" && strings.ContainsAny(line[len(line)-1:], ".:!?") && utf8.RuneCountInString(part) <= width {
			out, line = append(out, line), "" // a sentence had a line of its own
		}
		for _, word := range strings.Fields(visible(part)) {
			switch {
			case line == "":
				line = word
				if item == "" && hang != "" && len(out) > 0 {
					line = hang + word
				}
			case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
				out, line = append(out, line), hang+word
			default:
				line += " " + word
			}
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

var listMark = regexp.MustCompile(`^\s*([-*•]|\d+[.)])\s+`)

// visible is a text without control and formatting characters, which could make it look like something else.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError:
			return -1
		}
		return r
	}, text)
}

// Renamed is a text in which links are plain and the names of what is known here are spelled as here: {@link apiKey} is api_key,
// and so is [`api_key`](Self::api_key).
func Renamed(text string, known []string) string {
	text = rustLink.ReplaceAllString(link.ReplaceAllString(text, "$1"), "$1")
	spelled := make(map[string]string, len(known))
	for _, name := range known {
		spelled[model.Key(name)] = name
	}
	return word.ReplaceAllStringFunc(text, func(w string) string {
		name := spelled[model.Key(w)]
		if name == "" || len(model.Words(w)) < 2 || strings.Contains(w, "-") {
			return w
		}
		return name
	})
}

var (
	link     = regexp.MustCompile(`\{@link(?:code|plain)?\s+#?([^}\s|]+)[^}]*\}`)
	rustLink = regexp.MustCompile("\\[(`[^`\\]]*`)\\](?:\\([A-Za-z0-9_:!]+\\))?")
	word     = regexp.MustCompile(`[A-Za-z][A-Za-z0-9_-]*`)
)
