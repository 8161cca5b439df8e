package fakegithub

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"io"
	"slices"
)

// scan is a SARIF file that was uploaded.
type scan struct {
	id, commit, ref, tool string
	results               int
}

var scanRoutes = []route{
	{"POST", "/repos/{owner}/{repo}/code-scanning/sarifs", "security_events:write", uploadScan},
	{"GET", "/repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}", "security_events:read", scanStatus},
	{"GET", "/repos/{owner}/{repo}/code-scanning/analyses", "security_events:read security_events:write", listScans},
}

// largestScan is what GitHub takes, as gzip.
const largestScan = 10 * mebibyte

func uploadScan(c *call) answer {
	if c.repo.NoScanning {
		return refusal(403, "Advanced Security must be enabled for this repository to use code scanning.")
	}
	in := read[struct {
		CommitSHA  string `json:"commit_sha"`
		Ref, Sarif string
	}](c)
	packed, err := base64.StdEncoding.DecodeString(in.Sarif)
	if err != nil {
		return refusal(400, "sarif is not base64")
	}
	if len(packed) > largestScan {
		return refusal(413, "Payload Too Large")
	}
	var file struct {
		Runs []struct {
			Results []any
			Tool    struct{ Driver struct{ Name string } }
		}
	}
	if !unpack(packed, &file) {
		return refusal(400, "Invalid SARIF. sarif is not gzip of JSON")
	}
	if c.s.git.commits[in.CommitSHA] == nil {
		return refusal(404, "commit not found")
	}
	s := &scan{id: "scan-" + itoa(c.s.nextID()), commit: in.CommitSHA, ref: in.Ref}
	for _, r := range file.Runs {
		s.results, s.tool = s.results+len(r.Results), r.Tool.Driver.Name
	}
	c.repo.scans = append(c.repo.scans, s)
	return answer{status: 202, body: object{"id": s.id, "url": c.repo.url("/code-scanning/sarifs/" + s.id)}}
}

func unpack(packed []byte, to any) bool {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return false
	}
	text, err := io.ReadAll(r)
	return err == nil && json.Unmarshal(text, to) == nil
}

func scanStatus(c *call) answer {
	at := slices.IndexFunc(c.repo.scans, func(s *scan) bool { return s.id == c.args["sarif_id"] })
	if at < 0 {
		return notFound
	}
	return ok(object{"processing_status": "complete", "analyses_url": c.repo.url("/code-scanning/analyses?sarif_id=" + c.repo.scans[at].id)})
}

// listScans lists what became of uploads, the newest first.
func listScans(c *call) answer {
	var list []*scan
	for _, s := range slices.Backward(c.repo.scans) {
		if ref := c.query("ref"); ref == "" || ref == s.ref {
			list = append(list, s)
		}
	}
	return page(c, list, func(s *scan) object {
		return object{
			"id": hash(s.id), "ref": s.ref, "commit_sha": s.commit, "analysis_key": "(default)", "environment": "{}", "error": "", "warning": "",
			"created_at": stamp(c.s.clock), "results_count": s.results, "rules_count": 0, "sarif_id": s.id, "deletable": true,
			"url":  c.repo.url("/code-scanning/analyses/" + itoa(hash(s.id))),
			"tool": object{"name": s.tool, "guid": nil, "version": nil},
		}
	})
}
