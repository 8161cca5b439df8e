package report

import (
	"fmt"
	"slices"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/rules"
)

// closure is a finding of several SDKs that a change closes.
type closure struct {
	rule, concept string
	sdks          []string
}

// closed credits a change with what it fixes, by concept and rule.
func (v view) closed() []closure {
	var out []closure
	for _, f := range v.Findings {
		if f.Status != "fixed" {
			continue
		}
		same := func(c closure) bool { return c.rule == f.Rule && c.concept == f.Concept }
		i := slices.IndexFunc(out, same)
		if i < 0 {
			i = len(out)
			out = append(out, closure{rule: f.Rule, concept: f.Concept})
		}
		out[i].sdks = append(out[i].sdks, f.SDK)
	}
	return out
}

func (c closure) sentence(d dialect) string {
	return fmt.Sprintf("%s in %s (%s)", d.code(c.concept), d.list(c.sdks), d.text(c.rule))
}

// standing are the findings that a change neither opens nor closes.
func (v view) standing() []rules.Finding {
	var out []rules.Finding
	for _, f := range v.Findings {
		if f.Status == "standing" {
			out = append(out, f)
		}
	}
	return out
}

// standingHere are those in what the change touches.
func (v view) standingHere() []rules.Finding {
	var out []rules.Finding
	for _, f := range v.standing() {
		if _, ok := v.Changes[f.Row]; ok {
			out = append(out, f)
		}
	}
	return out
}

// byRule counts findings: "12 member-missing, 3 presence-differs".
func byRule(list []rules.Finding) string {
	n := map[string]int{}
	for _, f := range list {
		n[f.Rule]++
	}
	var parts []string
	for _, r := range rules.All {
		if n[r.ID] > 0 {
			parts = append(parts, thousands(n[r.ID])+" "+r.ID)
		}
	}
	return strings.Join(parts, ", ")
}

// deferral is a concept that some SDKs lack on purpose, for now or for good.
type deferral struct {
	concept string
	sdks    []string
	why     string
}

// deferred are the planned or waived cells: those of what a change touches, then of everything else.
func (v view) deferred(state parity.State) (touched, others []deferral) {
	for _, row := range v.Table.Rows {
		list := v.deferredIn(row, state)
		if _, ok := v.Changes[row.Key]; ok || v.Changes == nil {
			touched = append(touched, list...)
			continue
		}
		others = append(others, list...)
	}
	return touched, others
}

// deferredIn has an entry for each reason.
func (v view) deferredIn(row parity.Row, state parity.State) []deferral {
	var out []deferral
	for i, c := range row.Cells {
		if c.State != state || c.Implied {
			continue
		}
		why := ""
		if v.Why != nil {
			why = v.Why(row, i)
		}
		at := slices.IndexFunc(out, func(d deferral) bool { return d.why == why })
		if at < 0 {
			at = len(out)
			out = append(out, deferral{concept: row.Concept, why: why})
		}
		out[at].sdks = append(out[at].sdks, v.Table.SDKs[i])
	}
	return out
}

func (x deferral) sentence(d dialect) string {
	s := d.code(x.concept) + " in " + d.list(x.sdks)
	if x.why != "" {
		s += ": " + d.text(x.why)
	}
	return s
}

// sentence says what the SDKs were compared with; empty where nobody asked for a schema.
func (s SchemaState) sentence(d dialect) string {
	switch {
	case !s.Known && s.Why == "":
		return ""
	case !s.Known:
		return "schema UNKNOWN, nothing was compared with it: " + d.text(s.Why)
	}
	text := "schema: files of the repository"
	if s.Version != "" {
		text = "schema " + d.text(s.Version)
	}
	if s.Skewed {
		text += " (SKEWED: not the version the lock file pins"
		if s.Why != "" {
			text += "; " + d.text(s.Why)
		}
		text += ")"
	}
	return text
}

// blind are the SDKs of which not everything was understood.
func (v view) blind() []Coverage {
	var out []Coverage
	for _, c := range v.Coverage {
		if c.Absent || c.Counts.Unread > 0 || len(v.problemsOf(c.SDK)) > 0 {
			out = append(out, c)
		}
	}
	return out
}

func (v view) problemsOf(sdk string) []SDKProblem {
	var out []SDKProblem
	for _, p := range v.Problems {
		if p.SDK == sdk {
			out = append(out, p)
		}
	}
	return out
}

func (p SDKProblem) at() model.Pos { return model.Pos{File: p.File, Line: p.Line} }

// problemSDKs are the SDKs with problems: those of the coverage first, then whoever else has one.
func (v view) problemSDKs() []string {
	var out []string
	for _, c := range v.Coverage {
		if len(v.problemsOf(c.SDK)) > 0 {
			out = append(out, c.SDK)
		}
	}
	for _, p := range v.Problems {
		if !slices.Contains(out, p.SDK) {
			out = append(out, p.SDK)
		}
	}
	return out
}

// coverageSentence is how much of an SDK was understood.
func (c Coverage) sentence() string {
	switch {
	case c.Gone:
		return "is no longer where the configuration has it"
	case c.Absent:
		return "does not exist at this revision"
	}
	return fmt.Sprintf("%s, %s: %s read, %s left out on purpose, %s not understood", count(c.Files, "file"),
		count(c.Counts.Read+c.Counts.Ignored+c.Counts.Unread, "declaration"), thousands(c.Counts.Read), thousands(c.Counts.Ignored), thousands(c.Counts.Unread))
}

// total is the coverage of all SDKs in one line.
func (v view) total() string {
	if len(v.Coverage) == 0 {
		return count(len(v.Problems), "problem")
	}
	var sum Coverage
	n := 0
	for _, c := range v.Coverage {
		sum.Files += c.Files
		sum.Counts = sum.Counts.Add(c.Counts)
		if !c.Absent {
			n++
		}
	}
	return count(n, "SDK") + ", " + sum.sentence()
}
