package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sdkparity/config"
	"sdkparity/source"
)

func newDoctor() *cobra.Command {
	var w workspace
	var rev string
	format := choice{"text", []string{"text", "json"}}
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Say whether the configuration is true of the repository",
		Long: "Say whether the configuration is true of the repository: it is valid, every SDK has files and entry points, what it calls\n" +
			"generated is there, the schema is found, the waivers still cover something, the source is understood, and the workflows that\n" +
			"run sdkparity start with every change that matters, are safe, and may do what they are for and no more.\n" +
			"Ends with status 1 when something fails; what is only a warning does not.",
		Example: "  sdkparity doctor\n  sdkparity doctor --rev v1.2.0 --schema-fetch",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w.open(cmd.ErrOrStderr())
			defer w.close(cmd.ErrOrStderr())
			w.suites = true // waivers may be about them
			exam, err := w.examine(cmd.Context(), rev)
			if err != nil {
				return err
			}
			if err := writeDoc(cmd.OutOrStdout(), format.value, exam, exam.text); err != nil {
				return err
			}
			if exam.Failed > 0 {
				return errFindings
			}
			return nil
		},
	}
	w.flags(cmd.Flags())
	w.from.flags(cmd.Flags())
	cmd.Flags().StringVar(&rev, "rev", "", "`revision` to read (default: the working tree)")
	format.flag(cmd, "format", "how it is written")
	return cmd
}

// exam is what doctor finds, in the order in which a person would mend it.
type exam struct {
	Version int       `json:"version"`
	Failed  int       `json:"failed"`
	Warned  int       `json:"warned"`
	Checks  []symptom `json:"checks"`
}

// symptom is one thing that was looked at.
type symptom struct {
	Level string `json:"level"` // ok, warn or fail
	About string `json:"about"` // config, an SDK, schema, waivers, github
	Text  string `json:"text"`
}

func (e *exam) say(level, about, format string, args ...any) {
	switch level {
	case "fail":
		e.Failed++
	case "warn":
		e.Warned++
	}
	e.Checks = append(e.Checks, symptom{level, about, printable(fmt.Sprintf(format, args...))})
}

func (e exam) text() string {
	width := 0
	for _, c := range e.Checks {
		width = max(width, len(c.About))
	}
	var b strings.Builder
	for _, c := range e.Checks {
		fmt.Fprintf(&b, "%-4s  %-*s  %s\n", c.Level, width, c.About, c.Text)
	}
	switch {
	case e.Failed+e.Warned == 0:
		b.WriteString("\nall is well\n")
	default:
		fmt.Fprintf(&b, "\n%d failed, %s\n", e.Failed, plural(e.Warned, "warning"))
	}
	return b.String()
}

// examine looks at everything it can. A configuration that cannot be used is a symptom; an unreadable repository is an error.
func (w *workspace) examine(ctx context.Context, rev string) (exam, error) {
	e := exam{Version: 1}
	tree, err := w.tree(ctx, rev)
	if err != nil {
		return e, err
	}
	c, err := w.load(ctx, tree)
	var wrong exitError
	switch {
	case errors.As(err, &wrong) && wrong.status == statusUsage:
		for line := range strings.Lines(err.Error()) {
			e.say("fail", "config", "%s", strings.TrimSpace(line))
		}
		return e, nil
	case err != nil:
		return e, err
	}
	s, err := w.side(ctx, tree, c)
	if err != nil {
		return e, err
	}
	e.config(s)
	for _, sdk := range c.SDKs {
		e.layout(sdk, tree)
		e.coverage(s, sdk.Name)
	}
	e.schema(s)
	e.waivers(s)
	return e, e.workflows(ctx, tree, c)
}

// layout holds what an SDK's configuration says against the files.
func (e *exam) layout(sdk config.SDK, tree source.Tree) {
	files := sdk.Select(tree)
	if len(files) == 0 {
		e.say("fail", sdk.Name, "no file of %s matches %s", folderName(sdk.Root), strings.Join(sdk.Files, ", "))
		return
	}
	entries := sdk.EntryPaths(tree)
	text := plural(len(files), "file")
	if len(entries) > 0 {
		text += ", public by " + short(strings.Join(entries, ", "))
	}
	e.say("ok", sdk.Name, "%s", text)
	level := "warn"
	if len(entries) == 0 {
		level = "fail" // without any, nothing says what is public
	}
	for _, glob := range sdk.Entries {
		if only := (config.SDK{Root: sdk.Root, Entries: []string{glob}}); len(only.EntryPaths(tree)) == 0 {
			e.say(level, sdk.Name, "entry point %s does not exist", glob)
		}
	}
	e.unmatched(sdk, tree, "files", sdk.Files)
	e.unmatched(sdk, tree, "generated", sdk.Generated)
}

// unmatched warns of globs that match none of an SDK's files.
func (e *exam) unmatched(sdk config.SDK, tree source.Tree, field string, globs []string) {
	for _, glob := range globs {
		if only := (config.SDK{Root: sdk.Root, Files: []string{glob}}); len(only.Select(tree)) == 0 {
			e.say("warn", sdk.Name, "%s: nothing matches %s", field, glob)
		}
	}
}

func folderName(root string) string {
	if root == "" || root == "." {
		return "the repository"
	}
	return root
}
