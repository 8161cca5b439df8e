package rust

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/prose"
)

// habit is how the symbols around a new one are documented.
type habit struct {
	quiet  bool // they are not
	always bool // all of them are, as compilers can be told to insist on
	width  int  // of a line, without indentation
}

const usualWidth = 76

func habitOf(s *sheet, items []decl) habit {
	documented := 0
	for _, i := range items {
		if len(i.docs) > 0 {
			documented++
		}
	}
	return habit{quiet: documented == 0 && len(items) > 1, always: documented == len(items), width: widthOf(s)}
}

// widthOf is where the file's documentation breaks its lines.
func widthOf(s *sheet) int {
	var widths []int
	longest, before := 0, 0
	for line := range strings.Lines(s.Text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "///") {
			longest, before = max(longest, before), utf8.RuneCountInString(line)
			continue
		}
		if longest > 0 {
			widths = append(widths, longest) // the last line ends where the text does
		}
		longest, before = 0, 0
	}
	return prose.Width(widths, usualWidth)
}

// doc is a symbol's documentation, a line each.
func (w *writer) doc(s model.Symbol, h habit) []string {
	if h.quiet {
		return nil
	}
	text := bareURL.ReplaceAllString(prose.Renamed(prose.Plain(s.Doc), namesOf(w.Gap.Parent, s)), "$1<$2>")
	if s.Stability != model.StabilityUnstated {
		text = prose.Unmarked(text)
	}
	if text == "" && h.always {
		text = sentenceOf(s.Name)
	}
	if s.Stability != model.StabilityUnstated && s.Stability != w.Gap.Parent.Stability {
		text = withMark(text, w.mark(s))
	}
	return comment(text, h.width)
}

// bareURL is an address that documentation does not mark as one, which the compiler's documentation tool warns of.
var bareURL = regexp.MustCompile("(^|[\\s(])(https?://[^\\s<>()`]*[^\\s<>()`.,;:])")

// namesOf are the names of the members beside a symbol, and of its own as they will be.
func namesOf(parent, s model.Symbol) (out []string) {
	for _, m := range parent.Members {
		out = append(out, m.Name)
	}
	for _, m := range s.Members {
		if m.Kind == model.Field {
			out = append(out, fieldName(m.Name))
		}
	}
	return out
}

// sentenceOf is what a name says: "diskRetention" is "Disk retention."
func sentenceOf(name string) string {
	words := strings.Join(model.Words(name), " ")
	if words == "" {
		return ""
	}
	return capitals(words[:1]) + words[1:] + "."
}

// withMark puts a paragraph behind the first.
func withMark(text, mark string) string {
	first, rest, more := strings.Cut(text, "\n\n")
	if more {
		return first + "\n\n" + mark + "\n\n" + rest
	}
	return strings.TrimSpace(first + "\n\n" + mark)
}

func comment(text string, width int) (out []string) {
	if width == 0 {
		width = usualWidth
	}
	for _, line := range prose.Wrap(text, width-len("/// ")) {
		out = append(out, strings.TrimRight("/// "+line, " "))
	}
	return out
}

const usualMark = "**Experimental.** This type is part of an experimental surface and may change or be removed in a future release."

// mark is the paragraph that says how stable a symbol is, as the SDK words it most often.
func (w *writer) mark(s model.Symbol) string {
	switch s.Stability {
	case model.Deprecated:
		return "**Deprecated.**"
	case model.Internal:
		return "Internal: not part of the public API."
	}
	best, usual := 1, this.ReplaceAllString(usualMark, "This "+nounOf(s.Kind)+" is")
	counts := map[string]int{}
	for _, p := range w.Draft.Paths() {
		text, _ := w.Draft.Text(p)
		for strings.HasSuffix(p, ".rs") {
			_, rest, found := strings.Cut(text, "/// **Experimental")
			if !found {
				break
			}
			text = rest
			mark := this.ReplaceAllString("**Experimental"+paragraph(rest), "This "+nounOf(s.Kind)+" is")
			if counts[mark]++; counts[mark] > best {
				best, usual = counts[mark], mark
			}
		}
	}
	return usual
}

var this = regexp.MustCompile(`This (type|field|option|method|property|variant|struct|enum|function|trait|value) is`)

func nounOf(k model.Kind) string {
	switch {
	case k.IsType():
		return "type"
	case k == model.Value:
		return "variant"
	}
	return k.String()
}

// paragraph is the rest of a paragraph of documentation in one line.
func paragraph(text string) string {
	var words []string
	for i, line := range strings.SplitN(text, "\n", 10) {
		line = strings.TrimSpace(line)
		if i > 0 {
			if !strings.HasPrefix(line, "/// ") {
				break
			}
			line = line[len("/// "):]
		}
		words = append(words, strings.Fields(line)...)
	}
	return strings.Join(words, " ")
}
