package rules

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSettle(t *testing.T) {
	var in []Finding
	for _, status := range []string{"", "new", "fixed", "standing"} {
		for _, f := range []Finding{{ID: "gap"}, {ID: "few", Minor: true}, {ID: "convenience", Minor: true, Weak: true}, {ID: "weak", Weak: true}, {ID: "part", Nested: true}} {
			f.Status, f.Severity = status, Warning
			in = append(in, f)
		}
	}
	var got []string
	for _, f := range Settle(in) {
		got = append(got, strings.TrimSpace(string(f.Severity)+" "+f.ID+" "+f.Status))
	}
	want := []string{
		"warning gap", "note few", "warning weak",
		"warning gap new", "warning few new", "warning convenience new", "warning weak new", "warning part new",
		"warning gap fixed", "note few fixed", "note convenience fixed", "warning weak fixed", "warning part fixed",
		"warning gap standing", "note few standing", "warning weak standing",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
