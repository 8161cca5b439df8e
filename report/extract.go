// Package report turns results into bytes, a function per format.
package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"sdkparity/model"
)

// ExtractJSON writes the APIs as the extract contract says (version 1).
func ExtractJSON(w io.Writer, apis []*model.API) error {
	doc := extractDoc{Version: 1, SDKs: []extractSDK{}}
	for _, api := range apis {
		doc.SDKs = append(doc.SDKs, extractOf(api))
	}
	return writeJSON(w, doc)
}

// writeJSON indents and leaves < and > as they are, since types are full of them.
func writeJSON(w io.Writer, doc any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(doc); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

type extractDoc struct {
	Version int          `json:"version"`
	SDKs    []extractSDK `json:"sdks"`
}

type extractSDK struct {
	Name      string            `json:"name"`
	Absent    bool              `json:"absent,omitempty"`
	Files     int               `json:"files"`
	Types     []extractType     `json:"types"`
	Functions []extractFunction `json:"functions"`
	Counts    extractCounts     `json:"counts"`
	Problems  []extractProblem  `json:"problems"`
}

type extractType struct {
	Name      string          `json:"name"`
	Key       string          `json:"key"`
	Kind      string          `json:"kind"`
	File      string          `json:"file"`
	Line      int             `json:"line"`
	Layer     string          `json:"layer"`
	Access    string          `json:"access"`
	Stability string          `json:"stability"`
	Partial   bool            `json:"partial,omitempty"`
	Members   []extractMember `json:"members"`
}

type extractMember struct {
	Name      string `json:"name"`
	Wire      string `json:"wire,omitempty"`
	Kind      string `json:"kind"`
	Type      string `json:"type"`
	Presence  string `json:"presence"`
	Stability string `json:"stability,omitempty"`
	Line      int    `json:"line"`
	File      string `json:"file,omitempty"` // where it differs from the type's
}

type extractFunction struct {
	Name   string         `json:"name"`
	File   string         `json:"file"`
	Line   int            `json:"line"`
	Layer  string         `json:"layer"`
	Params []extractParam `json:"params"`
}

type extractParam struct {
	Name     string `json:"name"`
	Type     string `json:"type"`
	Presence string `json:"presence"`
}

type extractCounts struct {
	Read    int `json:"read"`
	Ignored int `json:"ignored"`
	Unread  int `json:"unread"`
}

type extractProblem struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Text string `json:"text"`
}

func extractOf(api *model.API) extractSDK {
	out := extractSDK{Name: api.SDK, Absent: api.Absent, Files: api.Files, Types: []extractType{}, Functions: []extractFunction{},
		Counts: extractCounts(api.Counts), Problems: []extractProblem{}}
	for _, t := range api.Types {
		e := extractType{t.Name, model.Key(t.Name), t.Kind.String(), t.At.File, t.At.Line, t.Layer.String(), t.Access.String(), t.Stability.String(), t.Partial, []extractMember{}}
		e.Members = appendMembers(e.Members, "", t, t.At.File)
		out.Types = append(out.Types, e)
	}
	for _, f := range api.Functions {
		e := extractFunction{f.Name, f.At.File, f.At.Line, f.Layer.String(), []extractParam{}}
		for _, p := range f.Members {
			e.Params = append(e.Params, extractParam{p.Name, p.Type.Text, p.Presence.String()})
		}
		out.Functions = append(out.Functions, e)
	}
	for _, p := range api.Problems {
		out.Problems = append(out.Problems, extractProblem(p))
	}
	return out
}

// appendMembers lists the fields of a variant as Variant.field, and the parameters of a constructor as fields: callers
// name them.
func appendMembers(out []extractMember, prefix string, parent model.Symbol, file string) []extractMember {
	for _, m := range parent.Members {
		if m.Kind == model.Method && m.Name == model.Constructor {
			m.Kind = model.Param
			out = appendMembers(out, prefix, m, file)
			continue
		}
		if m.Access == model.Overridable {
			continue // no caller sees it
		}
		kind := m.Kind
		if kind == model.Param {
			kind = model.Field
		}
		e := extractMember{prefix + m.Name, m.Wire, kind.String(), m.Type.Text, m.Presence.String(), m.Stability.String(), m.At.Line, ""}
		if m.At.File != file {
			e.File = m.At.File
		}
		out = append(out, e)
		if m.Kind != model.Method {
			out = appendMembers(out, prefix+m.Name+".", m, file)
		}
	}
	return out
}
