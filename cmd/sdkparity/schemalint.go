package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sdkparity/model"
)

func newSchemaLint() *cobra.Command {
	var w workspace
	var rev, format string
	cmd := &cobra.Command{
		Use:     "lint [PATH]...",
		Short:   "Find what a schema says that SDKs cannot",
		Long:    "Find what a schema says that SDKs cannot, or not all in the same way.\n\n" + lintHelp(),
		Example: "  sdkparity schema lint --rev v1.2.0\n  sdkparity schema lint schemas/*.json",
		RunE: func(cmd *cobra.Command, args []string) error {
			w.stderr = cmd.ErrOrStderr()
			w.from.paths = append(w.from.paths, args...)
			s, err := w.schemaAt(cmd.Context(), rev, w.from)
			if err != nil {
				return err
			}
			doc := newLintedDoc(s)
			return writeDoc(cmd.OutOrStdout(), format, doc, doc.text)
		},
	}
	w.flags(cmd.Flags())
	w.from.flags(cmd.Flags())
	cmd.Flags().StringVar(&rev, "rev", "", "revision whose schema to check (default: the working tree)")
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}

// lintCheck is one thing that is wrong with schemas: found in what they define, or in what the parser says of them.
type lintCheck struct {
	id, why string
	find    func(l linter, e schemaEntry) string // what is wrong with an entry, or ""
	problem string                               // part of the parser's text
}

var lintChecks = []lintCheck{
	{
		id:   "mixed-union",
		why:  "outside TypeScript and Python no type is now a plain value and now an object or list, so each SDK invents a wrapper of its own",
		find: func(l linter, e schemaEntry) string { return l.union(e, mixed) },
	},
	{
		id:   "scalar-union",
		why:  "a string in one message and a number or boolean in the next becomes any, text or a wrapper, in each SDK another",
		find: func(l linter, e schemaEntry) string { return l.union(e, scalars) },
	},
	{
		id:   "name-clash",
		why:  "SDKs write names in their own case, where these two are one",
		find: linter.clash,
	},
	{
		id:      "dangling-ref",
		why:     "nobody can say what type this is; generators stop here, or take it for anything",
		problem: "leads nowhere",
	},
	{
		id:      "circular",
		why:     "a definition that is only itself allows nothing and everything",
		problem: "is defined by itself",
	},
	{
		id:      "not-understood",
		why:     "what this parser cannot read is compared with nothing",
		problem: "", // all the others
	},
}

func lintHelp() string {
	var b strings.Builder
	for _, c := range lintChecks {
		fmt.Fprintf(&b, "  %-14s  %s\n", c.id, c.why)
	}
	return b.String()
}

type lintedDoc struct {
	Version  int               `json:"version"`
	Schema   string            `json:"schema"`
	Findings []lintDoc         `json:"findings"`
	Checks   map[string]string `json:"checks"` // why, by id
}

type lintDoc struct {
	Check string `json:"check,omitempty"`
	Name  string `json:"name,omitempty"`
	File  string `json:"file"`
	Line  int    `json:"line"`
	Text  string `json:"text"`
}

func newLintedDoc(s schema) lintedDoc {
	d := lintedDoc{Version: 1, Schema: schemaName(s.state), Findings: []lintDoc{}, Checks: map[string]string{}}
	all := schemaEntries(s.api)
	l := newLinter(s.api, all)
	for _, c := range lintChecks {
		d.Checks[c.id] = c.why
		if c.find == nil {
			continue
		}
		for _, e := range all {
			if text := c.find(l, e); text != "" {
				d.Findings = append(d.Findings, lintDoc{c.id, e.name, e.sym.At.File, e.sym.At.Line, text})
			}
		}
	}
	for _, p := range s.api.Problems {
		d.Findings = append(d.Findings, lintDoc{Check: checkOf(p), File: p.File, Line: p.Line, Text: p.Text})
	}
	slices.SortStableFunc(d.Findings, func(a, b lintDoc) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Check, b.Check), cmp.Compare(a.Name, b.Name))
	})
	return d
}

func checkOf(p model.Problem) string {
	i := slices.IndexFunc(lintChecks, func(c lintCheck) bool { return c.find == nil && strings.Contains(p.Text, c.problem) })
	return lintChecks[i].id
}

func (d lintedDoc) text() string {
	var b strings.Builder
	counts := map[string]int{}
	for _, f := range d.Findings {
		counts[f.Check]++
		b.WriteString(f.text() + "\n")
	}
	if len(d.Findings) > 0 {
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "schema %s: %s\n", printable(d.Schema), plural(len(d.Findings), "finding"))
	for _, c := range lintChecks {
		if counts[c.id] > 0 {
			fmt.Fprintf(&b, "  %4d %s: %s\n", counts[c.id], c.id, c.why)
		}
	}
	return b.String()
}

// text is one line that editors and terminals make a link of.
func (f lintDoc) text() string {
	at := printable(f.File)
	if f.Line > 0 {
		at = fmt.Sprintf("%s:%d", at, f.Line)
	}
	what := short(f.Text)
	if f.Name != "" {
		what = short(f.Name) + " " + what
	}
	if f.Check != "" {
		what = f.Check + ": " + what
	}
	return at + ": " + what
}
