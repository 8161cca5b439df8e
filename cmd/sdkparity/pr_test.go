package main

import (
	"strings"
	"testing"
)

// TestPR is the life of a pull request: it opens gaps, is looked at again, closes them and opens them anew.
func TestPR(t *testing.T) {
	s := newStage(t)
	s.clone(s.base, s.head)
	first := s.run("--deliver", "all")
	t.Log(first.stderr)
	for _, r := range first.requests {
		t.Log(r.Method, r.Path, r.Status)
	}
	if first.code != 0 || first.outputs["status"] != "gaps" || !strings.Contains(first.summary, "EncryptionConfig") {
		t.Errorf("first run: status %d, outputs %v, summary %.100s", first.code, first.outputs, first.summary)
	}
	if c := s.comments(); len(c) != 1 || !strings.Contains(c[0], "EncryptionConfig") {
		t.Errorf("comments %q", c)
	}
	t.Log(s.gh.Dump())
	again := s.run("--deliver", "all")
	t.Log(again.stderr)
	for _, r := range again.requests {
		t.Log(r.Method, r.Path, r.Status)
	}
}
