package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"sdkparity/config"
	"sdkparity/report"
	"sdkparity/source"
)

func newSchema() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "schema",
		Short:   "Fetch, compare and check the product's JSON schema",
		Example: "  sdkparity schema fetch\n  sdkparity schema diff --from v1.2.0",
		RunE:    help,
	}
	cmd.AddCommand(newSchemaFetch(), newSchemaDiff(), newSchemaLint())
	return cmd
}

// noArgs makes a word too many wrong usage.
func noArgs(cmd *cobra.Command, args []string) error { return usage(cobra.NoArgs(cmd, args)) }

// schemaAt is the schema a command is about: that of local paths, for which no repository is needed, or of a revision.
func (w *workspace) schemaAt(ctx context.Context, rev string, from schemaSource) (schema, error) {
	if len(from.paths) > 0 {
		return w.wantedSchema(ctx, source.Tree{}, &config.Config{}, from)
	}
	tree, err := w.tree(ctx, rev)
	if err != nil {
		return schema{}, err
	}
	c, err := w.load(ctx, tree)
	if err != nil {
		return schema{}, err
	}
	return w.wantedSchema(ctx, tree, c, from)
}

// isPlace reports whether an argument that may be a revision or a path is a path.
func isPlace(arg string) bool {
	_, err := os.Stat(arg)
	return arg != "" && (err == nil || strings.ContainsAny(arg, "*?[") || strings.Contains(arg, "://"))
}

// schemaName says which schema it is.
func schemaName(s report.SchemaState) string {
	switch {
	case s.Skewed:
		return s.Version + " (skewed: " + s.Why + ")"
	case s.Version == "":
		return "files of the repository"
	}
	return s.Version
}

// writeDoc gives a result as text, by its own function, or as JSON.
func writeDoc(w io.Writer, format string, doc any, text func() string) error {
	switch format {
	case "text":
		_, err := io.WriteString(w, text())
		return err
	case "json":
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", " ")
		return e.Encode(doc)
	}
	return usage(fmt.Errorf("unknown format %q: this has text and json", format))
}

var errNoCache = errors.New("there is no folder to keep the schema in; name one with --cache-dir")
