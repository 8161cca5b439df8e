package report

import (
	"io"
	"net/url"
	"strings"

	"sdkparity/model"
	"sdkparity/rules"
)

// SARIF writes findings for code scanning (version 2.1.0): those a check opens, all of an audit.
func SARIF(w io.Writer, r Result) error {
	v := viewOf(r)
	run := sarifRun{Tool: sarifTool{Driver: sarifDriver{Name: "sdkparity", Rules: sarifRules()}}, Results: []sarifResult{}, ColumnKind: "unicodeCodePoints"}
	rows := map[string]line{}
	for _, l := range v.lines() {
		rows[l.Key] = l
	}
	for _, f := range v.Findings {
		if v.Changes == nil || f.Status == "new" {
			run.Results = append(run.Results, v.sarifResult(f, rows[f.Row]))
		}
	}
	return writeJSON(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name  string      `json:"name"`
	Rules []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID            string        `json:"id"`
	Short         sarifText     `json:"shortDescription"`
	Full          sarifText     `json:"fullDescription"`
	Help          sarifText     `json:"help"`
	Configuration sarifSettings `json:"defaultConfiguration"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifSettings struct {
	Level string `json:"level"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Properties   sarifProperties   `json:"properties"`
}

type sarifProperties struct {
	Concept string `json:"concept"`
	SDK     string `json:"sdk"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine int `json:"startLine"`
}

func sarifRules() []sarifRule {
	var out []sarifRule
	for _, r := range rules.All {
		title, _, _ := strings.Cut(r.Doc, ":")
		out = append(out, sarifRule{r.ID, sarifText{strings.TrimSuffix(title, ".")}, sarifText{r.Doc}, sarifText{r.Doc}, sarifSettings{level(r.Severity)}})
	}
	return out
}

func level(s rules.Severity) string {
	switch s {
	case rules.Error, rules.Warning:
		return string(s)
	}
	return "note"
}

func (v view) sarifResult(f rules.Finding, l line) sarifResult {
	out := sarifResult{RuleID: f.Rule, Level: level(f.Severity), Message: sarifText{sarifMessage(f)},
		Fingerprints: map[string]string{"sdkparity/v1": f.ID}, Properties: sarifProperties{clean(f.Concept, nameColumns), clean(f.SDK, nameColumns)}}
	for i, r := range rules.All {
		if r.ID == f.Rule {
			out.RuleIndex = i
		}
	}
	if p := v.locate(f, l); p.File != "" {
		out.Locations = []sarifLocation{{sarifPhysical{sarifArtifact{(&url.URL{Path: p.File}).String()}, sarifRegion{max(p.Line, 1)}}}}
	}
	return out
}

// sarifMessage keeps [text](address) from becoming a link.
func sarifMessage(f rules.Finding) string {
	return strings.ReplaceAll(clean(f.SDK, nameColumns)+": "+clean(f.Text, textColumns), "](", "] (")
}

// locate finds a line to show a finding at: its own, where what is missing belongs, or what the others have. GitHub refuses
// findings without one.
func (v view) locate(f rules.Finding, l line) model.Pos {
	if f.At.File != "" {
		return f.At
	}
	for i, sdk := range v.Table.SDKs {
		if sdk != f.SDK || i >= len(l.Cells) {
			continue
		}
		if e := v.expected(l.Row, i); e.At.File != "" && !e.NewFile {
			return e.At
		}
	}
	for _, c := range l.Cells {
		if p := at(c); p.File != "" {
			return p
		}
	}
	return model.Pos{}
}
