package report

import "io"

// Format is a way to write a result.
type Format struct {
	Name         string
	Check, Audit bool // which commands offer it
	Write        func(w io.Writer, r Result, o TextOptions) error
}

// Formats are all of them, in the order in which help lists them.
var Formats = []Format{
	{"text", true, true, Text},
	{"markdown", true, true, plainly(Markdown)},
	{"json", true, true, plainly(JSON)},
	{"sarif", true, true, plainly(SARIF)},
	{"github", true, false, plainly(Markdown)},
	{"html", false, true, plainly(HTML)},
	{"csv", false, true, plainly(CSV)},
}

// plainly is a format that no terminal shapes.
func plainly(write func(io.Writer, Result) error) func(io.Writer, Result, TextOptions) error {
	return func(w io.Writer, r Result, _ TextOptions) error { return write(w, r) }
}
