package suites

import (
	"regexp"
	"strings"

	"sdkparity/source"
)

// stubs tells tests that are there in name only: they are skipped and say nothing, or nothing they do runs the product.
type stubs struct {
	runs      *regexp.Regexp // what a test says that runs the product; nil when it is not known
	text      string         // of the file
	functions map[string]int // where the file declares each; nil until somebody asks
}

func (s *stubs) is(offset int) bool {
	body := bodyAt(s.text, offset)
	if skipped.MatchString(before(s.text, offset)+body) && empty(body) {
		return true
	}
	return s.runs != nil && !s.reaches(body, map[string]bool{})
}

// reaches reports whether a body, or a function of the file that it calls, runs the product.
func (s *stubs) reaches(body string, seen map[string]bool) bool {
	if s.runs.MatchString(body) {
		return true
	}
	for _, call := range calls.FindAllStringSubmatch(body, maxCalls) {
		if seen[call[1]] || len(seen) == maxCalls {
			continue
		}
		seen[call[1]] = true
		if at, ok := s.declared(call[1]); ok && s.reaches(bodyAt(s.text, at), seen) {
			return true
		}
	}
	return false
}

const maxCalls = 100 // that are followed from one test

var calls = regexp.MustCompile(`\b([A-Za-z_]\w{2,})(?:::<[^>\n]*>)?\(`)

// definition is a line with a name after a word and no sign in front, as none that calls it has.
var definition = regexp.MustCompile(`(?m)^[ \t]*(?:\w+[ \t]+)*(?:fn|func|def|function|void|\w+>?)[ \t]+(\w+)(?:<[^>\n]*>)?\([^;\n]*$`)

func stubsOf(f source.File, runs *regexp.Regexp) *stubs {
	return &stubs{runs: runs, text: string(f.Data)}
}

// declared is where the file declares a function.
func (s *stubs) declared(name string) (offset int, ok bool) {
	if s.functions == nil {
		s.functions = map[string]int{}
		for _, m := range definition.FindAllStringSubmatchIndex(s.text, -1) {
			s.functions[s.text[m[2]:m[3]]] = m[0]
		}
	}
	offset, ok = s.functions[name]
	return offset, ok
}

// skipped is how each language leaves a test out, whatever the machine it runs on.
var skipped = regexp.MustCompile(`\bt\.Skip\(|pytest\.(?:mark\.)?skip\b|@(?:Disabled|Ignore)\b|#\[ignore\b|\b(?:it|test)\.(?:skip|todo)\b|\bSkip\s*=`)

// before are the lines above a declaration that belong to it.
func before(text string, offset int) string {
	lines := strings.Split(text[max(0, offset-maxBefore):offset], "\n")
	i := len(lines) - 1
	for i > 0 && decoration.MatchString(lines[i-1]) {
		i--
	}
	return strings.Join(lines[i:], "\n")
}

const maxBefore = 600 // letters

var decoration = regexp.MustCompile(`^\s*(?:@\w|\[\w|#\[)`)

// bodyAt is a declaration with all that is in it: as far as a line begins where it begins, or further left.
func bodyAt(text string, offset int) string {
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	rest := text[start:]
	first, opened, end := true, false, 0
	indent := 0
	for line := range strings.Lines(rest) {
		if first {
			indent = indentOf(line)
		}
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "", !first && indentOf(line) > indent, !opened && strings.HasPrefix(trimmed, "#["):
		case !first && opened && strings.HasPrefix(trimmed, "}"):
			return rest[:end+len(line)]
		case !first && opened && !continued.MatchString(trimmed):
			return rest[:end]
		default:
			opened = true
			if first && strings.Contains(trimmed, "{") && strings.Count(trimmed, "{") == strings.Count(trimmed, "}") {
				return line
			}
		}
		first, end = false, end+len(line)
	}
	return rest
}

// continued is a line that goes on with a declaration whose parameters took several.
var continued = regexp.MustCompile(`^(?:[{)]|where\b)`)

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// empty reports whether nothing is done in a body but leaving it out.
func empty(body string) bool {
	_, body, _ = strings.Cut(body, "\n")
	return strings.TrimSpace(idle.ReplaceAllString(body, "")) == ""
}

// idle are comments, and what stands for nothing.
var idle = regexp.MustCompile(`(?s)""".*?"""|(?m)//[^\n]*$|#[^\n\[]*$|\bt\.Skip\([^\n]*\)|\bpass\b|\.\.\.|[{}();]`)
