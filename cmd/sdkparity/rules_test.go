package main

import (
	"strings"
	"testing"

	"sdkparity/rules"
)

func TestRules(t *testing.T) {
	stdout, _, code := run(t, "rules")
	lines := strings.Split(strings.TrimSpace(stdout), "\n")
	if code != 0 || len(lines) != len(rules.All) {
		t.Fatalf("status %d\n%s", code, stdout)
	}
	for i, r := range rules.All {
		if f := strings.Fields(lines[i]); f[0] != r.ID || f[1] != string(r.Severity) || !strings.HasSuffix(lines[i], r.Doc) {
			t.Errorf("%s: %s", r.ID, lines[i])
		}
		manual, stderr, code := run(t, "rules", r.ID)
		if code != 0 || !strings.HasPrefix(manual, r.ID+" ("+string(r.Severity)+")") || strings.Contains(manual, "\n-- ") {
			t.Errorf("rules %s: status %d, %s%s", r.ID, code, manual, stderr)
		}
		if doc, _, code := run(t, "rules", r.ID, "--format", "json"); code != 0 || !strings.Contains(doc, `"prose": "`) {
			t.Errorf("rules %s: status %d, %s", r.ID, code, doc)
		}
	}
	manual, _, _ := run(t, "rules", "member-missing")
	for _, part := range []string{"Not found: what is only said otherwise", "\n  go/tidewater.go\n    package tidewater\n", "\n  warning go Backup.resume: Backup.resume is in"} {
		if !strings.Contains(manual, part) {
			t.Errorf("no %q in\n%s", part, manual)
		}
	}
	if list, _, code := run(t, "rules", "--format", "json"); code != 0 || !strings.Contains(list, `"id": "type-missing"`) {
		t.Errorf("status %d, %s", code, list)
	}
}
