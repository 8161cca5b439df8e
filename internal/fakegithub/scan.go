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
	id, commit, ref string
	results         int
}

var scanRoutes = []route{
	{"POST", "/repos/{owner}/{repo}/code-scanning/sarifs", "security_events:write", uploadScan},
	{"GET", "/repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}", "security_events:read", scanStatus},
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
	var file struct{ Runs []struct{ Results []any } }
	if !unpack(packed, &file) {
		return refusal(400, "Invalid SARIF. sarif is not gzip of JSON")
	}
	if c.s.git.commits[in.CommitSHA] == nil {
		return refusal(404, "commit not found")
	}
	s := &scan{id: "scan-" + itoa(c.s.nextID()), commit: in.CommitSHA, ref: in.Ref}
	for _, r := range file.Runs {
		s.results += len(r.Results)
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
