package workflow

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/google/go-cmp/cmp"
	"github.com/rhysd/actionlint"

	"sdkparity/config"
)

const product = `version: 1
sdks:
  - {name: node, language: typescript, root: nodejs, files: ["src/**/*.ts"], entries: [src/index.ts, extra/main.ts]}
  - {name: dotnet, language: csharp, root: dotnet, files: ["src/**/*.cs"]}
  - {name: java, language: java, root: java, files: ["{sdk/,}src/{main,generated}/java/**/*.java"]}
  - {name: rust, language: rust, root: "c++ [1]", files: ["src/*.r?"]}
companions: [{sdk: dotnet, files: ["Context.cs", "src/*.cs", "src/json/*Context.cs"], pattern: "[A({name})]", types: ["*"]}]
schema: {npm: {lock: nodejs/package-lock.json, packages: ["@a/b"]}, files: ["schemas/*.json"]}
`

func configured(t *testing.T, text string) *config.Config {
	t.Helper()
	c, err := config.Parse("a.yml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestPaths(t *testing.T) {
	got := Paths(configured(t, product), ".github/sdkparity.yml")
	want := []string{
		"nodejs/src/**/*.ts", "nodejs/extra/main.ts", "dotnet/src/**/*.cs", "dotnet/Context.cs",
		"java/sdk/src/main/java/**/*.java", "java/sdk/src/generated/java/**/*.java", "java/src/main/java/**/*.java", "java/src/generated/java/**/*.java",
		`c\+\+ \[1]/src/*.r*`, ".github/sdkparity.yml", "nodejs/package-lock.json",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, f := range got {
		for _, fault := range actionlint.ValidatePathGlob(f) {
			t.Errorf("%s: %s", f, fault.Message)
		}
	}
}

// TestFilters holds that what a glob matches, its filters match.
func TestFilters(t *testing.T) {
	paths := []string{"a.go", "b/a.go", "b/c/a.go", "b/c/d.ts", "x{y}.go", "a+b.go", "!a.go", "[a].go", "ab.go", "b/.hidden/a.go", "b/größe.go", `a*b.go`}
	for _, glob := range []string{
		"**/*.go", "*.go", "b/**", "**", "b/**/a.go", "{a,b/a,b/{c,d}/a}.go", "?.go", "[ab].go", "[!x]b.go", `x\{y\}.go`, "a+b.go", "!a.go", `\[a\].go`,
		"b/*/a.go", "{,b/}a.go", "**/{a,d}.{go,ts}", "b/gr??e.go", `a\*b.go`, "***.go", "b/**c/*",
	} {
		for _, p := range paths {
			if ok, err := doublestar.Match(glob, p); err != nil || ok && !listed(filters("", glob), p) {
				t.Errorf("%s matches %s, %v does not (%v)", glob, p, filters("", glob), err)
			}
			ok, _ := doublestar.Match(glob, p)
			if root := `x+/[y]`; ok && !listed(filters(root, glob), path.Join(root, p)) {
				t.Errorf("%s matches %s in %s, %v does not", glob, p, root, filters(root, glob))
			}
		}
	}
}

// TestRecipes holds that what is written passes actionlint, has no fault of its own, and starts with every change.
func TestRecipes(t *testing.T) {
	c := configured(t, product)
	for _, r := range []Recipe{
		{Action: "owner/sdkparity@0123456789012345678901234567890123456789", Pulls: true},
		{Action: "owner/sdkparity@0123456789012345678901234567890123456789 # v1.2.3", Forks: true, Audit: true},
		{Action: "./", Forks: true, Audit: true},
	} {
		r.Paths = Paths(c, ".github/sdkparity.yml")
		files, err := r.Files()
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for i, f := range files {
			lint(t, f)
			w, err := Parse(f.Path, []byte(f.Text), func(string) bool { return true })
			if err != nil || w == nil {
				t.Fatalf("%s: %v\n%s", f.Path, err, f.Text)
			}
			for _, fault := range w.Faults() {
				t.Errorf("%s:%d: %s", f.Path, fault.Line, fault.Text)
			}
			for _, p := range []string{"nodejs/src/a/b.ts", "java/src/main/java/A.java", "c++ [1]/src/a.rs", ".github/sdkparity.yml"} {
				if i == 0 && !w.Starts(p) {
					t.Errorf("%s does not start with %s", f.Path, p)
				}
			}
			if after := w.After(); strings.HasSuffix(f.Path, "report.yml") && !slices.Contains(names, strings.Join(after, "")) {
				t.Errorf("%s starts after %v, and there is %v", f.Path, after, names)
			}
			names = append(names, w.Name)
		}
	}
}

// lint runs actionlint.
func lint(t *testing.T, f File) {
	t.Helper()
	var out bytes.Buffer
	l, err := actionlint.NewLinter(&out, &actionlint.LinterOptions{Color: actionlint.ColorOptionKindNever})
	if err != nil {
		t.Fatal(err)
	}
	if faults, err := l.Lint(f.Path, []byte(f.Text), nil); err != nil || len(faults) > 0 {
		t.Errorf("%v\n%s%s", err, out.String(), f.Text)
	}
}
