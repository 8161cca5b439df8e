package doctext

import (
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"words":           {"one two three four five six seven eight nine", "one two three four five six|seven eight nine"},
		"lines are one":   {"one two\nthree", "one two three"},
		"a sentence":      {"One two.\nThree four.", "One two.|Three four."},
		"paragraphs":      {"one\n\n\n\ntwo", "one||two"},
		"a list":          {"One:\n- two\n- three four five six seven eight nine ten eleven", "One:|- two|- three four five six seven|  eight nine ten eleven"},
		"a long word":     {"https://example.com/a/very/long/path/that/has/no/spaces x", "https://example.com/a/very/long/path/that/has/no/spaces|x"},
		"nothing":         {" \n\n ", ""},
		"invisible signs": {"a\u202eb\x00c\rd\u2028e", "abc d e"},
	} {
		if got := strings.Join(Wrap(c.text, 30), "|"); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, c.want)
		}
	}
}

func TestRenamed(t *testing.T) {
	known := []string{"api_key", "url", "base_url"}
	for text, want := range map[string]string{
		"Instead of {@link apiKey}/{@link  Config.x}.":         "Instead of api_key/Config.x.",
		"[`base_url`](Self::base_url) and [`Other`](x::Other)": "`base_url` and `Other`",
		"`[a](b)` stays, see [the docs](https://x.y)":          "`[a](b)` stays, see [the docs](https://x.y)",
		"The ApiKey, not the API-KEY or the Url":               "The api_key, not the API-KEY or the Url",
	} {
		if got := Renamed(text, known); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", text, got, want)
		}
	}
}
