package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

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
	file := os.Getenv("GITHUB_OUTPUT")
	if !t.asked("outputs") || file == "" {
		return nil
	}
	var b strings.Builder
	for _, out := range [][2]string{{"status", status}, {"new", strconv.Itoa(o.New)}, {"fixed", strconv.Itoa(o.Fixed)}, {"report", path}} {
		// A value could end where it likes if the line that ends it could be known before.
		end := "sdkparity_" + rand.Text()
		fmt.Fprintf(&b, "%s<<%s\n%s\n%s\n", out[0], end, out[1], end)
	}
	return appendTo(file, b.String())
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
