package source

import "testing"

func TestWebAddress(t *testing.T) {
	for remote, want := range map[string]string{
		"https://example.com/acme/sdk.git":               "https://example.com/acme/sdk",
		"https://user:secret@example.com/acme/sdk":       "https://example.com/acme/sdk",
		"git@example.com:acme/sdk.git":                   "https://example.com/acme/sdk",
		"ssh://git@example.com:22/acme/sdk.git":          "https://example.com/acme/sdk",
		"/home/someone/sdk":                              "",
		"file:///home/someone/sdk":                       "",
		"ext::sh -c evil":                                "",
		"https://example.com/a/b/c":                      "",
		"javascript:alert(1)":                            "",
		"":                                               "",
		"git@example.com:acme/sdk.git) [evil](https://x": "",
	} {
		if got := webAddress(remote); got != want {
			t.Errorf("%q: got %q, want %q", remote, got, want)
		}
	}
}
