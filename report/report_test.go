package report

import (
	"bytes"
	"fmt"
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
			name, short := strings.CutPrefix(name, "start-of-")
			out := written(t, name, resultOf(t, text))
			if short {
				out, name = elided(out), "start-of-"+name
			}
			got["want-"+name] = out
		}
		return got
	})
}

// elided keeps the first and last of many lines that begin alike, and counts the rest.
func elided(text string) string {
	var out strings.Builder
	lines := strings.SplitAfter(text, "\n")
	for i := 0; i < len(lines); {
		n := 1
		for i+n < len(lines) && lines[i] != "" && strings.HasPrefix(lines[i+n], lines[i][:min(3, len(lines[i]))]) {
			n++
		}
		if n < 6 {
			out.WriteString(strings.Join(lines[i:i+n], ""))
		} else {
			fmt.Fprintf(&out, "%s(%d lines like these)\n%s", strings.Join(lines[i:i+2], ""), n-4, strings.Join(lines[i+n-2:i+n], ""))
		}
		i += n
	}
	return out.String()
}

// TestLimit holds that a report on any number of concepts and SDKs fits, and that every row is there or counted.
func TestLimit(t *testing.T) {
	for _, columns := range []int{1, 2, 6, 40} {
		for _, rows := range []int{1, 60, 700} {
			var head strings.Builder
			head.WriteString("link https://github.com/acme/a-repository-with-a-long-name/blob/2222222222222222222222222222222222222222/\nsdks")
			for i := range columns {
				fmt.Fprintf(&head, " sdk%d", i)
			}
			for _, text := range []string{"base b\nhead h\n" + head.String(), head.String()} {
				status := "audit"
				if strings.HasPrefix(text, "base") {
					status = "new"
				}
				got := written(t, "markdown", resultOf(t, fmt.Sprintf("%s\nfill %d %s", text, rows, status)))
				if len(got) >= 65_536 {
					t.Errorf("%d SDKs, %d rows: %d bytes", columns, rows, len(got))
				}
				if n := told(got); n != rows && columns > 1 {
					t.Errorf("%d SDKs, %d rows, %s: %d told or counted\n%s", columns, rows, status, n, elided(got))
				}
			}
		}
	}
}

// told counts the rows of the first table, and those it says were cut.
func told(text string) int {
	n := 0
	for line := range strings.Lines(text) {
		var cut int
		if strings.HasPrefix(line, "| `Lamp") {
			n++
		} else if _, err := fmt.Sscanf(strings.ReplaceAll(line, ",", ""), "| … and %d more", &cut); err == nil {
			n += cut
		}
	}
	return n
}

// TestSameBytes holds for every format, whatever order the maps of a result are walked in.
func TestSameBytes(t *testing.T) {
	in, err := txtar.ParseFile("testdata/gaps.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(golden.File(t, in, "result")), "\n")
	for _, f := range Formats {
		want := written(t, f.Name, resultOf(t, text))
		for range 10 {
			if got := written(t, f.Name, resultOf(t, text)); got != want {
				t.Fatalf("%s differs from run to run", f.Name)
			}
		}
	}
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
