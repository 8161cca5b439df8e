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

// tests are what one SDK has.
type tests struct {
	suites  map[string]*suite
	sayings []saying
}

func (t Tests) read(known Names) (tests, error) {
	harness, err := regexp.Compile(t.Harness)
	if err != nil {
		return tests{}, fmt.Errorf("pattern of test harness: %w", err)
	}
	var runs *regexp.Regexp
	if t.Runs != "" {
		if runs, err = regexp.Compile(t.Runs); err != nil {
			return tests{}, fmt.Errorf("pattern of what runs the product: %w", err)
		}
	}
	r := &reader{keys: keysOf(known.Same), brands: known.Brands, suites: map[string]*suite{}}
	read := map[string]bool{}
	for _, f := range t.Files {
		if bytes.Contains(f.Data, []byte(t.Contains)) {
			read[f.Path] = true
			r.file(f, t.Language, harness, runs)
		}
	}
	for _, f := range t.Units {
		if !read[f.Path] {
			r.unit(f, t.Language, runs)
		}
	}
	return tests{suites: r.suites, sayings: r.sayings}, nil
}

// reader gathers the tests of one SDK.
type reader struct {
	keys    map[string]string // of names that mean another suite
	brands  []string
	suites  map[string]*suite
	sayings []saying
}

// file reads an end-to-end test.
func (r *reader) file(f source.File, language string, harness, runs *regexp.Regexp) {
	name := suiteName(path.Base(f.Path))
	r.suite(name, model.Pos{File: f.Path, Line: 1})
	own, stub := []string{name}, stubsOf(f, runs)
	told := r.named(f, harness)
	for _, t := range told {
		if t.test == "" && !slices.Contains(own, t.suite) {
			own = append(own, t.suite)
		}
	}
	for _, d := range declared(f, language) {
		for _, s := range own {
			if stub.is(d.offset) {
				r.suite(s, d.at(f)).stubs[caseKey(d.test)] = d.at(f)
				continue
			}
			r.add(s, d.test, d.at(f))
		}
	}
	for _, t := range told {
		if t.test != "" {
			r.add(t.suite, t.test, t.at(f))
		}
	}
}

// unit reads another test.
func (r *reader) unit(f source.File, language string, runs *regexp.Regexp) {
	stub := stubsOf(f, runs)
	for _, d := range declared(f, language) {
		r.say(saying{unit: true, idle: stub.is(d.offset)}, suiteName(path.Base(f.Path)), d.test, d.at(f))
	}
}

// declaration is a test that a file declares, or that it tells its harness.
type declaration struct {
	suite, test string
	offset      int
}

func (d declaration) at(f source.File) model.Pos {
	return model.Pos{File: f.Path, Line: 1 + bytes.Count(f.Data[:d.offset], []byte{'\n'})}
}

func declared(f source.File, language string) []declaration {
	var out []declaration
	for _, pattern := range declarations[language] {
		for _, m := range pattern.FindAllSubmatchIndex(f.Data, -1) {
			if test := firstGroup(f.Data, m); !isComment(f.Data, m[0]) && !slices.Contains(plumbing, model.Key(test)) && caseKey(test) != "" {
				out = append(out, declaration{test: test, offset: m[0]})
			}
		}
	}
	return out
}

// named are the cases that a harness is told, and the suites that it is told without a case: the file's tests are theirs.
func (r *reader) named(f source.File, harness *regexp.Regexp) []declaration {
	var out []declaration
	for _, m := range harness.FindAllSubmatchIndex(f.Data, -1) {
		if len(m) < 4 || m[2] < 0 || isComment(f.Data, m[0]) {
			continue
		}
		d := declaration{suite: string(f.Data[m[2]:m[3]]), offset: m[0]}
		if len(m) >= 6 && m[4] >= 0 {
			d.test = string(f.Data[m[4]:m[5]])
		}
		out = append(out, d)
	}
	return out
}

// key is what a suite goes by.
func (r *reader) key(name string) string {
	key := model.Key(name)
	for _, b := range r.brands {
		if rest := strings.TrimPrefix(key, model.Key(b)); rest != "" && r.suites[key] == nil {
			key = rest
		}
	}
	if other, ok := r.keys[key]; ok {
		return other
	}
	return key
}

func (r *reader) suite(name string, at model.Pos) *suite {
	key := model.Key(name)
	if other, ok := r.keys[key]; ok {
		key = other
	}
	if r.suites[key] == nil {
		r.suites[key] = &suite{name: name, at: at, cases: map[string]model.Symbol{}, stubs: map[string]model.Pos{}}
	}
	return r.suites[key]
}

func (r *reader) add(name, test string, at model.Pos) {
	s := r.suite(name, at)
	r.say(saying{}, name, test, at)
	if len(s.cases) == 0 {
		s.at = at
	}
	key := caseKey(test)
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

// say keeps what a test says.
func (r *reader) say(s saying, name, test string, at model.Pos) {
	s.test = model.Symbol{Kind: model.Function, Name: test, Wire: caseKey(test), At: at}
	s.words, s.context, s.suite = words(test), words(name), r.key(name)
	r.sayings = append(r.sayings, s)
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
