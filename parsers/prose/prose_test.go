package prose

import (
	"strings"
	"testing"
)

func TestPlain(t *testing.T) {
	for doc, want := range map[string]string{
		"See {@link Reef.depth | the depth} of {@code x} and {@link Buoy}.": "See the depth of `x` and Buoy.",
		"Falls back to [`depth`](Self::depth), see [`Reef`].":               "Falls back to `depth`, see `Reef`.",
		"More on [tides](https://example.com/t).":                           "More on tides (https://example.com/t).",
		"See [`a`].\n\n[`a`]: crate::a\n":                                   "See `a`.",
		"Depth.\n```ts\nreef.depth = 1;\n```\nIn metres.":                   "Depth.\nIn metres.",
		"ends\r\n\x00and\u202e here\u2028now\ufeff":                         "ends\nand here now",
		strings.Repeat("é", 1500):                                           strings.Repeat("é", 1000),
	} {
		if got := Plain(doc); got != want {
			t.Errorf("%q\ngot  %q\nwant %q", doc, got, want)
		}
	}
}

func TestUnmarked(t *testing.T) {
	for doc, want := range map[string]string{
		"Depth.\n\n**Experimental.** May change.\n\nMore.": "Depth.\n\nMore.",
		"@deprecated Use x.":  "",
		"Experimental depth.": "Experimental depth.",
	} {
		if got := Unmarked(doc); got != want {
			t.Errorf("%q: got %q, want %q", doc, got, want)
		}
	}
}

func TestRenamed(t *testing.T) {
	got := Renamed("Not with apiKey/bearerToken, base_url or otherName.", []string{"APIKey", "BearerToken", "BaseURL"})
	if want := "Not with APIKey/BearerToken, BaseURL or otherName."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWrap(t *testing.T) {
	got := strings.Join(Wrap("The depth of the reef\nin metres.\n\n\nOne of:\n- shallow water with waves\n- 1. deep\n\n", 20), "|")
	want := "The depth of the|reef in metres.||One of:|- shallow water with|  waves|- 1. deep"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestWidth(t *testing.T) {
	for _, c := range []struct {
		widths []int
		want   int
	}{
		{nil, 77},
		{[]int{40, 70}, 77},
		{[]int{90, 140}, 100},
		{[]int{80, 20, 82, 81}, 82},
		{[]int{30, 30, 30, 30}, 60},
	} {
		if got := Width(c.widths, 77); got != c.want {
			t.Errorf("%v: got %d, want %d", c.widths, got, c.want)
		}
	}
}

func TestNamed(t *testing.T) {
	proper := func(w string) bool { return w == "Pacific" }
	for _, c := range []struct {
		subject   Subject
		doc, want string
	}{
		{Subject{Name: "APIKey"}, "API key. Optional.", "APIKey is the API key. Optional."},
		{Subject{Name: "BaseURL"}, "baseUrl is where it is.", "BaseURL is where it is."},
		{Subject{Name: "BaseURL"}, "`baseUrl`, the address.", "BaseURL, the address."},
		{Subject{Name: "Headers", Plural: true}, "Custom headers to send.", "Headers are the custom headers to send."},
		{Subject{Name: "Headers", Plural: true}, "A map of headers.", "Headers is a map of headers."},
		{Subject{Name: "Names", Plural: true}, "List of names.", "Names is the list of names."},
		{Subject{Name: "Deep"}, "Whether it is deep.", "Deep controls whether it is deep."},
		{Subject{Name: "Deep"}, "Enable the deep.", "Deep enables the deep."},
		{Subject{Name: "Deep"}, "Overrides the depth.", "Deep overrides the depth."},
		{Subject{Name: "OnTide"}, "Called when the tide turns.", "OnTide is called when the tide turns."},
		{Subject{Name: "Zone", Proper: proper}, "Pacific zones only.", "Zone is the Pacific zones only."},
		{Subject{Name: "Zone"}, "When set, it counts.", "When set, it counts."},
		{Subject{Name: "Deep"}, "Enable or disable the deep.", "Deep enables or disables the deep."},
		{Subject{Name: "Deep"}, "Optional depth.", "Deep is an optional depth."},
		{Subject{Name: "Identity"}, "Authenticate with an identity.", "Identity authenticates with an identity."},
		{Subject{Name: "Reef"}, "Picks any reef.", "Reef picks any reef."},
		{Subject{Name: "State"}, "State of the reef.", "State is the state of the reef."},
		{Subject{Name: "Stop", Acts: true}, "Stops the watch.", "Stop stops the watch."},
		{Subject{Name: "End", Acts: true}, "Finish the watch.", "End finishes the watch."},
		{Subject{Name: "Memory"}, "Memory to use.", "Memory is the memory to use."},
		{Subject{Name: "At"}, "When it was found. If ever, that is.", "At is when it was found. If ever, that is."},
		{Subject{Name: "Zone"}, "\"a\" or \"b\".", "\"a\" or \"b\"."},
		{Subject{Name: "Zone"}, "", ""},
	} {
		if got := c.subject.Named(c.doc); got != c.want {
			t.Errorf("%q: got %q, want %q", c.doc, got, c.want)
		}
	}
}

func TestOrdered(t *testing.T) {
	for doc, want := range map[string]string{
		"API key. Optional.":             "Set the API key. Optional.",
		"The base address.":              "Set the base address.",
		"Whether it is deep.":            "Set whether it is deep.",
		"Enables or disables it.":        "Enable or disable it.",
		"Optional depth.":                "Set the depth.",
		"Authenticate with an identity.": "Authenticate with an identity.",
		"Overrides the depth.":           "Override the depth.",
		"Enable the deep.":               "Enable the deep.",
		"When set, it counts.":           "",
		"":                               "",
	} {
		if got := (Subject{Name: "Zone"}).Ordered(doc); got != want {
			t.Errorf("%q: got %q, want %q", doc, got, want)
		}
	}
}

func TestFirst(t *testing.T) {
	for doc, want := range map[string]string{
		"One, e.g. This. Two.":   "One, e.g. This.",
		"One. `a` two.":          "One.",
		"One\nline. two\n\nNext": "One line. two",
	} {
		if got := First(doc); got != want {
			t.Errorf("%q: got %q, want %q", doc, got, want)
		}
	}
}
