package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

func newSchemaDiff() *cobra.Command {
	var w workspace
	var from, to, format string
	cmd := &cobra.Command{
		Use:   "diff",
		Short: "Compare the schemas of two revisions",
		Long: "Compare the schemas that two revisions pin, or of two places on this machine: what was added, removed and changed.\n" +
			"Descriptions, the order of things and constraints on values do not count. What is inside something new or removed is not listed.",
		Example: "  sdkparity schema diff\n  sdkparity schema diff --from v1.2.0 --to HEAD --schema-fetch\n  sdkparity schema diff --from old/schemas --to 'new/*.schema.json'",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w.stderr = cmd.ErrOrStderr()
			doc, err := w.diffSchemas(cmd.Context(), from, to)
			if err != nil {
				return err
			}
			return writeDoc(cmd.OutOrStdout(), format, doc, doc.text)
		},
	}
	w.flags(cmd.Flags())
	w.from.online(cmd.Flags())
	cmd.Flags().StringVar(&from, "from", "HEAD", "revision, or schema file, folder or glob")
	cmd.Flags().StringVar(&to, "to", "", "the same (default: the working tree)")
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}

func (w *workspace) diffSchemas(ctx context.Context, from, to string) (diffDoc, error) {
	before, err := w.schemaAtArg(ctx, from)
	if err != nil {
		return diffDoc{}, err
	}
	after, err := w.schemaAtArg(ctx, to)
	if err != nil {
		return diffDoc{}, err
	}
	return newDiffDoc(before, after), nil
}

// schemaAtArg is the schema of a revision, or of a path where there is one of that name.
func (w *workspace) schemaAtArg(ctx context.Context, arg string) (schema, error) {
	if isPlace(arg) {
		return w.schemaAt(ctx, "", schemaSource{paths: []string{arg}})
	}
	return w.schemaAt(ctx, arg, w.from)
}

type diffDoc struct {
	Version int         `json:"version"`
	From    string      `json:"from"`
	To      string      `json:"to"`
	Changes []changeDoc `json:"changes"`
	Summary summaryDoc  `json:"summary"`
}

type changeDoc struct {
	Change string `json:"change"` // added, removed or changed
	Kind   string `json:"kind"`
	Name   string `json:"name"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	File   string `json:"file"` // of the newer schema that has it
	Line   int    `json:"line"`
}

type summaryDoc struct {
	Added   int `json:"added"`
	Removed int `json:"removed"`
	Changed int `json:"changed"`
}

func newDiffDoc(from, to schema) diffDoc {
	d := diffDoc{Version: 1, From: schemaName(from.state), To: schemaName(to.state), Changes: []changeDoc{}}
	before, after := byName(schemaEntries(from.api)), byName(schemaEntries(to.api))
	gone := alone(before, after, "removed")
	fresh := alone(after, before, "added")
	var changed []changeDoc
	for name, a := range after {
		b, ok := before[name]
		if ok && (a.kind() != b.kind() || a.text() != b.text()) {
			changed = append(changed, changeDoc{"changed", a.kind(), name, b.text(), a.text(), a.sym.At.File, a.sym.At.Line})
		}
	}
	d.Summary = summaryDoc{Added: len(fresh), Removed: len(gone), Changed: len(changed)}
	d.Changes = append(slices.Concat(d.Changes, gone, fresh), changed...)
	slices.SortFunc(d.Changes, func(a, b changeDoc) int { return strings.Compare(a.Name, b.Name) })
	return d
}

func byName(all []schemaEntry) map[string]schemaEntry {
	m := make(map[string]schemaEntry, len(all))
	for _, e := range all {
		m[e.name] = e
	}
	return m
}

// alone is what only one schema has, unless what holds it is among that too.
func alone(has, lacks map[string]schemaEntry, change string) []changeDoc {
	var all []changeDoc
	for _, name := range slices.Sorted(maps.Keys(has)) {
		e := has[name]
		_, both := lacks[name]
		_, held := lacks[e.parent]
		if both || e.parent != "" && !held {
			continue
		}
		c := changeDoc{Change: change, Kind: e.kind(), Name: name, File: e.sym.At.File, Line: e.sym.At.Line}
		if change == "added" {
			c.After = e.text()
		} else {
			c.Before = e.text()
		}
		all = append(all, c)
	}
	return all
}

func (d diffDoc) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "schema %s → %s\n", printable(d.From), printable(d.To))
	fmt.Fprintf(&b, "  %d added, %d removed, %d changed\n", d.Summary.Added, d.Summary.Removed, d.Summary.Changed)
	if len(d.Changes) > 0 {
		b.WriteString("\n")
	}
	for _, c := range d.Changes {
		fmt.Fprintf(&b, "%s %-10s %s%s\n", map[string]string{"added": "+", "removed": "-", "changed": "~"}[c.Change], c.Kind, printable(c.Name), c.what())
	}
	return b.String()
}

func (c changeDoc) what() string {
	switch {
	case c.Change != "changed" && c.Before+c.After == "":
		return ""
	case c.Change != "changed":
		return "  " + short(c.Before+c.After)
	}
	if was, ok := unionVariants(c.Before); ok {
		if is, ok := unionVariants(c.After); ok {
			return "  union: " + short(variantChanges(was, is))
		}
	}
	return "  " + short(c.Before) + "  ⇒  " + short(c.After)
}

// unionVariants is what an entry's text names as variants, when it says no more than that.
func unionVariants(text string) ([]string, bool) {
	variants, ok := strings.CutPrefix(text, "union of ")
	return strings.Split(variants, " | "), ok
}

// variantChanges is what a union gained and lost.
func variantChanges(was, is []string) string {
	var all []string
	for _, v := range is {
		if !slices.Contains(was, v) {
			all = append(all, "+ "+v)
		}
	}
	for _, v := range was {
		if !slices.Contains(is, v) {
			all = append(all, "- "+v)
		}
	}
	return strings.Join(all, ", ")
}
