package draft

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"sdkparity/config"
	"sdkparity/internal/golden"
	"sdkparity/source"
)

// TestDrafts reads the files of an archive and compares what is written about them. It is a configuration, and selects files.
func TestDrafts(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		files := fstest.MapFS{}
		for _, f := range in.Files {
			if f.Name != "want" {
				files[f.Name] = &fstest.MapFile{Data: f.Data}
			}
		}
		d, c := drafted(t, files)
		return map[string]string{"want": d.YAML() + "# products: " + strings.Join(d.Products, " ") + "\n" + selected(t, c, files)}
	})
}

func drafted(t *testing.T, files fstest.MapFS) (Draft, *config.Config) {
	t.Helper()
	tree, err := source.Dir(files)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Of(t.Context(), tree)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.SDKs) == 0 {
		return d, nil
	}
	c, err := config.Parse("draft.yml", []byte(d.YAML()))
	if err != nil {
		t.Fatalf("%v\n%s", err, d.YAML())
	}
	return d, c
}

func selected(t *testing.T, c *config.Config, files fstest.MapFS) string {
	t.Helper()
	tree, err := source.Dir(files)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, sdk := range c.SDKs {
		for _, e := range sdk.Select(tree) {
			mark := ""
			if slices.Contains(sdk.EntryPaths(tree), e.Path) {
				mark = " (entry)"
			}
			if sdk.IsGenerated(e.Path) {
				mark = " (generated)"
			}
			b.WriteString("# " + sdk.Name + " " + e.Path + mark + "\n")
		}
	}
	return b.String()
}

// TestHostileNames holds that whatever files are called and hold, the draft is one that is read back as it is meant.
func TestHostileNames(t *testing.T) {
	for _, name := range []string{
		`a"b`, "a'b", "a\nversion: 2\nb", "a: b", "# a", "[a]", "{a,b}", "*", "-", "?", "true", "é", "a\x00b", "a\xffb", "a b", "&a", "!a", "a\u2028b", "%a", "`a`",
		strings.Repeat("a", 190), strings.Repeat("d/", 60) + "a", "~", "a\\b",
	} {
		files := fstest.MapFS{
			name + "/package.json":    {Data: []byte(`{"main": "./dist/x.js", "exports": [[[[]]]], "name": "` + strings.Repeat("x", 1000) + `"}`)},
			name + "/src/x.ts":        {Data: []byte("export {}")},
			name + "/src/gen/" + name: {Data: []byte("export {}")},
			name + "/Cargo.toml":      {Data: []byte("[lib]\npath = \"../../x.rs\"\n")},
			"go.mod":                  {Data: []byte("module x")},
			name + ".go":              {Data: []byte("// Code generated. DO NOT EDIT.\npackage x")},
			name + "/" + name + ".go": {Data: []byte("package x")},
			name + ".schema.json":     {Data: []byte(`{"$defs": {"a\nb: c": {}}}`)},
			"bad.schema.json":         {Data: []byte(strings.Repeat("[", 1<<20))},
			"x/package.json":          {Data: []byte(strings.Repeat(`{"exports":`, 100_000))},
		}
		d, c := drafted(t, files)
		if c.Version != 1 || len(c.SDKs) != len(d.SDKs) {
			t.Errorf("%q: %d SDKs are read back, of %d\n%s", name, len(c.SDKs), len(d.SDKs), d.YAML())
		}
		for i, sdk := range c.SDKs {
			if sdk.Root != d.SDKs[i].Root || !slices.Equal(sdk.Generated, d.SDKs[i].Generated) || !slices.Equal(sdk.Entries, d.SDKs[i].Entries) {
				t.Errorf("%q: %v is read back as %v", name, d.SDKs[i], sdk)
			}
			if strings.HasPrefix(sdk.Root, "..") || selected(t, c, files) == "" {
				t.Errorf("%q: nothing is selected by\n%s", name, d.YAML())
			}
		}
	}
}

func TestNothing(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"empty":     {},
		"no source": {"package.json": {Data: []byte("{}")}, "Cargo.toml": {}, "pom.xml": {}, "setup.py": {}, "a.csproj": {}, "go.mod": {}},
		"examples":  {"examples/go.mod": {}, "examples/a.go": {}},
		"text":      {"go/README.md": {}, "src/index.js": {}},
	} {
		if d, _ := drafted(t, files); len(d.SDKs) > 0 {
			t.Errorf("%s: %v", name, d.SDKs)
		}
	}
}

// TestNoManifest takes folders for what they hold where nothing says that they are packages.
func TestNoManifest(t *testing.T) {
	d, c := drafted(t, fstest.MapFS{
		"web/index.ts": {}, "py/lamp/__init__.py": {}, "lamp.go": {}, "rs/src/lib.rs": {}, "net/Lamp.cs": {}, "net/gen/Rpc.cs": {}, "more/Lamp.cs": {},
		"jvm/src/main/java/acme/Lamp.java": {},
	})
	var got []string
	for _, sdk := range c.SDKs {
		got = append(got, sdk.Name+" "+sdk.Root)
	}
	if want := []string{"node web", "dotnet net", "python py", "go ", "rust rs", "java jvm"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if want := []Other{{Language: "csharp", Root: "more", Files: 1}}; !slices.Equal(d.Others, want) {
		t.Errorf("others are %v, want %v", d.Others, want)
	}
}

// TestJavaBelow takes Java sources in a folder below the build file, and not those of what is built by itself or is an example.
func TestJavaBelow(t *testing.T) {
	for name, c := range map[string]struct {
		files fstest.MapFS
		want  string
	}{
		"below": {fstest.MapFS{"java/build.gradle": {}, "java/lib/src/main/java/acme/Lamp.java": {}, "java/lib/src/gen/java/acme/Rpc.java": {}},
			"java lib/src/main/java/**/*.java lib/src/gen/java/**/*.java"},
		"the larger": {fstest.MapFS{"java/pom.xml": {}, "java/a/src/main/java/A.java": {}, "java/b/c/src/main/java/B.java": {}, "java/b/c/src/main/java/C.java": {}},
			"java b/c/src/main/java/**/*.java"},
		"a build of its own": {fstest.MapFS{"java/pom.xml": {}, "java/a/pom.xml": {}, "java/a/src/main/java/A.java": {}}, "java/a src/main/java/**/*.java"},
		"an example":         {fstest.MapFS{"java/pom.xml": {}, "java/examples/src/main/java/A.java": {}}, ""},
	} {
		_, drafted := drafted(t, c.files)
		got := ""
		if drafted != nil {
			got = drafted.SDKs[0].Root + " " + strings.Join(drafted.SDKs[0].Files, " ")
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// TestManyGenerated writes one glob for a folder however many files it has, and none for files that say it themselves.
func TestManyGenerated(t *testing.T) {
	files := fstest.MapFS{"go.mod": {}, "lamp.go": {}, "models/hand.go": {}, "rpc/a.pb.go": {}, "rpc/b.go": {}}
	for i := range 100 {
		name := strings.Repeat("x", i+1) + ".go"
		files["api/"+name] = &fstest.MapFile{Data: []byte("// this file is @generated\npackage api")}
		files["models/"+name] = &fstest.MapFile{Data: []byte("// this file is @generated\npackage models")}
	}
	d, c := drafted(t, files)
	if got, want := c.SDKs[0].Generated, []string{"api/**", "**/*.pb.go"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if d.Marked[0] != 200 {
		t.Errorf("%d files say that they are generated, want 200", d.Marked[0])
	}
}
