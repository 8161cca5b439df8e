package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sdkparity/config"
)

func TestConfigSchema(t *testing.T) {
	stdout, _, code := run(t, "config", "schema")
	if code != 0 || stdout != string(config.JSONSchema) || !json.Valid([]byte(stdout)) {
		t.Errorf("status %d\n%s", code, stdout)
	}
}

func TestConfigCheck(t *testing.T) {
	s, _, _ := newSample(t)
	file := filepath.Join(s.dir, filepath.FromSlash(configPath))
	for _, args := range [][]string{{"--repo", s.dir}, {file}} {
		stdout, stderr, code := run(t, append([]string{"config", "check"}, args...)...)
		if want := filepath.ToSlash(file) + ": ok, 6 SDKs, 0 aliases, 0 waivers\n"; code != 0 || stdout != want {
			t.Errorf("%v: status %d, %q%s, want %q", args, code, stdout, stderr, want)
		}
	}
	s.configure("waivers: [{concept: A, reason: r, sdks: [cobol]}]\naliases: [{concept: A, names: [B], colour: red}]\n")
	_, stderr, code := run(t, "config", "check", file)
	if code != 2 || !strings.Contains(stderr, ":41:12: aliases.0: additional properties 'colour' not allowed") {
		t.Errorf("status %d, %s", code, stderr)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if _, stderr, code := run(t, "config", "check", "--repo", s.dir); code != 2 || !strings.Contains(stderr, "`sdkparity init` writes it") {
		t.Errorf("status %d, %s", code, stderr)
	}
}
