package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"sdkparity/config"
)

// TestFix takes a type, and the members that lead to it, out of each SDK in turn and has them written again: then nothing is
// missing, there is nothing more to write, and the SDK compiles.
func TestFix(t *testing.T) {
	with := newCompilers(t)
	s, base, _ := newSample(t)
	s.want(0, "closed by this", "fix", "--base", base)
	whole := s.commit()
	for _, sdk := range sampleSDKs(t) {
		t.Run(sdk.Name, func(t *testing.T) {
			if lang, err := languageOf(sdk); err != nil || lang.Write == nil {
				t.Skipf("NOT TESTED: nothing writes %s yet", sdk.Language)
			}
			s := &shop{t: t, dir: s.dir, cacheDir: s.cacheDir}
			s.git("checkout", "-q", "-f", "--detach", whole)
			if err := os.RemoveAll(filepath.Join(s.dir, sdk.Root)); err != nil {
				t.Fatal(err)
			}
			s.git("checkout", base, "--", sdk.Root)
			lacking := s.commit()
			s.want(0, "EncryptionConfig\n3 of 3 gaps closed\nwould write "+sdk.Root+"/", "fix", "--base", whole, "--dry-run")
			patch := s.want(0, "diff --git a/"+sdk.Root+"/", "suggest", "--base", whole, "--head", lacking, "--format", "patch")
			if s.git("status", "--porcelain") != "" {
				t.Error("what was only suggested was written")
			}
			s.want(0, "EncryptionConfig\n3 of 3 gaps closed\nwrote "+sdk.Root+"/", "fix", "--base", whole)
			for line := range strings.Lines(s.git("status", "--porcelain")) {
				if !strings.HasPrefix(line[2:], " "+sdk.Root+"/") && !strings.HasPrefix(line[2:], sdk.Root+"/") {
					t.Errorf("something else was written: %s", line)
				}
			}
			written := contents(t, filepath.Join(s.dir, sdk.Root))
			s.want(0, "nothing to write", "fix", "--base", whole)
			s.want(0, "nothing to write", "fix", "EncryptionConfig")
			s.noGap("check", "--base", whole, "--format", "json")
			s.want(0, "0 not understood", "audit")
			if diff := cmp.Diff(written, contents(t, filepath.Join(s.dir, sdk.Root))); diff != "" {
				t.Errorf("the second run changed something (-first +second)\n%s", diff)
			}

			s.git("checkout", "-q", "-f", lacking)
			s.git("clean", "-fdq")
			writeFile(t, filepath.Join(s.dir, "..", "gaps.patch"), patch)
			s.git("apply", "--whitespace=nowarn", filepath.Join(s.dir, "..", "gaps.patch"))
			if diff := cmp.Diff(written, contents(t, filepath.Join(s.dir, sdk.Root))); diff != "" {
				t.Errorf("fix and the patch differ (-fix +patch)\n%s", diff)
			}
			with.compile(t, sdk.Name, s.dir)
		})
	}
}

// noGap runs a check that finds nothing but that generated code lags behind, which fix says and leaves to the generator.
func (s *shop) noGap(args ...string) {
	s.t.Helper()
	var doc struct {
		Findings []struct{ ID, Rule, Status, Severity string }
	}
	if err := json.Unmarshal([]byte(s.want(0, "", args...)), &doc); err != nil {
		s.t.Fatal(err)
	}
	for _, f := range doc.Findings {
		if f.Status == "new" && f.Rule != "generated-stale" && f.Severity != "note" {
			s.t.Errorf("%v finds %s", args, f.ID)
		}
	}
}

func sampleSDKs(t *testing.T) []config.SDK {
	t.Helper()
	base, _, err := demoTrees(txtar.Parse(sample))
	if err != nil {
		t.Fatal(err)
	}
	var w workspace
	c, err := w.load(t.Context(), base)
	if err != nil {
		t.Fatal(err)
	}
	return c.SDKs
}

// TestFixRefuses is about trees that are not written.
func TestFixRefuses(t *testing.T) {
	s, base, _ := newSample(t)
	gaps := []string{"fix", "--base", base}
	s.write("notes", "mine")
	s.want(0, "would write ", append(gaps, "--dry-run")...)
	s.write("node/src/mine.ts", "// mine\n")
	before := contents(t, s.dir)
	s.want(2, "the SDKs have changes that are in no commit (node/src/mine.ts); commit them, or --dirty writes anyway", gaps...)
	if diff := cmp.Diff(before, contents(t, s.dir)); diff != "" {
		t.Errorf("something was written all the same (-before +after)\n%s", diff)
	}
	s.want(0, "wrote ", append(gaps, "--dirty")...)
	s.want(0, "nothing to write", gaps...) // which is no reason to refuse

	plain := &shop{t: t, dir: t.TempDir(), cacheDir: s.cacheDir}
	for name, text := range before {
		if !strings.HasPrefix(name, ".git/") {
			plain.write(name, text)
		}
	}
	plain.want(2, "is in no git repository, so that nothing could be taken back; --dirty writes anyway", "fix", "EncryptionConfig")
	plain.want(0, "wrote ", "fix", "EncryptionConfig", "--dirty")
}

// TestFixEndings holds that files keep the way their lines end.
func TestFixEndings(t *testing.T) {
	s, base, _ := newSample(t)
	for _, sdk := range sampleSDKs(t) {
		for name, text := range contents(t, filepath.Join(s.dir, sdk.Root)) {
			s.write(filepath.Join(sdk.Root, name), strings.ReplaceAll(text, "\n", "\r\n"))
		}
	}
	s.git("config", "core.autocrlf", "false")
	s.commit()
	s.want(0, "wrote ", "fix", "--base", base)
	changed := 0
	for _, sdk := range sampleSDKs(t) {
		for name, text := range contents(t, filepath.Join(s.dir, sdk.Root)) {
			if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
				t.Errorf("%s/%s has lines that end otherwise", sdk.Root, name)
			}
			if strings.Contains(text, "EncryptionConfig") {
				changed++
			}
		}
	}
	if changed == 0 {
		t.Error("nothing was written")
	}
}
