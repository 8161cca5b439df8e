package golang

import (
	"go/ast"
	"regexp"
	"strings"
	"unicode/utf8"

	"sdkparity/model"
	"sdkparity/parsers/prose"
)

// habit is how the symbols around a new one are documented.
type habit struct {
	quiet  bool // they are not
	always bool // all of them are, or nearly
	named  bool // sentences begin with the name
	width  int  // of a line, without indentation
}

const usualWidth = 77

// habitOf learns from declarations with their names and comments.
func habitOf(s *sheet, names []string, docs []*ast.CommentGroup) habit {
	documented, named := 0, 0
	for i, doc := range docs {
		text := strings.TrimSpace(doc.Text())
		if text == "" {
			continue
		}
		documented++
		first, _, _ := strings.Cut(text, " ")
		if strings.TrimRight(first, ",:'s") == strings.TrimRight(names[i], "s") || first == names[i] {
			named++
		}
	}
	return habit{quiet: documented == 0 && len(docs) > 1, always: 10*documented >= 9*len(docs), named: documented == 0 || 2*named >= documented, width: widthOf(s)}
}

// widthOf is where the file's comments break their lines.
func widthOf(s *sheet) int {
	var widths []int
	for _, group := range s.syntax.Comments {
		longest := 0
		for i := 0; i+1 < len(group.List); i++ { // the last line ends where the text does
			longest = max(longest, utf8.RuneCountInString(group.List[i].Text))
		}
		if longest > 0 {
			widths = append(widths, longest)
		}
	}
	return prose.Width(widths, usualWidth)
}

// doc is a symbol's comment, a line each.
func (w *writer) doc(s model.Symbol, name string, within model.Stability, h habit) []string {
	if h.width == 0 {
		h.width = usualWidth
	}
	text := prose.Renamed(prose.Plain(s.Doc), namesOf(w.Gap.Parent, s))
	if s.Stability != model.StabilityUnstated {
		text = prose.Unmarked(text)
	}
	if text != "" && !h.quiet && h.named {
		plural := s.Type.Form == model.List || s.Type.Form == model.Map
		acts := s.Kind == model.Method || s.Kind == model.Function
		text = prose.Subject{Name: name, Plural: plural, Acts: acts, Proper: w.isProper}.Named(text)
	}
	if h.quiet {
		text = ""
	}
	if words := model.Words(s.Name); text == "" && h.always && s.Kind.IsType() && len(words) > 1 {
		text = name + " is the " + strings.Join(words, " ") + "."
	}
	if mark := w.mark(s.Stability, name); mark != "" && s.Stability != within {
		text = strings.TrimSpace(text + "\n\n" + mark)
	}
	var out []string
	inList := false
	for _, line := range prose.Wrap(text, h.width-len("// ")) {
		if item := strings.HasPrefix(line, "- "); item || inList && strings.HasPrefix(line, " ") {
			line, inList = "  "+line, true // as gofmt has lists
		}
		out = append(out, strings.TrimRight("// "+line, " "))
	}
	return out
}

// namesOf are the names of the members beside a symbol, and of its own as they will be.
func namesOf(parent, s model.Symbol) (out []string) {
	for _, m := range parent.Members {
		out = append(out, m.Name)
	}
	for _, m := range s.Members {
		out = append(out, declaredName(m))
	}
	return out
}

func declaredName(m model.Symbol) string { return speller{}.exported(m.Name) }

// isProper reports whether the SDK's documentation writes a word with a capital letter inside sentences, and never without.
func (w *writer) isProper(word string) bool {
	word = strings.TrimRight(word, ".,:;")
	inside, small := regexp.MustCompile(`[a-z,] `+regexp.QuoteMeta(word)+`\b`), regexp.MustCompile(`[a-z,] `+regexp.QuoteMeta(strings.ToLower(word))+`\b`)
	found := false
	for _, s := range w.API.Types {
		if s.Layer == model.Generated {
			continue
		}
		for _, m := range append([]model.Symbol{s}, s.Members...) {
			if small.MatchString(m.Doc) {
				return false
			}
			found = found || inside.MatchString(m.Doc)
		}
	}
	return found
}

var marks = map[model.Stability]struct{ word, usual string }{
	model.Experimental: {"Experimental:", "Experimental: %s is experimental and may change or be removed in a future release."},
	model.Deprecated:   {"Deprecated:", "Deprecated: %s is deprecated."},
	model.Internal:     {"Internal:", "Internal: %s is not part of the public API."},
}

// mark is the paragraph that says how stable a symbol is, as the SDK words it most often.
func (w *writer) mark(s model.Stability, name string) string {
	m, ok := marks[s]
	if !ok {
		return ""
	}
	best, usual := 0, m.usual
	if s == model.Experimental { // why something is deprecated is told of that thing only
		counts := map[string]int{}
		for _, p := range w.Draft.Paths() {
			if text, _ := w.Draft.Text(p); strings.HasSuffix(p, ".go") {
				for _, found := range paragraphs(text, m.word) {
					if counts[found]++; counts[found] > best && counts[found] > 1 {
						best, usual = counts[found], found
					}
				}
			}
		}
	}
	return strings.ReplaceAll(usual, "%s", name)
}

// paragraphs are those of comments that begin with a mark, with %s for what they are about.
func paragraphs(text, mark string) (out []string) {
	for {
		_, rest, found := strings.Cut(text, "// "+mark+" ")
		if !found {
			return out
		}
		text = rest
		var words []string
		for i, line := range strings.SplitN(rest, "\n", 10) {
			line = strings.TrimSpace(line)
			if i > 0 {
				if !strings.HasPrefix(line, "// ") {
					break
				}
				line = line[len("// "):]
			}
			words = append(words, strings.Fields(line)...)
		}
		if len(words) > 1 && words[1] == "is" && !strings.Contains(words[0], "%") {
			out = append(out, mark+" %s "+strings.ReplaceAll(strings.Join(words[1:], " "), "%", ""))
		}
	}
}
