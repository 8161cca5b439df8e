package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/config"
	"sdkparity/internal/golden"
)

// TestInitArchives compares the configuration that is written for an archive's files.
func TestInitArchives(t *testing.T) {
	golden.Run(t, "testdata/init-*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		s := newShop(t)
		if err := os.RemoveAll(s.dir); err != nil {
			t.Fatal(err)
		}
		for _, f := range in.Files {
			if f.Name != "want" {
				s.write(f.Name, string(f.Data))
			}
		}
		stdout := s.want(0, "", "init", "--stdout")
		proposed, rest, _ := strings.Cut(stdout, "\n# Differences that")
		s.write(configPath, strings.NewReplacer("# aliases:", "aliases:", "#   - {concept", "  - {concept").Replace(proposed)+"\n#"+rest)
		s.want(0, "3 SDKs, 2 aliases", "doctor") // what is proposed can be accepted as it is
		return map[string]string{"want": stdout}
	})
}

// TestInit writes a configuration for the sample, by which its SDKs agree as by its own.
func TestInit(t *testing.T) {
	s, base, head := newSample(t)
	s.want(2, configPath+" exists; --force overwrites it", "init")
	want := s.want(0, "brands: [Tidewater]\n# Tidewater: TidewaterClient in node is Client in go", "init", "--stdout", "--rev", base)
	s.want(2, "it needs --stdout", "init", "--rev", base)
	s.want(0, "wrote .github/sdkparity.yml: 6 SDKs (node, dotnet, python, go, rust, java); `sdkparity doctor` says", "init", "--force")
	written, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(configPath)))
	if err != nil || string(written) != want {
		t.Errorf("wrote %s\n%v, want\n%s", written, err, want)
	}
	if _, err := config.Parse(configPath, written); err != nil {
		t.Error(err)
	}
	s.want(0, "all is well\n!warn\n!fail", "doctor")
	file := s.file("draft.yml", want)
	s.want(0, "no difference between 6 SDKs", "audit", "--rev", base, "--config", file, "--fail-on", "note")
	own := s.want(0, "", "check", "--base", base, "--head", head, "--format", "json")
	drafted := s.want(0, "", "check", "--base", base, "--head", head, "--format", "json", "--config", file)
	if drafted != own {
		t.Errorf("by the draft\n%s\nby its own configuration\n%s", drafted, own)
	}
}

func TestInitPlaces(t *testing.T) {
	s, _, _ := newSample(t)
	if err := os.RemoveAll(filepath.Join(s.dir, ".github")); err != nil {
		t.Fatal(err)
	}
	s.want(2, "`sdkparity init` writes one", "audit")
	s.want(0, "wrote", "init")
	s.want(2, "exists", "init")
	if err := os.RemoveAll(filepath.Join(s.dir, ".github")); err != nil {
		t.Fatal(err)
	}
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(s.dir, ".github")); err != nil {
		t.Skip(err)
	}
	s.want(3, "", "init")
	if left, _ := os.ReadDir(outside); len(left) > 0 {
		t.Errorf("a link led init out of the repository: %v", left)
	}
	if stdout, stderr, code := run(t, "init", "--repo", t.TempDir()); code != 3 || !strings.Contains(stderr, "no SDK was found") || stdout != "" {
		t.Errorf("an empty folder: status %d, %s%s", code, stdout, stderr)
	}
}

func TestDoctor(t *testing.T) {
	s, base, head := newSample(t)
	s.want(0, "ok    config  .github/sdkparity.yml: 6 SDKs, 0 aliases, 0 waivers\nok    go      4 files\nok    node    \npublic by node/src/index.ts\n"+
		"ok    schema  the configuration names none\nall is well", "doctor")
	s.want(0, `"failed": 0`, "doctor", "--rev", base, "--format", "json")
	s.configure("waivers:\n  - {concept: \"Backup.*\", rules: [bogus], reason: r}\n  - {concept: EncryptionConfig, reason: r}\nseverity: {bogus: note}\n" +
		"schema: {files: [schemas/*.json]}\n")
	s.write("go/broken.go", "package tidewater\n\ntype Broken struct {{{\n")
	s.want(0, "severity: no rule is called bogus\nwaiver \"Backup.*\" (line 41): no rule is called bogus\nwaiver \"Backup.*\" (.github/sdkparity.yml:41) matches nothing\n"+
		"ok    waivers  1 of 2 waivers hold, over 3 findings\nwarn  schema   not known: no file here matches schemas/*.json\nwarn  go       \ngo/broken.go:3\n0 failed, ", "doctor")
	s.write("schemas/lamp.json", lampSchema)
	s.want(0, "ok    schema   files of the repository", "doctor")

	s.write(configPath, "version: 1\nsdks:\n  - {name: go, language: go, root: go, files: [\"**/*.go\", \"*.golang\"], generated: [\"z*.go\"]}\n"+
		"  - {name: node, language: typescript, root: node, files: [\"src/**/*.ts\"], entries: [src/main.ts]}\n"+
		"  - {name: rust, language: rust, root: rust, files: [\"src/**/*.rs\"], entries: [src/lib.rs, src/other.rs]}\n"+
		"  - {name: java, language: java, root: gone, files: [\"**/*.java\"]}\n")
	s.want(1, "warn  go      files: nothing matches *.golang\nwarn  go      generated: nothing matches z*.go\nfail  node    entry point src/main.ts does not exist\n"+
		"fail  node    nothing in its source is public\nwarn  rust    entry point src/other.rs does not exist\nfail  java    no file of gone matches **/*.java", "doctor")
	s.write(configPath, "version: 1\nsdks: []\ncolour: red\n")
	s.want(1, "fail  config  .github/sdkparity.yml:1:1: additional properties 'colour' not allowed\nfail  config  .github/sdkparity.yml:2:7: sdks: minItems", "doctor")
	s.want(0, "all is well", "doctor", "--rev", head)
	if err := os.Remove(filepath.Join(s.dir, filepath.FromSlash(configPath))); err != nil {
		t.Fatal(err)
	}
	s.want(1, "fail  config  no .github/sdkparity.yml here and no embedded profile matches", "doctor")
	s.want(3, "nowhere", "doctor", "--rev", "nowhere")
}
