package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sdkparity/rules"
)

// History is the parity of a branch over its commits.
type History struct {
	SDKs    []string
	Every   int      // how many commits lie between two samples, the last included
	Samples []Sample // the oldest first; what came before the first is not known
}

// Sample is the parity at one commit.
type Sample struct {
	ID, Date, Subject string
	Skipped           int            // commits since the sample before it, which may be what opened or closed a gap
	Open              map[string]int // gaps by SDK; an SDK that is absent has none
	Rules             map[string]int // the same gaps by rule
	Opened, Closed    []rules.Finding
	Turns             []Turn
}

// Turn is an SDK that came or went, with what that alone did to the number of gaps.
type Turn struct {
	SDK   string
	Added bool
	Gaps  map[string]int // by SDK
}

func (t Turn) kind() string {
	if t.Added {
		return "SDK added"
	}
	return "SDK removed"
}

type historyDoc struct {
	Version int         `json:"version"`
	Commits []sampleDoc `json:"commits"`
}

type sampleDoc struct {
	Commit  string         `json:"commit"`
	Date    string         `json:"date"`
	Subject string         `json:"subject"`
	Skipped int            `json:"skipped,omitempty"`
	Open    map[string]int `json:"open"`
	Rules   map[string]int `json:"open_by_rule"`
	Opened  []gapDoc       `json:"opened"`
	Closed  []gapDoc       `json:"closed"`
	Events  []turnDoc      `json:"events,omitempty"`
}

type gapDoc struct {
	ID      string `json:"id"`
	SDK     string `json:"sdk"`
	Concept string `json:"concept"`
	Rule    string `json:"rule"`
}

type turnDoc struct {
	Kind string         `json:"kind"`
	SDK  string         `json:"sdk"`
	Gaps map[string]int `json:"gaps"`
}

// HistoryJSON writes a history as the contract says (version 1).
func HistoryJSON(w io.Writer, h History) error {
	doc := historyDoc{Version: 1, Commits: []sampleDoc{}}
	for _, s := range h.Samples {
		d := sampleDoc{Commit: s.ID, Date: s.Date, Subject: plain.text(s.Subject), Skipped: s.Skipped, Open: s.Open, Rules: s.Rules,
			Opened: gapDocs(s.Opened), Closed: gapDocs(s.Closed)}
		for _, t := range s.Turns {
			d.Events = append(d.Events, turnDoc{t.kind(), t.SDK, t.Gaps})
		}
		doc.Commits = append(doc.Commits, d)
	}
	return writeJSON(w, doc)
}

func gapDocs(findings []rules.Finding) []gapDoc {
	out := []gapDoc{}
	for _, f := range findings {
		out = append(out, gapDoc{f.ID, f.SDK, f.Concept, f.Rule})
	}
	return out
}

// HistoryCSV writes a line for each SDK at each commit. An SDK that is absent has no number of open gaps.
func HistoryCSV(w io.Writer, h History) error {
	records := [][]string{{"commit", "date", "sdk", "open", "opened", "closed"}}
	for _, s := range h.Samples {
		for _, sdk := range h.SDKs {
			records = append(records, []string{s.ID, s.Date, cell(sdk), s.open(sdk, ""), strconv.Itoa(in(sdk, s.Opened)), strconv.Itoa(in(sdk, s.Closed))})
		}
	}
	if err := csv.NewWriter(w).WriteAll(records); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// open is the number of gaps in an SDK, or what is said where it is absent.
func (s Sample) open(sdk, absent string) string {
	if n, ok := s.Open[sdk]; ok {
		return strconv.Itoa(n)
	}
	return absent
}

func in(sdk string, findings []rules.Finding) int {
	n := 0
	for _, f := range findings {
		if f.SDK == sdk {
			n++
		}
	}
	return n
}

func (s Sample) quiet() bool { return len(s.Opened)+len(s.Closed)+len(s.Turns) == 0 }

// HistoryText writes a line for each commit that opened or closed gaps, and a table of what that came to.
func HistoryText(w io.Writer, h History, o TextOptions) error {
	p := &printer{TextOptions: o}
	head := pad("commit", 12) + "  " + pad("date", 10) + "  opened  closed"
	for _, sdk := range h.SDKs {
		head += "  " + clean(sdk, nameColumns)
	}
	p.line(p.paint(head+"  subject", bold))
	changed := 0
	for i, s := range h.Samples {
		if i > 0 && s.quiet() {
			continue
		}
		if i > 0 {
			changed++
		}
		p.sample(h, i)
	}
	p.line("")
	p.historyTable(h)
	p.line("")
	if n := len(h.Samples) - 1; n >= 0 {
		text := fmt.Sprintf("%s after the first, %s of them with changes; gaps are findings at warning or above", count(n, "sample"), thousands(changed))
		if h.Every > 1 {
			text += fmt.Sprintf("; every %d commits, so a change may be from any of the %d up to the commit it is told with", h.Every, h.Every)
		}
		p.item("", text, dim)
	}
	return p.flush(w)
}

func (p *printer) sample(h History, i int) {
	s := h.Samples[i]
	opened, closed := fmt.Sprintf("+%d", len(s.Opened)), fmt.Sprintf("-%d", len(s.Closed))
	if i == 0 {
		opened, closed = "", ""
	}
	day, _, _ := strings.Cut(s.Date, "T")
	text := pad(short(s.ID), 12) + "  " + pad(clean(day, 10), 10) + "  " + left(opened, 6) + "  " + left(closed, 6)
	for _, sdk := range h.SDKs {
		text += "  " + left(s.open(sdk, "-"), columns(clean(sdk, nameColumns)))
	}
	room := nameColumns
	if p.Width > 0 {
		room = max(p.Width-columns(text)-2, 16)
	}
	p.line(text + "  " + clean(s.Subject, room))
	for _, t := range s.Turns {
		p.item(strings.Repeat(" ", 14), t.sentence(), "")
	}
	if p.Verbose {
		p.gaps("+ ", s.Opened)
		p.gaps("- ", s.Closed)
	}
}

func (p *printer) gaps(mark string, findings []rules.Finding) {
	for _, f := range findings {
		p.item(strings.Repeat(" ", 14)+mark, clean(f.Concept, nameColumns)+" in "+clean(f.SDK, nameColumns)+" ("+f.Rule+")", "")
	}
}

// sentence is what came of it: "SDK added: java (java +23, go +2)".
func (t Turn) sentence() string {
	var parts []string
	for _, sdk := range slices.Sorted(maps.Keys(t.Gaps)) {
		parts = append(parts, fmt.Sprintf("%s %+d", clean(sdk, nameColumns), t.Gaps[sdk]))
	}
	s := t.kind() + ": " + clean(t.SDK, nameColumns)
	if len(parts) == 0 {
		return s
	}
	return s + " (gaps: " + strings.Join(parts, ", ") + ")"
}

// historyTable says of each SDK how many gaps there were, opened, closed and are.
func (p *printer) historyTable(h History) {
	if len(h.Samples) == 0 {
		return
	}
	name := 3
	for _, sdk := range h.SDKs {
		name = max(name, columns(clean(sdk, nameColumns)))
	}
	p.line(p.paint(pad("SDK", name)+"  first  opened  closed  by SDKs that came or went  last", bold))
	first, last := h.Samples[0], h.Samples[len(h.Samples)-1]
	for _, sdk := range h.SDKs {
		opened, closed, turned := 0, 0, 0
		for _, s := range h.Samples {
			opened, closed = opened+in(sdk, s.Opened), closed+in(sdk, s.Closed)
			for _, t := range s.Turns {
				turned += t.Gaps[sdk]
			}
		}
		p.line(pad(clean(sdk, nameColumns), name) + "  " + left(first.open(sdk, "-"), 5) + "  " + left(strconv.Itoa(opened), 6) + "  " +
			left(strconv.Itoa(closed), 6) + "  " + left(fmt.Sprintf("%+d", turned), 25) + "  " + left(last.open(sdk, "-"), 4))
	}
}

// left fills a text up with spaces before it.
func left(s string, to int) string { return strings.Repeat(" ", max(0, to-columns(s))) + s }
