package workflow

import (
	"regexp"
	"strings"
)

// listed evaluates a list of path filters as GitHub does: in order, and what begins with ! takes back.
func listed(filters []string, path string) bool {
	in := false
	for _, f := range filters {
		pattern, not := strings.CutPrefix(f, "!")
		if in == not && matches(pattern, path) {
			in = !not
		}
	}
	return in
}

// matches reports whether a path is of a pattern. GitHub's patterns are not those of a shell: ** passes folders, ? and + say how
// often the character before them may be there, and there are no braces.
func matches(pattern, path string) bool {
	re, err := regexp.Compile("^" + expression(pattern) + "$")
	return err == nil && re.MatchString(path) // GitHub refuses a workflow with a pattern that is none
}

func expression(pattern string) string {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		switch rest := pattern[i:]; {
		case strings.HasPrefix(rest, "**/") && (i == 0 || pattern[i-1] == '/'):
			b.WriteString("(?:.*/)?") // also no folder at all
			i += 2
		case strings.HasPrefix(rest, "**"):
			b.WriteString(".*")
			i++
		case rest[0] == '*':
			b.WriteString("[^/]*")
		case rest[0] == '?' || rest[0] == '+':
			b.WriteByte(rest[0])
		case rest[0] == '[' && strings.Contains(rest, "]"):
			end := strings.IndexByte(rest, ']')
			b.WriteString("[" + strings.NewReplacer("^", `\^`, `\`, `\\`, "[", `\[`).Replace(rest[1:end]) + "]")
			i += end
		case rest[0] == '\\' && len(rest) > 1:
			i++
			b.WriteString(regexp.QuoteMeta(pattern[i : i+1]))
		default:
			b.WriteString(literal(rest[0]))
		}
	}
	return b.String()
}

// literal is a byte of a pattern as an expression. Those of a character of several bytes are as they are, so that it stays one.
func literal(c byte) string {
	if c < 0x80 {
		return regexp.QuoteMeta(string(rune(c)))
	}
	return string([]byte{c})
}
