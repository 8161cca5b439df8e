package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"

	"sdkparity/report"
)

// The values of the output called status.
const (
	foundGaps = "gaps"
	agreeing  = "agree"
	quiet     = "quiet"
	skipped   = "skipped"
)

func statusOf(o report.Outcome) string {
	switch {
	case o.Gaps > 0:
		return foundGaps
	case o.Quiet:
		return quiet
	}
	return agreeing
}

// outputs tells later steps of the job what came out.
func (t *telling) outputs(status string, o report.Outcome) error {
	path, err := t.reportFile(status)
	if err != nil {
		return err
	}
	if !t.asked("outputs") {
		return nil
	}
	return outputs([][2]string{{"status", status}, {"new", strconv.Itoa(o.New)}, {"fixed", strconv.Itoa(o.Fixed)}, {"report", path}})
}

// reportFile writes the report as markdown where later steps find it; nowhere when there is none.
func (t *telling) reportFile(status string) (string, error) {
	path := t.report
	if dir := os.Getenv("RUNNER_TEMP"); path == "" && dir != "" && t.asked("outputs") {
		path = filepath.Join(dir, "sdkparity-report.md")
	}
	if path == "" || status == skipped {
		return "", nil
	}
	var b bytes.Buffer
	if err := report.Markdown(&b, t.result); err != nil {
		return "", err
	}
	return path, os.WriteFile(path, b.Bytes(), 0o644)
}
