package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/rules"
	"sdkparity/suggest"
)

// TestSuggestUsage is about the words of suggest and fix.
func TestSuggestUsage(t *testing.T) {
	s, base, head := newSample(t)
	for _, command := range []string{"suggest", "fix"} {
		s.want(2, "no concept is called StorageConfig.encrypton; did you mean StorageConfig.encryption", command, "StorageConfig.encrypton")
		s.want(2, "either a concept or --base", command, "StorageConfig", "--base", base)
		s.want(2, "no SDK is called cobol", command, "StorageConfig", "--sdk", "cobol")
		s.want(2, "accepts at most 1 arg", command, "a", "b")
		s.want(3, `revision "nope": not found`, command, "--base", "nope")
	}
	s.want(2, "--rev goes with a concept", "suggest", "--rev", head)
	s.want(3, `revision "nope": not found`, "suggest", "StorageConfig", "--rev", "nope")
	s.want(2, "it is one of text, markdown, patch, json", "suggest", "--format", "yaml")
	s.want(0, "nothing to write", "suggest", "StorageConfig", "--rev", base)
	s.want(0, "nothing to write", "suggest", "--base", base, "--head", base)
	s.want(0, "nothing to write", "fix", "StorageConfig.bucket")
}

// TestSuggest is about which gaps a suggestion is for, in every format.
func TestSuggest(t *testing.T) {
	s, base, head := newSample(t)
	change := []string{"suggest", "--base", base, "--head", head}
	s.want(0, "python\n  EncryptionConfig  python/tidewater/\n  ReplicaConfig.encryption\n  StorageConfig.encryption\nregenerate: npm run generate --prefix codegen -- python\njava\n!node", change...)
	s.want(0, "go\n!python\n!rust", append(change, "--sdk", "go")...)
	s.want(0, "StorageConfig.encryption\nEncryptionConfig\n!ReplicaConfig", "suggest", "StorageConfig.encryption")
	s.want(0, "### go\n```go\n`StorageConfig.encryption`", append(change, "--format", "markdown")...)
	var doc struct {
		Version int
		Base    string
		Head    string
		SDKs    []struct {
			Name, Language, Codegen string
			Generated               []string
			Suggestions             []struct {
				Concept, Kind, File, Code string
				Line                      int
			}
		}
	}
	if err := json.Unmarshal([]byte(s.want(0, "", append(change, "--format", "json")...)), &doc); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, sdk := range doc.SDKs {
		got = append(got, sdk.Name)
		for _, it := range sdk.Suggestions {
			if it.Code == "" || it.File == "" || it.Kind == "" {
				t.Errorf("%s: %+v", sdk.Name, it)
			}
		}
		if len(sdk.Suggestions) != 3 || sdk.Codegen == "" || len(sdk.Generated) == 0 {
			t.Errorf("%+v", sdk)
		}
	}
	if strings.Join(got, " ") != "python go rust java" || doc.Version != 1 || doc.Base != base || doc.Head != head {
		t.Errorf("%s, version %d, from %s to %s", got, doc.Version, doc.Base, doc.Head)
	}
}

// TestUnwritten is about findings that no declaration closes.
func TestUnwritten(t *testing.T) {
	at := model.Pos{File: "dotnet/Types.cs", Line: 7}
	got := unwritten([]rules.Finding{
		{Rule: "companion-missing", SDK: "dotnet", Row: "lamp", Concept: "Lamp", At: at, Text: "Lamp has no [JsonSerializable(typeof(Lamp))]"},
		{Rule: "not-exported", SDK: "go", Row: "lamp", Concept: "Lamp", At: at, Text: "Lamp is exported in node, and in go only to be reached through others"},
		{Rule: "member-missing", SDK: "go", Row: "lamp.id"},
	})
	want := map[string][]suggest.Suggestion{
		"dotnet": {{Key: "lamp", Concept: "Lamp", Written: language.Written{
			Code: "[JsonSerializable(typeof(Lamp))]", At: at, None: "to be added where the others of its kind are registered",
		}}},
		"go": {{Key: "lamp", Concept: "Lamp", Written: language.Written{At: at, None: "Lamp is exported in node, and in go only to be reached through others"}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
