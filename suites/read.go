package suites

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/source"
)

// declarations are the patterns of a test's declaration, by language. The first group that is not empty is its name.
var declarations = map[string][]*regexp.Regexp{
	"typescript": {
		// it("…", it.skipIf(condition)("…", it.each([…])("…"
		regexp.MustCompile("(?:\\b(?:it|test)(?:\\.\\w+)*|\\))\\(\\s*(?:\"([^\"\n]+)\"|'([^'\n]+)'|`([^`\n]+)`)\\s*,"),
	},
	"python": {regexp.MustCompile(`(?m)^[ \t]*(?:async[ \t]+)?def[ \t]+test_(\w+)[ \t]*\(`)},
	"go": {
		regexp.MustCompile(`\.Run\(\s*(?:fmt\.Sprintf\(\s*)?"([^"\n]+)"`),
		regexp.MustCompile(`(?m)^func[ \t]+Test(\w+)\(`),
	},
	"csharp": {regexp.MustCompile(`(?m)^[ \t]*public[ \t]+(?:async[ \t]+)?(?:Task|ValueTask|void)[ \t]+(\w+)[ \t]*\(`)},
	"rust":   {regexp.MustCompile(`#\[(?:\w+::)*test\b[^\]]*\]\s*(?:#\[[^\]]*\]\s*)*(?:pub\s+)?(?:async\s+)?fn\s+(\w+)`)},
	"java":   {regexp.MustCompile(`(?m)^[ \t]*(?:public[ \t]+)?void[ \t]+(\w+)[ \t]*\([ \t]*\)`)},
}

// plumbing are methods of test classes that are no cases.
var plumbing = []string{"initializeasync", "disposeasync", "dispose", "setup", "teardown", "setupclass", "teardownclass", "main"}

func (t Tests) read(keys map[string]string) (map[string]*suite, error) {
	harness, err := regexp.Compile(t.Harness)
	if err != nil {
		return nil, fmt.Errorf("pattern of test harness: %w", err)
	}
	r := reader{keys: keys, suites: map[string]*suite{}}
	for _, f := range t.Files {
		if !bytes.Contains(f.Data, []byte(t.Contains)) {
			continue
		}
		name := suiteName(path.Base(f.Path))
		r.suite(name, model.Pos{File: f.Path, Line: 1})
		own := []string{name}
		if t.Harness != "" {
			own = append(own, r.named(f, harness)...)
		}
		for _, pattern := range declarations[t.Language] {
			for _, m := range pattern.FindAllSubmatchIndex(f.Data, -1) {
				if isComment(f.Data, m[0]) {
					continue
				}
				for _, s := range own {
					r.add(s, firstGroup(f.Data, m), f, m[0])
				}
			}
		}
	}
	return r.suites, nil
}

// reader gathers the suites of one SDK.
type reader struct {
	keys   map[string]string // of names that mean another suite
	suites map[string]*suite
}

func (r reader) suite(name string, at model.Pos) *suite {
	key := model.Key(name)
	if other, ok := r.keys[key]; ok {
		key = other
	}
	if r.suites[key] == nil {
		r.suites[key] = &suite{name: name, at: at, cases: map[string]model.Symbol{}}
	}
	return r.suites[key]
}

func (r reader) add(name, test string, f source.File, offset int) {
	key := caseKey(test)
	if key == "" || slices.Contains(plumbing, model.Key(test)) {
		return
	}
	at := model.Pos{File: f.Path, Line: 1 + bytes.Count(f.Data[:offset], []byte{'\n'})}
	s := r.suite(name, at)
	if len(s.cases) == 0 {
		s.at = at
	}
	if made := placeholder.Split(test, -1); len(made) > 1 {
		t := template{test: model.Symbol{Kind: model.Function, Name: test, At: at}}
		for _, part := range made {
			t.parts = append(t.parts, caseKey(part))
		}
		s.made = append(s.made, t)
		return
	}
	if _, ok := s.cases[key]; !ok {
		s.cases[key] = model.Symbol{Kind: model.Function, Name: test, Wire: key, At: at}
	}
}

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

// named adds the cases that a harness is told, and gives the suites that it is told without a case: the file's tests are theirs.
func (r reader) named(f source.File, harness *regexp.Regexp) []string {
	var out []string
	for _, m := range harness.FindAllSubmatchIndex(f.Data, -1) {
		switch {
		case len(m) < 4 || m[2] < 0 || isComment(f.Data, m[0]):
		case len(m) < 6 || m[4] < 0:
			if name := string(f.Data[m[2]:m[3]]); !slices.Contains(out, name) {
				out = append(out, name)
			}
		default:
			r.add(string(f.Data[m[2]:m[3]]), string(f.Data[m[4]:m[5]]), f, m[0])
		}
	}
	return out
}

func firstGroup(data []byte, m []int) string {
	for i := 2; i+1 < len(m); i += 2 {
		if m[i] >= 0 {
			return string(data[m[i]:m[i+1]])
		}
	}
	return ""
}

var comment = regexp.MustCompile(`^\s*(//|\*|#[^\[])|\s//\s`)

func isComment(data []byte, offset int) bool {
	start := bytes.LastIndexByte(data[:offset], '\n') + 1
	return comment.Match(data[start:min(len(data), offset+2)])
}

// affixes are what conventions add to a suite's name in that of its file.
var affixes = regexp.MustCompile(`^test_|(?:[._-]e2e)?(?:[._-](?:test|spec|it))?$|(?:E2E)?(?:Tests?|IT)?$`)

// suiteName is abort for abort.e2e.test.ts, test_abort_e2e.py, abort_e2e_test.go, AbortE2ETests.cs, abort.rs and AbortIT.java.
func suiteName(base string) string {
	return affixes.ReplaceAllString(base[:len(base)-len(path.Ext(base))], "")
}
