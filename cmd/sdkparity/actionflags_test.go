package main

import (
	"regexp"
	"testing"
)

// TestActionFlags holds that the flags by which the Action calls the program are its own.
func TestActionFlags(t *testing.T) {
	flag := regexp.MustCompile(`(?m)(?:flag |--)([a-z]+(?:-[a-z]+)*)`)
	words := flag.FindAllStringSubmatch(githubFiles(t)["run.sh"], -1)
	if len(words) < 8 {
		t.Fatalf("found %d flags in run.sh", len(words))
	}
	root := newRoot()
	for _, m := range words {
		known := false
		for _, name := range []string{"pr", "audit"} {
			if cmd, _, err := root.Find([]string{name}); err == nil && cmd != root {
				known = known || cmd.Flags().Lookup(m[1]) != nil
			}
		}
		if !known && m[1] != "name" { // --name=value is in a comment
			t.Errorf("neither pr nor audit has --%s", m[1])
		}
	}
}
