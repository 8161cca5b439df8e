package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"sdkparity/model"
	"sdkparity/parity"
)

// Explain writes how each SDK's cell of some rows came to be: what is there and where, by what it was found, what would be
// expected, and which findings result.
func Explain(w io.Writer, r Result, rows []parity.Row) error {
	var b bytes.Buffer
	for i, row := range rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		explainRow(&b, r, row)
	}
	var out bytes.Buffer
	for line := range strings.Lines(b.String()) {
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		out.WriteString(indent + clean(strings.TrimSpace(line), textColumns) + "\n")
	}
	_, err := w.Write(out.Bytes())
	return err
}

func explainRow(b *bytes.Buffer, r Result, row parity.Row) {
	about := []string{row.Kind.String(), "key " + row.Key}
	if row.Layer != model.LayerUnknown {
		about = append(about, row.Layer.String())
	}
	fmt.Fprintf(b, "%s  (%s)\n", row.Concept, strings.Join(about, ", "))
	for _, p := range row.Places {
		fmt.Fprintf(b, "  stands at %s\n", p)
	}
	width := 0
	for _, s := range r.Table.SDKs {
		width = max(width, len(s))
	}
	for i, c := range row.Cells {
		fmt.Fprintf(b, "  %-*s  %s\n", width, r.Table.SDKs[i], strings.Join(explainCell(r, row, i, c), "\n"+strings.Repeat(" ", width+4)))
	}
	for _, f := range r.Findings {
		if f.Row == row.Key {
			fmt.Fprintf(b, "  %s %s: %s\n", f.Severity, f.ID, f.Text)
			fmt.Fprintf(b, "    silenced by a waiver {concept: %q, sdks: [%s], rules: [%s], reason: …}\n", row.Concept, f.SDK, f.Rule)
		}
	}
	for _, a := range r.Table.Ambiguous {
		if strings.Contains(a, row.Key) {
			fmt.Fprintf(b, "  not joined: %s\n", a)
		}
	}
}

func explainCell(r Result, row parity.Row, i int, c parity.Cell) []string {
	lines := []string{c.State.String()}
	if c.Symbol != nil {
		lines[0] += " as " + declared(*c.Symbol) + " at " + position(c.Symbol.At) + " (" + c.Layer.String() + ")"
	}
	if c.Owner != nil && c.Symbol == nil {
		lines = append(lines, "would be in "+c.Owner.Name+" at "+position(c.Owner.At))
	}
	if r.Why != nil {
		if why := r.Why(row, i); why != "" {
			lines = append(lines, "because: "+why)
		}
	}
	if c.Spelled != "" {
		lines = append(lines, "here: "+c.Spelled)
	}
	if c.Aliased {
		lines = append(lines, "an alias of the configuration says that it is this concept")
	}
	if c.Joined != "" {
		lines = append(lines, "joined because it "+strings.TrimPrefix(c.Joined, "it "))
	}
	if c.Implied {
		lines = append(lines, "no finding of its own: its type is missing, which is told there")
	} else if c.State == parity.Missing && row.Remote {
		lines = append(lines, "no finding once it is not new: fewer than half of the SDKs have the type, and no member that two of them share leads to it")
	}
	if c.Hidden {
		line := "there is one that is not public"
		if c.HiddenAt.File != "" {
			line += ", at " + position(c.HiddenAt)
		}
		lines = append(lines, line)
	}
	if c.Generated.At.File != "" {
		lines = append(lines, "generated code: "+c.Generated.State.String()+" at "+position(c.Generated.At))
	}
	if c.Is(parity.Missing, parity.GeneratedOnly) && r.Expected != nil && row.Kind != model.Suite {
		if e := r.Expected(row, i); e.Name != "" {
			lines = append(lines, "expected: "+e.Name+" in "+position(e.At))
		}
	}
	if c.Is(parity.Missing, parity.GeneratedOnly) && !c.Implied {
		for _, n := range r.Table.Nearest(row, i) {
			lines = append(lines, "not "+n.Symbol.Name+" at "+position(n.Symbol.At)+": "+n.Why)
		}
	}
	return lines
}

// declared is a symbol on one line: name, type, presence, wire name, stability.
func declared(s model.Symbol) string {
	out := s.Name
	if s.Type.Text != "" {
		out += ": " + s.Type.Text
	}
	for _, word := range []string{s.Presence.String(), s.Stability.String()} {
		if word != "" {
			out += ", " + word
		}
	}
	if s.Wire != "" {
		out += fmt.Sprintf(", %q in JSON", s.Wire)
	}
	return out
}
