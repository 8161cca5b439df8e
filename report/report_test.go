package report

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"sdkparity/internal/golden"
)

// TestFormats writes the result of each archive in the formats its first line names.
func TestFormats(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in *txtar.Archive) map[string]string {
		head, text, _ := strings.Cut(string(golden.File(t, in, "result")), "\n")
		got := map[string]string{}
		for _, name := range strings.Fields(strings.TrimPrefix(head, "formats")) {
			got["want-"+name] = written(t, name, resultOf(t, text))
		}
		return got
	})
}

// variants are formats with the options of a terminal.
var variants = map[string]TextOptions{
	"text":    {Width: 120},
	"narrow":  {Width: 44},
	"ascii":   {Width: 120, ASCII: true},
	"colour":  {Width: 120, Colour: true},
	"verbose": {Verbose: true},
}

func written(t *testing.T, name string, r Result) string {
	t.Helper()
	var b bytes.Buffer
	if o, ok := variants[name]; ok {
		if err := Text(&b, r, o); err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(b.String(), "\x1b", "␛")
	}
	for _, f := range Formats {
		if f.Name == name {
			if err := f.Write(&b, r, TextOptions{}); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}
	}
	t.Fatalf("no format %s", name)
	return ""
}
