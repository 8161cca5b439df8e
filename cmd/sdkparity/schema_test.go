package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
	"sdkparity/source"
)

const lampPackage = "@acme/lamp-linux-x64@1.2.3"

// TestSchemaFetch goes from a lock file to a column: what is pinned is fetched once, then used without any network.
func TestSchemaFetch(t *testing.T) {
	s := newShop(t)
	rev := s.sell(lampPackage, "schemas/lamp.schema.json", lampSchema, "bin", "x")
	short := rev[:12]
	s.want(0, "UNKNOWN\nversion 1.2.3 is not in the cache; `sdkparity schema fetch --rev "+short+"` brings it", "audit", "--rev", rev)
	s.want(0, "`sdkparity schema fetch` brings it", "audit")
	s.want(3, "schema: version 1.2.3 is not in the cache", "extract", "--format", "json", "--sdk", "schema")
	if n := s.asked.Load(); n != 0 {
		t.Errorf("%d requests nobody asked for", n)
	}
	s.want(0, lampPackage+"\nlock file  package-lock.json of "+short+"\nsha512-\nschemas/lamp.schema.json        115 bytes\n1 definitions, 0 methods: 2 declarations read", "schema", "fetch", "--rev", rev)
	s.want(0, `"schema": "1.2.3"`, "schema", "fetch", "--format", "json")
	if n := s.asked.Load(); n != 1 {
		t.Errorf("%d requests, want one", n)
	}
	s.server.Close()
	s.want(0, "Schema 1.2.3\n!UNKNOWN\n!SKEWED", "audit", "--rev", rev)
	s.want(0, "Schema 1.2.3", "check", "--base", rev, "--head", rev)
	out := s.want(0, `"name": "schema"`+"\n"+`"name": "Lamp"`+"\n"+`"file": "@acme/lamp-linux-x64@1.2.3/schemas/lamp.schema.json"`+"\n"+`!"name": "go"`,
		"extract", "--format", "json", "--sdk", "schema")
	if again := s.want(0, "", "extract", "--format", "json", "--sdk", "schema"); again != out {
		t.Errorf("from the cache of parsed schemas\n%s\nfrom its files\n%s", again, out)
	}
	s.want(0, `"name": "go"`+"\n"+`!"name": "schema"`, "extract", "--format", "json")
	s.want(0, `"name": "go"`+"\n"+`"name": "schema"`, "extract", "--format", "json", "--sdk", "go", "--sdk", "schema")
}

// TestSchemaOnTheWay downloads during another command, which needs a flag.
func TestSchemaOnTheWay(t *testing.T) {
	s := newShop(t)
	s.sell(lampPackage, "schemas/lamp.schema.json", lampSchema)
	s.want(0, "Schema 1.2.3", "audit", "--schema-fetch", "--no-cache")
	s.want(0, "UNKNOWN", "audit")
	s.want(0, "Schema 1.2.3", "audit", "--schema-fetch")
	s.want(0, "Schema 1.2.3", "audit")
}

func TestSchemaNotServed(t *testing.T) {
	s := newShop(t)
	rev := s.pin(map[string][]byte{"@acme/lamp-linux-x64@1.2.3-6": nil})
	const gone = "npm package @acme/lamp-linux-x64@1.2.3-6: the registry does not serve this version"
	s.want(3, gone+"\n--nearest takes the nearest version", "schema", "fetch")
	s.want(0, "UNKNOWN\n"+gone+"\n--schema-nearest takes the nearest version, --schema PATH other files", "audit", "--schema-fetch")
	s.want(3, gone+"\n--schema PATH takes other files", "schema", "fetch", "--nearest")

	s.packages[lampPackage] = tarball(t, "schemas/lamp.json", lampSchema)
	s.want(0, "version 1.2.3-6 is not in the cache; `sdkparity schema fetch --nearest` brings it", "audit", "--schema-nearest")
	s.want(0, lampPackage+"\nSKEWED     1.2.3-6 is pinned", "schema", "fetch", "--nearest")
	s.want(0, "UNKNOWN\n!SKEWED", "audit")
	s.want(3, gone, "schema", "fetch")
	s.server.Close()
	s.want(0, "Schema 1.2.3 (SKEWED\n1.2.3-6 is pinned", "audit", "--schema-nearest")
	s.want(0, "SKEWED", "check", "--schema-nearest", "--base", rev, "--head", rev)
	s.want(0, "schema 1.2.3 (skewed: 1.2.3-6 is pinned): 0 findings", "schema", "lint", "--schema-nearest")
}

func TestSchemaNotInside(t *testing.T) {
	s := newShop(t)
	s.sell(lampPackage, "bin", "x")
	for range 2 {
		s.want(3, "npm package "+lampPackage+": schemas/*.json: the package has no such files; --schema PATH takes other files\n!nearest", "schema", "fetch")
	}
	s.want(0, "UNKNOWN\nthe package has no such files", "audit")

	const other = "@acme/lamp@1.2.3"
	s.packages[other] = tarball(t, "schemas/lamp.json", lampSchema)
	s.pin(map[string][]byte{lampPackage: s.packages[lampPackage], other: s.packages[other]})
	s.want(0, other, "schema", "fetch")
	s.want(0, "Schema 1.2.3", "audit")
}

// TestSchemaTampered is a package with other bytes than the lock file's: nothing may stand in for it in silence.
func TestSchemaTampered(t *testing.T) {
	s := newShop(t)
	s.sell(lampPackage, "schemas/lamp.json", lampSchema)
	s.packages[lampPackage] = tarball(t, "schemas/lamp.json", `{"definitions": {"Evil": {"type": "object"}}}`)
	for _, args := range [][]string{{"schema", "fetch"}, {"schema", "fetch", "--nearest"}} {
		s.want(3, "the package is not the one in the lock file", args...)
	}
	s.want(0, "UNKNOWN\nthe package is not the one in the lock file\n!Evil", "audit", "--schema-fetch", "--schema-nearest")
}

func TestSchemaOffline(t *testing.T) {
	s := newShop(t)
	s.sell(lampPackage, "schemas/lamp.json", lampSchema)
	t.Setenv("npm_config_registry", "")
	const offline = "the npm configuration names no registry: the registry cannot be reached"
	s.want(3, offline, "schema", "fetch")
	s.want(0, "UNKNOWN\n"+offline, "audit", "--schema-fetch", "--schema-nearest")
	s.want(2, "nothing to fetch", "schema", "fetch", "--config", s.file("other.yml", "version: 1\nsdks: [{name: go, language: go, files: [x]}]\n"))
	if _, stderr, code := run(t, "schema", "fetch", "--repo", s.dir, "--cache-dir", ""); code != 3 || !strings.Contains(stderr, errNoCache.Error()) {
		t.Errorf("without a cache: status %d, %s", code, stderr)
	}
}

// TestSchemaLockFile is about what a lock file may lack.
func TestSchemaLockFile(t *testing.T) {
	s := newShop(t)
	s.want(0, "UNKNOWN\npackage-lock.json, which pins its version, does not exist here", "audit")
	for text, why := range map[string]string{
		"{":                      "package-lock.json: npm lock file",
		`{"lockfileVersion": 1}`: "version 1 is not read",
		`{"packages": {}}`:       "package-lock.json pins no package called @acme/lamp-* or @acme/lamp",
		"\x00\x00":               "package-lock.json, which pins its version: binary content",
		`{"packages": {"node_modules/@acme/lamp": {"version": "1.0.0"}}}`: "the lock file states no sha512",
	} {
		s.write("package-lock.json", text)
		s.want(0, "UNKNOWN\n"+why, "audit")
		s.want(3, why, "schema", "fetch")
	}
}

// TestSchemaCheck has base and head pin different versions: each is compared with its own, or both with none.
func TestSchemaCheck(t *testing.T) {
	s := newShop(t)
	base := s.sell(lampPackage, "schemas/lamp.json", strings.Replace(lampSchema, `{"colour"`, `{"size": {"type": "integer"}, "colour"`, 1))
	head := s.sell("@acme/lamp-linux-x64@1.3.0", "schemas/lamp.json", strings.ReplaceAll(lampSchema, "colour", "bulb"))
	check := []string{"check", "--base", base, "--head", head}
	s.want(0, "1.2.3", "schema", "fetch", "--rev", base)
	s.want(0, "version 1.3.0 is not in the cache; `sdkparity schema fetch --rev "+head[:12]+"\n!Lamp.size", check...)
	s.sameColumns(base, head)
	s.cacheDir = t.TempDir()
	s.want(0, "1.3.0", "schema", "fetch")
	s.sameColumns(base, head)
	s.want(0, "at the base, version 1.2.3 is not in the cache; `sdkparity schema fetch --rev "+base[:12]+"\n!Lamp.bulb", check...)
	s.want(0, "1.2.3", "schema", "fetch", "--rev", base)
	s.want(0, "the schema is 1.2.3 at the base and 1.3.0 at the head\n!UNKNOWN", check...)
	s.want(0, "schema 1.2.3 → 1.3.0\n1 added, 2 removed, 0 changed\n+ property   Lamp.bulb  string\n- property   Lamp.colour  string, required", "schema", "diff", "--from", base, "--to", "HEAD")
	s.want(0, "0 added, 0 removed, 0 changed", "schema", "diff")
	s.want(3, `revision "nowhere": not found`, "schema", "diff", "--from", "nowhere")
}

// sameColumns holds that base and head have the same columns, or they could not be compared.
func (s *shop) sameColumns(base, head string) {
	s.t.Helper()
	w := workspace{repo: s.dir, cacheDir: s.cacheDir}
	var trees [2]source.Tree
	for i, rev := range []string{base, head} {
		var err error
		if trees[i], err = w.tree(s.t.Context(), rev); err != nil {
			s.t.Fatal(err)
		}
	}
	c, err := w.load(s.t.Context(), trees[1])
	if err != nil {
		s.t.Fatal(err)
	}
	before, after, err := w.bothSchemas(s.t.Context(), trees[0], trees[1], c, w.from)
	if err != nil || before.api != nil || after.api != nil || after.state.Known {
		s.t.Errorf("one of two schemas is not known: got %v and %v, %v", before, after, err)
	}
}

func TestSchemaDamagedCache(t *testing.T) {
	s := newShop(t)
	s.sell(lampPackage, "schemas/lamp.json", lampSchema)
	s.want(0, "", "schema", "fetch")
	kept, _ := filepath.Glob(s.cacheDir + "/npm/*/package/schemas/lamp.json")
	if len(kept) != 1 {
		t.Fatalf("the cache holds %v", kept)
	}
	if err := os.WriteFile(kept[0], []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.want(0, "UNKNOWN\nis not in the cache", "audit")
	s.want(0, "Schema 1.2.3", "audit", "--schema-fetch")
}

// TestSchemaPath is about files that the user names.
func TestSchemaPath(t *testing.T) {
	s := newShop(t)
	s.pin(nil)
	t.Chdir(s.dir)
	s.write("own/lamp.json", lampSchema)
	s.write("own/notes.txt", "no schema")
	s.write("empty/notes.txt", "no schema")
	for _, place := range []string{"own", "own/lamp.json", "own/*.json", "**/lamp.json"} {
		s.want(0, "Schema from "+place, "audit", "--schema", place)
		s.want(0, `"file": "own/lamp.json"`, "extract", "--format", "json", "--sdk", "schema", "--schema", place)
	}
	for place, why := range map[string]string{
		"gone": "no such file", "gone/*.json": "schema gone/*.json: nothing matches", "empty": "schema empty: no JSON file in it",
		"https://acme.test/s.json": "only files of this machine are read", "[": "syntax error",
	} {
		s.want(2, why, "audit", "--schema", place)
	}
	s.want(2, "nothing to fetch", "audit", "--schema", "own", "--schema-fetch")
	s.want(2, "nothing to fetch", "audit", "--schema", "own", "--schema-nearest")
	if n := s.asked.Load(); n != 0 {
		t.Errorf("%d requests", n)
	}

	s.write("bad/cut.json", `{"definitions": {`)
	s.want(0, "UNKNOWN\nbad/cut.json:1: invalid JSON at column 18", "audit", "--schema", "bad")
	s.want(3, "bad/cut.json:1: invalid JSON at column 18", "extract", "--format", "json", "--schema", "bad")
	s.write("bad/cut.json", "[]")
	s.want(0, "UNKNOWN\nnot a JSON Schema", "audit", "--schema", "bad")
	s.write("bad/dangling.json", `{"definitions": {"Lamp": {"type": "object", "properties": {"bulb": {"$ref": "#/definitions/Bulb"}}}}}`)
	s.write("bad/circle.json", `{"definitions": {"A": {"$ref": "#/definitions/B"}, "B": {"$ref": "#/definitions/A"}}}`)
	s.want(0, "Schema from bad\n\"#/definitions/Bulb\" leads nowhere\nA is defined by itself: A → B → A", "audit", "--schema", "bad")
	s.want(0, "bad/dangling.json:1: dangling-ref: \nbad/circle.json:1: circular: \nbad/cut.json:1: not-understood: ", "schema", "lint", "bad")
}

// TestSchemaInRepository is a schema that lies beside the SDKs.
func TestSchemaInRepository(t *testing.T) {
	s := newShop(t)
	s.write(".github/sdkparity.yml", strings.Replace(schemaConfig, "  npm: {lock: package-lock.json, packages: [\"@acme/lamp-*\", \"@acme/lamp\"]}\n", "", 1))
	s.want(0, "UNKNOWN\nno file here matches schemas/*.json", "audit")
	s.write("schemas/lamp.json", lampSchema)
	rev := s.commit()
	s.write("schemas/binary.json", "\x00")
	s.want(0, "Schema: files of the repository\n!binary", "audit", "--rev", rev)
	s.want(0, "Schema: files of the repository\nschemas/binary.json\nbinary content", "audit")
	s.want(2, "nothing to fetch", "schema", "fetch")
	s.want(0, "schema files of the repository → files of the repository\n0 added", "schema", "diff", "--from", rev)
	s.want(0, "schemas/binary.json: not-understood: binary content", "schema", "lint")
}

func TestSchemaArchives(t *testing.T) {
	archives, err := filepath.Abs("testdata/schema-*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	golden.Run(t, archives, func(t *testing.T, in *txtar.Archive) map[string]string {
		t.Chdir(t.TempDir())
		for _, f := range in.Files {
			if strings.HasPrefix(f.Name, "want") || f.Name == "args" {
				continue
			}
			if err := os.MkdirAll(filepath.Dir(f.Name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(f.Name, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got := map[string]string{}
		for _, format := range []string{"text", "json"} {
			args := strings.Fields(string(golden.File(t, in, "args")))
			stdout, stderr, code := run(t, append(args, "--format", format)...)
			if code != 0 || stderr != "" {
				t.Errorf("%v: status %d, %s", args, code, stderr)
			}
			got["want-"+format] = stdout
		}
		return got
	})
}
