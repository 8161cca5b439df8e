package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"sdkparity/parity"
	"sdkparity/parsers/language"
	"sdkparity/report"
	"sdkparity/rules"
	"sdkparity/suggest"
)

// audited is what there is to say about one revision.
func audited(s *side) report.Result {
	r := report.Result{
		Head: s.tree.Rev, Table: s.table, Findings: s.findings, Codegen: map[string]string{},
		Expected: func(row parity.Row, sdk int) report.Expected { return expected(s, row, sdk) },
	}
	for _, sdk := range s.config.SDKs {
		r.Codegen[sdk.Name] = sdk.Codegen
	}
	for _, api := range s.apis {
		r.Coverage = append(r.Coverage, report.Coverage{SDK: api.SDK, Absent: api.Absent, Files: api.Files, Counts: api.Counts})
		for _, p := range api.Problems {
			r.Problems = append(r.Problems, report.SDKProblem{SDK: api.SDK, Problem: p})
		}
	}
	return r
}

// compared is what there is to say about the way from one revision to another.
func compared(base, head *side) report.Result {
	c := rules.Compare(base.table, head.table, base.findings, head.findings)
	r := audited(head)
	r.Base, r.Findings, r.Changes, r.BaseRows = base.tree.Rev, c.Findings, c.Changes, c.Base
	return r
}

func expected(s *side, row parity.Row, sdk int) report.Expected {
	name := s.table.SDKs[sdk]
	for _, c := range s.config.SDKs {
		if c.Name != name {
			continue
		}
		lang, err := languageOf(c)
		if err != nil {
			lang = language.Language{} // a column that no parser of ours writes
		}
		text, place := suggest.Expected(row, sdk, lang)
		return report.Expected{Name: text, At: place.At, NewFile: place.NewFile}
	}
	return report.Expected{}
}

// write gives a result in one of the formats.
func write(w io.Writer, r report.Result, format string) error {
	switch format {
	case "text":
		return report.Text(w, r, terminal(w))
	case "json":
		return report.JSON(w, r)
	}
	return usage(fmt.Errorf("unknown format %q", format))
}

// terminal is what the place that text goes to can show; a file or a pipe shows lines of any length, without colour.
func terminal(w io.Writer) report.TextOptions {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return report.TextOptions{}
	}
	o := report.TextOptions{Colour: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil {
		o.Width = width
	}
	return o
}
