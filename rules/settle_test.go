package rules

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sdkparity/model"
)

func TestSettle(t *testing.T) {
	var in []Finding
	for _, status := range []string{"", "new", "fixed", "standing"} {
		for _, f := range []Finding{{ID: "gap"}, {ID: "few", Minor: true}, {ID: "convenience", Minor: true, Weak: true}, {ID: "weak", Weak: true}, {ID: "part", Nested: true}, {ID: "extra", Extra: true, Minor: true}, {ID: "hidden", Hidden: true}, {ID: "remote", Remote: true}} {
			f.Status, f.Severity = status, Warning
			in = append(in, f)
		}
	}
	var got []string
	for _, f := range Settle(in) {
		got = append(got, strings.TrimSpace(string(f.Severity)+" "+f.ID+" "+f.Status))
	}
	want := []string{
		"warning gap", "note few", "warning weak", "note hidden",
		"warning gap new", "warning few new", "warning convenience new", "warning weak new", "warning part new", "warning extra new", "warning hidden new", "warning remote new",
		"warning gap fixed", "note few fixed", "note convenience fixed", "warning weak fixed", "warning part fixed", "note extra fixed", "warning hidden fixed", "warning remote fixed",
		"warning gap standing", "note few standing", "warning weak standing", "note hidden standing",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestSettleDeclarations tells of a declaration once, however many types have it from there.
func TestSettleDeclarations(t *testing.T) {
	at := model.Pos{File: "Base.cs", Line: 7}
	in := []Finding{
		{Rule: "type-differs", Row: "resumeconfig.env", SDK: "dotnet", At: at},
		{Rule: "type-differs", Row: "config.env", SDK: "dotnet", At: at},
		{Rule: "type-differs", Row: "config.arguments", SDK: "dotnet", At: at},
		{Rule: "name-differs", Row: "resumeconfig.env", SDK: "dotnet", At: at},
		{Rule: "type-differs", Row: "newconfig.env", SDK: "dotnet", At: at, Status: "new"},
		{Rule: "member-missing", Row: "config.region", SDK: "dotnet", At: at},
		{Rule: "member-missing", Row: "resumeconfig.region", SDK: "dotnet", At: at},
	}
	var got []string
	for _, f := range Settle(in) {
		got = append(got, f.Rule+" "+f.Row)
	}
	want := []string{
		"type-differs config.env", "type-differs config.arguments", "name-differs resumeconfig.env", "type-differs newconfig.env",
		"member-missing config.region", "member-missing resumeconfig.region",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
