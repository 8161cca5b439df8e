package parsers_test

import (
	"context"
	"math/rand/v2"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
	"sdkparity/model"
	"sdkparity/parsers"
	"sdkparity/parsers/language"
	"sdkparity/source"
)

// stones say where each language's files are in an archive, and which of them make names public.
var stones = []struct {
	language, folder string
	entries          []string
}{
	{"typescript", "node", []string{"node/src/index.ts"}},
	{"csharp", "dotnet", nil},
	{"python", "python", []string{"python/pkg/__init__.py"}},
	{"go", "go", nil},
	{"rust", "rust", []string{"rust/src/lib.rs"}},
	{"java", "java", nil},
}

// TestRosetta holds that one thing said in every language is read as one thing. Each archive has the same concept in all of
// them and one want; what a language cannot say, or says by its nature otherwise, is one of its exceptions, with the reason.
func TestRosetta(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		readings := map[string]string{}
		for _, api := range read(t, in, nil) {
			readings[api.Language] = text(t, api)
		}
		want := wanted(t, in, readings)
		except := exceptions(t, in)
		for _, s := range stones {
			got := readings[s.language]
			if !strings.Contains(want, ` wire "`) {
				got = wireName.ReplaceAllString(got, "") // not what this archive is about
			}
			if diff := cmp.Diff(except.apply(t, s.language, want), got); diff != "" {
				t.Errorf("%s (-want +got)\n%s", s.language, diff)
			}
		}
		return map[string]string{"want": want}
	})
}

var wireName = regexp.MustCompile(` wire "[^"]*"`)

// TestRosettaOrder holds that neither the order of files nor the number of cores changes what is read.
func TestRosettaOrder(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	random := rand.New(rand.NewPCG(1, 2))
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		first := read(t, in, nil)
		for run := range 10 {
			runtime.GOMAXPROCS(1 + run%4)
			if diff := cmp.Diff(first, read(t, in, random)); diff != "" {
				t.Fatalf("run %d (-first +this)\n%s", run, diff)
			}
		}
		return map[string]string{"want": string(golden.File(t, in, "want"))}
	})
}

// read gives the API of each language's files; random shuffles them.
func read(t *testing.T, in *txtar.Archive, random *rand.Rand) []*model.API {
	t.Helper()
	fsys, err := txtar.FS(in)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := source.Dir(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var sdks []parsers.SDK
	for _, lang := range parsers.All {
		sdk := parsers.SDK{Language: lang}
		for _, s := range stones {
			if s.language == lang.Name {
				sdk.Layout = language.Layout{SDK: s.folder, Root: s.folder, Entries: s.entries}
			}
		}
		for _, e := range tree.Under(sdk.Layout.Root) {
			if slices.Contains(lang.Exts, path.Ext(e.Path)) {
				sdk.Entries = append(sdk.Entries, e)
			}
		}
		if sdk.Layout.Root == "" || len(sdk.Entries) == 0 {
			t.Fatalf("the archive does not say it in %s", lang.Name)
		}
		if random != nil {
			random.Shuffle(len(sdk.Entries), func(i, j int) { sdk.Entries[i], sdk.Entries[j] = sdk.Entries[j], sdk.Entries[i] })
		}
		sdks = append(sdks, sdk)
	}
	apis, err := parsers.Read(context.Background(), tree, sdks, parsers.Cache{})
	if err != nil {
		t.Fatal(err)
	}
	return apis
}

// wanted is the archive's want; where there is none yet, what most languages say.
func wanted(t *testing.T, in *txtar.Archive, readings map[string]string) string {
	for _, f := range in.Files {
		if f.Name == "want" {
			return string(f.Data)
		}
	}
	best, most := "", 0
	for _, s := range stones {
		n := 0
		for _, other := range readings {
			if other == readings[s.language] {
				n++
			}
		}
		if n > most {
			best, most = readings[s.language], n
		}
	}
	return best
}

// exception is one thing that one language says otherwise.
type exception struct {
	language string
	want     *regexp.Regexp
	got      string
}

type exceptionList []exception

var exceptionLine = regexp.MustCompile(`^(\w+): (.+) is (.+)$`)

// exceptions are those of an archive: a line "LANGUAGE: WANT is GOT" and the reason on indented lines below it. WANT is
// whole words, or a regular expression between slashes; GOT may be nothing, \n in it is a new line and $1 a group of WANT.
func exceptions(t *testing.T, in *txtar.Archive) exceptionList {
	t.Helper()
	var out exceptionList
	var file []byte
	for _, f := range in.Files {
		if f.Name == "exceptions" {
			file = f.Data
		}
	}
	lines := strings.Split(strings.TrimRight(string(file), "\n"), "\n")
	for i, line := range lines {
		if line == "" || strings.HasPrefix(line, " ") {
			continue
		}
		m := exceptionLine.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("exceptions: not LANGUAGE: WANT is GOT: %s", line)
		}
		if i+1 == len(lines) || !strings.HasPrefix(lines[i+1], " ") {
			t.Fatalf("exceptions: no reason below: %s", line)
		}
		e := exception{language: m[1], got: strings.ReplaceAll(m[3], `\n`, "\n")}
		if e.got == "nothing" {
			e.got = ""
		}
		e.want = regexp.MustCompile(`\b` + regexp.QuoteMeta(m[2]) + `\b`)
		if inner, ok := strings.CutPrefix(m[2], "/"); ok {
			e.want = regexp.MustCompile(strings.TrimSuffix(inner, "/"))
		}
		out = append(out, e)
	}
	return out
}

// apply is what a language is expected to say. An exception that changes nothing is stale.
func (list exceptionList) apply(t *testing.T, language, want string) string {
	t.Helper()
	for _, e := range list {
		if e.language != language {
			continue
		}
		changed := e.want.ReplaceAllString(want, e.got)
		if changed == want {
			t.Errorf("the exception %s: %s changes nothing", language, e.want)
		}
		want = changed
	}
	var lines []string
	for line := range strings.Lines(want) {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, strings.TrimRight(line, " \n")+"\n")
		}
	}
	return strings.Join(lines, "")
}
