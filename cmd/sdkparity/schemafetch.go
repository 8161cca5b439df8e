package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sdkparity/model"
)

func newSchemaFetch() *cobra.Command {
	var w workspace
	var rev, format string
	var nearest bool
	cmd := &cobra.Command{
		Use:   "fetch",
		Short: "Bring the schema that the lock file pins into the cache",
		Long: "Bring the schema that the lock file pins into the cache, where check, audit and explain find it.\n" +
			"The package comes from the registry that this machine's npm configuration names, and must have the lock file's hash.",
		Example: "  sdkparity schema fetch\n  sdkparity schema fetch --rev v1.2.0 --nearest",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w.stderr = cmd.ErrOrStderr()
			doc, err := w.fetchSchema(cmd.Context(), rev, nearest)
			if err != nil {
				return err
			}
			return writeDoc(cmd.OutOrStdout(), format, doc, doc.text)
		},
	}
	w.flags(cmd.Flags())
	cmd.Flags().StringVar(&rev, "rev", "", "revision whose lock file counts (default: the working tree)")
	cmd.Flags().BoolVar(&nearest, "nearest", false, "where the registry does not serve the pinned version, fetch the nearest one")
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}

func (w *workspace) fetchSchema(ctx context.Context, rev string, nearest bool) (fetchedDoc, error) {
	if w.cacheDir == "" && !w.noCache {
		return fetchedDoc{}, errNoCache
	}
	tree, err := w.tree(ctx, rev)
	if err != nil {
		return fetchedDoc{}, err
	}
	c, err := w.load(ctx, tree)
	if err != nil {
		return fetchedDoc{}, err
	}
	if c.Schema == nil || c.Schema.NPM == nil {
		return fetchedDoc{}, usage(errors.New(c.File + " names no npm package with a schema: there is nothing to fetch"))
	}
	pins, err := schemaPins(ctx, tree, *c.Schema)
	if err != nil {
		return fetchedDoc{}, fmt.Errorf("schema: %w", err)
	}
	p := pinnedSchema{w, pins, c.Schema.Files, tree.Rev}
	files, err := p.download(ctx, nearest)
	if err != nil {
		return fetchedDoc{}, fmt.Errorf("schema: %w", standIn(err, nearest, "--nearest takes the nearest version"))
	}
	s, err := w.parseSchema(files, schemaSource{})
	if err != nil {
		return fetchedDoc{}, fmt.Errorf("schema: %w", err)
	}
	return newFetchedDoc(files, s, c.Schema.NPM.Lock, tree.Rev), nil
}

type fetchedDoc struct {
	Version     int          `json:"version"`
	Package     string       `json:"package"`
	Schema      string       `json:"schema"` // its version
	Pinned      string       `json:"pinned"`
	Skewed      bool         `json:"skewed"`
	Integrity   string       `json:"integrity"`
	Lock        string       `json:"lock"`
	Rev         string       `json:"rev,omitempty"`
	Files       []fetchedTo  `json:"files"`
	Definitions int          `json:"definitions"`
	Methods     int          `json:"methods"`
	Counts      schemaCounts `json:"counts"`
	Problems    []lintDoc    `json:"problems"`
}

type fetchedTo struct {
	Path string `json:"path"`
	Size int    `json:"size"`
}

type schemaCounts struct {
	Read    int `json:"read"`
	Ignored int `json:"ignored"`
	Unread  int `json:"unread"`
}

func newFetchedDoc(f schemaFiles, s schema, lock, rev string) fetchedDoc {
	d := fetchedDoc{
		Version: 1, Package: f.pin.Name, Schema: f.pin.Version, Pinned: f.pinned.Version, Skewed: s.state.Skewed, Integrity: f.pin.Integrity,
		Lock: lock, Rev: rev, Files: []fetchedTo{}, Counts: schemaCounts(s.api.Counts), Problems: []lintDoc{},
	}
	for _, file := range f.files {
		d.Files = append(d.Files, fetchedTo{strings.TrimPrefix(file.Path, f.pin.Name+"@"+f.pin.Version+"/"), len(file.Data)})
	}
	for _, t := range s.api.Types {
		if t.Kind == model.Class {
			d.Methods += len(t.Members)
			continue
		}
		d.Definitions++
	}
	for _, p := range s.api.Problems {
		d.Problems = append(d.Problems, lintDoc{File: p.File, Line: p.Line, Text: p.Text})
	}
	return d
}

func (d fetchedDoc) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s@%s\n", d.Package, d.Schema)
	if d.Skewed {
		fmt.Fprintf(&b, "  SKEWED     %s is pinned and not to be had; this is the nearest version\n", d.Pinned)
	}
	at := "the working tree"
	if d.Rev != "" {
		at = d.Rev[:min(12, len(d.Rev))]
	}
	fmt.Fprintf(&b, "  lock file  %s of %s\n  integrity  %s\n", d.Lock, at, printable(d.Integrity))
	width := 0
	for _, f := range d.Files {
		width = max(width, len(printable(f.Path)))
	}
	for _, f := range d.Files {
		fmt.Fprintf(&b, "  %-*s  %9d bytes\n", width, printable(f.Path), f.Size)
	}
	fmt.Fprintf(&b, "  %d definitions, %d methods: %d declarations read, %d left out on purpose, %d not understood\n",
		d.Definitions, d.Methods, d.Counts.Read, d.Counts.Ignored, d.Counts.Unread)
	for _, p := range d.Problems {
		fmt.Fprintf(&b, "  %s\n", p.text())
	}
	return b.String()
}
