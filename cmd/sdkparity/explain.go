package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/report"
)

func newExplain() *cobra.Command {
	var w workspace
	var rev string
	cmd := &cobra.Command{
		Use:     "explain CONCEPT",
		Short:   "Show how each SDK's cell of a concept came to be",
		Example: "  sdkparity explain StorageConfig.retry\n  sdkparity explain retry --rev main",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			w.suites = strings.HasPrefix(args[0], "suite.")
			w.open(cmd.ErrOrStderr())
			defer w.close(cmd.ErrOrStderr())
			s, err := w.at(cmd.Context(), rev)
			if err != nil {
				return err
			}
			rows := concepts(s.table, args[0])
			if len(rows) == 0 {
				return usage(fmt.Errorf("no concept is called %s%s", args[0], nearest(s.table, args[0])))
			}
			return report.Explain(cmd.OutOrStdout(), audited(s), rows)
		},
	}
	w.flags(cmd.Flags())
	w.from.flags(cmd.Flags())
	cmd.Flags().StringVar(&rev, "rev", "", "`revision` to read (default: the working tree)")
	return cmd
}

// concepts are the rows that a name stands for: the name itself, else every row that ends in it.
func concepts(t *parity.Table, name string) []parity.Row {
	key := conceptKey(name)
	var exact, ending []parity.Row
	for _, r := range t.Rows {
		switch {
		case r.Key == key || conceptKey(r.Concept) == key:
			exact = append(exact, r)
		case strings.HasSuffix(r.Key, "."+key) || strings.HasSuffix(conceptKey(r.Concept), "."+key):
			ending = append(ending, r)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return ending
}

// conceptKey is a name with each of its parts as keys are.
func conceptKey(name string) string {
	parts := strings.Split(name, ".")
	for i, p := range parts {
		parts[i] = model.Key(p)
	}
	return strings.Join(parts, ".")
}

// nearest offers the concepts whose names are most like one that does not exist.
func nearest(t *parity.Table, name string) string {
	type candidate struct {
		name     string
		distance int
	}
	key := conceptKey(name)
	var all []candidate
	for _, r := range t.Rows {
		if d := distance(conceptKey(r.Concept), key); d <= max(2, len(key)/3) {
			all = append(all, candidate{r.Concept, d})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.name, b.name))
	})
	if len(all) == 0 {
		return ""
	}
	var names []string
	for _, c := range all[:min(3, len(all))] {
		names = append(names, c.name)
	}
	return "; did you mean " + strings.Join(names, ", ") + "?"
}

// distance is the number of letters to change, add or remove to make one word the other (Levenshtein).
func distance(a, b string) int {
	if gap := len(a) - len(b); gap > 8 || gap < -8 {
		return 99 // far apart by length alone; the table has tens of thousands of rows
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
