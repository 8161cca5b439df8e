package suites

import (
	"regexp"
	"strings"

	"sdkparity/model"
)

// template is a test whose name is only known when it runs: "resumes on ${kind}", the keys of what stands around the blanks.
type template struct {
	parts []string
	test  model.Symbol
}

// placeholder is what a language leaves a blank for in a text: ${x}, {x} and {}, %s.
var placeholder = regexp.MustCompile(`\$?\{[^{}]*\}|%[sdvqi]`)

const minTemplate = 12 // letters a template must say for itself

func (t template) makes(key string) bool {
	rest, ok := strings.CutPrefix(key, t.parts[0])
	if !ok || len(strings.Join(t.parts, "")) < minTemplate {
		return false
	}
	for _, part := range t.parts[1:] {
		i := strings.Index(rest, part)
		if i < 0 {
			return false
		}
		rest = rest[i+len(part):]
	}
	return rest == "" || t.parts[len(t.parts)-1] == ""
}

// has is the case of a suite by its key, or the template that makes it.
func (s *suite) has(key string) (model.Symbol, bool) {
	if c, ok := s.cases[key]; ok {
		return c, true
	}
	for _, t := range s.made {
		if t.makes(key) {
			c := t.test
			c.Wire = key
			return c, true
		}
	}
	return model.Symbol{}, false
}
