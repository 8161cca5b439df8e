package python

import (
	"strings"

	"sdkparity/model"
)

const maxDoc = 2000

// commentsAbove are the comment lines directly above a place, without their marks.
func (r *reader) commentsAbove(start int) []string {
	var lines []string
	begin := strings.LastIndexByte(r.src[:min(start, len(r.src))], '\n') // the newline before the declaration's line
	for begin > 0 {
		previous := strings.LastIndexByte(r.src[:begin], '\n')
		text, ok := comment(r.src[previous+1 : begin])
		if !ok {
			break
		}
		lines = append(lines, text)
		begin = previous
	}
	for i, j := 0, len(lines)-1; i < j; i, j = i+1, j-1 {
		lines[i], lines[j] = lines[j], lines[i]
	}
	return lines
}

// commentAfter is the comment behind a declaration on its last line.
func (r *reader) commentAfter(stop int) string {
	rest := r.src[min(stop, len(r.src)):]
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	text, _ := comment(strings.TrimLeft(rest, " \t,;"))
	return text
}

// comment is the text of a comment line; remarks for tools have none.
func comment(line string) (string, bool) {
	text, ok := strings.CutPrefix(strings.Trim(line, " \t\r"), "#")
	if !ok {
		return "", false
	}
	text = strings.Trim(strings.TrimLeft(text, "#:"), " \t")
	if strings.Trim(text, "=-*") == "" {
		return "", true
	}
	for _, tool := range []string{"noqa", "type:", "pragma", "pylint", "fmt:", "ruff", "mypy:"} {
		if strings.HasPrefix(text, tool) {
			return "", true
		}
	}
	return text, true
}

// docText is a docstring as plain text: unquoted, unindented, tag sections kept.
func docText(literal string) string {
	raw := strings.ContainsAny(literal[:min(2, len(literal))], "rR")
	text := stringValue(literal)
	if !raw && strings.Contains(text, `\`) {
		text = strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\"`, `"`, `\'`, `'`, `\\`, `\`, "\\\n", "").Replace(text)
	}
	text = strings.ReplaceAll(text, "\r", "")
	if !strings.Contains(text, "\n") {
		return strings.Clone(strings.TrimSpace(text))
	}
	return unindent(text)
}

func unindent(text string) string {
	lines := strings.Split(text, "\n")
	indent := -1
	for _, line := range lines[1:] {
		if trimmed := strings.TrimLeft(line, " \t"); trimmed != "" {
			if n := len(line) - len(trimmed); indent < 0 || n < indent {
				indent = n
			}
		}
	}
	for i, line := range lines {
		if i > 0 && indent > 0 {
			line = line[min(indent, len(line)):]
		}
		lines[i] = strings.TrimRight(line, " \t")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

var tagSections = []string{
	"Args:", "Arguments:", "Parameters:", "Returns:", "Return:", "Raises:", "Yields:", "Example:", "Examples:", "Attributes:", "See Also:",
}

// withoutTags is the description in front of the first tag section.
func withoutTags(doc string) string {
	stop := len(doc)
	for i := 0; i < len(doc); {
		line := doc[i:]
		if j := strings.IndexByte(line, '\n'); j >= 0 {
			line = line[:j]
		}
		if isTag(line) {
			stop = i
			break
		}
		i += len(line) + 1
	}
	return cut(strings.TrimSpace(doc[:stop]), maxDoc)
}

func isTag(line string) bool {
	if strings.HasPrefix(line, ":param ") || strings.HasPrefix(line, ":return") || strings.HasPrefix(line, ":raises") {
		return true
	}
	if !strings.HasSuffix(line, ":") {
		return false
	}
	for _, tag := range tagSections {
		if line == tag {
			return true
		}
	}
	return false
}

// paramDocs are the texts of the Args section, by parameter.
func paramDocs(doc string) map[string]string {
	_, section, ok := strings.Cut(doc, "Args:\n")
	if !ok {
		return nil
	}
	docs, current := map[string]string{}, ""
	indent := len(section) - len(strings.TrimLeft(section, " "))
	for line := range strings.Lines(section) {
		text := strings.TrimLeft(line, " ")
		depth := len(line) - len(text)
		text = strings.TrimSpace(text)
		switch {
		case text == "":
			continue
		case depth < indent || indent == 0:
			return docs
		case depth == indent:
			head, rest, _ := strings.Cut(text, ":")
			current, _, _ = strings.Cut(strings.Trim(head, "`*"), " ")
			docs[current] = strings.TrimSpace(rest)
		default:
			docs[current] += " " + text
		}
	}
	return docs
}

// stability reads the marks in the comments above a declaration and in its documentation.
func stability(comments []string, doc string, deprecated bool) model.Stability {
	found := model.StabilityUnstated
	if strings.Contains(doc, "xperimental") && (strings.Contains(doc, "**Experimental") || strings.Contains(doc, ".. warning:: Experimental") ||
		strings.HasPrefix(doc, "Experimental:") || strings.Contains(doc, "\nExperimental:")) {
		found = model.Experimental
	}
	for _, c := range comments {
		switch {
		case strings.HasPrefix(c, "Internal:"):
			return model.Internal
		case strings.HasPrefix(c, "Deprecated"):
			deprecated = true
		case strings.Contains(c, "Experimental:") || strings.Contains(c, "**Experimental"):
			found = model.Experimental
		}
	}
	switch {
	case strings.HasPrefix(doc, "Internal:") || strings.HasPrefix(doc, "Internal. ") || doc == "Internal.":
		return model.Internal
	case deprecated || strings.HasPrefix(doc, "Deprecated") || strings.Contains(doc, ".. deprecated::") || strings.HasPrefix(doc, "**Deprecated"):
		return model.Deprecated
	}
	return found
}

// unmarked are comment lines as documentation, without the lines that are only marks.
func unmarked(comments []string) string {
	var lines []string
	for _, c := range comments {
		if c != "" && !strings.HasPrefix(c, "Experimental:") && !strings.HasPrefix(c, "Internal:") {
			lines = append(lines, c)
		}
	}
	return cut(strings.Join(lines, " "), maxDoc)
}
