package report

import (
	"io"
	"slices"
	"strings"
)

// TextOptions are what a terminal can show.
type TextOptions struct {
	Width   int  // columns of the terminal; 0 for no limit
	Colour  bool // ANSI colours
	ASCII   bool // no sign outside ASCII
	Verbose bool // everything, where a report otherwise counts
}

const (
	bold   = "1"
	dim    = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
	blue   = "34"
)

// printer collects the lines of a text report.
type printer struct {
	TextOptions
	b strings.Builder
}

func (p *printer) paint(s, colour string) string {
	if !p.Colour || colour == "" || s == "" {
		return s
	}
	return "\x1b[" + colour + "m" + s + "\x1b[0m"
}

func (p *printer) glyph(s sign) string {
	if p.ASCII {
		return s.ascii
	}
	return s.glyph
}

// line writes one line as it is, however long: paths and code are to be copied.
func (p *printer) line(s string) {
	p.b.WriteString(strings.TrimRight(s, " "))
	p.b.WriteByte('\n')
}

// item writes text of which the first column is a mark, broken at the width with the following lines under its start.
func (p *printer) item(indent, text, colour string) {
	room := p.Width - columns(indent)
	if p.Width == 0 {
		room = 0
	} else {
		room = max(room, 16)
	}
	for i, s := range wrap(text, room) {
		if i == 1 {
			indent = strings.Repeat(" ", columns(indent))
		}
		p.line(indent + p.paint(s, colour))
	}
}

func (p *printer) section(title string) {
	p.line("")
	p.item("", title, bold)
}

const maxEntries = 10 // of a list that is not what the reader came for

// few shortens a list to what a reader takes in, with a last entry that counts the rest.
func (p *printer) few(list []string) []string {
	if p.Verbose || len(list) <= maxEntries {
		return list
	}
	return append(slices.Clone(list[:maxEntries]), thousands(len(list)-maxEntries)+" more")
}

func (p *printer) flush(w io.Writer) error {
	s := p.b.String()
	if p.ASCII {
		s = strings.NewReplacer("…", "...", "–", "-", "·", "-").Replace(s)
	}
	_, err := io.WriteString(w, s)
	return err
}
