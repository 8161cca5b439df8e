package model

import (
	"slices"
	"testing"
)

func TestWords(t *testing.T) {
	for name, want := range map[string][]string{
		"getMCPServerURL2":   {"get", "mcp", "server", "url2"},
		"managed_identity":   {"managed", "identity"},
		"SCREAMING_2FA_CASE": {"screaming", "2", "fa", "case"},
		"ABc":                {"a", "bc"},
		"v2Beta":             {"v2", "beta"},
		"größeÄndern":        {"größe", "ändern"},
		"a\xffB":             {"a", "b"},
		"-":                  {},
	} {
		if got := Words(name); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestKey(t *testing.T) {
	for name, want := range map[string]string{"managed_identity": "managedidentity", "GetURL2": "geturl2", "größeÄ": "größeä", "a-\xff b": "ab", "-": ""} {
		if got := Key(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
