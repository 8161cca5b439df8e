package report

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"sdkparity/rules"
)

// hostileHistory has names and subjects that want to be more than text.
func hostileHistory() History {
	const evil = "::error::\x1b[31m\u202e=1+1\n##[command]x\x00\xff" + "long long long long long long long long long long long long long long long long"
	gap := rules.Finding{ID: "member-missing:a.b:" + evil, Rule: "member-missing", Concept: evil, SDK: "=go"}
	return History{SDKs: []string{"=go", "java"}, Every: 2, Samples: []Sample{
		{ID: "1111111111111111", Date: "2026-01-01T00:00:00Z", Subject: evil, Open: map[string]int{"=go": 0}},
		{ID: "2222222222222222", Date: "2026-01-02T00:00:00Z", Subject: evil, Skipped: 1, Open: map[string]int{"=go": 1, "java": 2},
			Opened: []rules.Finding{gap}, Turns: []Turn{{"java", true, map[string]int{"java": 2}}, {"=go", false, nil}}},
	}}
}

func TestHistoryHostile(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer) error{
		"json": func(b *bytes.Buffer) error {
			h := hostileHistory()
			h.Samples[1].Opened = nil // ids and concepts are as in the other JSON documents, for scripts to compare
			return HistoryJSON(b, h)
		},
		"csv":  func(b *bytes.Buffer) error { return HistoryCSV(b, hostileHistory()) },
		"text": func(b *bytes.Buffer) error { return HistoryText(b, hostileHistory(), TextOptions{Verbose: true}) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"\x1b", "\u202e", "\x00", "##[", "\n::"} {
			if strings.Contains(b.String(), bad) {
				t.Errorf("%s has %q\n%s", name, bad, b.String())
			}
		}
	}
}

func TestHistoryCSV(t *testing.T) {
	var b bytes.Buffer
	if err := HistoryCSV(&b, hostileHistory()); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(records) != 5 {
		t.Fatalf("%v, %v", records, err)
	}
	for i, want := range []string{"sdk open opened closed", "'=go 0 0 0", "java  0 0", "'=go 1 1 0", "java 2 0 0"} {
		if got := strings.Join(records[i][2:], " "); got != want {
			t.Errorf("line %d: %q, want %q", i, got, want)
		}
	}
}

// TestHistoryWidth holds that a subject ends where the terminal does.
func TestHistoryWidth(t *testing.T) {
	var b bytes.Buffer
	if err := HistoryText(&b, hostileHistory(), TextOptions{Width: 80}); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		if n := columns(strings.TrimSuffix(line, "\n")); n > 80 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
	b.Reset()
	if err := HistoryText(&b, History{}, TextOptions{}); err != nil || !strings.HasPrefix(b.String(), "commit") {
		t.Errorf("nothing at all: %v, %q", err, b.String())
	}
}
