// Package arch holds that the folders are the flow: what a package may import, and what it may not use.
package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// flow are the stations, the first upstream. A package imports its own station and those before it.
var flow = []string{"model", "source", "config", "parsers", "parity", "companions", "forwarding", "suites", "rules", "suggest", "report", "cmd"}

// only lists who may import what. A name ending in /… covers what is below it too; everything else is free.
var only = []struct {
	imported  string
	importers []string
	why       string
}{
	{"os/exec", []string{"source/…"}, "source is where git is asked"},
	{"net", []string{"source/…"}, "source is where the network is"},
	{"net/http", []string{"source/…", "report/github", "cmd/…", "internal/fakegithub"}, "source is where the network is, report/github delivers"},
	{"os", []string{"source/…", "parsers/cache", "cmd/…", "internal/…"}, "files come through fs.FS"},
	{"math/rand", nil, "same input, same bytes"},
	{"math/rand/v2", []string{"cmd/…"}, "same input, same bytes: chance only spreads the retries that cmd makes"},
	{"log", []string{"cmd/…"}, "what there is to say goes into the report"},
	{"log/slog", []string{"cmd/…"}, "what there is to say goes into the report"},
	{"testing/…", []string{"internal/…"}, "tests are no part of the program"},
	{"sdkparity/config", []string{"config/…", "cmd/…"}, "a rule reads no configuration"},
	{"sdkparity/internal/…", []string{"internal/…"}, "internal helps tests"},
	{"sdkparity/parsers/tree", []string{"parsers/…", "internal/…"}, "syntax ends at the parsers"},
	{"github.com/smacker/go-tree-sitter", []string{"parsers/tree", "internal/…"}, "one package knows the binding"},
	{"github.com/tree-sitter/…", []string{"parsers/…", "internal/…"}, "a grammar belongs to its language"},
	{"github.com/google/go-github/…", []string{"report/github"}, "reports are bytes, one package posts them"},
	{"golang.org/x/oauth2/…", []string{"report/github", "cmd/…"}, "reports are bytes, one package posts them"},
	{"github.com/getkin/kin-openapi/…", []string{"internal/fakegithub"}, "GitHub's API description helps tests"},
	{"github.com/vektah/gqlparser/…", []string{"internal/fakegithub"}, "GitHub's GraphQL schema helps tests"},
	{"github.com/spf13/…", []string{"cmd/…"}, "flags are read in one place"},
}

// never lists what no package below cmd calls: a clock, and what prints.
var never = map[string]string{
	"time.Now": "the same input gives the same bytes tomorrow", "time.Since": "the same input gives the same bytes tomorrow",
	"time.Until": "the same input gives the same bytes tomorrow",
	"fmt.Print":  "only cmd prints", "fmt.Printf": "only cmd prints", "fmt.Println": "only cmd prints",
	"os.Exit": "only cmd ends the program", "os.Getenv": "only cmd reads the environment", "os.LookupEnv": "only cmd reads the environment",
	"os.Getwd": "only cmd knows the working directory",
}

func TestImports(t *testing.T) {
	for _, f := range files(t) {
		for _, spec := range f.syntax.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if why := forbidden(f.pkg, imported); why != "" {
				t.Errorf("%s imports %s: %s", f.path, imported, why)
			}
		}
	}
}

func TestCalls(t *testing.T) {
	for _, f := range files(t) {
		if within(f.pkg, "cmd/…") || within(f.pkg, "internal/…") {
			continue
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := sel.X.(*ast.Ident)
			if !ok {
				return true
			}
			name := x.Name + "." + sel.Sel.Name
			if why := never[name]; why != "" {
				t.Errorf("%s uses %s: %s", f.path, name, why)
			}
			return true
		})
	}
}

// TestForbidden holds that the rules find what they are for; a test that never fails proves nothing.
func TestForbidden(t *testing.T) {
	for _, c := range []struct {
		pkg, imported string
		allowed       bool
	}{
		{"rules", "sdkparity/parity", true},
		{"parity", "sdkparity/rules", false},
		{"model", "sdkparity/source", false},
		{"rules", "sdkparity/config", false},
		{"cmd/sdkparity", "sdkparity/config", true},
		{"parsers/java", "sdkparity/parsers/language", true},
		{"parsers/java", "sdkparity/parsers/csharp", false},
		{"parsers", "sdkparity/parsers/csharp", true},
		{"parsers/java", "github.com/tree-sitter/tree-sitter-java/bindings/go", true},
		{"parsers/tree", "github.com/smacker/go-tree-sitter", true},
		{"parsers/java", "github.com/smacker/go-tree-sitter", false},
		{"parity", "os", false},
		{"source/npm", "net/http", true},
		{"report", "github.com/google/go-github/v62/github", false},
		{"report", "sdkparity/report/github", false},
		{"report/github", "sdkparity/report", true},
		{"cmd/sdkparity", "sdkparity/internal/golden", false},
	} {
		if why := forbidden(c.pkg, c.imported); (why == "") != c.allowed {
			t.Errorf("%s imports %s: allowed is %v, reason %q", c.pkg, c.imported, !c.allowed, why)
		}
	}
}

// forbidden is why a package may not import another, or "".
func forbidden(pkg, imported string) string {
	for _, rule := range only {
		if within(imported, rule.imported) && !slices.ContainsFunc(rule.importers, func(p string) bool { return within(pkg, p) }) {
			return rule.why
		}
	}
	to, ours := strings.CutPrefix(imported, "sdkparity/")
	if !ours || within(pkg, "internal/…") {
		return ""
	}
	switch here, there := station(pkg), station(to); {
	case there > here:
		return "imports run down the flow"
	case pkg == "report" && within(to, "report/…"):
		return "what delivers a report comes after what writes it"
	case isLanguage(pkg) && isLanguage(to):
		return "a parser mentions no other language"
	}
	return ""
}

func station(pkg string) int {
	first, _, _ := strings.Cut(pkg, "/")
	return slices.Index(flow, first)
}

func isLanguage(pkg string) bool {
	name, ok := strings.CutPrefix(pkg, "parsers/")
	return ok && !slices.Contains([]string{"bodies", "cache", "language", "memberwise", "patch", "prose", "tree"}, name)
}

func within(pkg, pattern string) bool {
	root, all := strings.CutSuffix(pattern, "/…")
	return pkg == root || all && strings.HasPrefix(pkg, root+"/")
}

type file struct {
	path, pkg string
	syntax    *ast.File
}

// files are the program's own: no tests, no test data, no example.
func files(t *testing.T) []file {
	t.Helper()
	root := os.DirFS(filepath.Join("..", ".."))
	var out []file
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); base == "testdata" || name == "example" || strings.HasPrefix(base, ".") && base != "." {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		syntax, err := parser.ParseFile(token.NewFileSet(), name, data, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		out = append(out, file{name, path.Dir(name), syntax})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range out {
		if first, _, _ := strings.Cut(f.pkg, "/"); first != "internal" && station(f.pkg) < 0 {
			t.Errorf("%s is at no station of the flow", f.path)
		}
	}
	if len(out) == 0 {
		t.Fatal("no files")
	}
	return out
}
