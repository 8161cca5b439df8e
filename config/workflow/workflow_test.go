package workflow

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
)

// TestParse tells of each workflow of an archive what is wrong with it, and which paths of the archive start it.
func TestParse(t *testing.T) {
	golden.Run(t, "testdata/read-*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		var paths []string
		for _, f := range in.Files {
			if f.Name == "paths" {
				paths = strings.Fields(string(f.Data))
			}
		}
		var b strings.Builder
		for _, f := range in.Files {
			if strings.HasSuffix(f.Name, ".yml") {
				fmt.Fprintf(&b, "%s\n", f.Name)
				tell(&b, f, paths)
			}
		}
		return map[string]string{"want": b.String()}
	})
}

func tell(b *strings.Builder, f txtar.File, paths []string) {
	w, err := Parse(f.Name, f.Data, func(folder string) bool { return folder == "." })
	switch {
	case err != nil:
		fmt.Fprintf(b, "  unread: %v\n", err)
		return
	case w == nil:
		b.WriteString("  does not run it\n")
		return
	}
	for _, p := range paths {
		if w.Starts(p) {
			fmt.Fprintf(b, "  started by %s\n", p)
		}
	}
	if after := w.After(); len(after) > 0 {
		fmt.Fprintf(b, "  after %s\n", strings.Join(after, ", "))
	}
	for _, f := range w.Faults() {
		mark := ""
		if f.Unsafe {
			mark = "UNSAFE "
		}
		fmt.Fprintf(b, "  %d: %s%s\n", f.Line, mark, f.Text)
	}
}

// TestMatches holds what GitHub documents of its patterns, and what differs from a shell's.
func TestMatches(t *testing.T) {
	for _, c := range []struct {
		pattern string
		yes, no []string
	}{
		{"*", []string{"a.md", "b"}, []string{"a/b", ""}[:1]},
		{"**", []string{"a.md", "a/b/c.go"}, nil},
		{"*.js", []string{"a.js"}, []string{"a/b.js", "a.jsx"}},
		{"**.js", []string{"a.js", "x/y/a.js"}, []string{"a.jsx"}},
		{"docs/*", []string{"docs/a.md"}, []string{"docs/x/a.md", "docs"}},
		{"docs/**", []string{"docs/a.md", "docs/x/y.md"}, []string{"docs", "mydocs/a"}},
		{"docs/**/*.md", []string{"docs/a.md", "docs/x/y/a.md"}, []string{"docs/a.txt", "a.md"}},
		{"**/docs/**", []string{"docs/a", "x/docs/a", "x/y/docs/z/a"}, []string{"xdocs/a"}},
		{"**/README.md", []string{"README.md", "js/README.md"}, []string{"aREADME.md", "README.mdx"}},
		{"**/*-post.md", []string{"my-post.md", "path/their-post.md"}, []string{"post.md"}},
		{"*.jsx?", []string{"a.js", "a.jsx"}, []string{"a.jsxx"}},
		{"v[12].[0-9]+", []string{"v1.0", "v2.10"}, []string{"v3.0", "v1."}},
		{"a[!b]", []string{"a!", "ab"}, []string{"ac"}},
		{`c\+\+/\*`, []string{"c++/*"}, []string{"cc/x", "c++/x"}},
		{"src/(a).go", []string{"src/(a).go"}, []string{"src/a.go"}},
		{"größe/*", []string{"größe/a", "größe/é"}, []string{"grö/a"}},
		{"src/{a,b}.go", []string{"src/{a,b}.go"}, []string{"src/a.go"}},
		{"+", nil, []string{"a", "+"}}, // no pattern
	} {
		for i, paths := range [][]string{c.yes, c.no} {
			for _, p := range paths {
				if got := matches(c.pattern, p); got != (i == 0) {
					t.Errorf("%s matches %s: %v", c.pattern, p, got)
				}
			}
		}
	}
}

func TestListed(t *testing.T) {
	filters := []string{"go/**", "!go/**/*_test.go", "go/must_test.go"}
	for path, want := range map[string]bool{"go/a.go": true, "go/a_test.go": false, "go/must_test.go": true, "rust/a.rs": false} {
		if got := listed(filters, path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("on: pull_request\njobs: {a: {steps: [{run: sdkparity pr}]}}\n", "[a")
	f.Fuzz(func(t *testing.T, text, pattern string) {
		matches(pattern, "a/b.go")
		w, err := Parse("a.yml", []byte("# sdkparity\n"+text), func(string) bool { return true })
		if err == nil && w != nil {
			w.Faults()
			w.After()
			w.Starts("a/b.go")
		}
	})
}
